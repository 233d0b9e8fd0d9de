"""Each page of a record says when it was posted and last changed, and a draft changes nothing."""

import datetime

import pytest

from meetings.models import Minutes
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db
POSTED = datetime.datetime(2020, 1, 2, 15, tzinfo=datetime.UTC)
ADDRESSES = [
    "/meetings/2017-01-19/",
    "/people/pat-example/",
    "/statutes/53a-83/",
    "/acts/pa-17-32/",
    "/reports/2016/",
    "/recommendations/",
]


@pytest.fixture
def record():
    """One public record of each kind, and what hangs on it."""
    meeting = make.meeting(date="2017-01-19", posted_at=POSTED)
    section = make.statute("53a-83", posted_at=POSTED)
    asked = make.recommendation(report=make.report(year=2016, posted_at=POSTED), posted_at=POSTED)
    act = make.act("P.A. 17-32", posted_at=POSTED)
    return {
        "/meetings/2017-01-19/": meeting,
        "/people/pat-example/": make.person("Pat Example", posted_at=POSTED),
        "/statutes/53a-83/": section,
        "/acts/pa-17-32/": act,
        "/reports/2016/": asked.report,
        "/recommendations/": asked,
    }


def dates(client, address):
    """The days that a page gives for its posting and its last change."""
    found = [
        time.get("datetime")
        for element in Seen(client, address).element("main").iter()
        if "Last changed" in "".join(element.itertext()) and element.tag in ("p", "dl")
        for time in element.iter("time")
    ]
    return found[0], found[-1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_when_it_was_posted_and_last_changed(client, record, address):
    assert dates(client, address) == ("2020-01-02", "2020-01-02")
    row = record[address]
    row.source = "Another source"
    row.save()
    rows = type(row).objects.filter(pk=row.pk)
    rows.update(changed_at=POSTED + datetime.timedelta(days=9))
    rows.get().save()  # as it was: that is no change
    assert dates(client, address) == ("2020-01-02", "2020-01-11")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_draft_changes_no_day(client, record, address):
    before = Seen(client, address).html
    draft = {"posted": False}
    make.minutes("SENTINEL", meeting=record["/meetings/2017-01-19/"], **draft)
    minutes = Minutes.objects.get()
    minutes.body = "SENTINEL, again"
    minutes.save()
    make.document("SENTINEL", meeting=record["/meetings/2017-01-19/"], **draft)
    make.motion("SENTINEL", meeting=record["/meetings/2017-01-19/"], **draft)
    make.attendance(person=record["/people/pat-example/"], meeting=make.meeting(**draft))
    make.change(statute=make.statute("53a-999", **draft), act=record["/acts/pa-17-32/"])
    make.recommendation("SENTINEL", report=record["/reports/2016/"], **draft)
    make.update(recommendation=record["/recommendations/"], **draft)
    assert Seen(client, address).html == before


def test_what_hangs_on_a_record_counts_as_a_change_of_its_page(client, record):
    make.update(recommendation=record["/recommendations/"])
    today = datetime.datetime.now(tz=datetime.UTC)
    record["/recommendations/"].updates.update(posted_at=today, changed_at=today)
    make.attendance(person=record["/people/pat-example/"], meeting=record["/meetings/2017-01-19/"])
    make.change(statute=record["/statutes/53a-83/"], act=record["/acts/pa-17-32/"]).delete()
    for address in record:
        posted, changed = dates(client, address)
        assert posted == "2020-01-02"
        assert changed > "2020-01-02"


def test_a_document_says_its_day_where_it_is_not_that_of_its_meeting(client, record):
    meeting = record["/meetings/2017-01-19/"]
    make.document("Agenda", meeting=meeting, posted_at=POSTED)
    later = POSTED + datetime.timedelta(days=30)
    make.document("Slides", meeting=meeting, posted_at=later)
    said = Seen(client, "/meetings/2017-01-19/").all_words("li")
    assert [words for words in said if "Posted" in words] == [
        words for words in said if words.startswith("Slides")
    ]
    assert any("Posted February 1, 2020" in words for words in said)
