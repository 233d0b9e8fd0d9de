"""Items that no number marks: capitals, lines with a known name, and words with a colon."""

import re

from meetings.importing.agenda.groups import NOT_AN_ITEM, alike, below_groups, is_item_title
from meetings.importing.agenda.headings import ItemHeading, MarkedLines, stands_alone, stands_apart
from meetings.importing.agenda.lists import parts_of
from meetings.importing.phrases import titles
from meetings.importing.text.line import Line

FEWEST = 2  # items that make a manner
OLD_MINUTES = re.compile(r"(?:minutes|agenda)\s?:?", re.IGNORECASE)
MATTER = re.compile(
    r"(?:(?:\w+\s+){0,2}application|appeal|petition|request|case|docket|site plan)\s+"
    r"(?:of|by|for|from|no\b\.?|#|\d)",
    re.IGNORECASE,
)
OF_APPROVAL = re.compile(r"\b(?:approv|accept|adopt|motion|moved|read)", re.IGNORECASE)
OF_A_MOTION = re.compile(r"\b(?:moved|motion|seconded|were approved)\b", re.IGNORECASE)
ADJOURNED = re.compile(r"adjourn", re.IGNORECASE)
AFTERWARDS = re.compile(r"(?:date of )?(?:the )?next (?:\w+ )?meeting\b", re.IGNORECASE)
WHEN = re.compile(r"\d|\bTB[AD]\b")
ADDRESS = re.compile(r"\.[A-Z]{3}\b|\b\d{3}-\d{4}\b|@|\b[A-Z]{2} \d{5}\b|HTTP")


def without_next(found: list[ItemHeading]) -> None:
    """“Next meeting: May 20” at the end of the paper is a notice, and no item."""
    last = found[-1] if found else None
    if last and not last.label and AFTERWARDS.match(last.title) and WHEN.search(last.rest):
        found.pop()


def standard_lines(paper: MarkedLines) -> list[ItemHeading]:
    """Capitals, and lines that begin as items are called everywhere: Roll Call, Adjournment."""
    found: list[ItemHeading] = []
    for i, line in enumerate(paper.lines):
        if i < paper.first or line.is_blank or line.is_meta or line.cells or line.is_page_mark:
            continue
        title, rest = titles.split_title(line.words, is_marked=False)
        is_over = bool(found) and ADJOURNED.match(found[-1].title) is not None
        if is_over and rest and AFTERWARDS.match(title):
            continue
        if line.bullet or not (is_item_title(title) or is_of_minutes(paper.lines, i, found)):
            continue
        if MATTER.match(title) and stands_alone(paper.lines, i) and titles.is_title_like(title):
            found.append(paper.heading(i, rank=2))
        elif is_capital_heading(title) and stands_apart(paper.lines, i):
            if found and goes_on_in_capitals(paper.lines, found[-1], i):
                found[-1].title += f" {title}"
                found[-1].last = i
            else:
                found.append(paper.heading(i, rank=1))
        elif titles.is_standard(line.words) and (found or stands_apart(paper.lines, i)):
            found.append(paper.heading(i, rank=2))
    behind = [one for one in found if ":" in paper.lines[one.at].text]
    if len(behind) >= FEWEST and len(behind) >= len(found) / 2:  # “Lease: the board signed it.”
        known = {one.at for one in found}
        more = [one for one in words_with_colon(paper) if one.at not in known]
        for one in more:
            one.rank = 2
        found += more
        found.sort(key=lambda one: one.at)
    without_next(found)
    return with_lists(paper, below_groups(alike(paper.lines, found, paper.width)))


def is_of_minutes(lines: list[Line], at: int, found: list[ItemHeading]) -> bool:
    """“MINUTES” after other items, and over their approval, is an item."""
    return titles.is_capitals(lines[at].text) and is_old_minutes(lines, at, found)


def with_lists(paper: MarkedLines, found: list[ItemHeading]) -> list[ItemHeading]:
    """With the lists of numbers or letters below headings that have neither."""
    if not found or any(one.label for one in found):
        return found
    parts = parts_of(paper.lines, [one.at for one in found])
    inner = [paper.heading(i, rank=3) for i in parts]
    return sorted([*found, *inner], key=lambda one: one.at)


def is_old_minutes(lines: list[Line], at: int, found: list[ItemHeading]) -> bool:
    if not found or not OLD_MINUTES.fullmatch(lines[at].text):
        return False
    below = next((one.text for one in lines[at + 1 : at + 4] if one.text), "")
    return bool(OF_APPROVAL.search(below))


def is_capital_heading(title: str) -> bool:
    is_address = ADDRESS.search(title) or title.endswith((".", ","))
    return titles.is_capitals(title) and len(title.split()) <= 14 and not is_address


def goes_on_in_capitals(lines: list[Line], above: ItemHeading, at: int) -> bool:
    """A title in capitals that fills its line goes on in the next."""
    is_next = above.last == at - 1 and not above.rest and not lines[at].label
    return is_next and above.rank == 1 and len(lines[above.last].raw.strip()) > 40


def words_with_colon(paper: MarkedLines) -> list[ItemHeading]:
    """“Committee Reports:” at the start of a block, where nothing else marks the items."""
    found = []
    for i, line in enumerate(paper.lines):
        before, colon, rest = line.text.partition(":")
        if rest[:1].isdigit():  # At 6:40 p.m.
            continue
        if i < paper.first or not colon or line.bullet or not line.opens_block or line.label:
            continue
        follows = rest.strip() or any(
            not one.is_blank and not one.text.endswith(":") for one in paper.lines[i + 1 : i + 6]
        )
        is_short = len(before.split()) <= 6 and titles.is_title_like(before)
        is_minutes = OLD_MINUTES.fullmatch(before) is not None and OF_A_MOTION.search(rest)
        if is_minutes or (
            not (AFTERWARDS.match(before) and WHEN.search(rest))
            and follows
            and is_short
            and is_item_title(before)
            and not titles.is_person(before)
            and not NOT_AN_ITEM.match(before)
        ):
            found.append(ItemHeading(i, i, None, before.strip(), rest.strip()))
    return found
