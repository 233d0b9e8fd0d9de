"""The kinds of file that the record takes, and what each is called."""

from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileType:
    """One kind of file: its ending here, its media type, and its name for a reader."""

    ending: str
    media_type: str
    words: str
    other_endings: tuple[str, ...] = ()


PDF = FileType("pdf", "application/pdf", "PDF")
DOCX = FileType("docx", f"{OFFICE}wordprocessingml.document", "Word document")
PPTX = FileType("pptx", f"{OFFICE}presentationml.presentation", "PowerPoint presentation")
XLSX = FileType("xlsx", f"{OFFICE}spreadsheetml.sheet", "Excel workbook")
ODT = FileType("odt", "application/vnd.oasis.opendocument.text", "OpenDocument text")
RTF = FileType("rtf", "application/rtf", "Rich Text document")
HTML = FileType("html", "text/html", "web page", ("htm",))
TEXT = FileType("txt", "text/plain", "plain text", ("text",))
MARKDOWN = FileType("md", "text/markdown", "Markdown text", ("markdown",))
PNG = FileType("png", "image/png", "PNG picture")
JPEG = FileType("jpg", "image/jpeg", "JPEG picture", ("jpeg",))

TYPES = (PDF, DOCX, PPTX, XLSX, ODT, RTF, HTML, TEXT, MARKDOWN, PNG, JPEG)
BY_ENDING = {ending: kind for kind in TYPES for ending in (kind.ending, *kind.other_endings)}
BY_MEDIA_TYPE = {kind.media_type: kind for kind in TYPES}
ENDINGS_IN_WORDS = "pdf, docx, pptx, xlsx, odt, rtf, html, txt, md, png or jpg"


def ending_of(name):
    """The ending of a file name, in small letters; empty where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def type_of(media_type):
    """The kind that a media type names, with or without its charset; None for any other."""
    return BY_MEDIA_TYPE.get(media_type.split(";")[0])
