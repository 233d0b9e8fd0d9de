"""“Read from text”: what the minutes say is shown as a proposal, and done where it is ticked."""

from functools import lru_cache

from django.utils.functional import cached_property

from meetings.desk.desk import Desk
from meetings.importing.parsing import parse_text
from meetings.proposals.proposal import READ_AGAIN, Proposal
from tipcouncil.records.admin.verbs import Verb


@lru_cache(maxsize=4)
def read(text):
    """What a text says. It is read before others wait, and asked for again while they do."""
    return parse_text(text)


class ReadFromText(Verb):
    """Letting the rows of a meeting follow the text of its minutes, as far as is ticked."""

    name = "from_text"
    title, button = READ_AGAIN.rstrip("…"), "Do what is ticked"
    template = "admin/meetings/from_text.html"

    def is_allowed(self):
        return self.admin.has_change_permission(self.request, self.record)

    @staticmethod
    def prepare(records):
        read(Desk(records[0]).text)

    @cached_property
    def text(self):
        return Desk(self.record).text

    def hindrance(self):
        if self.text.strip():
            return ""
        return f"The meeting of {self.record} has no minutes yet, so there is nothing to read."

    @cached_property
    def proposal(self):
        return Proposal(self.record, read(self.text))

    def context(self):
        groups = {}
        for change in self.proposal.changes:
            groups.setdefault(change.group, []).append(change)
        doubts = [doubt.sentence for doubt in self.proposal.parsed.doubts]
        return {"groups": groups, "doubts": doubts}

    @property
    def ticked(self):
        keys = set(self.request.POST.getlist("do"))
        return [change for change in self.proposal.changes if change.key in keys]

    def act(self):
        self.proposal.apply({change.key for change in self.ticked}, self.request.user)
        words = f"Read from the text. Rows added or changed: {len(self.ticked)}."
        self.admin.log_change(self.request, self.record, words)

    def done(self):
        return f"Read from the text. Added or changed: {len(self.ticked)}."
