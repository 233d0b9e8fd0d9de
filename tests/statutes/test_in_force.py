"""A section as of a day: what had taken effect, what came later, and what nobody can tell."""

from datetime import date

import pytest

from statutes import in_force
from statutes.linking import law_cited
from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db
DAY = date(2017, 1, 19)


def seen(client, statute, query="?on=2017-01-19"):
    return Seen(client, f"{statute.get_absolute_url()}{query}")


def groups(statute, on=DAY):
    view = in_force.AsOf(statute, list(statute.changes.order_by("position", "pk")), on)
    return [
        [change.authority for change in each] for each in (view.taken, view.later, view.undated)
    ]


def status_on_day(statute, on=DAY):
    view = in_force.AsOf(statute, list(statute.changes.order_by("position", "pk")), on)
    return view.was_law, view.sentence


def enacted(statute, effective_on="2007-10-01", cited="P.A. 07-107"):
    act = make.act(cited)
    return make.change(statute=statute, act=act, effect="enacted", effective_on=effective_on)


def test_a_section_repealed_later_was_in_force_on_the_day(client):
    statute = make.statute("53a-83a", status="repealed", repealed_on=date(2017, 10, 1))
    enacted(statute)
    make.change(
        statute=statute, act=make.act("P.A. 17-32"), effect="repealed", effective_on="2017-10-01"
    )
    page = seen(client, statute)
    assert "The law as of January 19, 2017 In force on January 19, 2017." in page.words()
    assert "In effect by January 19, 2017" in page.all_words("h3")
    assert "Took effect later" in page.all_words("h3")
    assert page.links()["The law now"] == "/statutes/53a-83a/"
    assert "Repealed, effective October 1, 2017" in page.words()  # as it is entered now


@pytest.mark.parametrize(
    ("on", "is_law", "words"),
    [
        (date(2007, 9, 30), False, "Not law yet on September 30, 2007: enacted by P.A. 07-107"),
        (date(2007, 10, 1), True, "In force on October 1, 2007."),
        (date(2017, 9, 30), True, "In force on September 30, 2017."),
        (date(2017, 10, 1), False, "No longer law on October 1, 2017: repealed, effective"),
    ],
)
def test_the_day_of_effect_itself_counts(on, is_law, words):
    statute = make.statute(status="repealed", repealed_on=date(2017, 10, 1))
    enacted(statute)
    was_law, said = status_on_day(statute, on)
    assert was_law is is_law
    assert said.startswith(words)


def test_a_change_without_a_date_stands_apart_unless_its_act_is_of_a_later_year(client):
    statute = make.statute(status="in force")
    for cited, effective_on in [
        ("P.A. 16-71", "2017-01-19"),
        ("P.A. 17-32", "2017-01-20"),
        ("P.A. 16-3", None),
        ("P.A. 18-5", None),
    ]:
        make.change(statute=statute, act=make.act(cited), act_section="", effective_on=effective_on)
    assert groups(statute) == [["P.A. 16-71"], ["P.A. 17-32", "P.A. 18-5"], ["P.A. 16-3"]]
    page = seen(client, statute)
    assert "Passed by 2017, effective date not entered" in page.all_words("h3")
    assert "2016, effective date not entered" in page.words()


@pytest.mark.parametrize(
    ("authority", "on", "group"),
    [("1949 Rev., S. 8369", DAY, 2), ("1949 Rev., S. 8369", date(1940, 1, 1), 1), ("Rev.", DAY, 2)],
)
def test_the_year_of_an_older_authority_decides_too(authority, on, group):
    statute = make.statute()
    make.change(statute=statute, authority_as_written=authority, act_section="", effective_on=None)
    assert groups(statute, on)[group] == [authority]


@pytest.mark.parametrize(
    ("fields", "changes", "is_law", "words"),
    [
        ({"status": "in force"}, [], None, "The record does not say when it was enacted"),
        ({"status": "not entered"}, [("enacted", "2007-10-01")], None, "is not entered"),
        ({"status": "repealed"}, [("enacted", "2007-10-01")], None, "It is repealed now; whether"),
        (
            {"status": "in force"},
            [("enacted", None)],
            True,
            "enacted in 2007, on a day not entered",
        ),
        (
            {"status": "transferred"},
            [("enacted", "2007-10-01"), ("transferred", "2016-10-01")],
            False,
            "transferred, effective October 1, 2016",
        ),
        (
            {"status": "transferred"},
            [("enacted", "2007-10-01"), ("transferred", "2018-10-01")],
            True,
            "In force on",
        ),
    ],
)
def test_what_is_not_entered_is_said(fields, changes, is_law, words):
    statute = make.statute(**fields)
    for effect, effective_on in changes:
        act = make.act("P.A. 07-107" if effect == "enacted" else "P.A. 16-71")
        make.change(statute=statute, act=act, effect=effect, effective_on=effective_on)
    was_law, said = status_on_day(statute)
    assert was_law is is_law
    assert words in said


def test_an_enactment_of_the_same_year_without_a_date_decides_nothing():
    statute = make.statute(status="in force")
    enacted(statute, None, "P.A. 17-32")
    assert status_on_day(statute)[0] is None


def test_the_title_of_the_day_is_told(client):
    statute = make.statute("53a-83", "Soliciting sexual acts.", status="in force")
    enacted(statute)
    make.change(statute=statute, effective_on="2021-10-01", title_before="Patronizing a prostitute")
    make.change(statute=statute, effective_on="2024-10-01", title_before="Soliciting")
    page = seen(client, statute).words("#as-of")
    assert "Title “Patronizing a prostitute” until October 1, 2021 Soliciting sexual acts." in page
    page = seen(client, statute, "?on=2022-01-01").words("#as-of")
    assert "Title “Soliciting” until October 1, 2024 Soliciting sexual acts." in page
    page = seen(client, statute, "?on=2025-01-01").words("#as-of")
    assert "Title As today Soliciting sexual acts." in page
    now = seen(client, statute, "")
    assert "Renamed. Earlier title: “Patronizing a prostitute”." in now.words()


def test_a_title_is_not_told_where_a_renaming_has_no_date(client):
    statute = make.statute(status="in force")
    make.change(statute=statute, act=make.act("P.A. 16-71"), effective_on=None, title_before="Old")
    assert "“Old”" not in seen(client, statute).words("#as-of")
    assert "Title Not recorded here" in seen(client, statute).words("#as-of")


@pytest.mark.parametrize(
    "typed",
    ["abc", "2017-13-40", "2017-01", "2017", "0000-01-01", "9999-99-99", "%00", "1" * 10_000, "−1"],
)
def test_a_day_that_cannot_be_read_is_told_and_the_page_is_of_now(client, typed):
    statute = make.statute(status="in force")
    page = seen(client, statute, f"?on={typed}")
    assert "That is not a date such as 2017-01-19." in page.words()
    assert "The law as of" not in page.all_words("p")


@pytest.mark.parametrize("typed", ["", "%20"])
def test_no_day_is_no_mistake(client, typed):
    page = seen(client, make.statute(), f"?on={typed}")
    assert "That is not a day" not in page.words()


def test_the_farthest_day_has_a_page(client):
    statute = make.statute(status="in force")
    enacted(statute)
    assert "The law as of" in seen(client, statute, "?on=0001-01-01").words()


def test_there_is_no_law_of_a_day_to_come(client, monkeypatch):
    monkeypatch.setattr(in_force, "today", lambda: DAY)
    statute = make.statute(status="in force")
    enacted(statute)
    assert "The law as of January 19, 2017" in seen(client, statute).words()
    for day in ("2017-01-20", "2199-12-31"):
        page = seen(client, statute, f"?on={day}")
        assert not page.has("#as-of")
        assert "is in the future, and nobody can say what the law will be" in page.words()
        assert "on=" not in " ".join(page.links().values())


def test_then_and_now_stand_side_by_side_with_what_changed_between(client):
    statute = make.statute("53a-192a", "Trafficking in persons: Class A felony.", status="in force")
    enacted(statute, "2006-07-01", "P.A. 06-43")
    act = make.act("P.A. 17-32")
    make.change(statute=statute, act=act, effective_on="2017-10-01", class_before="class B felony")
    said = seen(client, statute).words("#as-of")
    assert "In force on January 19, 2017. Changed once since. The wording on that day" in said
    assert "Title Not recorded here Trafficking in persons: Class A felony." in said
    between = "lass A felony since October 1, 2017, P.A. 17-32, Sec. 2"
    assert f"Class Class B felony C{between}" in said
    meeting = make.meeting(date="2017-01-19")
    make.minutes("Revising Sec. 53a-192a", meeting=meeting)
    cited = Seen(client, meeting.get_absolute_url()).words("#law-cited-list")
    assert f"On January 19, 2017: class B felony; c{between}." in cited
    later = seen(client, statute, "?on=2017-10-01").words("#as-of")
    assert "Title As today Trafficking in persons: Class A felony." in later
    assert "lass B" not in later


def test_the_law_cited_at_a_meeting_to_come_is_that_of_today(client, monkeypatch):
    monkeypatch.setattr(law_cited, "today", lambda: date(2017, 1, 18))
    statute = make.statute("53a-83a", status="in force")
    make.change(statute=statute, effective_on="2017-01-19")
    meeting = make.meeting(date="2017-01-19", status="scheduled", note="On Sec. 53a-83a.")
    page = Seen(client, meeting.get_absolute_url())
    assert "Titles are as they read today." in page.words()
    assert "?on=" not in page.html
    monkeypatch.setattr(law_cited, "today", lambda: date(2017, 1, 19))
    assert "?on=2017-01-19" in Seen(client, meeting.get_absolute_url()).html


def test_the_canonical_address_is_that_of_the_law_now(client):
    statute = make.statute("53a-83")
    page = seen(client, statute)
    assert '/statutes/53a-83/">' in page.html.partition('rel="canonical"')[2][:120]


def test_a_day_costs_no_further_query(client, django_assert_max_num_queries):
    statute = make.statute()
    with make.many():
        for _ in range(30):
            make.change(statute=statute)
    with django_assert_max_num_queries(5):
        seen(client, statute)


def test_a_meeting_leads_to_the_law_as_of_its_day_beside_the_law_now(client):
    make.statute("53a-83a", "From a vehicle.", status="repealed", repealed_on=date(2017, 10, 1))
    make.minutes("Repealing Sec. 53a-83a", meeting=make.meeting(date="2017-01-19"))
    page = Seen(client, "/meetings/2017-01-19/")
    assert "Sec. 53a-83a, From a vehicle. [repealed October 1, 2017]" in page.words()
    cited = page.links("#law-cited-list")
    assert cited["Sec. 53a-83a"] == "/statutes/53a-83a/"
    assert cited["On January 19, 2017"] == "/statutes/53a-83a/?on=2017-01-19"


def test_a_meeting_whose_day_is_not_known_leads_to_the_law_now_alone(client):
    make.statute("53a-83a")
    meeting = make.meeting(date="2014-06-01", date_precision="month")
    make.minutes("Repealing Sec. 53a-83a", meeting=meeting)
    page = Seen(client, meeting.get_absolute_url())
    assert page.links("#law-cited-list")["Sec. 53a-83a"] == "/statutes/53a-83a/"
    assert "?on=" not in page.html
