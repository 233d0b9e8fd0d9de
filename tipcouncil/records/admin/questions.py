"""A form that asks before it saves what is hardly meant, and saves it all the same for a reason."""

from django import forms
from django.core.exceptions import ValidationError

from tipcouncil.records import log
from tipcouncil.records.plausible import questions_about

ASKED, BECAUSE = "_asked", "_because"
REASON = forms.CharField(required=False, max_length=500)


class AsksFirst:
    """For a form: an answer holds for the questions that were shown with it, and for no others."""

    questions, overruled = (), ""

    def _post_clean(self):
        super()._post_clean()
        record = self.record_as_typed()
        record.is_wrong = bool(self.errors)
        wholes = record._state.fields_cache.values()
        if not any(getattr(one, "is_wrong", False) for one in (record, *wholes)):
            self.ask_about(record)

    def record_as_typed(self):
        """The record that the form would save."""
        return self.instance

    def ask_about(self, record):
        changed = set(self.changed_data)
        self.questions = [
            question
            for question in questions_about(record)
            if record.pk is None or changed & {question.field, *question.also}
        ]
        if not self.questions:
            return
        asked = " ".join(question.words for question in self.questions)
        shown = set(self.data.getlist(ASKED))
        try:
            because = REASON.clean(self.data.get(BECAUSE, ""))
        except ValidationError as wrong:
            self.add_error(None, wrong)
            because = ""
        if because and shown.issuperset(question.words for question in self.questions):
            self.overruled = f"{asked} Saved all the same, because: {because}"
            record._change_reason = self.overruled
            self.questions = ()
            return
        for question in self.questions:
            self.add_error(
                question.field if question.field in self.fields else None, question.words
            )


def questions_context(request, *rows):
    """For the page of a form: what it asks now, and the reason that was typed."""
    questions = [one.words for form in rows for one in getattr(form, "questions", ())]
    return {"questions": list(dict.fromkeys(questions)), "because": request.POST.get(BECAUSE, "")}


def note_overruled(request, record, *rows):
    """Tell the log what was asked and why it was saved all the same."""
    for words in filter(None, (getattr(form, "overruled", "") for form in rows)):
        log.note(log.AuditAction.CHANGE, record, request.user, words)
