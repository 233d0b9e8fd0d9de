"""How Connecticut's citations are found and read: forms of our own, in sentences of our own."""

from itertools import pairwise

import pytest

from statutes import citations
from statutes.citations import Kind, find

# A sentence, and the Connecticut law that it cites. "+" is "et seq.", "s" a section of an act.
FORMS = """
Sec. 53a-86 was repealed.                                | 53a-86
SECTION 53A-192A                                         | 53a-192a
Sec.53a-83(a)(1)(A)(i)                                   | 53a-83(a)(1)(A)(i)
§53a-83 (a) (1)                                          | 53a-83(a)(1)
C.G.S. § 46a-170                                         | 46a-170
CGS 46a-170(g)                                           | 46a-170(g)
CGS §11-8 et. seq.                                       | 11-8+
Conn. Gen. Stat. § 53a-192a                              | 53a-192a
General Statutes § 53a-192a                              | 53a-192a
General Statutes (Rev. to 2015) § 53a-192a               | 53a-192a
Connecticut General Statutes: 53-21                      | 53-21
State Statute 46a-170                                    | 46a-170
Section 46a-170 of the general statutes                  | 46a-170
section 46a-170 of the 2016 supplement to the general statutes | 46a-170
subdivision (3) of subsection (a) of section 53-21       | 53-21(a)(3)
clause (i) of subparagraph (A) of subdivision (1) of section 53a-3 | 53a-3(1)(A)(i)
subsections (a) and (b) of section 1-225                 | 1-225(a); 1-225(b)
Section 1-225, subsection (a)                            | 1-225(a)
Sec. 1-210(b)(1) and (2)                                 | 1-210(b)(1); 1-210(b)(2)
Secs. 53a-82, 53a-83 and 53a-86                          | 53a-82; 53a-83; 53a-86
Secs. 53a-82, 83 and 86                                  | 53a-82; 53a-83; 53a-86
53a-196a, 53a-196b or 53a-196c of the general statutes   | 53a-196a; 53a-196b; 53a-196c
sections 44-4 to 44-6, inclusive                         | 44-4..44-6
SECTIONS 44-4 TO 44-6, INCLUSIVE                         | 44-4..44-6
Secs. 53a-82–53a-89                                      | 53a-82..53a-89
§ 21a-408a through 408q                                  | 21a-408a..21a-408q
Secs. 54-36j to l, inclusive                             | 54-36j..54-36l
moved from section 53a-83 to section 53a-84              | 53a-83; 53a-84
Sec. 54-36 l. Release of vehicles                        | 54-36l
Sec. 53a-86-Promoting prostitution                       | 53a-86
Sec. 53-21-Risk of injury to a minor                     | 53-21
Section 7-148 a town may act                             | 7-148
42a-8-101                                                | 42a-8-101
we would change 53a-192a next year                       | 53a-192a
the duty in 10-253(e)                                    | 10-253(e)
P.A. 16-66, Sec. 44                                      | P.A. 16-66 s44
section 44 of public act 16-66                           | P.A. 16-66 s44
subsection (b) of section 5 of public act 17-32          | P.A. 17-32 s5(b)
sections 1 to 5, inclusive, of public act 17-32          | P.A. 17-32 s1-5
P.A. 98-1, S. 41, 121                                    | P.A. 98-1 s41; P.A. 98-1 s121
P.A. 16-66, Sec. 53a-83 was amended                      | P.A. 16-66; 53a-83
PA 07-107                                                | P.A. 07-107
Public Act No. 17-129                                    | P.A. 17-129
Public Acts 16-71, 17-32 and 21-103                      | P.A. 16-71; P.A. 17-32; P.A. 21-103
P.A. 21-102, S. 2; 21-103, S. 4                          | P.A. 21-102 s2; P.A. 21-103 s4
P.A 13-166, S. 3                                         | P.A. 13-166 s3
P.A. 22-87; S. 10                                        | P.A. 22-87 s10
May Sp. Sess. P.A. 16-3, S. 163                          | May Sp. Sess. P.A. 16-3 s163
June 11 Sp. Sess. P.A. 08-3                              | June 11 Sp. Sess. P.A. 08-3
public act 15-5 of the June special session              | June Sp. Sess. P.A. 15-5
PA 21-2 JSS                                              | June Sp. Sess. P.A. 21-2
1969, P. A. 828, S. 89                                   | 1969 P.A. 828 s89
1967, P.A. 152, S. 47; 656, S. 1                         | 1967 P.A. 152 s47; 1967 P.A. 656 s1
S.A. 16-13                                               | S.A. 16-13
Special Act No. 04-8                                     | S.A. 04-8
sHB 5666                                                 | HB 5666 substitute
Substitute for Raised S.B. No. 153                       | SB 153 substitute raised
Raised Bill No. 6107                                     | HB 6107 raised
Governor's Bill 840                                      | SB 840 governor
HB06657                                                  | HB 6657
House Bills 5001, 5002 and 5003                          | HB 5001; HB 5002; HB 5003
House Joint Resolution No. 36                            | HJ 36
chapter 557, part II                                     | chapter 557 II
chapters 92 and 99 of the general statutes               | chapter 92; chapter 99
Title 8 of the General Statutes                          | title 8
C.G.S. Chapter 112: 3-31b, 7-400                         | chapter 112; 3-31b; 7-400
Conn. Agencies Regs. § 10-76d-9(c)                       | regs 10-76d-9(c)
Regs. §§ 46a-54-200 through § 46a-54-207                 | regs 46a-54-200..46a-54-207
Section 21a-262-3 of the Regulations of Connecticut State Agencies | regs 21a-262-3
"""

# Numbers that are no Connecticut law, and law that is not Connecticut's.
LEFT_ALONE = """
2013-2014 Meeting Schedule
call (860) 555-0100 or 1-800-555-0100
between 1/1/2013-12/31/2013, on 10-12-2017
carried 5-1-1; doors open 9-12 p.m.; FY 10-11
the Senate voted S 26-7
Room 10-212a, Model 53a-100, Form JD-CR-202
grades 9- 12 and ages 10-15
Philadelphia, PA 19104-1234
Report 98-R-0058
Section 504 of the Rehabilitation Act
by amending Section 3, Subsection B
Practice Book § 11-1
Section 5-3 of the Town Charter
Town Code § 12-3
22 USC 7102(11); 18 USC Chapter 77; 42 U.S.C. § 2000e-5; 34 CFR 99.1 - 99.67
P.L. 106-386; Public Law 114-22
H.R. 4980 and S. 178
N.C.G.S. § 42-42; O.C.G.A. § 48-4-5; C.R.S. sections 22-16-101 to 22-16-111
General Statutes of North Carolina § 14-43
Tenn. Code Ann. § 39-13-309; Va. Code § 18.2-46
Illinois HB 5773 / Public Act 103-0804
Republic Act No. 10173
https://www.cga.ct.gov/current/pub/chap_952.htm#sec_53a-192a
"""


def rows(table):
    return [row for row in table.strip().splitlines() if row]


def written(citation):
    """A citation in the notation of the table above."""
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
    return [written(citation) for citation in find(text) if citation.is_connecticut]


@pytest.mark.parametrize("row", rows(FORMS))
def test_a_form_that_connecticut_uses_is_found(row):
    text, _, expected = row.rpartition("|")
    assert cited(text.strip()) == [part.strip() for part in expected.split(";")]


@pytest.mark.parametrize("text", rows(LEFT_ALONE))
def test_what_is_not_connecticut_law_is_left_alone(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sec. 53a-\n192a",
        "Sec.\n  53a-192a",
        "Sec.\u00a053a\u2011192a",
        "Sec. 53a–192a",
        "Sec. 53a- 192a",
        "Sec. 53a\u00ad192a",
        "*Sec. 53a-192a*",
        "_Sec. 53a-192a_",
        r"Sec. 53a\-192a",
        "<b>Sec.</b>&nbsp;53a&#8209;192a",
        "&sect; 53a-192a",
        "the gen-\neral statutes, Sec. 53a-192a",
        "[Sec. 53a-192a](https://example.org/sec_53-21)",
    ],
)
def test_typesetting_does_not_hide_a_number(text):
    assert cited(text) == ["53a-192a"]


def test_bare_numbers_under_the_name_of_the_law_are_law():
    text = "Connecticut General Statutes\n10-220 Duties of boards\n10-221 Boards to prescribe rules"
    assert cited(text) == ["10-220", "10-221"]


def test_a_section_behind_a_bare_number_keeps_its_sign():
    assert cited("The vote was 7-2, Sec. 53a-86 failed") == ["53a-86"]


def test_a_score_behind_a_citation_is_no_section():
    assert cited("Voted under Sec. 8-24, 5-0 in favor; C.G.S. 10-222 failed 2-7.") == [
        "8-24",
        "10-222",
    ]


def test_chapters_called_general_statutes_near_north_carolina_are_not_ours():
    assert cited("North Carolina tenancies rest on Chapter 42 of the General Statutes.") == []


def test_law_from_elsewhere_is_told_with_its_state():
    federal, other = find("See 22 U.S.C. § 7102 and Colo. Rev. Stat. § 18-3-504.")
    assert (federal.kind, other.kind, other.where) == (
        Kind.FEDERAL,
        Kind.OTHER_JURISDICTION,
        "CO",
    )
    assert not federal.target


@pytest.mark.parametrize(
    "text",
    [
        "Under &sect;&nbsp;53a-82, *53a-83* and P.A. 16\\-66, Sec.\u200b 44 of it",
        "subsections (a), (b) and (d) of section 10-233d; P.A. 98-1, S. 41, 121",
    ],
)
def test_citations_stand_apart_and_are_as_written(text):
    found = find(text)
    assert len(found) > 2
    assert all(text[citation.start : citation.end] == citation.as_written for citation in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("§ 7-148(c)(7)(A)", {"kind": "statute", "section": "7-148", "subsection": "c/7/A"}),
        ("§ 22a-1 et seq.", {"kind": "statute", "section": "22a-1", "et_seq": True}),
        (
            "June Sp. Sess. P.A. 21-2, S. 153",
            {
                "kind": "public_act",
                "number": "21-2",
                "section": "153",
                "session": "June Special Session",
            },
        ),
        ("sHB 5666", {"kind": "bill", "number": "HB 5666", "substitute": True}),
        ("title 53a", {"kind": "title", "title": "53a"}),
    ],
)
def test_the_normal_form_is_that_of_the_exchange_format(text, normal):
    assert [citation.normal() for citation in find(text)] == [normal]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Sec. 53a-83(i)", "53a-83"),
        ("P.A. 16-66, Sec. 44", "pa-16-66"),
        ("Public Act 07-107", "pa-07-107"),
        ("May Sp. Sess. P.A. 16-3", "may-sp-sess-pa-16-3"),
        ("1969, P.A. 828, S. 83", "pa-1969-828"),
        ("SA 04-8", "sa-04-8"),
        ("2013 HB 5666", "2013-hb-5666"),
        ("sections 44-4 to 44-6", "44-4"),
    ],
)
def test_a_citation_knows_the_key_of_what_it_cites(text, target):
    assert [citation.target for citation in find(text)] == [target]


def test_sections_sort_as_lawyers_sort_them():
    ordered = "4-1 4a-1 5-1 20-195z 20-195aa 42a-2-725 42a-2a-101 53-394 53a-9 53a-83 53a-83a"
    ordered = [*ordered.split(), "53a-192a", "54-1"]
    assert sorted(set(ordered), key=citations.sort_key) == ordered
    assert all(citations.sort_key(number).isalnum() for number in ordered)


@pytest.mark.parametrize("typed", ["53a-83", " 53A-83 ", "Sec. 53a–83", "C.G.S. § 53a-83"])
def test_a_section_is_read_however_the_clerk_types_it(typed):
    assert citations.parse_section(typed) == "53a-83"


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("53a-83(i)", "belongs to the mention"),
        ("44-4 to 44-6", "more than one section"),
        ("19a-179-1", "a regulation"),
        ("99-1", "not the number of a section"),
        ("", "not the number of a section"),
    ],
)
def test_the_clerk_is_told_what_is_no_section(typed, complaint):
    with pytest.raises(ValueError, match=complaint):
        citations.parse_section(typed)


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("P.A. 17-32", ("public", 2017, "", 32)),
        ("Public Act No. 93-265", ("public", 1993, "", 265)),
        ("S.A. 04-8", ("special", 2004, "", 8)),
        ("May Sp. Sess. P.A. 16-3", ("public", 2016, "May Sp. Sess.", 3)),
        ("1969, P.A. 828", ("public", 1969, "", 828)),
    ],
)
def test_an_act_is_read_and_named_back(typed, act):
    kind, year, session, number = citations.parse_act(typed)
    assert (kind, year, session, number) == act
    again = citations.act_citation(kind, year, number, session)
    assert citations.parse_act(again) == act


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("17-32", "not the name of an act"),
        ("P.A. 16-66, Sec. 44", "Section 44"),
        ("P.A. 16-66 and P.A. 17-32", "more than one act"),
    ],
)
def test_the_clerk_is_told_what_is_no_act(typed, complaint):
    with pytest.raises(ValueError, match=complaint):
        citations.parse_act(typed)


def test_sessions_have_a_short_and_a_full_name():
    assert citations.session_as_cited("September Special Session") == "Sept. Sp. Sess."
    assert citations.session_in_full("June 11 Sp. Sess.") == "June 11 Special Session"
    assert citations.session_as_cited("") == ""


@pytest.mark.parametrize(
    "piece", ["1", "1-", "1-1, ", "((", "(a)", " ", "-", "§", "section of ", "P.A. ", "subsection "]
)
def test_a_text_of_one_thing_repeated_is_read_to_its_end(piece):
    found = find(piece * 2000 + " Sec. 53a-192a")
    assert written(found[-1]) == "53a-192a"
