"""What a file is, by its bytes. Neither its name nor what the browser says of it is believed."""

import re

from django.core.exceptions import ValidationError

from tipcouncil.records.files.messages import BEGINNINGS, MARKUP, WAYS, refusal
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
TAKEN = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"{\\rtf", RTF),
)
ARCHIVE = b"PK\x03\x04"
ARCHIVE_OF_SOME_KIND = object()
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
    for beginning, kind in TAKEN:
        if head.startswith(beginning):
            return kind
    return ARCHIVE_OF_SOME_KIND if head.startswith(ARCHIVE) else None


def refuse_foreign(head, name):
    """Refuse a file that is neither text nor of a kind that is taken, in words that help."""
    for beginning, sentence in BEGINNINGS.items():
        if head.startswith(beginning):
            raise ValidationError(f"“{name}” {sentence}")
    if FILM_OR_PHOTO.match(head):
        raise refusal("film", name=name)
    raise refusal("not taken", name=name, kinds=ENDINGS_IN_WORDS)


def refuse_markup(text, expected, name):
    """Refuse a document that is written as XML or as a web archive, under whatever name."""
    start = text[: 4 * HEAD]
    for one in MARKUP:
        if re.search(one["pattern"], start):
            raise refusal("other markup", name=name, what=one["what"], way=WAYS[one["way"]])
    if expected not in (TEXT, MARKDOWN) and WEB_ARCHIVE.match(start):
        raise refusal("web archive", name=name, way=WAYS["word"])


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
