"""Words inside a file that whoever reads the paper cannot see, though the file holds them."""

from enum import StrEnum
from typing import NamedTuple


class By(StrEnum):
    """What hides words from a reader, as staff are told it."""

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


LISTED_APART = (By.PROPERTIES, By.BESIDE)

SMALLEST = 2.0  # points: print below this is a dot
USUAL_SIZE = 12.0  # points, where nothing says one
NARROWEST = 10  # percent of the usual width of letters
LEAST_CONTRAST = 16  # of 255, in the channel that differs most: #F0F0F0 on white is not seen
WHITE, BLACK = "FFFFFF", "000000"
CLEAR = "clear"  # a color of letters that leave no ink


class Hidden(NamedTuple):
    """A run of words that cannot be seen: what hides it, where it stands, and the words."""

    kind: str
    place: str  # page 3; empty where the file has no pages
    words: str


class Look(NamedTuple):
    """How words look, as far as their file says so: colors are RRGGBB, lengths are points."""

    hidden: str = ""  # what hides them by a mark, whatever they look like
    size: float = USUAL_SIZE
    width: float = 100  # percent of the usual width of letters
    height: float = USUAL_SIZE  # of a line or a row that grows no higher
    color: str | None = None  # None: one that can be read, whatever is behind it
    highlight: str | None = None
    behind: str | None = WHITE  # None: not known

    @property
    def hides(self):
        """What hides words that look so; empty where nothing does."""
        if self.hidden:
            return self.hidden
        if min(self.size, self.height) < SMALLEST or self.width < NARROWEST:
            return By.TINY
        behind = self.highlight or self.behind
        if self.color is None:  # it turns white on a dark ground, but not under a highlighter
            return By.COLOR if self.highlight == BLACK else ""
        is_blended = self.color == CLEAR or (behind and is_same_color(self.color, behind))
        return By.COLOR if is_blended else ""


def count(hidden):
    """How many words are hidden in the text of a file."""
    return sum(len(one.words.split()) for one in in_text(hidden))


def in_text(hidden):
    """What is hidden in the text itself. The properties of a file are told apart."""
    return [one for one in hidden if one.kind not in LISTED_APART]


def sentence(hidden):
    """How many words of a file are hidden, and by what; empty where none is."""
    number = count(hidden)
    if not number:
        return ""
    kinds = dict.fromkeys(one.kind for one in in_text(hidden))
    parts = [f"{count([one for one in hidden if one.kind == kind])} {kind}" for kind in kinds]
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


def gathered(runs, place=""):
    """Runs of (kind, words) as they follow on each other: those of one kind in a row are one run.

    A run of None, which is anything that can be seen, parts what stands before from what follows.
    """
    joined = []
    for run in runs:
        if run and joined and joined[-1] and joined[-1][0] == run[0]:
            joined[-1] = (run[0], joined[-1][1] + run[1])
        else:
            joined.append(run)
    spaced = ((run[0], " ".join(run[1].split())) for run in joined if run)
    return [Hidden(kind, place, words) for kind, words in spaced if words]


def beside(words, place=""):
    """Words that stand beside the text, each once."""
    return gathered(((By.BESIDE, f"{one} ") for one in dict.fromkeys(words) if one), place)


def mixed(one, other, percent):
    """The color that dots of one color make upon another, which they cover to so many percent."""
    shares = ((one, percent), (other, 100 - percent))
    parts = (sum(int(c[at : at + 2], 16) * share for c, share in shares) for at in (0, 2, 4))
    return "".join(f"{round(part / 100):02X}" for part in parts)


class PaperPart(NamedTuple):
    """What a reader would call a page, or the whole of a paper without pages, as it was read."""

    label: str = ""  # page 3; slide 2; sheet “Budget”; empty where the paper has no parts
    text: str = ""
    hidden: list = []
    markdown: str = ""  # the text with its headings, lists and tables, of papers that are texts
