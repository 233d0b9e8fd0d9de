"""Minutes: written beside their preview, posted as a draft, approved by the secretary."""

from django.contrib import admin

from meetings.admin.approval import Approve
from meetings.admin.desk_posting import PostAfterPreview
from meetings.admin.finding import dated
from meetings.desk.drafting import minutes_text
from meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MemberVote,
    Minutes,
    MinutesRevision,
    Motion,
)
from meetings.models.minutes import NOT_TAKEN_BACK
from tipcouncil.records.admin.fields import MarkdownWidget, could_be_a_key
from tipcouncil.records.admin.gate import Delete, TakeBack
from tipcouncil.records.admin.lists import PostedFilter, ReadOnlyAdmin
from tipcouncil.records.admin.reasons import ReasonedAdmin, ReasonedForm
from tipcouncil.records.admin.verbs import SECRETARYS
from tipcouncil.records.admin.withdrawal import Withdraw


class MinutesForm(ReasonedForm):
    """The text of minutes, with the preview of their public page beside it."""

    class Meta:
        widgets = {"body": MarkdownWidget({"data-preview": "minutes"})}

    def __init__(self, *args, **kwargs):
        """Opened from a meeting, the text is begun as on its own page."""
        super().__init__(*args, **kwargs)
        if could_be_a_key(str(self.initial.get("meeting", ""))) and not self.instance.pk:
            meeting = Meeting.objects.filter(pk=self.initial["meeting"]).first()
            self.initial["body"] = minutes_text(meeting) if meeting else ""


@admin.register(Minutes)
class MinutesAdmin(ReasonedAdmin):
    form = MinutesForm
    verbs = (Approve, PostAfterPreview, TakeBack, Withdraw, Delete)
    list_display = ["meeting", "body_of_meeting", "posting", "approval", "approved_in"]
    list_filter = [PostedFilter, "approval", "meeting__body"]
    list_select_related = ["meeting__body", "approved_in__body"]
    search_fields = ["meeting__slug", "body"]
    date_hierarchy = "meeting__date"
    autocomplete_fields = ["meeting", "approved_in", "approved_by_motion"]
    fixed_once_posted = ["meeting"]
    fields = ["meeting", "body", "reason", ("approval", "approved_in", "approved_by_motion")]
    fields += ["versions"]
    folded = {"Errors in the text": ["errors_marked"]}

    @admin.display(description="Body", ordering="meeting__body__name")
    def body_of_meeting(self, minutes):
        return minutes.meeting.body

    def get_search_results(self, request, queryset, search_term):
        """Minutes are found by the date of their meeting, or by a word of the text."""
        found = dated(queryset, search_term, prefix="meeting__")
        if found is not None:
            return found, False
        return super().get_search_results(request, queryset, search_term)

    # The secretary approves, and amends what is approved.

    def is_closed(self, request, obj):
        is_approved = obj is not None and obj.is_approved
        is_secretary = request.user.has_perm(SECRETARYS)
        return (is_approved and not is_secretary) or super().is_closed(request, obj)

    def fixed(self, request, obj):
        is_secretary = request.user.has_perm(SECRETARYS)
        of_approval = ["approval", "approved_in", "approved_by_motion"]
        text = ["meeting", "body", "errors_marked"] if self.is_closed(request, obj) else []
        return [*([] if is_secretary else of_approval), *text]

    def why_kept(self, record):
        return NOT_TAKEN_BACK if record.is_approved else ""

    def page_context(self, request, obj):
        may_amend = obj and obj.is_approved and obj.posted_at and request.user.has_perm(SECRETARYS)
        return {"amend": bool(may_amend)}

    def posting_companions(self, request, minutes):
        """The meeting, where it hides them, and the motions that the text tells of."""
        hidden = Motion.objects.filter(meeting=minutes.meeting_id, posted_at=None)
        motions = [self.companion(request, motion) for motion in hidden.order_by("position", "pk")]
        wholes = super().posting_companions(request, minutes)
        return [*wholes, *(one | {"chosen": True} for one in motions)]

    def rows_shown(self, request, records):
        """With the sitting: approved minutes hold it fast."""
        meetings = [record.meeting_id for record in records]
        models = (AgendaItem, Attendance, Motion)
        parts = [model._base_manager.filter(meeting__in=meetings) for model in models]
        votes = MemberVote._base_manager.filter(motion__meeting__in=meetings)
        return [*super().rows_shown(request, records), *parts, votes]


@admin.register(MinutesRevision)
class MinutesRevisionAdmin(ReadOnlyAdmin):
    list_display = ["minutes", "number", "kind", "made_at", "made_by", "reason"]
    list_filter = ["kind"]
    list_select_related = ["minutes__meeting__body", "made_by"]
    search_fields = ["minutes__meeting__slug", "reason"]
    date_hierarchy = "made_at"
    fields = ["minutes", "number", "kind", "approval", "approved_in", "approved_by_motion"]
    fields += ["made_at", "made_by", "role", "reason", "digest", "body"]
