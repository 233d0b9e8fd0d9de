"""A recommendation followed from the meeting to the law, on the page and in tables to take away."""

import csv
import io

import pytest

from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db
FORMS = ["/", ".csv", ".json", ".pdf"]


def followed(**fields):
    """One that was raised, reported, introduced and enacted."""
    meeting = make.meeting(date="2017-01-19")
    act = make.act("P.A. 17-32")
    fields = {
        "report": make.report(year=2016),
        "number": 1,
        "origin_item": make.agenda_item(meeting=meeting, label="2.", anchor="2"),
        "status": "enacted",
        "bill": "sHB 7309 (2017)",
        "act": act,
        "act_sections": "2",
        "evidence_url": "https://example.org/law",
    } | fields
    made = make.recommendation("Revise it", **fields)
    make.update(
        recommendation=made,
        date="2017-10-01",
        status="enacted",
        act=act,
        note="It takes effect.",
        evidence_url="https://example.org/law",
    )
    make.update(recommendation=made, date="2017-02-15", status="introduced")
    return made


def test_what_happened_stands_in_order_from_the_meeting_to_the_law(client):
    followed()
    assert Seen(client, "/reports/2016/").all_words("li", "#rec-1")[-3:] == [
        "January 19, 2017: Named for the meeting of January 19, 2017 as a recommendation of the"
        " Annual Report 2016. Meeting of January 19, 2017, item 2 Annual Report 2016",
        "February 15, 2017: Introduced",
        "October 1, 2017: Enacted: It takes effect. P.A. 17-32 Evidence (another site)",
    ]


def test_a_report_gives_a_step_its_own_day_or_none(client):
    dated = {"issued_on": "2015-12-30"}
    make.recommendation("Ask", report=make.report(year=2016), number=1)
    make.recommendation("Say", report=make.report(year=2015, **dated), number=1)
    for year, first in (
        (2016, "Day not recorded: Put forward. Annual Report 2016"),
        (2015, "December 30, 2015: Put forward. Annual Report 2015"),
    ):
        assert Seen(client, f"/reports/{year}/").all_words("li", "#rec-1")[-2] == first
    assert "no. 1" not in Seen(client, "/recommendations/").words()


def test_a_step_that_minutes_name_is_dated_by_them_and_said_to_be_their_words(client):
    made = followed(kind="next step", report=make.report(year=2016, title="2016 Annual Report"))
    make.minutes("1. Ask", meeting=made.origin_item.meeting)
    page = Seen(client, "/reports/2016/")
    assert (
        "January 19, 2017: Named in the minutes of January 19, 2017 as a next step of the 2016"
        " Annual Report."
    ) in page.words()
    assert (
        "These are the next steps as the minutes give them, not the words of the report."
        " The numbers are this page’s. Minutes, January 19, 2017, item 2"
    ) in page.words()
    assert "day not recorded" not in page.words().lower()


def test_one_that_came_to_nothing_is_told_as_plainly(client):
    made = followed(status="not enacted", act=None)
    made.updates.all().update(posted_at=None)
    last = Seen(client, "/reports/2016/").all_words("li", "#rec-1")[-1]
    assert last == "So far: Not enacted Evidence (another site)"


def test_one_of_which_nothing_is_known_says_so(client):
    make.recommendation("Ask", status="no outcome recorded")
    assert Seen(client, "/recommendations/").all_words("li", "#ask")[-1] == (
        "So far: No outcome recorded"
    )


def test_the_narrowed_table_counts_what_it_shows(client):
    followed()
    make.recommendation("Ask", report=make.report(year=2014))
    page = Seen(client, "/recommendations/?year=2017")
    assert "1 of 2 entries match." in page.words()


# To take away


def rows(client, query=""):
    answer = client.get(f"/recommendations.csv{query}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_csv_holds_what_the_page_shows(client):
    made = followed()
    make.target(recommendation=made, statute=make.statute("53a-83a"), action="repeal")
    [row] = rows(client)
    assert (row["title"], row["status"], row["act"]) == (
        "Revise it",
        "enacted",
        "P.A. 17-32, Sec. 2",
    )
    assert (row["year"], row["raised_on"], row["report"]) == (
        "2017",
        "2017-01-19",
        "Annual Report 2016",
    )
    assert row["law"] == "repeal: Sec. 53a-83a"
    assert "October 1, 2017: Enacted: It takes effect." in row["steps"]
    assert row["address"].endswith("/reports/2016/#rec-1")


def test_the_json_holds_the_same_with_whole_addresses(client):
    followed()
    data = client.get("/recommendations.json?status=enacted").json()
    of_kind = {"kind": "recommendation", "total": 1, "enacted": 1, "in_part": 0}
    assert data["counted"] == {"total": 1, "of_all": 1, "by_kind": [of_kind]}
    [entry] = data["recommendations"]
    assert entry["act"]["address"].startswith("http")
    assert [step["date"] for step in entry["steps"]] == [
        "2017-01-19",
        "2017-02-15",
        "2017-10-01",
    ]


def test_the_tables_take_the_filters_of_the_page(client):
    followed()
    make.recommendation("Ask", report=make.report(year=2014))
    queries = {"?status=enacted": 1, "?year=2014": 1, "?year=2014&status=enacted": 0, "": 2}
    for query, left in queries.items():
        assert len(rows(client, query)) == left, query
        told = client.get(f"/recommendations.json{query}").json()["recommendations"]
        assert len(told) == left, query


def test_what_is_not_posted_is_in_no_table(client):
    made = followed(act=make.act("P.A. 18-32", posted=False, title="SENTINEL"))
    make.update(recommendation=made, note="SENTINEL", posted=False)
    make.recommendation("SENTINEL", posted=False)
    for address in ("/recommendations.csv", "/recommendations.json"):
        content = client.get(address).content
        assert b"Revise it" in content
        assert b"P.A. 18-32" in content
        assert b"SENTINEL" not in content
        assert b"/acts/pa-18-32/" not in content


def test_a_filter_that_makes_no_sense_finds_nothing(client):
    followed()
    odd = ["?year=%00", "?status=" + "x" * 5000, "?statute=%F0%9F%98%80"]
    for address in [f"/recommendations{form}{query}" for form in FORMS for query in odd]:
        assert client.get(address).status_code == 200, address
