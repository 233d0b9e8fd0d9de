"""The form of a record in plain text: which fields it has, and which parts stand below it.

A form is read from its model: a field that is added to a model stands in its files by itself.
"""

from collections import defaultdict
from itertools import count

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch

from tipcouncil.records.posting import MOMENTS
from tipcouncil.records.versions.revisions import Versioned
from tipcouncil.site.plaintext.files import Entry, walk
from tipcouncil.site.plaintext.values import KEYS, RecordReference, RecordReferences, value_of

REASON = "Loaded from the plain-text record"
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


class Form:
    """A model's fields in plain text, some of them `first`, with forms of the `parts` below.

    `without` are fields that follow from others, or from the place where the record stands.
    """

    def __init__(self, model, *first, without="", text="", parts=None):
        self.model = model
        self.parts = parts or {}
        self.has_text = bool(text)
        meta = model._meta
        given = [
            one for each in first for one in (each.split() if isinstance(each, str) else [each])
        ]
        named = {one if isinstance(one, str) else one.attribute for one in given}
        rest = [field.name for field in meta.fields if not field.name.endswith("_precision")]
        left_out = {"id", "follows_text", *MOMENTS, text, *named, *FROM_THE_FILE, *without.split()}
        own = [name for name in rest if name not in LAST and name not in left_out]
        last = [name for name in LAST if name in rest and name not in left_out]
        self.values = [
            value_of(LAST.get(one, one), meta.get_field(one)) if isinstance(one, str) else one
            for one in [*given, *own, *last]
        ]
        if text:  # stands below the front matter
            self.values.append(value_of("text", meta.get_field(text)))
        self.names = [value.name for value in self.values]
        self.attributes = {value.attribute: value.name for value in self.values}
        self.references = [value for value in self.values if isinstance(value, RecordReference)]
        self.has_file = "sha256" in self.names

    # From the database

    def rows(self, *, public=False):
        """Every row, with all that its texts need, in a fixed number of queries."""
        rows = self.model.objects.public() if public else self.model.objects.all()
        many = [value.attribute for value in self.references if isinstance(value, RecordReferences)]
        needs = {one for value in self.references for one in value.needs} - set(many)
        for part in self.parts.values():
            if part.is_single:
                below = (one for value in part.references for one in value.needs)
                needs |= {part.related, *(f"{part.related}__{one}" for one in below)}
            elif part is not self:
                many.append(Prefetch(part.related, part.rows(public=public)))
        rows = rows.select_related(*sorted(needs)) if needs else rows
        return rows.prefetch_related(*many)

    def entry(self, row):
        """A row of the database as text, with its parts."""
        entry = Entry(form=self, record=row)
        entry.texts = {value.name: value.of(row) for value in self.values}
        for name, part in self.parts.items():
            if part is not self:
                entry.parts[name] = part.entries(part.rows_of(row), entry)
        return entry

    # From a pack

    def check(self, entry, pack):
        """Make of the texts of an entry those of a dump; its mistakes go to the pack."""
        before = len(pack.mistakes)
        entry.form = self
        strange = (entry.texts.keys() - self.names) | (entry.parts.keys() - self.parts.keys())
        for name in strange:
            sentence = f"There is no such field in a record of this kind ({self.called_one})."
            pack.mistakes.append(entry.mistake(sentence, name))
        entry.texts = {value.name: self.checked(value, entry, pack) for value in self.values}
        if len(pack.mistakes) == before:
            self.check_row(entry, pack)
        if self.has_file:
            pack.check_file(entry)
        for name, part in self.parts.items():
            entry.parts.setdefault(name, [])
            part.check_all(entry.parts[name], entry, pack)

    @property
    def called_one(self):
        return self.model._meta.verbose_name

    def checked(self, value, entry, pack):
        text = entry.texts.get(value.name, "") or value.default
        sentences = []
        if "\0" in text:
            sentences = ["The text holds a null character."]
        elif text:
            try:
                text = value.tidy(text)
            except ValidationError as error:
                sentences = error.messages
            except ValueError as error:
                sentences = [str(error)]
        pack.mistakes += [entry.mistake(sentence, value.name) for sentence in sentences]
        if sentences:
            return ""
        if isinstance(value, RecordReference):
            pack.refer(entry, value.name, value.table, value.keys(text))
        return text

    def check_row(self, entry, pack):
        """What the model would refuse: a text too long, an address that is none."""
        record = self.model()
        for value in self.values:
            if value not in self.references:
                value.put(record, entry.texts[value.name], None)
            elif value.is_required and not entry.texts[value.name]:
                pack.mistakes.append(entry.mistake("This field cannot be blank.", value.name))
        related = {value.attribute for value in self.references}
        others = {f.name for f in self.model._meta.fields} - self.attributes.keys() | related
        try:
            models.Model.clean_fields(record, exclude=others)  # withdrawn words: once it is saved
        except ValidationError as error:
            for attribute, sentences in error.message_dict.items():
                name = self.attributes[attribute]
                pack.mistakes += [entry.mistake(sentence, name) for sentence in sentences]

    # Into the database

    def save(self, record, entry, loading, **also):
        """Fill and save a row with its reason in the history; `also` are attributes beside it."""
        if self.has_file:
            loading.take_in(record, entry)
        for value in self.values:
            value.put(record, entry.texts[value.name], loading.find)
        for name, value in also.items():
            setattr(record, name, value)
        record._change_reason = REASON
        record.clean()
        record.save(**({"reason": REASON} if isinstance(record, Versioned) else {}))
        for value in self.references:
            if isinstance(value, RecordReferences):
                keys = value.keys(entry.texts[value.name])
                getattr(record, value.attribute).set(loading.find(value.table, key) for key in keys)
        entry.record = record
        for part in self.parts.values():
            if part is not self:
                loading.later(part.phase, lambda part=part: part.save_all(record, entry, loading))


class PartForm(Form):
    """Of what stands below a record: the list `name` in its file, `related` in the database.

    A row is known by `known_by`, a function of its entry and of its number in the list. In a
    `phase` of a load: 0 with its whole; 1 once every whole stands; 2 when those stand too.
    """

    def __init__(self, model, *first, name, owner, known_by=None, related="", phase=1, **options):
        super().__init__(model, *first, **options)
        self.name, self.owner, self.phase = name, owner, phase
        self.table = KEYS[model][0] if model in KEYS else name
        self.related = related or name
        self.known_by = known_by or (lambda entry, number: number)
        self.is_single = model._meta.get_field(owner).one_to_one
        self.is_tree = "parent" in {field.name for field in model._meta.fields}
        self.has_place = "position" in {field.name for field in model._meta.fields}

    def rows(self, *, public=False):
        rows = super().rows(public=public)
        return rows.order_by("position", "pk") if self.has_place else rows.order_by("pk")

    def rows_of(self, owner):
        if self.is_single:
            row = getattr(owner, self.related, None)
            return [row] if row else []
        return getattr(owner, self.related).all()

    def entries(self, rows, above=None):
        """The entries of one list. Of a tree, those of its top, each with its own below it."""
        entries = [self.entry(row) for row in rows]
        for entry in entries:
            self.inherit(entry, above)
        if not self.is_tree:
            return entries
        below, numbers = defaultdict(list), count(1)
        for entry in entries:
            below[entry.record.parent_id].append(entry)

        def nested(parent):
            for entry in below[parent]:
                number = str(next(numbers))
                if entry.texts["position"] == number:
                    entry.texts["position"] = ""
                entry.parts["items"] = list(nested(entry.record.pk))
                yield entry

        return list(nested(None))

    def inherit(self, entry, above):
        """A paper of a meeting is its body's unless it says otherwise."""
        if above and "body" in entry.texts and entry.texts["body"] == above.texts.get("body"):
            entry.texts["body"] = ""

    def keyed(self, entries, above):
        """The entries of a list and below them: (key, number, entry, the one above it)."""
        for number, (entry, parent) in enumerate(walk(entries), 1):
            yield f"{above.key} {self.known_by(entry, number)}", number, entry, parent

    def check_all(self, entries, above, pack):
        for number, (entry, _) in enumerate(walk(entries), 1):
            written = entry.texts.get("position", "")
            if "body" in self.names:
                entry.texts.setdefault("body", above.texts.get("body", ""))
            self.check(entry, pack)
            self.inherit(entry, above)
            if self.is_tree:
                entry.texts["position"] = "" if written == str(number) else written
        if not self.is_single:
            pack.name_parts(self, entries, above)

    def check(self, entry, pack):
        below = entry.parts.pop("items", []) if self.is_tree else []
        super().check(entry, pack)
        if self.is_tree:
            entry.parts["items"] = below

    def save_all(self, owner, above, loading):
        """Save the list of one whole; what a newer pack no longer has is removed."""
        entries = above.parts[self.name]
        rows = self.model._base_manager.filter(**{self.owner: owner})
        rows = rows.order_by("position", "pk") if self.has_place else rows.order_by("pk")
        held = self.keyed(self.entries(rows, above), above)
        left = {key: entry.record for key, _, entry, _ in held}
        for key, number, entry, parent in self.keyed(entries, above):
            also = {self.owner: owner}
            if self.is_tree:
                also["parent"] = parent.record if parent else None
            if self.has_place:
                also["position"] = int(entry.texts.get("position") or number)
            if "body" in self.names:
                entry.texts["body"] = entry.texts["body"] or above.texts["body"]
            self.save(left.pop(key, None) or self.model(), entry, loading, **also)
            self.inherit(entry, above)
            loading.records[self.table, key] = entry.record
        if self.phase:
            loading.remove(left.values())
        else:
            loading.later(1, lambda: loading.remove(left.values()))
