"""The words inside a paper, page by page: what is read so that they can be found and cited.

The text is an aid and never the record: the file is. What cannot be read has no text here.
"""

import contextlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError

from tipcouncil.records.file_text_office import OFFICE, office_pages
from tipcouncil.records.file_types import HTML, MARKDOWN, PDF, TEXT, type_of
from tipcouncil.records.intake_recognise import HEAD, read_text

CHILD = Path(__file__).with_name("file_text_child.py")
MEMORY = 512 * 1024**2  # bytes of addresses
SECONDS = 20
MOST_CHARACTERS = 2_000_000  # of one paper; a thousand pages of print have as many


class Page(NamedTuple):
    """The text of a page of a PDF, a slide, a sheet, or of a paper that has no pages."""

    number: int
    label: str  # page 3; slide 2; sheet “Budget”; empty where the paper has no parts
    text: str


def pages_of(file, media_type: str) -> list[Page]:
    """The pages of a paper that have text. Empty for a scan, a picture, and what cannot be read."""
    kind = type_of(media_type)
    try:
        if kind in (PDF, HTML):
            found = read_apart(file, kind)
        elif kind in OFFICE:
            found = office_pages(file, kind)
        elif kind in (MARKDOWN, TEXT):
            found = [("", text_of(file))]
        else:
            return []
        return list(within_bounds(found))
    except ValidationError:
        return []


def within_bounds(found):
    left = MOST_CHARACTERS
    for number, (label, text) in enumerate(found, start=1):
        text = text.replace("\x00", "").strip()[:left]
        left -= len(text)
        if text:
            yield Page(number, label, text)
        if not left:
            return


def read_apart(file, kind):
    """Each page as (label, text), as a process said that may fail without harm."""
    with tempfile.TemporaryFile() as paper, tempfile.TemporaryFile() as answer:
        if kind == HTML:
            paper.write(text_of(file).encode())
        else:
            file.seek(0)
            while chunk := file.read(1 << 20):
                paper.write(chunk)
        paper.seek(0)
        limits = [str(limit) for limit in (MEMORY, SECONDS, MOST_CHARACTERS)]
        with contextlib.suppress(subprocess.TimeoutExpired):  # the pages read until then stand
            subprocess.run(
                [sys.executable, "-I", CHILD, kind.ending, *limits],
                stdin=paper,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=SECONDS,
                check=False,
            )
        answer.seek(0)
        for line in answer:
            try:
                label, text = json.loads(line)
            except ValueError:  # the process ended in the middle of a line
                return
            yield label, text


def text_of(file):
    file.seek(0)
    content = file.read()
    return read_text(content, content[:HEAD], "")[0]
