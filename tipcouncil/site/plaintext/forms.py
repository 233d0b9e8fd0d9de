"""The form of a record in plain text: which fields it has, what each may hold, what is missing.

A form is read from its model: a field that is added to a model stands in its files by itself.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from meetings.models import AgendaItem, Body, Meeting, Motion, Person, Seat
from reports.models import Recommendation, Report
from statutes.models import Act, Statute
from tipcouncil.records.posting import MOMENTS
from tipcouncil.records.versions.revisions import Versioned
from tipcouncil.site.plaintext.kinds import (
    ChoiceValue,
    Clock,
    DayValue,
    FileFact,
    HeldFile,
    MomentValue,
    Number,
    OriginalName,
    PartialDate,
    TextValue,
    To,
    ToAct,
    ToItem,
    ToMany,
    ToMotion,
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


REFERENCES = {
    Act: ToAct(),
    AgendaItem: ToItem(),
    Body: To("bodies"),
    Meeting: To("meetings"),
    Motion: ToMotion(),
    Person: To("people"),
    Recommendation: To("recommendations"),
    Report: To("reports"),
    Seat: To("seats"),
    Statute: To("statutes", "number"),
}
KINDS = {  # a moment is a date too, so it stands before it
    models.FileField: HeldFile(),
    models.DateTimeField: MomentValue(),
    models.DateField: DayValue(),
    models.TimeField: Clock(),
    models.BooleanField: YesNo(),
    models.IntegerField: Number(),
    models.Field: TextValue(),
}
OF_FILES = {"original_name": OriginalName(), "sha256": FileFact()}
FROM_THE_FILE = {"media_type", "size", "pages", "is_tagged", "thumbnail"}
# What many kinds of records have stands last, under these names.
LAST = {
    name: name.removesuffix("_at") if name in ("posted_at", "withdrawn_at") else name
    for name in (
        *("first_public_on", "first_public_evidence"),
        *("file", "original_name", "sha256", "filed_at", "is_scan", "source_url"),
        *("source", "posted_at"),
        *("withdrawn_at", "withdrawn_reason", "withdrawn_note"),
    )
}


def kind_of(field):
    """What may stand in a field of a file, by the field of the model behind it."""
    if field.name in OF_FILES:
        return OF_FILES[field.name]
    if field.many_to_many:
        return ToMany(REFERENCES[field.related_model].table)
    if field.is_relation:
        return REFERENCES[field.related_model]
    if field.choices:
        return ChoiceValue([value for value, _ in field.flatchoices])
    beside = {f"{field.name}_precision", f"{field.name.removesuffix('_on')}_precision"}
    for other in field.model._meta.fields:
        if other.name in beside:
            return PartialDate(other.name)
    return next(kind for of, kind in KINDS.items() if isinstance(field, of))


def fields_of(model, first, without):
    """The fields of a model as its files have them: those named first, then in its own order."""
    given = [one for each in first for one in (each.split() if isinstance(each, str) else [each])]
    named = {one.behind if isinstance(one, Field) else one for one in given}
    meta = model._meta
    rest = {field.name for field in meta.fields if not field.name.endswith("_precision")}
    rest -= {"id", "follows_text", *MOMENTS, *named, *FROM_THE_FILE, *without.split()}
    own = [field.name for field in meta.fields if field.name in rest and field.name not in LAST]
    last = [name for name in LAST if name in rest]
    return [
        one
        if isinstance(one, Field)
        else Field(LAST.get(one, one), kind_of(meta.get_field(one)), one)
        for one in [*given, *own, *last]
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
    """A model's fields in plain text, some of them `first`. `parts` are lists below them.

    `without` are fields that follow from others, or from the place where the record stands.
    """

    def __init__(self, model, *first, without="", parts=()):
        self.model = model
        fields = fields_of(model, first, without)
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
