"""Feeds of one thing, calendars of one thing: stable, whole, public only."""

import datetime

import feedparser
import icalendar
import pytest

from tests import make

pytestmark = pytest.mark.django_db


def feed(client, address):
    response = client.get(address)
    assert response.status_code == 200
    read = feedparser.parse(response.content)
    assert not read.bozo
    return read


def event(client, address):
    [one] = icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")
    return one


# Feeds


def test_a_section_has_a_feed_of_its_changes_and_of_each_place_that_cites_it(client):
    section = make.statute("53a-83", "Soliciting.")
    make.change(statute=section, act=make.act("P.A. 16-71"))
    make.minutes("# 1. Law\n\nOf Sec. 53a-83.", meeting=make.meeting(date="2017-01-19"))
    read = feed(client, "/feeds/statutes/53a-83.xml")
    assert read.feed.title == "Sec. 53a-83. Soliciting."
    assert {entry.title for entry in read.entries} == {
        "Sec. 53a-83. Soliciting.",
        "Sec. 53a-83 amended by P.A. 16-71, Sec. 2",
        "Sec. 53a-83 is cited: minutes, January 19, 2017, item 1",
    }
    assert len({entry.id for entry in read.entries}) == 3
    assert all(entry.link.startswith("https://record.example.gov/") for entry in read.entries)


def test_the_feed_of_a_section_does_not_tell_of_drafts(client):
    section = make.statute("53a-83")
    before = client.get("/feeds/statutes/53a-83.xml").content
    make.change(statute=section, act=make.act(posted=False))
    make.minutes("Of Sec. 53a-83.", meeting=make.meeting(), posted=False)
    assert client.get("/feeds/statutes/53a-83.xml").content == before


def test_an_act_has_a_feed(client):
    make.act("P.A. 07-107", title="An Act")
    assert feed(client, "/feeds/acts/pa-07-107.xml").entries[0].title == "P.A. 07-107. An Act"


def test_the_feed_of_a_body_tells_of_it_alone(client):
    make.council()
    committee = make.body("Services", kind="committee")
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    make.minutes(meeting=make.meeting(date="2017-03-16", body=committee))
    titles = {entry.title for entry in feed(client, "/feeds/bodies/services.xml").entries}
    day = "March 16, 2017, Services"
    assert titles == {f"Meeting of {day}", f"Minutes of {day}"}


def test_minutes_and_reports_have_feeds_of_their_own(client):
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    make.recommendation("Revise it", report=make.report(title="Annual Report"))
    minutes = feed(client, "/feeds/minutes.xml").entries
    assert [entry.title for entry in minutes] == ["Minutes of January 19, 2017"]
    reports = {entry.title for entry in feed(client, "/feeds/reports.xml").entries}
    assert reports == {"Annual Report", "Revise it"}


def test_what_is_not_public_has_no_feed_and_no_calendar(client):
    make.body("Draft", posted=False)
    make.statute("53a-83", posted=False)
    make.act("P.A. 07-107", posted=False)
    draft = make.meeting(posted=False)
    kinds = ["feeds/bodies/draft.xml", "feeds/statutes/53a-83.xml", "feeds/acts/pa-07-107.xml"]
    paths = [*kinds, f"meetings/{draft.slug}.ics"]
    assert {path: client.get(f"/{path}").status_code for path in paths} == dict.fromkeys(paths, 404)


def test_a_save_that_changes_nothing_is_no_change(client):
    minutes = make.minutes(meeting=make.meeting(date="2017-01-19"))
    paths = ["/feeds/all.xml", "/feeds/minutes.xml", "/calendar.ics"]
    before = [(a.content, dict(a.headers)) for a in map(client.get, paths)]
    for row in (minutes.meeting, minutes):
        row.refresh_from_db()
        row.save()
    assert [(a.content, dict(a.headers)) for a in map(client.get, paths)] == before


def test_a_page_names_what_follows_it(client):
    make.statute("53a-83")
    make.act("P.A. 07-107")
    make.report(year=2016)
    make.meeting(date="2017-01-19")
    make.meeting(date="2099-01-16", status="scheduled")
    alternates = {
        "/statutes/53a-83/": "/feeds/statutes/53a-83.xml",
        "/acts/pa-07-107/": "/feeds/acts/pa-07-107.xml",
        "/reports/2016/": "/feeds/reports.xml",
        "/meetings/2099-01-16/": "/meetings/2099-01-16.ics",
        "/meetings/2017-01-19/": "/api/events/2017-01-19",
        "/about/": "/opensearch.xml",
    }
    for page, alternate in alternates.items():
        head = client.get(page).content.decode().partition("</head>")[0]
        assert f'href="{alternate}"' in head, page
        assert client.get(alternate).status_code == 200


# Calendars


def test_a_meeting_by_itself_is_the_event_of_the_whole_calendar(client):
    make.meeting(date="2017-01-19", starts_at=datetime.time(10), place="Room 2D")
    alone, within = event(client, "/meetings/2017-01-19.ics"), event(client, "/calendar.ics")
    assert alone == within
    assert "https://record.example.gov/meetings/2017-01-19/" in alone["description"]


def test_a_body_has_a_calendar_of_its_own(client):
    make.council()
    committee = make.body("Services", kind="committee")
    make.meeting(date="2017-01-19")
    make.meeting(date="2017-03-16", body=committee)
    assert event(client, "/calendar/services.ics")["uid"].startswith("meeting-2017-03-16@")


def test_a_meeting_without_a_day_is_in_no_calendar_and_its_address_leads_to_its_page(client):
    meeting = make.meeting(date="2014-06-01", date_precision="month")
    answer = client.get("/meetings/2014-06.ics")
    assert (answer.status_code, answer["Location"]) == (302, meeting.get_absolute_url())


def test_a_meeting_attended_only_from_elsewhere_names_that_address_as_its_place(client):
    make.meeting(date="2017-01-19", place="", remote_url="https://example.org/room")
    assert event(client, "/calendar.ics")["location"] == "https://example.org/room"


def test_the_number_of_changes_never_falls(client):
    meeting = make.meeting(date="2017-01-19")
    numbers = [event(client, "/calendar.ics")["sequence"]]
    meeting.place = "Another room"
    meeting.save()
    numbers.append(event(client, "/calendar.ics")["sequence"])
    meeting.take_back()
    meeting.post()
    numbers.append(event(client, "/calendar.ics")["sequence"])
    assert numbers[0] == 0
    assert numbers[0] < numbers[1] <= numbers[2]


def test_a_calendar_program_is_offered_a_subscription(client):
    make.meeting()
    page = client.get("/data/").content.decode()
    assert 'href="webcal://record.example.gov/calendar.ics"' in page


# Search from the browser's own box


def test_a_browser_is_told_how_to_search(client):
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    assert "https://record.example.gov/search/?q={searchTerms}" in response.content.decode()
