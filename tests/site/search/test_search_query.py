"""What a visitor typed and what it finds: words, phrases, citations and dates."""

import pytest

from statutes import citations
from tests import make
from tests.site.search.asking import found
from tipcouncil.site.search.language.words import law_words
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search
from tipcouncil.site.search.snippets import Marker

pytestmark = pytest.mark.django_db


def test_every_kind_of_record_is_found_by_its_words():
    meeting = make.meeting(date="2017-01-19", place="Findable Hall")
    make.agenda_item("Findable item", meeting=meeting)
    make.minutes("# 5. Heading\n\nSomething findable was said.", meeting=meeting)
    make.motion("To be findable", meeting=meeting)
    make.document("Findable paper")
    make.statute("53a-83", "Findable section.")
    make.act("P.A. 07-107", title="An Act Concerning Findable Things")
    make.recommendation("Findable step")
    report = make.report(title="Findable Report", body="# Of this\n\nAnd findable.")
    make.report_file("Findable slides", report=report)
    make.resource("Findable resource")
    make.person("Pat Findable")
    make.body("Findable Committee", kind="committee")
    make.milestone(text="A findable day")
    assert set(found("FINDABLE")) == {
        "Heading",
        "Findable item",
        "To be findable",
        "January 19, 2017",
        "Findable paper",
        "Sec. 53a-83. Findable section.",
        "P.A. 07-107. An Act Concerning Findable Things",
        "Findable step",
        "Findable Report",
        "Of this",
        "Findable slides",
        "Findable resource",
        "Pat Findable",
        "Findable Committee",
        "A findable day",
    }


ODD_WORDS = (
    "# 1. Partners\n\nMembers present: Zoë D’Esposito, María-José de la Cruz, Łukasz Żółć, Søren"
    " Đorđević, Luis O’Brien-Ortiz. The non-profit sector's co-operation was praised, and the"
    " coordination of nonpartisan groups. The budget is $40,000, or 12.5%, of $1,250,000."
)


WAYS = """lukasz|zolc|Żółć|ZOLC|soren dordevic|Dorđević|obrien|O Brien|O’Brien|O'Brien|o`brien
O‘Brien|OʼBrien|obrien-ortiz|desposito|D Esposito|d'esposito|zoe|maria jose|40000|40,000|$40,000
$40000|1250000|1,250,000|12.5|nonprofit|non-profit|non profit|co-operation|cooperation|coöperation
Łukasz|cooperate|co-ordination|coordination|non-partisan|budget 40000 nonprofit"""


def is_marked(typed, title):
    results = search(Query.typed(typed))
    rows = [row for row in results.shown(results.chosen) if row.title == title]
    return ["<mark>" in Marker(results.meant).excerpt(row.text) for row in rows] == [True]


def test_a_word_is_found_however_it_is_typed():
    make.minutes(ODD_WORDS, meeting=make.meeting())
    ways = WAYS.replace("\n", "|").split("|")
    assert [typed for typed in ways if "Partners" not in found(typed)] == []
    assert [typed for typed in ways if not is_marked(typed, "Partners")] == []


def test_a_number_is_not_part_of_another():
    make.recommendation("Pay $40,000", text="Sec. 1,2 and 2017,201")
    assert found("40") == []
    assert found("000") == []


def test_an_act_by_its_number_alone_is_public_or_special_and_never_a_section():
    make.recommendation("Public", text="P.A. 16-71")
    make.recommendation("Special", text="S.A. 16-71")
    make.recommendation("Section", text="Sec. 16-71")
    assert sorted(found("No. 16-71")) == ["Public", "Special"]
    assert sorted(found("act no. 16-71")) == ["Public", "Special"]
    assert found("P.A. No. 16-71") == ["Public"]


def test_other_names_are_looked_for_unless_they_are_left_out_or_quoted():
    make.recommendation("Reports for chronic absenteeism")
    make.recommendation("Truant officers")
    both = ["Reports for chronic absenteeism", "Truant officers"]
    assert sorted(found("truants")) == both
    assert sorted(found("truan")) == []
    assert found('"truant"') == ["Truant officers"]
    assert found("reports -truant") == ["Reports for chronic absenteeism"]
    results = search(Query.typed("truants", is_exact=True))
    assert [row.title for row in results.shown(results.chosen)] == ["Truant officers"]


def test_words_of_two_pieces_have_other_names_together_and_keep_their_place():
    make.recommendation("Training of police against trafficking of minor children")
    make.recommendation("Children who trade", text="in commercial sexual abuse of a minor")
    query = Query.typed("child prostitution training")
    assert query.also[0][0] == "child prostitution"
    assert query.terms == ["child", "prostitut", "train"]
    assert found("child prostitution") == ["Children who trade"]


def test_every_word_must_stand_in_the_same_record():
    make.recommendation("Train the police")
    make.recommendation("Train the judges")
    assert found("train police") == ["Train the police"]
    assert found("police judges") == []


def test_words_in_one_item_of_the_minutes_lead_to_that_item():
    text = "# 1. Updates\n\nNothing.\n\n# 2. Topics\n\n## a) Police\n\nCross-municipality sharing."
    make.minutes(text, meeting=make.meeting(date="2017-01-19"))
    results = search(Query.typed("municipality sharing"))
    [shown] = results.shown(results.chosen)
    assert shown.address == "/meetings/2017-01-19/#item-2a"
    assert shown.path == "Minutes, January 19, 2017, item 2(a)"


def test_an_item_that_the_minutes_tell_of_is_found_once_and_by_the_words_of_both():
    meeting = make.meeting()
    make.agenda_item("Police", meeting=meeting, label="1.", anchor="1")
    make.minutes("# 1. Officers\n\nThe state police.", meeting=meeting)
    assert found("police") == ["Officers"]


def test_a_word_is_found_in_every_form():
    make.recommendation("Human trafficking")
    make.recommendation("Traffic lights")
    forms = ["trafficking", "Traffickers", "TRAFFICKED", "traffick*", "traf*", "tráfficking"]
    assert [typed for typed in forms if "Human trafficking" not in found(typed)] == []


def test_a_phrase_is_found_only_as_a_phrase():
    make.recommendation("Train police officers")
    make.recommendation("Officers train the police")
    assert found('"police officers"') == ["Train police officers"]
    assert len(found("police officers")) == 2
    assert found("“police officers”") == ["Train police officers"]


def test_a_phrase_does_not_reach_from_the_title_into_the_text():
    make.recommendation("Train police", text="officers are trained")
    assert found('"police officers"') == []


def test_what_is_excluded_is_not_found():
    make.recommendation("Train police")
    make.recommendation("Train judges")
    assert found("train -police") == ["Train judges"]
    assert found('train -"judges"') == ["Train police"]
    make.recommendation("Train as P.A. 16-66 says")
    assert "Train as P.A. 16-66 says" not in found("train -P.A. 16-66")


def test_words_of_asking_are_not_looked_for_unless_nothing_else_is():
    make.recommendation("Train police")
    assert found("who will train the police?") == ["Train police"]
    make.recommendation("What is")
    assert found("what is") == ["What is"]


def test_a_date_finds_its_meeting_first():
    make.meeting(date="2017-01-19")
    make.meeting(date="2017-03-16", note="As said on January 19, 2017.")
    ways = ["January 19, 2017", "Jan. 19 2017", "1/19/2017", "2017-01-19", "19 January 2017"]
    assert [typed for typed in ways if found(typed)[0] != "January 19, 2017"] == []


def test_a_month_finds_its_meeting():
    make.minutes("# 1. Item\n\nX.", meeting=make.meeting(date="2017-01-19"))
    assert found("minutes january 2017")[0] == "January 19, 2017"


SECTION = [
    "Sec. 53a-192a",
    "§ 53a-192a",
    "C.G.S. 53a–192a",
    "53a-192a",
    "53A-192A",
    "section 53a-192a of the general statutes",
    "statute 53a-192a",
    "Conn. Gen. Stat. § 53a-192a",
    "53a-192a(a)(1)",
]


def test_a_section_in_any_form_is_one_query():
    make.statute("53a-192a", "Trafficking in persons.")
    make.recommendation("Revise Sec. 53a-192a, and again Sec. 53a-192a")
    make.recommendation("As C.G.S. § 53a-192a says")
    make.recommendation("Revise Sec. 53a-192")
    hits = {cited: found(cited) for cited in SECTION}
    assert {titles[0] for titles in hits.values()} == {"Sec. 53a-192a. Trafficking in persons."}
    assert [cited for cited, titles in hits.items() if len(titles) != 3] == []


def test_an_act_in_any_form_is_one_query():
    make.act("P.A. 16-66", title="An Act")
    make.recommendation("Report as Public Act 16-66 asks")
    make.recommendation("Report as S.A. 16-66 asks")
    both = ["P.A. 16-66. An Act", "Report as Public Act 16-66 asks"]
    ways = ["P.A. 16-66", "PA 16-66", "Public Act No. 16-66", "public act 16-66", "pa16-66"]
    assert [cited for cited in ways if found(cited) != both] == []


def test_a_bill_leads_to_the_act_that_it_became():
    make.recommendation("As sHB 5666 would")
    make.act("P.A. 13-166", title="Forfeiture", bill="sHB 5666")
    both = ["P.A. 13-166. Forfeiture", "As sHB 5666 would"]
    ways = ["sHB 5666", "HB 5666", "H.B. 5666", "what became of shb 5666"]
    assert [cited for cited in ways if found(cited) != both] == []


def test_a_section_within_a_run_of_sections_leads_to_the_run():
    make.statute("54-36j", "Seizure.", through="54-36l")
    assert found("54-36k") == ["Secs. 54-36j to 54-36l. Seizure."]


def test_a_citation_and_words_must_both_be_there():
    make.recommendation("Revise Sec. 53a-83 on minors")
    make.recommendation("Revise Sec. 53a-83")
    assert found("minors 53a-83") == ["Revise Sec. 53a-83 on minors"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("carwash", "A car wash"),
        ("pretrial", "A pre-trial program"),
        ("anti-trafficking", "Antitrafficking work"),
        ("diversionary", "A diversion"),
        ("disqualified", "A disqualification"),
        ("legislature", "Legislation"),
        ("labour", "Labor"),
    ],
)
def test_a_word_is_found_however_it_is_put(typed, written):
    make.document(written)
    results = search(Query.typed(typed))
    assert [row.title for row in results.shown(results.chosen) if row.kind != "page"] == [written]


CITED = {
    "53a-192a": ["53a-192a", "53a 192a", "53a192a", "53A-192A", "§53a-192a(a)", "sec 53a-192a (a)"],
    "pa-07-107": ["PA 7-107", "P.A. 07-107", "public act 7-107", "Public Act No. 07-107"],
    "": ["item 4a 2017", "room 2d 12", "room 2C 12", "10 am 2017"],
}


def test_law_is_cited_as_people_type_it():
    """With and without a hyphen or a nought; other letters and numbers are no section."""
    read = {typed: "".join(Query.typed(typed).cited) for ways in CITED.values() for typed in ways}
    assert read == {typed: key for key, ways in CITED.items() for typed in ways}


def test_an_act_is_named_among_the_law_cited_as_connecticut_cites_it():
    for cited in ("1969, P.A. 828", "P.A. 07-107", "S.A. 16-13", "May Sp. Sess. P.A. 16-3"):
        assert law_words(citations.find(cited)[0].target) == cited
