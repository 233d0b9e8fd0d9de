"""What a PDF is, learnt by a process that may fail without harm."""

import base64
import contextlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError

CHILD = Path(__file__).with_name("pdf_child.py")
MEMORY = 512 * 1024**2  # bytes of addresses; a page in colour at 600 dpi fits
SECONDS = 20
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
    learnt = ask_child(file) if is_whole else {"refused": "damaged"}
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


def page_pictures(file, first, last, width, seconds=SECONDS):
    """{number: a WebP picture} of the pages from `first` to `last`, as far as the time was enough.

    A page that cannot be drawn is left out.
    """
    learnt = ask_child(file, seconds, width, first, last)
    named = ((number, learnt.get(f"page {number}")) for number in range(first, last + 1))
    return {number: base64.b64decode(picture) for number, picture in named if picture}


def ask_child(file, seconds=SECONDS, width=WIDTH, *pages):
    """What the child said before it ended, or before its time was over."""
    with tempfile.TemporaryFile() as paper, tempfile.TemporaryFile() as answer:
        file.seek(0)
        while chunk := file.read(1 << 20):
            paper.write(chunk)
        paper.seek(0)
        limits = [str(limit) for limit in (MEMORY, seconds, width, *pages)]
        with contextlib.suppress(subprocess.TimeoutExpired):  # then it is killed; its words stand
            subprocess.run(
                [sys.executable, "-I", CHILD, *limits],
                stdin=paper,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=seconds,
                check=False,
            )
        answer.seek(0)
        return heard(answer.read())


def heard(answer):
    """The child's lines as one dictionary. A line that was cut short is left out."""
    learnt = {}
    for line in answer.splitlines():
        try:
            learnt |= json.loads(line)
        except ValueError:
            break
    return learnt
