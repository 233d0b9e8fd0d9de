"""Pages of the law: what they say of a section and of an act, and what they leave unsaid."""

import datetime
import re

import pytest
from django.contrib.contenttypes.models import ContentType

from statutes.models import Mention
from statutes.views import details
from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.dates import in_words, today

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


# Mentioned in


@pytest.mark.parametrize(
    ("fields", "law"),
    [
        ({}, "Conn. Gen. Stat. § 53a-83"),
        ({"through": "53a-84"}, "Conn. Gen. Stat. §§ 53a-83 to 53a-84"),
    ],
)
def test_a_section_is_cited_with_the_day_of_the_visit_and_as_lawyers_cite_it(client, fields, law):
    statute = make.statute("53a-83", "Soliciting sexual acts: Class A misdemeanor.", **fields)
    page = Seen(client, statute.get_absolute_url())
    address = f"https://record.example.gov{statute.get_absolute_url()}"
    assert page.words("#cite-text") == (
        f"{statute.citation}. Soliciting sexual acts: Class A misdemeanor. Connecticut Trafficking"
        f" in Persons Council, public record. {address} (visited {in_words(today())})."
    )
    assert law in page.words()


def test_a_section_shows_where_the_minutes_cite_it(client):
    statute = make.statute("53a-192a")
    make.minutes("# 2. Steps\n\nRevising *Sec. 53a-192a*, <b>now</b>", meeting=make.meeting())
    page = Seen(client, statute.get_absolute_url())
    assert "<mark>Sec. 53a-192a</mark>, &lt;b&gt;now&lt;/b&gt;" in page.html
    assert page.links()["Minutes, January 19, 2017"] == "/meetings/2017-01-19/#item-2"


def test_a_mention_in_a_record_that_is_not_public_is_not_shown(client):
    statute = make.statute("53a-192a")
    make.minutes("SENTINEL Sec. 53a-192a", meeting=make.meeting(posted=False))
    make.recommendation("SENTINEL Sec. 53a-192a", posted=False)
    page = Seen(client, statute.get_absolute_url())
    assert "SENTINEL" not in page.html
    assert "Nothing in the public record cites it by number." in page.words()


def test_an_agenda_and_its_minutes_are_one_place(client):
    statute = make.statute("53a-192a")
    meeting = make.meeting()
    make.agenda_item("Sec. 53a-192a", meeting=meeting, anchor="1", label="1.")
    make.minutes("# 1. Sec. 53a-192a\n\nDiscussed.", meeting=meeting)
    page = Seen(client, statute.get_absolute_url())
    assert page.html.count('href="/meetings/2017-01-19/#item-1"') == 1


def test_a_motion_is_found_on_the_page_of_its_meeting(client):
    statute = make.statute("53a-192a")
    make.motion("To ask for a change of Sec. 53a-192a.", meeting=make.meeting(date="2017-01-19"))
    links = Seen(client, statute.get_absolute_url()).links()
    assert links["To ask for a change of Sec. 53a-192a."] == "/meetings/2017-01-19/"


def test_an_act_shows_the_duty_that_the_history_of_the_council_tells(client):
    act = make.act("P.A. 13-166")
    make.milestone("The findings are due (P.A. 13-166).", date="2014-01-01", slug="due")
    page = Seen(client, act.get_absolute_url())
    assert page.links()["January 1, 2014"] == "/about/#milestone-due"
    assert "January 1, 2014 The findings are due ( P.A. 13-166 ). Milestone" in page.words()


def test_only_the_words_of_the_council_stand_in_quotation_marks(client):
    statute, act = make.statute("53a-86"), make.act("P.A. 17-32")
    make.milestone("“One” and Sec. 53a-86 too.", date="2014-01-01")
    texts = {"summary": "It names Sec. 53a-86 too.", "body": "We ask: repeal Sec. 53a-86 now."}
    make.report(year=2016, **texts)
    asked = {"text": "Repealing Sec. 53a-86 soon", "outcome": "Sec. 53a-86 stands", "act": act}
    row = make.recommendation("Repeal Sec. 53a-86", **asked)
    make.target(recommendation=row, statute=statute, action="repeal")
    lines = Seen(client, "/statutes/53a-86/").all_words("p")
    quoted = {words for words in lines if words.startswith("“") and words.endswith("”")}
    assert quoted == {"“We ask: repeal Sec. 53a-86 now.”", "“Repealing Sec. 53a-86 soon”"}
    assert "“One” and Sec. 53a-86 too." in lines
    assert "It names Sec. 53a-86 too." in lines


def test_a_history_stands_in_the_order_of_its_days(client):
    statute = make.statute("46a-170")
    days = {"P.A. 76-1": None, "P.A. 16-71": "2016-10-01", "P.A. 16-3": "2016-07-01"}
    days |= {"P.A. 17-9": None, "P.A. 17-32": "2017-10-01"}
    for position, (cited, day) in enumerate(days.items()):
        make.change(statute=statute, act=make.act(cited), position=position, effective_on=day)
    lines = Seen(client, statute.get_absolute_url()).all_words("p")
    told = [words.split(" by ")[1].split(",")[0] for words in lines if " by P.A." in words]
    assert told == ["P.A. 76-1", "P.A. 16-3", "P.A. 16-71", "P.A. 17-9", "P.A. 17-32"]


def test_the_dots_are_explained_where_there_are_several(client):
    statute = make.statute("53a-83")
    make.change(statute=statute)
    address = statute.get_absolute_url()
    assert " dot " not in Seen(client, address).words()
    make.change(statute=statute, authority_as_written="1949 Rev., S. 8369", act=None)
    assert "A filled dot marks an act; an open dot marks an older" in Seen(client, address).words()
    assert "dashed" not in Seen(client, address).words()


def test_a_title_stands_whole_within_a_sentence(client):
    statute = make.statute("53a-86", f"Promoting {'prostitution ' * 20}: Class B felony.")
    head = Seen(client, statute.get_absolute_url()).element("head")
    said = next(e.get("content") for e in head.iter("meta") if e.get("name") == "description")
    assert "prostitution…): status" in said
    statute = make.statute("53a-85", "Class B felony.")
    page = Seen(client, statute.get_absolute_url())
    assert "Class B felony – Connecticut" in page.words("title")
    assert "(Class B felony): status" in page.html


def test_a_mention_of_a_kind_of_record_that_is_gone_breaks_nothing(client):
    statute = make.statute("53a-192a")
    gone = ContentType.objects.create(app_label="gone", model="gone")
    Mention.objects.create(content_type=gone, object_id=1, statute=statute, as_written="Sec.")
    assert Seen(client, statute.get_absolute_url())


# Acts


def test_an_act_tells_what_it_changed(client):
    act = make.act("P.A. 17-32", bill="sHB 7309")
    statute = make.statute("53a-83a", "Patronizing from a motor vehicle.")
    make.change(statute=statute, act=act, effect="repealed", act_section="10")
    page = Seen(client, act.get_absolute_url())
    words = page.words()
    assert "sHB 7309" in words
    assert "By Sec. 10" in words
    assert "Repealed" in words
    assert page.links()["Patronizing from a motor vehicle."] == statute.get_absolute_url()


def test_an_act_that_changed_nothing_here_says_so(client):
    page = Seen(client, make.act().get_absolute_url())
    assert "No change to a section in this record has been entered." in page.words()


def test_acts_with_a_title_are_told_of_before_those_that_only_a_history_names(client):
    make.act("P.A. 99-1", title="")
    make.act("P.A. 07-107", title="An Act Establishing a Trafficking in Persons Council")
    page = Seen(client, "/acts/")
    assert page.all_words("h2") == [
        "Acts with a title or summary",
        "Acts known only from a section’s history",
    ]
    assert page.words("dl") == "1999 P.A. 99-1"


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?year=2016", {"P.A. 16-71", "S.A. 16-13"}),
        ("?kind=special", {"S.A. 16-13"}),
        ("?q=council", {"P.A. 07-107"}),
        ("?year=twelve", set()),
    ],
)
def test_acts_are_narrowed_by_year_kind_and_words(client, query, left):
    make.act("P.A. 07-107", title="An Act Establishing a Council")
    make.act("P.A. 16-71", title="")
    make.act("S.A. 16-13", title="Police Officers")
    links = Seen(client, f"/acts/{query}").links()
    assert {name for name in links if ".A. " in name} == left


def test_a_change_to_a_section_that_is_not_posted_is_not_counted(client):
    act = make.act("P.A. 16-71")
    make.change(act=act, statute=make.statute("53a-83", "SENTINEL", posted=False))
    assert "change" not in Seen(client, "/acts/").words("ol")
    assert "SENTINEL" not in Seen(client, act.get_absolute_url()).html


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
