"""Withdrawing: the pages that ask which words must not stand, show every place, and hide all."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from tipcouncil.records.admin.forms import LONGEST_REASON
from tipcouncil.records.admin.verbs import SECRETARYS, Verb
from tipcouncil.records.redaction import redaction
from tipcouncil.records.redaction.places import digest, places, places_in_drafts
from tipcouncil.records.redaction.words import WordForms

HIDDEN = "The words are withdrawn everywhere. Nothing that contains them can be posted."


class WithdrawalForm(forms.Form):
    """Which words must not stand, and why, for the public and for staff."""

    words = forms.CharField(
        label="Words that must not stand",
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3, "autocomplete": "off"}),
        help_text="One form a line: “Jane Doe”, “Ms. Doe”, “J.D.”. Small and capital letters,"
        " accents, hyphens and line ends make no difference. A nickname or a misspelling needs a"
        " line of its own. Only a secretary can read them later.",
    )
    is_reversed = forms.BooleanField(
        label="Look for “Doe, Jane” too, where a line is “Jane Doe”",
        required=False,
        initial=True,
    )
    is_all = forms.BooleanField(label="All of it: this record as a whole", required=False)
    reason = forms.CharField(
        label="Reason, for the public",
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="The public reads this sentence in place of the text. Do not write the name that"
        " must not stand: “Withdrawn because it named a person whom the law protects.”",
    )
    note = forms.CharField(
        label="Note for staff",
        required=False,
        widget=forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
        help_text="Only staff read this: who asked for it, and under which law.",
    )

    def __init__(self, *args, record=None, **kwargs):
        super().__init__(*args, **kwargs)
        if record is None:
            del self.fields["is_all"]

    @property
    def lines(self):
        given = self.cleaned_data
        return redaction.forms(given.get("words", "").splitlines(), given.get("is_reversed"))

    @property
    def is_whole(self):
        return self.cleaned_data.get("is_all", False)

    def clean(self):
        given = super().clean()
        if self.is_whole and given.get("words"):
            sentence = "Either the words, wherever they stand, or all of this record: not both."
            self.add_error("is_all", sentence)
        elif not self.is_whole:
            try:
                redaction.check_request(self.lines, given.get("reason", ""))
            except ValidationError as mistake:
                self.add_error(None, mistake)
        return given


def marked(words, found):
    """Each place with its sentence as HTML, the words marked."""
    for place in found:
        pieces, at = [], 0
        for start, end in words.spans(place.sentence):
            pieces.append((place.sentence[at:start], place.sentence[start:end]))
            at = end
        before = format_html_join("", "{}<mark>{}</mark>", pieces)
        yield place, format_html("{}{}", before, place.sentence[at:])


class Withdraw(Verb):
    """Withdrawing words wherever they stand, or a posted record, for a reason that is public."""

    name, link = "withdraw", "Withdraw…"
    title, button = "Withdraw from the public?", "Go on"
    redaction = None

    def is_allowed(self):
        return self.request.user.has_perm(SECRETARYS) and (
            self.record is None or self.admin.has_change_permission(self.request, self.record)
        )

    def hindrance(self):
        is_posted = self.record is None or self.record.posted_at
        return "" if is_posted else "Only what is posted can be withdrawn."

    def make_form(self, data):
        return WithdrawalForm(data, record=self.record)

    @cached_property
    def is_listing(self):
        """Whether the page shows the places: the words are known, and are not to be changed."""
        is_answered = self.form.is_bound and self.form.is_valid() and not self.form.is_whole
        return is_answered and "again" not in self.request.POST

    @property
    def template(self):
        return f"admin/{'withdrawal_places' if self.is_listing else 'withdrawal'}.html"

    def context(self):
        if not self.is_listing:
            return {}
        words = WordForms(self.form.lines)
        found = places(words)
        return {
            "forms": words.forms,
            "places": list(marked(words, found)),
            "drafts": list(marked(words, places_in_drafts(words))),
            "shown": digest(found),
        }

    def press(self):
        """The words come first, then the list; only what the list showed is hidden."""
        is_asking = self.form.is_valid() and not self.form.is_whole
        if is_asking and not (self.is_listing and "shown" in self.request.POST):
            return False
        return super().press()

    def act(self):
        given = self.form.cleaned_data
        if self.form.is_whole:
            self.record.withdraw(given["reason"], given["note"], by=self.request.user)
        else:
            self.redaction = redaction.hide(
                self.form.lines,
                given["reason"],
                note=given["note"],
                by=self.request.user,
                shown=self.request.POST["shown"],
            )

    def done(self):
        if self.form.is_whole:
            return f"“{self.record}” is withdrawn. Its page now tells the public when and why."
        return HIDDEN
