"""The counts of a vote as minutes write them: 3-0, (Y-5), (+3, 1, -0), three to one."""

import re

WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
NUMBERS = {word: n for n, word in enumerate(WORDS)}
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)}|none|nil)"
COUNTS = re.compile(
    r"""
    # “5-0”, “5 to 0”, “5-0-1”, and not “10-51a” or “5-7 p.m.”
    (?<![\w$./:-])(?!\d\d:\d\d:\d\d)
    (?P<yes>0|[1-9]\d?)\s?(?:-|–|—|:|\ to\ )\s?
    (?P<no>0|[1-9]\d?)(?:\s?[-–—:]\s?(?P<abstain>\d{1,2}))?
    (?![\w/:]|[-–.]\d|\s?(?:%|a\.?m|p\.?m|year))
    """,
    re.IGNORECASE | re.VERBOSE,
)
RUN_TOGETHER = re.compile(
    r"""
    # “the motion passed 1102”: a scan has lost the marks of 11-0-2
    \b(?:motion|vote|resolution|amendment)s?\b[^.;\d]{0,40}[\s(](?!19\d\d)
    (?P<yes>1?\d)
    (?P<no>\d)
    (?P<abstain>\d)(?=\W*$|\)|[.;]\s|\s+\(?(?:passed|carried|approved|failed)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
OF_A_NUMBER = re.compile(
    r"""
    # “Resolution ”, “Sec. ”: what follows counts no votes
    (?:
        resolutions?|ordinances?|sec(?:tion)?s?\.?|§+|\bnos?\.?|\#|items?|acts?|bills?|orders?
        |stat\.?|files?|cases?|contracts?|dockets?|applications?|routes?|pages?|grades?
        |warrants?|ages?|p\.?a\.?
    )\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
SPOKEN = re.compile(  # three to one
    rf"\b(?P<yes>{'|'.join(NUMBERS)})\s(?:to|-)\s(?P<no>{'|'.join(NUMBERS)})\b", re.IGNORECASE
)
ROLL = re.compile(
    r"\(?\bY\s?-\s?(?P<yes>\d{1,2})(?:[;,]?\s*N\s?-\s?(?P<no>\d{1,2}))?", re.IGNORECASE
)


def counted(text: str) -> re.Match[str] | None:
    """Counts written for short: 3-0, (Y-5), (+3, 1, -0), three to one."""
    for form in (ROLL, COUNTS, SPOKEN, RUN_TOGETHER):
        for found in form.finditer(text):
            if form is not COUNTS or not OF_A_NUMBER.search(text[: found.start()][-20:]):
                return found
    return None


def number_of(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS.get(word.lower(), 0)
