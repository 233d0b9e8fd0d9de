"""Who was there and who was not, from lists, tables, lines and sentences."""

import re
from dataclasses import replace

from meetings.importing.agenda.chat_logs import from_chat
from meetings.importing.agenda.headings import NEARLY_FULL
from meetings.importing.attendance.labels import ListLabel, label_at_start, label_within
from meetings.importing.attendance.narrated import (
    LATE,
    add_arrivals,
    from_roll_call,
    from_sentences,
)
from meetings.importing.attendance.tables import from_tables, recorded
from meetings.importing.parsed import (
    ABSENT,
    GUEST,
    PRESENT,
    ParsedAttendance,
)
from meetings.importing.phrases.names import BRACKETS, is_name, is_role, without_office
from meetings.importing.phrases.people import NamedPerson, people_in
from meetings.importing.text.line import Line
from meetings.importing.text.lines import width_of
from meetings.importing.text.passages import Passage, sentences

VOTE_LABEL = re.compile(
    r"^(?:ayes?|yeas?|nays?|noes?|yes|no|abst\w+|in favou?r|opposed|against|vote[sd]?"
    r"|recused)\b\s*[:–—-]",
    re.I,
)
VOTE_WITHIN = re.compile(r"\b(?:ayes?|yeas?|nays?|noes)\b\s*[:–—-]", re.IGNORECASE)
OF_HOUSES = re.compile(r"(?:senators|representatives)$", re.IGNORECASE)
INITIALS = re.compile(r"(?:[A-Z][a-z]?\.\s?){1,3}")
NONE = re.compile(r"^(?:none|nil|n/?a|no one|nobody|-+)\b\W*$", re.I)
WERE_THERE = re.compile(r"\s+(?:was|were|are|is)\s+(?:all\s+)?(?:present|in attendance)\b.*")
CHECKBOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
CHATTER = re.compile(r"(?!\w{0,20}bot\b)([A-Za-z_][\w|`^\[\]-]{1,30}) \(\d{1,4}\)$")
COLUMNS = re.compile(r"\s{3,}|\t\s*")
BOT = re.compile(r"\w{0,20}bot \(\d{1,4}\)$", re.IGNORECASE)
MOST_PEOPLE = 300
LONGEST_ENTRY = 16  # words of a line that can be an entry of a list


def find_attendance(lines: list[Line], passages: list[Passage]) -> list[ParsedAttendance]:
    found = from_lists(lines)
    if any(re.search(r"(?i)\bpresent\b|in the chair|\bmembers$", one.heard_under) for one in found):
        for one in found:  # beside those present, “in attendance” are the officials
            if re.fullmatch(r"(?i)in attendance", one.heard_under):
                one.status = GUEST
    if not any(one.status == PRESENT for one in found):
        for one in found:  # where no other members are listed, the officers are these
            if one.status == GUEST and re.match(r"(?i)officers\b", one.heard_under):
                one.status = PRESENT
    found += from_tables(lines) + from_chat(lines)
    if not any(one.status == PRESENT for one in found):
        found += from_roll_call(passages)
    if not any(one.status == ABSENT for one in found) or not found:
        found += from_sentences(passages, bool(found))
    people = once_each(found[:MOST_PEOPLE])
    add_arrivals(people, passages)
    return people


class OpenList:
    """A list that has begun and may go on in the next line."""

    def __init__(self, label: ListLabel, at: int):
        self.label = label
        self.at = at
        self.written: list[tuple[str, Line]] = []  # of a list that runs on behind its label
        self.people: list[ParsedAttendance] = []
        self.alone: str | None = None  # the only line of the list
        self.is_by_line = False  # one person a line
        self.is_full = False  # “None”, or a sentence that ended

    def take_line(self, line: Line) -> bool:
        """Add the person of one line; False where it has none."""
        if NONE.match(line.text):
            self.is_full = True
            return True
        if BOT.match(line.text):
            return True
        if nick := CHATTER.match(line.text):  # of a chat, with how many lines they wrote
            self.people.append(recorded(NamedPerson(nick[1]), self.label, line.number))
            self.is_by_line = True
            return True
        box = CHECKBOX.match(line.text)  # - [x] Ann Example
        text = line.text[box.end() :] if box else line.text
        label = replace(self.label, status=ABSENT) if box and box[1] == " " else self.label
        people = people_in_columns(line) if not box else []
        people = people or (people_in(sentences(text)[0][1], one_a_line=True) if text else [])
        self.alone = None if self.people or line.bullet else text
        self.people += [recorded(person, label, line.number) for person in people]
        self.is_by_line = self.is_by_line or bool(people)
        return bool(people)

    def close(self, width: int) -> list[ParsedAttendance]:
        """Everybody in the list, and in those that begin within its text."""
        return read_running(self.written, self.label, width) + self.both_of_one_line()

    def both_of_one_line(self) -> list[ParsedAttendance]:
        """The people; where all the list is “Di Eve, Ed Finn”, both are people."""
        if len(self.people) != 1 or "," not in (self.alone or ""):
            return self.people
        pieces = [piece.strip(" .") for piece in BRACKETS.sub(" ", self.alone or "").split(",")]
        if not all(is_name(piece) and not is_role(piece) and " " in piece for piece in pieces):
            return self.people
        number = self.people[0].line
        return [recorded(one, self.label, number) for one in people_in(" and ".join(pieces))]


def people_in_columns(line: Line) -> list[NamedPerson]:
    """“Ann Example      Chair” is one person and her office, “Di Eve      Ed Finn” are two."""
    columns = [" ".join(piece.split()) for piece in COLUMNS.split(line.raw[:500].strip())]
    if line.bullet or len(columns) < 2 or not is_name(without_office(columns[0])):
        return []
    if all(is_name(one) and " " in one and not is_role(one) for one in columns):
        return people_in(" and ".join(columns))
    return people_in(", ".join(columns), one_a_line=True)


def from_lists(lines: list[Line]) -> list[ParsedAttendance]:
    """Lists behind a label (“Present: A, B and C”) or below it (one person a line)."""
    found: list[ParsedAttendance] = []
    width = width_of(lines)
    current: OpenList | None = None
    gap, last_vote = 0, -9
    members_named_by_body = False
    for at, line in enumerate(lines):
        if line.is_meta or line.is_rule or line.is_page_mark:
            continue
        if line.is_filler:
            continue
        if line.is_blank:
            gap += 1
            continue
        if VOTE_LABEL.match(line.text):
            last_vote = at
        is_of_vote = at - last_vote <= 4 or bool(VOTE_WITHIN.search(line.text))
        label = None if is_of_vote else label_of(line, current, gap)
        if label is None and not is_of_vote and heads_list(lines, at):
            label = label_at_start(line.words)
        start = label.end if label else 0
        text = line.words if label and line.label and label_at_start(line.words) else line.text
        if label and re.match(r"(?i)(?:board|council|committee|commission) members", label.words):
            members_named_by_body = True
        elif label and members_named_by_body and re.fullmatch(r"(?i)(?:hoa )?members", label.words):
            label = ListLabel(label.words, GUEST, label.manner, label.end)
        after_houses = current is not None and OF_HOUSES.match(current.label.words)
        if label and after_houses and label.words.lower() == "others":  # who sit in neither house
            label = ListLabel(label.words, PRESENT, label.manner, label.end)
        is_free = label is None and current is None and not is_of_vote
        if is_free and (within := label_within(text)):
            label = within[1]
            start = label.end
        if label:
            found += current.close(width) if current else []
            current = OpenList(label, at)
            if text[start:].strip(" :.-–—"):
                current.written.append((text[start:], line))
        elif current and not goes_on(current, line, gap, width):
            found += current.close(width)
            current = None
        elif current and (current.written or runs_on(current, line)):
            current.written.append((text, line))
        elif current and not current.take_line(line):
            found += current.close(width)
            current = None
        gap = 0
    return found + (current.close(width) if current else [])


def label_of(line: Line, current: OpenList | None, gap: int) -> ListLabel | None:
    """The label that a line begins with, if it begins a list."""
    label = label_at_start(line.words) or label_at_start(line.text)
    if label is None or (line.text[0].islower() and not line.opens_block and not gap):
        return None  # “… Also / present were …” is in the midst of a sentence
    is_among_lists = current is not None and (gap <= 1 or current.is_by_line)
    if label.is_bare and not (line.rank or is_among_lists or (line.bullet and current)):
        return None
    is_whole_line = label.end >= len(line.words)
    says_so = label.status == ABSENT or re.search(r"present|attend", label.words, re.I)
    if is_whole_line and not (line.rank or line.bold or line.label or ":" in line.text or says_so):
        return None
    return label


def goes_on(current: OpenList, line: Line, gap: int, width: int) -> bool:
    """Whether the next line still belongs to the list."""
    if line.rank or current.is_full or line.cells:
        return False
    if current.written:
        if gap or line.bullet or line.is_bold:
            return False
        above = current.written[-1][1].raw.rstrip()
        is_open = above.endswith((",", ";", "-", " and", " &"))
        is_full = bool(width) and len(above) >= width * NEARLY_FULL and not line.opens_block
        return is_open or is_full or is_entry(line)
    if runs_on(current, line):
        return gap <= 2
    if len(line.text.split()) > LONGEST_ENTRY:
        return False
    if not current.people:
        return gap <= 2
    return (
        is_entry(line)
        and gap <= 1
        and not (line.is_bold or (line.label and not line.bullet and gap))
    )


def is_entry(line: Line) -> bool:
    """A line that begins with a name, as those of a list do."""
    _, colon, behind = line.text.partition(": ")
    if colon and not line.bullet and is_name(without_office(BRACKETS.sub("", behind).strip(" ."))):
        return False  # “Agent: Ann Example” begins another list
    first = without_office(re.split(r"[,(:;–—]|\s-", line.text + " ")[0].strip(" *@"))
    is_short = len(line.text.split()) <= LONGEST_ENTRY
    return bool(line.bullet) or (is_short and is_name(first) and not line.text.endswith("."))


def heads_list(lines: list[Line], at: int) -> bool:
    """“Board Members” alone in its line, with a list of names right below it."""
    label = label_at_start(lines[at].words)
    if label is None or label.end < len(lines[at].words) or lines[at].bullet:
        return False
    below = next((line for line in lines[at + 1 : at + 4] if line.text), None)
    if below is None:
        return False
    if below.bullet:
        return bool(people_in(below.text, one_a_line=True))
    return lines[at].opens_block and bool(people_in_columns(below))


def runs_on(current: OpenList, line: Line) -> bool:
    """Below a label, a line that names several people, one behind the other."""
    if current.people or line.bullet or not re.search(r",|;| and ", line.text):
        return False
    pieces = re.split(r",|;|\band\b", re.sub(r"\([^()]*\)", " ", line.text.replace("_", " ")))
    names = [piece for piece in pieces if is_name(without_office(piece.strip(" .")))]
    return len(names) >= max(2, 0.6 * len(pieces)) and (
        len(pieces) > 2 or " and " in line.text or "_" in line.text
    )


def read_running(
    written: list[tuple[str, Line]], label: ListLabel, width: int
) -> list[ParsedAttendance]:
    """A list that runs on: “A and B. Absent: C. Also present: D.”"""
    if not written:
        return []
    text = ""
    for (piece, line), after in zip(written, [*written[1:], None], strict=False):
        is_full = bool(width) and len(line.raw.rstrip()) >= width * NEARLY_FULL
        text += piece.rstrip()
        if after and not text.endswith("-"):
            text += " " if is_full or text.endswith((",", ";", " and", " &")) else "; "
    found: list[ParsedAttendance] = []
    number = written[0][1].number
    for _ in range(12):
        within = label_within(f" {text}")
        segment = text[: max(0, within[0] - 1)] if within else text
        spoken = sentences(segment)
        if spoken and not NONE.match(spoken[0][1]):
            named = WERE_THERE.sub("", spoken[0][1])
            found += [recorded(one, label, number) for one in people_in(named)]
            late = [said["who"] for _, sentence in spoken[1:] if (said := LATE.match(sentence))]
            found += [recorded(one, label, number) for who in late for one in people_in(who)]
        if not within:
            break
        label = within[1]
        text = text[max(0, label.end - 1) :]
    return found


def once_each(people: list[ParsedAttendance]) -> list[ParsedAttendance]:
    seen: dict[str, ParsedAttendance] = {}
    for one in people:
        initials = one.role if INITIALS.fullmatch(one.role or "") else ""  # Daly (J.), Daly (P.)
        key = " ".join(f"{without_office(one.name).casefold()} {initials}".split())
        known = seen.setdefault(key, one)
        if known.status == ABSENT and one.status == PRESENT and one.line > known.line:
            known.status, known.excused = PRESENT, False  # the roll was called again
    return list(seen.values())
