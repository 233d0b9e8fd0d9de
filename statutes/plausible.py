"""What the forms ask about the days of the law."""

import datetime

from statutes.models import Act, Statute, StatuteChange
from tipcouncil.records.dates import today
from tipcouncil.records.plausible import (
    date_questions,
    end_of_year,
    past_date_questions,
    year_questions,
)

OLDEST = datetime.date(1650, 1, 1)  # before the oldest law that a history note could name
TAKES_EFFECT_WITHIN = 5  # years after an act was passed


def year_of_act(act):
    if act.year > today().year:
        yield from year_questions(act, "year", end_of_year())
    else:
        yield from effective(act, act)


def day_of_change(change):
    if change.act_id:
        yield from effective(change, change.act)
    else:
        last = end_of_year(TAKES_EFFECT_WITHIN)
        yield from date_questions(change, "effective_on", OLDEST, last, "too early")


def effective(record, act):
    """A law takes effect in the year of its act, or in one of the next."""
    first = datetime.date(act.year, 1, 1)
    last = datetime.date(act.year + TAKES_EFFECT_WITHIN, 12, 31)
    before = f"before the year of {act.citation}"
    after = f"more than {TAKES_EFFECT_WITHIN} years after {act.citation}"
    yield from date_questions(record, "effective_on", first, last, before, after)


def days_of_section(statute):
    yield from past_date_questions(statute, "checked_on")
    last = end_of_year(TAKES_EFFECT_WITHIN)
    yield from date_questions(statute, "repealed_on", OLDEST, last, "too early")


QUESTIONS = {
    Act: [year_of_act],
    StatuteChange: [day_of_change],
    Statute: [days_of_section],
}
