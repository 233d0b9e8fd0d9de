"""The seats of the council on a date, and who is recorded in each."""

import datetime
from typing import NamedTuple

from meetings.models import Meeting, Membership, Role, Seat, SeatKind
from meetings.pages.naming import ShownName, name_of
from tipcouncil.records.dates import Precision, in_words, parse_day, today


class Holder(NamedTuple):
    """Somebody recorded in a seat."""

    name: ShownName
    words: str


class Filled(NamedTuple):
    """A seat with those who are recorded in it."""

    seat: Seat
    how: str
    holders: list[Holder]


def day_asked(text):
    """The day that a reader asks for, or today; and whether what they wrote is no day."""
    try:
        return parse_day(text) if text else today(), False
    except ValueError:
        return today(), True


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


def rosters():
    """The lists of members that the record holds, newest first, and the contacts, in one query.

    A line of a list is (name, membership, seat).
    """
    rows = Membership.objects.public().exclude(listed_in="").select_related("person", "seat")
    lists, contacts = {}, []
    for row in rows.order_by("position", "pk"):
        line = name_of(row.person), row, seat_words(row)
        if row.role == Role.CONTACT:
            contacts.append(line)
        else:
            lists.setdefault((str(row.listed_on or ""), row.listed_in), []).append(line)
    newest_first = [lists[key] for key in sorted(lists, reverse=True)]
    return [roster(lines) for lines in newest_first], contacts


def roster(lines):
    """A list under its own name, with its source but for that name."""
    _, first, _ = lines[0]
    listed_on = in_words(first.listed_on, first.listed_precision) if first.listed_on else ""
    return {
        "title": first.listed_in,
        "date_words": listed_on,
        "source": first.source_names.removeprefix(first.listed_in).lstrip(", "),
        "rows": lines,
    }


def seat_words(row):
    written = row.seat_as_written or (row.seat.holder if row.seat else "")
    return written or ("Not stated" if row.role == Role.MEMBER else row.get_role_display())


def meetings_on(date):
    meetings = Meeting.objects.public().select_related("body")
    return meetings.filter(date=date, date_precision=Precision.DAY)
