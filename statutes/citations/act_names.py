"""How the General Assembly names its acts: P.A. 16-66, S.A. 04-8, May Sp. Sess. P.A. 16-3."""

import re
from typing import NamedTuple

# Until 1972 acts were numbered anew each session and cited by year: "1969, P.A. 828".
LAST_YEAR_CITED_FIRST = 1972

MONTHS = {
    "jan": ("Jan.", "January"),
    "feb": ("Feb.", "February"),
    "mar": ("March", "March"),
    "apr": ("April", "April"),
    "may": ("May", "May"),
    "jun": ("June", "June"),
    "jul": ("July", "July"),
    "aug": ("Aug.", "August"),
    "sep": ("Sept.", "September"),
    "oct": ("Oct.", "October"),
    "nov": ("Nov.", "November"),
    "dec": ("Dec.", "December"),
}
# The Office of Legislative Research writes "PA 21-2 JSS"; June and not July, as it does.
INITIALS = {"JSS": "jun", "MSS": "may", "SSS": "sep", "OSS": "oct", "NSS": "nov", "DSS": "dec"}
SHORT = {"public": "P.A.", "special": "S.A."}
MONTH_AND_DAY = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s*([0-9]{1,2}\b)?")


class ActName(NamedTuple):
    """An act's name taken apart: kind "public" or "special", all four digits of the year."""

    kind: str
    year: int
    session: str
    number: int

    def __str__(self) -> str:
        return act_citation(self.kind, self.year, self.number, self.session)

    @property
    def slug(self) -> str:
        return act_slug(self.kind, self.year, self.number, self.session)


def session_parts(written: str) -> tuple[str, str] | None:
    """Key of the month and the day: ("jun", "11") of "June 11 Sp. Sess.", ("jun", "") of "JSS"."""
    if written.strip(" ().") in INITIALS:
        return INITIALS[written.strip(" ().")], ""
    for match in MONTH_AND_DAY.finditer(written):
        if match[1].lower() in MONTHS:
            return match[1].lower(), match[2] or ""
    return None


def session_as_cited(written: str) -> str:
    """The short official form: "June 11 Sp. Sess."; empty for a regular session."""
    parts = session_parts(written)
    if parts is None:
        return ""
    return " ".join(filter(None, [MONTHS[parts[0]][0], parts[1], "Sp. Sess."]))


def session_in_full(written: str) -> str:
    """The form for reading aloud: "June 11 Special Session"."""
    parts = session_parts(written)
    if parts is None:
        return ""
    return " ".join(filter(None, [MONTHS[parts[0]][1], parts[1], "Special Session"]))


def four_digit_year(written: str) -> int:
    """2017 for "17", 1993 for "93": no act is cited by two digits of a year before 1950."""
    year = int(written)
    if year >= 100:
        return year
    return 2000 + year if year < 50 else 1900 + year


def act_kind(kind: str) -> str:
    return kind.removesuffix("_act")


def act_slug(kind: str, year: int, number: int | str, session: str = "") -> str:
    """The act's place in an address: pa-16-66, pa-1969-828, may-sp-sess-pa-16-3."""
    letters = SHORT[act_kind(kind)].replace(".", "").lower()
    named = year if year <= LAST_YEAR_CITED_FIRST else f"{year % 100:02d}"
    slug = f"{letters}-{named}-{int(number)}"
    words = re.findall(r"[a-z0-9]+", (session_as_cited(session) or session).lower())
    return "-".join([*words, slug])


def act_citation(kind: str, year: int, number: int | str, session: str = "") -> str:
    """As Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""
    short = SHORT[act_kind(kind)]
    if year <= LAST_YEAR_CITED_FIRST:
        return f"{year}, {short} {int(number)}"
    cited = f"{short} {year % 100:02d}-{int(number)}"
    return f"{session_as_cited(session) or session} {cited}".strip()
