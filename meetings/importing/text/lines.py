"""A text as lines, in the blocks that they form."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.importing.phrases.labels import read_label
from meetings.importing.text.line import Line, read_line
from meetings.importing.text.run_on import broken

MOST_LINES = 20_000  # of a text that are looked at; the words of all are kept
SHORT = 0.7  # of the paper's width: a shorter line ends its paragraph
SPACED = 0.85  # of the lines stand behind a blank one, where blank lines mean nothing
BROKEN_SENTENCES = 0.08  # of the lines go on in the next there
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
ENDS = '.:;!?”")'


@dataclass
class MinutesText:
    """The lines of a text that are looked at, and what stands behind them."""

    lines: list[Line]
    rest: str = ""


def read_lines(text: str) -> MinutesText:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    raw, rest = raw[:MOST_LINES], raw[MOST_LINES:]
    lines: list[Line] = []
    opens_block = True
    for number, line, is_item in broken(raw):
        made = read_line(len(lines), number, line, is_item=is_item)
        made.opens_block = opens_block
        lines.append(made)
        opens_block = made.is_blank
    close_up(lines)
    mark_underlined(lines)
    part_lines(lines, width_of(lines))
    return MinutesText(lines, "\n".join(rest))


def mark_underlined(lines: list[Line]) -> None:
    """A line above === or --- is a heading, where it stands at the start of its block."""
    for above, below in itertools.pairwise(lines):
        is_under = below.is_rule and UNDERLINE.match(below.raw) and above.opens_block
        is_plain = not (above.rank or above.bullet or above.cells)
        if is_under and is_plain and above.text and not above.text.endswith((".", ";", ",")):
            above.rank = 1 if "=" in below.raw else 2
            above.label = read_label(above.text, is_marked=True)


def width_of(lines: list[Line]) -> int:
    """How wide the paper's lines are, where its paragraphs are broken into lines; else 0."""
    lengths = sorted(len(line.raw.rstrip()) for line in lines if line.text and not line.cells)
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.9)]
    follows = sum(
        not above.is_blank and not below.is_blank and not below.bullet and not below.label
        for above, below in itertools.pairwise(lines)
    )
    return widest if 50 <= widest <= 130 and follows > len(lengths) * 0.15 else 0


def part_lines(lines: list[Line], width: int) -> None:
    """Where lines are not broken at a width, each that begins anew is a paragraph of its own."""
    worded = [line for line in lines if line.text]
    is_habit = sum(line.raw.endswith("  ") for line in worded) > len(worded) * 0.6
    for above, below in itertools.pairwise(lines):
        if not above.text or not below.text or below.text[0].islower():
            continue
        is_short = not width or len(above.raw.rstrip()) < width * SHORT
        is_broken = above.raw.endswith(("  ", "\\")) and (is_short or not is_habit)
        if is_broken or (not width and above.text[-1] in ENDS):
            below.opens_block = True


def close_up(lines: list[Line]) -> None:
    """Where every line is followed by a blank one, blank lines within a sentence mean nothing."""
    worded = [line for line in lines if line.text]
    spaced = sum(line.opens_block for line in worded)
    joins = [pair for pair in itertools.pairwise(worded) if is_one_sentence(*pair)]
    broken = sum(below.text[0].islower() or above.text[-1] in ",&" for above, below in joins)
    if len(worded) < 12 or spaced < len(worded) * SPACED or broken < len(worded) * BROKEN_SENTENCES:
        return
    for above, below in joins:
        if below.at - above.at == 2:
            lines[above.at + 1].is_filler, below.opens_block = True, False


def is_one_sentence(above: Line, below: Line) -> bool:
    if below.label or below.bullet or below.rank or above.rank or below.is_page_mark:
        return False
    ends = above.text[-1] in ENDS or (above.label is not None and not above.words)
    return below.text[0].islower() or (not ends and len(above.text) > 24)


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: up to a blank line, a heading, a bullet or a table's row."""
    block: list[Line] = []
    for line in lines:
        if line.is_filler:
            continue
        is_over = (
            line.is_page_mark and bool(block) and block[-1].text.endswith((".", ":", "!", "?"))
        )
        starts = line.is_blank or line.opens_block or line.rank or line.bullet
        if block and (is_over or (not line.is_page_mark and (starts or line.cells))):
            yield block
            block = []
        if line.is_blank or line.is_page_mark:  # a paragraph may go on over a page
            continue
        block.append(line)
        if line.rank or line.cells:
            yield block
            block = []
    if block:
        yield block
