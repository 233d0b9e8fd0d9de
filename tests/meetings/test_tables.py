"""The tables of meetings, papers, seats and people as CSV."""

import csv
import io

import pytest

from tests import make

pytestmark = pytest.mark.django_db


def rows(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    return list(csv.DictReader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))


def test_the_meetings_are_narrowed_like_their_page(client):
    make.meeting(date="2014-02-11")
    meeting = make.meeting(date="2017-01-19", place="=Room 2D")
    make.minutes(meeting=meeting, approval="approved")
    make.document(meeting=meeting, content=b"x")
    make.document(meeting=meeting)
    make.document(meeting=meeting, posted=False)
    [row] = rows(client, "/meetings.csv?year=2017&page=x")
    assert (row["date"], row["minutes"], row["text_of_minutes_held"]) == (
        "2017-01-19",
        "approved",
        "yes",
    )
    assert (row["documents_named"], row["documents_held"]) == ("2", "1")
    assert row["place"] == "'=Room 2D"
    assert len(rows(client, "/meetings.csv?q=\x00&year=abc")) == 2


def test_the_page_of_meetings_links_to_the_file_of_what_was_asked(client):
    make.meeting(date="2014-02-11")
    page = client.get("/meetings/?year=2014&status=none").content.decode()
    assert 'href="/meetings.csv?year=2014&amp;status=none"' in page


def test_documents_are_narrowed_by_kind(client):
    make.document("Agenda", kind="agenda", content=b"x")
    make.document("Notes", kind="notes")
    [row] = rows(client, "/documents.csv?kind=notes")
    assert (row["title_as_posted"], row["held"], row["file"]) == ("Notes", "no", "")
    assert len(rows(client, "/documents.csv?kind=nonsense")) == 2


def test_the_seats_of_a_day_name_their_holders(client):
    seat = make.seat("Child Advocate", begins="2008-01-01")
    person = make.person("Pat Example")
    make.membership(person=person, seat=seat, begins="2008-01-01", ends="2010-01-01")
    assert [r["holder"] for r in rows(client, "/members.csv?on=2009-01-01")] == ["Pat Example"]
    assert [r["holder"] for r in rows(client, "/members.csv?on=2012-01-01")] == ["Not recorded"]
    assert len(rows(client, "/members.csv?on=yesterday")) == 1


def test_a_withheld_name_stands_in_no_table(client):
    person = make.person("Hidden Name", name_withheld=True)
    meeting = make.meeting()
    make.membership(person=person)
    make.attendance("Hidden Name", meeting=meeting, person=person)
    make.vote("Hidden Name", motion=make.motion(meeting=meeting), person=person)
    for name in ("memberships", "people", "attendance", "votes", "members"):
        assert b"Hidden" not in client.get(f"/{name}.csv").content, name
    assert rows(client, "/attendance.csv")[0]["name_as_recorded"] == "Name withheld"


def test_a_motion_without_names_has_a_row_of_its_own(client):
    meeting = make.meeting(date="2017-01-19")
    make.motion("To adjourn.", meeting=meeting, yes_count=7, no_count=0)
    motion = make.motion("To amend.", meeting=meeting)
    make.vote("A. One", motion=motion)
    make.vote("B. Two", motion=motion, option="no")
    told = [(r["motion"], r["name_as_recorded"], r["vote"]) for r in rows(client, "/votes.csv")]
    assert told == [
        ("To adjourn.", "", ""),
        ("To amend.", "A. One", "yes"),
        ("To amend.", "B. Two", "no"),
    ]

    counted = rows(client, "/votes.csv")[0]
    assert (counted["yes_count"], counted["no_count"], counted["abstain_count"]) == ("7", "0", "")


def test_every_report_has_a_row(client):
    make.report(year=2016, title="2016 Annual Report", body="Text.")
    make.report(year=2015, posted=False)
    [row] = rows(client, "/reports.csv")
    assert (row["title"], row["copy_held"], row["text_held"]) == ("2016 Annual Report", "no", "yes")
