"""What the record says of a person, sentence by sentence, and where."""

import datetime
from typing import NamedTuple

from django.db.models import Prefetch

from meetings.models import (
    Attendance,
    Capacity,
    Document,
    Manner,
    Membership,
    MemberVote,
    Person,
    Role,
)
from tipcouncil.records.dates import in_words

SHORT = 200  # characters of a motion that are quoted


class Appearance(NamedTuple):
    """One thing that the record says of somebody."""

    words: str
    where: str
    url: str = ""
    date: datetime.date | None = None


def people_with_their_record():
    """The people whom the public may look up, with all that is said of them, in four queries."""
    attendances = Attendance.objects.public().select_related(
        "meeting__body", "agenda_item__parent__parent"
    )
    return (
        Person.objects.public()
        .filter(name_withheld=False)
        .prefetch_related(
            Prefetch("attendances", attendances.order_by("meeting__date", "position")),
            Prefetch("memberships", Membership.objects.public().select_related("seat", "body")),
            Prefetch("documents", Document.objects.public().select_related("meeting__body")),
        )
        .order_by("sort_name", "pk")
    )


def of_person(person, votes=()):
    """Everything, oldest first; what has no date comes last."""
    appearances = [
        *map(at_meeting, person.attendances.all()),
        *map(in_membership, person.memberships.all()),
        *map(in_document, person.documents.all()),
        *map(in_vote, votes),
    ]
    return sorted(appearances, key=lambda one: one.date or datetime.date.max)


def at_meeting(row):
    item, meeting = row.agenda_item, row.meeting
    path = item.path_words if item else ""
    return Appearance(
        words=attendance_words(row),
        where=f"{meeting}, item {path}" if path else str(meeting),
        url=f"{meeting.get_absolute_url()}{f'#{item.element_id}' if item else ''}",
        date=meeting.date,
    )


def attendance_words(row):
    if row.manner == Manner.ABSENT:
        return f"Recorded as absent ({row.get_capacity_display().lower()})"
    if row.capacity == Capacity.PRESENTER:
        return f"Presented “{row.topic}”" if row.topic else "Presented"
    attended = f"Attended as {row.get_capacity_display().lower()}"
    return f"{attended} and spoke on “{row.topic}”" if row.topic else attended


def in_membership(row):
    seat = row.seat_as_written or (row.seat.holder if row.seat else "")
    beside = ", ".join(part for part in (seat, row.title) if part)
    if row.role == Role.CONTACT:
        words = "Contact for additional information"
    elif row.listed_in:
        words = f"Listed as {row.get_role_display().lower()}"
    else:
        words = row.get_role_display()
    return Appearance(
        words=f"{words}: {beside}" if beside else words,
        where=where_listed(row),
        date=row.begins or row.listed_on,
    )


def where_listed(row):
    """“Annual Report 2009, January 2009”, or from when to when."""
    listed_on = in_words(row.listed_on, row.listed_precision) if row.listed_on else ""
    listed = ", ".join(part for part in (row.listed_in, listed_on) if part)
    begins = f"from {in_words(row.begins)}" if row.begins else ""
    ends = f"to {in_words(row.ends)}" if row.ends else ""
    return "; ".join(part for part in (listed, f"{begins} {ends}".strip()) if part)


def in_document(document):
    meeting = document.meeting
    return Appearance(
        words=f"Named in the title of “{document.title_as_posted}”",
        where=f"{meeting}, documents" if meeting else "Documents of the Council",
        url=document.get_absolute_url(),
        date=meeting.date if meeting else document.date,
    )


def votes_of(person):
    """How the person voted, as far as the record tells, in one query."""
    votes = MemberVote.objects.public().filter(person=person)
    return votes.select_related("motion__meeting__body")


def in_vote(vote):
    motion = vote.motion
    return Appearance(
        words=f"Voted “{vote.get_option_display()}” on: {motion.text[:SHORT]}",
        where=str(motion.meeting),
        url=f"{motion.meeting.get_absolute_url()}#motion-{motion.pk}",
        date=motion.meeting.date,
    )
