"""A page of the record on paper: whole, tagged, the same each time, and safe from its own words."""

import html
from xml.etree import ElementTree

import page as pdf_check
import pypdfium2
import pytest

from tests import make
from tests.meetings.seen import Seen
from tests.support.crawling import text_of_pdf
from tipcouncil.records.printing import documents, pdf
from tipcouncil.records.printing.xml import as_xml

PROFILES = [pdf_check.ValidationProfile.PDF_UA_1, pdf_check.ValidationProfile.PDF_A_2A]
LINK = "What the record says about it, as a PDF"
TEXT = """\
#### Findings of *1990*

Of Sec. 53a-192a, [the act](/acts/pa-07-107/) and `P.A.`

# Second

1. one
2. two
    a) first
    b) second

| Year | Cases |
|------|-------|
| 2016 | 12    |

> Quoted.

![a chart of cases](/images/x.png)
"""


def failures(content):
    """The rules of PDF/UA-1 and PDF/A-2a that a PDF does not keep."""
    return [
        failure.rule_id
        for profile in PROFILES
        for failure in pdf_check.validate_pdf_bytes(content, profile=profile).failures
    ]


def words(content):
    return " ".join(text_of_pdf(content).split())


def paper(markup):
    return {
        "title": "Annual Report",
        "author": "Council",
        "description": "Annual Report",
        "date": [2017, 1, 19],
        "kicker": "Council",
        "footer": "Printed from here.",
        "text": as_xml(markup, "https://example.org/reports/"),
        "wide": False,
    }


def set_in_print(markup):
    return words(pdf.printed(paper(markup)))


def whole_report(**fields):
    report = make.report(year=2016, body=TEXT, note="A *note*.", **fields)
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"), label="2.", anchor="2")
    act = make.act("P.A. 17-32")
    asked = make.recommendation(
        "Repeal it", report=report, number=1, origin_item=item, status="enacted", act=act
    )
    make.target(recommendation=asked, statute=make.statute("53a-83a"))
    make.update(
        recommendation=asked,
        date="2017-10-01",
        status="enacted",
        act=act,
        evidence_url="https://example.org/law",
    )
    make.report_file(report=report, content=b"the report")
    return report


@pytest.mark.django_db
def test_a_report_on_paper_keeps_every_rule_for_archives_and_for_screen_readers(client):
    whole_report()
    answer = client.get("/reports/2016.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert failures(answer.content) == []


@pytest.mark.django_db
def test_the_table_of_recommendations_keeps_them_too(client):
    whole_report()
    make.recommendation("Nothing came of it", status="not enacted", outcome="In force.")
    assert failures(client.get("/recommendations.pdf").content) == []
    assert failures(client.get("/recommendations.pdf?status=done").content) == []


@pytest.mark.django_db
def test_the_paper_says_what_the_page_says(client):
    whole_report(summary="What was found.", transmitted_to="the General Assembly")
    said = words(client.get("/reports/2016.pdf").content)
    for expected in (
        "Annual Report 2016",
        "What was found.",
        "Submitted Not recorded, to the General Assembly",
        "SHA-256",
        "Repeal it",
        "October 1, 2017: Enacted P.A. 17-32 Evidence (another site)",
        "Findings of 1990",
        "Picture: a chart of cases",
        "/reports/2016/",
    ):
        assert expected in said, expected


@pytest.mark.django_db
def test_no_paper_of_the_site_passes_for_one_of_the_council(client):
    whole_report()
    for address in ("/reports/2016.pdf", "/recommendations.pdf"):
        answer = client.get(address)
        with pypdfium2.PdfDocument(answer.content) as document:
            facts = document.get_metadata_dict()
        assert facts["Title"].startswith("What the record says about ")
        assert facts["Author"] == documents.AUTHOR
        assert 'inline; filename="what-the-record-says-about-' in answer["Content-Disposition"]
    assert "not a document of the Council" in documents.AUTHOR


@pytest.mark.django_db
def test_the_paper_on_a_report_that_is_held_names_the_report_first(client):
    whole_report()
    said = words(client.get("/reports/2016.pdf").content)
    assert "This is not the report. It is what the public record says about this" in said
    assert said.index("The report itself: ") < said.index("The report Year 2016")
    links = list(Seen(client, "/reports/2016/").links())
    assert links.index("Download the report") < links.index(LINK)


@pytest.mark.django_db
def test_a_report_of_which_only_the_title_is_known_has_no_paper(client):
    report = make.report(year=2014, summary="Listed by title. No copy was found.")
    assert LINK not in Seen(client, "/reports/2014/").links()
    answer = client.get("/reports/2014.pdf")
    assert (answer.status_code, answer["Location"]) == (302, "/reports/2014/")
    make.recommendation("Ask", report=report)
    assert Seen(client, "/reports/2014/").links()[LINK] == "/reports/2014.pdf"


@pytest.mark.django_db
def test_the_same_record_makes_the_same_bytes_and_one_word_makes_others(client):
    report = whole_report()
    first = client.get("/reports/2016.pdf")
    pdf.typeset.cache_clear()
    again = client.get("/reports/2016.pdf")
    assert (first.content, first["ETag"]) == (again.content, again["ETag"])
    unchanged = client.get("/reports/2016.pdf", headers={"If-None-Match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    report.summary = "A word more."
    report.save()
    assert client.get("/reports/2016.pdf")["ETag"] != first["ETag"]


@pytest.mark.django_db
def test_the_table_on_paper_holds_what_was_selected(client):
    make.recommendation("Revise", status="enacted", report=make.report(year=2016))
    make.recommendation("Repeal", report=make.report(year=2014))
    said = words(client.get("/recommendations.pdf?year=2014").content)
    assert "Year: 2014: 1 of 2 entries. Recommendations: 0 of 1 enacted" in said
    assert "Repeal" in said
    assert "Revise" not in said


@pytest.mark.django_db
def test_a_report_that_is_not_public_has_no_paper(client):
    make.report(year=2031, posted=False)
    for address in ("/reports/2031.pdf", "/reports/x%00.pdf", "/reports/.pdf"):
        assert client.get(address).status_code == 404, address


@pytest.mark.django_db
def test_what_is_not_posted_is_not_on_paper(client):
    report = whole_report()
    make.recommendation("Sentinel", report=report, number=2, posted=False)
    asked = report.recommendations.get(number=1)
    make.update(recommendation=asked, note="Sentinel", posted=False)
    make.target(recommendation=asked, statute=make.statute("53a-777", posted=False))
    for address in ("/reports/2016.pdf", "/recommendations.pdf"):
        said = words(client.get(address).content)
        assert "Repeal it" in said
        assert "Sentinel" not in said
        assert "53a-777" not in said


@pytest.mark.django_db
def test_a_text_too_long_for_paper_leads_to_its_page(client):
    make.report(year=2016, body="- a\n" * 40_000)
    answer = client.get("/reports/2016.pdf")
    assert answer.status_code == 503
    assert b'<a href="/reports/2016/">The page itself</a>' in answer.content


@pytest.mark.django_db
def test_the_pages_lead_to_their_paper(client):
    make.recommendation(report=make.report(year=2016))
    assert Seen(client, "/reports/2016/").links()[LINK] == "/reports/2016.pdf"
    links = Seen(client, "/recommendations/?year=2016&status=").links()
    assert links["PDF of recommendations and outcomes"] == "/recommendations.pdf?year=2016"


# The words as data


def test_words_that_look_like_orders_are_set_as_words():
    order = '#panic("boom") #read("/etc/passwd") $x$ @ref <label> *_`\\ = Head'
    assert set_in_print(f"<p>{order.replace('<', '&lt;')}</p>").count(order) == 1


def test_no_level_of_headings_is_skipped():
    headings = "<h4>a</h4><h2>b</h2><h6>c</h6><section><h6>d</h6></section><h3>e</h3>"
    found = ElementTree.fromstring(as_xml(f"{headings}<ul><li><h2>f</h2></li></ul>", "/"))
    levels = [(heading.text, heading.get("level")) for heading in found.iter("heading")]
    assert levels == [("a", "1"), ("b", "1"), ("c", "2"), ("d", "3"), ("e", "2")]


def test_links_are_whole_addresses():
    xml = as_xml('<p><a href="/acts/x/">x</a></p>', "https://example.org/r/")
    assert '<a href="https://example.org/acts/x/">x</a>' in xml


def test_lists_keep_their_numbers():
    said = set_in_print('<ol start="3"><li>x</li></ol><ol type="a" start="2"><li>y</li></ol>')
    assert "3. x" in said
    assert "b. y" in said


def test_odd_texts_are_set_without_harm():
    odd = [
        "<ul><li>" * 60 + "deep" + "</li></ul>" * 60,
        "<blockquote>" * 300 + "<p>deep</p>" + "</blockquote>" * 300,
        "<p>" + "deep " * 20_000 + "</p>",
        "<p>deep" + "x" * 50_000 + "</p>",
        f"<table><tr>{'<th>h</th>' * 60}</tr><tr><td>deep</td></tr></table>",
        "<ul></ul><ol></ol><table></table><p></p><li>deep</li><td>x</td>",
    ]
    assert set_in_print("".join(odd)).count("deep") >= 20_005


def test_a_character_that_no_font_has_is_given_by_its_number():
    odd = ["\x01", "中", "\U0001f600", "\u202e", "\ufffe", "\u0600"]
    said = set_in_print("".join(f"<p>a{one}b</p>" for one in odd))
    assert all(f"a[U+{ord(one):04X}]b" in said for one in odd), said


def test_every_other_character_can_be_set():
    held = [chr(code) for code in range(0x20, 0x2600) if not pdf.LACKING.match(chr(code))]
    assert pdf.run(paper(f"<p>{html.escape(' '.join(held))}</p>"))
