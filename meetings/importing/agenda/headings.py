"""One heading of the minutes: its label, its title, and what else stands in its line."""

from dataclasses import dataclass

from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label, read_label
from meetings.importing.text.line import Line
from meetings.importing.text.lines import width_of

MOST_WRAPPED = 6  # lines of one title
NEARLY_FULL = 0.72  # of the paper's width: such a line may go on in the next
BOLD_RANK = 7  # a bold line stands below every heading of the markup


@dataclass
class ItemHeading:
    """Lines that name an item. Its rank and the shape of its label tell how high it stands."""

    at: int  # index of its first line
    last: int  # index of its last line
    label: Label | None
    title: str
    rest: str = ""  # what follows the title in its lines
    rank: int = 0


class Paper:
    """The lines of the minutes, as the manners of marking items look at them."""

    def __init__(self, lines: list[Line], first: int):
        self.lines = lines
        self.first = first  # where the head of the paper ends
        self.width = width_of(lines)  # if its paragraphs are broken into lines

    def heading(self, at: int, rank: int | None = None) -> ItemHeading:
        """The heading that begins with the line `at`."""
        line = self.lines[at]
        if rank is None:
            rank = line.rank or (BOLD_RANK if line.is_bold else 0)
        if not line.words:
            below = self.below(at)
            is_other = below is None or below.label or below.rank or below.bullet or below.is_rule
            if below is None or is_other or below.at - at > 3:
                return ItemHeading(at, at, line.label, "", "", rank)
            title, rest = titles.split_title(below.text)
            return ItemHeading(at, below.at, line.label, title, rest, rank)
        if line.bold and not line.rank and line.bold != line.text:
            title, rest = bold_title(line)
            return ItemHeading(at, at, line.label, title, rest, rank)
        is_marked = bool(line.rank) or line.is_bold
        if line.columns and not line.label and not is_marked:
            return ItemHeading(
                at, at, line.label, line.columns[0], " ".join(line.columns[1:]), rank
            )
        title, rest = titles.split_title(line.words, is_marked=is_marked)
        last = at
        while not is_marked and not rest and last - at < MOST_WRAPPED and self.goes_on(last):
            last += 2 if self.lines[last + 1].is_filler else 1
            words = " ".join(one.text for one in self.lines[at + 1 : last + 1])
            title, rest = titles.split_title(f"{line.words} {words}")
        return ItemHeading(at, last, line.label, title, rest, rank)

    def below(self, at: int) -> Line | None:
        """The next line with words."""
        return next((line for line in self.lines[at + 1 : at + 8] if line.text), None)

    def goes_on(self, at: int) -> bool:
        """Whether a line is so full that the next one, of the same block, is its continuation."""
        lines = self.lines
        if not self.width or len(lines[at].raw.rstrip()) < self.width * NEARLY_FULL:
            return False
        below = self.below(at)
        if below is None or below.at > at + 1 + lines[at + 1].is_filler:
            return False
        if titles.is_title_case(lines[at].words) and not titles.is_title_case(below.text):
            return False  # a Title Like This is over where a sentence begins
        return not (below.opens_block or below.label or below.rank or below.bullet or below.cells)

    def layout(self, at: int) -> tuple[bool, bool]:
        """Whether a line stands behind a blank one, and over one."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return self.lines[at].opens_block, below is None or below.is_blank

    def has_text_below(self, at: int, known: set[int]) -> bool:
        """A sentence, a list or another title follows, and not another short line."""
        below = self.below(at)
        is_long = below and (
            len(below.text.split()) > titles.LONGEST_PLAIN or below.text[-1] in ".!?"
        )
        return bool(below and (is_long or below.bullet or below.label or below.at in known))


def bold_title(line: Line) -> tuple[str, str]:
    """The bold words at the beginning of a line, and the others."""
    label = read_label(line.bold, is_marked=True)
    title = line.bold[label.end :] if label else line.bold
    rest = line.text[len(line.bold) :] if line.text.startswith(line.bold) else ""
    is_part = rest.strip(" :.-–—") and not line.is_bold and line.label and not label
    if not title.strip() or is_part:
        return titles.split_title(line.words)
    bare, hour = titles.split_title(title.strip(), is_marked=True)
    return bare, f"{hour} {rest.lstrip(' :')}".strip()
