"""Reading bills and resolutions: sHB 5666, Substitute Senate Bill No. 153, Governor's Bill 840."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

FIRST_HOUSE_BILL = 5000  # bills below are the Senate's
FIRST = {"HB", "SB"}
YEAR = r"(?:19|20)[0-9]{2}"
QUALIFIER = (
    r"(?:(?i:substitute|sub(?:st)?\.?|raised|governor'?s?'?|gov\.|committee|proposed"
    r"|emergency[\s-]certified|engrossed|amended)(?![a-z])(?:\s{1,4}for)?\s{1,8})"
)
BILL = re.compile(
    rf"(?:(?P<year>{YEAR})\s{{1,3}})?(?P<qualifiers>{QUALIFIER}{{0,4}})"
    r"(?:(?<![-.])(?P<letters>(?:[sS]\.?)?[HS]\.?\s?(?:B|J)\.?(?:\s?R\.?)?(?P<many>'?s)?|[hs]b)"
    r"(?![A-Za-z])"
    r"|(?P<chamber>(?i:house|senate))\s{1,8}(?P<what>(?i:bill|joint\s{1,8}resolution|resolution))"
    r"(?P<bills>(?i:s))?(?![A-Za-z])"
    r"|(?P<plain>(?i:bill))(?P<plains>s)?(?![A-Za-z]))"
    r"\s{0,4},?\s{0,2}(?P<no>(?i:nos?\.?|number|\#))?\s{0,4}-?\s?0{0,4}(?P<number>[1-9][0-9]{0,4})"
    r"(?![A-Za-z0-9]|[.-][0-9]|/[0-9]{1,2}/|%)"
)
GLUED = re.compile(
    r"(?P<year>20[0-9]{2})(?P<letters>[HS][BJ])-?0{0,4}(?P<number>[1-9][0-9]{0,4})(?![0-9])"
)
LISTED = re.compile(
    r"\s{0,3}(?:,(?:\s{0,3}(?:and|or|&)(?![a-z]))?|and|or|&|/)\s{0,4}0{0,4}([1-9][0-9]{0,4})"
    r"(?![A-Za-z0-9]|[.,-][0-9]|/)"
)
YEAR_AFTER = re.compile(
    rf"\s{{0,2}}\(({YEAR})\)|,\s?({YEAR})(?=\))|\sof\s(?:the\s)?({YEAR})(?![0-9-])"
)
ON_A_ROAD = re.compile(r"(?:I-|Route\s|Rte\.?\s|Rt\.?\s|Exit\s)[0-9]{1,3}\s{1,2}\Z")
RAISED_AFTER = re.compile(r"\s{0,2}\((?i:raised)\)")


@dataclass(slots=True)
class BillMention:
    """One bill as read so far."""

    start: int
    end: int
    number: str
    year: int | None
    substitute: bool = False
    raised: bool = False
    governor: bool = False


class BillHeading(NamedTuple):
    """What stands before a bill's number, taken apart."""

    letters: str  # HB, SB, HJ, SJ, HR or SR; empty where only the number tells the chamber
    known: bool  # named as the General Assembly alone names its bills
    substitute: bool
    raised: bool
    governor: bool


@lru_cache(maxsize=1024)
def read_heading(qualifiers: str, written: str, chamber: str, what: str) -> BillHeading:
    words = qualifiers.lower()
    letters = re.sub(r"[^A-Z]", "", written.upper().rstrip("S'")).removesuffix("R")[-2:]
    if chamber:
        joint = what.lower().startswith("joint")
        letters = chamber[0].upper() + ("B" if what.lower() == "bill" else "J" if joint else "R")
    small = written.startswith("s") and len(written) > 2
    doubled = re.match(r"S\.?[HS]\.?\s?B", written)
    return BillHeading(
        letters,
        known=any(word in words for word in ("sub", "raised", "gov", "committee", "proposed")),
        substitute="sub" in words or small or bool(doubled),
        raised="raised" in words,
        governor="gov" in words,
    )


def read_bills(text: str, match: re.Match[str]) -> tuple[list[BillMention], int]:
    """The bills that begin with this match of BILL, or none where it is no bill of ours."""
    heading = read_heading(
        match["qualifiers"], match["letters"] or "", match["chamber"] or "", match["what"] or ""
    )
    letters, number = heading.letters, int(match["number"])
    if not letters and not heading.known:
        return [], match.start("plain") + len(match["plain"])
    if letters in FIRST and (number >= FIRST_HOUSE_BILL) != (letters == "HB"):
        return [], match.end()  # so numbered elsewhere
    if letters == "SB" and ON_A_ROAD.search(text, max(0, match.start() - 12), match.start()):
        return [], match.end()  # southbound
    if letters.endswith("R") and not match["no"]:
        return [], match.end()  # the Congress has House Resolutions too, and so has every state
    bill = BillMention(
        match.start(),
        match.end(),
        named(letters, number),
        int(match["year"]) if match["year"] else None,
        heading.substitute,
        heading.raised,
        heading.governor,
    )
    bills = [bill]
    no = (match["no"] or "").lower()
    plural = match["many"] or match["bills"] or match["plains"] or no.startswith("nos")
    listed = LISTED.match(text, bill.end) if plural else None
    while listed:
        also = named(letters, int(listed[1]))
        bills.append(BillMention(listed.start(1), listed.end(), also, bill.year))
        listed = LISTED.match(text, listed.end())
    after = RAISED_AFTER.match(text, bills[-1].end)
    if after:
        bills[-1].raised = True
    read_year(text, bills[-1])
    return bills, bills[-1].end


def read_year(text: str, bill: BillMention) -> None:
    after = YEAR_AFTER.match(text, bill.end)
    if after and bill.year is None:
        bill.year = int(after[1] or after[2] or after[3])


def named(letters: str, number: int) -> str:
    return f"{letters or ('HB' if number >= FIRST_HOUSE_BILL else 'SB')} {number}"
