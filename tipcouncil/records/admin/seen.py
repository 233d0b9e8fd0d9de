"""What a page showed: which version of which rows, and what became of them since.

A version is the number of a row's last entry in its history, or a digest of its values where it
keeps none. A page carries the versions of all that it shows, signed; whoever acts on it is told of
rows that have another one by then, that are new, or that are gone.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.contrib.admin.utils import display_for_value
from django.core.signing import BadSignature, Signer
from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.text import capfirst

from tipcouncil.records.texts.differences import passages

SEEN = "_seen"  # the field in which a form carries the versions
MOST_NAMED = 20  # changes of somebody else that a page names one by one
SIGNER = Signer(salt="what a page showed")


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


def read(find, shown, *, to_change):
    """The records that `find` gives, and the version of all rows that are `shown` of them.

    The version is read before the records: what is saved in between counts as not seen. Where
    something is about to be done, others wait from here on, and nothing is read before that.
    """
    rows = shown(find())
    if to_change:
        hold(rows)
        rows = shown(find())
    version = version_of(rows)
    return find(), version


def version_of(shown):
    """The versions of these rows, as a word that a form can carry."""
    versions = {}
    for rows in shown:
        if not hasattr(rows.model, "history"):
            versions |= {key_of(row): digest_of(row) for row in rows}
            continue
        entries = rows.model.history.filter(id=OuterRef("pk")).order_by("-history_id")
        last = Subquery(entries.values("history_id")[:1])
        label = rows.model._meta.label_lower
        for pk, number in rows.order_by("pk").values_list("pk", last):
            versions[f"{label} {pk}"] = number or 0
    return SIGNER.sign_object(dict(sorted(versions.items())), compress=True)


def version_of_row(row):
    """As `version_of`, for one row that keeps no history and is read already."""
    return SIGNER.sign_object({key_of(row): digest_of(row)}, compress=True)


def key_of(row):
    return f"{row._meta.label_lower} {row.pk}"


def digest_of(row):
    values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


@dataclass
class RowChange:
    """What somebody did to a row since a page showed it."""

    row: str
    done: str  # added, changed or removed
    who: str
    when: datetime | None
    fields: list = field(default_factory=list)  # (label, passages that differ)


def changes(before, now):
    """What became of the rows of one version word by the time of another, the latest first."""
    try:
        old, new = SIGNER.unsign_object(before), SIGNER.unsign_object(now)
    except BadSignature:
        return []
    keys = [key for key in old | new if old.get(key) != new.get(key)]
    found = [change(*key.split(), old.get(key)) for key in keys[:MOST_NAMED]]
    return sorted(found, key=lambda one: one.when.timestamp() if one.when else 0, reverse=True)


def change(label, pk, number):
    """What was done to a row since it had the version with this number, None where it had none."""
    model = apps.get_model(label)
    row = model._base_manager.filter(pk=pk).first()
    last = before = None
    if hasattr(model, "history"):
        entries = model.history.filter(id=pk).select_related("history_user")
        last = entries.order_by("-history_id").first()
        before = number and entries.filter(history_id=number).first()
    if row is None or (last and last.history_type == "-"):
        done = "removed"
    else:
        done = "added" if number is None else "changed"
    return RowChange(
        named(model, row or (last and last.instance) or ""),
        done,
        str((last and last.history_user) or "Somebody"),
        last and last.history_date,
        fields_changed(model, before, last) if before and done == "changed" else [],
    )


def named(model, row):
    """“Agenda item: 1. Reports”; minutes and motions say themselves what they are."""
    kind, words = str(model._meta.verbose_name), str(row)
    return words if words.lower().startswith(kind) else f"{capfirst(kind)}: {words}"


def fields_changed(model, before, now):
    for tracked in type(now).tracked_fields:
        own = model._meta.get_field(tracked.name)
        was, is_now = (value_in_words(own, entry) for entry in (before, now))
        if was != is_now:
            yield capfirst(own.verbose_name), passages(was, is_now)


def value_in_words(field, entry):
    """What an entry of the history has in a field, in words."""
    value = getattr(entry, field.attname)
    if value is not None and field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return display_for_value(dict(field.flatchoices).get(value, value), "")


def sentence(changed):
    """Who changed what a page shows, and when."""
    if not changed:
        return "What this page shows was changed"
    last = changed[0]
    when = f" at {timezone.localtime(last.when):%-I:%M %p}" if last.when else ""
    others = list(dict.fromkeys(one.who for one in changed))[1:]
    before = f", and {' and '.join(others)} before" if others else ""
    return f"{last.who} saved a change{when}{before}"


def changed_since(request, version):
    """What a page says that is asked to act and showed something else; nothing if it did not."""
    shown = request.POST.get(SEEN, "")
    if shown == version:
        return {}
    changed = changes(shown, version)
    refusal = (
        f"{sentence(changed)}, after you opened this page. Nothing is done yet. The page shows"
        " how it stands now: look at it, and press the button again."
    )
    return {"refusal": refusal, "changes": changed}
