"""Pages of reports and recommendations: what is held, what was asked, what became of it."""

import pytest

from reports.models import RecommendationKind
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db


# The shelf


def test_reports_stand_newest_first(client):
    make.report(year=2008)
    make.report(year=2016)
    make.report(year=2010, first_year=2009, slug="2009-2010", title="Annual Report 2009-2010")
    assert Seen(client, "/reports/").all_words("h3") == [
        "Annual Report 2016",
        "Annual Report 2009-2010",
        "Annual Report 2008",
    ]


def test_years_that_no_annual_report_covers_are_named(client):
    make.report(year=2011)
    make.report(year=2014, kind="recommendations")
    make.report(year=2016)
    page = Seen(client, "/reports/")
    assert "2012, 2013, 2014 and 2015: the record names no annual report" in page.words()


def test_a_report_that_is_not_posted_leaves_its_year_a_gap(client):
    make.report(year=2014)
    make.report(year=2015, title="SENTINEL", posted=False)
    make.report(year=2016)
    page = Seen(client, "/reports/")
    assert "SENTINEL" not in page.html
    assert "2015: the record names no annual report for this year." in page.words()


def test_the_list_marks_the_reports_of_which_no_copy_is_held_among_those_that_are(client):
    make.report_file(report=make.report(year=2015))
    make.report_file(report=make.report(year=2016), content=b"text")
    page = Seen(client, "/reports/")
    first, second = page.all_words("li")[2:4]
    assert ["Download" in one for one in (first, second)] == [True, False]
    assert ["No copy held" in one for one in (first, second)] == [False, True]
    assert "A copy of 1 is held here. Whom to ask for a copy" in page.words()


def test_the_list_says_once_that_no_copy_is_held(client):
    for year in (2014, 2015, 2016):
        make.report(year=year)
    make.report_file(report=make.report(year=2013), source_url="https://example.org/2013.pdf")
    page = Seen(client, "/reports/")
    assert "No copy of any is held here. Public copies on other sites are linked." in page.words()
    assert "No copy held" not in page.words()
    assert "none" not in page.words("main").lower()


def test_the_list_says_of_which_kinds_a_report_asked(client):
    report = make.report(year=2016)
    for kind in RecommendationKind:
        make.recommendation(kind.label, kind=kind, report=report)
    make.recommendation("Another step", kind=RecommendationKind.NEXT_STEP, report=report)
    words = Seen(client, "/reports/").words()
    assert "1 recommendation, 2 next steps, 1 change to discuss, 1 topic in this record" in words


def test_the_description_of_the_list_tells_of_gaps_only_where_there_are_any(client):
    make.report(year=2016)
    described = "of the Connecticut Trafficking in Persons Council to the General Assembly"
    assert f'{described}."' in Seen(client, "/reports/").html
    make.report(year=2013)
    assert f'{described}, and for which years it names none."' in Seen(client, "/reports/").html


def test_reports_by_others_are_marked_as_another_site(client):
    make.resource("State Report", url="https://example.org/report")
    make.resource("SENTINEL", posted=False)
    page = Seen(client, "/reports/")
    assert page.links()["State Report"] == "https://example.org/report"
    assert "State Report (another site)" in page.words()
    assert "SENTINEL" not in page.html


# One report


def test_a_report_without_a_copy_says_so(client):
    page = Seen(client, make.report(year=2014).get_absolute_url())
    words = page.words()
    assert "No copy held" in words
    assert "Submitted Not recorded" in words
    assert "Download" not in words


def test_a_held_copy_shows_its_size_and_its_checksum(client):
    file = make.report_file("Annual Report", report=make.report(year=2016), content=b"the report")
    page = Seen(client, "/reports/2016/")
    assert page.links()["Download the report"] == file.get_file_url()
    assert file.sha256 in page.words()
    assert "1 KB" in page.html


def test_a_public_copy_elsewhere_is_plainly_an_outside_link(client):
    report = make.report(year=2008)
    make.report_file("Report 2008", report=report, source_url="https://example.org/2008")
    page = Seen(client, report.get_absolute_url())
    assert page.links()["Report 2008"] == "https://example.org/2008"
    assert "Public copies on other sites" in page.all_words("h2")


def test_a_conflict_is_shown_under_its_title(client):
    report = make.report(
        year=2007, note_title="Two titles", note="The *final* report of the task force."
    )
    page = Seen(client, report.get_absolute_url())
    assert "Two titles The final report of the task force." in page.words()


def test_the_text_of_a_report_is_shown_with_its_law_linked(client):
    statute = make.statute("53a-192a")
    report = make.report(year=2014, body="# Findings\n\nSec. 53a-192a should change.")
    page = Seen(client, report.get_absolute_url())
    assert page.links()["Sec. 53a-192a"] == statute.get_absolute_url()


def test_a_recommendation_has_an_address_in_its_report(client):
    report = make.report(year=2016)
    made = make.recommendation("Hold a meeting", report=report, number=3, text="hold a meeting")
    page = Seen(client, report.get_absolute_url())
    assert made.get_absolute_url() == "/reports/2016/#rec-3"
    assert "Hold a meeting" in page.words("#rec-3")
    assert "“hold a meeting”" in page.words("#rec-3")


def test_a_part_stands_within_its_recommendation(client):
    whole = make.recommendation("Discuss changes", report=make.report(year=2016), number=1)
    item = make.agenda_item(meeting=make.meeting())
    make.recommendation("Repeal it", part_of=whole, origin_item=item, kind="change to discuss")
    page = Seen(client, "/reports/2016/")
    assert "Repeal it" in page.words("#rec-1")
    assert page.all_words("h4", "#rec-1") == ["Repeal it"]


def test_a_part_of_a_recommendation_that_is_not_posted_is_not_on_the_page_of_the_report(client):
    report = make.report(year=2016)
    whole = make.recommendation("SENTINEL", report=report, number=1, posted=False)
    make.recommendation("Repeal it", part_of=whole)
    page = Seen(client, report.get_absolute_url())
    assert "SENTINEL" not in page.html
    assert "Repeal it" not in page.words()


def test_an_outcome_shows_its_bill_its_act_and_its_evidence(client):
    act = make.act("P.A. 17-32")
    make.recommendation(
        report=make.report(year=2016),
        number=1,
        status="enacted",
        bill="sHB 7309 (2017)",
        act=act,
        act_sections="3, 4",
        outcome="class B to class A felony",
        evidence_url="https://example.org/evidence",
    )
    page = Seen(client, "/reports/2016/")
    words = page.words("#rec-1")
    assert "Outcome: Enacted Class B to class A felony." in words
    assert "Act: P.A. 17-32, Secs. 3, 4" in words
    assert page.links("#rec-1")["P.A. 17-32"] == act.get_absolute_url()
    assert page.links("#rec-1")["Evidence"] == "https://example.org/evidence"


def test_an_act_that_is_not_posted_is_cited_without_a_link(client):
    act = make.act("P.A. 17-32", title="SENTINEL", posted=False)
    make.recommendation(report=make.report(year=2016), number=1, act=act, act_sections="3")
    page = Seen(client, "/reports/2016/")
    assert "Act: P.A. 17-32, Sec. 3" in page.words("#rec-1")
    assert act.get_absolute_url() not in page.links("#rec-1").values()
    assert "SENTINEL" not in page.html


def test_a_target_that_is_not_posted_is_not_named(client):
    made = make.recommendation(report=make.report(year=2016), number=1)
    make.target(recommendation=made, statute=make.statute("53a-83", posted=False))
    make.update(recommendation=made, note="SENTINEL", posted=False)
    page = Seen(client, "/reports/2016/")
    assert "53a-83" not in page.html
    assert "SENTINEL" not in page.html


def test_a_report_describes_itself(client):
    data = Seen(client, make.report(year=2016).get_absolute_url()).data()
    assert (data["@type"], data["name"]) == ("Report", "Annual Report 2016")
    assert "temporalCoverage" not in data  # its title has a year; what it covers is not said


# All recommendations


def test_what_is_counted_as_enacted_is_said_beside_the_count(client):
    for status in ("enacted", "enacted", "enacted in part", "law later repealed", "proposed"):
        make.recommendation(status=status)
    make.recommendation(status="enacted", posted=False)
    page = Seen(client, "/recommendations/")
    assert "Recommendations: 2 of 5 enacted, and 1 more in part." in page.words()
    assert page.words("tbody") == "Recommendation 5 2 1 1 1"
    assert "Each entry is counted once, under its kind." in page.words()


def test_each_entry_leads_to_where_it_was_asked_for(client):
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"), label="2.", anchor="2")
    make.recommendation("From a meeting", origin_item=item)
    make.recommendation("From a report", report=make.report(year=2014), number=2)
    make.recommendation("From nowhere")
    page = Seen(client, "/recommendations/")
    assert page.links()["Meeting of January 19, 2017, item 2"] == "/meetings/2017-01-19/#item-2"
    assert page.links()["Annual Report 2014"] == "/reports/2014/#rec-2"
    assert "Origin not recorded" in page.words()


def test_entries_are_narrowed_by_outcome_section_and_year(client):
    make.recommendation("Revise", status="enacted", report=make.report(year=2016))
    repeal = make.recommendation("Repeal", report=make.report(year=2014))
    make.target(recommendation=repeal, statute=make.statute("53a-83"))
    for query, left in (
        ("?status=enacted", ["Revise"]),
        ("?statute=53a-83", ["Repeal"]),
        ("?year=2014", ["Repeal"]),
        ("?year=2014&status=enacted", []),
        ("?year=none&statute=&status=", []),
        ("?year=&statute=&status=", ["Revise", "Repeal"]),
    ):
        assert Seen(client, f"/recommendations/{query}").all_words("h3") == left, query


def test_a_recommendation_of_a_report_that_is_not_posted_is_not_listed(client):
    make.recommendation("SENTINEL", report=make.report(posted=False))
    page = Seen(client, "/recommendations/")
    assert "SENTINEL" not in page.html
    assert "No recommendation has been entered." in page.words()


# Whom to ask for a copy


def test_who_finds_no_copy_is_told_once_whom_to_ask(client):
    make.report(year=2014)
    make.report(year=2011)
    for address in ("/reports/", "/reports/2014/"):
        page = Seen(client, address)
        assert page.words().count("one copy is filed with the State Librarian") == 1
        assert "the clerks of the Senate and the House of Representatives" in page.words()
        law = page.links()["Sec. 11-4a of the General Statutes"]
        assert law.startswith("https://www.cga.ct.gov/")


def test_who_finds_the_report_is_not_sent_elsewhere(client):
    make.report_file(report=make.report(year=2016), content=b"the report")
    assert "State Librarian" not in Seen(client, "/reports/").words()
    assert "State Librarian" not in Seen(client, "/reports/2016/").words()


@pytest.mark.parametrize("held", [False, True])
def test_a_page_is_described_as_what_it_is(client, held):
    report = make.report(year=2016, title="2016 Annual Report")
    if held:
        make.report_file(report=report, content=b"The report")
    said = description(client, report)
    assert said.startswith("What the record says about “2016 Annual Report”, ")
    assert ("with the copy held" in said) is held
    assert "recommendations" not in said
    make.recommendation("Ask", report=report)
    assert "recommendations" in description(client, report)


def description(client, report):
    head = Seen(client, report.get_absolute_url()).element("head")
    return next(e.get("content") for e in head.iter("meta") if e.get("name") == "description")


def test_what_was_put_forward_at_a_meeting_is_told_by_its_kind(client):
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"), label="2.", anchor="2")
    put_forward = {"recommendation": "Put forward.", "next step": "Named as a next step."}
    for kind in RecommendationKind.values:
        slug = make.recommendation(f"Ask {kind}", kind=kind, origin_item=item).slug
        first = Seen(client, "/recommendations/").all_words("li", f"#{slug}")[-2]
        assert put_forward.get(kind, "for discussion.") in first
