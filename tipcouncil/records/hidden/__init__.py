"""Words inside a file that whoever reads the paper cannot see, though the file holds them.

They are marked hidden, printed in the colour of what is behind them, under a box, in a comment, a
speaker's note, a hidden sheet. None of them goes into a text that is public or can be searched. But
a file that is posted is public with them inside, so staff are shown them and asked first.

Each reader of a kind of file takes them out and says what it took. The modules here import nothing
but the standard library and the PDF reader: they run in the processes that read strangers' files.
"""

from typing import NamedTuple

__all__ = [
    "BESIDE",
    "COMMENT",
    "HIDDEN_PART",
    "NOT_DRAWN",
    "PROPERTIES",
    "Hidden",
    "attribute",
    "child",
    "count",
    "gathered",
    "in_text",
    "local",
    "office_beside",
    "office_parts",
    "opendocument",
    "pdf",
    "pdf_earlier",
    "pictures",
    "properties",
    "sentence",
    "slide_ground",
    "web",
    "word",
    "word_pages",
    "workbook",
]

HIDDEN = "marked hidden"
COLOR = "in the color of what is behind it"
TINY = "too small to be read"
DELETED = "deleted, while changes were tracked"
COMMENT = "in a comment"
NOTES = "in a speaker’s notes"
HIDDEN_PART = "on a hidden slide, sheet, row or column"
COVERED = "under a box or a picture"
NOT_DRAWN = "not drawn on the page"
PROPERTIES = "in the properties of the file"
BESIDE = "beside the text"  # bookmarks, links, the descriptions of pictures
LISTED_APART = (PROPERTIES, BESIDE)

SMALLEST = 2.0  # points: print below this is a dot
LEAST_CONTRAST = 16  # of 255, in the channel that differs most: #F0F0F0 on white is not seen


class Hidden(NamedTuple):
    """A run of words that cannot be seen: what hides it, where it stands, and the words."""

    kind: str
    place: str  # page 3; empty where the file has no pages
    words: str


def count(found):
    """How many words are hidden in the text of a file."""
    return sum(len(one.words.split()) for one in in_text(found))


def in_text(found):
    """What is hidden in the text itself. The properties of a file are told apart."""
    return [one for one in found if one.kind not in LISTED_APART]


def sentence(found):
    """How many words of a file are hidden, and by what; empty where none is."""
    number = count(found)
    if not number:
        return ""
    kinds = dict.fromkeys(one.kind for one in in_text(found))
    parts = [f"{count([one for one in found if one.kind == kind])} {kind}" for kind in kinds]
    words = "1 word" if number == 1 else f"{number} words"
    return (
        f"This file holds {words} that a reader of the paper cannot see: {'; '.join(parts)}."
        " Whoever opens the file can read them."
    )


def is_same_color(one, other):
    """Whether two colors, as RRGGBB, cannot be told apart by eye."""
    return all(
        abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) < LEAST_CONTRAST
        for at in (0, 2, 4)
    )


def gathered(found, place=""):
    """Runs of (kind, words) as they follow on each other: those of one kind in a row are one run.

    A run of None, which is anything that can be seen, parts what stands before from what follows.
    """
    runs = []
    for one in found:
        if one and runs and runs[-1] and runs[-1][0] == one[0]:
            runs[-1] = (one[0], runs[-1][1] + one[1])
        else:
            runs.append(one)
    spaced = ((run[0], " ".join(run[1].split())) for run in runs if run)
    return [Hidden(kind, place, words) for kind, words in spaced if words]


def local(element):
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element, name):
    """An attribute by its name without its namespace; None where there is none."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element, *names):
    """The child of a child by these names; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element


def emptied(element):
    """Take everything out of an element; what follows it stays."""
    tail = element.tail
    element.clear()
    element.tail = tail
