"""Who was there and what was moved, as the text has it, beside the rows that are there."""

import datetime

from meetings.counts import COUNTED
from meetings.importing.parsed import ABSENT, ELECTRONICALLY, GUEST, IN_PERSON
from meetings.models import (
    Attendance,
    Capacity,
    Manner,
    MemberVote,
    Motion,
    MotionResult,
    Person,
    VoteOption,
)
from tipcouncil.records.dates import clock

READ = "Read from the text of the minutes."
FILLED = "Filled in from the text of the minutes."
BY_HAND = "Somebody entered or corrected this by hand."
IS_PUBLIC = "It is posted: readers see it."
MANNERS = {IN_PERSON: Manner.IN_PERSON, ELECTRONICALLY: Manner.ELECTRONICALLY}
NAMES = {
    "moved_by_name": "moved by",
    "seconded_by_name": "seconded by",
    "result": "result",
    "by_voice": "by voice",
    **dict(COUNTED.values()),
}
GUESTS = {Capacity.GUEST, Capacity.PRESENTER}


def fold(text):
    """Words without case, punctuation and blanks, to know them again."""
    return "".join(character for character in (text or "").casefold() if character.isalnum())


def keep(row, by, reason=READ, **how):
    row._history_user, row._change_reason = by, reason
    row.save(**how)


def keep_row(row, by):
    """Keep what was read: a row that is new or was read before goes on following the text."""
    follows = row.pk is None or row.follows_text
    keep(row, by, READ if follows else FILLED, follows_text=follows)


def shown(value):
    """A value in a sentence."""
    if isinstance(value, datetime.time):
        return clock(value)
    return "yes" if value is True else f"“{getattr(value, 'label', value)}”"


def is_entered(value):
    """Whether a field says anything: a count of 0 does."""
    return value is not None and value is not False and value not in ("", MotionResult.NOT_STATED)


def person_named(name, people):
    """The one person with exactly this name, or nobody."""
    found = people.get(fold(name), [])
    return found[0] if len(found) == 1 else None


def everybody():
    people = {}
    for person in Person.objects.all():
        people.setdefault(fold(person.name), []).append(person)
    return people


class AttendanceProposal:
    """The people of the text: new, with more known of them, or told otherwise."""

    def __init__(self, meeting, parsed):
        self.meeting = meeting
        self.rows = list(meeting.attendances.order_by("position", "pk"))
        self.wanted = {}
        left = list(self.rows)
        for number, one in enumerate(parsed.attendance):
            row = next((row for row in left if self._is_same(row, one)), None)
            if row:
                left.remove(row)
            self.wanted[f"present-{number}"] = (one, row, self._said(one))
        self.gone = [row for row in left if row.follows_text]

    @staticmethod
    def _is_same(row, one):
        is_guest = one.status == GUEST
        return fold(row.name_as_recorded) == fold(one.name) and is_guest == (row.capacity in GUESTS)

    @staticmethod
    def _said(one):
        manner = Manner.ABSENT if one.status == ABSENT else MANNERS.get(one.manner)
        said = {"manner": manner, "arrived": one.arrived, "left": one.left}
        return {name: value for name, value in said.items() if value}

    def changes(self):
        for key, (one, row, said) in self.wanted.items():
            if row is None:
                yield key, f"Add {one.name}, {one.status}"
                continue
            news = {name: value for name, value in said.items() if getattr(row, name) != value}
            if not news:
                continue
            words = ", ".join(f"{name} {shown(value)}" for name, value in news.items())
            empty = (None, Manner.NOT_STATED)
            overwrites = any(getattr(row, name) not in empty for name in news)
            asks = BY_HAND if overwrites and not row.follows_text else ""
            yield key, f"{row.name_as_recorded}: {words}", asks
        for row in self.gone:
            yield f"present-gone-{row.pk}", f"Remove {row}: the text names them no longer"

    def apply(self, keys, by):
        people = everybody() if any(key in keys for key in self.wanted) else {}
        last = max((row.position for row in self.rows), default=0)
        for number, (key, (one, row, said)) in enumerate(self.wanted.items(), start=1):
            if key not in keys:
                continue
            row = row or self._new(one, last + number, people)
            for name, value in said.items():
                setattr(row, name, value)
            keep_row(row, by)
        for row in self.gone:
            if f"present-gone-{row.pk}" in keys:
                row._history_user = by
                row.delete()

    def _new(self, one, position, people):
        return Attendance(
            meeting=self.meeting,
            name_as_recorded=one.name[:200],
            person=person_named(one.name, people),
            capacity=Capacity.GUEST if one.status == GUEST else Capacity.MEMBER,
            position=position,
        )


class MotionProposal:
    """The motions of the text, with who moved, what became of them, and the members' votes."""

    def __init__(self, meeting, parsed):
        self.meeting, self.parsed = meeting, parsed
        self.rows = list(meeting.motions.prefetch_related("votes").order_by("position", "pk"))
        self.wanted = {}
        left = list(self.rows)
        for number, one in enumerate(parsed.motions):
            row = next((row for row in left if fold(row.text) == fold(one.text)), None)
            if row:
                left.remove(row)
            self.wanted[f"motion-{number}"] = (one, row)
        self.gone = [row for row in left if row.follows_text and not row.posted_at]

    def changes(self):
        for key, (one, row) in self.wanted.items():
            if row is None:
                yield key, f"Add “{one.text}”{self._beside(one)}"
                continue
            news = self._news(one, row)
            words = [f"{NAMES[name]} {shown(value)}" for name, value in news]
            words += [f"{name}: {option}" for name, option in self._new_votes(one, row)]
            if not words:
                continue
            asks = BY_HAND if self._overwrites(one, row) and not row.follows_text else ""
            asks = IS_PUBLIC if row.posted_at else asks
            yield key, f"“{row}”: {', '.join(words)}", asks
        for row in self.gone:
            yield f"motion-gone-{row.pk}", f"Remove “{row}”: the text has it no longer"

    @staticmethod
    def _said(one):
        said = {
            "moved_by_name": (one.mover or "")[:200],
            "seconded_by_name": (one.seconder or "")[:200],
            "result": MotionResult(one.outcome) if one.outcome else "",
            "by_voice": one.by_voice,
        }
        return {name: value for name, value in said.items() if value} | parsed_counts(one)

    def _beside(self, one):
        said = self._said(one)
        parts = [
            f"moved by {one.mover}" if one.mover else "",
            f"seconded by {one.seconder}" if one.seconder else "",
            said["result"].label.lower() if "result" in said else "",
            *(f"{number} {NAMES[field]}" for field, number in parsed_counts(one).items()),
            f"{len(parsed_votes(one))} votes by name" if parsed_votes(one) else "",
        ]
        words = ", ".join(part for part in parts if part)
        return f" ({words})" if words else ""

    def _news(self, one, row):
        said = self._said(one)
        return [(name, value) for name, value in said.items() if getattr(row, name) != value]

    def _new_votes(self, one, row):
        known = {fold(vote.name_as_recorded): vote.option for vote in row.votes.all()}
        return [(n, option) for n, option in parsed_votes(one) if known.get(fold(n)) != option]

    def _overwrites(self, one, row):
        known = {fold(vote.name_as_recorded) for vote in row.votes.all()}
        return any(is_entered(getattr(row, name)) for name, _ in self._news(one, row)) or any(
            fold(name) in known for name, _ in self._new_votes(one, row)
        )

    def apply(self, keys, by, items):
        """`items` are the rows of the agenda in the order of the text, None where there is none."""
        people = everybody() if any(key in keys for key in self.wanted) else {}
        last = max((row.position for row in self.rows), default=0)
        for number, (key, (one, row)) in enumerate(self.wanted.items(), start=1):
            if key not in keys:
                continue
            row = row or Motion(meeting=self.meeting, text=one.text, position=last + number)
            for name, value in self._said(one).items():
                setattr(row, name, value)
            if one.item is not None and one.item < len(items) and not row.agenda_item_id:
                row.agenda_item = items[one.item]
            keep_row(row, by)
            keep_votes(row, parsed_votes(one), people, by)
        for row in self.gone:
            if f"motion-gone-{row.pk}" in keys:
                row._history_user = by
                row.delete()


def parsed_votes(one):
    """(name, option) for each member whose vote the text tells by name, once each."""
    said = [(vote.name, vote.option) for vote in one.votes]
    listed = ((one.ayes, "yes"), (one.nays, "no"), (one.abstain, "abstain"))
    for names, option in listed:
        said += [(name, option) for name in names] if isinstance(names, list) else []
    by_name = {}
    for name, option in said:
        by_name.setdefault(fold(name), (name[:200], option))
    return [found for key, found in by_name.items() if key]


def parsed_counts(one):
    """{field: number}, of the counts that the text gives. Names are votes, and no count.

    “None” is a count of 0, but where others are named it is only that nobody is named here.
    """
    said = {"yes_count": one.ayes, "no_count": one.nays, "abstain_count": one.abstain}
    none = None if parsed_votes(one) else 0
    counts = {field: none if votes == [] else votes for field, votes in said.items()}
    return {field: number for field, number in counts.items() if isinstance(number, int)}


def keep_votes(motion, votes, people, by):
    known = {fold(vote.name_as_recorded): vote for vote in motion.votes.all()}
    for name, option in votes:
        vote = known.get(fold(name)) or MemberVote(
            motion=motion, name_as_recorded=name, person=person_named(name, people)
        )
        if vote.pk and vote.option == option:
            continue
        vote.option = VoteOption(option)
        keep(vote, by)
