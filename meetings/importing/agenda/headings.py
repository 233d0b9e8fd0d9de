"""One heading of the minutes: its label, its title, and what else stands in its line."""

import re
from dataclasses import dataclass

from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import Label, read_label
from meetings.importing.text.line import Line

MOST_WRAPPED = 6  # lines of one title
NEARLY_FULL = 0.72  # of the paper's width: such a line may go on in the next
BOLD_RANK = 7  # a bold line stands below every heading
BEGINS_SENTENCE = re.compile(
    r"(?:The|A|An|It|He|She|They|We|This|There|Mr|Mrs|Ms|No|None|Motion|Discussion|Tabled|Continued"
    r"|Approved|Moved|On|In|At|Upon)\b(?=.*[a-z])"
)


@dataclass
class ItemHeading:
    """Lines that name an item. Its rank and the shape of its label tell how high it stands."""

    at: int  # index of its first line
    last: int  # index of its last line
    label: Label | None
    title: str
    rest: str = ""  # what follows the title in its lines
    rank: int = 0
    cut: int = 0  # the rank of a heading between it and the last item that is itself no item


@dataclass
class MarkedLines:
    """The lines of the minutes, as the manners of marking items look at them."""

    lines: list[Line]
    first: int  # where the head of the paper ends
    width: int  # of its lines, if its paragraphs are broken into lines

    def heading(self, at: int, rank: int | None = None) -> ItemHeading:
        return heading_at(self.lines, at, rank=rank, width=self.width)


def heading_at(
    lines: list[Line], at: int, *, rank: int | None = None, width: int = 0
) -> ItemHeading:
    """The heading that begins with the line `at`, in a paper whose lines have this width."""
    line = lines[at]
    marked = is_marked(line)
    if rank is None:
        rank = line.rank or (BOLD_RANK if line.is_bold else 0)
    words = line.words
    if not words:
        below = next_words(lines, at)
        if below is None:
            return ItemHeading(at, at, line.label, "", "", rank)
        title, rest = titles.split_title(lines[below].text, is_marked=False)
        return ItemHeading(at, below, line.label, title, rest, rank)
    if line.bold and not line.rank and line.bold != line.text:
        title, rest = bold_title(line)
        return ItemHeading(at, at, line.label, title, rest, rank)
    title, rest = titles.split_title(words, is_marked=marked)
    last = at
    is_title = titles.is_title_case(words)
    while not marked and not rest and last - at < MOST_WRAPPED and goes_on(lines, last, width):
        below = last + (2 if lines[last + 1].is_filler else 1)
        if is_title and not titles.is_title_case(lines[below].text):
            break  # a Title Like This is over where a sentence begins
        if BEGINS_SENTENCE.match(lines[below].text):
            break
        last = below
        words = f"{words} {lines[last].text}"
        title, rest = titles.split_title(words, is_marked=False)
    return ItemHeading(at, last, line.label, title, rest, rank)


def bold_title(line: Line) -> tuple[str, str]:
    """The bold words at the beginning of a line, and the others."""
    label = read_label(line.bold, is_marked=True)
    title = line.bold[label.end :] if label else line.bold
    rest = line.text[len(line.bold) :] if line.text.startswith(line.bold) else ""
    if not title.strip():
        return titles.split_title(line.words, is_marked=False)
    if rest.strip(" :.-–—") and not line.is_bold and line.label and not label:
        return titles.split_title(line.words, is_marked=False)
    bare, hour = titles.split_title(title.strip(), is_marked=True)
    return bare, f"{hour} {rest.lstrip(' :')}".strip()


def next_words(lines: list[Line], at: int) -> int | None:
    """The line below with words, if it can be the title of a label that stands alone."""
    for i in range(at + 1, min(at + 4, len(lines))):
        if not lines[i].is_blank:
            is_other = lines[i].label or lines[i].rank or lines[i].bullet or lines[i].is_rule
            return None if is_other else i
    return None


def goes_on(lines: list[Line], at: int, width: int) -> bool:
    """Whether a line is so full that the next one, of the same block, is its continuation."""
    if not width or at + 1 >= len(lines) or len(lines[at].raw.rstrip()) < width * NEARLY_FULL:
        return False
    after = lines[at + 1]
    if after.is_filler and at + 2 < len(lines):
        return True
    return not (after.opens_block or after.label or after.rank or after.bullet or after.cells)


def is_marked(line: Line) -> bool:
    return bool(line.rank) or line.is_bold


def stands_apart(lines: list[Line], at: int) -> bool:
    """Nothing stands right above it, or nothing right below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].opens_block or below is None or below.is_blank or below.opens_block


def stands_alone(lines: list[Line], at: int) -> bool:
    """Nothing stands right above it, and nothing right below."""
    below = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].opens_block and (below is None or below.is_blank)
