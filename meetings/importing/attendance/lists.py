"""The lists of who was there and who was not: behind a label, or one person a line below it."""

import re
from dataclasses import replace

from meetings.importing.agenda.headings import NEARLY_FULL
from meetings.importing.attendance.labels import ListLabel, label_at_start, label_within
from meetings.importing.attendance.narrated import LATE
from meetings.importing.attendance.tables import recorded
from meetings.importing.parsed import ABSENT, GUEST, PRESENT, ParsedAttendance
from meetings.importing.phrases.names import BRACKETS, is_name, is_role, without_office
from meetings.importing.phrases.people import NamedPerson, people_in
from meetings.importing.text.line import Line
from meetings.importing.text.lines import width_of
from meetings.importing.text.passages import sentences

VOTE_LABEL = re.compile(
    r"""
    # “Ayes: …”, “In favor – …”
    ^(?:ayes?|yeas?|nays?|noes?|yes|no|abst\w+|in\ favou?r|opposed|against|vote[sd]?|recused)
    \b\s*[:–—-]
    """,
    re.I | re.VERBOSE,
)
VOTE_WITHIN = re.compile(r"\b(?:ayes?|yeas?|nays?|noes)\b\s*[:–—-]", re.IGNORECASE)
OF_HOUSES = re.compile(r"(?:senators|representatives)$", re.IGNORECASE)
NONE = re.compile(r"^(?:none|nil|n/?a|no one|nobody|-+)\b\W*$", re.I)
WERE_THERE = re.compile(r"\s+(?:was|were|are|is)\s+(?:all\s+)?(?:present|in attendance)\b.*")
CHECKBOX = re.compile(r"\[([ xX])\]\s+(?=\S)")
CHATTER = re.compile(r"(?!\w{0,20}bot\b)([A-Za-z_][\w|`^\[\]-]{1,30}) \(\d{1,4}\)$")
COLUMNS = re.compile(r"\s{3,}|\t\s*")
BOT = re.compile(r"\w{0,20}bot \(\d{1,4}\)$", re.IGNORECASE)
LONGEST_ENTRY = 16  # words of a line that can be an entry of a list
LINES_OF_A_VOTE = 4  # below the label of one side


class OpenList:
    """A list that has begun and may go on in the next line."""

    def __init__(self, label: ListLabel):
        self.label = label
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
    reader = ListReader(lines)
    for at, line in enumerate(lines):
        if line.is_meta or line.is_rule or line.is_page_mark or line.is_filler:
            continue
        if line.is_blank:
            reader.gap += 1
        else:
            reader.read(at, line)
            reader.gap = 0
    reader.close()
    return reader.found


class ListReader:
    """Goes down the lines, and keeps the list that is open and those that were read."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.width = width_of(lines)
        self.found: list[ParsedAttendance] = []
        self.current: OpenList | None = None
        self.gap = 0  # blank lines right above
        self.last_vote: int | None = None  # the line that began one
        self.members_named_by_body = False  # “Board members”, so that “Members” are others

    def read(self, at: int, line: Line) -> None:
        """Take a line: it begins a list, goes on with the open one, or ends it."""
        is_of_vote = self.is_of_vote(at, line)
        label = None if is_of_vote else self.label_of(at, line)
        text = line.words if label and line.label and label_at_start(line.words) else line.text
        if label:
            label = self.with_status_here(label)
        elif not self.current and not is_of_vote and (within := label_within(text)):
            label = within[1]
        if label:
            self.open(label, text, line)
        elif self.current and not self.take(self.current, text, line):
            self.close()

    def is_of_vote(self, at: int, line: Line) -> bool:
        """“Ayes: A, B” and what is right below it says how they voted, and not who was there."""
        if VOTE_LABEL.match(line.text):
            self.last_vote = at
        is_below = self.last_vote is not None and at - self.last_vote <= LINES_OF_A_VOTE
        return is_below or bool(VOTE_WITHIN.search(line.text))

    def label_of(self, at: int, line: Line) -> ListLabel | None:
        label = label_of(line, self.current, self.gap)
        if label is None and heads_list(self.lines, at):
            return label_at_start(line.words)
        return label

    def with_status_here(self, label: ListLabel) -> ListLabel:
        """The label, with the status that it has behind the labels before it."""
        if re.match(r"(?i)(?:board|council|committee|commission) members", label.words):
            self.members_named_by_body = True
        elif self.members_named_by_body and re.fullmatch(r"(?i)(?:hoa )?members", label.words):
            label = replace(label, status=GUEST)
        after_houses = self.current and OF_HOUSES.match(self.current.label.words)
        if after_houses and label.words.lower() == "others":  # who sit in neither house
            label = replace(label, status=PRESENT)
        return label

    def open(self, label: ListLabel, text: str, line: Line) -> None:
        self.close()
        self.current = OpenList(label)
        if text[label.end :].strip(" :.-–—"):
            self.current.written.append((text[label.end :], line))

    def take(self, current: OpenList, text: str, line: Line) -> bool:
        """Add a line to the open list; False where it does not belong to it."""
        if not goes_on(current, line, self.gap, self.width):
            return False
        if current.written or runs_on(current, line):
            current.written.append((text, line))
            return True
        return current.take_line(line)

    def close(self) -> None:
        self.found += self.current.close(self.width) if self.current else []
        self.current = None


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
