"""What a file is, by its bytes. Neither its name nor what the browser says of it is believed."""

import re

from django.core.exceptions import ValidationError

from tipcouncil.records.files.types import (
    ENDINGS_IN_WORDS,
    HTML,
    JPEG,
    MARKDOWN,
    PDF,
    PNG,
    RTF,
    TEXT,
)

HEAD = 1024  # bytes
BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"{\\rtf", RTF),
)
ARCHIVE = b"PK\x03\x04"
ARCHIVE_OF_SOME_KIND = object()
# What people try that is not taken, with what to do instead.
NOT_TAKEN = (
    (
        b"\xd0\xcf\x11\xe0",
        "is a Word, Excel or PowerPoint file of the kind used before 2007, or one that is locked"
        " with a password; a new ending of its name does not change that. Open it, take the"
        " password off, choose File, Save As, and docx, xlsx, pptx or PDF in the list of types.",
    ),
    (b"MZ", "is a program, which this record does not keep."),
    (b"\x7fELF", "is a program, which this record does not keep."),
    (b"GIF8", "is a GIF picture. Save it as PNG or JPEG."),
    (b"II*\x00", "is a TIFF picture. Save it as PDF, PNG or JPEG."),
    (b"MM\x00*", "is a TIFF picture. Save it as PDF, PNG or JPEG."),
    (b"RIFF", "is a WebP picture, a sound or a film. Save a picture as PNG or JPEG."),
    (b"PK\x05\x06", "is an empty zip archive. Upload the papers themselves."),
    (b"PK", "is a zip archive. Take the papers out of it and upload each of them."),
    (b"Rar!", "is an archive. Take the papers out of it and upload each of them."),
    (b"7z\xbc\xaf", "is an archive. Take the papers out of it and upload each of them."),
    (b"\x1f\x8b", "is an archive. Take the papers out of it and upload each of them."),
)
# Archives that are the files of other programs: how a member's name ends, and the way out.
APPLE = (
    "This is a file of Pages, Numbers or Keynote. Open it there, choose File, Export To, and Word,"
    " Excel, PowerPoint or PDF; then upload the new file."
)
OTHER_PROGRAMS = (
    (".iwa", APPLE),
    ("index.zip", APPLE),  # of 2013
    ("index.apxl", APPLE),  # and before
    ("index.xml", APPLE),
    ("index.xml.gz", APPLE),
    ("meta-inf/container.xml", "This is an e-book. Upload a PDF of it, or what it was made from."),
)
AS_WORD = (
    "Open it in Word or LibreOffice, choose File, Save As, and “Word Document (*.docx)” in the list"
    " of types. A new ending of its name alone does not change the file."
)
AS_EXCEL = AS_WORD.replace("Word or", "Excel or").replace("Word Document (*.docx)", "xlsx")
AS_SLIDES = AS_WORD.replace("Word or", "PowerPoint or").replace("Word Document (*.docx)", "pptx")
AS_OPENDOCUMENT = AS_WORD.replace("Word or ", "").replace(
    "Word Document (*.docx)", "ODF Text Document (.odt)"
)
BY_OTHER_ENDING = {
    ending: sentence
    for endings, sentence in (
        ("doc dot docm dotx dotm wpd wps xml mht mhtml", AS_WORD),
        ("xls xlt xlsm xlsb xltx xltm ods sxc", AS_EXCEL),
        ("ppt pps pptm ppsx ppsm potx potm odp sxi", AS_SLIDES),
        ("ott odm sxw fodt", AS_OPENDOCUMENT),
        ("pages numbers key", APPLE),
        ("zip rar 7z gz tgz", "Take the papers out of it and upload each of them."),
        ("gif tif tiff bmp webp heic heif", "Save it as PNG, JPEG or PDF."),
        ("msg eml", "Open it in your mail program and print it to a PDF."),
    )
    for ending in endings.split()
}
# Documents written as one file of markup, as their first characters show.
AS_MARKUP = (
    (r'progid="Word\.Document"|<pkg:package\b|<w:wordDocument\b', "a Word document", AS_WORD),
    (r'progid="Excel\.Sheet"', "an Excel workbook", AS_EXCEL),
    (r'progid="PowerPoint\.Show"', "a PowerPoint presentation", AS_SLIDES),
    (r"<office:document\b", "an OpenDocument text", AS_OPENDOCUMENT),
)
WEB_ARCHIVE = re.compile(r"\s*MIME-Version:", re.IGNORECASE)
FILM_OR_PHOTO = re.compile(rb".{4}ftyp", re.DOTALL)
PAGE = re.compile(r"<!doctype\s+html\b|<(?:html|head|body)\b", re.IGNORECASE)
OTHER_MARKUP = re.compile(r"<(?:\?xml|svg|!doctype|script)\b", re.IGNORECASE)
BEFORE_MARKUP = re.compile(r"(?:\s+|<!--.{0,1000}?-->)*", re.DOTALL)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def recognise(head):
    """The kind that the first bytes name, as far as they do; None for text and the unknown."""
    for beginning, kind in BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return ARCHIVE_OF_SOME_KIND if head.startswith(ARCHIVE) else None


def refuse_foreign(head, name):
    """Refuse a file that is neither text nor of a kind that is taken, in words that help."""
    for beginning, sentence in NOT_TAKEN:
        if head.startswith(beginning):
            raise ValidationError(f"“{name}” {sentence}")
    if FILM_OR_PHOTO.match(head):
        raise ValidationError(
            f"“{name}” is a film, a sound or a telephone's picture. Save a picture as JPEG."
        )
    raise ValidationError(
        f"“{name}” is damaged, or of a kind that this record does not take."
        f" It takes {ENDINGS_IN_WORDS}."
    )


def refuse_markup(text, expected, name):
    """Refuse a document that is written as XML or as a web archive, under whatever name."""
    start = text[: 4 * HEAD]
    for pattern, what, sentence in AS_MARKUP:
        if re.search(pattern, start):
            raise ValidationError(f"“{name}” is {what} that was saved as XML. {sentence}")
    if expected not in (TEXT, MARKDOWN) and WEB_ARCHIVE.match(start):
        raise ValidationError(f"“{name}” is a document that was saved as a web archive. {AS_WORD}")


def read_text(content, head, name):
    """The text of a plain file and its encoding. What is not text is refused.

    Old papers may be in Windows-1252: they are kept as they are, and served with their charset.
    """
    encodings = [found for mark, found in BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in encodings or ["utf-8", "windows-1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROLS.search(text):
            return text, encoding.removesuffix("-sig")
        break
    return refuse_foreign(head, name)


def recognise_text(text, expected):
    """Which of the kinds of text it is. Text that is no web page is what its name says."""
    start = text[BEFORE_MARKUP.match(text).end() :][:HEAD]
    if PAGE.search(start) and start.startswith("<"):
        return HTML
    if OTHER_MARKUP.match(start):
        return None
    if expected == HTML and start.startswith("<"):
        return HTML
    return MARKDOWN if expected == MARKDOWN else TEXT
