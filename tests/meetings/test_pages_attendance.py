"""Who was at a meeting and how its members voted, on the meeting's page."""

import datetime

import pytest

from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2017-01-19/"


def held():
    return make.meeting(date="2017-01-19")


def test_presenters_are_listed_with_their_topics_and_items(client):
    meeting = held()
    make.minutes(meeting=meeting)
    item = make.agenda_item("Task Force", meeting=meeting, label="1.", anchor="1")
    make.attendance(
        "Jillian Gilchrest",
        meeting=meeting,
        person=make.person("Jillian Gilchrest"),
        capacity="presenter",
        topic="CT Campaign Against Demand",
        agenda_item=item,
    )
    page = Seen(client, ADDRESS)
    assert "Presenters Jillian Gilchrest CT Campaign Against Demand item 1" in page.words()
    assert page.links()["Jillian Gilchrest"] == "/people/jillian-gilchrest/"
    assert "The record does not say which members attended." in page.words()


def test_a_name_that_is_withheld_is_shown_nowhere(client):
    meeting = held()
    person = make.person("Ada Byron", name_withheld=True)
    make.attendance("Ada Byron", meeting=meeting, person=person)
    make.vote("A. Byron", motion=make.motion(meeting=meeting), person=person)
    page = Seen(client, ADDRESS)
    assert "Byron" not in page.html
    assert "byron" not in page.html
    assert page.words().count("Name withheld") == 2


def test_a_person_who_is_not_public_is_printed_without_a_link(client):
    person = make.person("Ada Byron", posted=False)
    make.attendance("Ada Byron", meeting=held(), person=person)
    page = Seen(client, ADDRESS)
    assert "Ada Byron" in page.words()
    assert "Ada Byron" not in page.links()


def test_attendance_says_how_and_from_when(client):
    make.attendance(
        "Bob Roe",
        meeting=held(),
        seat=make.seat("Victim Advocate"),
        manner="electronically",
        arrived=datetime.time(10, 20),
    )
    shown = "Bob Roe Victim Advocate; electronically; arrived 10:20 AM"
    assert shown in Seen(client, ADDRESS).words()


def test_motions_show_how_each_member_voted(client):
    motion = make.motion(
        "To adopt P.A. 07-107.",
        meeting=held(),
        moved_by_name="Ada Byron",
        seconded_by_name="Bob Roe",
    )
    make.vote("Ada Byron", motion=motion)
    make.vote("Bob Roe", motion=motion, option="no")
    make.motion("To hide.", meeting=motion.meeting, posted=False)
    page = Seen(client, ADDRESS)
    shown = page.words(f"#motion-{motion.pk}")
    assert "Moved by Ada Byron, seconded by Bob Roe. 1 yes, 1 no." in shown
    assert shown.endswith("Yes (1) Ada Byron No (1) Bob Roe")
    assert "To hide." not in page.html
