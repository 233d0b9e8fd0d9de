"""Dates as the record knows them: to the day, the month or the year, in Eastern time."""

import calendar
import datetime
import re
from zoneinfo import ZoneInfo

from django.db import models

EASTERN = ZoneInfo("America/New_York")


class Precision(models.TextChoices):
    """How much of a date is known. What is not known is written as 1 and never shown."""

    DAY = "day", "to the day"
    MONTH = "month", "to the month"
    YEAR = "year", "to the year"


def precision_field(words="date is known"):
    """Beside a date: how much of it is known."""
    return models.CharField(words, max_length=5, choices=Precision, default=Precision.DAY)


def precision_of(field):
    """The name of the field of the same model that says how much of a date is known, or “”."""
    names = {f"{field.name}_precision", f"{field.name.removesuffix('_on')}_precision"}
    return next((other.name for other in field.model._meta.fields if other.name in names), "")


# Characters of 2017-01-19, 2017-01 and 2017.
LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
WRITTEN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def iso(date, precision=Precision.DAY):
    """The date as far as it is known: 2014-06-03, 2014-06 or 2014."""
    return date.isoformat()[: LENGTHS[Precision(precision)]]


def parse_iso(text):
    """ "2014-06" -> (date(2014, 6, 1), Precision.MONTH). Raises ValueError on any other form."""
    found = WRITTEN.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text}” is not a date such as 2014-06-03, 2014-06 or 2014.")
    year, month, day = found.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return datetime.date(int(year), int(month or 1), int(day or 1)), precision


def parse_day(text):
    """A whole day, 2014-06-03. Raises ValueError on any other form, and on less than a day."""
    date, precision = parse_iso(text)
    if precision != Precision.DAY:
        raise ValueError("The day is missing.")
    return date


def day_in_words(text):
    """October 1, 2017, as `in_words` writes it; None where the calendar has no such day."""
    try:
        return datetime.datetime.strptime(text, "%B %d, %Y").date()
    except ValueError:
        return None


MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
BETWEEN = r"[-/._,\s]+"
TYPED = [
    rf"(?P<year>\d{{4}}){BETWEEN}(?P<month>\d\d?)(?:{BETWEEN}(?P<day>\d\d?))?",  # 2017/1/19
    r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",  # 20170119
    rf"(?P<month>\d\d?){BETWEEN}(?P<day>\d\d?){BETWEEN}(?P<year>\d{{4}})",  # 1/19/2017
    rf"(?P<month>[a-z]+)(?:{BETWEEN}(?P<day>\d\d?))?{BETWEEN}(?P<year>\d{{4}})",  # Jan. 19, 2017
]


def typed_date(text):
    """A date as people type it, to the day or to the month: (date, precision), or None."""
    ways = (re.fullmatch(way, text.strip().lower(), re.ASCII) for way in TYPED)
    found = next(filter(None, ways), None)
    month = found and (MONTHS.get(found["month"]) or found["month"])
    if not month or str(month).isalpha():
        return None
    precision = Precision.DAY if found["day"] else Precision.MONTH
    try:
        return datetime.date(int(found["year"]), int(month), int(found["day"] or 1)), precision
    except ValueError:
        return None


# A day, or a month with its year, somewhere in a text: January 19, 2017; 19 Jan. 2017; 1/19/17.
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
LOOSE = [
    rf"{MONTH}\.?\s+{DAY},?\s+(?P<year>\d{{4}})",
    rf"{DAY}\s+{MONTH}\.?,?\s+(?P<year>\d{{4}})",
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)",
]
LOOSE = [re.compile(rf"\b{pattern}\b", re.IGNORECASE | re.ASCII) for pattern in LOOSE]


def month_number(written):
    return MONTHS.get(written.lower()) or int(written)


def find_date(text):
    """The first whole day in a text, in any form, and where it stands; None where there is none."""
    for found in (found for pattern in LOOSE for found in pattern.finditer(text)):
        year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
        try:
            date = datetime.date(year, month_number(found["month"]), int(found["day"]))
        except ValueError:
            continue
        return date, found.span()
    return None


def in_words(date, precision=Precision.DAY):
    """January 19, 2017; June 2014; or 2014."""
    if precision == Precision.YEAR:
        return str(date.year)
    month = date.strftime("%B")
    return (
        f"{month} {date.year}"
        if precision == Precision.MONTH
        else f"{month} {date.day}, {date.year}"
    )


class Dated:
    """For a model with a `date` and its `date_precision`: the day as far as it is known."""

    @property
    def date_words(self):
        return in_words(self.date, self.date_precision)

    @property
    def date_iso(self):
        return iso(self.date, self.date_precision)


def sentence(words):
    """Words as a sentence of their own; nothing of nothing."""
    return f"{words[0].upper()}{words[1:]}." if words else ""


def clock(time):
    """10:06 AM; the public pages write every hour this way."""
    return f"{time.hour % 12 or 12}:{time.minute:02d} {'AM' if time.hour < 12 else 'PM'}"


def eastern(date, time):
    """The moment at which a clock in Connecticut shows `time` on `date`."""
    return datetime.datetime.combine(date, time, tzinfo=EASTERN)


def today():
    """The day it is in Connecticut."""
    return datetime.datetime.now(tz=EASTERN).date()
