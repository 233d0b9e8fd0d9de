"""Where words stand in what the public can read: fields, files, and older versions.

Nothing is found by a list of tables: whatever has a gate is looked through, field by field.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

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


def public_rows(model):
    rows = model._base_manager.all()
    if not issubclass(model, Gated):
        return rows
    return rows.filter(public_q(model)).select_related(*model.public_with)


def places(words, within=None):
    """Every place where the words stand in public. `within` narrows each model's rows."""
    found = []
    for model in looked_through():
        rows = public_rows(model).order_by("pk")
        for record in within(rows) if within else rows.iterator(chunk_size=200):
            found += places_in(words, record)
        if issubclass(model, Withdrawable) and not within:
            for record in model._base_manager.filter(withdrawn_q(model)).order_by("pk"):
                found += places_of(words, record)
    return found


def places_of(words, record):
    """The places in one record; of one that is withdrawn, the public reads the reason alone."""
    if getattr(record, "is_withdrawn", False):
        return in_field(words, record, record._meta.get_field("withdrawn_reason"))
    return places_in(words, record)


def places_in_drafts(words):
    """Where the words stand in what only staff see. It cannot be posted while they do."""

    def drafts(rows):
        is_gated = issubclass(rows.model, Gated)
        hidden = rows.model._base_manager.exclude(pk__in=rows.values("pk"))
        return hidden.order_by("pk") if is_gated else []

    return places(words, drafts)


def places_in(words, record):
    """The places in one public record."""
    found = [
        place for field in text_fields(type(record)) for place in in_field(words, record, field)
    ]
    if isinstance(record, StoredFile):
        text = text_in_file(record)
        found += [WordPlace(record, FILE, "text of the file", around(words, text))] * bool(
            words.spans(text)
        )
    if isinstance(record, Versioned) and not any(p.part in record.versioned for p in found):
        found += in_versions(words, record)
    return found


def in_field(words, record, field):
    if not holds(words, record, field):
        return []
    text = getattr(record, field.attname)
    shown = text if is_name_of_place(field) else around(words, text)
    return [WordPlace(record, field.name, str(field.verbose_name), shown)]


def in_versions(words, record):
    """The older versions and the reasons of a text, as far as the public can read them."""
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
        wholes = (getattr(record, name) for name in getattr(record, "public_with", ()))
        whole = next(filter(None, wholes), None)
        return staff_url(whole) if whole else reverse("admin:index")


def digest(found):
    """What was shown, to be compared with what stands when the button is pressed."""
    keys = "\n".join(place.key for place in found)
    return hashlib.sha256(keys.encode()).hexdigest()
