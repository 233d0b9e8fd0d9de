"""How Connecticut's citations are found and read: forms of our own, in sentences of our own."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from statutes import citations
from statutes.citations import Kind, find
from statutes.citations.grammar import DATA

SENTENCES = yaml.safe_load((Path(__file__).parents[2] / "data/citations.yaml").read_text("utf-8"))
FORMS = [example for form in DATA["forms"] for example in form.get("examples", {}).items()]


def written(citation):
    """A citation in the notation of the sentences."""
    steps = citation.pinpoint_written
    match citation.kind:
        case Kind.PUBLIC_ACT | Kind.SPECIAL_ACT:
            act = "P.A." if citation.kind == Kind.PUBLIC_ACT else "S.A."
            year = "" if "-" in citation.number else str(citation.year)
            last = f"-{citation.act_section_to}" if citation.act_section_to else ""
            section = f"s{citation.act_section}{last}{steps}" if citation.act_section else ""
            words = [citation.session, year, act, citation.number, section]
        case Kind.BILL:
            flags = ("substitute", "raised", "governor")
            words = [citation.number, *(flag for flag in flags if getattr(citation, flag))]
        case Kind.CHAPTER | Kind.TITLE:
            words = [citation.kind.value, citation.number, citation.part]
        case _:
            regs = "regs" if citation.kind == Kind.REGULATION else ""
            last = f"..{citation.to}" if citation.to else ""
            words = [regs, citation.number + last + steps + "+" * citation.et_seq]
    return " ".join(filter(None, words))


def cited(text):
    return "; ".join(written(citation) for citation in find(text) if citation.is_connecticut)


def test_every_form_and_sentence_cites_what_stands_beside_it():
    told = [*FORMS, *(row[1:] for row in SENTENCES["cited"])]
    wrong = {text: cited(text) for text, expected in told if cited(text) != expected}
    assert wrong == {}


def test_what_is_not_connecticut_law_is_left_alone():
    assert {text: cited(text) for text in SENTENCES["left_alone"] if cited(text)} == {}


def test_typesetting_does_not_hide_a_number():
    wrong = {text: cited(text) for text in SENTENCES["set"] if cited(text) != "53a-192a"}
    assert wrong == {}


def test_law_from_elsewhere_is_told_with_its_state():
    federal, other = find("See 22 U.S.C. § 7102 and Colo. Rev. Stat. § 18-3-504.")
    assert (federal.kind, federal.target) == (Kind.FEDERAL, "")
    assert (other.kind, other.where) == (Kind.OTHER_JURISDICTION, "CO")


def test_citations_stand_apart_and_are_as_written():
    for text in (
        "Under &sect;&nbsp;53a-82, *53a-83* and P.A. 16\\-66, Sec.\u200b 44 of it",
        "subsections (a), (b) and (d) of section 10-233d; P.A. 98-1, S. 41, 121",
    ):
        found = find(text)
        assert len(found) > 2
        assert all(text[citation.start : citation.end] == citation.as_written for citation in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_normal_form_is_that_of_the_exchange_format():
    session = {"section": "153", "session": "June Special Session"}
    for text, normal in {
        "§ 7-148(c)(7)(A)": {"kind": "statute", "section": "7-148", "subsection": "c/7/A"},
        "§ 22a-1 et seq.": {"kind": "statute", "section": "22a-1", "et_seq": True},
        "June Sp. Sess. P.A. 21-2, S. 153": {"kind": "public_act", "number": "21-2", **session},
        "sHB 5666": {"kind": "bill", "number": "HB 5666", "substitute": True},
        "title 53a": {"kind": "title", "title": "53a"},
    }.items():
        assert [citation.normal() for citation in find(text)] == [normal]


def test_a_citation_knows_the_key_of_what_it_cites():
    targets = {
        "Sec. 53a-83(i)": "53a-83",
        "P.A. 16-66, Sec. 44": "pa-16-66",
        "Public Act 07-107": "pa-07-107",
        "May Sp. Sess. P.A. 16-3": "may-sp-sess-pa-16-3",
        "1969, P.A. 828, S. 83": "pa-1969-828",
        "SA 04-8": "sa-04-8",
        "2013 HB 5666": "2013-hb-5666",
        "sections 44-4 to 44-6": "44-4",
    }
    assert {text: find(text)[0].target for text in targets} == targets


def test_sections_sort_as_lawyers_sort_them():
    ordered = "4-1 4a-1 5-1 20-195z 20-195aa 42a-2-725 42a-2a-101 53-394 53a-9 53a-83 53a-83a"
    ordered = [*ordered.split(), "53a-192a", "54-1"]
    assert sorted(set(ordered), key=citations.sort_key) == ordered
    assert all(citations.sort_key(number).isalnum() for number in ordered)


def test_a_section_is_read_however_the_clerk_types_it():
    for typed in ("53a-83", " 53A-83 ", "Sec. 53a–83", "C.G.S. § 53a-83"):
        assert citations.parse_section(typed) == "53a-83"


def test_an_act_is_read_and_named_back():
    for typed, act in {
        "P.A. 17-32": ("public", 2017, "", 32),
        "Public Act No. 93-265": ("public", 1993, "", 265),
        "S.A. 04-8": ("special", 2004, "", 8),
        "May Sp. Sess. P.A. 16-3": ("public", 2016, "May Sp. Sess.", 3),
        "1969, P.A. 828": ("public", 1969, "", 828),
    }.items():
        name = citations.parse_act(typed)
        assert name == act
        assert citations.parse_act(str(name)) == act
        assert citations.act_of_slug(name.slug) == act


@pytest.mark.parametrize(
    ("parse", "complaints"),
    [
        (
            citations.parse_section,
            {
                "53a-83(i)": "belongs to the mention",
                "44-4 to 44-6": "more than one section",
                "19a-179-1": "a regulation",
                "99-1": "not the number of a section",
                "see 53a-83": "not the number of a section",
                "53a-83 there": "not the number of a section",
                "": "not the number of a section",
            },
        ),
        (
            citations.parse_act,
            {
                "17-32": "not the name of an act",
                "P.A. 16-66, Sec. 44": "Section 44",
                "P.A. 16-66 and P.A. 17-32": "more than one act",
            },
        ),
    ],
)
def test_the_clerk_is_told_what_is_no_section_or_act(parse, complaints):
    for typed, complaint in complaints.items():
        with pytest.raises(ValueError, match=complaint):
            parse(typed)


def test_sessions_have_a_short_and_a_full_name():
    assert citations.session_as_cited("September Special Session") == "Sept. Sp. Sess."
    assert citations.session_in_full("June 11 Sp. Sess.") == "June 11 Special Session"
    assert citations.session_as_cited("") == ""


def test_a_text_of_one_thing_repeated_is_read_to_its_end():
    pieces = "1|1-|1-1, |((|(a)| |-|§|section of |P.A. |subsection "
    for piece in pieces.split("|"):
        assert written(find(piece * 2000 + " Sec. 53a-192a")[-1]) == "53a-192a"
