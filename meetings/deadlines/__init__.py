"""The clocks that Connecticut law sets on a public meeting and on the council's year.

Pure functions over plain facts: no table is read, and the machine's own clock is not asked.
`duties_of(sitting, calendar, evidence)` says what one meeting asks for, `duties_of_year` what a
year does: what, due when, by which section, satisfied by what, and by which evidence it was.
"""

from meetings.deadlines.days import WEEKEND, OfficeCalendar, holidays_of
from meetings.deadlines.duties import (
    Duty,
    Evidence,
    Owner,
    Proof,
    Status,
    as_moment,
    day_of,
    is_by,
)
from meetings.deadlines.sittings import Sitting, SittingKind, SittingManner, duties_of
from meetings.deadlines.years import CouncilYear, duties_of_year

__all__ = [
    "WEEKEND",
    "CouncilYear",
    "Duty",
    "Evidence",
    "OfficeCalendar",
    "Owner",
    "Proof",
    "Sitting",
    "SittingKind",
    "SittingManner",
    "Status",
    "as_moment",
    "day_of",
    "duties_of",
    "duties_of_year",
    "holidays_of",
    "is_by",
]
