"""The form of a record in plain text: which fields it has, what each may hold, what is missing."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from tipcouncil.records.versions.revisions import Versioned
from tipcouncil.site.plaintext.kinds import (
    ChoiceValue,
    DayValue,
    FileFact,
    HeldFile,
    MomentValue,
    Number,
    OriginalName,
    TextValue,
    To,
    ToMany,
    YesNo,
)

REASON = "Loaded from the plain-text record"


@dataclass(frozen=True)
class Field:
    """One field: its name in the file, its kind, and the model's attribute behind it."""

    name: str
    kind: Any
    attribute: str = ""

    @property
    def behind(self):
        return self.attribute or self.name


def texts(*names):
    return [Field(name, TextValue()) for name in names]


POSTED = [Field("source", TextValue()), Field("posted", MomentValue(), "posted_at")]
WITHDRAWN = [
    Field("withdrawn", MomentValue(), "withdrawn_at"),
    *texts("withdrawn_reason", "withdrawn_note"),
]
FIRST_PUBLIC = [Field("first_public_on", DayValue()), Field("first_public_evidence", TextValue())]
STORED_FILE = [
    Field("file", HeldFile()),
    Field("original_name", OriginalName()),
    Field("sha256", FileFact()),
    Field("filed_at", MomentValue()),
    Field("is_scan", YesNo()),
    Field("source_url", TextValue()),
]


def checks_of(model):
    """The checks that the database makes, each with the fields that it need not know.

    That a word is one of its field's choices is left out: the kind of the field sees to it.
    """
    fields = model._meta.fields
    of_choices = [
        [(f"{field.name}__in", [value for value, _ in field.flatchoices])]
        for field in fields
        if field.choices
    ]
    checks = [one for one in model._meta.constraints if isinstance(one, models.CheckConstraint)]
    return [
        (check, {field.name for field in fields} - check.condition.referenced_base_fields)
        for check in checks
        if check.condition.children not in of_choices
    ]


class Form:
    """A model's fields in plain text. `parts` names the lists that may stand below them."""

    def __init__(self, model, *fields, parts=()):
        self.model = model
        self.fields = fields
        self.parts = set(parts)
        self.called = model._meta.verbose_name
        self.names = [field.name for field in fields]
        self.defaults = {field.name: self._default(field) for field in fields}
        self.attributes = {field.behind: field.name for field in fields}
        self.referred = {
            field.kind.table: model._meta.get_field(field.behind).related_model
            for field in fields
            if isinstance(field.kind, To)
        }
        self.checks = checks_of(model)

    def _default(self, field):
        if not isinstance(field.kind, ChoiceValue | Number):
            return ""
        behind = self.model._meta.get_field(field.behind)
        return str(behind.default) if behind.has_default() and behind.default is not None else ""

    def plain(self, record):
        """A row of the database as texts."""
        return {field.name: field.kind.of(record, field.behind) for field in self.fields}

    def fill(self, record, plain, find):
        """Put texts into a row; `find(table, key)` answers with the row that a text refers to."""
        for field in self.fields:
            field.kind.put(record, field.behind, plain[field.name], find)

    def save(self, record, plain, find, **also):
        """Fill and save a row with its reason in the history; `also` are attributes beside it."""
        self.fill(record, plain, find)
        for name, value in also.items():
            setattr(record, name, value)
        record._change_reason = REASON
        record.clean()
        record.save(**({"reason": REASON} if isinstance(record, Versioned) else {}))
        for field in self.fields:
            if isinstance(field.kind, ToMany):
                keys = field.kind.keys(plain[field.name])
                getattr(record, field.behind).set(find(field.kind.table, key) for key in keys)
        return record

    def check(self, entry, pack):
        """The texts of an entry as they are written on a dump; its mistakes go to the pack."""
        before = len(pack.mistakes)
        strange = (entry.texts.keys() - self.names) | (entry.parts.keys() - self.parts)
        for name in strange:
            sentence = f"There is no such field in a record of this kind ({self.called})."
            pack.mistakes.append(entry.mistake(sentence, name))
        plain = {field.name: self._checked(field, entry, pack) for field in self.fields}
        if len(pack.mistakes) == before:
            self._check_row(entry, plain, pack)
        return plain

    def _checked(self, field, entry, pack):
        text = entry.texts.get(field.name, "") or self.defaults[field.name]
        if "\0" in text:
            pack.mistakes.append(entry.mistake("The text holds a null character.", field.name))
            return ""
        if not text:
            return ""
        try:
            text = field.kind.tidy(text)
        except ValueError as error:
            pack.mistakes.append(entry.mistake(str(error), field.name))
            return ""
        if isinstance(field.kind, To):
            pack.refer(entry, field.name, field.kind.table, field.kind.keys(text))
        return text

    def _check_row(self, entry, plain, pack):
        """What the database would refuse: a text too long, an hour before the other."""
        record = self.model()
        self.fill(record, plain, self._stand_in)
        others = {
            field.name
            for field in self.model._meta.fields
            if field.name not in self.attributes or field.is_relation
        }
        try:
            models.Model.clean_fields(record, exclude=others)  # withdrawn words: once it is saved
        except ValidationError as error:
            for attribute, sentences in error.message_dict.items():
                name = self.attributes[attribute]
                pack.mistakes += [entry.mistake(sentence, name) for sentence in sentences]
        for field in self.fields:
            if isinstance(field.kind, To) and not plain[field.name]:
                self._check_named(field, entry, pack)
        for check, others in self.checks:
            try:
                check.validate(self.model, record, exclude=others)
            except ValidationError as error:
                pack.mistakes += [entry.mistake(sentence) for sentence in error.messages]

    def _check_named(self, field, entry, pack):
        behind = self.model._meta.get_field(field.behind)
        if behind.concrete and not behind.many_to_many and not behind.null:
            pack.mistakes.append(entry.mistake("This field cannot be blank.", field.name))

    def _stand_in(self, table, key):
        """While a pack is checked, what it refers to need not exist yet."""
        return self.referred[table](pk=0)
