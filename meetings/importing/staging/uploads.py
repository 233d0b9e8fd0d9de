"""A paper on its way into the record: kept aside while a clerk looks at what was read from it.

It is no part of the record. It lies in a folder of its own, is seen only by who sent it, and goes
when it is kept, thrown away, or a week old.
"""

import json
import re
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File

from meetings.importing import from_json, parse_reading, to_json
from meetings.models import Document
from tipcouncil.records.files.intake import check_size, clean_name, expected_kind, take_in
from tipcouncil.records.files.types import ending_of
from tipcouncil.records.reading.hidden import Hidden
from tipcouncil.records.texts.markdown import LONGEST

LONGEST_KEPT = 7 * 24 * 60 * 60  # seconds
SECONDS_FOR_A_SCAN = 15  # for all its pages: somebody waits for the answer
AT_MOST = 200  # papers on their way at one time
KEY = re.compile(r"[0-9a-f]{32}")
ABOUT = "about.json"


@dataclass
class Staged:
    """A paper that was sent, what was read from it, and what was said about the reading."""

    key: str
    name: str
    by: int
    media_type: str = ""
    sha256: str = ""
    pages: int | None = None
    page_sizes: list[list[int]] = field(default_factory=list)  # empty: no page can be drawn
    page_texts: list[str] = field(default_factory=list)
    markdown: str = ""
    problem: str = ""
    is_unreadable: bool = False
    notes: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    said: dict = field(default_factory=dict)  # what was read, as JSON

    @property
    def folder(self):
        return folder() / self.key

    @property
    def path(self):
        return self.folder / f"original.{ending_of(self.name)}"

    @property
    def parsed(self):
        return from_json(self.said)

    def open(self):
        """The original, under the name with which it came."""
        return File(self.path.open("rb"), name=self.name)

    def drop(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def folder():
    return Path(settings.DATA_DIR) / "staged"


def stage(upload, user, *, accept_unreadable=False):
    """Keep an upload aside and read it. Raises ValidationError with a sentence for what is refused.

    With `accept_unreadable`, a paper that cannot be opened is taken without a text.
    """
    sweep()
    name = clean_name(upload.name or "")
    expected_kind(name)
    check_size(upload.size, name)
    staged = Staged(key=uuid4().hex, name=name, by=user.pk)
    staged.folder.mkdir(parents=True, mode=0o700)
    try:
        with staged.path.open("wb") as kept:
            for chunk in upload.chunks():
                kept.write(chunk)
        describe(staged, accept_unreadable)
        (staged.folder / ABOUT).write_text(json.dumps(vars(staged)), encoding="utf-8")
    except BaseException:
        staged.drop()
        raise
    return staged


def describe(staged, accept_unreadable):
    paper = Document()
    with staged.open() as file:
        reading = take_in(paper, file, accept_unreadable=accept_unreadable)
        staged.sha256, staged.media_type, staged.pages = paper.sha256, paper.media_type, paper.pages
        staged.page_sizes = reading.page_sizes
        staged.notes, staged.hidden = reading.notes, reading.hidden
        reading, parsed = parse_reading(reading, paper.file.file, ocr_seconds=SECONDS_FOR_A_SCAN)
    staged.is_unreadable = accept_unreadable
    staged.markdown, staged.problem = reading.markdown[:LONGEST], reading.problem
    staged.page_texts = reading.page_texts
    staged.said = to_json(parsed)


def find(key, user):
    """The paper that this person sent, or None."""
    about = folder() / key / ABOUT
    if not KEY.fullmatch(key) or not about.is_file():
        return None
    staged = Staged(**json.loads(about.read_text(encoding="utf-8")))
    return staged if staged.by == user.pk else None


def sweep():
    """Throw away what nobody came back for."""
    ages = {one: age(one) for one in folder().glob("*")}
    for place, one in enumerate(sorted(ages, key=ages.get)):
        if place >= AT_MOST or ages[one] > LONGEST_KEPT:
            shutil.rmtree(one, ignore_errors=True)


def age(path):
    """Seconds since a paper was sent; 0 where somebody else threw it away just now."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0


def text_as_file(text):
    """A pasted text as the paper that it is from now on."""
    from_paste = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n"
    if not from_paste.strip():
        raise ValidationError("Choose a file, or paste the text of the minutes.")
    if len(from_paste) > LONGEST:
        raise ValidationError(f"This text is longer than the {LONGEST:,} characters of one record.")
    return from_paste.encode()
