"""For how long a request holds, as Sec. 1-227 has it.

A request is valid for one year from the day on which it is filed, unless a renewal is filed, and
renewals are filed within thirty days after January 1. A year that would end within those thirty
days lasts to their end, since until then it can be renewed.
"""

import datetime

RENEWAL_DAYS = 30  # after January 1: January 31 is the last
CONFIRM_WITHIN_DAYS = 3
KEPT_AFTER_DAYS = 30  # after its year a request may still be renewed with one click
REMIND_DAYS_BEFORE = 14  # days before the year of a request ends, its owner is told


def valid_until(day):
    """The last day on which a request filed, or renewed, on `day` is valid."""
    try:
        last = day.replace(year=day.year + 1)
    except ValueError:  # February 29
        last = day.replace(year=day.year + 1, day=28)
    return max(last, last_day_to_renew(last.year)) if is_time_to_renew(last) else last


def last_day_to_renew(year):
    return datetime.date(year, 1, 1) + datetime.timedelta(days=RENEWAL_DAYS)


def is_time_to_renew(day):
    """Whether `day` lies within thirty days after January 1."""
    return day <= last_day_to_renew(day.year)
