"""What the forms ask about the council's own dates, and about who held which seat.

Seats and designees are as Sec. 46a-170 has them, on the rows of the seats.
"""

import datetime

from meetings.deadlines import WEEKEND, OfficeCalendar, holidays_of
from meetings.models import (
    Attendance,
    Body,
    BodyKind,
    Capacity,
    Document,
    HostAgency,
    Manner,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Membership,
    MemberVote,
    Milestone,
    Minutes,
    Role,
    Seat,
    SeatKind,
    VoteOption,
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
    holiday = holidays_of(meeting.date.year).get(meeting.date)
    return (holiday, OfficeCalendar().next_business_day(meeting.date)) if holiday else None


def open_day_of_meeting(meeting):
    """A regular meeting on a legal holiday, and any on a weekend."""
    if meeting.status == MeetingStatus.CANCELLED or not meeting.is_dated_to_the_day:
        return
    day = in_words(meeting.date)
    if moved := day_by_holiday(meeting):
        holiday, other = moved
        words = f"{day} is a legal holiday ({holiday}). The law has a regular meeting held on"
        words = f"{words} the next business day, {other:%A}, {in_words(other)} (Sec. 1-230)."
        yield Question("date", words, ("kind",))
    elif weekend := WEEKEND.get(meeting.date.weekday()):
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


# Who held which seat


def no_designee(seat):
    if seat.body.kind != BodyKind.COUNCIL:
        return f"By its own entry the seat “{seat}” may send no designee. Is that meant?"
    return (
        f"The law gives “{seat}” no designee: only members by office and the police chief may send"
        " one (Sec. 46a-170(c)). Is the role or the seat another?"
    )


def life_of_seat(seat):
    if seat.kind == SeatKind.PUBLIC_MEMBER and seat.designee_allowed:
        yield Question("designee_allowed", no_designee(seat), ("kind",))
    later = Membership.objects.filter(seat=seat, begins__gt=seat.ends) if seat.ends else []
    for held in later[:1]:
        words = f"{held.person} is recorded in it from {in_words(held.begins)}, after that day."
        yield Question("ends", words)


def period(row):
    """First and last day of a membership; of one that only a list tells, the day of the list."""
    known = [row.begins, row.ends]
    if known == [None, None] and row.listed_on:
        known = [row.listed_on, row.listed_on]
    return known[0] or datetime.date.min, known[1] or datetime.date.max


def days_in_words(row):
    begins = f" from {in_words(row.begins)}" if row.begins else ""
    ends = f" to {in_words(row.ends)}" if row.ends else ""
    listed = f" on the list of {in_words(row.listed_on)}" if row.listed_on else ""
    return begins + ends or listed or ", without a day"


def meet(row, other):
    """Whether two memberships share a day, as far as both say one."""
    first, last = period(row)
    begins, ends = period(other)
    return begins <= last and first <= ends


DAYS = ("begins", "ends", "listed_on")


def days_of_membership(row):
    yield from past_date_questions(row, "listed_on")
    first, last = period(row)
    seat = row.seat
    name = "listed_on" if row.listed_on and not (row.begins or row.ends) else "begins"
    if seat and seat.begins and datetime.date.min < first < seat.begins:
        words = f"The record has the seat “{seat}” from {in_words(seat.begins)} on."
        yield Question(name, words, ("seat",))
    if seat and seat.ends and seat.ends < today() and last > seat.ends:
        why = f" ({seat.added_by})" if seat.added_by else ""
        words = f"The seat “{seat}” ended on {in_words(seat.ends)}{why}."
        if first > seat.ends:
            yield Question("seat", f"{words} Is another seat meant?", DAYS)
        else:
            words += f" Did you mean {in_words(seat.ends)} as the last day?"
            yield Question("ends", words, ("seat", "begins", "listed_on"))


def one_in_a_seat(row):
    """A seat has one holder at a time; its designees come beside."""
    if row.person.pk is None:
        return
    others = Membership.objects.filter(body=row.body).exclude(pk=row.pk)
    others = others.select_related("person", "seat", "body")
    same = others.filter(person=row.person, seat=row.seat, role=row.role)
    for other in filter(lambda other: meet(row, other), same):
        words = f"{row.person} is recorded there already,{days_in_words(other)}."
        yield Question("person", words, ("seat", "role", "body", *DAYS))
        return
    if row.role in {Role.DESIGNEE, Role.CONTACT}:
        return
    others = others.exclude(person=row.person)
    holders = others.exclude(role__in=[Role.DESIGNEE, Role.CONTACT])
    for other in holders.filter(seat=row.seat) if row.seat else []:
        if meet(row, other):
            words = f"{other.person} is recorded in this seat{days_in_words(other)}."
            words += " Write the last day there first, or is this the designee, or another seat?"
            yield Question("seat", words, ("role", *DAYS))
            return
    for other in others.filter(role=Role.CHAIR) if row.role == Role.CHAIR else []:
        if meet(row, other):
            words = f"{other.person} is recorded as the chair{days_in_words(other)}."
            yield Question("role", words, ("body", *DAYS))
            return


def who_may_send_a_designee(row):
    seat = row.seat or (row.designee_of.seat if row.designee_of else None)
    is_designee = row.role == Role.DESIGNEE
    if is_designee and seat and not seat.designee_allowed:
        yield Question("role", no_designee(seat), ("seat", "designee_of"))
    if row.designee_of and not is_designee:
        words = f"{row.person} is entered as the designee of {row.designee_of.person}: is the role"
        yield Question("role", f"{words} “Designee”?", ("designee_of",))
    if row.designee_of and row.seat_id and row.designee_of.seat_id not in {row.seat_id, None}:
        words = f"{row.designee_of.person} holds another seat, “{row.designee_of.seat}”."
        yield Question("designee_of", words, ("seat",))


# Who was there, and voted


def missing_membership(person, meeting):
    """A question where the record knows who sat that day, and this person was not among them."""
    rows = Membership.objects.filter(body=meeting.body).exclude(begins=None, ends=None)
    if rows.on(meeting.date).filter(person=person).exists():
        return
    if rows.filter(person=person).exists() or rows.on(meeting.date).exists():
        words = f"By the record {person} was no member of the {meeting.body} on"
        words += (
            f" {meeting.date_words}. Were they a designee or a guest, or is a membership missing?"
        )
        yield Question("person", words, ("capacity", "option"))


def who_was_there(row):
    if row.capacity == Capacity.MEMBER and row.person:
        yield from missing_membership(row.person, row.meeting)
    if row.capacity == Capacity.DESIGNEE and row.seat and not row.seat.designee_allowed:
        yield Question("capacity", no_designee(row.seat), ("seat",))
    seat, date = row.seat, row.meeting.date
    if seat and not Seat.objects.filter(pk=seat.pk).on(date).exists():
        words = f"The record has no seat “{seat}” on {row.meeting.date_words}."
        yield Question("seat", words)


def who_voted(vote):
    if vote.option in {VoteOption.ABSENT, VoteOption.EXCUSED} or not vote.person:
        return
    meeting = vote.motion.meeting
    rows = list(Attendance.objects.filter(meeting=meeting, person=vote.person))
    not_voting = {Capacity.GUEST, Capacity.STAFF, Capacity.PRESENTER}
    if rows and all(row.manner == Manner.ABSENT or row.capacity in not_voting for row in rows):
        was = rows[0]
        state = was.manner if was.manner == Manner.ABSENT else was.get_capacity_display()
        words = f"By the record {vote.person} was at this meeting as: {state.lower()}."
        yield Question("person", words, ("option",))
        return
    if not any(row.capacity == Capacity.DESIGNEE for row in rows):
        yield from missing_membership(vote.person, meeting)


QUESTIONS = {
    Meeting: [day_of_meeting, open_day_of_meeting, hours_of_meeting],
    Body: [life_of_body],
    HostAgency: [days_within_its_body],
    Milestone: [day_of_milestone],
    Document: [day_of_document],
    Minutes: [meeting_that_approved],
    Seat: [days_within_its_body, life_of_seat],
    Membership: [days_within_its_body, days_of_membership, one_in_a_seat, who_may_send_a_designee],
    Attendance: [who_was_there],
    MemberVote: [who_voted],
}
