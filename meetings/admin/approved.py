"""On the pages of a meeting and its motions: what approved minutes hold fast is shown, not typed.

The database would refuse it anyway; this way nobody types what cannot be saved.
"""

from meetings.models import AgendaItem, MemberVote, Motion
from meetings.models.approved import SITTING, WORDS

OF_MEETING = [name for name in SITTING if name != "posted_at"]
OF_MOTION = [name for name in WORDS[Motion].split() if name != "posted_at"]


def never(request, obj=None):
    return False


def held_fast(inlines):
    """The rows: none is added or removed, and no word is typed; links may still be made."""
    for inline in inlines:
        if inline.model is not MemberVote and inline.model not in WORDS:
            continue
        inline.has_add_permission = inline.has_delete_permission = never
        if inline.model is AgendaItem:
            inline.has_change_permission = never
        else:
            words = WORDS.get(inline.model, "name_as_recorded option").split()
            inline.readonly_fields = [*inline.readonly_fields, *words]
    return inlines
