"""Meetings: one page holds the agenda, the papers, who was there, and what was moved."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from meetings.admin.approved import ApprovedHoldsFast
from meetings.admin.desk import COPY, READ_TEXT, START, DeskForm
from meetings.admin.desk_posting import PostAfterPreview
from meetings.admin.finding import dated
from meetings.admin.from_text import ReadFromText
from meetings.admin.importing import MinutesImport
from meetings.admin.rows import AgendaItemInline, AttendanceInline, DocumentInline, MotionInline
from meetings.admin.schedule import Schedule
from meetings.desk.desk import Desk, desks
from meetings.models import AgendaItem, Document, Meeting, MemberVote, Minutes
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.admin.gate import Delete, Rename, TakeBack
from tipcouncil.records.admin.lists import PostedFilter, ReadOnlyAdmin

WHEN_AND_WHERE = [("date", "date_precision"), "body", ("kind", "status"), ("starts_at", "ends_at")]
WHEN_AND_WHERE += [("called_to_order", "adjourned"), ("place", "manner")]
REMOTE = ["remote_url", ("remote_phone", "remote_passcode")]


@admin.register(Meeting)
class MeetingAdmin(ApprovedHoldsFast, RecordAdmin):
    """Its page is the clerk's desk: it takes a meeting from notice to approved minutes."""

    form = DeskForm
    change_form_template = "admin/meetings/desk.html"
    verbs = (PostAfterPreview, TakeBack, Rename, ReadFromText, Delete)
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
        (None, {"fields": [*WHEN_AND_WHERE, *REMOTE]}),
        ("Agenda", {"fields": ["agenda_lines"]}),
        ("Minutes", {"fields": ["minutes_link", "minutes_text"]}),
    ]
    folded = {
        "Heading, notes and address": [
            "slug",
            "moved_from",
            "change_reason",
            "as_listed",
            "summary",
            "note_title",
            "note",
        ]
    }

    @admin.display(description="Meeting", ordering="date")
    def name(self, meeting):
        return str(meeting)

    @admin.display(description="Minutes")
    def minutes_state(self, meeting):
        return Desk(meeting).minutes_state

    @admin.display(description="State")
    def minutes_link(self, meeting):
        """How far the minutes are, and the way to their own page, where approval is recorded."""
        desk = Desk(meeting)
        if desk.minutes:
            address = reverse("admin:meetings_minutes_change", args=[desk.minutes.pk])
            words = '{} <a class="button" href="{}">Open the minutes</a>'
            return format_html(words, desk.minutes_state, address)
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
        return [*MinutesImport(self).pages(), *Schedule(self).pages(), *super().own_pages()]

    # What the desk says of the meeting, to whoever sits at it

    def page_context(self, request, obj):
        found = desks(Meeting.objects.filter(pk=obj.pk), request.user) if obj else []
        return {"desk": found[0] if found else Desk(Meeting(), request.user)}

    def left_out(self, request, obj):
        """The texts, where this person may only look."""
        desk = Desk(obj or Meeting(), request.user)
        texts = {"agenda_lines": desk.may_write_agenda, "minutes_text": desk.may_write_minutes}
        return {name for name, may_write in texts.items() if not may_write}

    def get_inlines(self, request, obj):
        """A new meeting has no items yet: its agenda is typed as lines."""
        return self.inlines if obj else self.inlines[1:]

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
