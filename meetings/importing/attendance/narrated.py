"""Who was there, who was not, and who came late, as sentences of the minutes tell it."""

import re

from meetings.importing.parsed import ABSENT, GUEST, PRESENT, ParsedAttendance
from meetings.importing.phrases.names import without_office
from meetings.importing.phrases.people import people_in
from meetings.importing.phrases.times import find_times
from meetings.importing.text.passages import Passage, sentences

APOLOGY = re.compile(
    r"""
    # “Di Eve has sent her apologies”
    ^(?P<who>[^.;:]{3,200}?),?\s+(?:has\s+|have\s+)?(?:sent|gave|offered|tendered|conveyed)\s+
    (?:his|her|their)?\s*(?:apologies|regrets)
    """,
    re.I | re.VERBOSE,
)
APOLOGIES_FROM = re.compile(
    r"""
    # “Apologies for absence were received and accepted from Di Eve”
    \b(?:apolog(?:ies|y)|regrets)(?:\s+for\s+(?:absence|\w+\s+inability\s+to\s+attend))?\s+
    (?:were\s+|was\s+|had\s+been\s+)?(?:received|noted|given|sent|accepted|tendered)?
    (?:\s+and\s+\w+)?\s*(?:from|for|by)\s+
    (?P<who>[^.;:]{3,300})
    """,
    re.I | re.VERBOSE,
)
WERE_THERE = re.compile(
    r"""
    # “Di Eve and Ed Finn were also present”
    ^\W?(?P<who>[A-Z](?:[^.;:]|(?<=\b[A-Z])\.|(?<=\b[MD][rs])\.){3,400}?)\s+(?:was|were)\s+
    (?P<also>also\s+)?(?:marked\s+)?
    (?P<state>present|in\ attendance|absent|excused)\b
    """,
    re.I | re.VERBOSE,
)
NOT_THERE = re.compile(
    r"""
    # “Di Eve, not in attendance.”, “(Ed Finn, absent)”
    (?:^|\()
    (?P<who>[A-Z][\w.'’ ,&-]{3,120}?),?\s+
    (?P<state>not\ present|not\ in\ attendance|absent)\s*(?:\)|\.?$)
    """,
    re.VERBOSE,
)
ATTENDED = re.compile(
    r"""
    # “Di Eve and Ed Finn attended the meeting.”
    ^(?P<who>[A-Z][^.;:]{3,400}?(?:,|\ and\ )[^.;:]{3,60}?)\s+
    (?P<state>attended)(?:\s+the\s+meeting)?\W*$
    """,
    re.VERBOSE,
)
THERE_WERE = re.compile(
    r"""
    # “Also present were: Di Eve and Ed Finn.”
    ^(?:the\s+)?
    (?P<also>(?:also|others?)\s+)?(?:[A-Z]?[a-z]+\s+){0,2}?(?:members?\s+)?
    (?P<state>present|in\s+attendance|absent)\s+(?:were|was)\s*:?\s+
    (?P<who>(?-i:[A-Z])[^;:]{3,400}?)\.?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
PRESIDING = re.compile(r"\b(?:with|and)\s+(?P<who>[A-Z][^,.;:]{3,60}?)\s+(?P<state>presiding)\b")
CALLED = re.compile(
    r"""
    # “Ms. Eve, present; Mr. Finn, absent”
    (?:^|[;:,.]\s+|\band\s+)((?:(?:Mrs?|Ms|Dr)\.\s+)?[A-Z][\w'’-]*(?:\s[A-Z][\w.'’-]*){0,3})
    (?:,|:|\s[-–—]|[–—])?\s+(present|here|absent|excused)\b(?=\s*(?:[;,.]|$|and\b))
    """,
    re.IGNORECASE | re.VERBOSE,
)
FEWEST_CALLED = 2  # names that make a roll call
PRESIDED = re.compile(r"^(?P<who>[A-Z][^,.;:]{3,60}?)\s+(?P<state>presided)\b")
LATE = re.compile(
    r"""
    # “Di Eve (Ward 2) arrived”
    ^(?P<who>[A-Z][\w.'’ -]{2,50}?(?:\s\([^()]{1,40}\))?)\s+
    (?P<verb>arrived|joined|entered|left|departed)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def from_roll_call(passages: list[Passage]) -> list[ParsedAttendance]:
    """“Roll call: Mr. Doe, present; Ms. Roe, absent.”"""
    for passage in passages[:40]:
        for start, sentence in sentences(passage.text[:2000]):
            called = CALLED.findall(sentence)
            if len(called) < FEWEST_CALLED:
                continue
            return [
                ParsedAttendance(
                    person.name,
                    PRESENT if state.lower() in ("present", "here") else ABSENT,
                    passage.line_of(start),
                    excused=state.lower() == "excused",
                )
                for name, state in called
                for person in people_in(name)
            ]
    return []


def from_sentences(passages: list[Passage], has_lists: bool) -> list[ParsedAttendance]:
    """“Ann Example, of the Library, sent her apologies.” “Doe and Roe were absent.”"""
    found = []
    for passage in [*passages[:60], *passages[-6:]]:
        for start, sentence in sentences(passage.text[:1500]):
            for pattern in (
                THERE_WERE,
                APOLOGY,
                APOLOGIES_FROM,
                WERE_THERE,
                NOT_THERE,
                ATTENDED,
                PRESIDING,
                PRESIDED,
            ):
                said = pattern.search(sentence)
                if not said:
                    continue
                state = (said.groupdict().get("state") or "absent").lower()
                status = ABSENT if state.startswith(("absent", "excused", "not")) else PRESENT
                if said.groupdict().get("also"):
                    status = GUEST
                if has_lists and status != ABSENT:
                    continue
                people = people_in(
                    said["who"], one_a_line=pattern is APOLOGY and "," in said["who"]
                )
                for person in people:
                    line = passage.line_of(start)
                    found.append(
                        ParsedAttendance(
                            person.name,
                            status,
                            line,
                            excused=pattern in (APOLOGY, APOLOGIES_FROM) or state == "excused",
                        )
                    )
                break
    return found


def add_arrivals(people: list[ParsedAttendance], passages: list[Passage]) -> None:
    """“Commissioner Doe arrived at 9:36 a.m.” anywhere in the minutes."""
    by_last = {one.name.split()[-1].casefold(): one for one in people}
    for passage in passages:
        for _, sentence in sentences(passage.text[:2000]):
            said = LATE.match(sentence)
            times = find_times(sentence) if said else []
            if not said or not times:
                continue
            one = by_last.get(without_office(said["who"]).split()[-1].casefold())
            if one and said["verb"].lower() in ("left", "departed"):
                one.left = one.left or times[0].clock()
            elif one:
                one.arrived = one.arrived or times[0].clock()
                if one.status == ABSENT:  # when the roll was called
                    one.status = PRESENT
