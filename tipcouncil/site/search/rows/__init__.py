"""What can be found of each record: the rows of the index, made from what is public now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Any, NamedTuple

__all__ = ["council", "law", "meetings", "reports"]

LONGEST_PART = 2_000  # words of a row; a longer text is divided


@dataclass
class Row:
    """Something that a reader would want to open, and the words by which they would ask for it."""

    kind: str
    title: str
    path: str
    text: str = ""
    place: str = ""
    source: Any = None  # the record whose gate it passes; a standing page has none
    address: str = ""  # its own page, where it is not the record's
    cited_as: str = ""  # what stands before the title
    also: str = ""  # other words for it, which are not shown
    date: Date | None = None
    year: int | None = None
    body: Any = None  # the one whose record it is
    own: tuple = ()  # keys of the law that it is the page of
    cites: str = ""  # citations that stand in neither title nor text
    status: str = ""
    status_class: str = ""

    def parts(self):
        """The row, or rows for the pieces of a text that is too long for one."""
        words = self.text.split()
        for number, start in enumerate(range(0, max(len(words), 1), LONGEST_PART), 1):
            place = self.place if number == 1 else f"{self.place}~{number}"
            text = " ".join(words[start : start + LONGEST_PART])
            yield replace(self, text=text, place=place, own=() if number > 1 else self.own)


class IndexUnit(NamedTuple):
    """Records of one model, each indexed with all that is found on its page."""

    records: Callable  # those that are public, with all that is read along for their pages
    rows_of: Callable[[Any], Iterable[Row]]

    @property
    def model(self):
        return self.records().model


def joined(*texts, by=" "):
    return by.join(filter(None, texts))
