"""When and where the next meeting is to be, as the minutes say it."""

import datetime
import re

from meetings.importing.dates import find_dates, find_without_year
from meetings.importing.parsed import ParsedNextMeeting
from meetings.importing.passages import Passage, sentences
from meetings.importing.place import HELD_IN, trimmed
from meetings.importing.times import find_times

NEXT = re.compile(
    r"\b(?:next|following)\s+(?:\w+\s+){0,4}?(?:meeting|session)\b"
    r"|\bwill (?:next )?meet(?: again)?\b|\bto meet again\b",
    re.IGNORECASE,
)


def find_next_meeting(
    passages: list[Passage], held: datetime.date | None
) -> ParsedNextMeeting | None:
    """The last sentence that tells of the next meeting and names its day."""
    for passage in reversed(passages[-120:]):
        for start, sentence in reversed(sentences(passage.text[-3000:])):
            said = NEXT.search(sentence)
            if not said:
                continue
            dates = find_dates(sentence)
            day = dates[-1] if dates else held and find_without_year(sentence, held)
            if not day or (held and day.date <= held):
                continue
            times = [time for time in find_times(sentence) if time.start > said.start()]
            place = HELD_IN.search(sentence)
            return ParsedNextMeeting(
                text=sentence,
                line=passage.line_of(start),
                date=day.date,
                time=times[0].clock() if times else None,
                place=trimmed(place["place"]) or None if place else None,
            )
    return None
