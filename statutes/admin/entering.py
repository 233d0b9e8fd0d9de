"""Forms in which a section or an act is entered as people cite it."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from statutes import citations
from statutes.citations import Kind
from statutes.linking.missing_law import official_facts
from statutes.models import Act, Statute
from statutes.official import act_url
from tipcouncil.records.admin.forms import RecordForm

TYPED_AT_MOST = 100  # characters of a number with all its words before it
FROM_TABLE = {"title", "chapter", "official_url"}  # what is seldom known better


def as_typed(read, typed):
    """What a reader of citations makes of what was typed."""
    try:
        return read(typed)
    except ValueError as error:
        raise forms.ValidationError(str(error)) from error


class StatuteForm(RecordForm):
    """A section or a run of sections by its number; the official table fills in the rest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        statute = self.instance
        if "number" in self.fields:
            field, widget = Statute._meta.get_field("number"), AdminTextInputWidget()
            self.fields["number"] = field.formfield(max_length=TYPED_AT_MOST, widget=widget)
        if statute.through:
            self.initial["number"] = f"{statute.number} to {statute.through}"
        if "title" in self.fields and statute.pk is None:
            self.fields["title"].required = False
            self.fields["title"].help_text = "Left empty: as the General Statutes have it."

    def clean_number(self):
        """“C.G.S. § 53a-83” as 53a-83; “54-36j to 54-36l” as a run."""
        if "number" not in self.changed_data:
            return self.instance.number
        typed = self.cleaned_data["number"]
        number, self.instance.through = as_typed(citations.section_or_run, typed)
        return number

    def clean(self):
        """What the official table of sections knows, where the clerk left a field empty."""
        cleaned = super().clean()
        number = cleaned.get("number")
        if number is None or self.instance.pk is not None:
            return cleaned
        known = official_facts(number)
        for name in FROM_TABLE & known.keys() - self.errors.keys():
            cleaned[name] = cleaned.get(name) or known[name]
        if not cleaned.get("title") and "title" not in self.errors:
            self.add_error(
                "title",
                f"The official table of sections that this site holds has no title for {number}."
                " Write it as the General Statutes have it.",
            )
        return cleaned


class ActForm(RecordForm):
    """An act: a new one is named by its citation, from which the rest follows."""

    cited = forms.CharField(
        label="Citation",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="As you read it: P.A. 17-32, S.A. 16-13, May Sp. Sess. P.A. 16-3. A bill behind"
        " it and the official address are filled in, where you leave them empty.",
    )

    def clean_cited(self):
        typed = self.cleaned_data["cited"]
        act = as_typed(citations.parse_act, typed)
        if Act.objects.filter(slug=act.slug).exists():
            raise forms.ValidationError("This act is in the record already.")
        for name, value in act._asdict().items():
            setattr(self.instance, name, value)
        return typed

    def clean(self):
        cleaned = super().clean()
        if typed := cleaned.get("cited"):
            act = self.instance
            bills = [one.as_written for one in citations.find(typed) if one.kind == Kind.BILL]
            known = {"official_url": act_url(act.kind, act.year, act.number)}
            known |= {"bill": bills[0]} if len(bills) == 1 else {}
            cleaned |= {name: value for name, value in known.items() if not cleaned.get(name)}
        return cleaned
