"""Whatever is typed, no search fails, and both databases find as much."""

import pytest

from tests import make
from tests.site.search.asking import found
from tipcouncil.records.lists import LONGEST
from tipcouncil.site.search.query import MOST_WORDS, Query

pytestmark = pytest.mark.django_db


HOSTILE = [
    '"',
    '""',
    "*",
    "**",
    "-",
    "- -",
    "--police",
    "a*b",
    "NEAR(",
    "NEAR(a b, 2)",
    "title_terms : x",
    "AND OR NOT",
    "police AND",
    "police OR NOT",
    "((((",
    "^police",
    "{a b} : c",
    "women's",
    "O’Brien’s",
    "'; DROP TABLE site_searchrow; --",
    "a\x00b",
    "\x00",
    "%s %d %(x)s",
    "\\",
    "a\\'b",
    "💩",
    "中文 текст ελληνικά",
    "ﬁnance",
    "\u202epolice",
    "1e5 1.2.3 0x1f",
    "<b>&amp;",
    "a & b | !c <-> d :*",
    "zz53ax192a",
    "!!!???",
    "x" * 10_000,
    '" ' * 5_000,
    "(" * 10_000,
    "- " * 5_000,
    "53a-" * 2_000,
]


def test_no_query_fails(client):
    make.recommendation("Police and women's rights")
    chosen = {"sort": "date", "kind": "law", "year": "2016", "law": "%", "body": "'"}
    ways = [{}, chosen, {"typing": "1"}, chosen | {"typing": "1"}]
    asked = [{"q": typed} | way for typed in HOSTILE for way in ways]
    assert [each for each in asked if client.get("/search/", each).status_code != 200] == []


def test_bytes_that_are_no_text_do_not_fail(client):
    assert client.get("/search/?q=%ff%fe&page=%ff&year=%00").status_code == 200


def test_an_apostrophe_makes_no_difference():
    make.recommendation("Women’s rights")
    assert found("women's") == found("womens") == found("women") == ["Women’s rights"]


def test_a_query_is_cut_to_a_length_and_to_a_number_of_words():
    query = Query.typed("word " * 3_000)
    assert len(query.text) <= LONGEST
    assert len(Query.typed(" ".join(map(str, range(100)))).clauses) == MOST_WORDS


# Counts that must be the same on SQLite and on PostgreSQL

COUNTS = {
    "police": 4,
    "polic": 4,
    "policy": 1,
    "policies": 1,
    "the": 2,
    "train": 3,
    "training": 3,
    '"train the police"': 1,
    "train -judges": 2,
    "pol*": 4,
    "53a-83": 2,
    "16-66": 1,
    "1e5": 1,
    "cafe": 1,
    "e-mail": 1,
    "université": 1,
    "studies": 1,
    "women's": 1,
    "organisation": 0,
    "46a 150": 1,
    "3.14": 1,
    "μ": 1,
}


def test_both_databases_count_alike():
    make.recommendation("Train the police")
    make.recommendation("Training of police and judges")
    make.recommendation("Police policies for trainers", text="The café, studied by women.")
    make.recommendation("Revise Sec. 53a-83", text="As P.A. 16-66 did, 16-66. Police were trained.")
    make.recommendation("Expand C.G.S. § 53a-83(b)", text="1e5 e-mails, 46a-150, 3.14 μ Université")
    assert {typed: len(found(typed)) for typed in COUNTS} == COUNTS


# The words that the index holds of its own


def test_no_typed_word_reaches_the_words_by_which_titles_and_citations_are_found():
    make.recommendation("Train the police under Sec. 53a-83")
    for typed in ("zypolice", "zypol*", "zy*", "zz*", "z*", "zz53ax83"):
        assert found(typed) == [], typed


def test_words_that_begin_as_those_of_the_index_are_found():
    make.recommendation("Test the zygote and the zzyzx")
    assert found("zygote") == found("zzyzx") == found("zyg*") == ["Test the zygote and the zzyzx"]
