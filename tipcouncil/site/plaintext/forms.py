"""The form of a record in plain text: which fields it has, and which parts stand below it.

A form is read from its model: a field that is added to a model stands in its files by itself.
"""

from collections import defaultdict
from itertools import count

from django.core.exceptions import ValidationError
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

    `without` are fields that follow from others, or from the place where the record stands. `text`
    is the field that stands below the front matter, under the name “text”.
    """

    def __init__(self, model, first="", without="", text="", parts=()):
        self.model = model
        self.parts = {part.name: part for part in parts}
        fields = [field.name for field in model._meta.fields]
        fields = [name for name in fields if not name.endswith("_precision")]
        left_out = {"id", "follows_text", *MOMENTS, *FROM_THE_FILE, *f"{without} {text}".split()}
        given = first.split()
        own = [name for name in fields if name not in {*LAST, *left_out, *given}]
        last = [name for name in LAST if name in fields and name not in left_out]
        names = {name: LAST.get(name, name) for name in [*given, *own, *last]}
        names |= {text: "text"} if text else {}
        self.values = [value_of(attribute, model, name) for attribute, name in names.items()]
        self.names = [value.name for value in self.values]
        self.references = [value for value in self.values if isinstance(value, RecordReference)]
        self.has_text = bool(text)
        self.has_file = "file" in self.names

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
            else:
                many.append(Prefetch(part.related, part.rows(public=public)))
        rows = rows.select_related(*sorted(needs)) if needs else rows
        return rows.prefetch_related(*many)

    def entry(self, row):
        """A row of the database as text, with its parts."""
        entry = Entry(form=self, record=row)
        entry.texts = {value.name: value.of(row) for value in self.values}
        for name, part in self.parts.items():
            entry.parts[name] = part.entries(part.rows_of(row), entry)
        return entry

    # From a pack

    def check(self, entry, pack):
        """Make of the texts of an entry those of a dump; its mistakes go to the pack."""
        entry.form = self
        strange = (entry.texts.keys() - self.names) | (entry.parts.keys() - self.parts.keys())
        kind = self.model._meta.verbose_name
        for name in strange:
            sentence = f"There is no such field in a record of this kind ({kind})."
            pack.mistakes.append(entry.mistake(sentence, name))
        entry.texts = {value.name: self.checked(value, entry, pack) for value in self.values}
        if self.has_file:
            pack.check_file(entry)
        entry.parts = {name: entry.parts.get(name, []) for name in self.parts}
        for name, part in self.parts.items():
            part.check_all(entry.parts[name], entry, pack)

    def checked(self, value, entry, pack):
        text = entry.texts.get(value.name, "") or value.default
        try:
            if "\0" in text:
                raise ValidationError("The text holds a null character.")
            return value.tidy(text)
        except ValidationError as error:
            pack.mistakes += [entry.mistake(sentence, value.name) for sentence in error.messages]
            return ""

    # Into the database

    def save(self, record, entry, loading, **also):
        """Fill and save a row with its reason in the history; `also` are attributes beside it."""
        if self.has_file:
            loading.take_in(record, entry)
        for value in self.values:
            if value.attribute not in also:
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
            loading.later(part.phase, lambda part=part: part.save_all(record, entry, loading))


class PartForm(Form):
    """Of what stands below a record: the list `name` in its file, whose rows name their `owner`.

    A row is known by a field of it or, where that is empty, by its `number` in the list. In a
    `phase` of a load: 0 with its whole; 1 once every whole stands; 2 when those stand too.
    """

    def __init__(self, name, model, owner, first="", without="", known_by="", phase=1, **options):
        fields = {field.name for field in model._meta.fields}
        self.is_tree = "parent" in fields
        self.has_place = "position" in fields
        from_place = f"{owner} parent" if self.is_tree else f"{owner} position"
        super().__init__(model, first, f"{without} {from_place}", **options)
        self.name, self.owner, self.known_by, self.phase = name, owner, known_by, phase
        self.table = KEYS[model][0] if model in KEYS else name
        to_owner = model._meta.get_field(owner)
        self.related = to_owner.remote_field.get_accessor_name()
        self.is_single = to_owner.one_to_one

    def rows(self, *, public=False):
        return self.in_order(super().rows(public=public))

    def in_order(self, rows):
        return rows.order_by("position", "pk") if self.has_place else rows.order_by("pk")

    def rows_of(self, owner):
        if self.is_single:
            row = getattr(owner, self.related, None)
            return [row] if row else []
        return getattr(owner, self.related).all()

    def entries(self, rows, above):
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
        if "body" in entry.texts and entry.texts["body"] == above.texts.get("body"):
            entry.texts["body"] = ""

    def keyed(self, above):
        """The list of one whole and what is below: (key, number, entry, the one above it)."""
        for number, (entry, parent) in enumerate(walk(above.parts[self.name]), 1):
            place = entry.texts.get("position") or number
            numbered = f"#{place}" if self.is_tree else f"{self.name.removesuffix('s')} {place}"
            own = entry.texts.get(self.known_by) or numbered
            yield f"{above.key} {own}", number, entry, parent

    def check_all(self, entries, above, pack):
        for number, (entry, _) in enumerate(walk(entries), 1):
            written = entry.texts.get("position", "")
            if "body" in self.names:
                entry.texts.setdefault("body", above.texts.get("body", ""))
            self.check(entry, pack)
            self.inherit(entry, above)
            if self.is_tree:
                entry.texts["position"] = "" if written == str(number) else written

    def check(self, entry, pack):
        below = entry.parts.pop("items", []) if self.is_tree else []
        super().check(entry, pack)
        if self.is_tree:
            entry.parts["items"] = below

    def save_all(self, owner, above, loading):
        """Save the list of one whole; what a newer pack no longer has is removed."""
        rows = self.in_order(self.model._base_manager.filter(**{self.owner: owner}))
        held = Entry(key=above.key, texts=above.texts)
        held.parts[self.name] = self.entries(rows, above)
        left = {key: entry.record for key, _, entry, _ in self.keyed(held)}
        for key, number, entry, parent in self.keyed(above):
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
