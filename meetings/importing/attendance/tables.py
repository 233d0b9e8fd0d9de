"""Who was there as tables have it, and one person of a list as the record has them."""

import datetime
import re

from meetings.importing.attendance.labels import ELSEWHERE, HERE, ListLabel, label_at_start
from meetings.importing.parsed import (
    ABSENT,
    ELECTRONICALLY,
    GUEST,
    IN_PERSON,
    PRESENT,
    ParsedAttendance,
)
from meetings.importing.phrases.people import NamedPerson, people_in, status_of
from meetings.importing.phrases.times import find_times
from meetings.importing.text.line import Line

TABLE_STATE = re.compile(r"present|absent|attend|status|here", re.I)
MARKED = re.compile(r"^(?:x|✓|✔|☑|yes|y|present|p|here|1)$", re.I)
NAME_COLUMN = re.compile(r"(?:full |member )?name|member|attendee|who|person|participant", re.I)
IS_GUEST = re.compile(r"\b(?:guest|observer|visitor)\b|^(?:staff|public|non-?member)$", re.I)


def recorded(person: NamedPerson, label: ListLabel, number: int) -> ParsedAttendance:
    said = "; ".join(filter(None, (person.role, person.remark)))
    status = status_of(person.remark) or status_of(person.role) or label.status
    if status == PRESENT and IS_GUEST.search(said):
        status = GUEST
    if status == PRESENT and label.status == GUEST:
        status = GUEST
    manner = ELECTRONICALLY if ELSEWHERE.search(said) else IN_PERSON if HERE.search(said) else None
    return ParsedAttendance(
        name=person.name,
        status=status,
        line=number,
        role=said or None,
        manner=None if status == ABSENT else manner or label.manner,
        arrived=hour_after(said, r"arriv\w*|joined|late"),
        left=hour_after(said, r"left|depart\w*|leaving"),
        excused=status == ABSENT and (label.is_excused or "excused" in said.lower()),
        heard_under=label.words,
    )


def hour_after(said: str, verb: str) -> datetime.time | None:
    times = find_times(said) if re.search(rf"\b(?:{verb})\b", said, re.I) else []
    return times[0].clock() if times else None


def from_tables(lines: list[Line]) -> list[ParsedAttendance]:
    """“| Name | Present |” with a mark, or a word, for each."""
    found: list[ParsedAttendance] = []
    header: tuple[str, ...] = ()
    label: ListLabel | None = None  # that stands over a table of names
    column = -1
    for line in lines:
        if line.is_filler:
            continue
        if not line.cells:
            if line.text:
                label = label_at_start(line.words)
                label = label if label and label.end >= len(line.words) else None
                column = -1
            header = header if line.is_blank and "|" in line.raw else ()
            continue
        if label and column < 0 and not any(map(TABLE_STATE.search, line.cells)):
            column = next((i for i, c in enumerate(line.cells) if NAME_COLUMN.fullmatch(c)), -1)
            if column >= 0:
                continue
        if label and 0 <= column < len(line.cells):
            people = people_in(line.cells[column], one_a_line=True)
            found += [recorded(one, label, line.number) for one in people]
            continue
        if not header:
            header = line.cells if any(TABLE_STATE.search(cell) for cell in line.cells[1:]) else ()
            continue
        people = people_in(line.cells[0], one_a_line=True)
        if not people:
            continue
        for title, cell in zip(header[1:], line.cells[1:], strict=False):
            status = status_in_cell(title, cell)
            if status:
                manner = ELECTRONICALLY if ELSEWHERE.search(f"{title} {cell}") else None
                one = ParsedAttendance(people[0].name, status, line.number, manner=manner)
                one.role = people[0].role or None
                found.append(one)
                break
    return found


def status_in_cell(title: str, cell: str) -> str | None:
    if not cell or not TABLE_STATE.search(title):
        return None
    if said := status_of(cell):
        is_absent_column = bool(re.search(r"absent", title, re.I)) and MARKED.match(cell)
        return ABSENT if is_absent_column else said
    return ABSENT if MARKED.match(cell) and re.search("absent", title, re.I) else None
