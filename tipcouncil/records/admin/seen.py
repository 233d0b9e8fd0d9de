"""What a page showed: which version of which rows, and what became of them since.

A version is the number of a row's last entry in its history, or a digest of its values where it
keeps none. A page carries the versions of all that it shows; whoever acts on it is told of rows
that have another one by then, that are new, or that are gone.
"""

import datetime
import hashlib
from typing import NamedTuple

from django.apps import apps
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from tipcouncil.records.texts.differences import passages

MOST_TOLD = 20  # changes of somebody else that a page names one by one


def hold(shown):
    """Let nobody else change these rows until the transaction ends. SQLite lets nobody already."""
    if connection.features.has_select_for_update:
        for rows in in_one_order(shown):
            list(rows.select_for_update().values_list("pk", flat=True))


def in_one_order(shown):
    """The same rows, once each and in the order of all pages: so no two wait for each other."""
    keys = {}
    for rows in shown:
        keys.setdefault(rows.model, set()).update(rows.values_list("pk", flat=True))
    models = sorted(keys, key=lambda model: model._meta.label_lower)
    return [model._base_manager.filter(pk__in=keys[model]).order_by("pk") for model in models]


def version_of(shown):
    """The versions of these rows, as a word that a form can carry."""
    found = {}
    for rows in shown:
        found.setdefault(rows.model._meta.label_lower, {}).update(versions(rows))
    return written(found)


def versions(rows):
    """{key: version}, read in one query."""
    if not hasattr(rows.model, "history"):
        return {row.pk: digest_of(row) for row in rows}
    entries = rows.model.history.filter(id=OuterRef("pk")).order_by("-history_id")
    last = Subquery(entries.values("history_id")[:1])
    return {pk: str(number or 0) for pk, number in rows.order_by("pk").values_list("pk", last)}


def digest_of(row):
    """The version of a row that keeps no history."""
    values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def version_of_one(row):
    """As `version_of`, for one row that keeps no history and is read already."""
    return written({row._meta.label_lower: {row.pk: digest_of(row)}})


def written(found):
    kinds = [
        f"{label} " + ",".join(f"{pk}={number}" for pk, number in sorted(rows.items()))
        for label, rows in sorted(found.items())
        if rows
    ]
    return ";".join(kinds)


def read(word):
    """{(label, key): version} of such a word; nothing of one that is none."""
    found = {}
    for kind in word.split(";"):
        label, _, rows = kind.partition(" ")
        for row in rows.split(","):
            pk, _, number = row.partition("=")
            if pk.isascii() and pk.isdigit() and len(pk) < 19:
                found[label, int(pk)] = number
    return found


class FieldChange(NamedTuple):
    """A field that says something else than it did."""

    label: str
    passages: list


class RowChange(NamedTuple):
    """What somebody did to a row since a page showed it."""

    row: str
    done: str  # added, changed or removed
    who: str
    when: object
    fields: list


def changes(before, now):
    """What became of the rows of one version word by the time of another, the latest first."""
    old, new = read(before), read(now)
    if not old:
        return []
    known = {model._meta.label_lower: model for model in apps.get_models()}
    keys = [key for key in old | new if old.get(key) != new.get(key) and key[0] in known]
    found = [change(known[label], pk, old.get((label, pk))) for label, pk in keys[:MOST_TOLD]]
    return sorted(found, key=lambda one: one.when.timestamp() if one.when else 0, reverse=True)


def change(model, pk, number):
    done = "added" if number is None else "changed"
    entries = []
    if hasattr(model, "history"):
        told = model.history.filter(id=pk).select_related("history_user")
        entries = list(told.order_by("-history_id")[:1])
        if entries and number and number.isdigit():
            entries += told.filter(history_id=number)
    row = model._base_manager.filter(pk=pk).first()
    if row is None or (entries and entries[0].history_type == "-"):
        done = "removed"
    fields = fields_changed(model, *entries) if len(entries) == 2 and done == "changed" else []
    return RowChange(
        named(model, row or (entries[0].instance if entries else "")),
        done,
        str((entries and entries[0].history_user) or "Somebody"),
        entries[0].history_date if entries else None,
        fields,
    )


def named(model, row):
    """“Agenda item: 1. Reports”; minutes and motions say themselves what they are."""
    kind, words = str(model._meta.verbose_name), str(row)
    return words if words.lower().startswith(kind) else f"{kind[:1].upper()}{kind[1:]}: {words}"


def fields_changed(model, new, old):
    found = []
    for field in type(new).tracked_fields:
        was, now = (
            value_in_words(model._meta.get_field(field.name), entry) for entry in (old, new)
        )
        if was != now:
            label = str(field.verbose_name)
            found.append(FieldChange(label[:1].upper() + label[1:], passages(was, now)))
    return found


def value_in_words(field, entry):
    """What an entry of the history has in a field, in words."""
    value = getattr(entry, field.attname)
    if value is None or value == "":
        return ""
    if field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime.datetime):
        return f"{timezone.localtime(value):%b %-d, %Y, %-I:%M %p}"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def sentence(found):
    """Who changed what a page shows, and when."""
    if not found:
        return "What this page shows was changed"
    last = found[0]
    when = f" at {timezone.localtime(last.when):%-I:%M %p}" if last.when else ""
    names = list(dict.fromkeys(one.who for one in found))
    others = f", and {' and '.join(names[1:])} before," if names[1:] else ""
    return f"{last.who} saved a change{when}{others}".removesuffix(",")
