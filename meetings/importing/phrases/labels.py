"""The labels of items as minutes print them: 1.  2.B  (a)  IV.  Item 3:  1st Order of business:"""

import itertools
import re
from dataclasses import dataclass, replace

ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
PIECE = rf"(?:\d{{1,3}}|{ROMAN}|[A-Za-z])"
WORD = re.compile(
    rf"""
    # “Item 3:”, “Agenda item no. IV.”, “4th Order of Business:”
    (?:agenda\s+)?(?:item|topic|order\ of\ business)\s*(?:nos?\b\.?|number|\#)?\s*
    (\d{{1,3}}(?:\.\d{{1,2}})?|{ROMAN}\b|(?-i:[A-Z])\b)\s*(?:[.:)–—-]\s*|$|\s(?=[^a-z]))
    |(\d{{1,2}})(?:st|nd|rd|th)\s+(?:order\ of\ business|item|topic)\s*[.:–—-]?\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
NUMBERED = re.compile(
    rf"""
    # “(a)”, “3.2.1. Budget”, “1-A.”, “IV.”, “19/45 Budget”
    (\({PIECE}\)\.?|\d{{2,4}}/\d{{1,3}}(?=\s+[A-Z])|\d{{1,3}}(?:[.-](?:\d{{1,3}}|[A-Za-z]))+(?:\.\)|[.):])?
      |{PIECE}\s?(?:\.\)|[.)](?![\w.]|\s?[ap]\.?m\b)|\.(?=[A-Z][a-z]))
      |[*§]?[A-Z]{{0,2}}-?\d{{1,4}}(?=\s{{2,}}\S|\t)
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
    \d{1,2}[.:]\d\d\s*(?:[ap]\.?\s?m\b|hrs|hours|noon)|\d{1,3}(?:\.\d+)?\s*%
    | \d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\b
    | \d+[.-]\d+[.-]\d{2,4}\b|\d{1,3}-\d{1,3}\b|\d+\.\d+\s*(?:million|m\b)
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
    head = text[:60]
    if not head or RESOLUTION.match(head) or NOT_A_LABEL.match(head):
        return None
    found = WORD.match(head)
    if found:
        printed = found[1] or found[0].rstrip(" :.–—-")
        label = Label(printed, "item", value_of(found[1] or found[2]), found.end())
    elif found := NUMBERED.match(head) or (BARE.match(head) if is_marked else None):
        label = numbered(found[1].rstrip(), found.end())
        may_be_name = found[1][0].isupper() and bool(INITIAL.match(text[:80]))
        label = replace(label, may_be_initial=may_be_name)
    else:
        return None
    return replace(label, written=text[: label.end].strip())


def numbered(printed: str, end: int) -> Label:
    pieces = re.findall(r"\d+|[A-Za-z]+", printed)
    last = pieces[-1]
    if "/" in printed:  # counted through the year
        return Label(printed, "1/", value_of(last), end)
    if len(pieces) == 2 and last == "0":  # 2.0 stands as high as 2.
        return Label(printed, "1.0", value_of(pieces[0]), end)
    if printed[-1:].isdigit() and re.match(r"[*§]|[A-Z]-", printed):  # *42, S-56: a sort of 42
        return Label(printed, "1", value_of(last), end)
    kind = "1" if last.isdigit() else "a" if last.islower() else "A"
    if len(pieces) > 1 and pieces[0].isdigit():
        return Label(printed, f"1.{kind}", value_of(last), end, len(pieces))
    return Label(printed, kind + re.sub(r"[\w*§-]", "", printed), value_of(last), end)


def value_of(piece: str) -> int:
    """Its place in its list; of i, v and x as a letter and not as a Roman number."""
    if piece.isdigit():
        return int(piece)
    return ord(piece.lower()) - 96 if len(piece) == 1 else roman(piece.lower())


def roman(lower: str) -> int:
    """9 of “ix”; 0 of what is no Roman number."""
    if not lower or set(lower) - set(ROMANS):
        return 0
    values = [ROMANS[letter] for letter in lower] + [0]
    return sum(-one if one < after else one for one, after in itertools.pairwise(values))
