"""Who was there and what was moved, as the text has it, beside the rows that are there."""

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
from meetings.proposals.rows import ProposedRemoval, ProposedRow, fold, keep

ATTENDANCE, MOTIONS = "Who was there", "Motions and votes"
IS_PUBLIC = "It is posted: readers see it."
MANNERS = {IN_PERSON: Manner.IN_PERSON, ELECTRONICALLY: Manner.ELECTRONICALLY}
GUESTS = {Capacity.GUEST, Capacity.PRESENTER}


class People:
    """The people of the record by their names."""

    def __init__(self):
        self.by_name = {}
        for person in Person.objects.all():
            self.by_name.setdefault(fold(person.name), []).append(person)

    def named(self, name):
        """The one person with exactly this name, or nobody."""
        found = self.by_name.get(fold(name), [])
        return found[0] if len(found) == 1 else None


def beside(wanted, rows, is_same):
    """Each of what is wanted with its row or None, and the rows that are left."""
    found, left = [], list(rows)
    for one in wanted:
        row = next((row for row in left if is_same(one, row)), None)
        if row:
            left.remove(row)
        found.append((one, row))
    return found, left


def without_unsaid(values):
    return {name: value for name, value in values.items() if value}


def is_same_person(one, row):
    is_guest = one.status == GUEST
    return fold(row.name_as_recorded) == fold(one.name) and is_guest == (row.capacity in GUESTS)


def proposed_attendance(meeting, parsed, people):
    """A row for each person of the text, and those whom the text names no longer."""
    rows = list(meeting.attendances.order_by("position", "pk"))
    last = max((row.position for row in rows), default=0)
    found, left = beside(parsed.attendance, rows, is_same_person)
    for number, (one, row) in enumerate(found, start=1):
        row = row or Attendance(
            meeting=meeting,
            name_as_recorded=one.name[:200],
            person=people.named(one.name),
            capacity=Capacity.GUEST if one.status == GUEST else Capacity.MEMBER,
            position=last + number,
        )
        manner = Manner.ABSENT if one.status == ABSENT else MANNERS.get(one.manner)
        values = without_unsaid({"manner": manner, "arrived": one.arrived, "left": one.left})
        added = f"{one.name}, {one.status}"
        yield ProposedRow(f"present-{number}", ATTENDANCE, row, values, added)
    for row in left:
        if row.follows_text:
            yield ProposedRemoval(f"present-gone-{row.pk}", ATTENDANCE, row)


class ProposedMotion(ProposedRow):
    """A motion with the members' votes; `item` is the line of the agenda that it belongs to."""

    def __init__(self, key, row, values, votes, item):
        super().__init__(key, MOTIONS, row, values, f"“{row.text}”")
        held = {fold(vote.name_as_recorded): vote for vote in row.votes.all()} if row.pk else {}
        self.votes = [(held.get(fold(vote.name_as_recorded), vote), vote.option) for vote in votes]
        self.item = item

    def new_votes(self):
        return [
            (vote, option) for vote, option in self.votes if not vote.pk or vote.option != option
        ]

    def is_needed(self):
        return super().is_needed() or bool(self.new_votes())

    def overwrites(self):
        return super().overwrites() or any(vote.pk for vote, _ in self.new_votes())

    def details(self):
        votes = [f"{vote.name_as_recorded}: {option}" for vote, option in self.new_votes()]
        return super().details() + votes

    @property
    def words(self):
        details = ", ".join(self.details())
        return f"{super().words} ({details})" if self.is_new and details else super().words

    @property
    def asks(self):
        return IS_PUBLIC if self.row.posted_at else super().asks

    def make(self, by):
        if self.item and not self.item.is_new and not self.row.agenda_item_id:
            self.row.agenda_item = self.item.row
        votes = self.new_votes()
        super().make(by)
        for vote, option in votes:
            vote.motion, vote.option = self.row, option
            keep(vote, by)


def proposed_motions(meeting, parsed, people, items):
    """A motion for each of the text, and those that the text has no longer."""
    rows = list(meeting.motions.prefetch_related("votes").order_by("position", "pk"))
    last = max((row.position for row in rows), default=0)
    found, left = beside(parsed.motions, rows, lambda one, row: fold(row.text) == fold(one.text))
    for number, (one, row) in enumerate(found, start=1):
        votes = [
            MemberVote(name_as_recorded=name, option=VoteOption(option), person=people.named(name))
            for name, option in parsed_votes(one)
        ]
        row = row or Motion(meeting=meeting, text=one.text, position=last + number)
        item = items[one.item] if one.item is not None and one.item < len(items) else None
        yield ProposedMotion(f"motion-{number}", row, motion_values(one), votes, item)
    for row in left:
        if row.follows_text and not row.posted_at:
            yield ProposedRemoval(f"motion-gone-{row.pk}", MOTIONS, row)


def motion_values(one):
    """What the text says of a motion, by the fields of its row."""
    told = {
        "moved_by_name": (one.mover or "")[:200],
        "seconded_by_name": (one.seconder or "")[:200],
        "result": MotionResult(one.outcome) if one.outcome else "",
        "by_voice": one.by_voice,
    }
    return without_unsaid(told) | parsed_counts(one)


def parsed_votes(one):
    """(name, option) for each member whose vote the text tells by name, once each."""
    told = [(vote.name, vote.option) for vote in one.votes]
    listed = ((one.ayes, "yes"), (one.nays, "no"), (one.abstain, "abstain"))
    for names, option in listed:
        told += [(name, option) for name in names] if isinstance(names, list) else []
    by_name = {}
    for name, option in told:
        by_name.setdefault(fold(name), (name[:200], option))
    return [found for key, found in by_name.items() if key]


def parsed_counts(one):
    """{field: number}, of the counts that the text gives. Names are votes, and no count.

    “None” is a count of 0, but where others are named it is only that nobody is named here.
    """
    told = {"yes_count": one.ayes, "no_count": one.nays, "abstain_count": one.abstain}
    none = None if parsed_votes(one) else 0
    counts = {field: none if votes == [] else votes for field, votes in told.items()}
    return {field: number for field, number in counts.items() if isinstance(number, int)}
