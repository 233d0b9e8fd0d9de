"""The rows of a meeting, proposed from its text: agenda, attendance, motions, hours and place.

    proposal = Proposal(meeting, parsed)
    proposal.changes                     # what would be added or changed, one sentence each
    proposal.apply(keys, by=user)        # those that the clerk chose, in one transaction

It may be read again and again. A row that came from the text and was not touched since follows the
text; a row that somebody entered or corrected is changed only when the clerk ticks it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from meetings.importing.parsed import EMERGENCY, REGULAR, SPECIAL
from meetings.models import MeetingKind
from meetings.proposals.agenda import AgendaProposal
from meetings.proposals.rows import AttendanceProposal, MotionProposal, keep, shown
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


@dataclass
class ProposedChange:
    """One thing that the text says and the rows do not: a box for the clerk to tick."""

    key: str
    group: str
    words: str
    asks: str = ""  # why it is not done unasked
    make: Callable | None = None

    @property
    def is_chosen(self):
        return not self.asks


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
        self.agenda = AgendaProposal(meeting, parsed)
        self.attendance = AttendanceProposal(meeting, parsed)
        self.motions = MotionProposal(meeting, parsed)
        self.facts = {}
        self.changes = [
            *self._fact_changes(),
            *(ProposedChange(key, "Agenda", *rest) for key, *rest in self.agenda.changes()),
            *(
                ProposedChange(key, "Who was there", *rest)
                for key, *rest in self.attendance.changes()
            ),
            *(
                ProposedChange(key, "Motions and votes", *rest)
                for key, *rest in self.motions.changes()
            ),
        ]

    def _fact_changes(self):
        for name, value in meeting_facts(self.parsed).items():
            now = getattr(self.meeting, name)
            if now == value:
                continue
            is_open = not now or now == MeetingKind.NOT_STATED
            self.facts[f"fact-{name}"] = (name, value)
            words = f"{FACTS[name]}: {shown(value)}"
            asks = "" if is_open else f"The record says {shown(now)}."
            yield ProposedChange(f"fact-{name}", "The meeting", words, asks)

    def apply(self, keys, by=None):
        """Make the chosen changes. Raises ValidationError, and then nothing was changed."""
        with as_one():
            facts = [found for key, found in self.facts.items() if key in keys]
            if facts:
                for name, value in facts:
                    setattr(self.meeting, name, value)
                self.meeting.full_clean(validate_unique=False)
                keep(self.meeting, by)
                if self.meeting.called_to_order or self.meeting.adjourned:
                    self.meeting.say_held("its hours were read from a text.", by)
            rows = self.agenda.apply(keys, by)
            self.attendance.apply(keys, by)
            self.motions.apply(keys, by, rows)

    def chosen(self):
        """The keys of everything that needs no asking."""
        return {change.key for change in self.changes if change.is_chosen}
