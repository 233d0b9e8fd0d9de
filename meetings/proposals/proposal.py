"""The rows of a meeting, proposed from its text: agenda, attendance, motions, hours and place.

    proposal = Proposal(meeting, parsed)
    proposal.changes                     # what would be added or changed, one sentence each
    proposal.apply(keys, by=user)        # those that the clerk chose, in one transaction

It may be read again and again. A row that came from the text and was not touched since follows the
text; a row that somebody entered or corrected is changed only when the clerk ticks it.
"""

from meetings.importing.parsed import EMERGENCY, REGULAR, SPECIAL
from meetings.models import MeetingKind
from meetings.proposals.agenda import proposed_items, put_in_order, removed_items
from meetings.proposals.rows import ProposedChange, is_entered, keep, shown
from meetings.proposals.sitting import People, proposed_attendance, proposed_motions
from tipcouncil.records.saving import as_one

KINDS = {
    REGULAR: MeetingKind.REGULAR,
    SPECIAL: MeetingKind.SPECIAL,
    EMERGENCY: MeetingKind.EMERGENCY,
}
FACTS = {
    "kind": "Kind",
    "starts_at": "Scheduled to start",
    "ends_at": "Scheduled to end",
    "called_to_order": "Called to order",
    "adjourned": "Adjourned",
    "place": "Place",
    "remote_url": "Remote address",
}


class ProposedFact(ProposedChange):
    """A field of the meeting itself."""

    def __init__(self, name, value, now):
        super().__init__(f"fact-{name}", "The meeting")
        self.name, self.value = name, value
        self.words = f"{FACTS[name]}: {shown(value)}"
        self.asks = f"The record says {shown(now)}." if is_entered(now) else ""


def meeting_facts(parsed):
    """The fields of a meeting that the text tells, by their names."""
    said = {
        "kind": KINDS.get(parsed.kind),
        "starts_at": parsed.scheduled_start,
        "ends_at": parsed.scheduled_end,
        "called_to_order": parsed.called_to_order,
        "adjourned": parsed.adjourned,
        "place": (parsed.location or "")[:300],
        "remote_url": (parsed.remote_url or "")[:500],
    }
    return {name: value for name, value in said.items() if value}


READ_AGAIN = "Read agenda, attendance and motions from the text…"  # the button on the desk


class Proposal:
    """Everything that a text would add to a meeting, or change in it."""

    def __init__(self, meeting, parsed):
        self.meeting, self.parsed = meeting, parsed
        people = People()
        self.facts = [
            ProposedFact(name, value, now)
            for name, value in meeting_facts(parsed).items()
            if (now := getattr(meeting, name)) != value
        ]
        self.items = proposed_items(meeting, parsed)
        rows = [
            *self.items,
            *removed_items(meeting, self.items),
            *proposed_attendance(meeting, parsed, people),
            *proposed_motions(meeting, parsed, people, self.items),
        ]
        self.rows = [row for row in rows if row.is_needed()]

    @property
    def changes(self):
        return [*self.facts, *self.rows]

    def apply(self, keys, by=None):
        """Make the chosen changes. Raises ValidationError, and then nothing was changed."""
        with as_one():
            facts = [fact for fact in self.facts if fact.key in keys]
            if facts:
                for fact in facts:
                    setattr(self.meeting, fact.name, fact.value)
                self.meeting.full_clean(validate_unique=False)
                keep(self.meeting, by)
                if self.meeting.called_to_order or self.meeting.adjourned:
                    self.meeting.say_held("its hours were read from a text.", by)
            is_added = any(item.is_new and item.key in keys for item in self.items)
            for row in self.rows:
                if row.key in keys:
                    row.make(by)
            if is_added:
                put_in_order(self.meeting, self.items, by)

    def chosen(self):
        """The keys of everything that needs no asking."""
        return {change.key for change in self.changes if change.is_chosen}
