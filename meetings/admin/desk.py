"""The clerk's desk: one page for a meeting, with its agenda as text and its minutes beside it."""

from django import forms
from django.core.exceptions import ValidationError

from meetings.desk import drafting
from meetings.desk.agenda_rows import AgendaPlan, agenda_of, last_agenda, read
from meetings.desk.desk import Desk
from meetings.models import Approval, Body, BodyKind, MeetingStatus, Minutes
from tipcouncil.records.admin.fields import MarkdownWidget, VerbatimField
from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.dates import today
from tipcouncil.records.redaction.redacted import check_words
from tipcouncil.records.texts.markdown import check_plausible
from tipcouncil.records.texts.pictures import check_alt_text, check_kept_here

START, COPY, READ_TEXT = "_start_minutes", "_copy_agenda", "_read_text"
AGENDA_HELP = (
    "One item a line, with its label as printed: “1.” or “a)”. Indented lines go under the line"
    " above them; where nothing is indented, letters go under the number above."
)
AT_ONCE = "This meeting is posted: what you save here is public at once."


class AgendaLines(VerbatimField):
    widget = forms.Textarea(attrs={"rows": 10, "class": "agenda-lines", "spellcheck": "true"})


class MinutesText(VerbatimField):
    widget = MarkdownWidget({"data-preview": "minutes", "rows": 20})
    default_validators = [check_alt_text, check_kept_here, check_plausible]


class DeskForm(RecordForm):
    """A meeting with its agenda and the draft of its minutes, as texts."""

    agenda_lines = AgendaLines(label="Agenda", required=False, help_text=AGENDA_HELP)
    minutes_text = MinutesText(label="Minutes", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meeting = self.instance
        self.plan = None
        if meeting.posted_at and "agenda_lines" in self.fields:
            self.fields["agenda_lines"].help_text = f"{AGENDA_HELP} {AT_ONCE}"
        self.initial.setdefault("agenda_lines", agenda_of(meeting) if meeting.pk else "")
        draft = Desk(meeting).draft
        self.initial.setdefault("minutes_text", draft.body if draft else "")
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
        is_planned = cleaned.get("status") == MeetingStatus.SCHEDULED
        if is_planned and self.instance.pk and Desk(self.instance).was_held:
            self.add_error("status", "Its minutes are posted, so it was held. Choose “Held”.")
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

    def save_texts(self, by):
        """The agenda and the minutes that were typed as texts, or begun from the agenda."""
        meeting = self.instance
        if self.plan:
            AgendaPlan(meeting, self.plan.lines).carry_out(by)
        if "minutes_text" not in self.fields:
            return
        text, minutes = self.cleaned_data["minutes_text"], Desk(meeting).minutes
        starts = START in self.data and not text.strip()
        if starts:
            text = drafting.minutes_text(meeting)
        if (minutes or text.strip()) and (starts or self.says("minutes_text")):
            minutes = minutes or Minutes(meeting=meeting, approval=Approval.DRAFT)
            minutes.body, minutes._history_user = text, by
            minutes.save()


def usual_body():
    """The one council, where a new meeting could hardly be of another body."""
    bodies = Body.objects.filter(kind=BodyKind.COUNCIL, ends=None)[:2]
    return bodies[0].pk if len(bodies) == 1 else None
