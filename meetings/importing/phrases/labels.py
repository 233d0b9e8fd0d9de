"""The labels of items as minutes print them: 1.  2.B  (a)  IV.  Item 3:  1st Order of business:"""

import itertools
import re
from dataclasses import dataclass, replace

ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
PIECE = rf"(?:\d{{1,3}}|{ROMAN}|[A-Za-z])"
WORD = re.compile(
    rf"""
    # “Item 3:”, “Agenda item no. IV.”
    (?:agenda\s+)?(?:item|topic|order\ of\ business)\s*(?:nos?\b\.?|number|\#)?\s*
    (\d{{1,3}}(?:\.\d{{1,2}})?|{ROMAN}\b|(?-i:[A-Z])\b)\s*[.:)–—-]*\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
ORDINAL = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)\s+(?:order of business|item|topic)\s*[.:–—-]?\s*", re.I
)
NUMBERED = re.compile(
    rf"""
    # “(a)”, “3.2.1. Budget”
    (
        \({PIECE}\)\.?  # (a)
        |\d{{2,4}}/\d{{1,3}}(?=\s+[A-Z])  # 19/45
        |\d{{1,3}}(?:[.-](?:\d{{1,3}}|[A-Za-z]))+(?:\.\)|[.):])?  # 1.1  2.B  1-A.  3.2.1.
        |{PIECE}\s?(?:\.\)|[.)](?![\w.]|\s?[ap]\.?m\b)|\.(?=[A-Z][a-z]))  # 1.  a)  IV.
        |[A-Z]{{1,2}}-\d{{1,2}}[.:)]  # C-1.
        |[*§]?[A-Z]{{0,2}}-?\d{{1,4}}(?=\s{{2,}}\S|\t)  # 41  *42  S-56
    )\s*[-–—:]?\s*
    """,
    re.VERBOSE,
)
BARE = re.compile(
    rf"""
    # “12 – Budget”, “IV Reports”
    ([*§]?(?:[A-Z]-)?(?!(?:19|20)\d\d\b)\d{{1,4}}|{ROMAN.upper()}|[A-Z](?=\s*[-–—:]\s))\s*
    (?:[-–—:]\s*|\s+)(?=[A-Z“\"])
    """,
    re.VERBOSE,
)
RESOLUTION = re.compile(r"[A-Z]{1,4}[-. ]?\d{2,4}[-/]\d{1,4}\b")
ROMANS = {"i": 1, "v": 5, "x": 10}  # what each numeral is worth; items do not reach fifty
NOT_A_LABEL = re.compile(
    r"""
    # “6:05 p.m.”, “5%”, “19 Jan”, “1-19-17”, “2.5 million”
    \d{1,2}[.:]\d\d\s*(?:[ap]\.?\s?m\b|hrs|hours|noon)
    |\d{1,3}(?:\.\d+)?\s*%
    | \d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
      [a-z]{0,6}\.?\b
    |\d+[.-]\d+[.-]\d{2,4}\b|\d{1,3}-\d{1,3}\b|\d+\.\d+\s*(?:million|m\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
INITIAL = re.compile(
    r"[A-Z]\.\s?(?:[A-Z]\.\s?)*[A-Z][a-z]+[A-Za-z'’-]*(?:\s+[A-Z][a-z'’-]+)?[,:;]?\s*$"
)


@dataclass(frozen=True)
class Label:
    """The label at the start of a line; the words begin at `end`."""

    printed: str  # as it stands: a)
    shape: str  # labels of one list have one shape: 1.  1.1  a)  I.
    value: int  # its place in its list, where it can be told
    end: int
    depth: int = 1  # 2 of 1.1
    written: str = ""  # with the words and marks around it: Item 3:
    may_be_initial: bool = False  # “D. Adjournment” might be a person


def read_label(text: str, *, is_marked: bool = False) -> Label | None:
    """The label that a line begins with. `is_marked`: the line is a heading, or bold."""
    label = found_label(text, is_marked=is_marked)
    return replace(label, written=text[: label.end].strip()) if label else None


def found_label(text: str, *, is_marked: bool) -> Label | None:
    head = text[:60]
    if not head or RESOLUTION.match(head) or NOT_A_LABEL.match(head):
        return None
    if found := ORDINAL.match(head):
        return Label(found[0].rstrip(" :.–—-"), "ordinal", int(found[1]), found.end())
    if (found := WORD.match(head)) and not is_in_sentence(found):
        value = value_of(found[1])
        return Label(found[1] if value else found[0].strip(), "item", value, found.end())
    found = NUMBERED.match(head)
    if found:
        made = numbered(found[1].rstrip(), found.end())
        may_be_name = found[1][0].isupper() and bool(INITIAL.match(text[:80]))
        return replace(made, may_be_initial=True) if may_be_name else made
    found = BARE.match(head) if is_marked else None
    return numbered(found[1], found.end()) if found else None


def is_in_sentence(found: re.Match[str]) -> bool:
    """“Item 5 was tabled.” begins with no label."""
    return found[0][-1].isspace() and found.string[found.end() : found.end() + 1].islower()


def numbered(printed: str, end: int) -> Label:
    pieces = re.findall(r"\d+|[A-Za-z]+", printed)
    last = pieces[-1]
    if "/" in printed:  # 19/45, counted through the year
        return Label(printed, "1/", value_of(last), end)
    if len(pieces) == 2 and last == "0":  # 2.0 stands as high as 2.
        return Label(printed, "1.0", value_of(pieces[0]), end)
    if printed[-1:].isdigit() and re.match(r"[*§]|[A-Z]-", printed):  # *42, S-56: a sort of 42
        return Label(printed, "1", value_of(last), end)
    if lettered := re.match(r"([A-Z]{1,2})-\d+\W$", printed):
        return Label(printed, f"{lettered[1]}-1", value_of(last), end)
    if len(pieces) > 1 and pieces[0].isdigit():
        return Label(printed, f"1.{kind_of(last)}", value_of(last), end, len(pieces))
    marks = re.sub(r"[\w*§-]", "", printed)
    return Label(printed, kind_of(last) + marks, value_of(last), end)


def kind_of(piece: str) -> str:
    if piece.isdigit():
        return "1"
    return "a" if piece.islower() else "A"


def value_of(piece: str) -> int:
    """Its place in its list; of i, v and x as a letter and not as a Roman number."""
    if piece.isdigit():
        return int(piece)
    lower = piece.lower()
    if len(lower) == 1:
        return ord(lower) - 96
    return roman(lower)


def roman(lower: str) -> int:
    """9 of “ix”; 0 of what is no Roman number."""
    if not lower or set(lower) - set(ROMANS):
        return 0
    values = [ROMANS[letter] for letter in lower] + [0]
    return sum(-one if one < after else one for one, after in itertools.pairwise(values))
