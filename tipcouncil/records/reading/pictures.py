"""What a picture says of itself, in its EXIF, IPTC, XMP and remarks."""

import io
from contextlib import suppress

from PIL import ExifTags, Image, IptcImagePlugin

from tipcouncil.records.reading.hidden import PaperPart
from tipcouncil.records.reading.properties import as_hidden, of_xmp

EXIF = {
    **{ExifTags.Base.Artist: "author", ExifTags.Base.XPAuthor: "author"},
    **{ExifTags.Base.Copyright: "rights", ExifTags.Base.CameraOwnerName: "owner"},
    **{ExifTags.Base.ImageDescription: "remark", ExifTags.Base.UserComment: "remark"},
    **{ExifTags.Base.XPComment: "remark", ExifTags.Base.XPSubject: "subject"},
    **{ExifTags.Base.XPTitle: "title", ExifTags.Base.XPKeywords: "keywords"},
    **{ExifTags.Base.DocumentName: "title", ExifTags.Base.HostComputer: "computer"},
}
WIDE = range(ExifTags.Base.XPTitle, ExifTags.Base.XPSubject + 1)  # what Windows writes
IPTC = {
    **{(2, 5): "title", (2, 25): "keywords", (2, 40): "remark", (2, 80): "author"},
    **{(2, 90): "place", (2, 92): "place", (2, 105): "title", (2, 110): "author"},
    **{(2, 115): "author", (2, 116): "rights", (2, 120): "remark", (2, 122): "author"},
}
CODES = {b"ASCII\0\0\0": "ascii", b"UNICODE\0": "utf-16-le"}


def properties(content):
    """Each property that is words; none of what is no picture. Only its head is decoded."""
    with (
        suppress(OSError, SyntaxError, ValueError),
        Image.open(io.BytesIO(content), formats=["PNG", "JPEG"]) as picture,
    ):
        return as_hidden(
            [
                *of_exif(picture.getexif()),
                *of_iptc(IptcImagePlugin.getiptcinfo(picture) or {}),
                *of_xmp(as_bytes(picture.info.get("xmp") or b"")),
                *of_remarks(picture),
            ]
        )
    return []


def of_exif(exif):
    for values in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        for tag, value in values.items():
            if tag in EXIF:
                yield EXIF[tag], decoded(value, "utf-16-le" if tag in WIDE else "utf-8")


def of_iptc(entries):
    for key, value in entries.items():
        for one in value if isinstance(value, list) else [value]:
            if key in IPTC:
                yield IPTC[key], decoded(one)


def of_remarks(picture):
    """The remark of a JPEG, and the named texts of a PNG, also those behind its picture."""
    if picture.format == "PNG":
        picture.load()
        for name, words in picture.text.items():
            if "xmp" in name.lower():
                yield from of_xmp(as_bytes(words))
            else:
                yield name.lower(), words
    yield "remark", decoded(picture.info.get("comment", b""))


def as_bytes(value):
    return value if isinstance(value, bytes) else str(value).encode()


def decoded(value, code="utf-8"):
    if not isinstance(value, bytes):
        return str(value)
    code, value = (CODES[value[:8]], value[8:]) if value[:8] in CODES else (code, value)
    return value.decode(code, "replace")


def parts_of(content):
    """One part without text: the words in a picture are not read here."""
    yield PaperPart(hidden=properties(content))
