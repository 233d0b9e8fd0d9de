"""The agenda as the minutes have it: which of their lines are items.

Minutes mark their items in one manner from beginning to end: numbered headings, headings, numbers,
bold lines, capitals, or words with a colon. The first manner that the paper keeps is taken.
"""

import itertools

from meetings.importing.agenda.bullets import (
    below_agenda,
    outer_bullets,
    with_linked_bullets,
    with_lone_bullets,
)
from meetings.importing.agenda.chat_logs import topics
from meetings.importing.agenda.groups import (
    LONGEST_HEADING,
    below_title,
    groups_between,
    is_item_title,
    restarted,
)
from meetings.importing.agenda.headings import BOLD_RANK, ItemHeading, MarkedLines, is_marked
from meetings.importing.agenda.hours import timed_lines
from meetings.importing.agenda.lists import best_run, parts_of
from meetings.importing.agenda.matters import (
    capitals_outside,
    listed_topics,
    matters,
    over_paragraphs,
)
from meetings.importing.agenda.repeats import without_agenda
from meetings.importing.agenda.tables import rows_of_items
from meetings.importing.agenda.words import is_old_minutes, standard_lines, words_with_colon
from meetings.importing.phrases import titles
from meetings.importing.phrases.labels import read_label
from meetings.importing.phrases.titles import LONGEST_TITLE
from meetings.importing.text.line import Line
from meetings.importing.text.lines import width_of

FEWEST = 2  # items that make a manner
SHARE = 0.4  # of the paper that a plain list of numbers spans, if it is the agenda


def find_headings(lines: list[Line], first: int) -> list[ItemHeading]:
    """The items in order, by the first manner that fits the paper."""
    paper = MarkedLines(lines, first, width_of(lines))
    for manner in (
        chat_topics,
        topics_of_list,
        labelled_headings,
        plain_headings,
        rows_of_table,
        narrated_matters,
        titles_over_paragraphs,
        numbered_lines,
        bold_lines,
        lines_with_hours,
        standard_lines,
        words_with_colon,
        few_numbers,
        lone_number,
        bullets_below_agenda,
        bullets_with_text,
    ):
        found = [one for one in manner(paper) if one.title or one.label]
        if len(found) >= FEWEST:
            cut_off(lines, found)
            return with_lone_bullets(lines, found)
    return []


def cut_off(lines: list[Line], found: list[ItemHeading]) -> None:
    """Items below “Minutes” or “Agenda” are not below what stands before that heading."""
    above = found[0].at
    for one in found[1:]:
        between = [line for line in lines[above + 1 : one.at] if line.rank]
        ranks = [line.rank for line in between if titles.is_looked_through(line.text)]
        one.cut, above = min(ranks, default=0), one.at


def chat_topics(paper: MarkedLines) -> list[ItemHeading]:
    return topics(paper.lines)


def topics_of_list(paper: MarkedLines) -> list[ItemHeading]:
    return listed_topics(paper.lines)


def rows_of_table(paper: MarkedLines) -> list[ItemHeading]:
    return rows_of_items(paper.lines)


def titles_over_paragraphs(paper: MarkedLines) -> list[ItemHeading]:
    return [paper.heading(i, rank=1) for i in over_paragraphs(paper.lines)]


def lines_with_hours(paper: MarkedLines) -> list[ItemHeading]:
    return timed_lines(paper.lines)


def narrated_matters(paper: MarkedLines) -> list[ItemHeading]:
    return matters(paper.lines)


def labelled_headings(paper: MarkedLines) -> list[ItemHeading]:
    """Headings or bold lines with numbers; then a plain number of the same kind is an item too."""
    lines = paper.lines
    marked = [i for i, line in enumerate(lines) if line.label and (is_marked(line) or leads(line))]
    true_headings = [i for i in marked if lines[i].rank]
    if len(true_headings) >= FEWEST:
        marked = true_headings
    if len(marked) < FEWEST:
        return []
    ranks = [lines[i].rank or BOLD_RANK for i in marked]
    taken = {*marked, *parts_of(lines, marked)}
    shapes = {lines[i].own_label.shape for i in marked}
    for i, line in enumerate(lines):
        if line.rank and not line.label and line.rank <= max(ranks) < BOLD_RANK:
            is_higher = line.rank < min(ranks) and not titles.is_standard(line.text)
            is_title_of_paper = i < marked[0] and (is_higher or titles.is_meeting_title(line.text))
            if is_item_title(line.text) and not is_title_of_paper:
                taken.add(i)
        elif line.label and line.label.shape in shapes and line.label.depth > 1:
            is_title = titles.is_title_like(line.words.rstrip("."))
            taken |= {i} if is_title and i > marked[0] and not line.bullet else set()
    led = {i for i in marked if not is_marked(lines[i])}
    return [paper.heading(i, rank=BOLD_RANK if i in led else None) for i in sorted(taken)]


def leads(line: Line) -> bool:
    """“**1. Call to order:** The chair called …”: number and title are bold before the text."""
    bold = read_label(line.bold, is_marked=True) if line.bold else None
    return bold is not None and line.bold.endswith((":", ".")) and len(line.bold) > bold.end


def plain_headings(paper: MarkedLines) -> list[ItemHeading]:
    """Headings without numbers; those of the paper itself (Present, Links) are left out."""
    lines = paper.lines
    ranked = [i for i, line in enumerate(lines) if line.rank and line.text]
    highest = min((lines[i].rank for i in ranked), default=0)
    tops = [i for i in ranked if lines[i].rank == highest]
    found: list[ItemHeading] = []
    shut = 0  # the rank of a heading of the paper itself, with all below it
    for i in ranked:
        line = lines[i]
        if shut and line.rank > shut:
            continue
        shut = 0
        is_title_of_paper = tops == [i] == ranked[:1] and len(ranked) > 2
        if is_title_of_paper or (
            titles.is_looked_through(line.text) and not is_old_minutes(lines, i, found)
        ):
            continue
        is_own = titles.is_administrative(line.text) and not is_old_minutes(lines, i, found)
        if is_own and not line.label:
            shut = line.rank
            continue
        is_title_of_paper = titles.is_meeting_title(line.text) and not titles.is_standard(line.text)
        if (found or not is_title_of_paper) and len(line.text.split()) <= LONGEST_HEADING:
            found.append(paper.heading(i))
    return without_agenda(lines, with_linked_bullets(lines, found))


def numbered_lines(paper: MarkedLines) -> list[ItemHeading]:
    """A list of numbers or letters that runs through the paper, and the lists within its items."""
    lines = paper.lines
    run = best_run(lines)
    if len(run) < FEWEST:
        return []
    if again := restarted(lines, run, paper.first):
        return [paper.heading(i, rank=0) for i in sorted({*again, *parts_of(lines, again)})]
    span = (run[-1] - run[0]) / max(1, len(lines) - min(paper.first, run[0]))
    are_titles = sum(titles.is_title_like(lines[i].words) for i in run) >= len(run) / 2
    if outside := capitals_outside(lines, run):
        beside = {*run, *outside}
        both = sorted({*beside, *parts_of(lines, run)})
        return [paper.heading(i, rank=1 if i in beside else 3) for i in both]
    is_called_item = lines[run[0]].own_label.shape in ("item", "ordinal")
    if not is_called_item and span < (SHARE / 2 if are_titles and len(run) > 2 else SHARE):
        return []
    parts = {*run, *parts_of(lines, run)}
    parts |= groups_between(lines, run, paper.first)
    found = [paper.heading(i, rank=0) for i in sorted(parts)]
    return [one for one in found if one.at in run or not is_sentence(one)]


def is_sentence(heading: ItemHeading) -> bool:
    """“(a) Circulated, report of the Director concerning the plot.” is text of its item."""
    is_whole = heading.title.endswith(".") and not heading.rest and heading.last > heading.at
    return is_whole and len(heading.title.split()) > LONGEST_TITLE


def bold_lines(paper: MarkedLines) -> list[ItemHeading]:
    return [
        paper.heading(i)
        for i, line in enumerate(paper.lines)
        if i >= paper.first and line.is_bold and not line.bullet and is_item_title(line.bold)
    ]


def few_numbers(paper: MarkedLines) -> list[ItemHeading]:
    """Two or three numbers from 1 on, each with a title and then with text of its own."""
    run = best_run(paper.lines)
    is_counted = bool(run) and run[0] >= paper.first and paper.lines[run[0]].own_label.value == 1
    are_titles = all(titles.is_title_like(paper.lines[i].words) for i in run)
    is_close = any(after - above < FEWEST for above, after in itertools.pairwise(run))
    if not is_counted or not are_titles or is_close:
        return []
    return [paper.heading(i, rank=0) for i in run]


def lone_number(paper: MarkedLines) -> list[ItemHeading]:
    return [paper.heading(i, rank=0) for i in below_title(paper.lines, 0)]


def bullets_with_text(paper: MarkedLines) -> list[ItemHeading]:
    return outer_bullets(paper.lines, paper.first)


def bullets_below_agenda(paper: MarkedLines) -> list[ItemHeading]:
    return below_agenda(paper.lines)
