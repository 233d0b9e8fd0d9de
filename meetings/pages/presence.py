"""Who was at a meeting, and how its members voted, ready for the page."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from meetings.counts import counts_in_words, counts_of, differ, named_in_words
from meetings.models import AgendaItem, Capacity, Manner, Motion, VoteOption
from meetings.pages.naming import ShownName, name_in
from statutes.linking.links import render_inline
from tipcouncil.records.dates import clock

HEADINGS = {
    Capacity.MEMBER: "Members",
    Capacity.DESIGNEE: "Designees",
    Capacity.STAFF: "Staff",
    Capacity.GUEST: "Guests",
    Capacity.PRESENTER: "Presenters",
}


class Present(NamedTuple):
    """Somebody whom the record of a meeting names as there, or as absent."""

    heading: str
    topic: str
    name: ShownName
    words: str  # what is known beside the name: the seat, how, from when to when
    item: AgendaItem | None


def attendance_of(rows, items):
    """Everybody by capacity, members first; `items` are the meeting's, by their keys."""
    return [
        Present(heading, row.topic, name_in(row), words_beside(row), items.get(row.agenda_item_id))
        for capacity, heading in HEADINGS.items()
        for row in rows
        if row.capacity == capacity
    ]


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


class Decided(NamedTuple):
    """A motion with its votes."""

    motion: Motion
    text: SafeString
    item: AgendaItem | None
    votes: list[tuple[str, list[ShownName]]]  # who voted each way
    tally: str  # 12 in favor, 1 opposed; or, where only names are given, 12 yes, 1 no
    by_name: str  # 11 yes, 1 no; empty where it agrees with the tally


def decided(motion, items, law):
    by_option = {option: [] for option in VoteOption}
    for vote in motion.votes.all():
        by_option[vote.option].append(name_in(vote))
    named = {option: len(names) for option, names in by_option.items()}
    counts, by_name = counts_of(motion), named_in_words(named)
    return Decided(
        motion=motion,
        text=render_inline(motion.text, law),
        item=items.get(motion.agenda_item_id),
        votes=[(option.label, names) for option, names in by_option.items() if names],
        tally=counts_in_words(counts) or by_name,
        by_name=by_name if differ(counts, named) else "",
    )
