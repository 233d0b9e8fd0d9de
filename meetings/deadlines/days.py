"""Days and hours as the Freedom of Information Act counts them.

Sec. 1-225(g) leaves Saturdays, Sundays, legal holidays and days on which the office is closed out
of the count, for special and emergency meetings only. Hours are hours that pass, so that a night
on which clocks are changed has one more or one less.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays

EASTERN = ZoneInfo("America/New_York")
DAY = timedelta(days=1)
WEEKEND = {5: "Saturday", 6: "Sunday"}
# P.A. 22-128 made June 19 a legal holiday from October 1, 2022; the library has the federal day.
FIRST_JUNETEENTH = 2023
# Sec. 1-4 has these only where the Governor or the President appoints the day, as each year so far.
BY_PROCLAMATION = ("Thanksgiving Day", "Good Friday")


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The legal holidays of Sec. 1-4 that fall into a calendar year, by their names.

    A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after: both
    days are listed.
    """
    named = holidays.country_holidays("US", subdiv="CT", years=year)
    return MappingProxyType(
        {
            day: f"{name}, by proclamation" if name in BY_PROCLAMATION else name
            for day, name in sorted(named.items())
            if year >= FIRST_JUNETEENTH or not name.startswith("Juneteenth")
        }
    )


@dataclass(frozen=True)
class OfficeCalendar:
    """Which days count: weekends and legal holidays do not, nor do days that staff say are closed.

    `closed` holds days on which the agency or the Secretary of the State was closed, `proclaimed`
    those that were proclaimed a holiday, each with its reason.
    """

    closed: Mapping[date, str] = field(default_factory=dict)
    proclaimed: Mapping[date, str] = field(default_factory=dict)

    def holiday_on(self, day: date) -> str:
        """The legal holiday of a day; nothing where it is none."""
        return self.proclaimed.get(day, "") or holidays_of(day.year).get(day, "")

    def why_excluded(self, day: date) -> str:
        """Why a day is left out of the count; nothing where it counts."""
        return self.closed.get(day, "") or self.holiday_on(day) or WEEKEND.get(day.weekday(), "")

    def counts(self, day: date) -> bool:
        return not self.why_excluded(day)

    def next_business_day(self, day: date) -> date:
        """The first day after this one on which the office is open (Sec. 1-230)."""
        day += DAY
        while not self.counts(day):
            day += DAY
        return day

    def excluded_between(self, first: date, last: date) -> list[str]:
        """The days from one to another that do not count, as words: weekends by their names."""
        days = [first + DAY * number for number in range((last - first).days + 1)]
        return list(dict.fromkeys(filter(None, map(self.why_excluded, days))))


def every_day(day: date) -> bool:
    """Plain calendar time, in which each day counts."""
    return True


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=EASTERN).astimezone(UTC)


def hours_before(
    moment: datetime, hours: int, counts: Callable[[date], bool] = every_day
) -> datetime:
    """The latest moment from which so many counted hours pass until `moment`."""
    left, at = timedelta(hours=hours), moment.astimezone(UTC)
    while True:
        day = (at - timedelta(microseconds=1)).astimezone(EASTERN).date()
        start = midnight(day)
        if counts(day):
            if at - start >= left:
                return (at - left).astimezone(EASTERN)
            left -= at - start
        at = start


def hours_after(
    moment: datetime, hours: int, counts: Callable[[date], bool] = every_day
) -> datetime:
    """The moment at which so many counted hours have passed since `moment`."""
    left, at = timedelta(hours=hours), moment.astimezone(UTC)
    while True:
        day = at.astimezone(EASTERN).date()
        end = midnight(day + DAY)
        if counts(day):
            if end - at >= left:
                return (at + left).astimezone(EASTERN)
            left -= end - at
        at = end


def days_from(day: date, number: int, counts: Callable[[date], bool] = every_day) -> date:
    """The counted day that lies so many counted days after `day`, or before it where negative."""
    step = DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not counts(day):
            day += step
    return day
