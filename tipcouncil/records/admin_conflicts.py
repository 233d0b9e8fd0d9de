"""Two people in one record: the second is told, and nothing is lost without a word."""

from contextlib import nullcontext
from typing import NamedTuple

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Max
from django.forms.models import _get_foreign_key
from django.http import HttpResponseRedirect
from django.utils import timezone

from tipcouncil.records import locks
from tipcouncil.records.saving import as_one

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


class RecordForm(forms.ModelForm):
    """A form that knows whether somebody else saved the record since it was opened."""

    conflict = ""

    def clean(self):
        cleaned = super().clean()
        if self.conflict:
            self.add_error(None, self.conflict)
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
        if isinstance(field.field, forms.ChoiceField):
            words = dict(field.field.choices) if not hasattr(field.field, "queryset") else {}
            yours, theirs = words.get(yours, yours), words.get(theirs, theirs)
        found.append(Difference(str(field.label), written(theirs), written(yours)))
    return found


def written(value):
    return "" if value is None else str(value).replace("\r\n", "\n")


class NoLostEdits:
    """For an admin: what was seen when the form was opened is compared when it is saved."""

    form = RecordForm

    def seen(self, request, obj):
        """The last entries in the history of a record and of its parts on the same page."""
        histories = [self.model.history.filter(**{self.model._meta.pk.name: obj.pk})]
        for inline in self.get_inline_instances(request, obj):
            if hasattr(inline.model, "history"):
                key = _get_foreign_key(self.model, inline.model, inline.fk_name).name
                histories.append(inline.model.history.filter(**{key: obj.pk}))
        last = [found.aggregate(last=Max("history_id"))["last"] for found in histories]
        return ".".join(str(number or 0) for number in last)

    def conflict_words(self, request, obj):
        """Why this save would undo another's; empty if it would not. Locks the row (PostgreSQL)."""
        if request.method != "POST" or SEEN not in request.POST:
            return ""
        self.model._base_manager.select_for_update().get(pk=obj.pk)
        if request.POST[SEEN] == self.seen(request, obj):
            return ""
        entry = self.last_entry(obj)
        who, when = "Somebody", ""
        if entry:
            who = str(entry.history_user or "Somebody")
            when = f" at {timezone.localtime(entry.history_date):%-I:%M %p}"
        return (
            f"{who} saved this record{when}, after you opened it. Nothing of yours is saved yet."
            " Below, theirs stands beside yours. Saving again puts yours in place of theirs; theirs"
            " stays in the history."
        )

    def last_entry(self, obj):
        """The entry in the history that tells who saved last."""
        return obj.history.select_related("history_user").order_by("-history_id").first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj and change and issubclass(form, RecordForm):
            form.conflict = self.conflict_words(request, obj)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and change:
            context["seen_name"], context["seen"] = SEEN, self.seen(request, obj)
            form = context["adminform"].form
            context["theirs"] = differences(form) if getattr(form, "conflict", "") else []
        return super().render_change_form(request, context, add, change, form_url, obj)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the form could not foresee comes back as a sentence, never as a broken page."""
        try:
            with as_one() if request.method == "POST" else nullcontext():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, ValidationError) as error:
            self.message_user(request, f"Not saved. {words_of(error)}", messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
