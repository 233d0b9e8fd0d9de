"""Who was at a meeting, and how its members voted, ready for the page."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from meetings.counts import counts_in_words, counts_of, differ, named_in_words
from meetings.models import AgendaItem, Attendance, Capacity, Manner, Motion, VoteOption
from meetings.pages.naming import ShownName, name_in
from statutes.linking.links import render_inline
from tipcouncil.records.dates import clock


class Present(NamedTuple):
    """Somebody whom the record of a meeting names as there, or as absent."""

    row: Attendance
    name: ShownName
    words: str  # what is known beside the name: the seat, how, from when to when
    item: AgendaItem | None


class Attended(NamedTuple):
    """Everybody in one capacity, under a heading."""

    heading: str
    people: list[Present]


HEADINGS = {
    Capacity.MEMBER: "Members",
    Capacity.DESIGNEE: "Designees",
    Capacity.STAFF: "Staff",
    Capacity.GUEST: "Guests",
    Capacity.PRESENTER: "Presenters",
}


def attendance_of(rows, items):
    """The rows by capacity, members first; `items` are the meeting's, by their keys."""
    by_capacity = {capacity: [] for capacity in Capacity}
    for row in rows:
        present = Present(row, name_in(row), words_beside(row), items.get(row.agenda_item_id))
        by_capacity[row.capacity].append(present)
    return [Attended(HEADINGS[c], people) for c, people in by_capacity.items() if people]


def words_beside(row):
    """Chief State's Attorney; electronically; arrived 10:20 AM."""
    facts = [row.seat.holder if row.seat and row.seat.is_public else ""]
    if row.manner != Manner.NOT_STATED:
        facts.append(row.get_manner_display().lower())
    if row.arrived:
        facts.append(f"arrived {clock(row.arrived)}")
    if row.left:
        facts.append(f"left {clock(row.left)}")
    return "; ".join(fact for fact in facts if fact)


class Votes(NamedTuple):
    """Everybody who voted one way."""

    words: str
    names: list[ShownName]


class Decided(NamedTuple):
    """A motion with its votes."""

    motion: Motion
    text: SafeString
    item: AgendaItem | None
    votes: list[Votes]
    tally: str  # 12 in favor, 1 opposed; or, where only names are given, 12 yes, 1 no
    by_name: str  # 11 yes, 1 no; empty where it agrees with the tally


def decided(motion, items, law):
    by_option = {option: [] for option in VoteOption}
    for vote in motion.votes.all():
        by_option[vote.option].append(name_in(vote))
    votes = [Votes(option.label, names) for option, names in by_option.items() if names]
    named = {option: len(names) for option, names in by_option.items()}
    counts = counts_of(motion)
    by_name = named_in_words(named)
    tally = counts_in_words(counts) or by_name
    by_name = by_name if differ(counts, named) else ""
    text = render_inline(motion.text, law)
    return Decided(motion, text, items.get(motion.agenda_item_id), votes, tally, by_name)
