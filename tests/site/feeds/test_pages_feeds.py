"""Feeds, the calendar, the sitemap and what programs ask for: whole, stable and public only."""

import datetime
import re
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
from django.test import override_settings
from django.urls import reverse

from tests import make
from tipcouncil.site.feeds.entries import LONGEST
from tipcouncil.site.feeds.sitemaps import STATIC_PAGES
from tipcouncil.site.views import wellknown

pytestmark = pytest.mark.django_db

BASE_URL = "https://record.example.gov"
FEEDS = ["/feeds/all.xml", "/feeds/meetings.xml"]
SURFACES = [*FEEDS, "/calendar.ics", "/sitemap.xml"]


def entries(client, address="/feeds/all.xml"):
    feed = feedparser.parse(client.get(address).content)
    assert not feed.bozo
    return {entry.title: entry for entry in feed.entries}


def events(client):
    calendar = icalendar.Calendar.from_ical(client.get("/calendar.ics").content)
    return {str(event["uid"]): event for event in calendar.walk("VEVENT")}


def lastmods(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return {
        url.findtext("s:loc", namespaces=names): url.findtext("s:lastmod", namespaces=names)
        for url in root.iterfind("s:url", names)
    }


# All of them


@pytest.mark.parametrize("address", SURFACES)
def test_nothing_changes_by_being_asked_again(client, address):
    make.minutes(meeting=make.meeting())
    assert client.get(address).content == client.get(address).content


@pytest.mark.parametrize("address", SURFACES)
def test_an_empty_record_makes_the_same_bytes_each_time(client, address):
    first = client.get(address)
    assert first.status_code == 200
    assert (first.content, first.headers) == (
        client.get(address).content,
        client.get(address).headers,
    )


@pytest.mark.parametrize("address", SURFACES)
def test_a_draft_changes_neither_a_byte_nor_a_header(client, address):
    meeting = make.meeting()
    make.minutes(meeting=meeting)
    before = client.get(address)
    draft = make.meeting(date="2019-01-19", posted=False)
    text = make.minutes("Draft.", meeting=make.meeting(date="2018-01-19", posted=False))
    paper = make.document(meeting=meeting, posted=False)
    law = make.statute(posted=False)
    for row in (draft, text, paper, law):
        row.save()
    after = client.get(address)
    assert after.content == before.content
    assert after.headers == before.headers


@pytest.mark.parametrize("address", SURFACES)
def test_every_address_in_it_is_whole_and_the_sites_own(client, address):
    make.minutes(meeting=make.meeting())
    made = client.get(address, headers={"host": "localhost"}).content.decode()
    assert f"{BASE_URL}/meetings/2017-01-19/" in made
    assert "localhost" not in made


@pytest.mark.parametrize("address", [*SURFACES, "/robots.txt"])
@override_settings(BASE_URL="")
def test_without_an_own_address_that_of_the_request_is_used(client, address):
    make.meeting()
    assert (
        "http://localhost/" in client.get(address, headers={"host": "localhost"}).content.decode()
    )


# Feeds


def test_a_feed_tells_of_every_kind_that_was_posted(client):
    meeting = make.meeting(date="2017-01-19")
    make.minutes(meeting=meeting)
    make.document("Agenda", meeting=meeting)
    make.report(title="Annual Report")
    make.recommendation("Revise it")
    make.statute("53a-83", "Soliciting.")
    make.act("P.A. 07-107", title="An Act")
    law = {"Sec. 53a-83. Soliciting.", "P.A. 07-107. An Act"}
    sittings = {"Meeting of January 19, 2017", "Minutes of January 19, 2017"}
    sittings |= {"Agenda (meeting of January 19, 2017)"}
    assert set(entries(client)) == sittings | law | {"Annual Report", "Revise it"}
    assert set(entries(client, "/feeds/meetings.xml")) == sittings


def test_an_entry_keeps_its_name_and_is_dated_anew_when_the_record_changes(client):
    meeting = make.meeting(date="2017-01-19", status="scheduled")
    before = entries(client)["Meeting of January 19, 2017 (planned)"]
    assert before.updated == "2020-01-02T15:00:00+00:00"
    meeting.status = "cancelled"
    meeting.save()
    after = entries(client)["Meeting of January 19, 2017 (cancelled)"]
    assert after.id == before.id == "tag:tip-council.example,2017:meeting-2017-01-19"
    assert after.updated > before.updated
    assert after.published == before.published


def test_results_of_a_search_at_one_address_have_each_a_name(client):
    make.host_agency(name="Commission on Nails")
    make.host_agency(name="Office of Nails")
    make.report(title="On nails")
    told = feedparser.parse(client.get("/feeds/search.xml?q=nails").content).entries
    assert len(told) == 3
    assert len({entry.link for entry in told}) == 2
    assert len({entry.id for entry in told}) == 3


def test_what_was_done_before_posting_does_not_date_an_entry(client):
    meeting = make.meeting(date="2017-01-19", posted=False)
    meeting.place = "Room 2D"
    meeting.save()
    meeting.post()
    entry = entries(client)["Meeting of January 19, 2017"]
    assert entry.updated == entry.published


def test_a_feed_is_bounded_and_keeps_the_newest(client):
    with make.many():
        for _ in range(LONGEST + 5):
            make.meeting()
    feed = feedparser.parse(client.get("/feeds/meetings.xml").content)
    assert len(feed.entries) == LONGEST
    assert "Meeting of January 19, 2017" not in {entry.title for entry in feed.entries}


def test_a_feed_is_dated_by_its_newest_entry(client):
    make.meeting()
    response = client.get("/feeds/all.xml")
    assert feedparser.parse(response.content).feed.updated == "2020-01-02T15:00:00+00:00"
    assert response.headers["Last-Modified"] == "Thu, 02 Jan 2020 15:00:00 GMT"


def test_a_feed_that_did_not_change_is_not_sent_again(client):
    make.meeting()
    etag = client.get("/feeds/all.xml").headers["ETag"]
    again = client.get("/feeds/all.xml", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", [*SURFACES, "/robots.txt", "/.well-known/security.txt"])
def test_nothing_can_be_posted_to_it(client, address):
    assert client.post(address).status_code == 405


# Calendar


def test_a_meeting_with_hours_stands_in_eastern_time(client):
    make.meeting(
        date="2017-01-19",
        starts_at=datetime.time(10),
        ends_at=datetime.time(12),
        place="Room 2D, Hartford",
    )
    made = client.get("/calendar.ics").content.decode()
    assert "DTSTART;TZID=America/New_York:20170119T100000" in made
    assert "DTEND;TZID=America/New_York:20170119T120000" in made
    assert "LOCATION:Room 2D\\, Hartford" in made


@pytest.mark.parametrize(
    ("date", "hours"),
    [("2005-04-05", -4), ("2005-10-31", -5), ("2017-03-16", -4), ("2017-01-19", -5)],
)
def test_the_calendars_own_zone_knows_summer_and_winter(client, date, hours):
    make.meeting(date=date, starts_at=datetime.time(10))
    calendar = icalendar.Calendar.from_ical(client.get("/calendar.ics").content)
    [zone] = calendar.walk("VTIMEZONE")
    moment = datetime.datetime.fromisoformat(f"{date}T10:00")
    assert zone.to_tz(lookup_tzid=False).utcoffset(moment) == datetime.timedelta(hours=hours)


def test_a_meeting_without_hours_takes_the_whole_day(client):
    make.meeting(date="2013-08-28")
    [event] = events(client).values()
    assert event["dtstart"].dt == datetime.date(2013, 8, 28)
    assert event["dtend"].dt == datetime.date(2013, 8, 29)


def test_a_meeting_of_which_only_the_month_is_known_is_left_out(client):
    make.meeting(date="2014-06-01", date_precision="month")
    assert events(client) == {}


@pytest.mark.parametrize(
    ("status", "starts_at", "told"),
    [
        ("held", None, "CONFIRMED"),
        ("cancelled", datetime.time(10), "CANCELLED"),
        ("scheduled", datetime.time(10), "CONFIRMED"),
        ("scheduled", None, "TENTATIVE"),
    ],
)
def test_a_calendar_is_told_what_became_of_a_meeting(client, status, starts_at, told):
    make.meeting(date="2017-01-19", status=status, starts_at=starts_at)
    assert events(client)["meeting-2017-01-19@tip-council.example"]["status"] == told


def test_a_change_raises_the_number_of_its_event_and_keeps_its_name(client):
    meeting = make.meeting(date="2017-01-19")
    [before] = events(client).values()
    meeting.place = "Another room"
    meeting.save()
    [after] = events(client).values()
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"] == 0
    assert after["dtstamp"].dt > before["dtstamp"].dt


def test_the_lines_of_the_calendar_are_short_and_end_as_they_must(client):
    make.meeting(place="A very long name of a place. " * 9)
    made = client.get("/calendar.ics").content
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75


# Sitemap


def test_the_sitemap_holds_every_public_page_and_no_other(client):
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    make.statute("53a-83")
    make.act("P.A. 07-107")
    make.report(year=2016)
    make.person("Pat Example")
    make.person("Pat Withheld", name_withheld=True)
    make.meeting(date="2018-01-19", posted=False)
    made = {loc.removeprefix(BASE_URL) for loc in lastmods(client)}
    static = {reverse(name) for name in STATIC_PAGES}
    rows = {"/meetings/2017/", "/meetings/2017-01-19/", "/statutes/53a-83/", "/acts/pa-07-107/"}
    assert made == static | rows | {"/reports/2016/", "/people/pat-example/"}
    assert all(client.get(address).status_code == 200 for address in made)


def test_a_page_is_dated_by_the_last_public_change_of_what_it_shows(client):
    meeting = make.meeting(date="2017-01-19")
    minutes = make.minutes(meeting=meeting)
    address = f"{BASE_URL}/meetings/2017-01-19/"
    assert lastmods(client)[address] == "2020-01-02"
    minutes.body = "Corrected."
    minutes.save()
    assert lastmods(client)[address] > "2020-01-02"


# What programs ask for


def test_robots_are_told_of_the_sitemap_and_of_no_draft(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in response.content.decode()


@override_settings(CONTACT_EMAIL="clerk@example.gov")
def test_a_finder_of_a_hole_is_told_where_to_write(client):
    assert "Contact: mailto:clerk@example.gov" in client.get("/.well-known/security.txt").text


def test_without_an_address_the_finder_is_sent_to_the_page_that_tells(client):
    text = client.get("/.well-known/security.txt").text
    assert f"Contact: {BASE_URL}/request/" in text


@pytest.mark.parametrize(
    ("on", "expires"),
    [
        ((2026, 1, 1), "2026-10-01"),
        ((2026, 3, 31), "2026-10-01"),
        ((2026, 4, 1), "2027-01-01"),
        ((2026, 11, 22), "2027-07-01"),
        ((2026, 12, 31), "2027-07-01"),
    ],
)
def test_the_promise_runs_out_within_a_year_and_changes_once_in_a_quarter(
    client, monkeypatch, on, expires
):
    monkeypatch.setattr(wellknown, "today", lambda: datetime.date(*on))
    [told] = re.findall(r"Expires: (\S+)", client.get("/.well-known/security.txt").text)
    assert told == f"{expires}T00:00:00Z"
    assert datetime.date.fromisoformat(told[:10]) - datetime.date(*on) < datetime.timedelta(366)


def test_the_small_picture_is_found_under_its_old_name(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/img/icon.svg"
