"""When the meeting was to begin, when it was called to order, when it was adjourned."""

import re
from dataclasses import dataclass

from meetings.importing.phrases.times import FoundTime, find_range, find_times
from meetings.importing.text.lines import MinutesText
from meetings.importing.text.passages import Passage, sentences

ORDER = re.compile(
    r"""
    # “called the meeting to order”
    \b(?:call(?:ed|s|ing)?|brought)\b.{0,90}?\b(?:to|the)\ order\b|\bcame\ to\ order\b
    """,
    re.I | re.VERBOSE,
)
OPENED = re.compile(
    r"""
    # “The meeting was opened by the Chair”, “Start time”
      \b(?:meeting|session|chair\w*|president|board|council|committee|we|it)\b.{0,60}?\b
      (?:opened|commenced|convened|gathered|began|started|start|begins?|opens?(?!\s+session))\b
    | \b(?:starting|beginning|commencing|convened)\s+at\b
    | \b(?:opened|started|convened|began)\s+(?:the|this)\s+meeting\b
    | ^(?:meeting\s+)?(?:start(?:ed)?|opened|opening|commenced|convened)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
HELD_AT = re.compile(r"\b(?:held|met|took place)\b.{0,200}?\bat\s+(?=\d|noon)", re.IGNORECASE)
ADJOURNED = re.compile(
    r"""
    # “The meeting was then declared closed”, and not “adjourned regular meeting of”
      \badjourn\w*\b(?!\s+(?:(?:regular|special|annual|monthly)\s+)?meeting\s+(?:of|held|minutes)\b)
    | \b(?:meeting|session|call)\s+(?:was\s+|is\s+)?(?:then\s+)?(?:declared\s+)?
      (?:closed|ended|concluded|finished|closes|ends|dismissed)\b
    | \b(?:closed|concluded|ended|dismissed)\s+(?:the|this)\s+(?:business\s+of\s+the\s+)?meeting\b
    | ^(?:close(?:d)?|closing|(?:meeting\ )?end(?:ed|s)?|finish(?:ed)?|meeting\ closed?)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
NOT_THE_END = re.compile(
    r"\b(?:recess\w*|executive session|closed session|reconven\w*|public hearing|next meeting)\b",
    re.I,
)
NOT_THE_START = re.compile(
    r"\b(?:recess\w*|reconven\w*|next meeting|public hearing|will be|hearing (?:was )?opened)\b",
    re.I,
)
PLANNED = re.compile(r"\bscheduled\s+(?:for|to\s+\w+\s+at)\s+", re.IGNORECASE)
MOST_PASSAGES = 400  # with an hour, that are looked at from the end
NEAR, NEXT_LINE = 200, 40  # characters between the words and their hour


@dataclass
class Hour:
    """An hour that the minutes give, and its line."""

    found: FoundTime
    line: int


def find_called(passages: list[Passage], head_end: int) -> Hour | None:
    for pattern, most in ((ORDER, 80), (OPENED, 30), (HELD_AT, 12)):
        for place, passage in enumerate(passages[:most]):
            for start, sentence in sentences(passage.text[:3000]):
                said = pattern.search(sentence)
                if not said or (NOT_THE_START.search(sentence) and pattern is not ORDER):
                    continue
                if pattern is OPENED and passage.at > head_end + 40:
                    continue
                if found := near(sentence, said):
                    return Hour(found, passage.line_of(start + found.start))
                if pattern is ORDER and (below := in_next(passages, place)):
                    return below
    return None


def find_adjourned(passages: list[Passage]) -> Hour | None:
    """The last adjournment with an hour; the hour may stand in the sentence after it."""
    for place in range(len(passages) - 1, max(-1, len(passages) - MOST_PASSAGES), -1):
        passage = passages[place]
        spoken = sentences(passage.text[-3000:])
        for index, (start, sentence) in reversed(list(enumerate(spoken))):
            said = ADJOURNED.search(sentence)
            if not said:
                continue
            found = near(sentence, said)
            if found and not is_of_recess(sentence, said):
                return Hour(found, passage.line_of(start + found.start))
            after = find_times(spoken[index + 1][1]) if index + 1 < len(spoken) else []
            if (
                not found
                and after
                and spoken[index + 1][1].lower().startswith(("time", "the time"))
            ):
                return Hour(after[0], passage.number)
            is_title = len(passage.text.split()) <= 4
            if not found and is_title and (below := in_next(passages, place)):
                return below
    return None


def is_of_recess(sentence: str, said: re.Match[str]) -> bool:
    is_end = re.search(r"\bmeeting\b.{0,30}\badjourned at\b|^\W*(?:\d+\W+)?adjourn", sentence, re.I)
    return not is_end and bool(
        NOT_THE_END.search(sentence[max(0, said.start() - 12) : said.end() + 60])
    )


def near(sentence: str, said: re.Match[str]) -> FoundTime | None:
    """The first hour after the words, or else the last one before them."""
    times = held_times(sentence)
    between = [one for one in times if said.start() < one.start < said.end()]
    after = [one for one in times if -12 <= one.start - said.end() < NEAR]
    before = [one for one in times if one.end <= said.start() + 1]
    return next(iter(between or after or before[-1:]), None)


def held_times(text: str) -> list[FoundTime]:
    """The hours of a text, without the planned one: “scheduled for 10:30 and began at 10:33”."""
    times = find_times(text)
    planned = PLANNED.search(text)
    if not planned or len(times) < 2:
        return times
    return [one for one in times if not planned.end() <= one.start <= planned.end() + 8]


def in_next(passages: list[Passage], place: int) -> Hour | None:
    """The hour that begins the passage right below a heading."""
    below = passages[place + 1] if place + 1 < len(passages) else None
    if below is None or below.at - passages[place].lines[-1].at > 3:
        return None
    found = held_times(below.text[:120])
    furthest = 2 * NEXT_LINE if PLANNED.search(below.text[:80]) else NEXT_LINE
    return Hour(found[0], below.number) if found and found[0].start < furthest else None


def find_scheduled(
    text: MinutesText, head_end: int
) -> tuple[FoundTime, FoundTime | None, int] | None:
    """The hours in the head of the paper, above the call to order."""
    for line in text.lines[:head_end]:
        if len(line.text) > 300 or ORDER.search(line.text) or ADJOURNED.search(line.text):
            continue
        if both := find_range(line.text):
            return both[0], both[1], line.number
        if times := find_times(line.text):
            return times[0], None, line.number
    return None
