"""The one form in which staff move a recommendation on, on a page of its own."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from reports.models import Outcome, RecommendationUpdate
from reports.moving import Move, cited_act
from reports.pages.listing import sections_words
from tipcouncil.records.admin.fields import DayField, VerbatimField
from tipcouncil.records.admin.questions import AsksFirst, note_overruled, questions_context
from tipcouncil.records.admin.verbs import Verb
from tipcouncil.records.dates import Precision

WIDE = {"class": "vTextField"}
MOVED = {Outcome.ENACTED, Outcome.ENACTED_IN_PART}
STEP_FIELDS = ["date", "date_precision", "status", "note", "evidence_url"]
STATUS_FIELDS = ["status", "bill", "outcome", "evidence_url"]


class MoveForm(AsksFirst, forms.Form):
    """What became of a recommendation, and how that is known."""

    status = forms.ChoiceField(choices=Outcome.choices, label="It is now")
    date = DayField(
        label="Since",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Enter the day on which this happened, such as 2017-10-01.",
            "invalid": "This is not a day. Write it like 2017-10-01.",
        },
        help_text="The day on which it happened: of a law, the day on which it takes effect.",
    )
    date_precision = forms.ChoiceField(choices=Precision.choices, label="How much of it is known")
    act_cited = forms.CharField(
        label="Act",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs=WIDE),
        help_text="As cited, with its sections: “P.A. 17-32, S. 2”. Empty if no act did it.",
    )
    bill = forms.CharField(
        label="Bill",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=WIDE),
        help_text="As cited: “sHB 7309 (2017)”.",
    )
    note = VerbatimField(
        label="What happened",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="One sentence for the dated steps.",
    )
    outcome = VerbatimField(
        label="Outcome",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="How it stands now, in a sentence. It stands beside the recommendation.",
    )
    evidence_url = forms.URLField(
        label="Evidence",
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs=WIDE),
        error_messages={"invalid": "This is not a web address. It begins with https://."},
        help_text="The address where anybody can read it.",
    )
    at_once = forms.BooleanField(
        label="Post at once",
        required=False,
        help_text="Anybody can read the recommendation and this step from now on.",
    )

    def __init__(self, *args, recommendation, may_enter_acts, **kwargs):
        super().__init__(*args, **kwargs)
        self.recommendation, self.may_enter_acts = recommendation, may_enter_acts
        self.cited = None
        if recommendation.posted_at:
            del self.fields["at_once"]
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"

    def clean_act_cited(self):
        written = self.cleaned_data["act_cited"]
        try:
            self.cited = cited_act(written)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        if self.cited and self.cited.is_new and not self.may_enter_acts:
            raise ValidationError(
                f"{self.cited.act.citation} is not in the record yet, and only an administrator"
                " may enter an act. Ask one to enter it first."
            )
        return written

    def record_as_typed(self):
        typed = {name: self.cleaned_data.get(name) for name in ("date", "date_precision")}
        return RecommendationUpdate(recommendation=self.recommendation, **typed)

    def clean(self):
        cleaned = super().clean()
        status = cleaned.get("status")
        if status in MOVED and not cleaned.get("act_cited") and "act_cited" not in self.errors:
            self.add_error("act_cited", "Cite the act by which it was enacted: “P.A. 17-32, S. 2”.")
        if status == Outcome.INTRODUCED and not cleaned.get("bill"):
            self.add_error("bill", "Name the bill by which it was introduced: “sHB 7309 (2017)”.")
        return cleaned

    @property
    def move(self):
        typed = self.cleaned_data
        return Move(
            step={name: typed[name] for name in STEP_FIELDS},
            new_status={name: typed[name] for name in STATUS_FIELDS},
            cited=self.cited,
            at_once=typed.get("at_once", True),
            may_post_act=self.may_enter_acts,
        )


class MoveOn(Verb):
    """Entering what became of a recommendation: the step, the act and the outcome together."""

    name = "move_on"
    title = "Move on"
    template = "admin/reports/move_on.html"

    def is_allowed(self):
        return self.admin.may_move(self.request, self.record)

    def make_form(self, data):
        return MoveForm(
            data,
            initial=as_it_stands(self.record),
            recommendation=self.record,
            may_enter_acts=self.request.user.has_perms(["statutes.add_act", "statutes.change_act"]),
        )

    def context(self):
        return {
            "subtitle": str(self.record),
            **questions_context(self.request, self.form),
            "change_url": self.admin.page_of(self.record, "change"),
        }

    def act(self):
        self.update = self.form.move.make(self.record, by=self.request.user)
        self.admin.log_change(self.request, self.record, f"Moved on: {self.words}.")
        note_overruled(self.request, self.record, self.form)

    @property
    def words(self):
        update, cited = self.update, self.form.cited
        act = f", {update.act.citation}{sections_words(cited.sections)}" if update.act else ""
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


class MovesOn:
    """For the admin of recommendations: the page “Move on”."""

    change_form_template = "admin/reports/recommendation_change_form.html"

    def page_context(self, request, obj):
        may_move = obj is not None and self.may_move(request, obj)
        return {"move_on_url": self.page_of(obj, "move_on") if may_move else ""}

    def may_move(self, request, recommendation):
        return self.has_change_permission(request, recommendation) and request.user.has_perm(
            "reports.add_recommendationupdate"
        )

    def posting_companions(self, request, recommendation):
        """Its steps, and the acts without which they stay hidden."""
        steps = recommendation.updates.filter(posted_at=None).select_related("act")
        acts = {step.act for step in steps if step.act} | {recommendation.act}
        waiting = [act for act in acts if act and act.posted_at is None]
        others = [self.companion(request, row) for row in [*waiting, *steps]]
        return [*super().posting_companions(request, recommendation), *others]


def as_it_stands(recommendation):
    """What the form shows first."""
    act = recommendation.act
    return {
        "status": recommendation.status,
        "date_precision": Precision.DAY,
        "act_cited": f"{act.citation}{sections_words(recommendation.act_sections)}" if act else "",
        "bill": recommendation.bill,
        "outcome": recommendation.outcome,
        "evidence_url": recommendation.evidence_url,
    }
