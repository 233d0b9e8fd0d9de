"""The year's schedule as one grid: a row a meeting, of which the date alone has to be typed."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseModelFormSet, modelformset_factory

from meetings.models import Meeting, MeetingKind
from meetings.plausible import day_by_holiday
from tipcouncil.records.admin.fields import as_written, could_be_a_key
from tipcouncil.records.admin.forms import RecordForm
from tipcouncil.records.dates import in_words

CARRIED = ("starts_at", "ends_at", "manner", "place")
ROWS = 12  # a meeting a month; the Council met four times in its fullest year on record
SPARE = 2  # empty rows below a schedule that is full
ABOVE = "As above"


class DayOfYear(forms.DateField):
    """A date as people write it; without a year it is in that of the schedule."""

    year = None

    def to_python(self, value):
        try:
            return super().to_python(value)
        except ValidationError:
            for form in ("%B %d %Y", "%b %d %Y", "%m/%d %Y", "%m-%d %Y"):
                try:
                    return datetime.datetime.strptime(f"{value.strip()} {self.year}", form).date()
                except ValueError:
                    continue
            raise

    def validate(self, value):
        super().validate(value)
        if value and value.year != self.year:
            raise ValidationError(f"{in_words(value)} is not in {self.year}.")

    def prepare_value(self, value):
        return in_words(value) if isinstance(value, datetime.date) else value


class ScheduleRow(RecordForm):
    """One meeting of the schedule. What is left empty is as in the row above."""

    def __init__(self, *args, body, year, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.body = body
        self.fields["date"].year = year
        planned = [MeetingKind.REGULAR, MeetingKind.SPECIAL]
        kinds = list(dict.fromkeys([*planned, MeetingKind(self.instance.kind)]))
        is_new = self.instance.pk is None
        self.fields["kind"].choices = [
            (kind.value, kind.label) for kind in (planned if is_new else kinds)
        ]
        if is_new:
            self.initial["kind"] = MeetingKind.REGULAR

    @property
    def open_day(self):
        """January 19, 2027: the day that the law has in place of a holiday; or nothing."""
        moved = day_by_holiday(self.instance) if self.errors and self.instance.date else None
        return in_words(moved[1]) if moved else ""


def formfield(db_field, **kwargs):
    if db_field.name == "date":
        kwargs |= {"form_class": DayOfYear, "help_text": ""}
    return as_written(db_field, **kwargs)


class BaseScheduleGrid(BaseModelFormSet):
    """The meetings of a body and a year that only staff see, and room for more."""

    def __init__(self, data=None, *, body, year):
        self.year = year
        rows = Meeting.objects.filter(body=body, date__year=year)
        self.posted = list(rows.exclude(posted_at=None).order_by("date", "starts_at"))
        drafts = rows.filter(posted_at=None).select_related("body").order_by("date", "starts_at")
        self.extra = max(ROWS - len(self.posted) - drafts.count(), SPARE)
        known = {"body": body, "year": year}
        super().__init__(
            data if data is None else carried(data),
            queryset=drafts,
            initial=[usual(body)] if not drafts else None,
            form_kwargs=known,
            prefix="row",
        )

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = f"{field.label}, row {index + 1}"
        if index:
            for name in ("starts_at", "ends_at", "place"):
                form.fields[name].widget.attrs["placeholder"] = ABOVE
            form.fields["manner"].choices = [("", ABOVE), *form.fields["manner"].choices[1:]]

    def clean(self):
        super().clean()
        taken = {}
        for form in self.forms:
            row = getattr(form, "cleaned_data", {})
            if not row.get("date") or row.get("DELETE"):
                continue
            key = row["date"], row.get("kind"), row.get("starts_at")
            if key in taken:
                form.add_error("date", f"Row {taken[key]} has this day, hour and kind already.")
            taken.setdefault(key, self.forms.index(form) + 1)


ScheduleGrid = modelformset_factory(
    Meeting,
    form=ScheduleRow,
    formset=BaseScheduleGrid,
    fields=["date", "kind", *CARRIED],
    formfield_callback=formfield,
    can_delete=True,
    can_delete_extra=False,
)


def usual(body):
    """Hours, manner and place of the last meeting of a body that was planned with them."""
    planned = Meeting.objects.filter(body=body).exclude(place="", remote_url="")
    last = planned.exclude(kind=MeetingKind.SPECIAL).order_by("-date").first()
    return {name: getattr(last, name) for name in CARRIED} if last else {}


def carried(data):
    """What was sent, with each empty field of a row that has a date as in the row above."""
    filled, above = data.copy(), {}
    count = data.get("row-TOTAL_FORMS", "")  # what is no number, the formset itself refuses
    for number in range(int(count) if could_be_a_key(count) and len(count) < 4 else 0):
        row = {name: f"row-{number}-{name}" for name in CARRIED}
        is_empty = not data.get(f"row-{number}-date", "").strip()
        if is_empty and number:
            for key in row.values():
                filled[key] = ""
            continue
        for name, key in row.items():
            filled[key] = data.get(key, "").strip() or above.get(name, "")
            above[name] = filled[key]
    return filled
