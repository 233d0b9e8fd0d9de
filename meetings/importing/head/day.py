"""On which day the meeting was held, and of what kind it was."""

import datetime
import re
from dataclasses import dataclass

from meetings.importing.parsed import EMERGENCY, OTHER, REGULAR, SPECIAL
from meetings.importing.phrases.dates import find_dates
from meetings.importing.phrases.titles import is_only_date
from meetings.importing.text.line import Line
from meetings.importing.text.lines import MinutesText
from meetings.importing.text.passages import Passage

OF_MEETING = re.compile(
    r"\b(?:meeting|minutes|held|session|agenda|called|order|convened|met|regular|special)\b", re.I
)
OF_SOMETHING_ELSE = re.compile(
    r"""
    # “approved on ”, “the next regular meeting on Monday, ”
    (?:approv\w*|post(?:ed|ing)|revis\w*|print\w*|creat\w*|modif\w*|updat\w*|adopt\w*|amended|due|dated
      |since|effective|filed|received|next\s+(?:\w+\s+){0,3}meeting\b.{0,30}|prior\b.{0,20}
      |previous\b.{0,30}|last\b.{0,20}|until|by)[\s:(,]*(?:on\s+|the\s+)?(?:\w+day,?\s+)?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
OF_OTHER_MINUTES = re.compile(
    r"""
    # “approval of the minutes of the regular meeting of ”
    \b(?:minutes|meeting)\s+(?:from|of|for|held|on)\b(?:\s+[\w'’]+){0,7}\s*,?\s*$
    | \b(?:approv\w+|accept\w*)\b.{0,60}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
KIND = re.compile(
    r"""
    # “regular monthly meeting”, and not “the next regular meeting”
    \b(?P<other>(?:next|previous|last|prior|future|upcoming|following|minutes\ (?:of|from)\ the
        |at\ the|to\ the|each|our|approv\w+|adjourned\ to|held\ at)\s+)?
    (?P<kind>regular(?:ly)?|special|emergency|extraordinary|annual|inaugural|organi[sz]ational
      |ordinary|workshop|study|retreat)\s+
    (?:(?!minutes)[\w'’&,.-]+\s+){0,8}?(?:meeting|session|hearing|agm)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
SAYS_HELD = re.compile(r"\b(?:to order|was held|were held|convened|met)\b|\bMEETING\b", re.ASCII)
KINDS = {
    **{"regular": REGULAR, "regularly": REGULAR, "ordinary": REGULAR},
    **{"special": SPECIAL, "emergency": EMERGENCY},
}
FIRST_LINES = 40  # passages in which the kind of the meeting is looked for


@dataclass
class CandidateDay:
    """A day that the meeting may have been held on, and how much speaks for it."""

    date: datetime.date
    weight: float
    line: int
    is_certain: bool
    start: int = 0  # where it stands in its line


def find_days(text: MinutesText, passages: list[Passage], head_end: int) -> list[CandidateDay]:
    """The days that may be meant, the likeliest first, each once."""
    days = from_head(text.lines, head_end)
    for passage in [] if days else passages[:60] + passages[-15:]:
        if OF_MEETING.search(passage.text[:400]):
            days += in_line(passage.text[:600], passage.number, 1.0)
    days.sort(key=lambda day: -day.weight)
    first: dict[datetime.date, CandidateDay] = {}
    for day in days:
        first.setdefault(day.date, day)
    return list(first.values())


def from_head(lines: list[Line], head_end: int) -> list[CandidateDay]:
    days, order, before = [], 0, ""
    for line in lines[: head_end + 15]:
        if line.is_blank:
            continue
        order += 1
        is_below = line.at >= head_end
        weight = 2.0 + 3.0 * bool(OF_MEETING.search(line.text)) + 2.5 * is_only_date(line.text)
        weight += bool(line.rank) - order * 0.05 - 2.0 * is_below
        weight -= 1.5 * bool(line.bullet) + 2.5 * bool(line.label and is_below)
        for day in in_line(line.text, line.number, weight):
            said_before = f"{before[-80:]} {line.text[: day.start]}"
            if not (is_below and OF_OTHER_MINUTES.search(said_before)):
                days.append(day)
        before = line.text
    return days


def in_line(text: str, number: int, weight: float) -> list[CandidateDay]:
    return [
        CandidateDay(found.date, weight - place * 0.3, number, found.is_certain, found.start)
        for place, found in enumerate(find_dates(text))
        if not OF_SOMETHING_ELSE.search(text[max(0, found.start - 60) : found.start])
    ]


def find_kind(passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """The kind that the beginning of the paper names most often, and where it does first."""
    words = [
        (passage.text[:500], passage.number)
        for passage in passages[:FIRST_LINES]
        if passage.at <= head_end + 3 or SAYS_HELD.search(passage.text[:500])
    ]
    said: dict[str, list[int]] = {}
    for passage, number in words:
        for found in KIND.finditer(passage):
            is_title = found.start() < 3 and (found["other"] or "").lower().startswith("minutes")
            is_study = found["kind"].lower() == "study" and len(found[0].split()) > 2
            if (is_title or not found["other"]) and not is_study:
                said.setdefault(KINDS.get(found["kind"].lower(), OTHER), []).append(number)
    order = [EMERGENCY, SPECIAL, REGULAR, OTHER]
    kind = max(said, key=lambda one: (len(said[one]), -order.index(one)), default=None)
    return (kind, said[kind][0]) if kind else None
