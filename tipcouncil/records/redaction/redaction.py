"""Withdrawing words wherever the public could read them: all places are hidden in one act.

A text that keeps versions, and a file, is withdrawn whole: its address says when and why. Any
other text is kept for staff, and the record says “withheld” in its place.
"""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.dispatch import Signal
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.posting import whole_paths
from tipcouncil.records.redaction.places import (
    FILE,
    VERSIONS,
    digest,
    looked_through,
    places,
    places_in,
    places_of,
)
from tipcouncil.records.redaction.redacted import (
    BaseRedactedText,
    BaseRedaction,
    check_words,
    in_force,
    is_name_of_place,
    kept_in,
    text_fields,
    url_fields,
)
from tipcouncil.records.redaction.words import (
    NAME_WITHHELD,
    WITHHELD,
    WordForms,
    family_name_first,
    squeezed,
)
from tipcouncil.records.saving import as_one
from tipcouncil.records.versions.withdrawal import Withdrawable

MOST_NAMED = 5  # forms of the words that one sentence names
WITHHELD_SLUG = "withheld-"  # begins an address in the place of one that said the words
words_hidden = Signal()


class PlacesChanged(ValidationError):
    """The words stand in other places than those that were shown."""


# Hiding


def forms(lines, is_reversed=False):
    """The lines to look for: as typed, and with the family name first where that is asked."""
    typed = WordForms(lines).forms
    more = [family_name_first(line) for line in typed] if is_reversed else []
    return WordForms([*typed, *more]).forms


def check_request(lines, reason):
    """Refuse words that say nothing, and a public reason that says what must not stand."""
    words = WordForms(lines)
    if not words.forms:
        raise ValidationError({"words": "Write the words that must not stand, one form a line."})
    if any(len(squeezed(form)) < 2 for form in words.forms):
        raise ValidationError({"words": "A single letter stands everywhere. Write the whole name."})
    if words.stand_in(reason):
        raise ValidationError(
            {"reason": "The public reads this reason: say it without the words themselves."}
        )
    check_words(reason)


def hide(lines, reason, *, note="", by=None, shown=None):
    """Hide the words in every place, in one act. `shown` is the digest of the places shown."""
    check_request(lines, reason)
    with as_one():
        found = places(WordForms(lines))
        if shown is not None and digest(found) != shown:
            raise PlacesChanged("The words stand in other places now. Look at the list again.")
        redaction = kept_in(BaseRedaction).objects.create(
            words="\n".join(lines), reason=reason, note=note, by=log.acting(by)
        )
        hide_places(redaction, found, by)
        redaction.is_in_force = True
        redaction.save(update_fields=["is_in_force"])
        refuse_while_left(places(redaction.looked_for))
    words_hidden.send(type(redaction))
    return redaction


def hide_places(redaction, found, by=None):
    for model, pk in dict.fromkeys((type(place.record), place.record.pk) for place in found):
        record = model._base_manager.select_for_update(of=("self",)).get(pk=pk)
        parts = {place.part for place in places_of(redaction.looked_for, record)}
        hide_record(redaction, record, parts, by)


def hide_record(redaction, record, parts, by):
    """Hide all places of one record, with one line in the log."""
    reason, versioned = redaction.reason, getattr(record, "versioned", ())
    changes = {
        field.name: replaced(redaction.looked_for, record, field)
        for field in text_fields(type(record))
        if field.name in parts and field.name not in versioned
    }
    if not changes.keys().isdisjoint(getattr(record, "own_names", ())):
        changes["name_withheld"] = True
    if FILE in parts and not isinstance(record, Withdrawable):
        changes |= {"withdrawn_at": timezone.now(), "withdrawn_reason": reason}
    keep(redaction, record, changes, by)
    is_whole = FILE in parts or not parts.isdisjoint(versioned)
    if is_whole and isinstance(record, Withdrawable):
        record.withdraw(reason, by=by)
    elif VERSIONS in parts:
        record.withdraw(reason, by=by)
        record.post(by=by, reason=reason)
    else:
        log.note(log.AuditAction.WITHDRAW, record, by, reason)


def keep(redaction, record, changes, by):
    """Keep what stands in the fields, for staff, and let the record say something else."""
    if not changes:
        return
    texts = kept_in(BaseRedactedText)
    for name, shown in changes.items():
        original = getattr(record, name)
        texts.objects.create(
            redaction=redaction,
            model=record._meta.label_lower,
            object_id=record.pk,
            field=name,
            original="" if original is None else str(original),
            shown=str(shown),
        )
        setattr(record, name, shown)
    record._history_user = log.acting(by)
    record.save()


def replaced(words, record, field):
    """What a record says in place of a text that holds the words."""
    text, room = getattr(record, field.attname), field.max_length or 10_000
    if isinstance(field, models.URLField):
        return ""
    if isinstance(field, models.SlugField) or field.unique or field.name in url_fields(record):
        slug = f"{WITHHELD_SLUG}{record.pk}"
        return f"/{slug}/" if text.startswith("/") else slug
    if is_name_of_place(field):
        return "withheld"
    lines = text.splitlines()
    if field.name in getattr(record, "lists", ()):
        return "\n".join(line for line in lines if not words.stand_in(line))
    shown = words.without(text)
    is_all = not re.sub(r"[\W_]+", "", shown.replace(WITHHELD, ""))
    shown = NAME_WITHHELD if is_all and "name" in field.name else shown
    shown = shown if len(shown) <= room else WITHHELD[:room]
    return distinguished(record, field, shown)


def distinguished(record, field, shown):
    """“Name withheld (2)”, where no two rows may say the same."""
    for constraint in record._meta.constraints:
        names = getattr(constraint, "fields", ())
        if field.name not in names:
            continue
        same = {name: getattr(record, name) for name in names if name != field.name}
        others = type(record)._base_manager.filter(**same).exclude(pk=record.pk)
        taken = set(others.values_list(field.name, flat=True))
        every = [shown, *(f"{shown} ({n})" for n in range(2, len(taken) + 3))]
        shown = next(words for words in every if words not in taken)
    return shown


# Posting while a place is left


def refuse_while_left(found):
    """Name each place that is left. The page that asks has the way to it."""
    if not found:
        return
    named = "; ".join(dict.fromkeys(place.words for place in found[:MOST_NAMED]))
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    raise ValidationError(
        f"Words that were withdrawn would stand in public: {named}{more}. Take them out first."
    )


def check_posting(record, **signal):
    refuse_while_left(left_by(record))


def left_by(record):
    """Where withdrawn words would stand if a record were posted, in it or in what follows it.

    Of a record that was withdrawn, every place counts: it may hold the name that was taken out.
    """
    found = []
    for words in (one.looked_for for one in in_force()):
        found += [place for row in posted_with(record) for place in places_in(words, row)]
        if getattr(record, "is_withdrawn", False):
            found += places(words)
    return found


def posted_with(record):
    """The record, and what becomes public with it."""
    yield record
    for model in looked_through():
        own = models.Q()
        for path, whole in whole_paths(model):
            own |= models.Q(**{path: record.pk}) if whole is type(record) else models.Q()
        rows = model._base_manager.filter(own) if own else ()
        yield from (row for row in rows if getattr(row, "posted_at", True))


def hide_what_was_read(paper):
    """The words inside a file were read after it became public: hide it, if it holds such."""
    if not paper.is_public:
        return
    for redaction in in_force():
        hide_places(redaction, places_in(redaction.looked_for, paper))


# Lifting


def lift(redaction, reason, by=None):
    """Let the words stand again where they stood. What was withdrawn whole is posted by hand."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why the words may stand again: staff read it."})
    with as_one():
        redaction.is_in_force, redaction.lifted_at = False, timezone.now()
        redaction.lifted_reason = reason.strip()
        redaction.save(update_fields=["is_in_force", "lifted_at", "lifted_reason"])
        log.note(log.AuditAction.RESTORE, redaction, by, reason.strip())
        rows = {}
        for text in redaction.texts.filter(restored_at=None):
            rows.setdefault((text.model, text.object_id), []).append(text)
        for texts in rows.values():
            restore(texts, by, reason.strip())


def restore(texts, by, reason):
    record = texts[0].record
    if record is None:
        return
    held = [one.looked_for for one in in_force()]
    back = [
        text
        for text in texts
        if str(getattr(record, text.field)) == text.shown
        and not any(words.stand_in(text.original) for words in held)
    ]
    for text in back:
        text.restored_at = timezone.now()
        text.save(update_fields=["restored_at"])
        field = record._meta.get_field(text.field)
        empty = None if field.null else ""
        setattr(record, text.field, field.to_python(text.original) if text.original else empty)
    if back:
        record._history_user = log.acting(by)
        record.save()
        log.note(log.AuditAction.RESTORE, record, by, reason)
