"""A text as lines, in the blocks that they form."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.importing.phrases.labels import read_label
from meetings.importing.text.line import EQUALS, LONGEST_LINE, Line, read_line, visible
from meetings.importing.text.run_on import broken
from meetings.importing.text.spaced_tables import mend_spaced_tables
from meetings.importing.text.torn_tables import mend_torn_tables

MOST_LINES = 20_000  # of a text that are looked at; the words of all are kept
BROKEN_SENTENCES = 0.08  # of the lines that go on in the next, for blank lines to mean nothing
DANGLING = re.compile(r"\b(?:of|the|at|and|in|for|to|a|an|by|with|on|or|that)$", re.IGNORECASE)
LOWEST_RANK, HALF_OF_RANKS = 6, 4  # of headings with signs of equality
SHORT = 0.7  # of the paper's width: a shorter line ends its paragraph
META_KEYS = {
    *("author", "authors", "caption", "categories", "category", "created", "creator", "date"),
    *("draft", "enddate", "end_date", "event_date", "excerpt", "id", "layout", "location"),
    *("modified", "parent", "permalink", "published", "redirect_from", "save_as", "slug", "status"),
    *("subtitle", "summary", "tag", "tags", "time", "title", "toc", "type", "url", "venue"),
}
META_LINE = re.compile(r"([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*)")
FIRST_PAGE = re.compile(r"\w.{8,}\bpage\W{0,3}1\b", re.IGNORECASE)
FENCE = re.compile(r"(---|\+\+\+)[ \t]*$")
UNDERLINE = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*$")


@dataclass
class MinutesText:
    """The lines of a text and the fields that stand before it."""

    lines: list[Line]
    meta: dict[str, tuple[str, int]]  # a field of the page -> its value and its line
    rest: str = ""  # what stands behind the lines that are looked at


def read_lines(text: str) -> MinutesText:
    raw = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    raw, rest = raw[:MOST_LINES], raw[MOST_LINES:]
    meta, first = page_fields(raw)
    lines = [Line(at, at + 1, line, is_meta=True) for at, line in enumerate(raw[:first])]
    opens_block = True
    is_wiki = sum(bool(EQUALS.match(line[:200].strip())) for line in raw) > 1
    for number, line, is_item in broken(raw[first:]):
        made = read_line(len(lines), first + number, line, is_item=is_item, is_wiki=is_wiki)
        made.opens_block = opens_block
        lines.append(made)
        opens_block = made.is_blank
    settle_first_page(lines)
    settle_equals(lines)
    close_up(lines)
    mark_underlined(lines)
    mend_torn_tables(lines)
    mend_spaced_tables(lines)
    part_lines(lines, width_of(lines))
    return MinutesText(lines, meta, "\n".join(rest))


def settle_first_page(lines: list[Line]) -> None:
    """In the head of the paper, words before “Page 1” are its title, and no running head."""
    for line in [line for line in lines if line.text][:12]:
        if line.is_page_mark and FIRST_PAGE.search(line.text):
            line.is_page_mark = False


def settle_equals(lines: list[Line]) -> None:
    """In some wikis the title has the most signs of equality, and a lesser heading has fewer."""
    headings = [line for line in lines if line.rank and line.raw.lstrip().startswith("==")]
    ranks = [line.rank for line in headings]
    if len(set(ranks)) > 1 and ranks[0] == max(ranks) > HALF_OF_RANKS:
        for line in headings:
            line.rank = LOWEST_RANK + 1 - line.rank


def page_fields(raw: list[str]) -> tuple[dict[str, tuple[str, int]], int]:
    """Front matter or wiki fields before the text, and the index of the first line after them."""
    start = next((i for i, line in enumerate(raw[:20]) if line.strip("\ufeff \t")), len(raw))
    fence = FENCE.match(raw[start].lstrip("\ufeff")) if start < len(raw) else None
    if fence:
        for end in range(start + 1, min(len(raw), start + 200)):
            if raw[end].rstrip() == fence[1]:
                return fields_of(raw, start + 1, end), end + 1
        return {}, 0
    end = start
    while end < len(raw) and (found := META_LINE.match(raw[end])):
        if found[1].lower() not in META_KEYS:
            break
        end += 1
    is_block = end - start >= 2 and (end == len(raw) or not raw[end].strip())
    return (fields_of(raw, start, end), end) if is_block else ({}, 0)


def fields_of(raw: list[str], start: int, end: int) -> dict[str, tuple[str, int]]:
    fields: dict[str, tuple[str, int]] = {}
    for index in range(start, end):
        if found := META_LINE.match(raw[index][:LONGEST_LINE]):
            value = visible(found[2].strip().strip("'\""))
            fields.setdefault(found[1].lower(), (value, index + 1))
    return fields


def mark_underlined(lines: list[Line]) -> None:
    """A line above === or --- is a heading, where it stands at the start of its block."""
    for above, below in itertools.pairwise(lines):
        if (
            below.is_rule
            and UNDERLINE.match(below.raw)
            and above.opens_block
            and above.text
            and not above.rank
            and not above.bullet
            and not above.cells
            and not above.text.endswith((".", ";", ","))
        ):
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
        if not above.text or not below.text or below.is_meta or below.text[0].islower():
            continue
        is_short = not width or len(above.raw.rstrip()) < width * SHORT
        is_broken = above.raw.endswith(("  ", "\\")) and (is_short or not is_habit)
        is_ended = not width and above.text[-1] in '.:;!?”")'
        if is_broken or is_ended:
            below.opens_block = True


def close_up(lines: list[Line]) -> None:
    """Where every line is followed by a blank one, blank lines within a sentence mean nothing."""
    worded = [line for line in lines if line.text and not line.is_meta]
    single = sum(line.opens_block for line in worded)
    if len(worded) < 12 or single < len(worded) * 0.85:
        return
    last: Line | None = None
    spaces: list[Line] = []
    joins = []
    for line in lines:
        if line.is_rule or not line.text:
            spaces.append(line)
            continue
        if last and len(spaces) == 1 and not spaces[0].is_rule and is_one_sentence(last, line):
            joins.append((spaces[0], line, last))
        last, spaces = line, []
    broken = [
        below.text[0].islower() or above.text[-1] in ",&" or DANGLING.search(above.text) is not None
        for _, below, above in joins
    ]
    if sum(broken) < len(worded) * BROKEN_SENTENCES:
        return
    for blank, line, _ in joins:
        blank.is_filler, line.opens_block = True, False


def is_one_sentence(above: Line, below: Line) -> bool:
    if below.label or below.bullet or below.rank or above.rank or below.is_page_mark:
        return False
    ends = above.text[-1] in '.:;!?”"' or (above.label is not None and not above.words)
    return below.text[0].islower() or (not ends and len(above.text) > 24)


def paragraphs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: up to a blank line, a heading, a bullet or a table's row."""
    block: list[Line] = []
    for line in lines:
        if line.is_filler:
            continue
        if line.is_page_mark:  # a paragraph may go on over the page
            if block and block[-1].text.endswith((".", ":", "!", "?")):
                yield block
                block = []
            continue
        starts = (
            line.is_blank
            or line.opens_block
            or line.rank
            or line.bullet
            or line.cells
            or line.is_meta
        )
        if starts and block:
            yield block
            block = []
        if line.is_blank or line.is_meta:
            continue
        block.append(line)
        if line.rank or line.cells:
            yield block
            block = []
    if block:
        yield block
