"""Who was there, and how each voted, as lines of text: one person a line.

Jillian Gilchrest; chair; in person
Erin Williams; absent
Pat Example; guest; electronically; arrived 10:20 AM
"""

import datetime
import re
from dataclasses import dataclass, field

from tipcouncil.records.dates import clock

HOUR = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.ASCII)
STATES = ("present", "absent", "excused")
CAPACITIES = ("member", "designee", "staff", "guest", "presenter")
MANNERS = ("in person", "electronically")
MOST_LINES = 500


@dataclass
class AttendanceLine:
    """One line: a name as recorded, and what was written beside it."""

    name: str
    capacity: str = "member"
    manner: str = ""  # in person, electronically, absent, or not stated
    arrived: datetime.time | None = None
    left: datetime.time | None = None
    beside: list[str] = field(default_factory=list)  # words that are none of these: a role


def hour(words):
    """10:06 AM, 10.06 a.m., 10 am, 22:06 as an hour of the clock. Raises ValueError."""
    found = HOUR.fullmatch(words.strip().lower().replace("a.m.", "am").replace("p.m.", "pm"))
    if not found:
        raise ValueError(f"“{words}” is not an hour such as 10:06 AM.")
    number, minutes, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        number = number % 12 + (12 if half == "pm" else 0)
    try:
        return datetime.time(number, minutes)
    except ValueError:
        raise ValueError(f"“{words}” is not an hour such as 10:06 AM.") from None


def attendance_lines(text):
    """The people that a text names. Raises ValueError with a sentence."""
    written = [line.strip() for line in text.splitlines() if line.strip()]
    if len(written) > MOST_LINES:
        raise ValueError(f"These are {len(written)} lines; {MOST_LINES} at most are taken.")
    return [present_of(line) for line in written]


def present_of(line):
    name, *parts = (part.strip() for part in line.lstrip("-•* ").split(";"))
    if not name or len(name) > 200:
        raise ValueError(f"“{line[:60]}” does not begin with a name of at most 200 characters.")
    present = AttendanceLine(name)
    for part in parts:
        read_part(present, part, line)
    return present


def read_part(present, part, line):
    said = part.lower()
    if said in CAPACITIES:
        present.capacity = said
    elif said in MANNERS or said == "absent":
        present.manner = said
    elif said == "excused":
        present.manner = "absent"
        present.beside.append(part)
    elif said.startswith(("arrived ", "left ")):
        verb, _, words = said.partition(" ")
        try:
            setattr(present, verb, hour(words))
        except ValueError as refusal:
            raise ValueError(f"In the line of {present.name}: {refusal}") from None
    elif said and said != "present":
        present.beside.append(part)


def attendance_text(people):
    """The lines as text again, each with what is known."""
    return "\n".join(
        "; ".join(
            part
            for part in (
                one.name,
                *one.beside,
                one.capacity if one.capacity != "member" else "",
                one.manner,
                f"arrived {clock(one.arrived)}" if one.arrived else "",
                f"left {clock(one.left)}" if one.left else "",
            )
            if part
        )
        for one in people
    )


def names_in(text):
    """The names of a list, by line or divided by semicolons or, where there are none, commas."""
    divided = re.split(r"[\n;]", text) if re.search(r"[\n;]", text.strip()) else text.split(",")
    return [name.strip() for name in divided if name.strip()]
