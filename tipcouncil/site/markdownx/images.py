"""Pictures dropped on a text: decoded, made smaller, encoded anew, without what else they held."""

import hashlib
from io import BytesIO
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import ImageOps

from tipcouncil.records.files.pictures import open_picture
from tipcouncil.records.files.stored import too_large_words
from tipcouncil.site.models import InlineImage

LARGEST = 5_000_000  # bytes
LONGEST_SIDE = 1600  # pixels; twice what a page shows
TAKEN = ["PNG", "JPEG", "GIF"]
AS_THEY_ARE = {"1", "L", "LA", "RGB", "RGBA"}
NOT_A_PICTURE = "This is not a picture that the record takes. Save it as PNG or JPEG first."


def keep(upload):
    """File an uploaded picture under a name of our own. Raises ValidationError with a sentence."""
    if upload.size > LARGEST:
        raise ValidationError(
            f"{too_large_words(upload.size, LARGEST, 'This picture')} Save it smaller."
        )
    content, format, size = encoded_anew(upload)
    name = uuid4().hex
    picture = InlineImage(
        name=name,
        media_type=f"image/{format.lower()}",
        width=size[0],
        height=size[1],
        sha256=hashlib.sha256(content).hexdigest(),
    )
    ending = "jpg" if format == "JPEG" else "png"
    picture.file.save(f"{name}.{ending}", ContentFile(content), save=True)
    return picture


def encoded_anew(file):
    """(bytes, format, (width, height))."""
    picture = open_picture(file, TAKEN, NOT_A_PICTURE)
    format = "JPEG" if picture.format == "JPEG" else "PNG"
    try:
        picture = ImageOps.exif_transpose(picture)
        if format == "JPEG" and picture.mode not in {"L", "RGB"}:
            picture = picture.convert("RGB")
        elif picture.mode not in AS_THEY_ARE:
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(NOT_A_PICTURE) from error
    picture.info.clear()  # where and when it was taken, by whom, and any remark
    stream = BytesIO()
    picture.save(stream, format, optimize=True)
    return stream.getvalue(), format, picture.size
