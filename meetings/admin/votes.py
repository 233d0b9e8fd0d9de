"""What was moved and how each member voted: due in writing within 48 hours of the meeting."""

from django.contrib import admin

from meetings.admin.agenda import offer_items
from meetings.admin.approved import OF_MOTION, held_fast
from meetings.desk.desk import Desk
from meetings.models import AgendaItem, MemberVote, Motion
from meetings.models.approved import SITTING_IS_APPROVED
from tipcouncil.records.admin.base import KNOWN_FROM, PostedFilter, RecordAdmin
from tipcouncil.records.admin.inlines import PartInline


def is_held_fast(motion):
    return motion is not None and Desk(motion.meeting).is_held_fast


class MemberVoteInline(PartInline):
    model = MemberVote
    verbose_name_plural = "votes of members"
    autocomplete_fields = ["person"]
    fields = ["name_as_recorded", "person", "option"]


@admin.register(Motion)
class MotionAdmin(RecordAdmin):
    list_display = ["__str__", "meeting", "result", "posting"]
    list_filter = [PostedFilter, "result"]
    list_select_related = ["meeting__body"]
    search_fields = ["text", "moved_by_name", "seconded_by_name", "meeting__slug"]
    date_hierarchy = "meeting__date"
    autocomplete_fields = ["meeting"]
    inlines = [MemberVoteInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "meeting",
                    "text",
                    ("moved_by_name", "seconded_by_name"),
                    ("result", "by_voice"),
                    ("yes_count", "no_count", "abstain_count"),
                    ("agenda_item", "position"),
                ]
            },
        ),
        KNOWN_FROM,
    ]

    def fixed(self, request, obj):
        return OF_MOTION if is_held_fast(obj) else []

    def why_fixed(self, obj):
        return SITTING_IS_APPROVED if is_held_fast(obj) else ""

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        return held_fast(inlines) if is_held_fast(obj) else inlines

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj and "agenda_item" in form.base_fields:
            offer_items(form.base_fields["agenda_item"], obj.meeting)
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "agenda_item":
            kwargs["queryset"] = AgendaItem.objects.select_related("meeting__body")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def view_on_site(self, obj):
        return obj.meeting.get_absolute_url() if obj.is_public else None
