"""Two people in one record: the second is told, and nothing is lost without a word."""

from typing import NamedTuple

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from tipcouncil.records.admin import seen
from tipcouncil.records.admin.fields import could_be_a_key
from tipcouncil.records.admin.questions import AsksFirst
from tipcouncil.records.versions import locks

SEEN = "_seen"


def words_of(error):
    """What a clerk is told of a refusal by the database: the words of the constraint, if known."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    lock = locks.lock_of(error)
    if lock and lock.name not in locks.REPLACING:
        return lock.sentence
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

    def save_texts(self, by):
        """Save what was typed beside the record and its rows, once these are saved."""

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


def conflict_words(request, record):
    """Why saving what was typed would undo another's save; empty if it would not."""
    if request.method != "POST" or request.POST.get(SEEN) == record.version_shown:
        return ""
    what = seen.sentence(seen.changes(request.POST.get(SEEN, ""), record.version_shown))
    return (
        f"{what}, after you opened this record. Nothing of yours is saved yet."
        " Below, theirs stands beside yours. Saving again puts yours in place of theirs; theirs"
        " stays in the history."
    )
