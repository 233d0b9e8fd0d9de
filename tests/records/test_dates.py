"""Dates as far as they are known, written as readers know them."""

import datetime

import pytest

from tipcouncil.records.dates import (
    Precision,
    clock,
    eastern,
    in_words,
    iso,
    parse_iso,
    typed_date,
)

JUNE = datetime.date(2014, 6, 1)


@pytest.mark.parametrize(
    ("precision", "written", "words"),
    [
        (Precision.DAY, "2014-06-01", "June 1, 2014"),
        (Precision.MONTH, "2014-06", "June 2014"),
        (Precision.YEAR, "2014", "2014"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision, written, words):
    assert iso(JUNE, precision) == written
    assert in_words(JUNE, precision) == words


@pytest.mark.parametrize("written", ["2017-01-19", "2014-06", "2007"])
def test_what_is_read_is_written_back_alike(written):
    assert iso(*parse_iso(written)) == written


@pytest.mark.parametrize(
    "nonsense", ["", "2017-13-45", "19/01/2017", "2017-1-9", "２０１７", "2017-02-30"]
)
def test_what_is_no_date_is_refused(nonsense):
    with pytest.raises(ValueError, match=r"\w"):
        parse_iso(nonsense)


def test_a_date_that_somebody_types_is_understood_as_it_is_read():
    read = {
        "2017-01-19": "January 19, 2017; jan. 19 2017; 2017-01-19; 2017/1/19; 20170119; 1-19-2017",
        "2014-06": "June 2014; jun 2014; 2014-06",
        None: "End Demand; 2014; 2017-13-45; 2017-02-30; May; 31",
    }
    wrong = {
        typed: found and iso(*found)
        for wanted, many in read.items()
        for typed in many.split("; ")
        for found in [typed_date(typed)]
        if (found and iso(*found)) != wanted
    }
    assert not wrong


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(10, 6, "10:06 AM"), (0, 0, "12:00 AM"), (12, 0, "12:00 PM"), (23, 59, "11:59 PM")],
)
def test_hours_are_written_with_am_and_pm(hour, minute, words):
    assert clock(datetime.time(hour, minute)) == words


def test_an_hour_in_connecticut_follows_the_season():
    ten = datetime.time(10)
    winter, summer = eastern(datetime.date(2017, 1, 19), ten), eastern(JUNE, ten)
    assert winter.utcoffset() == datetime.timedelta(hours=-5)
    assert summer.utcoffset() == datetime.timedelta(hours=-4)
