"""The pages of a PDF on its way into the record: each as a picture, with the text read from it.

A page is drawn when a browser first asks for it, a few at a time, by a process that may fail
without harm. A paper whose pages take too much loses its pictures, and nobody else's time.
"""

import contextlib
import fcntl
import os
from typing import BinaryIO, NamedTuple

from meetings.importing.staging.uploads import Staged
from tipcouncil.records.files.paper import page_pictures

SHOWN = 100  # pages
WIDTH = 900  # pixels; twice what stands beside the record, for a sharp screen and for looking close
TALLEST = 3  # times the width
AT_ONCE = 5  # pages that are drawn together: who looks at one will look at the next
SECONDS = 20  # for these
ENDLESS = "endless"  # the mark of a paper whose pages took longer, or more memory than there is


class StagedPage(NamedTuple):
    """A page as it is shown beside the record. Without a width there is no picture of it."""

    number: int
    width: int | None
    height: int | None
    text: str


def pages_of(paper: Staged) -> list[StagedPage]:
    """The pages of a PDF, as many as are shown. Empty for what has no pages."""
    shown = min(paper.pages or 0, SHOWN)
    texts = paper.page_texts[:shown] + [""] * (shown - len(paper.page_texts))
    sizes = [] if is_endless(paper) else paper.page_sizes[:shown]
    pictures = [size_in_pixels(*size) for size in sizes] + [(None, None)] * (shown - len(sizes))
    return [
        StagedPage(number, *size, text)
        for number, (size, text) in enumerate(zip(pictures, texts, strict=True), start=1)
    ]


def size_in_pixels(width: int, height: int) -> tuple[int, int]:
    scale = min(WIDTH / width, WIDTH * TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def picture_of(paper: Staged, number: int) -> BinaryIO | None:
    """The picture of a page, open for reading; None where there is none and will be none."""
    if not 1 <= number <= min(len(paper.page_sizes), SHOWN):
        return None
    place = paper.folder / f"page-{number}.webp"
    with contextlib.suppress(FileNotFoundError):  # not drawn yet; or the paper went meanwhile
        if not place.is_file():
            with alone(paper):
                if not place.is_file():
                    draw(paper, number)
        return place.open("rb")
    return None


@contextlib.contextmanager
def alone(paper):
    """One process at a time draws the pages of a paper: the others wait for what it brings."""
    with (paper.folder / "drawing").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def draw(paper, number):
    """Draw a page, and while at it those behind it."""
    if is_endless(paper):
        return
    with paper.open() as file:
        last = min(number + AT_ONCE - 1, SHOWN)
        drawn, is_cut_short = page_pictures(file, number, last, WIDTH, SECONDS)
    for page, picture in drawn.items():
        put(paper, f"page-{page}.webp", picture)
    if number not in drawn and is_cut_short:
        put(paper, ENDLESS, b"")


def put(paper, name, content):
    """A file whole or not at all, since others may be reading."""
    unfinished = paper.folder / f"{name}.unfinished"
    unfinished.write_bytes(content)
    os.replace(unfinished, paper.folder / name)


def is_endless(paper):
    return (paper.folder / ENDLESS).exists()
