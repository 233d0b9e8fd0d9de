"""Forms in which a section or an act is entered as people cite it."""

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget

from statutes import citations
from statutes.admin.typed import act_typed, acts_typed
from statutes.citations import Kind
from statutes.inventory.file import section_or_run
from statutes.linking.missing_law import official_facts
from statutes.models import ActKind, Statute
from statutes.official import act_url
from tipcouncil.records.admin.forms import RecordForm

TYPED_AT_MOST = 100  # characters of a number with all its words before it
# The four fields that name an act, with the words in which a conflict is told.
NAMED_BY = {"kind": "kind", "year": "year", "session": "session", "number": "number"}


class StatuteForm(RecordForm):
    """A section by its number, as typed by anybody; the official table fills in the rest."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in {"number", "through"} & self.fields.keys():
            field, widget = Statute._meta.get_field(name), AdminTextInputWidget()
            self.fields[name] = field.formfield(max_length=TYPED_AT_MOST, widget=widget)
        if "title" in self.fields and self.instance.pk is None:
            self.fields["title"].required = False
            self.fields["title"].help_text = "Left empty: as the General Statutes have it."

    def clean_number(self):
        """“C.G.S. § 53a-83” as 53a-83; a run such as “54-36j to 54-36l” fills both fields."""
        typed = self.cleaned_data["number"]
        if self.instance.pk and typed == self.instance.number:
            return typed
        try:
            number, self.through_typed = section_or_run(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return number

    def clean_through(self):
        typed = self.cleaned_data["through"]
        if not typed or typed == self.instance.through:
            return typed
        try:
            return citations.parse_section(typed)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("number")
        if not number:
            return cleaned
        through = cleaned.get("through", "")
        if run := getattr(self, "through_typed", ""):
            if through and through != run:
                self.add_error("through", f"The number already says “{run}”. Correct one of them.")
            through = cleaned["through"] = run
        if through and citations.sort_key(number) >= citations.sort_key(through):
            self.add_error("through", f"A run goes upwards: {through} comes before {number}.")
        if self.instance.pk is None:
            self.fill(cleaned, number)
        return cleaned

    def fill(self, cleaned, number):
        """What the official table of sections knows, where the clerk left a field empty."""
        for name, known in official_facts(number).items():
            if not cleaned.get(name) and name not in self.errors:
                cleaned[name] = known
        if not cleaned.get("title") and "title" not in self.errors:
            self.add_error(
                "title",
                f"The official table of sections that this site holds has no title for {number}."
                " Write it as the General Statutes have it.",
            )


class ActForm(RecordForm):
    """An act by its citation in one field, or by kind, year, session and number."""

    cited = forms.CharField(
        label="Citation",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
        help_text="As you read it: P.A. 17-32, S.A. 16-13, May Sp. Sess. P.A. 16-3. It fills kind,"
        " year, session, number and official address; leave those empty then.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name in ("year", "number"):
                if name in self.fields:
                    self.fields[name].required = False

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is not None:
            return cleaned
        if typed := cleaned.get("cited", "").strip():
            self.take_citation(cleaned, typed)
        elif "cited" not in self.errors:
            self.ask_for_name(cleaned)
        return cleaned

    def ask_for_name(self, cleaned):
        missing = [name for name in ("year", "number") if not cleaned.get(name)]
        for name in missing:
            if name not in self.errors:
                self.add_error(name, "Write the citation above, or the year and the number here.")
        self.fill_address(cleaned)

    def take_citation(self, cleaned, typed):
        try:
            act = act_typed(typed)
        except ValueError as error:
            self.add_error("cited", bill_words(typed) or str(error))
            return
        for name, words in NAMED_BY.items():
            read, written = getattr(act, name), cleaned.get(name)
            if name == "session":
                written = citations.session_as_cited(written or "") or written
            if (
                written
                and written != read
                and not (name == "kind" and "kind" not in self.changed_data)
            ):
                self.add_error(
                    "cited",
                    f"“{typed}” says that the {words} is {in_clerks_words(name, read)}, and below"
                    f" it is {in_clerks_words(name, written)}. Correct one of them.",
                )
            elif name not in self.errors:
                cleaned[name] = read
        bills = [found.as_written for found in citations.find(typed) if found.kind == Kind.BILL]
        if len(bills) == 1 and not cleaned.get("bill"):
            cleaned["bill"] = bills[0]
        self.fill_address(cleaned)

    def fill_address(self, cleaned):
        """The page of the General Assembly for the act, where no address was written."""
        if cleaned.get("official_url") or "official_url" in self.errors:
            return
        if cleaned.get("kind") and cleaned.get("year") and cleaned.get("number"):
            cleaned["official_url"] = act_url(
                f"{cleaned['kind']}_act", cleaned["year"], cleaned["number"]
            )


def in_clerks_words(name, value):
    if name == "kind":
        return ActKind(value).label.lower()
    return f"“{value}”" if value else "none: a regular session"


def bill_words(typed):
    """What to say of a bill, which is not an act yet."""
    found = citations.find(typed)
    if any(one.kind == Kind.BILL for one in found) and not acts_typed(typed):
        return (
            f"“{typed}” is a bill. Write the number of the act that it became, such as P.A. 17-32,"
            " and the bill in its own field below."
        )
    return ""
