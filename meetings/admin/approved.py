"""On the pages of a meeting and its motions: what approved minutes hold fast is shown, not typed.

The database would refuse it anyway; this way nobody types what cannot be saved.
"""

from meetings.desk.desk import Desk
from meetings.models import AgendaItem, Meeting
from meetings.models.approved import FIXED_FIELDS, MINUTES_ARE_APPROVED


def is_held_fast(record):
    """Whether the minutes of a meeting, or of that of a motion, are approved and public."""
    meeting = record if isinstance(record, Meeting) else record and record.meeting
    return meeting is not None and Desk(meeting).is_held_fast


def words_of(model):
    """The fields that hold what was approved; the gate is no field of a form."""
    return [name for name in FIXED_FIELDS[model].split() if name != "posted_at"]


def never(request, obj=None):
    return False


class ApprovedHoldsFast:
    """For an admin: no word is typed, and no row is added or removed; links may still be made."""

    def fixed(self, request, obj):
        return words_of(self.model) if is_held_fast(obj) else []

    def why_fixed(self, obj):
        return MINUTES_ARE_APPROVED if is_held_fast(obj) else ""

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines if is_held_fast(obj) else []:
            if inline.model in FIXED_FIELDS:
                inline.has_add_permission = inline.has_delete_permission = never
                if inline.model is AgendaItem:
                    inline.has_change_permission = never
                else:
                    inline.readonly_fields = [*inline.readonly_fields, *words_of(inline.model)]
        return inlines
