"""The words inside a paper, page by page: what is read so that they can be found and cited.

The text is an aid and never the record: the file is. What cannot be read has no text here. Words
that a reader of the paper cannot see are no part of the text; they are told apart, for staff.
"""

import contextlib
from typing import NamedTuple

from django.core.exceptions import ValidationError

from tipcouncil.records.files.recognise import HEAD, read_text
from tipcouncil.records.files.types import (
    DOCX,
    HTML,
    JPEG,
    MARKDOWN,
    ODT,
    PDF,
    PNG,
    PPTX,
    TEXT,
    XLSX,
    type_of,
)
from tipcouncil.records.hidden import Hidden
from tipcouncil.records.hidden.web import without_comments
from tipcouncil.records.sandbox import MB, Limits, run

TASK = "tipcouncil.records.files.text.task:read"
LIMITS = Limits(memory=512 * MB, seconds=20, output=64 * MB)
MOST_CHARACTERS = 2_000_000  # of one paper; a thousand pages of print have as many
MOST_HIDDEN = 200_000  # of these, that are kept for staff to see
READ_APART = (PDF, HTML, DOCX, ODT, PPTX, XLSX, PNG, JPEG)
FURTHER_READERS = {}  # of kinds that are read above this floor: {kind: a function of the file}


class TextPage(NamedTuple):
    """The text of a page of a PDF, a slide, a sheet, or of a paper that has no pages."""

    number: int
    label: str  # page 3; slide 2; sheet “Budget”; empty where the paper has no parts
    text: str


class FileText(NamedTuple):
    """The words of a paper: the pages that have any, and what its readers cannot see."""

    pages: list[TextPage]
    hidden: list[Hidden]


def text_of_file(file, media_type):
    """No pages for a scan, for a picture, and for what cannot be read."""
    kind = type_of(media_type)
    found = []
    with contextlib.suppress(ValidationError):
        if kind in READ_APART:
            found = list(read_apart(file, kind))
        elif kind == TEXT:
            found = [("", decoded(file), [])]
        elif kind == MARKDOWN:
            found = [("", *without_comments(decoded(file)))]
        elif kind in FURTHER_READERS:
            found = [FURTHER_READERS[kind](file)]
    pages = list(within_bounds((label, text) for label, text, _ in found))
    return FileText(pages, bounded(Hidden(*one) for *_, hidden in found for one in hidden))


def bounded(hidden):
    left = MOST_HIDDEN
    kept = []
    for one in hidden:
        if left > 0:
            kept.append(one._replace(words=one.words[:left]))
        left -= len(one.words)
    return kept


def within_bounds(found):
    left = MOST_CHARACTERS
    for number, (label, text) in enumerate(found, start=1):
        text = text.replace("\x00", "").strip()[:left]
        left -= len(text)
        if text:
            yield TextPage(number, label, text)
        if not left:
            return


def read_apart(file, kind):
    """Each page as (label, text, what is hidden): those that were read in time."""
    paper = decoded(file).encode() if kind == HTML else file
    yield from run(TASK, paper, LIMITS, kind.ending, MOST_CHARACTERS).objects()


def decoded(file):
    file.seek(0)
    content = file.read()
    return read_text(content, content[:HEAD], "")[0]
