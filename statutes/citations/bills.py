"""Bills and resolutions: sHB 5666, Substitute Senate Bill No. 153, Governor's Bill 840."""

import re

from statutes.citations.grammar import word
from statutes.citations.kinds import Citation, Kind

FIRST_HOUSE_BILL = 5000  # bills below are the Senate's
NUMBER, LISTED, TAIL = word("bill_number"), word("bill_listed"), word("bill_tail")
ON_A_ROAD = word("on_a_road")
SUBSTITUTE = re.compile(r"s[A-Z.]|S\.?[HS]\.?\s?B")  # sHB, S.H.B.
OURS = ("sub", "raised", "gov", "committee", "proposed")  # as the General Assembly alone says


def read_bills(match: re.Match[str]) -> list[Citation]:
    """The bills that begin with this match, or none where it is no bill of ours."""
    told = match.groupdict("")
    qualifiers = told.get("qualifiers", "").lower()
    letters, number = letters_of(told), int(told["number"])
    if not letters and not any(ours in qualifiers for ours in OURS):
        return []
    if letters in {"HB", "SB"} and (number >= FIRST_HOUSE_BILL) != (letters == "HB"):
        return []  # so numbered elsewhere
    text, start = match.string, match.start()
    if letters == "SB" and ON_A_ROAD.search(text, max(0, start - 12), start):
        return []
    if letters.endswith("R") and not told["no"]:
        return []  # the Congress has House Resolutions too, and so has every state
    year = int(told["year"]) if told["year"] else None
    bills = [
        Citation(
            start,
            match.end(),
            Kind.BILL,
            "",
            named(letters, number),
            year=year,
            substitute="sub" in qualifiers or bool(SUBSTITUTE.match(told["letters"])),
            raised="raised" in qualifiers,
            governor="gov" in qualifiers,
        )
    ]
    plurals = [told.get(name) for name in ("many", "bills", "plains")]
    if any(plurals) or told.get("no", "").lower().startswith("nos"):
        while listed := LISTED.match(text, bills[-1].end):
            also = NUMBER.match(text, listed.end())
            if not also:
                break
            written = named(letters, int(also["number"]))
            bills.append(Citation(*also.span(), Kind.BILL, "", written, year=year))
    return [*bills[:-1], with_tail(text, bills[-1])]


def letters_of(told: dict[str, str]) -> str:
    """HB, SB, HJ, SJ, HR or SR; empty where only the number tells the chamber."""
    if told.get("chamber"):
        what = told["what"].lower()
        kind = "B" if what == "bill" else "J" if what.startswith("joint") else "R"
        return told["chamber"][0].upper() + kind
    return re.sub(r"[^A-Z]", "", told["letters"].upper().rstrip("S'")).removesuffix("R")[-2:]


def with_tail(text: str, bill: Citation) -> Citation:
    """The bill with what may stand behind it: "(Raised)", and the year of its session."""
    tail = TAIL.match(text, bill.end)
    if not tail:
        return bill
    years = [written for written in tail.group("year_1", "year_2", "year_3") if written]
    year = bill.year or (int(years[0]) if years else None)
    return bill._replace(raised=bill.raised or bool(tail["raised"]), year=year)


def named(letters: str, number: int) -> str:
    return f"{letters or ('HB' if number >= FIRST_HOUSE_BILL else 'SB')} {number}"
