"""Pages of the law: what they say of a section and of an act, and what they leave unsaid."""

import datetime
import re

import pytest

from statutes.views import details
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db

LIST_CEILING = 5
DETAIL_CEILING = 8


def numbers(page):
    return [words_of.split(" ", 1)[1] for words_of in page.all_words("p") if words_of[:4] == "Sec."]


# The inventory


def test_sections_stand_in_the_order_of_lawyers(client):
    for number in ("53a-192a", "53a-83", "53a-9", "17a-106f"):
        make.statute(number)
    assert numbers(Seen(client, "/statutes/")) == ["17a-106f", "53a-9", "53a-83", "53a-192a"]


def test_sections_outside_the_inventory_are_listed_apart_and_not_counted(client):
    make.statute("53a-83")
    make.statute("1-225", in_inventory=False)
    page = Seen(client, "/statutes/")
    assert page.all_words("h2")[:2] == ["The inventory", "Other sections the record cites"]
    assert "1 entry for sections of the General Statutes, in order" in page.words()


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?subject=crime", ["53a-83"]),
        ("?status=repealed", ["54-36m"]),
        ("?q=IMPOUNDMENT", ["54-36m"]),
        ("?q=53a-83", ["53a-83"]),
        ("?q=soliciting+acts&status=in+force", ["53a-83"]),
        ("?q=nothing-such", []),
        ("?subject=&status=&q=", ["53a-83", "54-36m"]),
    ],
)
def test_the_inventory_is_narrowed_by_subject_status_and_words(client, query, left):
    make.statute("53a-83", "Soliciting acts.", subject="crime: soliciting", status="in force")
    make.statute("54-36m", "Impoundment.", subject="police: vehicles", status="repealed")
    assert numbers(Seen(client, f"/statutes/{query}")) == left


def test_a_section_that_is_not_posted_is_neither_listed_nor_counted_nor_shown(client):
    statute = make.statute("53a-83", "SENTINEL", posted=False)
    page = Seen(client, "/statutes/")
    assert "SENTINEL" not in page.html
    assert "No section has been entered." in page.words()
    assert client.get(statute.get_absolute_url()).status_code == 404


# One section


def test_a_repealed_section_says_since_when(client):
    repealed = datetime.date(2017, 10, 1)
    statute = make.statute(status="repealed", repealed_on=repealed)
    assert "Repealed, effective October 1, 2017" in Seen(client, statute.get_absolute_url()).words()


def test_a_repeal_without_a_date_says_so(client):
    statute = make.statute(status="repealed")
    page = Seen(client, statute.get_absolute_url())
    assert "Repealed; date not entered" in page.words()


def test_a_section_without_an_assessment_says_so(client):
    page = Seen(client, make.statute().get_absolute_url())
    assert "No assessment has been entered." in page.words()


def test_an_assessment_that_was_entered_is_shown(client):
    statute = make.statute(effectiveness="Twelve *arrests* in 2016.")
    page = Seen(client, statute.get_absolute_url())
    assert "Twelve arrests in 2016." in page.words()
    assert "No assessment has been entered." not in page.words()


def test_a_change_names_its_act_its_date_and_how_the_date_is_known(client):
    statute = make.statute("53a-83")
    act = make.act("P.A. 17-32")
    make.change(
        statute=statute,
        act=act,
        act_section="3",
        effective_on="2017-10-01",
        effective_on_source="stated in the history note",
        subsections_named="b c",
    )
    page = Seen(client, statute.get_absolute_url())
    assert page.links()["P.A. 17-32"] == act.get_absolute_url()
    words = page.words()
    assert "October 1, 2017 (stated in the history note) Amended by P.A. 17-32, Sec. 3" in words


def test_the_rule_for_dates_is_said_once_and_what_differs_is_marked(client):
    statute = make.statute("53a-83")
    rule = "not stated: general rule of Sec. 2-32 (October 1)"
    for year, known in [(2013, rule), (2016, rule), (2017, "stated in the history note")]:
        fields = {"effective_on": f"{year}-10-01", "effective_on_source": known}
        make.change(statute=statute, position=year, **fields)
    words = Seen(client, statute.get_absolute_url()).words()
    assert words.count("general rule of Sec. 2-32") == 1
    assert words.count("(stated in the history note)") == 1


def test_a_change_without_a_date_says_that_none_was_entered(client):
    change = make.change(effective_on=None)
    assert "effective date not entered" in Seen(client, change.statute.get_absolute_url()).words()


def test_an_authority_that_is_no_act_is_printed_as_the_history_has_it(client):
    change = make.change(authority_as_written="1949 Rev., S. 8369", act_section="")
    page = Seen(client, change.statute.get_absolute_url())
    assert "Amended by 1949 Rev., S. 8369" in page.words()


def test_a_change_still_to_come_is_not_told_as_done(client, monkeypatch):
    change = make.change(effective_on="2026-10-01")
    address = change.statute.get_absolute_url()
    monkeypatch.setattr(details, "today", lambda: datetime.date(2026, 9, 30))
    assert "To take effect: amended by" in Seen(client, address).words()
    monkeypatch.setattr(details, "today", lambda: datetime.date(2026, 10, 1))
    assert "To take effect" not in Seen(client, address).words()


def test_a_change_by_an_act_that_is_not_posted_is_not_shown(client):
    change = make.change(act=make.act("P.A. 16-71", posted=False))
    page = Seen(client, change.statute.get_absolute_url())
    assert "16-71" not in page.words()
    assert "No change has been entered." in page.words()


def test_a_section_leads_to_its_neighbours(client):
    first, middle, last = (make.statute(number) for number in ("53a-9", "53a-83", "53a-192a"))
    make.statute("53a-84", posted=False)
    page = Seen(client, middle.get_absolute_url())
    assert page.linked("prev") == first.get_absolute_url()
    assert page.linked("next") == last.get_absolute_url()
    assert Seen(client, first.get_absolute_url()).linked("prev") is None


def test_a_section_that_was_transferred_names_only_a_public_one(client):
    hidden = make.statute("53a-200", posted=False)
    statute = make.statute("53a-83", status="transferred", transferred_to=hidden)
    assert "53a-200" not in Seen(client, statute.get_absolute_url()).html
    hidden.post()
    page = Seen(client, statute.get_absolute_url())
    assert page.links()["Sec. 53a-200"] == hidden.get_absolute_url()


def test_a_section_describes_itself_as_legislation(client):
    statute = make.statute("53a-83", status="repealed")
    data = Seen(client, statute.get_absolute_url()).data()
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "Sec. 53a-83"
    assert data["legislationLegalForce"] == "https://schema.org/NotInForce"


# What they cost


@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_costs_few_queries(client, django_assert_max_num_queries, rows):
    with make.many():
        for _ in range(rows):
            make.change()
    for address in ("/statutes/", "/acts/"):
        client.get(address)
        with django_assert_max_num_queries(LIST_CEILING):
            assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("rows", [1, 30])
def test_a_section_costs_few_queries(client, django_assert_max_num_queries, rows):
    statute = make.statute("53a-192a")
    meeting = make.meeting()
    make.minutes("\n\n".join(["Sec. 53a-192a"] * rows), meeting=meeting)
    with make.many():
        for _ in range(rows):
            make.change(statute=statute)
            make.agenda_item("Sec. 53a-192a", meeting=meeting)
            make.recommendation("Revise Sec. 53a-192a", report=None)
    client.get(statute.get_absolute_url())
    with django_assert_max_num_queries(DETAIL_CEILING):
        assert client.get(statute.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("fields", "cited"),
    [
        ({"number": "53a-86"}, "Conn. Gen. Stat. § 53a-86"),
        ({"number": "54-36j", "through": "54-36l"}, "Conn. Gen. Stat. §§ 54-36j to 54-36l"),
        (
            {"number": "53a-83a", "status": "repealed", "repealed_on": "2017-10-01"},
            "Conn. Gen. Stat. § 53a-83a (repealed 2017)",
        ),
        ({"number": "46b-148", "status": "repealed"}, "Conn. Gen. Stat. § 46b-148 (repealed)"),
    ],
)
def test_the_law_is_cited_as_briefs_cite_it(client, fields, cited):
    statute = make.statute(**fields)
    words = Seen(client, statute.get_absolute_url()).words("main")
    assert re.search(rf"The law itself: {re.escape(cited)} (?!\()", words)
