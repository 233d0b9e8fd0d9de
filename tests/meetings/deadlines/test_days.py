"""Which days count, and how hours and days are counted on a clock in Connecticut."""

from datetime import date, datetime, timedelta

import pytest

from meetings.deadlines import OfficeCalendar, holidays_of
from meetings.deadlines.days import EASTERN, days_from, hours_after, hours_before

MONDAY, THURSDAY = 0, 3


def at(*numbers):
    return datetime(*numbers, tzinfo=EASTERN)


def monday(year, month, first_possible_day):
    """The first Monday on or after a day of a month."""
    day = date(year, month, first_possible_day)
    return day + timedelta(days=-day.weekday() % 7)


def holidays_by_the_words_of_the_law(year):
    """Sec. 1-4, but for days that are holidays by proclamation only."""
    fixed = [(1, 1), (2, 12), (7, 4), (11, 11), (12, 25)]
    if year >= 2023:  # P.A. 22-128, effective October 1, 2022
        fixed.append((6, 19))
    days = {date(year, *day) for day in fixed} | {date(year + 1, 1, 1)}
    saturday, sunday = 5, 6
    days |= {day - timedelta(days=1) for day in days if day.weekday() == saturday}
    days |= {day + timedelta(days=1) for day in days if day.weekday() == sunday}
    days |= {
        monday(year, 1, 15),
        monday(year, 2, 15),
        monday(year, 5, 25),
        monday(year, 9, 1),
        monday(year, 10, 8),
    }
    return {day for day in days if day.year == year}


@pytest.mark.parametrize("year", range(2010, 2041))
def test_holidays_are_those_of_the_law(year):
    named = holidays_of(year)
    proclaimed = {day for day, name in named.items() if name.endswith("by proclamation")}
    assert set(named) - proclaimed == holidays_by_the_words_of_the_law(year)
    assert [day.weekday() for day in sorted(proclaimed)] == [
        4,
        THURSDAY,
    ]  # Good Friday, Thanksgiving


def test_a_day_says_why_it_does_not_count():
    calendar = OfficeCalendar({date(2027, 2, 1): "closed for snow"})
    assert calendar.why_excluded(date(2027, 1, 16)) == "Saturday"
    assert calendar.why_excluded(date(2027, 1, 18)) == "Martin Luther King Jr. Day"
    assert calendar.why_excluded(date(2027, 2, 1)) == "closed for snow"
    assert calendar.counts(date(2027, 2, 2))


def test_the_next_business_day_steps_over_what_is_closed():
    king_day = date(2027, 1, 18)
    assert OfficeCalendar().next_business_day(king_day) == date(2027, 1, 19)
    snow = OfficeCalendar({date(2027, 1, 19): "closed for snow"})
    assert snow.next_business_day(king_day) == date(2027, 1, 20)


def test_hours_pass_by_the_sun_on_the_nights_that_change_the_clock():
    """A day of 23 hours in March, and one of 25 in November."""
    assert hours_before(at(2026, 3, 8, 10), 24) == at(2026, 3, 7, 9)
    assert hours_before(at(2026, 11, 1, 10), 24) == at(2026, 10, 31, 11)
    assert hours_after(at(2026, 3, 7, 10), 48) == at(2026, 3, 9, 11)
    assert hours_after(at(2026, 10, 31, 10), 48) == at(2026, 11, 2, 9)


def test_hours_that_are_not_counted_are_stepped_over():
    counts = OfficeCalendar().counts
    assert hours_before(at(2027, 1, 19, 10), 24, counts) == at(2027, 1, 15, 10)
    assert hours_after(at(2027, 1, 15, 16), 48, counts) == at(2027, 1, 20, 16)
    # A meeting on a Saturday: none of its own hours count.
    assert hours_before(at(2027, 1, 23, 10), 24, counts) == at(2027, 1, 22)


def test_days_are_counted_to_both_sides():
    counts = OfficeCalendar().counts
    assert days_from(date(2017, 1, 19), 7) == date(2017, 1, 26)
    assert days_from(date(2026, 11, 25), 2, counts) == date(2026, 11, 30)  # over Thanksgiving
    assert days_from(date(2027, 1, 19), -1, counts) == date(2027, 1, 15)
