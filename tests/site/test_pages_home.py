"""The first page and the pages about the council: what they count, and what they say is missing."""

import datetime

import pytest
from django.test import override_settings

from meetings.models import meetings
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db

HOME_CEILING = 14


@pytest.fixture
def on_a_day(monkeypatch):
    """The site on February 1, 2017."""
    monkeypatch.setattr(meetings, "today", lambda: datetime.date(2017, 2, 1))


# Home


def test_an_empty_record_has_a_first_page(client):
    words = Seen(client, "/").words()
    assert "None posted No upcoming meeting has been posted." in words
    assert "None posted No minutes have been posted yet." in words


def test_only_what_is_public_is_counted(client):
    make.meeting(date="2014-02-11")
    make.meeting(date="2017-01-19")
    make.meeting(date="2020-01-01", posted=False)
    make.report(year=2016)
    make.report(posted=False)
    make.statute()
    make.statute(in_inventory=False)
    make.recommendation()
    make.recommendation(report=make.report(posted=False))
    tally = Seen(client, "/").all_words("li")[:4]
    assert tally == [
        "2 meetings held 2014 to 2017",
        "1 report named no copy held",
        "1 entry in the inventory 1 of statutes",
        "1 matter put forward 1 recommendation",
    ]


def test_the_next_meeting_is_the_first_that_is_planned(client, on_a_day):
    make.meeting(date="2017-01-19", status="scheduled")
    make.meeting(date="2017-02-10", status="cancelled")
    make.meeting(date="2017-02-20", status="scheduled", posted=False)
    make.meeting(date="2017-05-18", status="scheduled")
    make.meeting(date="2017-03-16", status="scheduled")
    for address in ("/", "/attend/"):
        assert Seen(client, address).links()["March 16, 2017"] == "/meetings/2017-03-16/"


def test_a_coming_meeting_says_where_it_is_and_how_to_attend_and_comment(client, on_a_day):
    room = "https://example.org/room"
    place = {"place": "2D", "remote_url": room, "starts_at": datetime.time(10)}
    make.meeting(date="2017-03-16", status="scheduled", **place)
    for address in ("/", "/attend/"):
        page = Seen(client, address)
        assert "Next meeting March 16, 2017 10:00 AM, 2D Join or watch online" in page.words()
        assert page.links()["Join or watch online"] == room
    for address in ("/", "/meetings/2017-03-16/"):
        assert Seen(client, address).links()["How to attend and comment"] == "/attend/"


@pytest.mark.parametrize("address", ["/", "/search/", "/search/?q=police"])
def test_a_page_that_is_for_searching_has_one_search_box(client, address):
    boxes = [box for box in Seen(client, address).elements("input") if box.get("name") == "q"]
    assert [box.get("id") for box in boxes] == ["q"]


def test_without_a_next_meeting_the_last_that_was_held_is_named(client, on_a_day):
    make.meeting(date="2017-01-19")
    make.meeting(date="2017-01-30", status="cancelled")
    for address in ("/", "/attend/"):
        words = Seen(client, address).words()
        assert "None posted" in words
        assert "The last meeting recorded as held was January 19, 2017" in words


def test_the_latest_minutes_are_the_newest_whose_text_is_held(client):
    meeting = make.meeting(date="2017-01-19")
    item = make.agenda_item("Legislative Updates", meeting=meeting)
    make.agenda_item("A part of it", meeting=meeting, parent=item)
    make.minutes(meeting=meeting)
    make.minutes("", meeting=make.meeting(date="2017-03-16"))
    make.minutes("SENTINEL", meeting=make.meeting(date="2017-05-18"), posted=False)
    words = Seen(client, "/").words()
    assert "Latest minutes January 19, 2017 Draft Legislative Updates All 3 meetings" in words


def test_the_latest_annual_report_says_whether_it_is_held(client):
    make.report(year=2016)
    make.report(year=2017, kind="recommendations")
    words = Seen(client, "/").words()
    assert "Annual Report 2016 No copy of it is held here." in words
    make.report_file(report=make.report(year=2018), content=b"text")
    assert "No copy of it" not in Seen(client, "/").words()


def test_the_changes_last_set_out_for_discussion_are_shown_with_their_outcomes(client):
    for date, number in (("2014-02-11", "53a-82"), ("2017-01-19", "53a-86")):
        item = make.agenda_item(meeting=make.meeting(date=date))
        made = make.recommendation(
            f"Repeal Sec. {number}",
            kind="change to discuss",
            origin_item=item,
            status="not enacted",
        )
        make.target(recommendation=made, statute=make.statute(number), pinpoint="(i)")
    page = Seen(client, "/")
    assert "Sec. 53a-86(i) Repeal Sec. 53a-86 Not enacted" in page.words()
    assert "53a-82" not in page.words()


def test_the_history_on_the_first_page_links_its_acts(client):
    act = make.act("P.A. 07-107")
    make.milestone("P.A. 07-107 creates the Council.", act=act, on_home_page=True)
    make.milestone("Not on the first page.")
    make.milestone("SENTINEL", on_home_page=True, posted=False)
    page = Seen(client, "/")
    assert page.links("main")["P.A. 07-107"] == act.get_absolute_url()
    assert "Not on the first page." not in page.words()
    assert "SENTINEL" not in page.html


@pytest.mark.parametrize("rows", [1, 30])
def test_the_first_page_costs_few_queries(client, django_assert_max_num_queries, rows):
    act, section = make.act("P.A. 07-107"), make.statute("53a-192a")
    meeting = make.meeting()
    make.minutes(meeting=meeting)
    with make.many():
        for _ in range(rows):
            item = make.agenda_item(meeting=meeting)
            made = make.recommendation(kind="change to discuss", origin_item=item)
            make.target(recommendation=made, statute=section)
            make.report_file(report=make.report(body="Sec. 53a-192a"))
            make.milestone("P.A. 07-107 and Sec. 53a-192a", act=act, on_home_page=True)
            make.meeting(status="scheduled")
    with django_assert_max_num_queries(HOME_CEILING):
        assert client.get("/").status_code == 200


# About


def test_history_hosts_and_names_are_told_with_what_is_known_of_their_dates(client):
    council = make.body("Trafficking in Persons Council", begins=datetime.date(2007, 6, 11))
    make.host_agency(
        "Permanent Commission",
        body=council,
        begins=datetime.date(2007, 1, 1),
        begins_precision="year",
        ends=datetime.date(2016, 6, 30),
    )
    make.host_agency("Another Commission", body=council)
    make.milestone("The report is due.", date="2014-01-01", is_duty=True, slug="report-due")
    page = Seen(client, "/about/")
    words = page.words()
    assert "2007 to June 30, 2016 Permanent Commission" in words
    assert "Dates not recorded Another Commission" in words
    assert "Since June 11, 2007 Trafficking in Persons Council" in words
    assert page.words("#milestone-report-due") == "January 1, 2014, due The report is due."


def test_what_a_source_says_of_a_body_is_quoted_with_its_law_linked(client):
    act = make.act("P.A. 07-107")
    make.body("Council", slug="council", about="The Assembly passed P.A. 07-107.", source="A page")
    page = Seen(client, "/about/")
    assert page.words("#about-council") == "The Assembly passed P.A. 07-107."
    assert page.links("#about-council")["P.A. 07-107"] == act.get_absolute_url()


def test_the_table_counts_what_is_named_and_what_is_held(client):
    meeting = make.meeting()
    make.minutes("", meeting=meeting)
    make.minutes("Held.", meeting=make.meeting())
    make.document(meeting=meeting)
    make.document(meeting=meeting, content=b"text")
    make.document(meeting=meeting, content=b"text", posted=False)
    rows = Seen(client, "/about/").all_words("tr")
    assert "Meetings 2 2 held" in rows
    assert "Minutes 2 Text of 1" in rows
    assert "Documents 2 Files of 1" in rows


def test_a_contact_whose_address_is_missing_is_named_with_that(client):
    make.membership(
        person=make.person("Carolyn Treiss"),
        role="contact",
        listed_in="Web page of 2014",
        listed_on=datetime.date(2014, 1, 1),
        listed_precision="year",
        note="The address is missing in the source.",
    )
    words = Seen(client, "/about/").words()
    assert "Carolyn Treiss The address is missing in the source. Web page of 2014" in words
    assert "Web page of 2014, 2014" not in words


def test_a_contact_whose_name_is_withheld_is_not_named(client):
    make.membership(person=make.person("SENTINEL", name_withheld=True), role="contact")
    page = Seen(client, "/about/")
    assert "SENTINEL" not in page.html
    assert "Name withheld" in page.words()


def test_documents_that_belong_to_no_meeting_are_listed(client):
    make.document("List of members")
    make.document("Paper of a meeting", meeting=make.meeting())
    make.document("The page itself", kind="source", content=b"text")
    links = Seen(client, "/about/").links()
    assert "List of members" in links
    assert "The page itself" in links
    assert "Paper of a meeting" not in links


# Contact


def test_without_a_contact_the_pages_say_that_none_was_entered(client):
    for address in ("/request/", "/about/"):
        assert "No contact has been entered for this site yet." in Seen(client, address).words()


@override_settings(CONTACT_EMAIL="clerk@example.gov", CONTACT_PHONE="(860) 555-0100")
def test_a_contact_that_was_entered_is_shown(client):
    page = Seen(client, "/request/")
    assert page.links()["clerk@example.gov"] == "mailto:clerk@example.gov"
    assert "(860) 555-0100" in page.words()
    assert "No contact has been entered" not in page.words()


# Safety


def test_the_hotline_stands_on_the_page_on_safety(client):
    links = Seen(client, "/safety/").links()
    assert links["1-888-373-7888"] == "tel:+18883737888"
    assert links["711"] == "tel:711"
    assert links["233733"] == "sms:233733"


def test_the_page_on_safety_promises_no_more_than_it_can_keep(client):
    words = Seen(client, "/safety/").words()
    assert "This site cannot erase your browsing history." in words


@override_settings(NOTICES_ON=False)
def test_no_form_is_offered_for_what_does_not_exist(client):
    page = Seen(client, "/subscribe/")
    assert not [form for form in page.elements("form") if form.get("method") == "post"]
    assert "This site sends no e-mail at present." in page.words()


# What the law wants is not told as a habit


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/attend/", "The law gives the Council seven days to make its minutes available"),
        ("/attend/", "the Council is to meet at least three times a year"),
        (
            "/reports/",
            "The law requires the Council to report to the General Assembly by January 1",
        ),
    ],
)
def test_a_duty_is_told_as_the_law_s(client, address, said):
    assert said in Seen(client, address).words()


def test_no_page_says_of_its_own_inventory_that_the_council_made_it(client):
    make.statute("53a-83")
    assert "The record holds no inventory made by the Council" in Seen(client, "/statutes/").words()
    assert "set out to record" not in Seen(client, "/statutes/53a-83/").words()
