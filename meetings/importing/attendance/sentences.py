"""Who was there, who was not, and who came late, as sentences of the minutes tell it."""

import re

from meetings.importing.parsed import ABSENT, GUEST, PRESENT, ParsedAttendance
from meetings.importing.phrases.names import without_office
from meetings.importing.phrases.people import people_in
from meetings.importing.phrases.times import find_times
from meetings.importing.text.passages import Passage, sentences

APOLOGIES = re.compile(
    r"""
    # “Di Eve has sent her apologies”, “Apologies were received from Di Eve and Ed Finn”
      ^(?P<who>[^.;:]{3,200}?),?\s+(?:has\s+|have\s+)?(?:sent|gave|offered|tendered|conveyed)\s+
      (?:his|her|their)?\s*(?:apologies|regrets)
    | \b(?:apolog(?:ies|y)|regrets)\b.{0,40}?\s(?:from|by)\s+(?P<who2>[^.;:]{3,300})
    """,
    re.IGNORECASE | re.VERBOSE,
)
WERE_THERE = re.compile(
    r"""
    # “Di Eve and Ed Finn were also present”
    ^\W?(?P<who>[A-Z](?:[^.;:]|(?<=\b[A-Z])\.|(?<=\b[MD]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.){3,400}?)\s+
    (?:(?:was|were)\s+(?P<also>also\s+)?(?:marked\s+)?
        (?P<state>present|in\ attendance|absent|excused)\b
      | (?:attended(?:\s+the\s+meeting)?\W*$|(?<=[a-z]\s)met\s+at\b))
    """,
    re.VERBOSE,
)
THERE_WERE = re.compile(
    r"""
    # “Also present were: Di Eve and Ed Finn.”, “Board members in attendance were Di Eve”
    ^(?:[Tt]he\s+)?(?P<also>(?:[Aa]lso|[Oo]thers?)\s+)?(?:[A-Z]?[a-z]+\s+){0,2}?(?:members?\s+)?
    (?P<state>[Pp]resent|[Ii]n\s+attendance|[Aa]bsent)\s+(?:were|was)\s*:?\s+
    (?:staff\s+members,\s+)?(?P<who>[A-Z][^;:]{3,400}?)\.?$
    """,
    re.VERBOSE,
)
PRESIDED = re.compile(r"^(?P<who>[A-Z][^,.;:]{3,60}?)\s+(?P<state>presided)\b")
CALLED = re.compile(
    r"""
    # “Ms. Eve, present; Mr. Finn, absent”
    (?:^|[;:,.]\s+|\band\s+)((?:(?:Mrs?|Ms|Dr)\.\s+)?[A-Z][\w'’-]*(?:\s[A-Z][\w.'’-]*){0,3})
    (?:,|:|\s[-–—]|[–—])?\s+(present|here|absent|excused)\b(?=\s*(?:[;,.]|$|and\b))
    """,
    re.IGNORECASE | re.VERBOSE,
)
LATE = re.compile(
    r"""
    # “Di Eve (Ward 2) arrived”
    ^(?P<who>[A-Z][\w.'’ -]{2,50}?(?:\s\([^()]{1,40}\))?)\s+
    (?P<verb>arrived|joined|entered|left|departed)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
FEWEST_CALLED = 2  # names that make a roll call
FIRST, LAST = 60, 6  # passages in which it is said who was there


def from_roll_call(passages: list[Passage]) -> list[ParsedAttendance]:
    """“Roll call: Mr. Doe, present; Ms. Roe, absent.”"""
    for passage in passages[:FIRST]:
        for start, sentence in sentences(passage.text[:2000]):
            called = CALLED.findall(sentence)
            if len(called) >= FEWEST_CALLED:
                return [
                    attendance(person.name, state, passage.line_of(start))
                    for name, state in called
                    for person in people_in(name)
                ]
    return []


def attendance(name: str, state: str, line: int) -> ParsedAttendance:
    state = state.lower()
    status = ABSENT if state in ("absent", "excused") else PRESENT
    return ParsedAttendance(name, status, line, excused=state == "excused")


def from_sentences(passages: list[Passage], has_lists: bool) -> list[ParsedAttendance]:
    """“Ann Example, of the Library, sent her apologies.” “Doe and Roe were absent.”"""
    found = []
    for passage in [*passages[:FIRST], *passages[FIRST:][-LAST:]]:
        for start, sentence in sentences(passage.text[:1500]):
            forms = (THERE_WERE, APOLOGIES, WERE_THERE, PRESIDED)
            said = next(filter(None, (form.search(sentence) for form in forms)), None)
            if not said:
                continue
            told = said.groupdict()
            who = told["who"] or told.get("who2") or ""
            state = told.get("state") or ("excused" if said.re is APOLOGIES else "present")
            for person in people_in(who, one_a_line=said.re is APOLOGIES and bool(told["who"])):
                one = attendance(person.name, state, passage.line_of(start))
                one.status = GUEST if told.get("also") else one.status
                if one.status == ABSENT or not has_lists:
                    found.append(one)
    return found


def add_arrivals(people: list[ParsedAttendance], passages: list[Passage]) -> None:
    """“Commissioner Doe arrived at 9:36 a.m.” anywhere in the minutes."""
    by_last = {one.name.split()[-1].casefold(): one for one in people}
    for passage in passages:
        for _, sentence in sentences(passage.text[:2000]):
            said = LATE.match(sentence)
            times = find_times(sentence) if said else []
            one = by_last.get(without_office(said["who"]).split()[-1].casefold()) if said else None
            if not said or not one or not times:
                continue
            if said["verb"].lower() in ("left", "departed"):
                one.left = one.left or times[0].clock()
            else:
                one.arrived = one.arrived or times[0].clock()
                if one.status == ABSENT:  # when the roll was called
                    one.status = PRESENT
