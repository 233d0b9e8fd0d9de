"""What a page says of a paper: what it is, how long, how large."""

from typing import NamedTuple

from meetings.models import Document

KINDS_OF_FILE = {
    "application/pdf": "PDF",
    "application/msword": "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "application/vnd.ms-powerpoint": "PowerPoint",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
    "application/vnd.ms-excel": "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "Text",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
}


class ListedDocument(NamedTuple):
    """A document as a list shows it; `url` is empty where no file is held."""

    document: Document
    url: str
    words: str


def listed_document(document):
    url = document.get_file_url() if document.is_held else ""
    return ListedDocument(document, url, file_words(document))


def kind_of_file(stored):
    return KINDS_OF_FILE.get(stored.media_type, "File")


def file_words(stored):
    """PDF, 2 pages, 163 KB; or “Not held”."""
    if not stored.is_held:
        return "Not held"
    pages = f"{stored.pages} {'page' if stored.pages == 1 else 'pages'}" if stored.pages else ""
    scan = "scanned" if stored.is_scan else ""
    facts = (kind_of_file(stored), scan, pages, stored.size_words)
    return ", ".join(fact for fact in facts if fact)
