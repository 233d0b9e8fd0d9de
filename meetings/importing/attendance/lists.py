"""Who was there and who was not: lists behind a label, below it, and in the rows of a table."""

import datetime
import re
from dataclasses import replace

from meetings.importing.agenda.headings import NEARLY_FULL
from meetings.importing.attendance.labels import (
    ELSEWHERE,
    HERE,
    ListLabel,
    label_at_start,
    label_within,
)
from meetings.importing.attendance.sentences import LATE
from meetings.importing.parsed import (
    ABSENT,
    ELECTRONICALLY,
    GUEST,
    IN_PERSON,
    PRESENT,
    ParsedAttendance,
)
from meetings.importing.phrases.names import BRACKETS, is_name, is_role, without_office
from meetings.importing.phrases.people import NamedPerson, people_in, status_of
from meetings.importing.phrases.times import find_times
from meetings.importing.text.line import Line
from meetings.importing.text.lines import width_of
from meetings.importing.text.passages import sentences

OF_A_VOTE = re.compile(
    r"(?:^(?:yes|no|abst\w+|in favou?r|opposed|against|vote[sd]?)|\b(?:ayes?|yeas?|nays?|noes))\b"
    r"\s*[:–—-]",
    re.IGNORECASE,
)
NONE = re.compile(r"^(?:none|nil|n/?a|no one|nobody|-+)\b\W*$", re.IGNORECASE)
WERE_THERE = re.compile(r"\s+(?:was|were|are|is)\s+(?:all\s+)?(?:present|in attendance)\b.*")
CHECKBOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
IS_GUEST = re.compile(
    r"\b(?:guest|observer|visitor)\b|^(?:staff|public|non-?member)$", re.IGNORECASE
)
NAME_COLUMN = re.compile(
    r"(?:(?:full|last|member|attendee|board|council)\s+)?"
    r"(?:names?|members?|attendees?|who|persons?|participants?)(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
STATE_COLUMN = re.compile(r"(?:.{0,20}\b)?(?:present|absent|attend\w*|status|here)\b.{0,20}", re.I)
MARKED = re.compile(r"(?:x|✓|✔|☑|yes|y|present|p|here|1)", re.IGNORECASE)
LONGEST_ENTRY = 16  # words of a line that can be an entry of a list
LINES_OF_A_VOTE = 4  # below the label of one side
MOST_LABELS = 12  # in one text that runs on


def recorded(person: NamedPerson, label: ListLabel, number: int) -> ParsedAttendance:
    """One person of a list as the record has them."""
    said = "; ".join(filter(None, (person.role, person.remark)))
    status = status_of(person.remark) or status_of(person.role) or label.status
    if status == PRESENT and (label.status == GUEST or IS_GUEST.search(said)):
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
    times = find_times(said) if re.search(rf"\b(?:{verb})\b", said, re.IGNORECASE) else []
    return times[0].clock() if times else None


def from_lists(lines: list[Line]) -> list[ParsedAttendance]:
    reader = ListReader(lines)
    for line in lines:
        if line.is_blank:
            reader.gap += 1
        elif not (line.is_rule or line.is_page_mark or line.is_filler):
            reader.read(line)
            reader.gap = 0
    reader.close()
    return reader.found


class ListReader:
    """Goes down the lines, and keeps the list that is open and those that were read."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.width = width_of(lines)
        self.found: list[ParsedAttendance] = []
        self.label: ListLabel | None = None  # of the list that is open
        self.written: list[tuple[str, Line]] = []  # of a list that runs on behind its label
        self.people: list[ParsedAttendance] = []  # of one that has a person in each line
        self.head: tuple[str, ...] = ()  # of a table
        self.is_full = False  # “None”, or a sentence that ended
        self.gap = 0  # blank lines right above
        self.last_vote = -LINES_OF_A_VOTE - 1  # the line that began one

    def read(self, line: Line) -> None:
        """Take a line: it begins a list, goes on with the open one, or ends it."""
        if OF_A_VOTE.search(line.text):  # how they voted, and not who was there
            self.last_vote = line.at
        columns = line.cells or line.columns
        if self.is_head(line, columns):
            self.head = columns
            return
        if self.head and self.take_row(line, columns):
            return
        text, label = line.text, None
        if line.at - self.last_vote > LINES_OF_A_VOTE:
            label = self.label_of(line)
            text = line.words if label and label_at_start(line.words) else line.text
            if label is None and self.label is None and (within := label_within(text)):
                label = within[1]
        if label:
            self.close()
            self.label = label
            if text[label.end :].strip(" :.-–—"):
                self.written = [(text[label.end :], line)]
        elif self.label and not self.take(self.label, text, line):
            self.close()

    def is_head(self, line: Line, columns: tuple[str, ...]) -> bool:
        """“Name    Present    Absent” over the rows of a table."""
        if self.head or len(columns) < 2 or columns[0].endswith(":"):
            return False
        has_states = any(map(STATE_COLUMN.fullmatch, columns[1:]))
        named = columns if line.cells else columns[:1]
        is_of_names = any(map(NAME_COLUMN.fullmatch, named)) or (line.cells and has_states)
        return bool(is_of_names and (self.label or has_states))

    def label_of(self, line: Line) -> ListLabel | None:
        """The label that a line begins with, if it begins a list."""
        first = line.columns[0] if line.columns else line.words
        label = label_at_start(first) or label_at_start(line.words)
        if label is None or (line.text[0].islower() and not line.opens_block and not self.gap):
            return None  # “… Also / present were …” is in the midst of a sentence
        if label.is_bare:
            is_among_lists = self.label is not None and (self.gap <= 1 or bool(self.people))
            is_list = line.rank or is_among_lists or self.is_over_names(line)
            return label if is_list else None
        return label

    def is_over_names(self, line: Line) -> bool:
        """“Board Members” alone in its line, with a list of names right below it."""
        below = next((one for one in self.lines[line.at + 1 : line.at + 4] if one.text), None)
        if below is None or not line.opens_block or line.bullet:
            return False
        return bool(below.bullet and people_in(below.text)) or bool(in_columns(below))

    def take(self, label: ListLabel, text: str, line: Line) -> bool:
        """Add a line to the open list; False where it does not belong to it."""
        if line.rank or self.is_full or self.gap > (1 if self.people else 2):
            return False
        if self.written:
            above = self.written[-1][1].raw.rstrip()
            is_open = above.endswith((",", ";", "-", " and", " &"))
            is_full = bool(self.width) and len(above) >= self.width * NEARLY_FULL
            if self.gap or line.bullet or line.is_bold:
                return False
            if not (is_open or (is_full and not line.opens_block) or is_entry(line)):
                return False
        if self.written or (not self.people and runs_on(line) and not in_columns(line)):
            self.written.append((text, line))
            return True
        is_marked = line.is_bold or (line.label and not line.bullet and self.gap)
        if len(line.text.split()) > LONGEST_ENTRY:
            return False
        if self.people and (not is_entry(line) or is_marked):
            return False
        return self.take_entry(label, line)

    def take_entry(self, label: ListLabel, line: Line) -> bool:
        """Add the person of one line; False where it has none."""
        self.is_full = bool(NONE.match(line.text))
        box = CHECKBOX.match(line.text)  # - [x] Ann Example
        text = line.text[box.end() :] if box else line.text
        if box and box[1] == " ":
            label = replace(label, status=ABSENT)
        people = in_columns(line) or people_in(sentences(text)[0][1], one_a_line=True)
        self.people += [recorded(person, label, line.number) for person in people]
        return bool(people) or self.is_full

    def take_row(self, line: Line, columns: tuple[str, ...]) -> bool:
        """Add the person of a table's row; False where it is none, and the table is over."""
        column = next((i for i, c in enumerate(self.head) if NAME_COLUMN.fullmatch(c)), 0)
        people = people_in(columns[column], one_a_line=True) if column < len(columns) else []
        if not people:
            self.head = self.head if columns and line.cells else ()
            return False
        label = self.label or ListLabel("", PRESENT, None, 0, False)
        states = [
            ABSENT if "absent" in title.lower() and MARKED.fullmatch(cell) else status_of(cell)
            for title, cell in zip(self.head[1:], columns[1:], strict=False)
            if STATE_COLUMN.fullmatch(title)
        ]
        status = next(filter(None, states), None if states else label.status)
        label = replace(label, status=status or label.status)
        self.found += [recorded(one, label, line.number) for one in people if status]
        return True

    def close(self) -> None:
        if self.label and self.written:
            self.found += read_running(self.written, self.label, self.width)
        if self.label and len(self.people) == 1 and is_second(self.people[0].role or ""):
            one, other = self.people[0], self.people[0].role or ""  # all the list: Di Eve, Ed Finn
            self.people = [replace(one, role=None), replace(one, name=other, role=None)]
        self.found += self.people
        self.label, self.written, self.people, self.is_full = None, [], [], False


def is_second(role: str) -> bool:
    return is_name(role) and " " in role and not is_role(role)


def in_columns(line: Line) -> list[NamedPerson]:
    """“Ann Example      Chair” is one person and her office, “Di Eve      Ed Finn” are two."""
    columns = line.columns
    if line.bullet or len(columns) < 2 or not is_name(without_office(columns[0].split(",")[0])):
        return []
    firsts = [without_office(BRACKETS.sub("", one.split(",")[0])) for one in columns]
    if all(is_name(first) and " " in first and not is_role(first) for first in firsts):
        return [person for one in columns for person in people_in(one, one_a_line=True)]
    return people_in(", ".join(columns), one_a_line=True)


def is_entry(line: Line) -> bool:
    """A line that begins with a name, as those of a list do."""
    _, colon, behind = line.text.partition(": ")
    if colon and not line.bullet and is_name(without_office(BRACKETS.sub("", behind).strip(" ."))):
        return False  # “Agent: Ann Example” begins another list
    first = without_office(re.split(r"[,(:;–—]|\s-", line.text + " ")[0].strip(" *@"))
    is_short = len(line.text.split()) <= LONGEST_ENTRY
    return bool(line.bullet) or (is_short and is_name(first) and not line.text.endswith("."))


def runs_on(line: Line) -> bool:
    """A line that names several people, one behind the other."""
    pieces = re.split(r",|;|\band\b", BRACKETS.sub(" ", line.text.replace("_", " ")))
    names = [piece for piece in pieces if is_name(without_office(piece.strip(" .")))]
    is_list = len(pieces) > 2 or " and " in line.text or "_" in line.text
    return not line.bullet and is_list and len(names) >= max(2, 0.6 * len(pieces))


def read_running(
    written: list[tuple[str, Line]], label: ListLabel, width: int
) -> list[ParsedAttendance]:
    """A list that runs on: “A and B. Absent: C. Also present: D.”"""
    text = ""
    for piece, line in written:
        is_full = bool(width) and len(line.raw.rstrip()) >= width * NEARLY_FULL
        is_open = is_full or piece.rstrip().endswith((",", ";", " and", " &", "-"))
        text += piece.rstrip() + (" " if is_open else "; ")
    found: list[ParsedAttendance] = []
    number = written[0][1].number
    for _ in range(MOST_LABELS):
        within = label_within(f" {text}")
        spoken = sentences(text[: max(0, within[0] - 1)] if within else text)
        if spoken and not NONE.match(spoken[0][1].strip(" ;")):
            named = WERE_THERE.sub("", spoken[0][1])
            late = [said["who"] for _, one in spoken[1:] if (said := LATE.match(one))]
            found += [
                recorded(one, label, number) for who in (named, *late) for one in people_in(who)
            ]
        if not within:
            break
        label = within[1]
        text = text[max(0, label.end - 1) :]
    return found
