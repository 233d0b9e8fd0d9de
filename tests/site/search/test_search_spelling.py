"""A word that stands nowhere is read as the nearest that the public record holds."""

import pytest

from tests import make
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.query import Query

pytestmark = pytest.mark.django_db


MEANT = {
    "traficking": "trafficking",
    "trafficing": "trafficking",
    "recomendation": "recommendation",
    "polcie": "police",
    "human traficking": "human trafficking",
    "trafficking": "",
    "zyzzyva": "",
    "ttt": "",
    "traficking *": "trafficking *",
    "Traficking": "Trafficking",
    "HUMAN TRAFICKING": "HUMAN TRAFFICKING",
}


def test_a_misspelt_word_is_mended():
    make.recommendation("Human trafficking", text="A recommendation on police.")
    assert {typed: better_spelled(Query.typed(typed)) for typed in MEANT} == MEANT


def test_the_page_asks_what_was_meant(client):
    make.recommendation("Human trafficking")
    page = " ".join(client.get("/search/?q=human+traficking").content.decode().split())
    assert 'for <a href="?q=human+trafficking">“human trafficking”</a>.' in page


def test_a_word_that_only_a_draft_holds_is_never_offered():
    make.recommendation("Zqxjwkpv", posted=False)
    assert better_spelled(Query.typed("zqxjwkpw")) == ""
    row = make.recommendation("Vpkwjxqz")
    assert better_spelled(Query.typed("vpkwjxqy")) == "vpkwjxqz"
    row.take_back()
    assert better_spelled(Query.typed("vpkwjxqy")) == ""
