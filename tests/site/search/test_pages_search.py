"""The search page: how what was found is shown, narrowed, ordered and followed."""

import feedparser
import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.site.search.language.questions import SYNONYMS

pytestmark = pytest.mark.django_db

CEILING = 6


def titles(page):
    """The titles of the results, in their order."""
    return page.all_words("h2", inside="ol") if page.has("ol") else []


def test_what_was_found_is_marked_and_nothing_else_is_markup(client):
    make.recommendation("<b>Police</b> & others", text="the police <script>")
    page = Seen(client, "/search/?q=police")
    assert "&lt;b&gt;<mark>Police</mark>&lt;/b&gt; &amp; others" in page.html
    assert "the <mark>police</mark> &lt;script&gt;" in page.html


def test_each_form_of_a_word_is_marked(client):
    make.recommendation("Traffickers", text="Who trafficked, and studies of it.")
    page = Seen(client, "/search/?q=trafficking+study")
    assert "<mark>Traffickers</mark>" in page.html
    assert "Who <mark>trafficked</mark>, and <mark>studies</mark> of it." in page.html


def test_a_citation_is_marked_however_it_is_written(client):
    make.recommendation("Step", text="As Public Act 13-166 asks.")
    page = Seen(client, "/search/?q=P.A.+13-166")
    assert "As <mark>Public Act 13-166</mark> asks." in page.html


def test_a_long_text_is_shown_where_the_words_stand_together(client):
    text = f"police. {'Other words stand here. ' * 60} The police officers train. {'More. ' * 90}"
    make.recommendation("Step", text=text)
    page = Seen(client, "/search/?q=police+train")
    assert "The <mark>police</mark> officers <mark>train</mark>." in page.html
    assert len(page.words("ol")) < 400


def test_results_are_narrowed_by_kind_and_year_with_their_counts(client):
    make.document("Police paper", date="2013-08-28")
    make.recommendation("Police step", report=make.report(year=2016))
    page = Seen(client, "/search/?q=police")
    links = page.links("nav") | page.links("main")
    assert "Documents 1" in links
    assert "What the Council put forward 1" in links
    assert "2016 1" in links
    assert not any(name.startswith("Meetings") and "0" in name for name in links)
    assert titles(Seen(client, f"/search/{links['2016 1']}")) == ["Police step"]
    assert titles(Seen(client, f"/search/{links['Documents 1']}")) == ["Police paper"]
    assert sorted(titles(Seen(client, "/search/?q=police&kind=nonsense&year=x&body=%27"))) == [
        "Police paper",
        "Police step",
    ]


def test_results_are_narrowed_by_body_and_by_the_law_that_they_cite(client):
    council = make.body("Council", slug="council")
    committee = make.body("Committee on Services", kind="committee", parent=council)
    make.document("Police paper of Sec. 53a-83", body=council)
    make.document("Police paper", body=committee)
    links = Seen(client, "/search/?q=police").links("main")
    assert titles(Seen(client, f"/search/{links['Committee on Services 1']}")) == ["Police paper"]
    assert titles(Seen(client, f"/search/{links['Sec. 53a-83 1']}")) == [
        "Police paper of Sec. 53a-83"
    ]


def test_a_choice_keeps_the_other_choices(client):
    make.document("Police paper", date="2013-08-28")
    make.document("Police handout", date="2014-02-11")
    links = Seen(client, "/search/?q=police&kind=document&sort=date").links("main")
    assert links["2013 1"] == "?q=police&kind=document&sort=date&year=2013"


def test_results_can_be_sorted_by_date(client):
    make.document("Police", date="2013-08-28")
    make.document("Training of police", date="2014-02-11")
    assert titles(Seen(client, "/search/?q=police"))[0] == "Police"
    assert titles(Seen(client, "/search/?q=police&sort=date"))[0] == "Training of police"


def test_many_results_have_pages_and_a_wrong_page_is_the_nearest(client):
    with make.many():
        for number in range(15):
            make.resource(f"Police {number}")
    first = Seen(client, "/search/?q=police")
    assert len(titles(first)) == 10
    assert len(titles(Seen(client, "/search/" + first.links()["Page 2 of 2 More results"]))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=99"))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=-1"))) == 5
    assert len(titles(Seen(client, "/search/?q=police&page=x"))) == 10


def test_a_search_without_a_result_says_so(client):
    words = Seen(client, "/search/?q=zyzzyva").words()
    assert "0 results for “zyzzyva”" in words
    assert "Nothing in the public record contains this word." in words


def test_where_nothing_holds_all_words_what_holds_some_is_shown_and_said(client):
    make.recommendation("Train the police")
    words = Seen(client, "/search/?q=police+zyzzyva").words()
    assert "0 results with all the words of “police zyzzyva”" in words
    assert "Train the police" in words


def test_a_misspelt_word_shows_what_was_meant_and_says_so(client):
    make.person("Jillian Gilchrest")
    page = Seen(client, "/search/?q=gilcrest")
    assert "0 results for “gilcrest”. Showing 1 result for “gilchrest”." in page.words()
    assert "Search instead for “gilcrest”." in page.words()
    html = client.get("/search/?q=gilcrest").content.decode()
    assert 'href="/feeds/search.xml?q=gilchrest"' in html
    assert 'href="/people/jillian-gilchrest/"' in html


def test_a_word_corrected_among_several_is_said_and_can_be_undone(client):
    make.recommendation("Safe labor")
    make.recommendation("Safe houses")
    page = Seen(client, "/search/?q=safe+labot")
    assert titles(page) == ["Safe labor"]
    words = page.words()
    assert "0 results with all the words of “safe labot”: no record has “labot”." in words
    assert "Showing 1 result for “safe labor”. Search instead for “safe labot”." in words
    undone = Seen(client, "/search/" + page.links("main")["“safe labot”"])
    assert {"Safe labor", "Safe houses"} < set(titles(undone))
    assert "Did you mean safe labor?" in undone.words()
    assert "Showing" not in undone.words()


def test_a_word_that_is_two_slips_away_and_begins_otherwise_is_another_word(client):
    make.recommendation("Safe labor")
    assert "labor" not in Seen(client, "/search/?q=safe+harbir").words().replace("Safe labor", "")
    assert "Showing 1 result" in Seen(client, "/search/?q=safe+labrr").words()


def test_other_names_that_are_looked_for_are_said_and_can_be_left_out(client):
    make.recommendation("Reports for chronic absenteeism")
    page = Seen(client, "/search/?q=truancy")
    assert titles(page) == ["Reports for chronic absenteeism"]
    said = "Also searched for “truancy”: absenteeism, family with service needs."
    assert said in page.words()
    only = Seen(client, "/search/" + page.links("main")["Search only what you typed"])
    assert titles(only) == []
    assert "Also searched" not in only.words()
    assert "exact=1" in only.html
    assert titles(Seen(client, "/search/?q=%22truancy%22")) == []
    assert titles(Seen(client, "/search/?q=truancy&typing=1")) == titles(page)
    feed = feedparser.parse(client.get("/feeds/search.xml?q=truancy&exact=1").content)
    assert feed.entries == []


def test_the_list_of_other_names_stands_on_the_search_page_whole(client):
    words = Seen(client, "/search/").words()
    for row in SYNONYMS:
        assert f"{', '.join(row.typed)} {', '.join(row.also)} {row.why}" in words
    assert "You type" not in Seen(client, "/search/?q=police").words()


def test_a_search_without_a_result_names_the_hotline(client):
    words = Seen(client, "/search/?q=zyzzyva").words("main")
    assert "1-888-373-7888" in words
    assert "text 233733" in words
    assert "call 911" in words


def test_what_holds_most_of_the_words_is_told_from_what_holds_all(client):
    make.document("Poker in a Casino")
    make.document("Casino", note="Poker on a ferry")
    words = Seen(client, "/search/?q=ferry+poker+casino").words()
    assert "1 result with all the words of “ferry poker casino”" in words
    assert "Results with most of them are listed too: 2 in all" in words


def test_more_results_than_are_counted_are_said_to_be_more(client, monkeypatch):
    monkeypatch.setattr("tipcouncil.site.search.results.MOST", 3)
    monkeypatch.setattr("tipcouncil.site.views.search.MOST", 3)
    for year in (2011, 2012, 2013, 2014):
        make.document(f"Paper {year}", note="police", date=f"{year}-01-01")
    make.document("Police", date="2001-01-01")
    page = Seen(client, "/search/?q=police")
    assert "More than 3 results" in page.words()
    assert titles(page) == ["Police", "Paper 2014", "Paper 2013", "Paper 2012"]
    narrowed = Seen(client, "/search/?q=police&year=2011")
    assert titles(narrowed) == ["Paper 2011"]


def test_a_query_cannot_reach_into_the_page(client):
    page = Seen(client, "/search/?q=%22%3E%3Cbbx9z%3E")
    assert "<bbx9z>" not in page.html


def test_as_one_types_the_last_word_may_go_on(client):
    make.recommendation("Trafficking")
    assert titles(Seen(client, "/search/?q=traffi&typing=1"))[0] == "Trafficking"
    assert titles(Seen(client, "/search/?q=traffickin&typing=1"))[0] == "Trafficking"
    assert titles(Seen(client, "/search/?q=traffi")) == []


def test_a_search_has_a_feed_of_what_it_finds(client):
    meeting = make.meeting(date="2017-01-19")
    make.agenda_item("Massage parlors", meeting=meeting, label="1.", anchor="1")
    make.minutes("# 1. Massage parlors\n\nSpoken of.", meeting=meeting)
    make.recommendation("Inspect parlors")
    feed = feedparser.parse(client.get("/feeds/search.xml?q=parlor").content)
    assert {entry.link for entry in feed.entries} == {
        "https://record.example.gov/meetings/2017-01-19/#item-1",
        "https://record.example.gov/recommendations/#inspect-parlors",
    }
    assert client.get("/feeds/search.xml?q=%22%00").status_code == 200
    assert client.get("/feeds/search.xml").status_code == 200


def test_the_page_names_the_feed_of_its_search(client):
    page = client.get("/search/?q=police+%26+judges").content.decode()
    assert 'href="/feeds/search.xml?q=police+%26amp%3B+judges"' not in page
    assert 'href="/feeds/search.xml?q=police+%26+judges"' in page


@pytest.mark.parametrize("rows", [1, 30])
def test_a_search_costs_few_queries(client, django_assert_max_num_queries, rows):
    make.statute("53a-192a")
    meeting = make.meeting()
    with make.many():
        for number in range(rows):
            make.agenda_item("Sec. 53a-192a", meeting=meeting)
            make.document("Sec. 53a-192a", meeting=meeting)
            make.resource(f"{number} of Sec. 53a-192a")
    with django_assert_max_num_queries(CEILING):
        assert client.get("/search/?q=Sec.+53a-192a").status_code == 200
