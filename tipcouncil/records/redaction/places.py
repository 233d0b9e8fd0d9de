"""Where words stand in what the public can read: fields, files, and older versions.

Nothing is found by a list of tables: whatever has a gate is looked through, field by field.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse

from tipcouncil.records.files.stored import StoredFile
from tipcouncil.records.posting import Gated, Part, public_q
from tipcouncil.records.redaction.redacted import (
    holds,
    in_force,
    is_name_of_place,
    text_fields,
    text_in_file,
)
from tipcouncil.records.versions.revisions import Versioned
from tipcouncil.records.versions.withdrawal import Withdrawable, withdrawn_q

AROUND = 70  # signs of a text shown on each side of the words
FILE, VERSIONS = "file", "versions"


@dataclass(frozen=True)
class WordPlace:
    """A field of a public record, its file, or its older versions, where the words stand."""

    record: models.Model
    part: str  # the name of the field, or FILE, or VERSIONS
    label: str
    sentence: str

    @property
    def words(self):
        return f"{named(self.record)}: {self.label}"

    @property
    def url(self):
        return staff_url(self.record)

    @property
    def key(self):
        meta = self.record._meta
        return f"{meta.label_lower} {self.record.pk} {self.part} {self.sentence}"


# Looking


@cache
def looked_through():
    """Every kind of record that the public reads, and what else says that it holds such words."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Gated) or getattr(model, "is_looked_through", False)
    ]


def read_by_public(model):
    """The rows that the public reads: of what was withdrawn, the reason stands at its address."""
    rows = model._base_manager.order_by("pk")
    if not issubclass(model, Gated):
        return rows
    public = rows.filter(public_q(model)).select_related(*model.public_with)
    withdrawn = rows.filter(withdrawn_q(model)) if issubclass(model, Withdrawable) else ()
    return chain(public.iterator(chunk_size=200), withdrawn)


def places(words):
    """Every place where the words stand in public."""
    return [
        place
        for model in looked_through()
        for record in read_by_public(model)
        for place in places_of(words, record)
    ]


def places_in_drafts(words):
    """Where the words stand in what only staff see. It cannot be posted while they do."""
    found = []
    for model in (model for model in looked_through() if issubclass(model, Gated)):
        public = model._base_manager.filter(public_q(model)).values("pk")
        for record in model._base_manager.exclude(pk__in=public).order_by("pk"):
            found += places_in(words, record)
    return found


def places_of(words, record):
    """The places in one record; of one that is withdrawn, the public reads the reason alone."""
    if getattr(record, "is_withdrawn", False):
        return in_fields(words, record, ["withdrawn_reason"])
    return places_in(words, record)


def places_in(words, record):
    """The places in the whole of a record."""
    found = in_fields(words, record, [field.name for field in text_fields(type(record))])
    if isinstance(record, StoredFile) and words.stand_in(text := text_in_file(record)):
        found.append(WordPlace(record, FILE, "text of the file", around(words, text)))
    if isinstance(record, Versioned) and not any(p.part in record.versioned for p in found):
        found += in_versions(words, record)
    return found


def in_fields(words, record, names):
    found = []
    for field in map(record._meta.get_field, names):
        if holds(words, record, field):
            text = getattr(record, field.attname)
            shown = text if is_name_of_place(field) else around(words, text)
            found.append(WordPlace(record, field.name, str(field.verbose_name), shown))
    return found


def in_versions(words, record):
    """The first of the older versions, or its reason, as far as the public can read them."""
    for version in record.revisions.public().order_by("number"):
        for text in (version.body, version.reason):
            if words.stand_in(text):
                label = f"version {version.number}"
                return [WordPlace(record, VERSIONS, label, around(words, text))]
    return []


def around(words, text):
    """The words where they stand first, with what is on both sides."""
    spans = words.spans(text)
    start, end = spans[0] if spans else (0, 0)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    before = f"… {before.partition(' ')[2]}" if start > AROUND else before
    after = f"{after.rpartition(' ')[0]} …" if len(text) > end + AROUND else after
    return re.sub(r"\s+", " ", f"{before}{text[start:end]}{after}").strip()


def named(record):
    """A record in words, with the one that it is a part of, and without what was withdrawn."""
    kind = str(record._meta.verbose_name)
    name = f"“{record}”"
    if isinstance(record, Part):
        name += f" ({getattr(record, record.public_with[0])})"
    if any(one.looked_for.stand_in(name) for one in in_force()):
        name = f"number {record.pk}"
    return f"{kind[:1].upper()}{kind[1:]} {name}"


def staff_url(record):
    """Where staff see a record: its own page, or that of the record that it is a part of."""
    meta = record._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[record.pk])
    except NoReverseMatch:
        whole = next(record.belongs_to, None) if isinstance(record, Gated) else None
        return staff_url(whole) if whole else reverse("admin:index")


def digest(found):
    """What was shown, to be compared with what stands when the button is pressed."""
    keys = "\n".join(place.key for place in found)
    return hashlib.sha256(keys.encode()).hexdigest()
