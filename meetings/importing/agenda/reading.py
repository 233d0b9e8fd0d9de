"""The agenda as the minutes have it: which of their lines are items."""

import math
from collections.abc import Iterable

from meetings.importing.agenda.headings import ItemHeading, Paper
from meetings.importing.agenda.manners import FEWEST, with_lone_bullets
from meetings.importing.phrases import titles
from meetings.importing.strategies import AGENDA
from meetings.importing.text.line import Line

MOST = 12  # items; more say no more for a manner


def find_headings(lines: list[Line], first: int) -> list[ItemHeading]:
    """The items in order, by the manner for which most speaks."""
    paper = Paper(lines, first)
    best: list[ItemHeading] = []
    most = 0.0
    for manner, trust, _ in AGENDA:
        found = [one for one in manner(paper) if one.title or one.label]
        if len(found) >= FEWEST and (speaks := trust * evidence(paper, found)) > most:
            best, most = found, speaks
    return with_lone_bullets(paper, best)


def evidence(paper: Paper, found: list[ItemHeading]) -> float:
    """How much speaks for these lines as the items of the paper."""
    tops = [one for one in found if one.rank in sorted({one.rank for one in found})[:FEWEST]]
    known = share(titles.is_standard(one.title) for one in found)
    titled = share(titles.is_title_like(one.title.rstrip(".")) for one in found)
    ends = [*(one.at for one in found[1:]), len(paper.lines)]
    over_text = share(
        bool(one.rest) or end - one.last > 2 for one, end in zip(found, ends, strict=True)
    )
    reach = (found[-1].at - found[0].at) / max(1, len(paper.lines) - paper.first)
    many = math.sqrt(min(len(tops), MOST))
    return many * (1 + known) * (1 + titled) * (1 + over_text) * (0.3 + reach)


def share(said: Iterable[bool]) -> float:
    values = [bool(one) for one in said]
    return sum(values) / len(values)
