"""The one form in which staff move a recommendation on, on a page of its own."""

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html

from reports.listing import sections_words
from reports.models import Outcome
from reports.moving import Move, cited_act
from tipcouncil.records.admin_conflicts import SEEN, words_of
from tipcouncil.records.admin_fields import VerbatimField
from tipcouncil.records.admin_posting import POST
from tipcouncil.records.dates import Precision, in_words

WIDE = {"class": "vTextField"}
MOVED = {Outcome.ENACTED, Outcome.ENACTED_IN_PART}
STEP_FIELDS = ["date", "date_precision", "status", "note", "evidence_url"]
STANDING_FIELDS = ["status", "bill", "outcome", "evidence_url"]


class MoveForm(forms.Form):
    """What became of a recommendation, and how that is known."""

    status = forms.ChoiceField(choices=Outcome.choices, label="It is now")
    date = forms.DateField(
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

    def __init__(self, *args, recommendation, conflict, may_enter_acts, **kwargs):
        super().__init__(*args, **kwargs)
        self.recommendation = recommendation
        self.conflict, self.may_enter_acts = conflict, may_enter_acts
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
                " may enter an act. Ask one to enter it, or name it in the outcome instead."
            )
        return written

    def clean_date(self):
        date, item = self.cleaned_data["date"], self.recommendation.origin_item
        if item and date.year < item.meeting.date.year:
            raise ValidationError(
                f"{in_words(date)} is before the meeting of {item.meeting.date_words}, at which"
                " this was raised."
            )
        if not 1900 <= date.year <= 2200:
            raise ValidationError("Write all four digits of the year.")
        return date

    def clean(self):
        cleaned = super().clean()
        status = cleaned.get("status")
        if status in MOVED and not cleaned.get("act_cited") and "act_cited" not in self.errors:
            self.add_error("act_cited", "Cite the act by which it was enacted: “P.A. 17-32, S. 2”.")
        if status == Outcome.INTRODUCED and not cleaned.get("bill"):
            self.add_error("bill", "Name the bill by which it was introduced: “sHB 7309 (2017)”.")
        if self.conflict:
            self.add_error(None, self.conflict)
        return cleaned

    @property
    def move(self):
        typed = self.cleaned_data
        return Move(
            step={name: typed[name] for name in STEP_FIELDS},
            standing={name: typed[name] for name in STANDING_FIELDS},
            cited=self.cited,
            at_once=typed.get("at_once", True),
            may_post_act=self.may_enter_acts,
        )


class MovesOn:
    """For the admin of recommendations: the page “Move on”."""

    change_form_template = "admin/reports/recommendation_change_form.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_move_on"
        view = self.admin_site.admin_view(self.move_on_view)
        return [path("<path:object_id>/move-on/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and change and self.may_move(request, obj):
            context["move_on_url"] = self.page_of(obj, "move_on")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def may_move(self, request, recommendation):
        return self.has_change_permission(request, recommendation) and request.user.has_perm(
            "reports.add_recommendationupdate"
        )

    def posting_companions(self, request, recommendation):
        """Its steps, and the acts without which they stay hidden."""
        steps = recommendation.updates.filter(posted_at=None).select_related("act")
        acts = {step.act for step in steps if step.act} | {recommendation.act}
        waiting = [act for act in acts if act and act.posted_at is None]
        return [self.companion(request, row) for row in [*waiting, *steps]]

    def companion(self, request, record):
        own_admin = self.admin_site.get_model_admin(type(record))
        return {
            "record": record,
            "key": f"{record._meta.model_name}-{record.pk}",
            "kind": record._meta.verbose_name,
            "url": own_admin.page_of(record, POST),
            "allowed": own_admin.has_posting_permission(request, record),
        }

    def move_on_view(self, request, object_id):
        with transaction.atomic():
            return self.moved_on(request, object_id)

    def moved_on(self, request, object_id):
        recommendation = self.get_object(request, unquote(object_id))
        if recommendation is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_move(request, recommendation):
            raise PermissionDenied
        form = MoveForm(
            request.POST or None,
            initial=as_it_stands(recommendation),
            recommendation=recommendation,
            conflict=self.conflict_words(request, recommendation),
            may_enter_acts=request.user.has_perms(["statutes.add_act", "statutes.change_act"]),
        )
        if request.method == "POST" and form.is_valid():
            try:
                update = form.move.make(recommendation)
            except (IntegrityError, ValidationError) as error:
                form.add_error(None, f"Not saved. {words_of(error)}")
            else:
                self.say_moved(request, recommendation, update, form)
                return HttpResponseRedirect(self.page_of(recommendation, "change"))
        context = {
            **self.admin_site.each_context(request),
            "title": "Move on",
            "subtitle": str(recommendation),
            "opts": self.opts,
            "recommendation": recommendation,
            "form": form,
            "change_url": self.page_of(recommendation, "change"),
            "seen_name": SEEN,
            "seen": request.POST.get(SEEN) or self.seen(request, recommendation),
            "media": self.media,
        }
        if form.errors:  # a second try is a decision: it was told what somebody else did
            context["seen"] = self.seen(request, recommendation)
        return TemplateResponse(request, "admin/reports/move_on.html", context)

    def say_moved(self, request, recommendation, update, form):
        act = f", {update.act.citation}{sections_words(form.cited.sections)}" if update.act else ""
        words = f"{update.get_status_display()}, {update.date_words}{act}"
        self.log_change(request, recommendation, f"Moved on: {words}.")
        link = ""
        if recommendation.is_public:
            address = recommendation.get_absolute_url()
            link = format_html(' <a href="{}">See the page</a>', address)
        self.message_user(
            request,
            format_html("“{}” is now: {}.{}", recommendation, words, link),
            messages.SUCCESS,
        )
        if update.posted_at and update.act and not update.act.is_public:
            self.message_user(
                request,
                f"{update.act.citation} is not posted: the recommendation names it without a link,"
                " and the dated step stays hidden until an administrator posts the act.",
                messages.WARNING,
            )


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
