"""The form of a record: it asks about what is hardly meant, and overwrites no one else's save."""

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from tipcouncil.records import log
from tipcouncil.records.admin import seen
from tipcouncil.records.plausible import questions_about
from tipcouncil.records.versions import locks

ASKED, BECAUSE = "_asked", "_because"
LONGEST_REASON = 500  # characters, as of the fields that keep it
BECAUSE_FIELD = forms.CharField(required=False, max_length=LONGEST_REASON)


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


class RecordForm(forms.ModelForm):
    """A form of a record, or of a row on the page of its whole.

    It asks about what is possible and hardly meant, and saves it all the same for a reason; the
    reason holds for the questions that were shown with it, and for no others. `conflict` says who
    saved the record since it was opened, and `refusal` what the database said of a save that the
    form had thought right.
    """

    conflict = refusal = overruled = ""
    questions = ()

    def clean(self):
        cleaned = super().clean()
        for words in filter(None, (self.conflict, self.refusal)):
            self.add_error(None, words)
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        self.ask()

    def ask(self):
        """Put a question beside each field that is doubtful, where nothing is wrong by itself."""
        record, changed = self.instance, set(self.changed_data)
        record.is_wrong = bool(self.errors)
        wholes = record._state.fields_cache.values()
        if any(getattr(one, "is_wrong", False) for one in (record, *wholes)):
            return
        self.questions = [
            question
            for question in questions_about(record)
            if record.pk is None or changed & {question.field, *question.also}
        ]
        if not self.questions:
            return
        because, words = "", [question.words for question in self.questions]
        try:
            because = BECAUSE_FIELD.clean(self.data.get(BECAUSE, ""))
        except ValidationError as wrong:
            self.add_error(None, wrong)
        if because and set(words) <= set(self.data.getlist(ASKED)):
            self.overruled = f"{' '.join(words)} Saved all the same, because: {because}"
            record._change_reason = self.overruled
            self.questions = ()
        for question in self.questions:
            self.add_error(
                question.field if question.field in self.fields else None, question.words
            )

    def save_texts(self, by):
        """Save what was typed beside the record and its rows, once these are saved."""


def questions_context(request, *rows):
    """For the page of a form: what it asks now, and the reason that was typed."""
    questions = [one.words for form in rows for one in getattr(form, "questions", ())]
    return {"questions": list(dict.fromkeys(questions)), "because": request.POST.get(BECAUSE, "")}


def note_overruled(request, record, *rows):
    """Tell the log what was asked and why it was saved all the same."""
    for words in filter(None, (getattr(form, "overruled", "") for form in rows)):
        log.note(log.AuditAction.CHANGE, record, request.user, words)


def conflict_words(request, record):
    """Why saving what was typed would undo another's save; empty if it would not."""
    shown = request.POST.get(seen.SEEN, "")
    if request.method != "POST" or shown == record.version_shown:
        return ""
    return (
        f"{seen.sentence(seen.changes(shown, record.version_shown))}, after you opened this"
        " record. Nothing of yours is saved yet. Below, theirs stands beside yours. Saving again"
        " puts yours in place of theirs; theirs stays in the history."
    )


def differences(form):
    """(label, what is saved, what was typed) of each field that two people filled in differently.

    With the words that were typed in fields which the form has no more, since the record was
    locked.
    """
    found = []
    for name in form.changed_data:
        field = form[name].field
        theirs = in_words(field, form.get_initial_for_field(field, name))
        found.append((str(form[name].label), theirs, in_words(field, form[name].value())))
    texts = [f for f in form.instance._meta.concrete_fields if isinstance(f, models.TextField)]
    labels = {field.name: field.verbose_name for field in texts}
    labels |= {name: field.label for name, field in form.declared_fields.items()}
    for name in labels.keys() & form.data.keys() - form.fields.keys():
        theirs, yours = written(getattr(form.instance, name, "")), written(form.data[name])
        if yours != theirs:
            found.append((str(labels[name]).capitalize(), theirs, yours))
    return found


def in_words(field, value):
    """What a field has; of a choice, the words that were chosen and not their keys."""
    if not isinstance(field, forms.ChoiceField):
        return written(value)
    widget = getattr(field.widget, "widget", field.widget)
    groups = widget.optgroups("", widget.format_value(field.prepare_value(value)))
    options = [option for _, options, _ in groups for option in options]
    return ", ".join(str(one["label"]) for one in options if one["selected"] and one["value"] != "")


def written(value):
    return "" if value is None else str(value).replace("\r\n", "\n")
