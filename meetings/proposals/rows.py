"""A row as the text of the minutes has it, beside the row that is there, if there is one."""

import datetime

from meetings.counts import COUNTED
from tipcouncil.records.dates import clock

READ = "Read from the text of the minutes."
FILLED = "Filled in from the text of the minutes."
BY_HAND = "Somebody entered or corrected this by hand."
NAMES = {  # before a value, where the field's own name does not say it
    "parent": "under",
    "presenter_names": "presented by",
    "moved_by_name": "moved by",
    "seconded_by_name": "seconded by",
    "by_voice": "by voice",
    **dict(COUNTED.values()),
}


def fold(text):
    """Words without case, punctuation and blanks, to know them again."""
    return "".join(character for character in (text or "").casefold() if character.isalnum())


def keep(row, by, reason=READ, **how):
    row._history_user, row._change_reason = by, reason
    row.save(**how)


def shown(value):
    """A value in a sentence."""
    if isinstance(value, datetime.time):
        return clock(value)
    return "yes" if value is True else f"“{getattr(value, 'label', value)}”"


def is_entered(value):
    """Whether a field says anything: a count of 0 does."""
    return value is not None and value is not False and value not in ("", "not stated")


class ProposedChange:
    """One thing that the text says and the rows do not: a box for the clerk to tick."""

    asks = ""  # why it is not done unasked

    def __init__(self, key, group):
        self.key, self.group = key, group

    @property
    def is_chosen(self):
        return not self.asks

    def is_needed(self):
        return True


class ProposedRow(ProposedChange):
    """A row that the text adds, or words otherwise: `values` by the names of its fields.

    `added` names it while it is new.
    """

    def __init__(self, key, group, row, values, added):
        super().__init__(key, group)
        self.row, self.values, self.added = row, values, added

    @property
    def is_new(self):
        return self.row.pk is None

    def news(self):
        """The values that differ from those of the row."""
        return {
            name: value for name, value in self.values.items() if getattr(self.row, name) != value
        }

    def is_needed(self):
        return self.is_new or bool(self.news())

    def details(self):
        return [f"{NAMES.get(name, name)} {shown(value)}" for name, value in self.news().items()]

    @property
    def words(self):
        return f"Add {self.added}" if self.is_new else f"“{self.row}”: {', '.join(self.details())}"

    def overwrites(self):
        """Whether anything that is entered would go."""
        return any(is_entered(getattr(self.row, name)) for name in self.news())

    @property
    def asks(self):
        is_of_text = self.is_new or self.row.follows_text
        return BY_HAND if self.overwrites() and not is_of_text else ""

    def make(self, by):
        """Keep what was read: a row that is new or was read before goes on following the text."""
        for name, value in self.news().items():
            setattr(self.row, name, value)
        follows = self.is_new or self.row.follows_text
        keep(self.row, by, READ if follows else FILLED, follows_text=follows)


class ProposedRemoval(ProposedChange):
    """That a row goes which came from the text: the text has it no longer."""

    def __init__(self, key, group, row):
        super().__init__(key, group)
        self.row, self.words = row, f"Remove “{row}”: the text has it no longer"

    def make(self, by):
        self.row._history_user = by
        self.row.delete()
