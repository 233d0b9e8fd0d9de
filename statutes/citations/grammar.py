"""The words and forms of grammar.toml, compiled."""

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Template

from statutes.citations.section_numbers import LETTERED_TITLES, LETTERS

DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
STATE_OF: dict[str, str] = {
    name: postal
    for table in ("states", "codes")
    for postal, names in DATA[table].items()
    for name in names.split("|")
}
STATE_NAMES = sorted("|".join(DATA["states"].values()).split("|"), key=len, reverse=True)
CODES = "|".join(DATA["codes"].values()).split("|")
# Where an opening may stand, so that most of a text is passed over at one look: at the start of a
# word, at a number that no such sign stands before, at a section sign that a number may follow.
STARTS = r"""(?:
    (?<![A-Za-z0-9_])(?=[A-Za-z])
  | (?<![A-Za-z0-9_.,/$#+:-])(?=[0-9])
  | (?=§(?:\s?§){0,2}\s{0,8}[0-9nN#\[]|\]\()
)"""


@cache
def words() -> dict[str, str]:
    """Each word as a pattern, with the words in it written out."""
    known = {
        "doubled": "|".join(letter * 2 for letter in LETTERS + LETTERS.upper()),
        "lettered_titles": "|".join(LETTERED_TITLES),
        "state_names": "|".join(re.escape(name) for name in STATE_NAMES),
        "code_initials": "|".join(r"\.?\s?".join(code) + r"\.?" for code in CODES),
    }
    for name, pattern in DATA["words"].items():
        known[name] = f"(?:{Template(pattern).substitute(known)})"
    return known


@cache
def word(name: str) -> re.Pattern[str]:
    return re.compile(words()[name], re.VERBOSE)


@cache
def forms() -> list[tuple[str, re.Pattern[str]]]:
    """Each form: the name of its reader, and what it opens with."""
    return [
        (form["reader"], re.compile(Template(form["opening"]).substitute(words()), re.VERBOSE))
        for form in DATA["forms"]
    ]


@cache
def opening() -> re.Pattern[str]:
    """Any form's opening, as one pattern: its last group is the number of the form."""
    unnamed = (re.sub(r"\(\?P<\w+>", "(?:", form.pattern) for _, form in forms())
    able = (f"(?P<form_{number}>{pattern})" for number, pattern in enumerate(unnamed))
    return re.compile(f"{STARTS}(?:{'|'.join(able)})", re.VERBOSE)


def postal(name: str) -> str:
    """The letters of the state: NC for "N.C." and for "N.C.G.S."."""
    plain = " ".join(name.split())
    return STATE_OF.get(plain) or STATE_OF.get(re.sub(r"[.\s]", "", name), "")
