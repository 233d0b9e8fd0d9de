"""Pictures: counted before they are decoded, and decoded before they are believed."""

from django.core.exceptions import ValidationError
from PIL import Image

from tipcouncil.records.files.messages import SENTENCES, refusal
from tipcouncil.records.files.types import JPEG, PNG

MOST_PIXELS = 40_000_000  # decoded, each takes up to four bytes of memory
FORMATS = {PNG: "PNG", JPEG: "JPEG"}
ENDS = {PNG: b"IEND\xaeB`\x82", JPEG: b"\xff\xd9"}
PLACE = 0x8825  # where a camera writes its position


def open_picture(file, formats, sentence=SENTENCES["damaged picture"]):
    """A decoded picture. Its size is read from its header first: a small file can be a huge one."""
    file.seek(0)
    try:
        picture = Image.open(file, formats=formats)
        if picture.width * picture.height > MOST_PIXELS:
            raise refusal("too many pixels", most=MOST_PIXELS)
        picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refusal("too many pixels", most=MOST_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(sentence) from error
    return picture


def check_picture(file, kind):
    """Refuse what does not decode or carries something after its end; True if it says where."""
    picture = open_picture(file, [FORMATS[kind]])
    file.seek(max(0, file.seek(0, 2) - 4096))
    if not file.read().rstrip(b"\x00\r\n ").endswith(ENDS[kind]):
        raise refusal("after its end")
    return bool(picture.getexif().get_ifd(PLACE))
