"""The seats of the council on a date, and who is recorded in each."""

import datetime
from typing import NamedTuple

from meetings.models import Meeting, Membership, Role, Seat, SeatKind
from meetings.pages.naming import ShownName, name_of
from tipcouncil.records.dates import Precision, in_words


class Holder(NamedTuple):
    """Somebody recorded in a seat."""

    name: ShownName
    words: str


class Filled(NamedTuple):
    """A seat with those who are recorded in it."""

    seat: Seat
    how: str
    holders: list[Holder]


def seats_on(date):
    """The seats that the law gave on a date, each with who held it, in two queries.

    A membership without a first or last day says nothing of any date, so it fills no seat here.
    """
    memberships = (
        Membership.objects.public()
        .on(date)
        .exclude(seat=None)
        .exclude(begins=None, ends=None)
        .select_related("person")
        .order_by("position", "pk")
    )
    holders = {}
    for row in memberships:
        words = ", ".join(w for w in (row.title, designee_words(row)) if w)
        holders.setdefault(row.seat_id, []).append(Holder(name_of(row.person), words))
    seats = Seat.objects.public().on(date).order_by("position", "holder")
    return [Filled(seat, how_filled(seat), holders.get(seat.pk, [])) for seat in seats]


def designee_words(row):
    return "" if row.role == Role.MEMBER else row.get_role_display().lower()


def how_filled(seat):
    if seat.kind == SeatKind.BY_OFFICE:
        return "By office"
    by = seat.appointing_authority
    return f"Appointed by the {by}" if by else "Appointed"


def dates_of_change():
    """The days on which a seat was added, or was gone, oldest first, in one query."""
    days = set()
    for begins, ends in Seat.objects.public().values_list("begins", "ends"):
        days |= {begins} if begins else set()
        days |= {ends + datetime.timedelta(days=1)} if ends else set()
    return sorted(days)


class ListedSeat(NamedTuple):
    """A line of a list of members."""

    name: ShownName
    row: Membership
    seat: str


class Roster(NamedTuple):
    """Those whom one list names, as it names them."""

    title: str
    date_words: str
    source: str
    rows: list[ListedSeat]


def rosters():
    """The lists of members that the record holds, newest first, and the contacts, in one query."""
    rows = (
        Membership.objects.public()
        .exclude(listed_in="")
        .select_related("person", "seat")
        .order_by("position", "pk")
    )
    lists, contacts = {}, []
    for row in rows:
        named = ListedSeat(name_of(row.person), row, seat_words(row))
        if row.role == Role.CONTACT:
            contacts.append(named)
            continue
        lists.setdefault((row.listed_on or datetime.date.min, row.listed_in), []).append(named)
    return [
        Roster(title, date_words_of(named[0].row), source_apart(title, named[0].row), named)
        for (_, title), named in sorted(lists.items(), key=lambda each: each[0], reverse=True)
    ], contacts


def source_apart(title, row):
    """The source of a list without the list's own name, which stands above it."""
    return row.source_names.removeprefix(title).lstrip(", ")


def seat_words(row):
    written = row.seat_as_written or (row.seat.holder if row.seat else "")
    return written or ("Not stated" if row.role == Role.MEMBER else row.get_role_display())


def date_words_of(row):
    return in_words(row.listed_on, row.listed_precision) if row.listed_on else ""


def meetings_on(date):
    meetings = Meeting.objects.public().select_related("body")
    return meetings.filter(date=date, date_precision=Precision.DAY)
