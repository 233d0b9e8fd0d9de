"""The manners in which minutes mark their items, and which of them a paper keeps.

Each manner gives the headings that it sees; that for which most speaks is taken. What speaks for
one: many items, titles as minutes have them everywhere, text below each, and that they reach
through the paper. `strategies.py` lists the manners.
"""

import re
from collections import Counter
from dataclasses import replace

from meetings.importing.agenda.headings import BOLD_RANK, ItemHeading, Paper
from meetings.importing.agenda.lists import best_run, parts_of
from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import read_label
from meetings.importing.text.line import Line

FEWEST = 2  # items that make a manner
FEWEST_ROWS = 3  # with an item each, for a table to be the agenda
HOLDS_ITEMS = re.compile(
    r"(?:(?:old|new|unfinished|continuing|other|general) business|(?:regular|special|consent)"
    r" (?:agenda|calendar)|public hearings|(?:action|discussion|consent) items|applications)\b",
    re.IGNORECASE,
)


def headings(paper: Paper) -> list[ItemHeading]:
    """Headings of the markup; those of the paper itself (Present, Links) are left out."""
    ranked = [line for line in paper.lines if line.rank and line.text]
    highest = min((line.rank for line in ranked), default=0)
    is_title = [line.rank for line in ranked].count(highest) == 1 and len(ranked) > 2
    found: list[ItemHeading] = []
    shut = 0  # the rank of a heading of the paper itself, with all below it
    for line in ranked[is_title and ranked[0].rank == highest :]:
        if shut and line.rank > shut:
            continue
        shut = 0
        if titles.is_looked_through(line.text):
            continue
        if titles.is_administrative(line.text) and not line.label:
            shut = line.rank
            continue
        is_of_paper = titles.is_meeting_title(line.text) and not titles.is_standard(line.text)
        if (found or not is_of_paper) and len(line.text.split()) <= titles.LONGEST_HEADING:
            found.append(paper.heading(line.at))
    return found


def numbers(paper: Paper) -> list[ItemHeading]:
    """A list of numbers or letters that runs through the paper, and the lists within its items."""
    lines = paper.lines
    run = best_run(lines) or lone(paper)
    if not run:
        return []
    run = sorted({*run, *around(paper, run)})
    plain = [i for i in run if not lines[i].label]
    labelled = [i for i in run if lines[i].label]
    is_grouped = any(labelled[0] < i < labelled[-1] for i in plain)
    parts = parts_of(lines, run)
    found = [paper.heading(i, rank=0) for i in sorted({*run, *parts})]
    for one in found if plain else []:
        one.rank = 3 if one.at in parts else 2 if is_grouped and one.label else 1
    return found


def around(paper: Paper, run: list[int]) -> list[int]:
    """ROLL CALL before and ADJOURNMENT after the numbers, and CONSENT AGENDA over some of them."""
    inside, found = set(run), []
    for i in range(min(paper.first, run[0]), len(paper.lines)):
        line = paper.lines[i]
        if i in inside or line.label or line.rank or line.bullet or line.cells:
            continue
        below = paper.below(i)
        is_over_item = below is not None and below.at in inside
        is_title = titles.is_capitals(line.text) and is_item_title(line.text)
        is_over_item = is_over_item and line.opens_block
        if is_title and (titles.is_standard(line.text) or is_over_item):
            found.append(i)
    return found


def lone(paper: Paper) -> list[int]:
    """A single “1.”, with the title above it."""
    ones = [line for line in paper.lines[paper.first :] if line.label and line.label.value == 1]
    if len(ones) != 1 or not titles.is_title_like(ones[0].words):
        return []
    above = title_above(paper.lines, ones[0].at)
    return [ones[0].at] if above is None else [above, ones[0].at]


def title_above(lines: list[Line], at: int) -> int | None:
    """The line right above a list that begins at `at`, if it is a title in a block of its own."""
    above = next((i for i in range(at - 1, max(-1, at - 4), -1) if lines[i].text), None)
    if above is None or lines[above].indent > lines[at].indent or not is_plain_title(lines[above]):
        return None
    is_of_paper = titles.is_meeting_title(lines[above].text)
    is_hearing = re.search(r"(?i)hearing", lines[above].text) is not None
    return above if is_hearing or not is_of_paper else None


def bold_lines(paper: Paper) -> list[ItemHeading]:
    return [
        paper.heading(line.at)
        for line in paper.lines[paper.first :]
        if line.is_bold and not line.bullet and not line.cells and is_item_title(line.bold)
    ]


def known_titles(paper: Paper) -> list[ItemHeading]:
    """Capitals, and lines that begin as items are called everywhere: Roll Call, Adjournment."""
    found: list[ItemHeading] = []
    for line in paper.lines[paper.first :]:
        if line.is_blank or line.bullet or line.cells or line.is_page_mark:
            continue
        title, _ = titles.split_title(line.columns[0] if line.columns else line.words)
        if not is_item_title(title):
            continue
        below = paper.lines[line.at + 1] if line.at + 1 < len(paper.lines) else None
        stands_apart = line.opens_block or below is None or below.is_blank or below.opens_block
        if is_capital_heading(title) and stands_apart:
            found.append(paper.heading(line.at, rank=1))
        elif titles.is_standard(line.words) and (found or stands_apart):
            found.append(paper.heading(line.at, rank=2))
    found = alike(paper, found)
    below_groups(found)
    if not found or any(one.label for one in found):
        return until_the_end(found)
    inner = [paper.heading(i, rank=3) for i in parts_of(paper.lines, [one.at for one in found])]
    return sorted([*until_the_end(found), *inner], key=lambda one: one.at)


def below_groups(found: list[ItemHeading]) -> None:
    """What has a name of its own stands below NEW BUSINESS or REGULAR AGENDA before it."""
    group = 0  # the rank of the last group of items
    for one in found:
        if HOLDS_ITEMS.match(one.title):
            group = one.rank
        elif titles.is_standard(one.title):
            group = 0
        elif group == one.rank and not one.label:
            one.rank += 1


def until_the_end(found: list[ItemHeading]) -> list[ItemHeading]:
    """Behind the adjournment stand signatures and the next meeting, and no items."""
    ends = [k for k, one in enumerate(found) if re.match(r"(?i)adjourn", one.title)]
    return found[: ends[-1] + 1] if ends and ends[-1] >= len(found) / 2 else found


def bullets(paper: Paper) -> list[ItemHeading]:
    """The outer entries of the one list that runs through a paper without other marks."""
    entries = [line for line in paper.lines[paper.first :] if line.bullet and line.words]
    outer = min((line.indent for line in entries), default=0)
    found = [paper.heading(line.at, rank=2) for line in entries if line.indent == outer]
    return found if all(len(one.title.split()) <= titles.LONGEST_TITLE for one in found) else []


def alike(paper: Paper, found: list[ItemHeading]) -> list[ItemHeading]:
    """Short lines that stand over text as most of the known titles do are titles as well."""
    known = {one.at for one in found}
    layouts = Counter(paper.layout(one.at) for one in found if one.rank > 1 and not one.label)
    common = [layout for layout, times in layouts.most_common(1) if times >= FEWEST]
    more = [
        paper.heading(line.at, rank=2)
        for line in paper.lines[paper.first :]
        if line.at not in known and paper.layout(line.at) in common
        if is_plain_title(line) and paper.has_text_below(line.at, known)
    ]
    return sorted([*found, *more], key=lambda one: one.at)


def words_with_colon(paper: Paper) -> list[ItemHeading]:
    """“Committee Reports: …” at the start of a block."""
    found = []
    for line in paper.lines[paper.first :]:
        before, colon, rest = line.text.partition(":")
        if not colon or rest[:1].isdigit() or line.bullet or line.label or not line.opens_block:
            continue
        is_short = len(before.split()) <= titles.SENTENCE and titles.is_title_like(before)
        if is_short and is_item_title(before) and not titles.is_person(before):
            found.append(ItemHeading(line.at, line.at, None, before.strip(), rest.strip(), 2))
    return found


def rows_of_table(paper: Paper) -> list[ItemHeading]:
    """The rows of a table whose first column holds numbered items."""
    rows = [line for line in paper.lines if line.cells]
    found = []
    for row in rows:
        label = read_label(row.cells[0], is_marked=True)
        rest = list(row.cells[1:])
        title = row.cells[0][label.end :].strip() if label else ""
        title = title or (rest.pop(0) if label and rest else "")
        if label and title and len(title.split()) <= 2 * titles.LONGEST_TITLE:
            words = "\n".join(filter(None, rest))
            found.append(ItemHeading(row.at, row.at, replace(label, depth=1), title, words, 1))
    return found if len(found) >= max(FEWEST_ROWS, len(rows) / 2) else []


def with_lone_bullets(paper: Paper, found: list[ItemHeading]) -> list[ItemHeading]:
    """A single bullet right below an item, with text below it, is a heading and no list."""
    more = []
    for above, after in zip(found, [*found[1:], None], strict=False):
        end = after.at if after else len(paper.lines)
        inside = [line for line in paper.lines[above.last + 1 : end] if not line.is_blank]
        bullets = [line for line in inside if line.bullet]
        if len(bullets) != 1 or bullets[0] is not inside[0] or len(inside) == 1 or above.rest:
            continue
        line = bullets[0]
        is_markup = 0 < above.rank < BOLD_RANK  # there the items have headings, not bullets
        if not is_markup and titles.is_title_like(line.text) and ":" not in line.text:
            more.append(ItemHeading(line.at, line.at, None, line.text, "", BOLD_RANK + 1))
    return sorted([*found, *more], key=lambda one: one.at)


def is_item_title(text: str) -> bool:
    is_of_item = bool(text) and len(text.split()) <= titles.LONGEST_HEADING
    is_of_paper = titles.is_administrative(text) or titles.is_looked_through(text)
    return is_of_item and not is_of_paper and not titles.is_no_item(text)


def is_plain_title(line: Line) -> bool:
    text = line.columns[0] if line.columns else line.text
    words = text.split()
    is_marked = line.label or line.bullet or line.cells or line.is_page_mark
    is_short = 0 < len(words) <= titles.LONGEST_PLAIN and line.opens_block and not is_marked
    if not is_short or text.endswith(("?", "!")) or text[0].isdigit():
        return False
    return titles.is_title_like(text) and is_item_title(text)


def is_capital_heading(title: str) -> bool:
    is_short = len(title.split()) <= titles.LONGEST_TITLE and not title.endswith((".", ","))
    return titles.is_capitals(title) and is_short and not titles.ADDRESS.search(title)
