"""An agenda that the paper prints first, and then again as the headings of its minutes."""

import itertools
import re

from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.phrases import titles
from meetings.importing.text.line import Line

NUMBER_BEHIND = re.compile(r"\s#\d{1,6}$")  # of the matter, on another page
MOST_CUTS = 12  # headings like “Agenda” that are looked at
SHARE = 0.6  # of the items printed first that come again


def without_agenda(lines: list[Line], found: list[ItemHeading]) -> list[ItemHeading]:
    """Below “Agenda” and again below “Minutes”: the items are those of the minutes."""
    cuts = [i for i, line in enumerate(lines) if line.rank and titles.is_looked_through(line.text)]
    for start, cut in itertools.pairwise(cuts[:MOST_CUTS]):
        first = [one for one in found if start < one.at < cut]
        second = {folded(one.title) for one in found if one.at > cut}
        again = [one for one in first if folded(one.title) in second]
        if len(again) > 1 and len(again) >= SHARE * len(first):
            found = [one for one in found if not start < one.at < cut]
    return found


def folded(title: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", NUMBER_BEHIND.sub("", title).casefold()))
