"""Dates as minutes write them, with what the eye of a scanner makes of an ordinal."""

import datetime
import re
from dataclasses import dataclass

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:\.|[a-z]{2,6})?)"
WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?", re.I)
ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b|[™\"”“'’*°º]{1,2})?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{MONTH}\s{{0,3}}(?P<day>\d{{1,2}}){ORDINAL}\s{{0,3}}[,.]?\s{{0,3}}{YEAR}\b",
        rf"\b(?P<day>\d{{1,2}}){ORDINAL}[\s/-]{{0,3}}(?:day\s+)?(?:of\s+)?{MONTH}[\s,/-]{{0,4}}{YEAR}\b",
        rf"\b{YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)",
        rf"\b{YEAR}\s+{MONTH}\s+(?P<day>\d{{1,2}})\b",
        r"\b(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)\b",
        r"(?<![\d/-])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-](?P<short>\d\d)\b(?![/-])",
    )
]
WITHOUT_YEAR = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{MONTH}\s{{1,3}}(?P<day>\d{{1,2}}){ORDINAL}(?!\s{{0,3}},?\s{{0,3}}\d{{4}})",
        rf"\b(?P<day>\d{{1,2}}){ORDINAL}\s{{1,3}}(?:of\s+)?{MONTH}\b(?!\s{{0,3}},?\s{{0,3}}\d{{4}})",
    )
]


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands. Of 3/4/2015 both readings are possible."""

    date: datetime.date
    start: int
    end: int
    is_certain: bool = True


def find_dates(text: str) -> list[FoundDate]:
    """Every full date in the text, in order."""
    found: list[FoundDate] = []
    for form in FORMS:
        for match in form.finditer(text):
            date = read(match.groupdict())
            if date and not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(FoundDate(date[0], *match.span(), date[1]))
    return sorted(found, key=lambda one: one.start)


def read(said: dict[str, str | None]) -> tuple[datetime.date, bool] | None:
    """The day that a form says, and whether it can be read in one way alone."""
    year = int(said.get("year") or f"20{said['short']}")
    is_certain = True
    if said.get("month"):
        month, day = month_number(said["month"] or ""), int(said["day"] or 0)
    elif said.get("number"):
        month, day = int(said["number"] or 0), int(said["day"] or 0)
    else:
        month, day = int(said["first"] or 0), int(said["second"] or 0)
        is_certain = month > 12 or day > 12 or month == day
        if month > 12:
            month, day = day, month
    try:
        return datetime.date(year, month, day), is_certain
    except ValueError:
        return None


def month_number(word: str) -> int:
    start = word.lower()[:3]
    return next(number for number, month in enumerate(MONTHS, 1) if month.startswith(start))


def find_without_year(text: str, near: datetime.date) -> FoundDate | None:
    """“March 16th” as the first such day on or after `near`."""
    for match in filter(None, (form.search(text) for form in WITHOUT_YEAR)):
        for year in (near.year, near.year + 1):
            try:
                date = datetime.date(year, month_number(match["month"]), int(match["day"]))
            except ValueError:
                continue
            if date >= near:
                return FoundDate(date, *match.span())
    return None
