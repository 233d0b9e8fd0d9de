"""The clerk's desk: one page for a meeting, with its agenda as text and its minutes beside it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from meetings.desk import drafting
from meetings.desk import steps as desk
from meetings.desk.agenda_rows import AgendaPlan, agenda_of, last_agenda, read
from meetings.models import (
    Approval,
    Body,
    BodyKind,
    Document,
    DocumentKind,
    MeetingStatus,
    Minutes,
)
from tipcouncil.records.admin.conflicts import RecordForm
from tipcouncil.records.admin.fields import MarkdownField, MarkdownWidget, VerbatimField
from tipcouncil.records.dates import today
from tipcouncil.records.redaction.redacted import check_words
from tipcouncil.records.texts.markdown import check_plausible

START, COPY, READ_TEXT = "_start_minutes", "_copy_agenda", "_read_text"
AGENDA_HELP = (
    "One item a line, with its label as printed: “1.” or “a)”. Indented lines go under the line"
    " above them; where nothing is indented, letters go under the number above."
)
AT_ONCE = "This meeting is posted: what you save here is public at once."


class AgendaLines(VerbatimField):
    widget = forms.Textarea(attrs={"rows": 10, "class": "agenda-lines", "spellcheck": "true"})


class DeskForm(RecordForm):
    """A meeting with its agenda and the draft of its minutes, as texts."""

    agenda_lines = AgendaLines(label="Agenda", required=False, help_text=AGENDA_HELP)
    minutes_text = MarkdownField(
        label="Minutes",
        required=False,
        widget=MarkdownWidget({"data-preview": "minutes", "rows": 20}),
        validators=[check_plausible],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance
        self.plan = None
        if meeting.posted_at and "agenda_lines" in self.fields:
            self.fields["agenda_lines"].help_text = f"{AGENDA_HELP} {AT_ONCE}"
        self.initial.setdefault("agenda_lines", agenda_of(meeting) if meeting.pk else "")
        minutes = draft_of(meeting)
        self.initial.setdefault("minutes_text", minutes.body if minutes else "")
        if not meeting.pk and not self.initial.get("body"):
            self.initial["body"] = usual_body()

    def says(self, name):
        """Whether this form was sent with a field, and with another text than it was shown."""
        return (
            name in self.fields
            and self.add_prefix(name) in self.data
            and (name in self.changed_data)
        )

    def clean(self):
        cleaned = super().clean()
        is_told = cleaned.get("called_to_order") or cleaned.get("adjourned")
        if is_told and cleaned.get("status") == MeetingStatus.SCHEDULED:
            is_past = cleaned.get("date") and cleaned["date"] <= today()
            if is_past and "status" not in self.changed_data:
                cleaned["status"] = MeetingStatus.HELD  # who calls a meeting to order holds it
        if cleaned.get("status") == MeetingStatus.SCHEDULED and self.instance.pk:
            own = {"meeting": self.instance.pk, "posted_at__isnull": False}
            papers = Document.objects.filter(kind=DocumentKind.MINUTES, **own)
            if Minutes.objects.filter(**own).exists() or papers.exists():
                words = "Its minutes are posted, so it was held. Choose “Held”."
                self.add_error("status", words)
        copies = COPY in self.data and not cleaned.get("agenda_lines")
        if copies and cleaned.get("date") and cleaned.get("body"):
            meeting = self.instance
            meeting.date, meeting.body = cleaned["date"], cleaned["body"]
            cleaned["agenda_lines"] = last_agenda(meeting)
        if self.says("agenda_lines") or copies:
            try:
                self.plan = AgendaPlan(self.instance, read(cleaned.get("agenda_lines", "")))
                self.plan.check()
                if self.instance.is_public:
                    check_words(cleaned.get("agenda_lines", ""))
            except ValidationError as refusal:
                self.add_error("agenda_lines", refusal)
        return cleaned


def usual_body():
    """The one council, where a new meeting could hardly be of another body."""
    bodies = Body.objects.filter(kind=BodyKind.COUNCIL, ends=None)[:2]
    return bodies[0].pk if len(bodies) == 1 else None


def draft_of(meeting):
    """The minutes of a meeting while only staff see them, or None."""
    minutes = Minutes.objects.filter(meeting=meeting, posted_at=None) if meeting.pk else []
    return next((one for one in minutes if not one.is_withdrawn), None)


def has_text(meeting):
    return Minutes.objects.filter(meeting=meeting).exclude(body="").exists()


class DeskAdmin:
    """For the admin of meetings: its page takes a meeting from notice to approved minutes."""

    form = DeskForm
    change_form_template = "admin/meetings/desk.html"

    def rows_on_page(self, request, records):
        """With the minutes, which are written on the same page."""
        minutes = Minutes._base_manager.filter(meeting__in=records)
        return [*super().rows_on_page(request, records), minutes]

    def may_write_minutes(self, request, obj=None):
        """Minutes that are posted are corrected on their own page, with a reason."""
        if not (
            request.user.has_perm("meetings.add_minutes")
            and request.user.has_perm("meetings.change_minutes")
        ):
            return False
        minutes = Minutes.objects.filter(meeting=obj).first() if obj else None
        return minutes is None or not (minutes.posted_at or minutes.is_withdrawn)

    may_write_more = may_write_minutes

    def may_read_text(self, obj):
        """What approved minutes hold fast is not read anew, nor a text that is withdrawn."""
        minutes = Minutes.objects.filter(meeting=obj).first() if obj else None
        return minutes is None or not (minutes.is_approved or minutes.is_withdrawn)

    def get_fieldsets(self, request, obj=None):
        """Without the texts where somebody may only look."""
        may_change = self.has_change_permission(request, obj) if obj else True
        left_out = set() if may_change else {"agenda_lines", "minutes_text"}
        if not self.may_write_minutes(request, obj):
            left_out.add("minutes_text")
        if obj and Minutes.objects.filter(meeting=obj, approval=Approval.APPROVED).exists():
            left_out.add("agenda_lines")  # what was approved is locked, with all that belongs to it
        return [
            (name, options | {"fields": [f for f in options["fields"] if f not in left_out]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        shown = {f for _, o in self.get_fieldsets(request, obj) for f in o["fields"]}
        for name in ("agenda_lines", "minutes_text"):
            if name not in shown:
                form.base_fields.pop(name, None)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        may_change = self.has_change_permission(request, obj) if obj else True
        context["desk"] = {
            "steps": self.steps(obj) if obj else [],
            "may_change": may_change,
            "may_write": may_change and self.may_write_minutes(request, obj),
            "agenda_is_empty": not (obj and obj.agenda_items.exists()),
            "may_read_text": may_change and self.may_read_text(obj),
            "is_written": bool(obj) and has_text(obj),
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def steps(self, meeting):
        found = desk.with_parts(type(meeting).objects.filter(pk=meeting.pk)).first()
        return desk.steps_of(found) if found else []

    def save_related(self, request, form, formsets, change):
        """The rows first, then the agenda and the minutes that were typed as texts."""
        super().save_related(request, form, formsets, change)
        if form.plan:
            AgendaPlan(form.instance, form.plan.lines).carry_out(request.user)
        if self.may_write_minutes(request, form.instance):
            self.save_minutes(request, form)

    def save_minutes(self, request, form):
        meeting = form.instance
        text = form.cleaned_data.get("minutes_text", "")
        starts = START in request.POST and not text.strip()
        if starts:
            items = list(meeting.agenda_items.order_by("position", "pk"))
            text = drafting.minutes_text(meeting, items, drafting.members_on(meeting))
        if not (starts or form.says("minutes_text")):
            return
        minutes = Minutes.objects.filter(meeting=meeting).first()
        if minutes is None and not text.strip():
            return
        minutes = minutes or Minutes(meeting=meeting, approval=Approval.DRAFT)
        minutes.body = text
        minutes._history_user = request.user
        minutes.save()

    # What the buttons beside “Save” do once everything is saved.

    def response_post_save(self, request, obj):
        for name, answer in ((START, self.started), (COPY, self.copied), (READ_TEXT, self.to_read)):
            if name in request.POST:
                return answer(request, obj)
        return None

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_post_save(request, obj) or super().response_add(
            request, obj, post_url_continue
        )

    def response_change(self, request, obj):
        return self.response_post_save(request, obj) or super().response_change(request, obj)

    def back_to(self, obj, place):
        return HttpResponseRedirect(f"{self.page_of(obj, 'change')}#{place}")

    def started(self, request, obj):
        minutes = draft_of(obj)
        blanks = len(drafting.blanks_in(minutes.body)) if minutes else 0
        to_fill = "1 blank" if blanks == 1 else f"{blanks} blanks"
        words = f"“{obj}” is saved. Its minutes have {to_fill} to fill in."
        self.message_user(request, words, messages.SUCCESS)
        return self.back_to(obj, "minutes")

    def copied(self, request, obj):
        items = obj.agenda_items.count()
        words = (
            f"“{obj}” is saved. The last agenda was copied: change what is different this time."
            if items
            else f"“{obj}” is saved. There is no earlier agenda to copy."
        )
        self.message_user(request, words, messages.SUCCESS)
        return self.back_to(obj, "agenda")

    def to_read(self, request, obj):
        self.message_user(request, f"“{obj}” is saved.", messages.SUCCESS)
        return HttpResponseRedirect(self.page_of(obj, "from_text"))

    def posted_with(self, obj):
        """The boxes that are ticked after “Save and post…”: the minutes that were just written."""
        minutes = draft_of(obj)
        return f"minutes-{minutes.pk}" if minutes and minutes.body.strip() else ""

    def response_posting(self, request, obj):
        answer = super().response_posting(request, obj)
        if answer and (chosen := self.posted_with(obj)):
            answer["Location"] += f"?with={chosen}"
        return answer


def minutes_state(minutes, words):
    """Minutes that exist, as a sentence with the way to their own page."""
    address = reverse("admin:meetings_minutes_change", args=[minutes.pk])
    return format_html('{} <a class="button" href="{}">Open the minutes</a>', words, address)
