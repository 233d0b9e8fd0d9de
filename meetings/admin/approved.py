"""On the pages of a meeting and its motions: what approved minutes hold fast is shown, not typed.

The database would refuse it anyway; this way nobody types what cannot be saved.
"""

from meetings.models import AgendaItem, Approval, MemberVote, Minutes, Motion
from meetings.models.approved import SITTING, SITTING_IS_APPROVED, WORDS


def is_approved(meeting_id):
    """Whether the public minutes of a meeting are approved."""
    approved = Minutes.objects.filter(approval=Approval.APPROVED, posted_at__isnull=False)
    return meeting_id is not None and approved.filter(meeting=meeting_id).exists()


def never(request, obj=None):
    return False


class FixedWhileApproved:
    """For an admin: fields in `fixed_fields` cannot be typed while the minutes are approved."""

    fixed_fields = ()
    meeting_key = "pk"

    def is_fixed(self, obj):
        return obj is not None and is_approved(getattr(obj, self.meeting_key))

    def get_readonly_fields(self, request, obj=None):
        names = super().get_readonly_fields(request, obj)
        return [*names, *self.fixed_fields] if self.is_fixed(obj) else names

    def get_fieldsets(self, request, obj=None):
        """With the sentence that says why, and without the agenda as a text."""
        fieldsets = super().get_fieldsets(request, obj)
        if not self.is_fixed(obj):
            return fieldsets
        kept = [
            (name, options | {"fields": [f for f in options["fields"] if f != "agenda_lines"]})
            for name, options in fieldsets
        ]
        (name, options), *rest = [(n, o) for n, o in kept if o["fields"]]
        return [(name, options | {"description": SITTING_IS_APPROVED}), *rest]

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        if self.is_fixed(obj):
            for inline in inlines:
                if inline.model is MemberVote or inline.model in WORDS:
                    hold(inline)
        return inlines


def hold(inline):
    """No row is added or removed, and no word of one is typed; links may still be made."""
    inline.has_add_permission = inline.has_delete_permission = never
    if inline.model is AgendaItem:
        inline.has_change_permission = never
        return
    words = WORDS.get(inline.model, "name_as_recorded option").split()
    inline.readonly_fields = [*inline.readonly_fields, *words]


class FixedSitting(FixedWhileApproved):
    """For the admin of meetings."""

    fixed_fields = tuple(name for name in SITTING if name != "posted_at")


class FixedMotion(FixedWhileApproved):
    """For the admin of motions."""

    fixed_fields = tuple(name for name in WORDS[Motion].split() if name != "posted_at")
    meeting_key = "meeting_id"
