"""What became of a recommendation: the step, the act and the outcome are entered together.

Clerks write the act as they read it, “P.A. 17-32, S. 2”; it is found in the record or entered.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from reports.models import Outcome, Recommendation, RecommendationUpdate, sections_words
from statutes import citations
from statutes.citations import ACTS
from statutes.models import Act
from tipcouncil.records.admin.fields import as_written
from tipcouncil.records.admin.forms import RecordForm, note_overruled, questions_context
from tipcouncil.records.admin.verbs import Verb
from tipcouncil.records.dates import Precision

WIDE = {"class": "vTextField"}
LINES = {"rows": 2, "class": "vLargeTextField"}
BY_AN_ACT = {Outcome.ENACTED, Outcome.ENACTED_IN_PART}
OWN_FIELDS = ["status", "bill", "outcome", "evidence_url"]  # of the recommendation itself
EXAMPLE = "Write it like “P.A. 17-32” or “P.A. 17-32, S. 2”."


def cited_act(written):
    """The act that a clerk cited, as held or as it would be entered, and its sections.

    None where nothing is cited; a ValidationError holds a sentence for the clerk.
    """
    written = written.strip()
    if not written:
        return None, ""
    found = [citation for citation in citations.find(written) if citation.kind in ACTS]
    if not found:
        raise ValidationError(f"“{written}” is not the name of an act. {EXAMPLE}")
    if len({citation.target for citation in found}) > 1:
        raise ValidationError(
            f"“{written}” names more than one act. Enter the one that settled it, and name"
            " the others in the outcome."
        )
    first = found[0]
    held = Act.objects.filter(slug=first.target).first()
    act = held or Act(**first.act_name._asdict())
    return act, ", ".join(filter(None, (citation.act_sections for citation in found)))


class OutcomeForm(RecordForm):
    """What became of a recommendation, and how that is known: a dated step, and how it stands."""

    act_cited = forms.CharField(
        label="Act",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=WIDE),
        help_text="As cited, with its sections: “P.A. 17-32, S. 2”. Empty if no act did it.",
    )
    bill = as_written(Recommendation._meta.get_field("bill"), widget=forms.TextInput(attrs=WIDE))
    outcome = as_written(
        Recommendation._meta.get_field("outcome"),
        widget=forms.Textarea(attrs=LINES),
        help_text="How it stands now, in a sentence. It stands beside the recommendation.",
    )
    at_once = forms.BooleanField(
        label="Post at once",
        required=False,
        help_text="Anybody can read the recommendation and this step from now on.",
    )
    required_css_class = "required"
    field_order = ["status", "date", "date_precision", "act_cited", "bill", "note", "outcome"]

    class Meta:
        model = RecommendationUpdate
        fields = ["status", "date", "date_precision", "note", "evidence_url"]
        formfield_callback = as_written
        labels = {
            "status": "It is now",
            "date": "Since",
            "date_precision": "How much of it is known",
            "note": "What happened",
            "evidence_url": "Evidence",
        }
        help_texts = {
            "date": "The day on which it happened: of a law, the day on which it takes effect.",
            "note": "One sentence for the dated steps.",
            "evidence_url": "The address where anybody can read it.",
        }
        error_messages = {
            "date": {
                "required": "Enter the day on which this happened, such as 2017-10-01.",
                "invalid": "This is not a day. Write it like 2017-10-01.",
            },
            "evidence_url": {"invalid": "This is not a web address. It begins with https://."},
        }
        widgets = {
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs=LINES),
            "evidence_url": forms.URLInput(attrs=WIDE),
        }

    def __init__(self, data, *, recommendation, may_enter_acts):
        update = RecommendationUpdate(recommendation=recommendation)
        super().__init__(data, instance=update, initial=as_it_stands(recommendation))
        self.may_enter_acts, self.act, self.sections = may_enter_acts, None, ""
        if recommendation.posted_at:
            del self.fields["at_once"]

    def clean_act_cited(self):
        written = self.cleaned_data["act_cited"]
        self.act, self.sections = cited_act(written)
        if self.act and not self.act.pk and not self.may_enter_acts:
            raise ValidationError(
                f"{self.act.citation} is not in the record yet, and only an administrator may enter"
                " an act. Ask one to enter it first."
            )
        return written

    def clean(self):
        cleaned = super().clean()
        status = cleaned.get("status")
        if status in BY_AN_ACT and not cleaned.get("act_cited") and "act_cited" not in self.errors:
            self.add_error("act_cited", "Cite the act by which it was enacted: “P.A. 17-32, S. 2”.")
        if status == Outcome.INTRODUCED and not cleaned.get("bill"):
            self.add_error("bill", "Name the bill by which it was introduced: “sHB 7309 (2017)”.")
        return cleaned

    def enter(self, by):
        """Write it all; post it too, if that is asked for or the recommendation is posted."""
        update, typed = self.instance, self.cleaned_data
        recommendation, at_once = update.recommendation, typed.get("at_once", True)
        act = self.act
        if act and not act.pk:
            act.bill = typed["bill"].partition("(")[0].strip()[:40]  # an act has its own year
            act.source = "Entered with a recommendation that it answers."
            act.full_clean(exclude=["slug"])
            act.save()
        if act and at_once and self.may_enter_acts:
            act.post(by)
        update.act = act
        update.save()
        for name in OWN_FIELDS:  # what was left empty stays as it was
            setattr(recommendation, name, typed[name] or getattr(recommendation, name))
        if act:
            recommendation.act, recommendation.act_sections = act, self.sections
        recommendation.save()
        if at_once:
            update.post(by)
            recommendation.post(by)
        return update


class RecordOutcome(Verb):
    """Entering what became of a recommendation: the step, the act and the outcome together."""

    name, link = "move_on", "Move on…"
    title = "Move on"
    template = "admin/reports/move_on.html"

    def is_allowed(self):
        may_add = self.request.user.has_perm("reports.add_recommendationupdate")
        return may_add and self.admin.has_change_permission(self.request, self.record)

    def make_form(self, data):
        may_enter_acts = self.request.user.has_perms(["statutes.add_act", "statutes.change_act"])
        return OutcomeForm(data, recommendation=self.record, may_enter_acts=may_enter_acts)

    def context(self):
        return {"subtitle": str(self.record), **questions_context(self.request, self.form)}

    def act(self):
        self.update = self.form.enter(by=self.request.user)
        self.admin.log_change(self.request, self.record, f"Moved on: {self.words}.")
        note_overruled(self.request, self.record, self.form)

    @property
    def words(self):
        update, sections = self.update, sections_words(self.form.sections)
        act = f", {update.act.citation}{sections}" if update.act else ""
        return f"{update.get_status_display()}, {update.date_words}{act}"

    def done(self):
        link = hidden = ""
        if self.record.is_public:
            address = self.record.get_absolute_url()
            link = format_html(' <a href="{}">See the page</a>', address)
        act = self.update.act
        if self.update.posted_at and act and not act.is_public:
            hidden = (
                f" {act.citation} is not posted: until an administrator posts it, the public sees"
                " neither a link to it nor this step."
            )
        return format_html("“{}” is now: {}.{}{}", self.record, self.words, link, hidden)


def as_it_stands(recommendation):
    """What the form shows first."""
    return {
        "status": recommendation.status,
        "date_precision": Precision.DAY,
        "act_cited": recommendation.act_words,
        "bill": recommendation.bill,
        "outcome": recommendation.outcome,
        "evidence_url": recommendation.evidence_url,
    }
