"""What evidence says of each duty, in sentences for the public: nothing that no evidence says."""

import datetime
import re
from typing import NamedTuple

from django.utils import timezone

from meetings.deadlines import Owner, Status, day_of
from meetings.evidence.clocks import moment_in_words
from statutes import official

LIMIT = re.compile(r"(\d+) (hours|days) (before the meeting|after it)")
IN_DAYS = 96  # hours; from then on people count in days
HOUR = datetime.timedelta(hours=1)
STATUS_WORDS = {
    Status.DONE: "Met",
    Status.DONE_LATE: "After its time",
    Status.DUE: "To come",
}  # of the others the words themselves say that nothing is recorded


class DutyLine(NamedTuple):
    """A duty as the public reads it: how it stands, where the law says so, and the receipt."""

    words: str
    state: str
    section: str
    section_url: str
    receipt_url: str
    is_recorded: bool


def lines_of(duties, since, sitting=None):
    """What may be told of the Council's duties, by the facts of the meeting if they are of one."""
    now = timezone.now()
    own = [duty for duty in duties if duty.proof and duty.owner == Owner.COUNCIL]
    return [line_of(duty, duty.status(now, since), sitting) for duty in own]


def line_of(duty, status, sitting=None):
    what, evidence = duty.what.removesuffix(" on this site"), duty.first_evidence
    if evidence is not None:
        words = f"{what} {when_words(duty, evidence.at, sitting)}".strip()
    elif status == Status.DUE and duty.due:
        words = f"{what}: due by {moment_in_words(duty.due)}"
    else:
        words = f"{what}: not recorded"
        words += f", due by {moment_in_words(duty.due)}" if duty.due else ""
    return DutyLine(
        words=words,
        state=STATUS_WORDS.get(status, ""),
        section=duty.section,
        section_url=section_url(duty.section),
        receipt_url=evidence.address if evidence else "",
        is_recorded=evidence is not None,
    )


def section_url(section):
    """Where the General Assembly publishes the first section that is named: 1-225(c)."""
    return official.section_url(re.split(r"[(,]", section)[0])


def when_words(duty, at, sitting):
    """31 hours before the meeting; the law asks for 24."""
    if at is None:
        return ""
    limit = LIMIT.fullmatch(duty.limit) if sitting else None
    apart = limit and time_apart(at, sitting, *limit.groups()[1:])
    if apart is None:
        asked = duty.limit or (f"it by {moment_in_words(duty.due)}" if duty.due else "")
        asks = f"; the law asks for {asked}" if asked else ""
        return f"on {moment_in_words(at)}{asks}"
    number, unit, side = limit.groups()
    side = "before the meeting" if side.startswith("before") else "after the meeting"
    count, own_unit = apart
    asked = number if own_unit.startswith(unit[:-1]) else f"{number} {unit}"
    left_out = f", without {', '.join(duty.excluded)}" if duty.excluded else ""
    return f"{count} {own_unit} {side}; the law asks for {asked}{left_out}"


def time_apart(at, sitting, unit, side):
    """(31, “hours”) between an act and the meeting that it goes before or after.

    None where an hour is not known, or it came on the other side of the meeting.
    """
    is_before = side.startswith("before")
    anchor = sitting.start if is_before else sitting.end
    if unit == "days":
        return counted((day_of(at) - day_of(anchor)).days, "day")
    if not (isinstance(at, datetime.datetime) and isinstance(anchor, datetime.datetime)):
        return None
    hours = ((anchor - at) if is_before else (at - anchor)) // HOUR
    return counted(hours, "hour") if hours < IN_DAYS else counted(hours // 24, "day")


def counted(number, unit):
    return None if number < 0 else (number, unit if number == 1 else f"{unit}s")
