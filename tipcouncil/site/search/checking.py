"""Whether the index is what the record says, and mending it: each unit is compared anew."""

from django.db import transaction

from tipcouncil.site.files.texts import unread
from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.indexing import (
    AT_ONCE,
    PAGES,
    UNITS,
    is_current,
    plain_words,
    remember_words,
    remove,
    unit_name,
    wanted_rows,
    write,
)
from tipcouncil.site.search.language.words import words_of
from tipcouncil.site.search.models import SearchRow, SearchText, SearchWord


def batches():
    """Every unit of the record, a few hundred at a time: (name, keys)."""
    yield PAGES, [0]
    for name, unit in UNITS.items():
        keys = list(unit.model._base_manager.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), AT_ONCE):
            yield name, keys[start : start + AT_ONCE]


def drift():
    """What is wrong, a sentence for each row: missing, stale, orphaned, or without its words."""
    seen = set()
    for name, keys in batches():
        units = [PAGES] if name == PAGES else [unit_name(name, key) for key in keys]
        seen.update(units)
        wanted = wanted_rows(name, keys)
        held = {
            (unit, place): digest
            for unit, place, digest in SearchRow.objects.filter(unit__in=units).values_list(
                "unit", "place", "digest"
            )
        }
        for key, entry in wanted.items():
            if key not in held:
                yield f"missing: {named(key)}"
            elif not is_current(entry, held[key]):
                yield f"stale: {named(key)}"
        for key in held.keys() - wanted.keys():
            yield f"not public, or not there: {named(key)}"
    for unit in orphans(seen):
        yield f"orphan: {unit}"
    numbers = set(SearchRow.objects.values_list("id", flat=True))
    texts = set(SearchText.objects.values_list("row_id", flat=True))
    yield from (f"row without its text: {number}" for number in sorted(numbers ^ texts))
    yield from (f"words out of step: {number}" for number in sorted(texts ^ engine().numbers()))
    yield from (f"file not read yet: {stored}" for stored in unread() if is_there(stored))
    if not engine().is_sound():
        yield "the words of the index are not those of its rows"


def is_there(stored):
    return stored.file.storage.exists(stored.file.name)


def named(key):
    return " ".join(filter(None, key))


def orphans(units):
    """Units in the index that no record has any more."""
    held = SearchRow.objects.order_by("unit").values_list("unit", flat=True).distinct()
    return [unit for unit in held if unit not in units]


def repair():
    """Make the index what the record says. Returns how many rows were written or removed."""
    changed, seen = 0, set()
    with transaction.atomic():
        engine().wait_for_turn()
        texts = SearchText.objects.values_list("row_id", flat=True)
        changed += forget(SearchRow.objects.exclude(pk__in=texts))
        changed += forget(SearchText.objects.exclude(pk__in=SearchRow.objects.values("pk")))
    for name, keys in batches():
        seen.update([PAGES] if name == PAGES else [unit_name(name, key) for key in keys])
        changed += write({(name, key) for key in keys})
    with transaction.atomic():
        engine().wait_for_turn()
        gone = list(SearchRow.objects.filter(unit__in=orphans(seen)).values_list("id", flat=True))
        remove(gone)
        changed += len(gone)
        if not engine().is_sound() or engine().numbers() != set(
            SearchText.objects.values_list("row_id", flat=True)
        ):
            engine().rebuild()
            changed += 1
    return changed + forget_unused_words()


def forget(queryset):
    numbers = list(queryset.values_list("pk", flat=True))
    remove(numbers)
    return len(numbers)


def forget_unused_words(**signal):
    """Words that no row holds any more are not kept. Returns how many there were."""
    used = set()
    for shown in SearchText.objects.values_list("title", "text", "path").iterator():
        for text in shown:
            used |= plain_words(words_of(text))
    with transaction.atomic():
        unused = sorted(set(SearchWord.objects.values_list("pk", flat=True)) - used)
        for start in range(0, len(unused), AT_ONCE):
            SearchWord.objects.filter(pk__in=unused[start : start + AT_ONCE]).delete()
        remember_words(used)
    return len(unused)
