"""Meetings: one page holds the agenda, the papers, who was there, and what was moved."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from meetings.admin.agenda import AgendaItemInline, offer_items
from meetings.admin.approved import OF_MEETING, held_fast
from meetings.admin.desk import COPY, READ_TEXT, START, DeskForm
from meetings.admin.desk_posting import PostAfterPreview
from meetings.admin.finding import dated
from meetings.admin.from_text import ReadFromText
from meetings.admin.importing import MinutesImport
from meetings.admin.minutes import approval_words
from meetings.desk.desk import Desk, desks
from meetings.models import AgendaItem, Attendance, Document, Meeting, MemberVote, Minutes, Motion
from meetings.models.approved import SITTING_IS_APPROVED
from tipcouncil.records.admin.base import KNOWN_SINCE, PostedFilter, ReadOnlyAdmin, RecordAdmin
from tipcouncil.records.admin.documents import FileForm, ShowsFile
from tipcouncil.records.admin.gate import TakeBack
from tipcouncil.records.admin.inlines import PartInline, PostedInline
from tipcouncil.records.admin.renaming import Rename


class DocumentInline(ShowsFile, PostedInline):
    model = Document
    form = FileForm
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
class MeetingAdmin(RecordAdmin):
    """Its page is the clerk's desk: it takes a meeting from notice to approved minutes."""

    form = DeskForm
    change_form_template = "admin/meetings/desk.html"
    verbs = (PostAfterPreview, TakeBack, Rename, ReadFromText)
    file_model = Document
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
        KNOWN_SINCE,
    ]

    @admin.display(description="Meeting", ordering="date")
    def name(self, meeting):
        return str(meeting)

    @admin.display(description="Day")
    def weekday(self, meeting):
        return meeting.weekday

    @admin.display(description="Minutes")
    def minutes_state(self, meeting):
        minutes = Desk(meeting).minutes
        return approval_words(minutes) if minutes else "Not entered"

    @admin.display(description="State")
    def minutes_link(self, meeting):
        """How far the minutes are, and the way to their own page, where approval is recorded."""
        if minutes := Desk(meeting).minutes:
            return format_html(
                '{} <a class="button" href="{}">Open the minutes</a>',
                approval_words(minutes),
                reverse("admin:meetings_minutes_change", args=[minutes.pk]),
            )
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

    def own_pages(self):
        return [*MinutesImport(self).pages(), *super().own_pages()]

    # What the desk says of the meeting, to whoever sits at it

    def page_context(self, request, obj):
        found = desks(Meeting.objects.filter(pk=obj.pk), request.user) if obj else []
        return {"desk": found[0] if found else Desk(Meeting(), request.user)}

    def left_out(self, request, obj):
        """The texts, where this person may only look."""
        desk = Desk(obj or Meeting(), request.user)
        texts = {"agenda_lines": desk.may_write_agenda, "minutes_text": desk.may_write_minutes}
        return {name for name, may_write in texts.items() if not may_write}

    def fixed(self, request, obj):
        return OF_MEETING if obj and Desk(obj).is_held_fast else []

    def why_fixed(self, obj):
        return SITTING_IS_APPROVED if obj and Desk(obj).is_held_fast else ""

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        return held_fast(inlines) if obj and Desk(obj).is_held_fast else inlines

    def may_write_more(self, request, record):
        return Desk(record, request.user).may_write_minutes

    def rows_on_page(self, request, records):
        """With the minutes, which are written on the same page."""
        minutes = Minutes._base_manager.filter(meeting__in=records)
        return [*super().rows_on_page(request, records), minutes]

    def rows_shown(self, request, records):
        """With the votes: all the rows that the text could change."""
        votes = MemberVote._base_manager.filter(motion__meeting__in=records)
        return [*super().rows_shown(request, records), votes]

    def posting_companions(self, request, meeting):
        """What is usually posted with a meeting: its papers, minutes and motions."""
        parts = [self.companion(request, row) for row in Desk(meeting).waiting]
        return [*super().posting_companions(request, meeting), *parts]

    def next_page(self, request, obj):
        """The place on the page that a button was about; before posting, with the draft ticked."""
        desk, page = Desk(obj), self.page_of(obj, "change")
        if START in request.POST:
            blanks = "1 blank" if len(desk.blanks) == 1 else f"{len(desk.blanks)} blanks"
            return self.go_on(
                request, obj, f"Its minutes have {blanks} to fill in.", f"{page}#minutes"
            )
        if COPY in request.POST:
            copied = "The last agenda was copied: change what is different this time."
            words = "There is no earlier agenda to copy." if desk.agenda_is_empty else copied
            return self.go_on(request, obj, words, f"{page}#agenda")
        if READ_TEXT in request.POST:
            return self.go_on(request, obj, "", self.page_of(obj, ReadFromText.name))
        answer = super().next_page(request, obj)
        if answer and desk.draft and desk.draft.body.strip():
            answer["Location"] += f"?with=minutes-{desk.draft.pk}"
        return answer

    def go_on(self, request, obj, words, address):
        self.message_user(request, f"“{obj}” is saved. {words}".strip(), messages.SUCCESS)
        return HttpResponseRedirect(address)


@admin.register(AgendaItem)
class AgendaItemAdmin(ReadOnlyAdmin):
    """Only to be chosen from: items are edited on the page of their meeting."""

    search_fields = ["title", "label", "meeting__slug"]
    list_select_related = ["meeting"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("meeting__body")

    def has_module_permission(self, request):
        return False
