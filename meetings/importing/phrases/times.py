"""Hours as minutes write them: 6:05 p.m.  6:44. pm  18h05  10.00 A.M.  noon  1905 hours"""

import datetime
import itertools
import re
from dataclasses import dataclass

HALF = r"(?P<half>[ap]\.?\s?m\b\.?|noon\b|midnight\b|o['’]clock\b)"
TIME = re.compile(
    r"(?<![\d:.$/])(?:"
    r"(?P<hour>\d{1,2})(?:\s?[:.;h]\s?(?P<minute>\d\d))(?:[:.]\d\d)?(?!\d)[.,]?\s{0,2}"
    + HALF
    + r"?"
    r"|(?P<sole>\d{1,2})\s{0,2}(?P<sole_half>[ap]\.?\s?m\b\.?|noon\b|o['’]clock\b)"
    r"|(?P<hundreds>[0-2]\d[0-5]\d)\s?(?:hours|hrs|h\b)"
    r"|\b(?P<word>noon|midday|midnight)\b"
    r")",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s{0,2}(?:-|–|—|to|until|till)\s{0,2}", re.IGNORECASE)
SHORT_START = re.compile(r"(?<![\d:.$/-])(\d{1,2})(?::(\d\d))?\s{0,2}(?:-|–|—|to)\s{0,2}$")
EVENING_FROM = 7  # an hour without a.m. or p.m. that is earlier than this is of the afternoon


@dataclass(frozen=True)
class FoundTime:
    """An hour and where it stands; `half` is empty where the text says neither a.m. nor p.m."""

    hour: int
    minute: int
    half: str
    start: int
    end: int
    as_written: str

    @property
    def is_certain(self) -> bool:
        return bool(self.half) or self.hour > 12 or self.hour == 0

    @property
    def is_contradictory(self) -> bool:
        """13:00 PM."""
        return self.half in ("am", "pm") and self.hour > 12

    def clock(self, after: datetime.time | None = None) -> datetime.time:
        """The hour on a clock; of an uncertain one, the first that comes after `after`."""
        hour = self.hour
        if self.half == "pm" and hour < 12:
            hour += 12
        elif self.half == "am" and hour == 12:
            hour = 0
        elif not self.is_certain and hour < 12:
            limit = after.hour * 60 + after.minute if after else EVENING_FROM * 60
            if hour * 60 + self.minute < limit:
                hour += 12
        return datetime.time(hour, self.minute)


def find_times(text: str) -> list[FoundTime]:
    """Every hour in the text, in order; numbers that cannot be an hour are left out."""
    found = []
    for match in TIME.finditer(text):
        if one := read(match):
            found.append(one)
    return found


def read(match: re.Match[str]) -> FoundTime | None:
    minute = 0
    if match["word"]:
        hour, half = (0 if match["word"].lower() == "midnight" else 12), "noon"
    elif match["hundreds"]:
        hour, minute, half = int(match["hundreds"][:2]), int(match["hundreds"][2:]), "hours"
    elif match["sole"]:
        hour, half = int(match["sole"]), letters(match["sole_half"])
    else:
        hour, minute, half = int(match["hour"]), int(match["minute"]), letters(match["half"] or "")
        if not half and not re.match(r"\d{1,2}[:h]", match[0]) and not is_called_time(match):
            return None
    if hour > 23 or minute > 59 or (match["sole"] and not 1 <= hour <= 12):
        return None
    return FoundTime(hour, minute, half, *match.span(), match[0].strip())


def is_called_time(match: re.Match[str]) -> bool:
    """“at 10.00” is an hour; “section 10.00” is not."""
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    return bool(re.search(r"\b(?:at|from|by|time:?)\s*$", before))


def letters(half: str) -> str:
    plain = re.sub(r"[^a-z]", "", half.lower())
    return "" if plain == "oclock" else plain


def find_range(text: str) -> tuple[FoundTime, FoundTime] | None:
    """“10AM-12PM”, “6:00 to 8:00 p.m.”, “6-7:30 pm”: the first pair of hours joined so."""
    found = find_times(text)
    for one, other in itertools.pairwise(found):
        if RANGE.fullmatch(text[one.end : other.start]):
            return lent_half(one, other), other
    for one in found:
        if before := SHORT_START.search(text[max(0, one.start - 12) : one.start]):
            start = FoundTime(
                int(before[1]), int(before[2] or 0), "", one.start, one.start, before[0].strip()
            )
            if 1 <= start.hour <= 12 and start.minute < 60:
                return lent_half(start, one), one
    return None


def lent_half(start: FoundTime, end: FoundTime) -> FoundTime:
    """Of 6-7:30 pm the start is p.m. too; of 9-12 p.m. it is a.m., for it comes before the end."""
    if start.is_certain or end.half not in ("am", "pm"):
        return start
    is_later = start.hour % 12 * 60 + start.minute > end.hour % 12 * 60 + end.minute
    half = end.half if not is_later else ("am" if end.half == "pm" else "pm")
    return FoundTime(start.hour, start.minute, half, start.start, start.end, start.as_written)
