"""When a duty is due: so long before a meeting or after it, as the law counts and more strictly."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from meetings.deadlines.days import (
    OfficeCalendar,
    days_from,
    every_day,
    hours_after,
    hours_before,
)
from meetings.deadlines.duties import Duty, Moment, as_moment, day_of

COMMON_READING = "weekends, holidays and closed days not counted, as many offices read it"
EVERY_DAY_COUNTED = "every day counted"


def before(
    duty: Duty, start: Moment, calendar: OfficeCalendar, hours: int, *, excludes: bool
) -> Duty:
    """A duty so many hours before a meeting, and the stricter reading of it.

    `excludes`: whether the law leaves out days on which the office is closed.
    """

    def count(counts: Callable[[date], bool]) -> Moment:
        if isinstance(start, datetime):
            return hours_before(start, hours, counts)
        return days_from(start, -(hours // 24), counts)

    limit = f"{hours} hours before the meeting"
    return timed(duty, count, calendar, limit, start, excludes=excludes)


def after(
    duty: Duty,
    end: Moment,
    calendar: OfficeCalendar,
    *,
    hours: int = 0,
    days: int = 0,
    excludes: bool,
) -> Duty:
    """A duty so many hours or days after something, and the stricter reading of it."""

    def count(counts: Callable[[date], bool]) -> Moment:
        if hours and isinstance(end, datetime):
            return hours_after(end, hours, counts)
        return days_from(day_of(end), days or hours // 24, counts)

    limit = f"{hours} hours after it" if hours else f"{days} days after it"
    return timed(duty, count, calendar, limit, end, excludes=excludes)


def timed(
    duty: Duty,
    count: Callable[[Callable[[date], bool]], Moment],
    calendar: OfficeCalendar,
    limit: str,
    anchor: Moment,
    *,
    excludes: bool,
) -> Duty:
    plain, counted = count(every_day), count(calendar.counts)
    due, other = (counted, plain) if excludes else (plain, counted)
    reading = EVERY_DAY_COUNTED if excludes else COMMON_READING
    is_stricter = as_moment(other) < as_moment(due)
    first, last = sorted((day_of(due), day_of(anchor)))
    return replace(
        duty,
        due=due,
        limit=limit,
        stricter=other if is_stricter else None,
        stricter_reading=reading if is_stricter else "",
        excluded=tuple(calendar.excluded_between(first, last)) if excludes else (),
    )
