"""A closed day that staff enter moves the deadlines of special meetings, and the log says so."""

import datetime

import pytest

from meetings.deadlines import Proof, duties_of
from meetings.desk.desk import desks
from meetings.evidence.clocks import sitting_of
from meetings.evidence.closed_days import office_calendar
from meetings.models import ClosedDay, Meeting
from tests import make
from tests.admin.pages import press, save
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db
NOTICE = "“Notice posted on this site” is due "


def special(**fields):
    """On Tuesday after King Day 2017: the notice is due on the Friday before, at ten."""
    fields = {"kind": "special", "starts_at": datetime.time(10)} | fields
    return make.meeting(date="2017-01-17", **fields)


def due(meeting):
    [desk] = desks(Meeting.objects.filter(pk=meeting.pk))
    duties = {step.name: step.due_words for step in desk.steps}
    return duties["Notice and agenda"]


def told(meeting):
    rows = AuditEntry.objects.filter(object_id=meeting.pk, verb="change", record=str(meeting))
    return [row.words for row in rows if "Closed day" in row.words]


def test_a_closed_day_counts_from_its_posting_on(clerk):
    meeting = special(posted=False)
    make.agenda_item(meeting=meeting)
    save(clerk, ClosedDay, date="2017-01-13", words="Closed for snow")
    day = ClosedDay.objects.get()
    assert due(meeting) == "January 13, 2017, 10:00 AM"
    assert told(meeting) == []
    press(clerk, day, "post")
    assert due(meeting) == "January 12, 2017, 10:00 AM"
    moved = f"{NOTICE}January 12, 2017, 10:00 AM, and not January 13, 2017, 10:00 AM."
    assert f"{moved} Closed day: January 13, 2017, Closed for snow." in told(meeting)
    assert AuditEntry.objects.filter(words__startswith=moved).get().role == "clerk"
    press(clerk, day, "take-back")
    assert due(meeting) == "January 13, 2017, 10:00 AM"


def test_a_day_that_is_corrected_moves_deadlines_back_and_forth():
    meeting, day = special(), make.closed_day("2017-01-13")
    day.date = datetime.date(2017, 1, 12)
    day.save()
    back = f"{NOTICE}January 13, 2017, 10:00 AM, and not January 12"
    assert any(words.startswith(back) for words in told(meeting))


def test_a_day_without_a_meeting_near_and_a_regular_meeting_tell_nothing():
    regular = special(kind="regular")
    make.closed_day("2017-01-13")
    make.closed_day("2018-01-13")
    assert told(regular) == []


def test_a_regular_meeting_on_a_proclaimed_holiday_is_held_on_the_next_business_day():

    meeting = make.meeting(date="2017-01-19", kind="regular")
    make.closed_day("2017-01-19", "Day of mourning", kind="holiday")
    held = next(d for d in duties_of(sitting_of(meeting), office_calendar()) if d.clock == "K20")
    assert (held.proof, held.due) == (Proof.HELD, datetime.date(2017, 1, 20))
    assert "Day of mourning" in held.what
