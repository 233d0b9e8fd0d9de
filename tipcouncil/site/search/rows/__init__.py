"""What can be found of each record: the rows of the index, made from what is public now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Any

__all__ = ["KINDS", "council", "law", "meetings", "parts", "reports"]

LONGEST_PART = 2_000  # words of a row; a longer text is divided
KINDS = [
    ("item", "Minutes and agenda items"),
    ("meeting", "Meetings"),
    ("document", "Documents"),
    ("law", "Statutes and acts"),
    ("recommendation", "What the Council put forward"),
    ("report", "Reports"),
    ("resource", "Reports by others"),
    ("person", "People"),
    ("council", "The Council and its history"),
    ("page", "Lists and help pages"),
]


@dataclass
class Row:
    """Something that a reader would want to open, and the words by which they would ask for it."""

    place: str
    kind: str
    title: str
    path: str
    address: str
    source: Any = None  # the record whose gate it passes; a standing page has none
    text: str = ""
    name: str = ""  # its title without the citation in front
    also: str = ""  # other words for it, which are not shown
    date: Date | None = None
    year: int | None = None
    body: str = ""
    own: tuple = ()  # keys of the law that it is the page of
    cites: str = ""  # citations that stand in neither title nor text
    status: str = ""
    status_class: str = ""


@dataclass
class IndexUnit:
    """Records of one model, each indexed with all that is found on its page."""

    name: str
    model: type
    queryset: Callable
    rows_of: Callable[[Any], Iterable[Row]]


def parts(row):
    """The row, or rows for the pieces of a text that is too long for one."""
    words = row.text.split()
    for number, start in enumerate(range(0, max(len(words), 1), LONGEST_PART), 1):
        text = " ".join(words[start : start + LONGEST_PART])
        if number == 1:
            yield replace(row, text=text)
        else:
            yield replace(row, place=f"{row.place}~{number}", text=text, own=())
