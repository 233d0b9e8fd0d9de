"""What was read from a paper: the minutes of one meeting, as far as the paper says them.

None means that the paper does not say it; an empty list of votes, that it says there were none.
Line numbers count from 1 in the text that was read.
"""

import dataclasses
import datetime
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin, get_type_hints

Votes = list[str] | int | None  # names, or a number where no names are given

PRESENT, ABSENT, GUEST = "present", "absent", "guest"
IN_PERSON, ELECTRONICALLY = "in person", "electronically"
REGULAR, SPECIAL, EMERGENCY, OTHER = "regular", "special", "emergency", "other"
CARRIED, FAILED, TABLED = "carried", "failed", "tabled"


@dataclass
class ParsedItem:
    """An item of the agenda, as the headings of the minutes have it."""

    label: str | None  # as printed
    title: str
    line: int
    children: list["ParsedItem"] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    anchor: str = ""  # of its heading in body_markdown: 2a


@dataclass
class ParsedAttendance:
    """One person of whom the minutes say that they were there, or were not."""

    name: str
    status: str  # present, absent or guest
    line: int
    role: str | None = None  # as printed: Chair; Department of Labor
    manner: str | None = None  # in person or electronically
    arrived: datetime.time | None = None
    left: datetime.time | None = None
    excused: bool = False
    heard_under: str = ""  # the words before the list: Members present


@dataclass
class ParsedVote:
    """How one member voted: yes, no, abstain, absent or excused."""

    name: str
    option: str


@dataclass
class ParsedMotion:
    """A motion in the words of the minutes, and what became of it."""

    text: str
    line: int
    mover: str | None = None
    seconder: str | None = None
    result: str | None = None  # as printed: passed 3-0
    outcome: str | None = None  # carried, failed or tabled
    ayes: Votes = None
    nays: Votes = None
    abstain: Votes = None
    votes: list[ParsedVote] = field(default_factory=list)
    by_voice: bool = False
    item: int | None = None  # place of its item in the agenda read from top to bottom, from 0


@dataclass
class ParsedNextMeeting:
    """When and where the next meeting is to be, in the words of the minutes."""

    text: str
    line: int
    date: datetime.date | None = None
    time: datetime.time | None = None
    place: str | None = None


@dataclass
class ParsedCitation:
    """A citation of the law, in the form that `find_citations` gives."""

    as_written: str
    normal: dict[str, Any]


@dataclass
class Doubt:
    """Something that a person should look at before the record is kept."""

    field: str  # a name of ParsedMinutes, or "text"
    sentence: str


@dataclass
class ParsedMinutes:
    """The minutes of one meeting, as far as they could be read."""

    body: str | None = None
    date: datetime.date | None = None
    kind: str | None = None  # regular, special, emergency or other
    scheduled_start: datetime.time | None = None
    scheduled_end: datetime.time | None = None
    called_to_order: datetime.time | None = None
    adjourned: datetime.time | None = None
    location: str | None = None
    remote_url: str | None = None
    agenda: list[ParsedItem] = field(default_factory=list)
    attendance: list[ParsedAttendance] = field(default_factory=list)
    motions: list[ParsedMotion] = field(default_factory=list)
    next_meeting: ParsedNextMeeting | None = None
    citations: list[ParsedCitation] = field(default_factory=list)
    body_markdown: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    evidence: dict[str, list[int]] = field(default_factory=dict)  # field -> lines that say it

    def items(self) -> list[ParsedItem]:
        """The agenda from top to bottom, each item before those below it."""
        return [item for top in self.agenda for item in walk(top)]

    def doubt(self, about: str, sentence: str) -> None:
        self.doubts.append(Doubt(about, sentence))


def walk(item: ParsedItem) -> list[ParsedItem]:
    return [item, *(below for child in item.children for below in walk(child))]


def to_json(parsed: ParsedMinutes) -> dict[str, Any]:
    """Everything that was read, as JSON can hold it. The keys are the names of the fields."""
    return {
        **plain(dataclasses.asdict(parsed)),
        "kind": parsed.kind or "unknown",
        "citations": [c.normal | {"as_written": c.as_written} for c in parsed.citations],
        "warnings": [doubt.sentence for doubt in parsed.doubts],
    }


def from_json(said: dict[str, Any]) -> ParsedMinutes:
    """What `to_json` wrote down. Raises KeyError, TypeError or ValueError on anything else."""
    citations = [
        {"as_written": one["as_written"], "normal": {k: one[k] for k in one if k != "as_written"}}
        for one in said["citations"]
    ]
    kind = None if said["kind"] == "unknown" else said["kind"]
    found: ParsedMinutes = made(ParsedMinutes, {**said, "kind": kind, "citations": citations})
    return found


def made(kind: Any, said: Any) -> Any:
    """A value of JSON as what a field holds: a day, an hour, a record, or a list of them."""
    kinds = (kind, *get_args(kind))
    if said is None:
        return None
    if isinstance(said, list):
        return [made(get_args(kind)[0], one) for one in said] if get_origin(kind) is list else said
    for one in kinds:
        if one in (datetime.date, datetime.time):
            return one.fromisoformat(said)
        if isinstance(one, type) and dataclasses.is_dataclass(one):
            types = get_type_hints(one)
            return one(**{name: made(of, said[name]) for name, of in types.items()})
    return said


def plain(value: Any) -> Any:
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list) else value
