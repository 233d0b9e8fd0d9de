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

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TITLES = frozenset(f"{n}{a}" for n in range(1, HIGHEST_TITLE + 1) for a in ("", *LETTERS))
SECTION = re.compile(r"([1-9][0-9]{0,3})(([a-z])\3{0,3})?")
ARTICLE = re.compile(r"[1-9][0-9]?a?")
AGENCY_PART = re.compile(r"[A-Z]?[0-9]{1,5}[a-z]{0,4}")
SORTED_PART = re.compile(r"([a-z]?)([0-9]+)([a-z]*)")


def is_regulation(number: str) -> bool:
    """Whether a section of three parts, such as 10-76d-9, is a state agency's."""
    return number.count("-") > 1 and not number.startswith(f"{UNIFORM_COMMERCIAL_CODE}-")


def base_of(number: str) -> str:
    """The number without the letters at its end: 21a-408 of 21a-408q."""
    return number.rstrip(LETTERS)


def is_section(part: str) -> bool:
    return bool(SECTION.fullmatch(part))


def read_parts(parts: Sequence[str]) -> str | None:
    """What these parts number, or None where Connecticut numbers nothing so."""
    lower = [part.lower() for part in parts]
    if len(parts) < 2 or lower[0] not in TITLES:
        return None
    if len(lower) == 2:
        return "-".join(lower) if is_section(lower[1]) else None
    if lower[0] == UNIFORM_COMMERCIAL_CODE and len(lower) == 3:
        if ARTICLE.fullmatch(lower[1]) and is_section(lower[2]):
            return "-".join(lower)
        return None
    if not is_section(lower[1]) or len(lower) > 4:
        return None
    if not all(AGENCY_PART.fullmatch(part) for part in parts[2:]):
        return None
    if all(part.isdigit() for part in lower) and (len(lower[2]) == 4 or len(lower) == 4):
        return None  # 10-12-2017 is a day and 1-800-555-0100 a telephone
    return "-".join([lower[0], lower[1], *parts[2:]])


def split_number(written: str) -> list[str]:
    """The parts of a number, closed up where a line end had opened it."""
    return "".join(written.split()).split("-")


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
    told = (match.groups() for match in matches if match)
    padded = (
        f"{article or '0'}{int(digits):05d}{len(letters)}{letters:0<4}"
        for article, digits, letters in told
    )
    return "".join(padded)[:60]
