"""The life of a meeting on the public pages: planned, moved, cancelled, held, with its minutes."""

import datetime
import json
from itertools import product

import feedparser
import icalendar
import pytest

from meetings.models import Approval, Meeting, Minutes
from tests import make
from tests.meetings.seen import Seen
from tests.site.notices.subscribers import begin, subscriber, turn
from tipcouncil.records.dates import in_words, today

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
HOUR = datetime.time(10)


def planned(days, **fields):
    return make.meeting(date=today() + days * DAY, status="scheduled", starts_at=HOUR, **fields)


def page_of(client, meeting):
    return Seen(client, meeting.get_absolute_url())


def event_of(client, meeting):
    answer = client.get(f"/meetings/{meeting.slug}.ics")
    return icalendar.Calendar.from_ical(answer.content).walk("VEVENT")[0]


# Held


def test_minutes_that_are_posted_say_that_the_meeting_was_held():
    minutes = make.minutes(meeting=make.meeting(status="scheduled"), posted=False)
    clerk = make.staff()
    minutes.post(by=clerk)
    meeting = Meeting.objects.get()
    assert (meeting.status, meeting.called_to_order) == ("held", None)
    assert meeting.history.first().history_user == clerk


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"result": "carried"}, "held"),
        ({"result": "not stated", "yes_count": 3}, "held"),
        ({"result": "not stated"}, "scheduled"),
    ],
)
def test_a_vote_that_is_posted_says_so_too(fields, status):
    make.motion(meeting=make.meeting(status="scheduled"), posted=False, **fields).post()
    assert Meeting.objects.get().status == status


@pytest.mark.parametrize("way", ["posted", "of that kind later", "of that meeting later"])
def test_minutes_that_are_posted_as_a_file_say_so_too(client, way):
    meeting = make.meeting(date="2017-01-19", status="scheduled")
    fields = {
        "posted": {"kind": "minutes", "meeting": meeting, "posted": False},
        "of that kind later": {"kind": "other", "meeting": meeting},
        "of that meeting later": {"kind": "minutes"},
    }
    paper = make.document("Minutes", content=b"The chair spoke.", **fields[way])
    assert Meeting.objects.get().status == "scheduled"
    paper.kind, paper.meeting = "minutes", meeting
    paper.save()
    paper.post()
    assert Meeting.objects.get().status == "held"
    for address in (meeting.get_absolute_url(), "/meetings/", "/feeds/all.xml"):
        assert "lanned meeting" not in client.get(address).content.decode()


def test_a_cancelled_meeting_with_minutes_is_not_mended():
    make.minutes(meeting=make.meeting(status="cancelled"), posted=False).post()
    assert Meeting.objects.get().status == "cancelled"


def test_the_label_hangs_on_the_approval_alone(client):
    """Also in a row that contradicts its minutes, as an older site may hold."""
    labels = {
        "draft": ("Draft minutes", "Draft"),
        "approved": ("Approved minutes", "Approved"),
        "not recorded": ("Approval not recorded", "Approval not recorded"),
    }
    cases = list(product(labels, ["scheduled", "held", "cancelled"]))
    for day, (approval, status) in enumerate(cases, 1):
        meeting = make.meeting(date=f"2017-01-{day:02}", status=status)
        make.minutes("# 1. Reports", meeting=meeting, approval=approval)
        notice, tag = labels[approval]
        page = page_of(client, meeting)
        titles = [e.text for e in page.elements("p") if e.get("class") == "notice-title"]
        assert notice in titles, (approval, status)
        assert "Planned" not in page.words()
        assert "whether this meeting took place" not in page.words()
        for address in ("/meetings/", f"/meetings/?status={meeting_key(approval)}"):
            line = Seen(client, address).words(f"#m-{meeting.slug}")
            assert tag in line
            assert "Planned" not in line
        told = json.loads(client.get(f"/api/events/{meeting.slug}").content)["minutes"]
        assert told["approval"] == approval
    assert "(planned)" not in client.get("/feeds/all.xml").content.decode()
    table = client.get("/meetings.csv").content.decode()
    assert all(table.count(f",{approval},") == 3 for approval in labels)


def meeting_key(approval):
    return "unstated" if approval == Approval.NOT_RECORDED else approval


# Cancelled


@pytest.mark.parametrize(
    ("days", "said", "unsaid"),
    [(5, "is cancelled", "did not take"), (0, "is cancelled", "did not"), (-1, "did not", "will")],
)
def test_a_cancelled_meeting_is_told_in_the_tense_of_the_day(client, days, said, unsaid):
    meeting = planned(days)
    Meeting.objects.filter(pk=meeting.pk).update(status="cancelled")
    words = page_of(client, meeting).words()
    assert said in words
    assert unsaid not in words


@pytest.mark.parametrize("month", [0, -1])
def test_a_month_is_over_after_its_last_day(client, month):
    first = today().replace(day=1)
    first = first if month == 0 else (first - DAY).replace(day=1)
    meeting = make.meeting(date=first, date_precision="month", status="scheduled")
    assert meeting.is_to_come == (month == 0)
    assert ("may change" in page_of(client, meeting).words()) == (month == 0)
    assert (meeting.get_absolute_url() in Seen(client, "/").links().values()) == (month == 0)


# Past and to come

COMING = ["Add this meeting to a calendar", "Join or watch"]


def test_nobody_is_asked_to_come_to_what_is_past_or_cancelled(client):
    for days, status, is_offered in (
        (5, "scheduled", True),
        (0, "scheduled", True),
        (-1, "scheduled", False),
        (-3300, "held", False),
        (6, "cancelled", False),
    ):
        meeting = planned(days, remote_url="https://example.gov/meet")
        Meeting.objects.filter(pk=meeting.pk).update(status=status)
        page = page_of(client, meeting)
        offered = [words in page.words() for words in COMING]
        offered.append("text/calendar" in page.html)
        assert set(offered) == {is_offered}, (days, status)


# Moved


@pytest.fixture
def moved():
    """A posted meeting that is put off by a week."""
    meeting = planned(10, kind="regular")
    make.agenda_item("Reports", meeting=meeting)
    make.document("Agenda", meeting=meeting)
    meeting.was = meeting.get_absolute_url(), meeting.date
    meeting.date += 7 * DAY
    meeting.save()
    return meeting


def test_a_moved_meeting_keeps_its_address_and_says_from_when(client, moved):
    address, day = moved.was
    assert moved.get_absolute_url() == address
    page = Seen(client, address)
    assert f"It was moved from {in_words(day)}." in page.words()
    assert in_words(moved.date) in page.words("h1")
    assert {"Reports", "Agenda"} <= set(page.words().split())
    assert f"Moved from {in_words(day)}." in Seen(client, "/meetings/").words()
    feed = feedparser.parse(client.get("/feeds/meetings.xml").content)
    assert f"Moved from {in_words(day)}." in feed.entries[0].summary
    told = json.loads(client.get(f"/api/events/{moved.slug}").content)
    assert told["moved_from"] == day.isoformat()
    assert page.data()["eventStatus"].endswith("EventRescheduled")


def test_a_calendar_moves_the_same_event(client):
    meeting = planned(10)
    before = event_of(client, meeting)
    meeting.date += 7 * DAY
    meeting.save()
    after = event_of(client, meeting)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt.date() == meeting.date
    assert "Moved from" in after["description"]


def test_a_letter_says_from_when_a_meeting_was_moved(moved):
    subscriber("everything")
    begin()
    moved.date += DAY
    moved.save()
    (letter,) = turn()
    assert letter.subject.startswith(f"Meeting changed: {in_words(moved.date)}")
    assert f"Moved from {in_words(moved.date - DAY)}." in letter.body


def test_what_was_never_public_or_took_place_was_not_moved():
    draft, held = planned(10, posted=False), make.meeting(date="2017-01-19")
    for meeting in (draft, held):
        meeting.date += DAY
        meeting.save()
        assert meeting.moved_from == ""


def test_another_meeting_may_be_held_on_the_day_that_was_left(client, moved):
    other = make.meeting(date=moved.was[1], status="scheduled", slug="", kind="regular")
    assert other.slug == f"{moved.slug}-2"
    assert str(other) != str(moved)


# The address of a meeting


def test_an_address_follows_the_date_until_the_public_sees_it():
    meeting = make.meeting(date="2017-01-19", posted=False)
    meeting.date = datetime.date(2017, 1, 26)
    meeting.save()
    assert meeting.slug == "2017-01-26"
    meeting.post()
    meeting.take_back()
    meeting.date = datetime.date(2017, 2, 2)
    meeting.save()
    assert meeting.slug == "2017-01-26"


def test_an_address_that_somebody_chose_stays():
    meeting = make.meeting(date="2017-01-19", slug="annual-meeting", posted=False)
    meeting.date = datetime.date(2017, 1, 26)
    meeting.save()
    assert meeting.slug == "annual-meeting"


def test_an_address_with_the_body_or_the_kind_follows_them():
    make.meeting(date="2017-01-19", kind="regular")
    committee = make.body("Legislation Committee", kind="committee")
    meeting = make.meeting(date="2017-01-19", kind="special", slug="", posted=False)
    assert meeting.slug == "2017-01-19-special"
    meeting.body = committee
    meeting.save()
    assert meeting.slug == "2017-01-19-legislation-committee"
    meeting.date = datetime.date(2017, 1, 20)
    meeting.save()
    assert meeting.slug == "2017-01-20"


def test_minutes_named_only_are_no_plan(client):
    """Minutes without a text, posted as named, leave nothing of the plan either."""
    meeting = make.meeting(status="scheduled")
    make.minutes("", meeting=meeting, posted=False).post()
    assert "Planned" not in page_of(client, meeting).words()
    assert Minutes.objects.get().meeting.status == "held"


def test_a_notice_says_how_to_join_and_a_cancelled_meeting_why(client):
    ways = {"remote_phone": "(860) 555-0142, 123 456#", "remote_passcode": "sunrise"}
    meeting = planned(9, manner="remote", **ways)
    said = page_of(client, meeting).words()
    assert [word for word in [*ways.values(), "Remote"] if word not in said] == []
    assert "sunrise" in Seen(client, "/").words()
    assert "passcode sunrise" in event_of(client, meeting)["description"]
    meeting.status, meeting.change_reason = "cancelled", "No quorum is expected."
    meeting.save()
    assert "Reason: No quorum is expected." in page_of(client, meeting).words()
    assert "Reason: No quorum is expected." in event_of(client, meeting)["description"]
