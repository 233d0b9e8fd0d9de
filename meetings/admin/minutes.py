"""Minutes: written beside their preview, posted as a draft, approved by the secretary."""

from django.contrib import admin

from meetings.admin.approval import Approve
from meetings.admin.desk_posting import PostAfterPreview
from meetings.admin.finding import dated
from meetings.desk.drafting import minutes_text
from meetings.models import Meeting, MemberVote, Minutes, MinutesRevision, Motion
from meetings.models.approved import WORDS
from tipcouncil.records.admin.base import PostedFilter, ReadOnlyAdmin, RecordAdmin
from tipcouncil.records.admin.fields import MarkdownWidget
from tipcouncil.records.admin.gate import TakeBack
from tipcouncil.records.admin.reasons import ReasonedAdmin, ReasonedForm
from tipcouncil.records.admin.verbs import SECRETARYS
from tipcouncil.records.admin.withdrawal import Withdraw


def approval_words(minutes):
    """“Posted, draft”: both facts, since neither follows from the other."""
    if minutes.is_withdrawn:
        return "Withdrawn"
    if minutes.posted_at is None:
        return "Not posted"
    approval = minutes.get_approval_display()
    return f"Posted; {approval[0].lower()}{approval[1:]}"


class MinutesForm(ReasonedForm):
    """The text of minutes, with the preview of their public page beside it."""

    class Meta:
        widgets = {"body": MarkdownWidget({"data-preview": "minutes"})}


@admin.register(Minutes)
class MinutesAdmin(ReasonedAdmin, RecordAdmin):
    form = MinutesForm
    verbs = (Approve, PostAfterPreview, TakeBack, Withdraw)
    list_display = ["meeting", "body_of_meeting", "posting", "approval", "approved_in"]
    list_filter = [PostedFilter, "approval", "meeting__body"]
    list_select_related = ["meeting__body", "approved_in__body"]
    search_fields = ["meeting__slug", "body"]
    date_hierarchy = "meeting__date"
    autocomplete_fields = ["meeting", "approved_in", "approved_by_motion"]
    fixed_once_posted = ["meeting"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "meeting",
                    "body",
                    "reason",
                    ("approval", "approved_in", "approved_by_motion"),
                    "versions",
                ]
            },
        ),
        (
            "Errors in the text, and how it is known",
            {
                "classes": ["collapse"],
                "fields": [
                    "errors_marked",
                    "source",
                    ("first_public_on", "first_public_evidence"),
                ],
            },
        ),
    ]

    @admin.display(description="Body", ordering="meeting__body__name")
    def body_of_meeting(self, minutes):
        return minutes.meeting.body

    def get_search_results(self, request, queryset, search_term):
        """Minutes are found by the date of their meeting, or by a word of the text."""
        found = dated(queryset, search_term, prefix="meeting__")
        if found is not None:
            return found, False
        return super().get_search_results(request, queryset, search_term)

    def get_changeform_initial_data(self, request):
        """Opened from a meeting, the text is begun as on its own page."""
        initial = super().get_changeform_initial_data(request)
        meeting = Meeting.objects.filter(pk=initial.get("meeting")).first()
        return initial | {"body": minutes_text(meeting)} if meeting else initial

    # The secretary approves, and amends what is approved.

    def is_closed(self, request, obj):
        """Whether a record is beyond this person: the minutes are approved, or withdrawn."""
        is_secretarys = obj is not None and (obj.is_approved or obj.is_withdrawn)
        return is_secretarys and not request.user.has_perm(SECRETARYS)

    def has_posting_permission(self, request, obj=None):
        return super().has_posting_permission(request, obj) and not self.is_closed(request, obj)

    def gate_page(self, record):
        """Approved minutes are withdrawn, and not taken back."""
        return "" if record.posted_at and record.is_approved else super().gate_page(record)

    def fixed(self, request, obj):
        is_secretary = request.user.has_perm(SECRETARYS)
        names = [] if is_secretary else ["approval", "approved_in", "approved_by_motion"]
        return [
            *names,
            *(["meeting", "body", "errors_marked"] if self.is_closed(request, obj) else []),
        ]

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not self.is_closed(request, obj)

    def posting_companions(self, request, minutes):
        """The meeting, where it hides them, and the motions that the text tells of."""
        hidden = Motion.objects.filter(meeting=minutes.meeting_id, posted_at=None)
        motions = [self.companion(request, motion) for motion in hidden.order_by("position", "pk")]
        wholes = super().posting_companions(request, minutes)
        return [*wholes, *(one | {"chosen": True} for one in motions)]

    def rows_shown(self, request, records):
        """With the sitting: approved minutes hold it fast."""
        meetings = [record.meeting_id for record in records]
        parts = [model._base_manager.filter(meeting__in=meetings) for model in WORDS]
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
