"""What was moved and how each member voted: due in writing within 48 hours of the meeting."""

from django.contrib import admin

from meetings.admin.agenda import offer_items
from meetings.admin.approved import FixedMotion
from meetings.models import AgendaItem, MemberVote, Motion
from tipcouncil.records.admin.base import PartInline, PostedFilter, RecordAdmin


class MemberVoteInline(PartInline):
    model = MemberVote
    verbose_name_plural = "votes of members"
    autocomplete_fields = ["person"]
    fields = ["name_as_recorded", "person", "option"]


@admin.register(Motion)
class MotionAdmin(FixedMotion, RecordAdmin):
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
        ("How this is known", {"classes": ["collapse"], "fields": ["source"]}),
    ]

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
