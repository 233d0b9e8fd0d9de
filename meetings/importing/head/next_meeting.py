"""When and where the next meeting is to be, as the minutes say it."""

import datetime
import re

from meetings.importing.head.place import HELD_IN, trimmed
from meetings.importing.parsed import ParsedNextMeeting
from meetings.importing.phrases.dates import find_dates, find_without_year
from meetings.importing.phrases.times import find_times
from meetings.importing.text.passages import Passage, sentences

NEXT = re.compile(
    r"""
    # “the next regular meeting”, “will meet again”
    \b(?:next|following)\s+(?:\w+\s+){0,4}?(?:meeting|session)\b
    | \bwill\ (?:next\ )?meet(?:\ again)?\b
    |\bto\ meet\ again\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_TITLE = 7  # words of a title above the day


def find_next_meeting(
    passages: list[Passage], held: datetime.date | None
) -> ParsedNextMeeting | None:
    """The last sentence that tells of the next meeting and names its day."""
    last = passages[-120:]
    for place, passage in reversed(list(enumerate(last))):
        for start, sentence in reversed(sentences(passage.text[-3000:])):
            said = NEXT.search(sentence)
            if not said:
                continue
            is_only_title = len(passage.text.split()) <= LONGEST_TITLE and place + 1 < len(last)
            if is_only_title and not find_dates(sentence) and not last[place + 1].is_heading:
                passage, start = last[place + 1], 0  # the day stands below its title
                sentence = sentences(passage.text[:300])[0][1]
            dates = find_dates(sentence)
            day = dates[-1] if dates else held and find_without_year(sentence, held)
            if not day or (held and day.date <= held):
                continue
            first = -1 if is_only_title else said.start()
            times = [time for time in find_times(sentence) if time.start > first]
            where = HELD_IN.search(sentence)
            return ParsedNextMeeting(
                text=sentence,
                line=passage.line_of(start),
                date=day.date,
                time=times[0].clock() if times else None,
                place=trimmed(where["place"]) or None if where else None,
            )
    return None
