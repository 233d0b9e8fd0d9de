"""What a person should look at before the record is kept."""

import datetime
import re

from meetings.importing.head.meeting_day import CandidateDay
from meetings.importing.parsed import ParsedMinutes
from meetings.importing.phrases.times import find_times
from meetings.importing.text.lines import MOST_LINES, MinutesText
from meetings.importing.text.passages import Passage

NEARLY = 1.0  # how much less may speak for another day that is still in doubt
ANOTHER_BEGINS = re.compile(
    r"\bcalled\b.{0,80}\bto order\b|^(?:draft\s+|meeting\s+)?minutes(?:\s+of\s+.{3,80}\b"
    r"(?:meeting|council|board|committee|commission)\b.{0,60})?$",
    re.I,
)
ADJOURNED = re.compile(r"\badjourned\b", re.IGNORECASE)


def add_doubts(
    parsed: ParsedMinutes, paper: MinutesText, passages: list[Passage], days: list[CandidateDay]
) -> None:
    doubt_days(parsed, days)
    doubt_hours(parsed, passages)
    doubt_second_meeting(parsed, passages)
    if paper.rest:
        said = f"Only the first {MOST_LINES:,} lines were searched; all words were kept."
        parsed.doubt("text", said)
    unsure = [motion for motion in parsed.motions if motion.result is None]
    if unsure:
        lines = ", ".join(str(motion.line) for motion in unsure[:10])
        parsed.doubt("motions", f"No result was found for the motion in line {lines}.")


def doubt_days(parsed: ParsedMinutes, days: list[CandidateDay]) -> None:
    if not days:
        parsed.doubt("date", "No date of the meeting was found.")
        return
    others = [day for day in days[1:] if day.weight >= days[0].weight - NEARLY]
    if others:
        found = " and ".join(f"{in_words(d.date)} (line {d.line})" for d in [days[0], *others][:3])
        parsed.doubt("date", f"Two dates were found: {found}. The first one was taken.")
    if not days[0].is_certain:
        parsed.doubt(
            "date", "The date is written in figures alone: it was read as month, day, year."
        )


def in_words(date: datetime.date) -> str:
    return f"{date:%B} {date.day}, {date.year}"


def doubt_hours(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    for passage in passages[:2000]:
        for one in find_times(passage.text[:2000]):
            if one.is_contradictory:
                parsed.doubt(
                    "times", f"“{one.as_written}” is no hour of the clock (line {passage.number})."
                )
                return
    if parsed.called_to_order and parsed.adjourned and parsed.adjourned < parsed.called_to_order:
        parsed.doubt(
            "adjourned",
            f"Adjourned at {parsed.adjourned:%H:%M}, before the call to order at"
            f" {parsed.called_to_order:%H:%M}.",
        )


def doubt_second_meeting(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    """After an adjournment, another call to order or another heading “Minutes”."""
    is_over = False
    for passage in passages:
        if is_over and ANOTHER_BEGINS.search(passage.text[:300]):
            parsed.doubt(
                "text",
                f"A second meeting's minutes seem to begin at line {passage.number}."
                " Divide the file, and import each part.",
            )
            return
        is_over = is_over or bool(
            ADJOURNED.search(passage.text[:600]) and find_times(passage.text[:600])
        )
