"""What the forms ask about days and hours: of meetings, bodies and papers."""

import datetime

from meetings.deadlines import WEEKEND
from meetings.evidence.closed_days import office_calendar
from meetings.models import (
    MeetingKind,
    MeetingStatus,
)
from tipcouncil.records.dates import clock, in_words, today
from tipcouncil.records.plausible import (
    FIRST_DAY,
    Question,
    date_questions,
    end_of_next_year,
    end_of_year,
    past_date_questions,
)

LONGEST_SITTING = datetime.timedelta(hours=8)
LATE_START = datetime.timedelta(hours=3)


def within_life_of(body, record, name):
    """Questions about a day on which the body was not there yet, or no longer."""
    ends = body.ends or end_of_next_year()
    first = body.begins or (body.parent.begins if body.parent else None) or FIRST_DAY
    before = f"before {in_words(first)}, the first day of the {body} that the record knows"
    after = f"after the last day of the {body}, {in_words(ends)}" if body.ends else "far ahead"
    yield from date_questions(record, name, first, ends, before, after)


def day_of_meeting(meeting):
    yield from within_life_of(meeting.body, meeting, "date")
    yield from past_date_questions(meeting, "first_public_on")
    if meeting.status == MeetingStatus.HELD and today() < meeting.date <= end_of_next_year():
        words = f"{in_words(meeting.date)} is still to come. Did you mean that it is planned?"
        yield Question("status", words, ("date",))


def day_by_holiday(meeting):
    """(holiday, day on which it is held) of a regular meeting on a legal holiday (Sec. 1-230)."""
    if meeting.kind != MeetingKind.REGULAR or not meeting.is_dated_to_the_day:
        return None
    calendar = office_calendar()
    holiday = calendar.holiday_on(meeting.date)
    return (holiday, calendar.next_business_day(meeting.date)) if holiday else None


def open_day_of_meeting(meeting):
    """A regular meeting on a legal holiday, and any on a weekend."""
    is_likely = FIRST_DAY <= meeting.date <= end_of_next_year()  # of others another question asks
    if meeting.status == MeetingStatus.CANCELLED or not meeting.is_dated_to_the_day:
        return
    day = in_words(meeting.date)
    if moved := day_by_holiday(meeting):
        holiday, other = moved
        words = f"{day} is a legal holiday ({holiday}). The law has a regular meeting held on"
        words = f"{words} the next business day, {other:%A}, {in_words(other)} (Sec. 1-230)."
        yield Question("date", words, ("kind",))
    elif is_likely and (weekend := WEEKEND.get(meeting.date.weekday())):
        yield Question("date", f"{day} is a {weekend}. Is the day right?")


def at(time):
    return datetime.datetime.combine(FIRST_DAY, time)


def other_half(time):
    """10:06 AM for 10:06 PM."""
    return time.replace(hour=(time.hour + 12) % 24)


def is_night(time):
    return not 6 <= time.hour < 22


def hours_of_meeting(meeting):
    """A meeting at night, called hours after its hour, or adjourned hours after the last of it."""
    for name in ("starts_at", "called_to_order"):
        time = getattr(meeting, name)
        if time and is_night(time):
            words = f"{clock(time)} is at night. Did you mean {clock(other_half(time))}?"
            yield Question(name, words)
    begins = meeting.called_to_order or meeting.starts_at
    planned, called = meeting.starts_at, meeting.called_to_order
    is_late = planned and called and abs(at(called) - at(planned)) > LATE_START
    if is_late and not is_night(called):
        words = f"The meeting was to start at {clock(planned)}, and {clock(called)} is hours apart."
        yield Question("called_to_order", words + meant_near(called, planned), ("starts_at",))
    for name, first in (("ends_at", planned), ("adjourned", begins)):
        last = getattr(meeting, name)
        if first and last and at(last) - at(first) > LONGEST_SITTING:
            hours = round((at(last) - at(first)) / datetime.timedelta(hours=1))
            words = f"From {clock(first)} to {clock(last)} are {hours} hours."
            also = ("starts_at", "called_to_order")
            yield Question(name, words + meant_near(last, first), also)


def meant_near(time, near):
    other = other_half(time)
    is_nearer = abs(at(other) - at(near)) <= LATE_START and other != near
    return f" Did you mean {clock(other)}?" if is_nearer else " Is the hour right?"


def life_of_body(body):
    for name in ("begins", "ends"):
        yield from date_questions(body, name, FIRST_DAY, end_of_next_year())


def days_within_its_body(row):
    for name in ("begins", "ends"):
        yield from within_life_of(row.body, row, name)


def day_of_milestone(milestone):
    yield from date_questions(milestone, "date", FIRST_DAY, end_of_year(5))


def day_of_document(document):
    yield from past_date_questions(document, "first_public_on")
    body = document.body if document.body_id else document.meeting.body
    asked = list(within_life_of(body, document, "date"))
    yield from asked
    meeting = document.meeting
    if meeting and document.date and abs((document.date - meeting.date).days) > 365:
        words = f"{in_words(document.date)} is more than a year from the meeting of"
        words += f" {meeting}. Is it a paper of that meeting?"
        if not asked:
            yield Question("date", words, ("meeting",))


def meeting_that_approved(minutes):
    yield from past_date_questions(minutes, "first_public_on")
    there = minutes.approved_in
    if there and there.body_id != minutes.meeting.body_id:
        words = f"That was a meeting of the {there.body}; these are minutes of the"
        yield Question("approved_in", f"{words} {minutes.meeting.body}.", ("meeting",))
