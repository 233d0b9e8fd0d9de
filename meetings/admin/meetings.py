"""Meetings: one page holds the agenda, the papers, who was there, and what was moved."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from meetings.admin.agenda import AgendaItemInline, offer_items
from meetings.admin.approved import FixedSitting
from meetings.admin.desk import DeskAdmin, minutes_state
from meetings.admin.desk_posting import ShowsWhatBecomesPublic
from meetings.admin.documents import DocumentForm
from meetings.admin.finding import dated
from meetings.admin.from_text import ReadsText
from meetings.admin.importing import ImportsMinutes
from meetings.admin.minutes import approval_words
from meetings.models import AgendaItem, Attendance, Document, Meeting, Minutes, Motion
from tipcouncil.records.admin.base import PartInline, PostedFilter, PostedInline, RecordAdmin
from tipcouncil.records.admin.documents import PapersAdmin, ShowsFile
from tipcouncil.records.admin.renaming import RenamingAdmin


class DocumentInline(ShowsFile, PostedInline):
    model = Document
    form = DocumentForm
    fields = ["title_as_posted", "kind", "file", "held", "is_scan", "posting", "position"]
    readonly_fields = ["held", "posting"]


class AttendanceInline(PartInline):
    model = Attendance
    autocomplete_fields = ["person", "seat"]
    verbose_name_plural = "who was there"
    fields = ["name_as_recorded", "person", "seat", "capacity", "manner", "agenda_item", "topic"]
    fields += ["arrived", "left", "position"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        offer_items(formset.form.base_fields["agenda_item"], obj)
        return formset


class MotionInline(PostedInline):
    model = Motion
    verbose_name_plural = "motions (the votes are on each motion's own page)"
    fields = ["text", "moved_by_name", "seconded_by_name", "result", "by_voice", "agenda_item"]
    fields += ["position", "posting"]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        offer_items(formset.form.base_fields["agenda_item"], obj)
        return formset


@admin.register(Meeting)
class MeetingAdmin(
    FixedSitting,
    ShowsWhatBecomesPublic,
    DeskAdmin,
    ReadsText,
    ImportsMinutes,
    PapersAdmin,
    RenamingAdmin,
    RecordAdmin,
):
    papers = Document
    list_display = ["name", "weekday", "body", "status", "posting", "minutes_state"]
    list_filter = [PostedFilter, "status", "kind", "body"]
    list_select_related = ["body", "minutes"]
    search_fields = ["slug", "place", "as_listed", "note", "agenda_items__title"]
    date_hierarchy = "date"
    inlines = [AgendaItemInline, DocumentInline, AttendanceInline, MotionInline]
    autocomplete_fields = ["body"]
    readonly_fields = ["minutes_link"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("date", "date_precision"),
                    "body",
                    ("kind", "status"),
                    ("starts_at", "ends_at"),
                    ("called_to_order", "adjourned"),
                    "place",
                    "remote_url",
                ]
            },
        ),
        ("Agenda", {"fields": ["agenda_lines"]}),
        ("Minutes", {"fields": ["minutes_link", "minutes_text"]}),
        (
            "Heading, notes and address",
            {
                "classes": ["collapse"],
                "fields": ["slug", "moved_from", "as_listed", "summary", "note_title", "note"],
            },
        ),
        (
            "How this is known",
            {
                "classes": ["collapse"],
                "fields": ["source", ("first_public_on", "first_public_evidence")],
            },
        ),
    ]

    @admin.display(description="Meeting", ordering="date")
    def name(self, meeting):
        return str(meeting)

    @admin.display(description="Day")
    def weekday(self, meeting):
        return meeting.weekday

    @admin.display(description="Minutes")
    def minutes_state(self, meeting):
        minutes = getattr(meeting, "minutes", None)
        return approval_words(minutes) if minutes else "Not entered"

    @admin.display(description="State")
    def minutes_link(self, meeting):
        """How far the minutes are, and the way to their own page, where approval is recorded."""
        minutes = Minutes.objects.filter(meeting=meeting).first() if meeting.pk else None
        if minutes:
            return minutes_state(minutes, approval_words(minutes))
        if not meeting.pk:
            return "Not written yet."
        return format_html(
            'Not written yet: begin below, or on <a href="{}?meeting={}">a page of their own</a>.',
            reverse("admin:meetings_minutes_add"),
            meeting.pk,
        )

    def get_search_results(self, request, queryset, search_term):
        """A meeting is found by its date as one reads it, or by a word of its agenda."""
        found = dated(queryset, search_term)
        if found is not None:
            return found, False
        return super().get_search_results(request, queryset, search_term)

    def save_formset(self, request, form, formset, change):
        """A paper entered on a meeting's page belongs to the body that met."""
        if formset.model is Document:
            for row in formset.forms:
                row.instance.body_id = form.instance.body_id
        super().save_formset(request, form, formset, change)

    def posting_companions(self, request, meeting):
        """What is usually posted with a meeting: its papers, minutes and motions."""
        models = (Document, Minutes, Motion)
        rows = [row for m in models for row in m.objects.filter(meeting=meeting, posted_at=None)]
        parts = [self.companion(request, row) for row in rows]
        return [*super().posting_companions(request, meeting), *parts]


@admin.register(AgendaItem)
class AgendaItemAdmin(admin.ModelAdmin):
    """Only to be chosen from: items are edited on the page of their meeting."""

    search_fields = ["title", "label", "meeting__slug"]
    list_select_related = ["meeting"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("meeting__body")

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
