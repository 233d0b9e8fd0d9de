"""Citations as lawyers, agencies, clerks and newspapers write them, and the numbers beside them.

Each row says what it shows and a sentence; below it stands the Connecticut law that it cites, in
the notation of test_citations.
"""

import re

import pytest

from tests.statutes.citations.test_citations import cited

CITED = """
annotated code with a year: Conn. Gen. Stat. Ann. § 17a-101(a)–(c) (West 2015)
    17a-101(a)
abbreviation in brackets: the Connecticut General Statutes (C.G.S.) §17a-106f
    17a-106f
abbreviation behind the section: Sec. 46b-38a of the Connecticut General Statutes (CGS)
    46b-38a
name of the law behind, bare: under Section 7-344 C.G.S. and Sec. 12-170aa, CGS
    7-344; 12-170aa
letters set close: Conn.Gen.Stat. § 53a-86; CGS Section7-148
    53a-86; 7-148
letters set apart: C. G. S. § 31-57f
    31-57f
s for section: C.G.S. ss. 7-148 and 7-149; CGS S. 8-2
    7-148; 7-149; 8-2
revision of a year: General Statutes (Rev. to 2013) § 53a-70b (b)
    53a-70b(b)
a court's two counts: §§ 53a-8 (a) and 53a-192a (a) (2)
    53a-8(a); 53a-192a(a)(2)
pinpoints joined by and: § 1-210(b)(1), (4) and (10)
    1-210(b)(1); 1-210(b)(4); 1-210(b)(10)
pinpoints joined by or: subsection (e), (f) or (g) of section 10-76d
    10-76d(e); 10-76d(f); 10-76d(g)
four levels spelled: clause (ii) of subparagraph (B) of subdivision (2) of subsection (c) \
of section 54-234a
    54-234a(c)(2)(B)(ii)
pinpoint spelled behind: Sec. 10-220, subsection (a), subdivision (1)
    10-220(a)(1)
remark that is no pinpoint: § 1-225 (the open meetings law) and § 1-226 (2015)
    1-225; 1-226
numbers without their title: sections 53a-70, -70a, and -71
    53a-70; 53a-70a; 53a-71
range to a hyphened end: CGS §§ 46b-120 to -149
    46b-120..46b-149
range told twice: C.G.S. § 53a-70 through C.G.S. § 53a-73a
    53a-70..53a-73a
range within a list: sections 53a-70 to 53a-73a, inclusive, 53a-83 or 53a-192a
    53a-70..53a-73a; 53a-83; 53a-192a
an act's own first section: Section 1. Section 53a-192a of the general statutes is repealed
    53a-192a
statutes beside a town's law: Sec. 7-6 of the General Statutes and Sec. 5-2 of the Charter
    7-6
street beside a statute: CGS 8-24 Mandatory Referral for 12-14 Main Street
    8-24
vote beside a statute: Referral under Section 8-24 passed 5-0-1
    8-24
file name: CGS 46a-64.pdf
    46a-64
table cells: CGS: 53a-82 / 53a-86
    53a-82; 53a-86
regulation by its code: R.C.S.A. §§ 17b-262-1 to 17b-262-10, inclusive
    regs 17b-262-1..17b-262-10
regulation of the courts' form: Regs., Conn. State Agencies § 31-60-12 (a) (1)
    regs 31-60-12(a)(1)
regulation with a letter: Connecticut Public Health Code 19-13-B100a
    regs 19-13-B100a
regulation under a subsection: RCSA section 22a-449(d)-101
    regs 22a-449(d)-101
the code of Public Health: section 19a-36-B102 of the Public Health Code
    regs 19a-36-B102
chapter with its title: Title 46a, chapter 814c, of the General Statutes
    title 46a; chapter 814c
chapters that share a letter: chapters 54, 55 and 55a
    chapter 54; chapter 55; chapter 55a
chapter, the law named behind: Chapter 164, Part IV, C.G.S.
    chapter 164 IV
titles in a list: Titles 53 and 53a of the General Statutes
    title 53; title 53a
courts' public acts: Public Acts 2016, No. 16-71, § 16
    P.A. 16-71 s16
all digits of the year: Public Act 2017-32 took effect
    P.A. 17-32
number sign: P.A. #17-32 and Public Act # 16-71
    P.A. 17-32; P.A. 16-71
session laws: 2017 Conn. Pub. Acts 17-32
    P.A. 17-32
act with its bill: P.A. 17-32 (sHB 7309)
    P.A. 17-32; HB 7309 substitute
acts of several years: P.A. 06-43, 07-107, 10-112 and 13-166
    P.A. 06-43; P.A. 07-107; P.A. 10-112; P.A. 13-166
sections of an act in a list: PA 22-118 §§ 23, 24-26 & 30
    P.A. 22-118 s23; P.A. 22-118 s24-26; P.A. 22-118 s30
section of an act in brackets: PA 24-81 (Sec. 45)
    P.A. 24-81 s45
small s for section: P.A. 15-195, s. 4
    P.A. 15-195 s4
sections before their act: §§ 7-9 of Public Act 11-180
    P.A. 11-180 s7-9
section with steps, then act: subdivision (1) of subsection (a) of section 2 of public act 21-103
    P.A. 21-103 s2(a)(1)
act amended by another: section 501 of public act 17-2 of the June special session, as \
amended by section 4 of public act 18-81
    June Sp. Sess. P.A. 17-2 s501; P.A. 18-81 s4
session behind the section: P.A. 15-5, S. 333 (June Special Session)
    June Sp. Sess. P.A. 15-5 s333
session with its initials: PA 17-2, June Special Session (JSS), § 20
    June Sp. Sess. P.A. 17-2 s20
session with its year: Public Act No. 20-1 of the July 2020 special session
    July Sp. Sess. P.A. 20-1
session of a day: June 12 Sp. Sess. P.A. 12-1, S. 85
    June 12 Sp. Sess. P.A. 12-1 s85
old act, the year behind: number 571 of the public acts of 1967
    1967 P.A. 571
old special act with section: section 3 of number 343 of the special acts of 1953
    1953 S.A. 343 s3
old act of the courts: Public Acts 1971, No. 871
    1971 P.A. 871
history with the revision: (1949 Rev., S. 8369; 1963, P.A. 652, S. 5; P.A. 80-483, S. 131)
    1963 P.A. 652 s5; P.A. 80-483 s131
special acts in a list: Special Acts Nos. 16-13 and 17-4
    S.A. 16-13; S.A. 17-4
bill with an act, by a slash: SB 949/PA 15-195
    SB 949; P.A. 15-195
bill, raised behind: S.B. No. 3 (RAISED)
    SB 3 raised
bill of a committee: Committee Bill No. 5764
    HB 5764
bill of the Governor, with room: Governor's House Bill 6443
    HB 6443 governor
section of a bill: section 12 of sHB 7309
    HB 7309 substitute
joint resolutions: H.J. No. 36 and S.J. 4
    HJ 36; SJ 4
code in a program: {"statute": "CGS 12-407(a)(37)(A)"}
    12-407(a)(37)(A)
link in a page: <a href="chap_952.htm#sec_53a-86">Sec. 53a-86</a>
    53a-86
"""

NO_CONNECTICUT_LAW = """
telephone: Call 860-555-0100, 203.555.0188 ext. 5-4 or text 233-733
days: on 10-11-2017, on 10-11-17 and from Oct. 10-12
scores and votes: won 5-4, lost 3-10; the vote was 11-0, in the Senate 36-0
rooms and seats: Room 1-110; Apt. 10-12 or Unit 5-3; Lots 10-11 on Map 4-7
pages and lines: pp. 12-18 of the transcript, lines 12-45, slides 7-8
ZIP codes: Hartford, CT 06106-1591; Philadelphia, PA 19103 and PA 19104-1234
docket numbers: Docket #FIC 2015-123; No. HHD-CV-15-6059-S; AC 38-114
money and ages: $10-15 a night; ages 14-17; 12-17 year olds; grades K-12
hours and years: from 10-11:30 a.m., 24-7; FY 16-17 and school year 2015-16
roads: Route 53-A, exit 5 on I-95 SB 10 miles; Route 10-202
offices: the Sec. of State, a PA-C and a PA 12-hour shift
titles of Congress: Title IX, Title IV-E and Title VII
books: chapter 3 of the book; Chapter 11 bankruptcy
land under an act: P.A. 490 land
a car maker's bill: bill no. 5 was paid; the bill for 1,200
law reports: State v. Doe, 318 Conn. 1, 10-12; 174 Conn. App. 536, 539-40
rules of court: Practice Book § 13-4; Practice Book (2015) § 10-12; P.B. § 25-5
rules of evidence: Conn. Code Evid. § 4-5 (b); Connecticut Code of Evidence § 8-10
constitutions: Conn. Const. art. I, § 8; Article First, section 10
a town's law: Section 2-5 of the Stamford Code of Ordinances; Bylaws § 5-2
zoning: SECTION 4-5.3 of the Zoning Regulations; Zoning Regulations § 12-4.2
research reports: OLR Report 2012-R-0316 and 98-R-1234
executive orders: Executive Order No. 7-B and E.O. 13769
federal sections: 18 U.S.C. §§ 1591, 1595; 28 CFR 35.200; 8 CFR § 214.11
federal words: title 18, United States Code, section 1591; Pub. L. 106-386, § 103
federal bills: H.R. 515, 114th Cong.; S. 178, 114th Congress
New York: N.Y. Penal Law § 230.34; NY Social Services Law § 483-aa
Massachusetts: M.G.L. c. 265 § 50; Mass. Gen. Laws ch. 265, § 50
Massachusetts, full: chapter 119, section 39K of the General Laws of Massachusetts
Rhode Island: R.I. Gen. Laws § 11-67.1-3; RIGL § 11-34-1
the Carolinas: N.C. Gen. Stat. § 14-43.11; S.C. Code Ann. § 16-3-2020
New Mexico: Section 30-52-1 of the New Mexico Statutes
the West: A.R.S. § 13-1307; Idaho Code § 18-8602; M.S.A. § 10-12
another state's act: Illinois Public Act 98-10; the Michigan Public Act 16-12
addresses: law.justia.com/codes/connecticut/section-53a-192a; a-53a-83@example.org
"""


def claims(table):
    """Each sentence with the line below it, if it has one, under what it shows."""
    claimed = []
    for row in re.split(r"\n(?! )", table.strip()):
        shown, _, claim = row.partition(": ")
        claimed.append(pytest.param(*claim.split("\n"), id=shown))
    return claimed


@pytest.mark.parametrize(("sentence", "expected"), claims(CITED))
def test_a_sentence_cites(sentence, expected):
    assert cited(sentence) == [part.strip() for part in expected.split(";")]


@pytest.mark.parametrize("sentence", claims(NO_CONNECTICUT_LAW))
def test_a_sentence_cites_no_law_of_connecticut(sentence):
    assert cited(sentence) == []


def test_a_legal_reference_reads_on_over_its_lines():
    text = "Legal References: Connecticut General Statutes\n10-233a Definitions\n10-233c Suspension"
    assert cited(text) == ["10-233a", "10-233c"]
