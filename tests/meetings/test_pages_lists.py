"""The list of meetings: what each line says, what the filters leave, and what it costs."""

import datetime

import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.lists import ON_A_PAGE

pytestmark = pytest.mark.django_db


def dates(page):
    return [words.partition(",")[0] for words in page.all_words("h3")]


def test_meetings_are_listed_by_year_newest_first(client):
    for date in ("2013-08-28", "2017-01-19", "2013-12-10"):
        make.meeting(date=date)
    page = Seen(client, "/meetings/")
    assert page.all_words("h2")[:2] == ["2017", "2013"]
    assert page.all_words("h3") == ["January 19, 2017", "December 10, 2013", "August 28, 2013"]


def test_a_line_says_what_became_of_a_meeting(client):
    tags = {
        ("scheduled", None): "Planned",
        ("cancelled", None): "Cancelled",
        ("held", None): "No minutes listed",
        ("held", "draft"): "Draft",
        ("held", "approved"): "Approved",
        ("held", "not recorded"): "Approval not recorded",
    }
    for number, (status, approval) in enumerate(tags, 1):
        meeting = make.meeting(date=f"2017-01-{number:02}", status=status)
        if approval:
            make.minutes(meeting=meeting, approval=approval)
    page = Seen(client, "/meetings/")
    lines = [page.words(f"#m-2017-01-{number:02}") for number in range(1, len(tags) + 1)]
    assert all(map(str.endswith, lines, tags.values())), lines


def test_minutes_that_are_not_posted_are_not_told_by_the_tag(client):
    make.minutes(meeting=make.meeting(date="2017-01-19"), approval="approved", posted=False)
    line = Seen(client, "/meetings/").words("#m-2017-01-19")
    assert line.endswith("No agenda or minutes held No minutes listed")


def test_a_planned_meeting_lists_its_topics_and_the_item_that_named_them(client):
    named = make.agenda_item("Topics", meeting=make.meeting(date="2017-01-19"), anchor="2b")
    planned = make.meeting(date="2017-03-16", status="scheduled")
    make.agenda_item("Massage Parlors", meeting=planned, named_in=named, anchor="", label="")
    page = Seen(client, "/meetings/")
    assert "Massage Parlors" in page.words("#m-2017-03-16")
    assert page.links("#m-2017-03-16")["on January 19, 2017"] == "/meetings/2017-01-19/#item-2b"


def test_topics_named_at_a_meeting_that_is_not_public_are_listed_without_it(client):
    hidden = make.agenda_item("Topics", meeting=make.meeting(date="2017-01-19", posted=False))
    planned = make.meeting(date="2017-03-16", status="scheduled")
    make.agenda_item("Massage Parlors", meeting=planned, named_in=hidden, label="")
    page = Seen(client, "/meetings/")
    assert "Topics named earlier: Massage Parlors" in page.words("#m-2017-03-16")
    assert "2017-01-19" not in page.html


def test_a_line_counts_the_documents_and_links_those_that_are_held(client):
    meeting = make.meeting(date="2013-11-19")
    make.document("TIP Agenda", meeting=meeting, content=b"The agenda.")
    make.document("TIP Minutes", meeting=meeting)
    make.document("Not yet public", meeting=meeting, posted=False)
    page = Seen(client, "/meetings/")
    assert "2 documents listed, 1 held" in page.words("#m-2013-11-19")
    assert page.links("#m-2013-11-19")["TIP Agenda"].endswith("/tip-agenda.txt")
    assert "Not yet public" not in page.html


def test_a_misprinted_heading_is_quoted_beside_the_true_date(client):
    make.meeting(date="2013-11-19", as_listed="November 19, 2103")
    line = Seen(client, "/meetings/").words("#m-2013-11-19")
    assert "November 19, 2013 Listed as “November 19, 2103”." in line


def test_a_month_without_a_day_shows_no_day(client):
    make.meeting(date="2014-06-01", date_precision="month", status="cancelled")
    line = Seen(client, "/meetings/").words("#m-2014-06")
    assert line.startswith("Jun June 2014")


FILTERED = [
    ("q=mayors", ["May 18"]),
    ("q=hartford+bus", []),
    ("q=bus+statute", ["January 19"]),
    ("q=guide", ["February 11"]),
    ("q=May", ["May 18"]),
    ("q=january+19,+2017", ["January 19"]),
    ("q=2014", ["February 11"]),
    ("year=2017", ["May 18", "January 19"]),
    ("year=2014&q=mayors", []),
    ("body=committee", ["February 11"]),
    ("status=planned", ["May 18"]),
    ("status=draft", ["January 19"]),
    ("status=none", ["February 11"]),
    ("status=draft&year=2014", []),
    ("year=x&status=x&page=x&body=%00", ["May 18", "January 19", "February 11"]),
    ("q=%00%25_", []),
]


@pytest.fixture
def three_meetings(db):
    planned = make.meeting(date="2017-05-18", status="scheduled")
    make.agenda_item("Mayors Against Demand", meeting=planned)
    held = make.meeting(date="2017-01-19", place="Bus depot")
    make.agenda_item("Statutes", meeting=held)
    make.minutes("Mayors spoke.", meeting=held, approval="draft")
    committee = make.body("Committee", slug="committee", kind="committee")
    third = make.meeting(date="2014-02-11", body=committee)
    make.document("A guide", meeting=third)
    make.document("Secret mayors", meeting=third, posted=False)


def test_the_filters_work_without_script(client, three_meetings):
    found = [(query, dates(Seen(client, f"/meetings/?{query}"))) for query, _ in FILTERED]
    assert found == FILTERED


def test_the_filters_count_what_they_leave(client, three_meetings):
    offered = Seen(client, "/meetings/").all_words("option")
    assert "2017 (2)" in offered
    assert "Committee (1)" in offered
    assert "Planned (1)" in offered
    assert "Approved (0)" in offered


def test_a_filter_keeps_what_was_asked(client, three_meetings):
    page = Seen(client, "/meetings/?q=bus&status=draft&year=2017")
    [box] = [e for e in page.elements("input") if e.get("id") == "f-q"]
    chosen = [e.get("value") for e in page.elements("option") if e.get("selected") is not None]
    assert (box.get("value"), chosen) == ("bus", ["2017", "draft"])


def test_a_search_that_finds_nothing_says_where_to_look(client, three_meetings):
    page = Seen(client, "/meetings/?q=nail+salons")
    assert "No meeting matches." in page.words()
    assert "/search/?q=nail%20salons" in page.links().values()


def test_an_empty_record_says_so(client):
    assert "No meeting has been entered yet." in Seen(client, "/meetings/").words()


def test_a_year_lists_its_meetings_and_leads_to_the_years_around_it(client):
    for date in ("2013-08-28", "2014-02-11", "2017-01-19"):
        make.meeting(date=date)
    page = Seen(client, "/meetings/2014/")
    assert page.all_words("h3") == ["February 11, 2014"]
    assert (page.linked("prev"), page.linked("next")) == ("/meetings/2013/", "/meetings/2017/")


def test_a_year_without_a_meeting_has_no_page(client):
    make.meeting(date="2012-05-01", posted=False)
    make.meeting(date="2014-02-11")
    for year in ("2012", "0", "999", "10000", "9" * 30):
        assert client.get(f"/meetings/{year}/").status_code == 404, year


def test_a_year_whose_only_meeting_has_moved_says_where_it_is(client):
    meeting = make.meeting(date="2018-12-20", status="scheduled")
    make.meeting(date="2014-02-11")
    meeting.date = datetime.date(2019, 1, 17)
    meeting.save()
    page = Seen(client, "/meetings/2018/")
    assert "No meeting of 2018 is on record now." in page.words()
    moved = page.links()["January 17, 2019, moved from December 20, 2018"]
    assert moved == meeting.get_absolute_url()
    assert (page.linked("prev"), page.linked("next")) == ("/meetings/2014/", "/meetings/2019/")
    meeting.take_back()
    assert client.get("/meetings/2018/").status_code == 404


def test_a_year_in_which_a_meeting_was_only_drafted_has_no_page(client):
    meeting = make.meeting(date="2018-12-20", status="scheduled", posted=False)
    meeting.date = datetime.date(2019, 1, 17)
    meeting.save()
    meeting.post()
    assert client.get("/meetings/2018/").status_code == 404


def test_a_long_list_has_pages_that_keep_the_filter(client, settings):
    with make.many():
        for _ in range(ON_A_PAGE + 1):
            make.meeting(status="scheduled")
    first = Seen(client, "/meetings/?status=planned")
    last = Seen(client, "/meetings/?status=planned&page=2")
    assert len(first.all_words("h3")) == ON_A_PAGE
    assert first.linked("next") == "?status=planned&page=2"
    assert last.all_words("h3") == ["January 19, 2017"]
    assert last.linked("canonical") == f"{settings.BASE_URL}/meetings/?page=2"


def test_a_page_number_that_is_none_shows_the_nearest_page(client):
    make.meeting(date="2017-01-19")
    for number in ("9", "-1", "0", "x", "9" * 5000):
        page = Seen(client, f"/meetings/?page={number}")
        assert page.all_words("h3") == ["January 19, 2017"], number
