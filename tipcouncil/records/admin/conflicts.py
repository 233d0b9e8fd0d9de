"""Two people in one record: the second is told, and nothing is lost without a word."""

from contextlib import nullcontext
from typing import NamedTuple

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.forms.models import _get_foreign_key

from tipcouncil.records.admin import seen
from tipcouncil.records.admin.fields import could_be_a_key
from tipcouncil.records.admin.questions import AsksFirst, note_overruled, questions_context
from tipcouncil.records.saving import as_one
from tipcouncil.records.versions import locks

SEEN = "_seen"


def words_of(error):
    """What a clerk is told of a refusal by the database: the words of the constraint, if known."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    sentence = locks.sentence_of(error)
    if sentence and sentence != locks.REPLACED:
        return sentence
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.violation_error_message == constraint.default_violation_error_message:
                continue  # it has no words of its own
            if constraint.name in str(error) or columns_of(model, constraint) in str(error):
                return str(constraint.get_violation_error_message())
    return "Another record has the same address or number already, or one that is needed is gone."


def columns_of(model, constraint):
    """The columns of a unique constraint as SQLite names them, in place of the constraint."""
    fields = [model._meta.get_field(name) for name in getattr(constraint, "fields", ())]
    columns = ", ".join(f"{model._meta.db_table}.{field.column}" for field in fields)
    return columns or "no columns"


class RecordForm(AsksFirst, forms.ModelForm):
    """A form that knows whether somebody else saved the record since it was opened.

    `refusal` is what the database said of a save that the form had thought right.
    """

    conflict = refusal = ""

    def clean(self):
        cleaned = super().clean()
        for words in filter(None, (self.conflict, self.refusal)):
            self.add_error(None, words)
        return cleaned


class Difference(NamedTuple):
    """A field that two people filled in differently: what is saved, and what was typed."""

    label: str
    theirs: str
    yours: str


def differences(form):
    """What the form would change, beside what is saved now. Choices by their words."""
    found = []
    for name in form.changed_data:
        field = form[name]
        yours, theirs = field.value(), form.get_initial_for_field(field.field, name)
        yours, theirs = (in_words(field.field, value) for value in (yours, theirs))
        found.append(Difference(str(field.label), written(theirs), written(yours)))
    return found + closed(form)


def in_words(field, value):
    """What a field has; of a choice, the words that were chosen and not their keys."""
    if not isinstance(field, forms.ChoiceField):
        return value
    chosen = value if isinstance(value, list) else [value]
    if not hasattr(field, "queryset"):
        words = dict(field.choices)
        return ", ".join(written(words.get(one, one)) for one in chosen)
    keys = [getattr(one, "pk", one) for one in chosen]
    rows = field.queryset.in_bulk([int(key) for key in keys if could_be_a_key(str(key))])
    return ", ".join(str(row) for row in rows.values())


def closed(form):
    """Words that were typed in fields which the form has no more, since the record was locked."""
    texts = [f for f in form.instance._meta.concrete_fields if isinstance(f, models.TextField)]
    labels = {field.name: field.verbose_name for field in texts}
    labels |= {name: field.label for name, field in form.declared_fields.items()}
    found = []
    for name in labels.keys() & form.data.keys() - form.fields.keys():
        yours, theirs = written(form.data[name]), written(getattr(form.instance, name, ""))
        if yours != theirs:
            found.append(Difference(str(labels[name]).capitalize(), theirs, yours))
    return found


def written(value):
    return "" if value is None else str(value).replace("\r\n", "\n")


def changed_since(request, version):
    """What a page says that is asked to act and showed something else; nothing if it did not."""
    shown = request.POST.get(SEEN, "")
    if shown == version:
        return {}
    found = seen.changes(shown, version)
    refusal = (
        f"{seen.sentence(found)}, after you opened this page. Nothing is done yet. The page shows"
        " how it stands now: look at it, and press the button again."
    )
    return {"refusal": refusal, "changes": found}


class ShowsVersions:
    """For an admin: what its pages show of a record is known again when they are sent back."""

    def rows_on_page(self, request, records):
        """The rows that the page of a record is made of: the record, and its parts beside it."""
        keys = [record.pk for record in records]
        rows = [self.model._base_manager.filter(pk__in=keys)]
        for inline in getattr(self, "inlines", ()):
            key = _get_foreign_key(self.model, inline.model, inline.fk_name).name
            rows.append(inline.model._base_manager.filter(**{f"{key}__in": keys}))
        return rows

    def read(self, find, shown, is_pressed):
        """Records, and the version of all that is `shown` of them.

        The version is read before the records: what is saved in between counts as not seen. Where
        something is about to be done, others wait from here on, and nothing is read before that.
        """
        rows = shown(find())
        if is_pressed:
            seen.hold(rows)
            rows = shown(find())
        version = seen.version_of(rows)
        return find(), version


class NoLostEdits(ShowsVersions):
    """For an admin: what was seen when the form was opened is compared when it is saved."""

    form = RecordForm

    def get_object(self, request, object_id, from_field=None):
        """The record for a form, with the version that the form is about to show."""

        def find():
            record = super(NoLostEdits, self).get_object(request, object_id, from_field)
            return [record] if record else []

        def shown(records):
            return self.rows_on_page(request, records)

        is_saved = request.method == "POST" and transaction.get_connection().in_atomic_block
        found, version = self.read(find, shown, is_saved)
        for record in found:
            record.version_shown = version
        return found[0] if found else None

    def conflict_words(self, request, obj):
        """Why this save would undo another's; empty if it would not."""
        if request.method != "POST" or request.POST.get(SEEN) == obj.version_shown:
            return ""
        what = seen.sentence(seen.changes(request.POST.get(SEEN, ""), obj.version_shown))
        return (
            f"{what}, after you opened this record. Nothing of yours is saved yet."
            " Below, theirs stands beside yours. Saving again puts yours in place of theirs; theirs"
            " stays in the history."
        )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", "")
        if obj and change and issubclass(form, RecordForm):
            form.conflict = self.conflict_words(request, obj)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and change:
            context["seen_name"], context["seen"] = SEEN, obj.version_shown
            form = context["adminform"].form
            context["theirs"] = differences(form) if getattr(form, "conflict", "") else []
        rows = [row for part in context["inline_admin_formsets"] for row in part.formset.forms]
        context |= questions_context(request, context["adminform"].form, *rows)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        rows = [row for formset in formsets for row in formset.forms]
        note_overruled(request, form.instance, form, *rows)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the form could not foresee comes back as a sentence above what was typed."""
        try:
            with as_one() if request.method == "POST" else nullcontext():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ValidationError) as error:
            request.refusal = f"Not saved. {words_of(error)}"
        return super().changeform_view(request, object_id, form_url, extra_context)
