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


def answers(client):
    return {path: (a.content, dict(a.headers)) for path in SURFACES for a in [client.get(path)]}


def test_neither_being_asked_again_nor_a_draft_changes_a_byte_or_a_header(client):
    assert answers(client) == answers(client)  # of an empty record too
    meeting = make.meeting()
    make.minutes(meeting=meeting)
    before = answers(client)
    draft = make.meeting(date="2019-01-19", posted=False)
    text = make.minutes("Draft.", meeting=make.meeting(date="2018-01-19", posted=False))
    paper = make.document(meeting=meeting, posted=False)
    law = make.statute(posted=False)
    for row in (draft, text, paper, law):
        row.save()
    assert answers(client) == before


def test_every_address_in_it_is_whole_and_the_sites_own_or_else_that_of_the_request(client):
    make.minutes(meeting=make.meeting())
    for path in SURFACES:
        made = client.get(path, headers={"host": "localhost"}).content.decode()
        assert f"{BASE_URL}/meetings/2017-01-19/" in made
        assert "localhost" not in made
    with override_settings(BASE_URL=""):
        for path in [*SURFACES, "/robots.txt"]:
            made = client.get(path, headers={"host": "localhost"}).content.decode()
            assert "http://localhost/" in made


def test_nothing_can_be_posted_to_it(client):
    paths = [*SURFACES, "/robots.txt", "/.well-known/security.txt"]
    assert {client.post(path).status_code for path in paths} == {405}


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


def test_a_feed_is_dated_by_its_newest_entry_and_sent_again_only_when_it_changed(client):
    make.meeting()
    response = client.get("/feeds/all.xml")
    assert feedparser.parse(response.content).feed.updated == "2020-01-02T15:00:00+00:00"
    assert response.headers["Last-Modified"] == "Thu, 02 Jan 2020 15:00:00 GMT"
    again = client.get("/feeds/all.xml", headers={"if-none-match": response.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


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


def test_the_calendars_own_zone_knows_summer_and_winter(client):
    make.meeting(date="2005-04-05", starts_at=datetime.time(10))
    calendar = icalendar.Calendar.from_ical(client.get("/calendar.ics").content)
    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    hours = {"2005-04-05": -4, "2005-10-31": -5, "2017-03-16": -4, "2017-01-19": -5}
    for date, offset in hours.items():
        moment = datetime.datetime.fromisoformat(f"{date}T10:00")
        assert zone.utcoffset(moment) == datetime.timedelta(hours=offset), date


def test_a_meeting_without_hours_takes_the_whole_day(client):
    make.meeting(date="2013-08-28")
    [event] = events(client).values()
    assert event["dtstart"].dt == datetime.date(2013, 8, 28)
    assert event["dtend"].dt == datetime.date(2013, 8, 29)


def test_a_meeting_of_which_only_the_month_is_known_is_left_out(client):
    make.meeting(date="2014-06-01", date_precision="month")
    assert events(client) == {}


def test_a_calendar_is_told_what_became_of_a_meeting(client):
    ten = datetime.time(10)
    cases = {
        "2017-01-19": ("held", None, "CONFIRMED"),
        "2017-02-16": ("cancelled", ten, "CANCELLED"),
        "2017-03-16": ("scheduled", ten, "CONFIRMED"),
        "2017-04-20": ("scheduled", None, "TENTATIVE"),
    }
    for date, (status, starts_at, _) in cases.items():
        make.meeting(date=date, status=status, starts_at=starts_at)
    said = {uid[8:18]: event["status"] for uid, event in events(client).items()}
    assert said == {date: case[2] for date, case in cases.items()}


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


def test_the_promise_runs_out_within_a_year_and_changes_once_in_a_quarter(client, monkeypatch):
    days = {
        "2026-01-01": "2026-10-01",
        "2026-03-31": "2026-10-01",
        "2026-04-01": "2027-01-01",
        "2026-11-22": "2027-07-01",
        "2026-12-31": "2027-07-01",
    }
    for on, expires in days.items():
        monkeypatch.setattr(wellknown, "today", lambda on=on: datetime.date.fromisoformat(on))
        [found] = re.findall(r"Expires: (\S+)", client.get("/.well-known/security.txt").text)
        assert found == f"{expires}T00:00:00Z"


def test_the_small_picture_is_found_under_its_old_name(client):
    assert client.get("/favicon.ico").headers["Location"] == "/static/img/icon.svg"
