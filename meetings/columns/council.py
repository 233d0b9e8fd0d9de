"""Bodies, seats, memberships and people: as tables have them, and as Popolo names them."""

from typing import NamedTuple

from meetings.models import Body, Membership, Person, Seat
from meetings.pages.naming import name_of
from meetings.pages.seats import Holder
from tipcouncil.records import api
from tipcouncil.records.api import ENDING, SOURCES, UPDATED
from tipcouncil.records.tables import Column, fields, page


def seat_of(row, base):
    return row.seat_as_written or (row.seat.holder if row.seat else "")


# As tables have them


class HeldSeat(NamedTuple):
    """A seat with one who is recorded in it, or with None where nobody is."""

    seat: Seat
    holder: Holder | None


SEATS = [
    *fields(
        Seat,
        "seat=holder number kind appointed_by=appointing_authority represents begins ends added_by",
        "seat.",
    ),
    Column("holder", lambda row, base: row.holder.name.words if row.holder else "Not recorded"),
    Column("holder_recorded_as", lambda row, base: row.holder.words if row.holder else ""),
    Column("source", "seat.source"),
]
MEMBERSHIPS = [
    Column("name", lambda row, base: name_of(row.person).words),
    *fields(Membership, "body=body.name role"),
    Column("seat", seat_of),
    *fields(Membership, "title begins ends listed_in listed_on note source"),
    Column("address", lambda row, base: (url := name_of(row.person).url) and f"{base}{url}"),
]
PEOPLE = [
    *fields(Person, "name name_by_family=sort_name honorific"),
    Column(
        "meetings_named_at",
        lambda person, base: len({row.meeting_id for row in person.attendances.all()}),
        int,
    ),
    Column("lists_named_in", lambda person, base: len(person.memberships.all()), int),
    Column("documents_named_in", lambda person, base: len(person.documents.all()), int),
    *fields(Person, "note source"),
    Column("address", page),
]

# As Popolo names them

Organization = api.record(
    "Organization",
    "The council, the task force before it, or a committee.",
    [
        *fields(
            Body,
            "id=slug name classification=kind parent_id=parent formerly_id=formerly"
            " founding_date=begins dissolution_date=ends established_by description=about",
        ),
        SOURCES,
        UPDATED,
    ],
)
Post = api.record(
    "Post",
    "A seat that the law gives on a body.",
    [
        *fields(
            Seat,
            "id=slug organization_id=body.slug label=holder role=kind number appointing_authority"
            " represents designee_allowed start_date=begins end_date=ends added_by source_url",
        ),
        SOURCES,
        UPDATED,
    ],
)
MembershipOut = api.record(
    "MembershipOut",
    "That a person sat on a body, or is named in a list of its members.",
    [
        Column("id", "pk", int),
        Column(
            "person_id",
            lambda row, base: None if row.person.name_withheld else row.person.slug,
            str | None,
        ),
        Column("person_name", lambda row, base: name_of(row.person).words),
        *fields(Membership, "organization_id=body.slug post_id=seat"),
        Column("label", seat_of),
        *fields(Membership, "title role start_date=begins end_date=ends listed_in listed_on note"),
        SOURCES,
        UPDATED,
    ],
)
PersonOut = api.record(
    "PersonOut",
    "Somebody whom the record names. A name that is withheld has no entry here.",
    [
        *fields(Person, "id=slug name sort_name honorific_prefix=honorific note"),
        Column(
            "memberships",
            lambda person, base: [MembershipOut.of(row, base) for row in person.public_memberships],
            list[MembershipOut],
        ),
        *ENDING,
    ],
)
