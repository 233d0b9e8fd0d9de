"""Who was there and who was not, from lists, tables and sentences."""

import re

from meetings.importing.attendance.lists import from_lists
from meetings.importing.attendance.sentences import add_arrivals, from_roll_call, from_sentences
from meetings.importing.parsed import ABSENT, GUEST, PRESENT, ParsedAttendance
from meetings.importing.phrases.names import without_office
from meetings.importing.text.line import Line
from meetings.importing.text.passages import Passage

MOST_PEOPLE = 300  # of one paper that are kept; a bound on rows to check by eye


def find_attendance(lines: list[Line], passages: list[Passage]) -> list[ParsedAttendance]:
    found = from_lists(lines)
    if any(re.search(r"(?i)\bpresent\b|\bmembers$", one.heard_under) for one in found):
        for one in found:  # beside those present, “in attendance” are the officials
            if re.fullmatch(r"(?i)in attendance", one.heard_under):
                one.status = GUEST
    if not any(one.status == PRESENT for one in found):
        found += from_roll_call(passages)
    if not any(one.status == ABSENT for one in found):
        found += from_sentences(passages, bool(found))
    people = once_each(found[:MOST_PEOPLE])
    add_arrivals(people, passages)
    return people


def once_each(people: list[ParsedAttendance]) -> list[ParsedAttendance]:
    seen: dict[str, ParsedAttendance] = {}
    for one in people:
        known = seen.setdefault(without_office(one.name).casefold(), one)
        if known.status == ABSENT and one.status == PRESENT and one.line > known.line:
            known.status, known.excused = PRESENT, False  # the roll was called again
    return list(seen.values())
