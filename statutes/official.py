"""Where the General Assembly publishes the law that a citation names. No address is asked for.

The codified text of a section is at its chapter's page; a supplement holds a later text of some.
Acts and bills are found by year and number. What has no known address gets none.
"""

from statutes import section_table
from statutes.citations import ACTS, HIGHEST_TITLE, LETTERED_TITLES, Citation, Kind
from statutes.section_table import TableSection

ASSEMBLY = "https://www.cga.ct.gov"
CODE = f"{ASSEMBLY}/current/pub"
LOOK_UP = f"{ASSEMBLY}/asp/cgabillstatus/cgabillstatus.asp"
FIRST_YEAR_LOOKED_UP = 1991  # older acts and bills are not in the Assembly's look-up
UNTITLED = "former-"  # chapters that the table knows only as former ones: they have no page


def official_url(citation: Citation, year: int | None = None) -> str:
    """Where the cited law is published; empty where that is not known.

    `year` is that of the record, for a bill that is cited without one.
    """
    match citation.kind:
        case Kind.STATUTE | Kind.STATUTE_RANGE:
            return codified_url(citation.number)
        case Kind.CHAPTER:
            return chapter_url(citation.number)
        case Kind.TITLE:
            return title_url(citation.number)
        case Kind.BILL:
            return bill_url(citation.number, citation.year or year)
    if citation.kind in ACTS and citation.year:
        return act_url(citation.act_name.kind, citation.year, citation.serial)
    return ""


def section_url(number: str) -> str:
    """The latest text of a section: the supplement's where it has one."""
    return supplement_url(number) or codified_url(number)


def codified_url(number: str) -> str:
    """The text of a section in the General Statutes themselves, whatever a supplement adds."""
    found = section_table.section(number)
    return f"{CODE}/{place_of(found)}" if found and place_of(found) else ""


def supplement_url(number: str) -> str:
    """The later text of a section that the supplement holds; empty where it holds none."""
    found = section_table.section(number)
    if not found or not found.supplement or not place_of(found):
        return ""
    return f"{ASSEMBLY}/{found.supplement}/sup/{place_of(found)}"


def place_of(section: TableSection) -> str:
    """The page of its chapter, and where it stands there: chap_952.htm#sec_53a-83."""
    page = chapter_page(section.chapter)
    anchor = f"secs_{section.group}" if section.group else f"sec_{section.number}"
    return f"{page}#{anchor}" if page else ""


def chapter_page(chapter: str) -> str:
    """chap_952.htm; the Uniform Commercial Code has articles in place of chapters."""
    if chapter.startswith(UNTITLED):
        return ""
    if chapter.startswith("art-"):
        return f"art_{chapter.removeprefix('art-')}.htm"
    return f"chap_{chapter}.htm"


def chapter_url(number: str) -> str:
    """chapter 14 is at chap_014.htm."""
    chapter = section_table.padded_chapter(number)
    return f"{CODE}/{chapter_page(chapter)}" if chapter else ""


def title_url(number: str) -> str:
    """title 4a is at title_04a.htm."""
    is_plain = number.isdigit() and 1 <= int(number) <= HIGHEST_TITLE
    if not is_plain and number not in LETTERED_TITLES:
        return ""
    return f"{CODE}/title_{number.zfill(2 if is_plain else 3)}.htm"


def act_url(kind: str, year: int, number: int) -> str:
    """A "public" or "special" act in the look-up, which lists each session that used its number."""
    if year < FIRST_YEAR_LOOKED_UP:
        return ""
    named = f"{kind.capitalize()}+Act"
    return f"{LOOK_UP}?selBillType={named}&which_year={year}&bill_num={number}"


def bill_url(number: str, year: int | None) -> str:
    """A bill in the look-up: "HB 5666" of 2013. Numbers start anew, so it takes a year."""
    if not year or year < FIRST_YEAR_LOOKED_UP:
        return ""
    written = number.replace(" ", "")
    return f"{LOOK_UP}?selBillType=Bill&bill_num={written}&which_year={year}"
