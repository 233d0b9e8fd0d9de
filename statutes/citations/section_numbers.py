"""How the General Statutes and the state agencies number their sections: 53a-192a, 42a-8-101."""

import re
from collections.abc import Sequence
from functools import lru_cache

HIGHEST_TITLE = 55
# The titles that carry a letter. A number that stands alone in a sentence is trusted to be law
# only if its title could be; a number behind "Sec." is trusted whatever letter its title has.
# fmt: off
LETTERED_TITLES = frozenset([
    "2c", "4a", "4b", "4c", "4d", "4e", "10a", "13a", "13b", "16a", "17a", "17b", "19a", "21a",
    "22a", "36a", "36b", "38a", "42a", "42b", "45a", "46a", "46b", "47a", "50a", "53a",
])
# fmt: on
# The Uniform Commercial Code counts title-article-section; elsewhere a third part means a
# regulation of a state agency.
UNIFORM_COMMERCIAL_CODE = "42a"

DASHES = dict.fromkeys(map(ord, "\u00ad‐‑‒–—―−﹘﹣－"), "-")

# As long as a number may be: bounded, and taken whole by a look ahead, so that no text makes it
# read twice. (Possessive groups lose their way in Python before 3.11.5.)
NUMBER = re.compile(
    r"(?=([0-9]{1,3}[A-Za-z]?(?:-\s{0,12}[A-Z]?[0-9]{1,5}[A-Za-z]{0,4}){1,5}))\1"
    r"(?![A-Za-z0-9_]|\.[0-9]|-[0-9]|/[0-9]{1,2}/)"
)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TITLES = frozenset(f"{n}{a}" for n in range(1, HIGHEST_TITLE + 1) for a in ("", *LETTERS))
SECTION = re.compile(r"([1-9][0-9]{0,3})(([a-z])\3{0,3})?")
ARTICLE = re.compile(r"[1-9][0-9]?a?")
AGENCY_PART = re.compile(r"[A-Z]?[0-9]{1,5}[a-z]{0,4}")
SORTED_PART = re.compile(r"([a-z]?)([0-9]+)([a-z]*)")
CLERKS_WORDS = re.compile(
    r"""
    # “Conn. Gen. Stat. § ”
    \s*(?:(?:conn(?:ecticut|\.)?|ct)\s*)?
    (?:c\.?\s?g\.?\s?s\.?|gen(?:eral|\.)\s*stat(?:utes|\.))?\s*(?:§{1,2}|sections?|secs?\.?)?\s*
    """,
    re.I | re.VERBOSE,
)
PINPOINT_TYPED = re.compile(r"\s*((?:\(\s*\w{1,5}\s*\)\s*)+)")


class Numbered(str):
    """A section's number, such as 53a-192a or, of a regulation, 10-76d-9.

    A text may hold a hundred thousand: a string without fields is the lightest thing there is.
    """

    __slots__ = ()

    @property
    def parts(self) -> list[str]:
        return self.split("-")

    @property
    def title_number(self) -> str:
        return self.partition("-")[0]

    @property
    def is_regulation(self) -> bool:
        return self.count("-") > 1 and self.title_number != UNIFORM_COMMERCIAL_CODE

    @property
    def has_lettered_title(self) -> bool:
        return self.title_number in LETTERED_TITLES

    @property
    def base(self) -> str:
        """The number without the letters at its end: 21a-408 of 21a-408q."""
        return self.rstrip(LETTERS)


def is_section(part: str) -> bool:
    return bool(SECTION.fullmatch(part))


def read_parts(parts: Sequence[str]) -> Numbered | None:
    """What these parts number, or None where Connecticut numbers nothing so."""
    lower = [part.lower() for part in parts]
    if len(parts) < 2 or lower[0] not in TITLES:
        return None
    if len(lower) == 2:
        return Numbered("-".join(lower)) if is_section(lower[1]) else None
    if lower[0] == UNIFORM_COMMERCIAL_CODE and len(lower) == 3:
        if ARTICLE.fullmatch(lower[1]) and is_section(lower[2]):
            return Numbered("-".join(lower))
        return None
    if not is_section(lower[1]) or len(lower) > 4:
        return None
    if not all(AGENCY_PART.fullmatch(part) for part in parts[2:]):
        return None
    if all(part.isdigit() for part in lower) and (len(lower[2]) == 4 or len(lower) == 4):
        return None  # 10-12-2017 is a day and 1-800-555-0100 a telephone
    return Numbered("-".join([lower[0], lower[1], *parts[2:]]))


def split_number(written: str) -> list[str]:
    """The parts of a number, closed up where a line end had opened it."""
    return "".join(written.split()).split("-")


def letters_key(letters: str) -> str:
    return f"{len(letters)}{letters:0<4}"


@lru_cache(maxsize=4096)
def sort_key(number: str) -> str:
    """A string that sorts sections as lawyers do: 53a-9, 53a-83, 53a-83a, 53a-192a.

    Letters and digits only, since some databases skip punctuation when they sort. A text that is
    no section number sorts behind all of them.
    """
    parts = split_number(number.translate(DASHES).lower())
    matches = [SORTED_PART.fullmatch(part) for part in parts]
    if not all(matches):
        return f"zz{number.lower()}"[:60]
    key = "".join(
        f"{match[1] or '0'}{int(match[2]):05d}{letters_key(match[3])}" for match in matches if match
    )
    return key[:60]


def normal_section(text: str) -> str:
    """The number as the official text prints it: 53a-192a for "Sec. 53A–192a"."""
    even = text.translate(DASHES)
    words = CLERKS_WORDS.match(even)
    rest = even[words.end() :] if words else even
    joined = re.sub(r"\s+", "", rest).rstrip(".,;")
    numbered = read_parts(joined.split("-"))
    if numbered is None:
        raise ValueError(
            f"“{text.strip()}” is not the number of a section. Write it like 53a-83 or 42a-8-101."
        )
    return str(numbered)


def parse_section(text: str) -> str:
    """The section that a clerk typed, or a ValueError with a sentence for the clerk."""
    even = text.translate(DASHES)
    head, bracket, tail = even.partition("(")
    if bracket and PINPOINT_TYPED.fullmatch(bracket + tail):
        pinpoint = re.sub(r"\s+", "", bracket + tail)
        raise ValueError(
            f"A statute is entered once, as {normal_section(head)}. "
            f"The pinpoint {pinpoint} belongs to the mention that cites it."
        )
    if re.search(r"\b(?:to|through|and|or)\b|,", even):
        raise ValueError(f"“{text.strip()}” names more than one section. Enter one at a time.")
    number = normal_section(text)
    numbered = read_parts(number.split("-"))
    if numbered and numbered.is_regulation:
        raise ValueError(f"{number} is a regulation of a state agency, not a statute.")
    return number
