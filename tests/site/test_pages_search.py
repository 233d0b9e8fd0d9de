"""Search: what it finds, in which order, and that nothing makes it fail."""

import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.site.search import search
from tipcouncil.site.search_query import LONGEST, MOST_WORDS, Query

pytestmark = pytest.mark.django_db

CEILING = 13


def titles(page):
    """The titles of the results, in their order."""
    return page.all_words("h2", inside="ol") if page.has("ol") else []


def found(text, **narrowed):
    return [result.title for result in search(Query.typed(text), **narrowed).chosen]


# What is found


def test_every_kind_of_record_is_found_by_its_words(client):
    meeting = make.meeting(date="2017-01-19", place="Findable Hall")
    make.agenda_item("Findable item", meeting=meeting)
    make.minutes("# 5. Heading\n\nSomething findable was said.", meeting=meeting)
    make.document("Findable paper")
    make.statute("53a-83", "Findable section.")
    make.act("P.A. 07-107", title="An Act Concerning Findable Things")
    make.recommendation("Findable step")
    make.report(title="Findable Report")
    make.resource("Findable resource")
    make.person("Pat Findable")
    assert set(found("FINDABLE")) == {
        "Heading",
        "Findable item",
        "January 19, 2017",
        "Findable paper",
        "Sec. 53a-83. Findable section.",
        "P.A. 07-107. An Act Concerning Findable Things",
        "Findable step",
        "Findable Report",
        "Findable resource",
        "Pat Findable",
    }


def test_every_word_must_stand_in_the_same_record():
    make.recommendation("Train the police")
    make.recommendation("Train the judges")
    assert found("train police") == ["Train the police"]
    assert found("police judges") == []


def test_words_in_one_item_of_the_minutes_lead_to_that_item(client):
    text = "# 1. Updates\n\nNothing.\n\n# 2. Topics\n\n## a) Police\n\nCross-municipality sharing."
    make.minutes(text, meeting=make.meeting(date="2017-01-19"))
    page = Seen(client, "/search/?q=municipality+sharing")
    assert page.links("ol")["Police"] == "/meetings/2017-01-19/#item-2a"
    assert "Minutes, January 19, 2017, item 2(a)" in page.words("ol")


def test_words_in_different_items_of_the_minutes_lead_to_the_minutes():
    make.minutes("# 1. Police\n\nX.\n\n# 2. Judges\n\nY.", meeting=make.meeting(date="2017-01-19"))
    assert found("police judges") == ["Minutes, January 19, 2017"]


def test_an_item_that_the_minutes_tell_of_is_shown_once():
    meeting = make.meeting()
    make.agenda_item("Police", meeting=meeting, label="1.", anchor="1")
    make.minutes("# 1. Police\n\nThe police.", meeting=meeting)
    assert found("police") == ["Police"]


def test_a_date_finds_its_meeting():
    make.meeting(date="2017-01-19")
    make.meeting(date="2017-03-16")
    assert found("January 19, 2017") == ["January 19, 2017"]


@pytest.mark.parametrize("cited", ["Sec. 53a-192a", "§ 53a-192a", "C.G.S. 53a–192a", "53a-192a"])
def test_a_citation_finds_its_section_first(cited):
    make.statute("53a-192a", "Trafficking in persons.")
    make.recommendation("Revise Sec. 53a-192a, and again Sec. 53a-192a")
    assert found(cited)[0] == "Sec. 53a-192a. Trafficking in persons."


@pytest.mark.parametrize("cited", ["P.A. 13-166", "PA 13-166", "Public Act 13-166"])
def test_a_citation_finds_its_act_and_what_speaks_of_it(cited):
    make.act("P.A. 13-166", title="Forfeiture")
    make.recommendation("Report as PA 13-166 asks")
    assert found(cited) == ["P.A. 13-166. Forfeiture", "Report as PA 13-166 asks"]


def test_a_word_in_the_title_counts_for_more_than_one_in_the_text():
    make.recommendation("Something else", text="police")
    make.recommendation("Police")
    assert found("police") == ["Police", "Something else"]


# What is not


def test_nothing_that_is_not_public_is_found():
    meeting = make.meeting(posted=False, place="SENTINEL")
    make.agenda_item("SENTINEL", meeting=meeting)
    make.minutes("SENTINEL", meeting=meeting)
    make.minutes("SENTINEL", meeting=make.meeting(), posted=False)
    make.document("SENTINEL", meeting=meeting)
    make.recommendation("SENTINEL", report=make.report(title="SENTINEL", posted=False))
    make.statute("53a-83", "SENTINEL", posted=False)
    make.act(title="SENTINEL", posted=False)
    make.resource("SENTINEL", posted=False)
    make.person("Pat SENTINEL", posted=False)
    assert found("sentinel") == []
    assert found("Sec. 53a-83") == []


def test_a_name_that_is_withheld_is_not_found():
    make.person("Pat Example", name_withheld=True)
    assert found("Example") == []


# How it is shown


def test_what_was_found_is_marked_and_nothing_else_is_markup(client):
    make.recommendation("<b>Police</b> & others", text="the police <script>")
    page = Seen(client, "/search/?q=police")
    assert "&lt;b&gt;<mark>Police</mark>&lt;/b&gt; &amp; others" in page.html
    assert "the <mark>police</mark> &lt;script&gt;" in page.html


def test_results_are_narrowed_by_kind_and_year_with_their_counts(client):
    make.document("Police paper", date="2013-08-28")
    make.recommendation("Police step", report=make.report(year=2016))
    page = Seen(client, "/search/?q=police")
    links = page.links("nav") | page.links("main")
    assert "Documents 1" in links
    assert "Recommendations 1" in links
    assert "2016 1" in links
    assert "Meetings 0" not in links
    assert titles(Seen(client, f"/search/{links['2016 1']}")) == ["Police step"]
    assert titles(Seen(client, f"/search/{links['Documents 1']}")) == ["Police paper"]
    assert titles(Seen(client, "/search/?q=police&kind=nonsense&year=x")) == [
        "Police paper",
        "Police step",
    ]


def test_results_can_be_sorted_by_date(client):
    make.document("Police police", date="2013-08-28", note="police")
    make.document("Of the police", date="2014-02-11")
    assert titles(Seen(client, "/search/?q=police")) == ["Police police", "Of the police"]
    assert titles(Seen(client, "/search/?q=police&sort=date"))[0] == "Of the police"


def test_many_results_have_pages_and_a_wrong_page_is_the_nearest(client):
    for number in range(30):
        make.resource(f"Police {number}")
    first = Seen(client, "/search/?q=police")
    assert len(titles(first)) == 25
    assert len(titles(Seen(client, "/search/" + first.links()["Page 2 of 2 More results"]))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=99"))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=-1"))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=x"))) == 25


def test_a_search_without_a_result_says_so(client):
    words = Seen(client, "/search/?q=zyzzyva").words()
    assert "0 results for “zyzzyva”" in words
    assert "Nothing in the public record holds this word." in words


# What a visitor may type


@pytest.mark.parametrize(
    "typed",
    [
        "%00",
        "a%00b",
        "%ff%fe",
        "%F0%9F%92%A9",
        "%25",
        "_",
        "%27%22%5C",
        "NEAR(",
        "*",
        "(((((",
        "%20",
    ],
)
def test_no_query_makes_it_fail(client, typed):
    make.minutes("# 1. a_b\n\n100% \\ ' \" of it", meeting=make.meeting())
    assert client.get(f"/search/?q={typed}").status_code == 200


def test_a_sign_of_a_pattern_stands_for_itself():
    make.recommendation("Half of it")
    make.recommendation("100%done")
    assert found("0%d") == ["100%done"]


def test_a_query_is_cut_to_a_length_and_to_a_number_of_words():
    query = Query.typed("word " * 3_000)
    assert len(query.text) <= LONGEST
    assert len(Query.typed(" ".join(map(str, range(100)))).words) == MOST_WORDS


def test_a_query_cannot_reach_into_the_page(client):
    page = Seen(client, "/search/?q=%22%3E%3Cbbx9z%3E")
    assert "<bbx9z>" not in page.html


@pytest.mark.parametrize("rows", [1, 200])
def test_a_search_costs_few_queries(client, django_assert_max_num_queries, rows):
    make.statute("53a-192a")
    meeting = make.meeting()
    for number in range(rows):
        make.agenda_item("Sec. 53a-192a", meeting=meeting)
        make.recommendation("Sec. 53a-192a", report=make.report(body="Sec. 53a-192a"))
        make.document("Sec. 53a-192a", meeting=meeting)
        make.minutes(f"# {number}. Sec. 53a-192a", meeting=make.meeting(place="Room 53a-192a"))
    with django_assert_max_num_queries(CEILING):
        assert client.get("/search/?q=Sec.+53a-192a").status_code == 200
