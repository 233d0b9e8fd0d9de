"""Seats on a date, and what the record says of people."""

import datetime

import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.dates import in_words, today

pytestmark = pytest.mark.django_db


def rows(page):
    return page.all_words("tr", "#seats-table")


def test_the_seats_are_those_of_the_day_that_is_asked(client):
    make.seat("Chief State's Attorney", begins="2016-10-01")
    make.seat("Adult victim of trafficking", begins="2017-10-01", ends="2025-07-07")
    make.seat("Commissioner of Transportation", begins="2025-07-08")
    for day, holders in [
        ("2017-01-19", ["Chief State's Attorney"]),
        ("2017-10-01", ["Chief State's Attorney", "Adult victim of trafficking"]),
        ("2025-07-07", ["Chief State's Attorney", "Adult victim of trafficking"]),
        ("2025-07-08", ["Chief State's Attorney", "Commissioner of Transportation"]),
    ]:
        page = Seen(client, f"/members/?on={day}")
        assert page.all_words("th", "#seats-table")[3:] == holders
        assert f"{len(holders)} seat" in page.words()


def test_a_seat_says_how_it_is_filled_and_who_is_recorded(client):
    seat = make.seat(
        "Public member",
        kind="public member",
        appointing_authority="Governor",
        represents="victims",
        designee_allowed=True,
        added_by="P.A. 15-195, S. 2",
        begins="2016-10-01",
    )
    make.membership(
        seat=seat, person=make.person("Ada Byron"), title="Advocate", begins="2016-10-01"
    )
    [_, row] = rows(Seen(client, "/members/?on=2017-01-19"))
    assert row == (
        "Public member for victims Appointed by the Governor, or a designee P.A. 15-195, S. 2"
        " Ada Byron, Advocate"
    )


def test_nobody_is_put_in_a_seat_on_a_day_that_the_record_does_not_give(client):
    seat = make.seat(begins="2016-10-01")
    for term in (
        {"begins": "2018-01-01"},
        {"begins": "2016-01-01", "ends": "2017-01-18"},
        {"listed_in": "Annual Report 2009", "listed_on": "2009-01-01"},
        {"begins": "2016-01-01", "posted": False},
    ):
        make.membership(seat=seat, person=make.person("Ada Byron"), **term)
    assert rows(Seen(client, "/members/?on=2017-01-19"))[1].endswith("–")


def test_a_date_that_is_none_is_said_and_today_is_shown(client):
    for asked in ("x", "2017-13-45", "2017", "2017-02", "%00", "9" * 5000, "2017-01-19x"):
        words = Seen(client, f"/members/?on={asked}").words()
        assert "That is not a date" in words, asked
        assert f"Seats today, {in_words(today())}" in words, asked


def test_a_day_before_the_first_known_seats_leads_to_them(client):
    make.seat(begins="2016-10-01")
    page = Seen(client, "/members/?on=2009-01-01")
    assert "The seats on this date are not in the record." in page.words()
    assert page.links()["October 1, 2016"] == "?on=2016-10-01"


def test_the_day_of_a_meeting_leads_to_the_meeting_and_back(client):
    make.seat(begins="2016-10-01")
    make.meeting(date="2017-01-19")
    page = Seen(client, "/members/?on=2017-01-19")
    assert "The Council met on this day: January 19, 2017." in page.words()
    back = Seen(client, "/meetings/2017-01-19/").links()
    assert back["The Council’s seats on January 19, 2017"] == "/members/?on=2017-01-19"


def test_those_whom_a_report_lists_stand_under_its_name_and_date(client):
    make.membership(
        person=make.person("Richard Kehoe"),
        seat_as_written="Attorney General",
        title="Special Counsel",
        listed_in="Annual Report 2009",
        listed_on=datetime.date(2009, 1, 1),
        listed_precision="month",
    )
    words = Seen(client, "/members/").words()
    assert "Annual Report 2009, January 2009" in words
    assert "Attorney General Richard Kehoe Special Counsel" in words


def test_a_contact_is_not_listed_as_a_member(client):
    make.membership(
        person=make.person("Carolyn Treiss"), role="contact", listed_in="Earlier web page"
    )
    page = Seen(client, "/members/")
    assert "Contacts named Carolyn Treiss Earlier web page" in page.words()
    assert not page.has("#listed")


def test_a_withheld_name_fills_its_seat_and_has_no_page(client):
    person = make.person("Ada Byron", name_withheld=True)
    seat = make.seat("Adult victim of trafficking", begins="2017-10-01")
    make.membership(seat=seat, person=person, begins="2017-10-01")
    make.membership(person=person, listed_in="Annual Report 2018", listed_on="2018-01-01")
    make.attendance("Ada Byron", person=person)
    page = Seen(client, "/members/?on=2018-01-01")
    assert rows(page)[1].endswith("Name withheld")
    assert "yron" not in page.html
    assert "yron" not in Seen(client, "/people/").html
    assert client.get(person.get_absolute_url()).status_code == 404


def test_people_stand_by_family_name_with_what_the_record_says_and_where(client):
    meeting = make.meeting(date="2017-01-19")
    item = make.agenda_item("Presentations", meeting=meeting, label="2.", anchor="2")
    below = make.agenda_item("Buyers", meeting=meeting, label="c)", anchor="2c", parent=item)
    for name in ("Valiant Richey", "Kelly Kraynack"):
        make.attendance(
            name,
            meeting=meeting,
            person=make.person(name),
            capacity="presenter",
            topic="Anti-Demand Efforts",
            agenda_item=below,
        )
    page = Seen(client, "/members/")
    said = "Presented “Anti-Demand Efforts” January 19, 2017, item 2(c)"
    assert f"Kelly Kraynack {said} Valiant Richey {said}" in page.words()
    assert page.links()["January 19, 2017, item 2(c)"] == "/meetings/2017-01-19/#item-2c"
    assert "Being named here does not mean that a person was a member." in page.words()


def test_a_page_says_of_nobody_listed_as_a_member_that_being_named_means_little(client):
    listed, named = make.person("Ann Example"), make.person("Bo Example")
    make.membership(person=listed, role="chair", listed_in="Annual Report")
    make.membership(person=named, role="contact", listed_in="A page")
    words = "does not mean that a person was a member"
    assert words not in Seen(client, listed.get_absolute_url()).words()
    assert words in Seen(client, named.get_absolute_url()).words()


def everything_of(person):
    meeting = make.meeting(date="2017-01-19")
    make.attendance(person.name, meeting=meeting, person=person, manner="absent")
    make.vote(person.name, motion=make.motion("To adjourn.", meeting=meeting), person=person)
    make.document("From Bill Rivera", meeting=meeting).people.add(person)
    make.membership(person=person, role="chair", begins="2008-01-01", seat_as_written="Chair")


def test_a_person_has_a_page_with_all_that_the_record_says(client):
    everything_of(make.person("Bill Rivera", honorific="Judge"))
    page = Seen(client, "/people/bill-rivera/")
    assert page.words("h1") == "Judge Bill Rivera"
    assert page.all_words("li", "#said-list") == [
        "Chair: Chair from January 1, 2008",
        "Recorded as absent (member) January 19, 2017",
        "Named in the title of “From Bill Rivera” January 19, 2017, documents",
        "Voted “Yes” on: To adjourn. January 19, 2017",
    ]
    assert page.data()["@type"] == "Person"


def test_what_is_not_public_is_not_said_of_a_person(client):
    person = make.person("Bill Rivera")
    hidden = make.meeting(date="2017-03-16", posted=False)
    make.attendance("Bill Rivera", meeting=hidden, person=person)
    make.vote("Bill Rivera", motion=make.motion(posted=False), person=person)
    make.document("Not public", posted=False).people.add(person)
    make.membership(person=person, posted=False, listed_in="A draft list")
    words = Seen(client, "/people/bill-rivera/").words()
    assert "Nothing more is recorded." in words


def test_somebody_who_is_not_public_has_no_page(client):
    make.person("Bill Rivera", posted=False)
    for slug in ("bill-rivera", "nobody", "9" * 500):
        assert client.get(f"/people/{slug}/").status_code == 404, slug


def test_of_a_day_to_come_the_seats_are_those_known_today(client):
    make.seat(begins="2016-10-01")
    tomorrow = today() + datetime.timedelta(days=1)
    words = "nobody can say what the law will be then"
    assert words in Seen(client, f"/members/?on={tomorrow}").words()
    for address in ("/members/", f"/members/?on={today()}", "/members/?on=2017-01-19"):
        assert words not in Seen(client, address).words()
