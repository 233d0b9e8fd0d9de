"""In which order the results come, and what is listed where little or nothing holds all words."""

import pytest

from tests import make
from tests.site.search.asking import addresses, found, said
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search

pytestmark = pytest.mark.django_db


def test_a_word_in_the_title_counts_for_more_than_one_in_the_text():
    make.recommendation("Something else", text="police " * 40)
    make.recommendation("Of the state police")
    assert found("police") == ["Of the state police", "Something else"]


def test_a_whole_title_comes_first():
    make.recommendation("Police police and police officers", text="police " * 40)
    make.recommendation("Police")
    assert found("police")[0] == "Police"


def test_of_two_that_are_alike_the_later_comes_first():
    make.document("Police", date="2013-08-28")
    make.document("Police", date="2016-08-28")
    results = search(Query.typed("police"))
    assert [hit.year for hit in results.chosen] == [2016, 2013]


def test_a_name_finds_the_person_first():
    meeting = make.meeting(note="Jillian Gilchrest, Jillian Gilchrest.")
    make.agenda_item("Jillian Gilchrest on buyers", meeting=meeting)
    make.person("Jillian Gilchrest")
    assert found("jillian gilchrest")[0] == "Jillian Gilchrest"


def test_a_title_comes_before_newer_texts_however_it_is_asked_for(monkeypatch):
    monkeypatch.setattr("tipcouncil.site.search.results.MOST", 2)
    make.document("Train police", date="2001-01-01")
    for year in (2011, 2012, 2013):
        make.document(f"Paper {year}", note="Train police.", date=f"{year}-01-01")
    for typed in ("police", "polic*", '"train police"', "train police -judges", "cops"):
        assert search(Query.typed(typed)).has_more
        assert "Train police" in found(typed), typed


def test_of_a_common_word_what_the_public_may_not_see_is_left_out(monkeypatch):
    monkeypatch.setattr("tipcouncil.site.search.results.MOST", 2)
    papers = [make.document(f"Police {year}", date=f"{year}-01-01") for year in range(2011, 2016)]
    type(papers[0]).objects.filter(pk=papers[-1].pk).update(posted_at=None)
    assert found("police") == ["Police 2014", "Police 2013", "Police 2012", "Police 2011"]


def test_words_side_by_side_come_before_many_newer_texts_that_hold_them_apart(monkeypatch):
    monkeypatch.setattr("tipcouncil.site.search.results.MOST", 2)
    said("2010-03-01", "They spoke of child labor.")
    for year in range(2011, 2016):
        said(f"{year}-03-01", "The labor commissioner was asked, at length, of a child there.")
    assert addresses("child labor")[0] == "/meetings/2010-03-01/#item-1"


def test_where_nothing_holds_all_the_rarest_words_decide():
    said("2010-03-01", "They asked that casinos instruct people.")
    for year in range(2011, 2016):
        said(f"{year}-03-01", "Hotels train people. Others train nobody.")
    results = search(Query.typed("should casinos train croupiers"))
    assert results.is_relaxed
    assert results.shown(results.chosen)[0].address == "/meetings/2010-03-01/#item-1"


def test_a_long_text_that_holds_all_words_by_chance_does_not_hide_what_is_meant():
    said("2016-03-01", "Casino. " + "Of other things. " * 90 + "Poker. " * 2 + "Ferry.")
    make.document("Poker in a Casino")
    results = search(Query.typed("ferry poker casino"))
    assert results.whole == 1
    assert "Poker in a Casino" in [row.title for row in results.shown(results.chosen)]


def test_what_was_misspelt_is_looked_for_better_spelled():
    make.person("Jillian Gilchrest")
    results = search(Query.typed("gilcrest"))
    assert results.is_relaxed
    assert results.is_spelled
    assert results.spelled == "gilchrest"
    assert [row.title for row in results.shown(results.chosen)] == ["Jillian Gilchrest"]
