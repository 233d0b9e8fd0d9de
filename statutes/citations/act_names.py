"""How the General Assembly names its acts: P.A. 16-66, S.A. 04-8, May Sp. Sess. P.A. 16-3."""

import re
from typing import NamedTuple

# Until 1972 acts were numbered anew each session and cited by year: "1969, P.A. 828".
LAST_YEAR_CITED_FIRST = 1972

MONTHS = {
    month[:3].lower(): month
    for month in (
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December"),
    )
}
SHORT_MONTHS = {"jan": "Jan.", "feb": "Feb.", "aug": "Aug.", "sep": "Sept."}
SHORT_MONTHS |= {"oct": "Oct.", "nov": "Nov.", "dec": "Dec."}
# The Office of Legislative Research writes "PA 21-2 JSS"; June and not July, as it does.
INITIALS = {"JSS": "jun", "MSS": "may", "SSS": "sep", "OSS": "oct", "NSS": "nov", "DSS": "dec"}
SHORT = {"public": "P.A.", "special": "S.A."}
MONTH_AND_DAY = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s*([0-9]{1,2}\b)?")
SLUG = re.compile(r"(?:([a-z0-9-]{3,40})-)?([ps])a-([0-9]{4}|[0-9]{2})-([0-9]{1,4})")


class ActName(NamedTuple):
    """An act's name taken apart: kind "public" or "special", all four digits of the year."""

    kind: str
    year: int
    session: str
    number: int

    def __str__(self) -> str:
        """As Connecticut cites it: P.A. 07-107; 1969, P.A. 828; May Sp. Sess. P.A. 16-3."""
        short = SHORT[self.kind]
        if self.year <= LAST_YEAR_CITED_FIRST:
            return f"{self.year}, {short} {self.number}"
        cited = f"{short} {self.year % 100:02d}-{self.number}"
        return f"{session_as_cited(self.session) or self.session} {cited}".strip()

    @property
    def slug(self) -> str:
        """The act's place in an address: pa-16-66, pa-1969-828, may-sp-sess-pa-16-3."""
        year = self.year if self.year <= LAST_YEAR_CITED_FIRST else f"{self.year % 100:02d}"
        session = (session_as_cited(self.session) or self.session).lower()
        words = re.findall(r"[a-z0-9]+", session)
        return "-".join([*words, f"{self.kind[0]}a", str(year), str(self.number)])


def act_of_slug(slug: str) -> ActName | None:
    """The act that has this place in an address; None where none could."""
    found = SLUG.fullmatch(slug)
    if not found:
        return None
    session = session_as_cited((found[1] or "").replace("-", " "))
    kind = "public" if found[2] == "p" else "special"
    return ActName(kind, four_digit_year(found[3]), session, int(found[4]))


def session_as_cited(
    written: str, months: dict[str, str] = SHORT_MONTHS, of: str = "Sp. Sess."
) -> str:
    """The short official form: "June 11 Sp. Sess."; empty for a regular session."""
    if month := INITIALS.get(written.strip(" ().")):
        return f"{months.get(month, MONTHS[month])} {of}"
    for match in MONTH_AND_DAY.finditer(written):
        month = match[1].lower()
        if month in MONTHS:
            return " ".join(filter(None, [months.get(month, MONTHS[month]), match[2], of]))
    return ""


def session_in_full(written: str) -> str:
    """The form for reading aloud: "June 11 Special Session"."""
    return session_as_cited(written, MONTHS, "Special Session")


def four_digit_year(written: str) -> int:
    """2017 for "17", 1993 for "93": no act is cited by two digits of a year before 1950."""
    year = int(written)
    if year >= 100:
        return year
    return 2000 + year if year < 50 else 1900 + year
