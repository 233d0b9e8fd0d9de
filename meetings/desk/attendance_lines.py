"""Who was there, and how each voted, as lines of text: one person a line.

Jillian Gilchrest; chair; in person
Erin Williams; absent
Pat Example; guest; electronically; arrived 10:20 AM
"""

import re
from datetime import datetime

from meetings.importing.parsed import (
    ABSENT,
    ELECTRONICALLY,
    GUEST,
    IN_PERSON,
    PRESENT,
    ParsedAttendance,
)
from tipcouncil.records.dates import clock

MEMBERS, GUESTS = ("member", "designee", "present"), ("guest", "staff", "presenter")
HOURS = ("%I:%M%p", "%I%p", "%H:%M", "%H")
MOST_LINES = 500


def hour(words):
    """10:06 AM, 10.06 a.m., 10 am, 22:06 as an hour of the clock. Raises ValueError."""
    plain = words.lower().replace("a.m.", "am").replace("p.m.", "pm")
    for written in HOURS:
        try:
            found = datetime.strptime("".join(plain.split()).replace(".", ":"), written)
        except ValueError:
            continue
        return found.time()
    raise ValueError(f"“{words}” is not an hour such as 10:06 AM.")


def attendance_lines(text):
    """The people that a text names. Raises ValueError with a sentence."""
    written = [line.strip() for line in text.splitlines() if line.strip()]
    if len(written) > MOST_LINES:
        raise ValueError(f"These are {len(written)} lines; {MOST_LINES} at most are taken.")
    return [person_of(line) for line in written]


def person_of(line):
    name, *parts = (part.strip() for part in line.lstrip("-•* ").split(";"))
    if not name or len(name) > 200:
        raise ValueError(f"“{line[:60]}” does not begin with a name of at most 200 characters.")
    person, roles = ParsedAttendance(name, PRESENT, line=0), []
    for part in filter(None, parts):
        word, _, rest = part.lower().partition(" ")
        if part.lower() in (IN_PERSON, ELECTRONICALLY):
            person.manner = part.lower()
        elif word in ("arrived", "left") and rest:
            try:
                setattr(person, word, hour(rest))
            except ValueError as refusal:
                raise ValueError(f"In the line of {name}: {refusal}") from None
        elif part.lower() in ("absent", "excused"):
            person.status, person.excused = ABSENT, person.excused or part.lower() == "excused"
        elif part.lower() in GUESTS:
            person.status = GUEST if person.status == PRESENT else person.status
        elif part.lower() not in MEMBERS:
            roles.append(part)
    person.role = "; ".join(roles) or None
    return person


def attendance_text(people):
    """The lines as text again, each with what is known."""
    return "\n".join(
        "; ".join(
            filter(
                None,
                (
                    one.name,
                    one.role,
                    "excused" if one.excused else "",
                    "guest" if one.status == GUEST else "",
                    "absent" if one.status == ABSENT else one.manner,
                    f"arrived {clock(one.arrived)}" if one.arrived else "",
                    f"left {clock(one.left)}" if one.left else "",
                ),
            )
        )
        for one in people
    )


def names_in(text):
    """The names of a list, by line or divided by semicolons or, where there are none, commas."""
    divided = re.split(r"[\n;]", text) if re.search(r"[\n;]", text.strip()) else text.split(",")
    return [name.strip() for name in divided if name.strip()]
