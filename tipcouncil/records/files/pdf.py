"""What a PDF is, learnt by a process that may fail without harm."""

import base64
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError

from tipcouncil.records.sandbox import MB, Limits, run

TASK = "tipcouncil.records.files.pdf_task:read"
LIMITS = Limits(memory=512 * MB, seconds=20, output=5 * MB)  # a page in colour at 600 dpi fits
WIDTH = 400  # pixels of the picture of the first page
END_WITHIN = 2048  # bytes; a whole PDF ends with its end mark

LOCKED = (
    "This PDF is locked with a password. Open it, take the password off, save it, and upload the"
    " new file."
)
DAMAGED = (
    "This PDF is damaged and cannot be opened. Upload it again; if that does not help, open it,"
    " print it to a new PDF, and upload that."
)


@dataclass
class PdfFacts:
    """What was learnt of a PDF. None: it could not be learnt."""

    pages: int | None = None
    is_tagged: bool | None = None
    has_text: bool | None = None
    title: str = ""
    first_page: bytes = b""
    page_sizes: list[list[int]] = field(default_factory=list)  # width, height, of the first pages


def read_pdf(file, *, accept_unreadable=False):
    """Pages, tags, text and the first page's picture of a PDF open for reading.

    A PDF whose pages cannot be counted is refused, unless it is kept in any case: then nothing is
    known of it.
    """
    file.seek(max(0, file.seek(0, 2) - END_WITHIN))
    is_whole = b"%%EOF" in file.read()
    learnt = learn(file) if is_whole else {"refused": "damaged"}
    if "pages" not in learnt and not accept_unreadable:
        raise ValidationError(LOCKED if learnt.get("refused") == "locked" else DAMAGED)
    return PdfFacts(
        pages=learnt.get("pages"),
        is_tagged=learnt.get("is_tagged"),
        has_text=learnt.get("has_text"),
        title=learnt.get("title", ""),
        first_page=base64.b64decode(learnt.get("thumbnail", "")),
        page_sizes=learnt.get("page_sizes", []),
    )


def page_pictures(file, first, last, width, seconds=LIMITS.seconds):
    """{number: a WebP picture} of the pages from `first` to `last`, as far as the time was enough.

    A page that cannot be drawn is left out.
    """
    learnt = learn(file, seconds, width, first, last)
    named = ((number, learnt.get(f"page {number}")) for number in range(first, last + 1))
    return {number: base64.b64decode(picture) for number, picture in named if picture}


def learn(file, seconds=LIMITS.seconds, width=WIDTH, *pages):
    """What the task said before it ended, or before its time was over."""
    answer = run(TASK, file, LIMITS._replace(seconds=seconds), width, *pages)
    learnt = {}
    for said in answer.objects():
        learnt |= said
    return learnt
