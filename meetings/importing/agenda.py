"""The agenda as the minutes have it: which of their lines are items.

Minutes mark their items in one manner from beginning to end: numbered headings, headings, numbers,
bold lines, capitals, or words with a colon. The first manner that the paper keeps is taken.
"""

import re
from dataclasses import dataclass

from meetings.importing import titles
from meetings.importing.agenda_groups import (
    LONGEST_HEADING,
    NOT_AN_ITEM,
    alike,
    below_title,
    groups_between,
    is_item_title,
    restarted,
)
from meetings.importing.agenda_lists import best_run, parts_of
from meetings.importing.headings import (
    BOLD_RANK,
    Heading,
    heading_at,
    is_marked,
    stands_apart,
)
from meetings.importing.line import Line, visible
from meetings.importing.lines import width_of

FEWEST = 2  # items that make a manner
SHARE = 0.4  # of the paper that a plain list of numbers spans, if it is the agenda
LINK_TO_MATTER = re.compile(r"\[#?\d{1,6}\]\([^()\n]{1,300}\)\s*$|\s#\d{1,6}\s*$")
ADDRESS = re.compile(r"\.[A-Z]{3}\b|\b\d{3}-\d{4}\b|@|\b[A-Z]{2} \d{5}\b|HTTP")


@dataclass
class Paper:
    """The lines of the minutes, as the manners of marking items look at them."""

    lines: list[Line]
    first: int  # where the head of the paper ends
    width: int  # of its lines, if its paragraphs are broken into lines

    def heading(self, at: int, rank: int | None = None) -> Heading:
        return heading_at(self.lines, at, rank=rank, width=self.width)


def find_headings(lines: list[Line], first: int) -> list[Heading]:
    """The items in order, by the first manner that fits the paper."""
    paper = Paper(lines, first, width_of(lines))
    for manner in (
        labelled_headings,
        plain_headings,
        numbered_lines,
        bold_lines,
        standard_lines,
        words_with_colon,
        lone_number,
    ):
        found = [one for one in manner(paper) if one.title or one.label]
        if len(found) >= FEWEST:
            return with_lone_bullets(lines, found)
    return []


def labelled_headings(paper: Paper) -> list[Heading]:
    """Headings or bold lines with numbers; then a plain number of the same kind is an item too."""
    lines = paper.lines
    marked = [i for i, line in enumerate(lines) if is_marked(line) and line.label]
    true_headings = [i for i in marked if lines[i].rank]
    if len(true_headings) >= FEWEST:
        marked = true_headings
    if len(marked) < FEWEST:
        return []
    ranks = [lines[i].rank or BOLD_RANK for i in marked]
    taken = {*marked, *parts_of(lines, marked)}
    shapes = {lines[i].label.shape for i in marked}
    for i, line in enumerate(lines):
        if line.rank and not line.label and line.rank <= max(ranks) < BOLD_RANK:
            is_title_of_paper = i < marked[0] and (
                line.rank < min(ranks) or titles.is_meeting_title(line.text)
            )
            if is_item_title(line.text) and not is_title_of_paper:
                taken.add(i)
        elif line.label and line.label.shape in shapes and line.label.depth > 1:
            is_title = titles.is_title_like(line.words.rstrip("."))
            taken |= {i} if is_title and i > marked[0] and not line.bullet else set()
    return [paper.heading(i) for i in sorted(taken)]


def plain_headings(paper: Paper) -> list[Heading]:
    """Headings without numbers; those of the paper itself (Present, Links) are left out."""
    lines = paper.lines
    ranked = [i for i, line in enumerate(lines) if line.rank and line.text]
    highest = min((lines[i].rank for i in ranked), default=0)
    tops = [i for i in ranked if lines[i].rank == highest]
    found: list[Heading] = []
    shut = 0  # the rank of a heading of the paper itself, with all below it
    for i in ranked:
        line = lines[i]
        if shut and line.rank > shut:
            continue
        shut = 0
        is_title_of_paper = tops == [i] == ranked[:1] and len(ranked) > 2
        if is_title_of_paper or titles.is_looked_through(line.text):
            continue
        if titles.is_administrative(line.text) and not line.label:
            shut = line.rank
            continue
        is_title_of_paper = titles.is_meeting_title(line.text) and not titles.is_standard(line.text)
        if (found or not is_title_of_paper) and len(line.text.split()) <= LONGEST_HEADING:
            found.append(paper.heading(i))
    return with_linked_bullets(lines, found)


def with_linked_bullets(lines: list[Line], found: list[Heading]) -> list[Heading]:
    """Below a heading, bullets that link to a matter (“Budget [#12](…)”) are its items."""
    more = []
    for above, after in zip(found, [*found[1:], None], strict=False):
        end = after.at if after else len(lines)
        bullets = [i for i in range(above.at + 1, end) if lines[i].bullet]
        outer = min((lines[i].indent for i in bullets), default=0)
        for i in bullets:
            linked = LINK_TO_MATTER.search(lines[i].raw[:2000])
            if lines[i].indent == outer and linked:
                bare = visible(lines[i].raw[: linked.start()].strip().lstrip("*-+ "))
                rest = visible(linked[0])
                more.append(Heading(i, i, None, bare.strip(" :-"), rest, above.rank + 1))
    return sorted([*found, *more], key=lambda one: one.at)


def numbered_lines(paper: Paper) -> list[Heading]:
    """A list of numbers or letters that runs through the paper, and the lists within its items."""
    lines = paper.lines
    run = best_run(lines)
    if len(run) < FEWEST:
        return []
    if again := restarted(lines, run, paper.first):
        return [paper.heading(i, rank=0) for i in sorted({*again, *parts_of(lines, again)})]
    span = (run[-1] - run[0]) / max(1, len(lines) - min(paper.first, run[0]))
    are_titles = sum(titles.is_title_like(lines[i].words) for i in run) >= len(run) / 2
    is_called_item = lines[run[0]].label.shape in ("item", "ordinal")
    if not is_called_item and span < (SHARE / 2 if are_titles and len(run) > 2 else SHARE):
        return []
    parts = {*run, *parts_of(lines, run)}
    parts |= groups_between(lines, run, paper.first)
    return [paper.heading(i, rank=0) for i in sorted(parts)]


def bold_lines(paper: Paper) -> list[Heading]:
    return [
        paper.heading(i)
        for i, line in enumerate(paper.lines)
        if i >= paper.first and line.is_bold and not line.bullet and is_item_title(line.bold)
    ]


def standard_lines(paper: Paper) -> list[Heading]:
    """Capitals, and lines that begin as items are called everywhere: Roll Call, Adjournment."""
    found: list[Heading] = []
    for i, line in enumerate(paper.lines):
        if i < paper.first or line.is_blank or line.is_meta or line.cells or line.is_page_mark:
            continue
        title, _ = titles.split_title(line.words, is_marked=False)
        if not is_item_title(title) or line.bullet:
            continue
        if is_capital_heading(title) and stands_apart(paper.lines, i):
            if found and goes_on_in_capitals(paper.lines, found[-1], i):
                found[-1].title += f" {title}"
                found[-1].last = i
            else:
                found.append(paper.heading(i, rank=1))
        elif titles.is_standard(line.words) and (found or stands_apart(paper.lines, i)):
            found.append(paper.heading(i, rank=2))
    return with_lists(paper, alike(paper.lines, found, paper.width))


def with_lists(paper: Paper, found: list[Heading]) -> list[Heading]:
    """With the lists of numbers or letters below headings that have neither."""
    if not found or any(one.label for one in found):
        return found
    parts = parts_of(paper.lines, [one.at for one in found])
    inner = [paper.heading(i, rank=3) for i in parts]
    return sorted([*found, *inner], key=lambda one: one.at)


def lone_number(paper: Paper) -> list[Heading]:
    return [paper.heading(i, rank=0) for i in below_title(paper.lines, 0)]


def is_capital_heading(title: str) -> bool:
    is_address = ADDRESS.search(title) or title.endswith((".", ","))
    return titles.is_capitals(title) and len(title.split()) <= 14 and not is_address


def goes_on_in_capitals(lines: list[Line], above: Heading, at: int) -> bool:
    """A title in capitals that fills its line goes on in the next."""
    is_next = above.last == at - 1 and not above.rest and not lines[at].label
    return is_next and above.rank == 1 and len(lines[above.last].raw.strip()) > 40


def words_with_colon(paper: Paper) -> list[Heading]:
    """“Committee Reports:” at the start of a block, where nothing else marks the items."""
    found = []
    for i, line in enumerate(paper.lines):
        before, colon, rest = line.text.partition(":")
        if i < paper.first or not colon or line.bullet or not line.opens_block or line.label:
            continue
        follows = rest.strip() or any(
            not one.is_blank and not one.text.endswith(":") for one in paper.lines[i + 1 : i + 6]
        )
        is_short = len(before.split()) <= 6 and titles.is_title_like(before)
        if (
            follows
            and is_short
            and is_item_title(before)
            and not titles.is_person(before)
            and not NOT_AN_ITEM.match(before)
        ):
            found.append(Heading(i, i, None, before.strip(), rest.strip()))
    return found


def with_lone_bullets(lines: list[Line], found: list[Heading]) -> list[Heading]:
    """A single bullet right below an item, with text below it, is a heading and no list."""
    more = []
    for above, after in zip(found, [*found[1:], None], strict=False):
        end = after.at if after else len(lines)
        inside = [i for i in range(above.last + 1, end) if not lines[i].is_blank]
        bullets = [i for i in inside if lines[i].bullet]
        is_alone = len(bullets) == 1 and bullets[0] == inside[0] and len(inside) > 1
        line = lines[bullets[0]] if is_alone else None
        if line and not above.rest and titles.is_title_like(line.text) and ":" not in line.text:
            more.append(Heading(bullets[0], bullets[0], None, line.text, "", BOLD_RANK + 1))
    return sorted([*found, *more], key=lambda one: one.at)
