"""What is possible and yet hardly meant, such as a meeting in the year 2103.

It is no error: old papers say odd things, and the record keeps them. So a form asks, beside the
field, and saves it all the same for a reason. Loading a record asks nothing. What an app asks about
its own records stands in its `plausible.QUESTIONS`: for each model, functions that yield questions.
"""

import datetime
from contextlib import suppress
from importlib import import_module
from typing import NamedTuple

from tipcouncil.records.dates import Precision, in_words, today

FIRST_DAY = datetime.date(2000, 1, 1)  # the oldest body of the record, the task force, is of 2004


class Question(NamedTuple):
    """A doubt about what stands in one field, and the other fields on which it hangs."""

    field: str
    words: str
    also: tuple[str, ...] = ()


def questions_about(record):
    """The questions about a record as it was typed."""
    rules = import_module(f"{record._meta.app_config.name}.plausible").QUESTIONS
    return [question for rule in rules.get(type(record), []) for question in rule(record)]


def end_of_year(ahead=0):
    return datetime.date(today().year + ahead, 12, 31)


def end_of_next_year():
    """How far ahead the council plans: its schedule of a year is filed by January 31."""
    return end_of_year(1)


def likely(date, first, last):
    """The day of another year that was probably meant: 2013 for 2103; None if there is none.

    Two digits that changed places come first, then a wrong century, then one wrong digit.
    """
    written = f"{date.year:04}"
    swapped = [written[:i] + written[i + 1] + written[i] + written[i + 2 :] for i in range(3)]
    struck = [written[:i] + digit + written[i + 1 :] for i in range(4) for digit in "0123456789"]
    for year in (*swapped, f"20{written[2:]}", *struck):
        with suppress(ValueError):
            meant = date.replace(year=int(year))
            if first <= meant <= last:
                return meant
    return None


def date_questions(record, name, first, last, before="", after="far ahead"):
    """A question about a date that lies before `first` or after `last`, with words for either.

    Of a month or a year of which no more is known, the first day is written.
    """
    date = getattr(record, name)
    before = before or f"before {in_words(first)}"
    precision = getattr(record, f"{name.removesuffix('_on')}_precision", Precision.DAY)
    if precision != Precision.DAY:
        first = first.replace(day=1, month=first.month if precision == Precision.MONTH else 1)
    if date is None or first <= date <= last:
        return
    why = before if date < first else after
    meant = likely(date, first, last)
    asked = f"Did you mean {in_words(meant, precision)}?" if meant else "Is the year right?"
    yield Question(name, f"{in_words(date, precision)} is {why}. {asked}")


def year_questions(record, name, last):
    """The same of a year that stands by itself."""
    year = getattr(record, name)
    if FIRST_DAY.year <= year <= last.year:
        return
    why = "still to come" if year > last.year else f"before {FIRST_DAY.year}"
    meant = likely(datetime.date(year, 1, 1), FIRST_DAY, last) if 1 <= year <= 9999 else None
    asked = f"Did you mean {meant.year}?" if meant else "Is the year right?"
    yield Question(name, f"{year} is {why}. {asked}")


def past_date_questions(record, *names, first=FIRST_DAY):
    """Questions about dates that tell of what has happened, and that are still to come."""
    for name in names:
        yield from date_questions(record, name, first, today(), after="still to come")
