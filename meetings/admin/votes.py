"""What was moved and how each member voted: due in writing within 48 hours of the meeting."""

from django.contrib import admin

from meetings.admin.approved import ApprovedHoldsFast
from meetings.models import MemberVote, Motion
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.admin.inlines import PartInline
from tipcouncil.records.admin.lists import PostedFilter


class MemberVoteInline(PartInline):
    model = MemberVote
    verbose_name_plural = "votes of members"
    autocomplete_fields = ["person"]
    fields = ["name_as_recorded", "person", "option"]


class MotionForm(RecordForm):
    def clean(self):
        cleaned = super().clean()
        item, meeting = cleaned.get("agenda_item"), cleaned.get("meeting")
        if item and item.meeting_id != (meeting.pk if meeting else self.instance.meeting_id):
            self.add_error("agenda_item", "Choose an item of the meeting of this motion.")
        return cleaned


@admin.register(Motion)
class MotionAdmin(ApprovedHoldsFast, RecordAdmin):
    form = MotionForm
    list_display = ["__str__", "meeting", "result", "posting"]
    list_filter = [PostedFilter, "result"]
    list_select_related = ["meeting__body"]
    search_fields = ["text", "moved_by_name", "seconded_by_name", "meeting__slug"]
    date_hierarchy = "meeting__date"
    autocomplete_fields = ["meeting", "agenda_item"]
    inlines = [MemberVoteInline]
    shown_with = "meeting"
    fields = ["meeting", "text", ("moved_by_name", "seconded_by_name"), ("result", "by_voice")]
    fields += [("yes_count", "no_count", "abstain_count"), ("agenda_item", "position")]
