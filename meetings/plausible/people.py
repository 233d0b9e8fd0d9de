"""What the forms ask about who held which seat, who was there, and who voted.

Seats and designees are as Sec. 46a-170 has them, on the rows of the seats.
"""

import datetime

from meetings.models import (
    Attendance,
    BodyKind,
    Capacity,
    Manner,
    Membership,
    Role,
    Seat,
    SeatKind,
    VoteOption,
)
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.plausible import (
    Question,
    past_date_questions,
)


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
