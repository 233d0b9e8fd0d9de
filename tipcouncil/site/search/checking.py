"""Whether the index is what the record says, and mending it: each unit is compared anew."""

from tipcouncil.site.files.texts import unread
from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.indexing import (
    AT_ONCE,
    PAGES,
    UNITS,
    batches,
    difference,
    plain_words,
    write,
)
from tipcouncil.site.search.models import SearchRow, SearchWord


def every_unit():
    """The units of all records, and those of which the index holds a row."""
    units = {(PAGES, 0)}
    for unit in SearchRow.objects.values_list("unit", flat=True).distinct():
        name, _, key = unit.partition(":")
        units.add((name, int(key)))
    for name, unit in UNITS.items():
        units |= {(name, key) for key in unit.model._base_manager.values_list("pk", flat=True)}
    return units


def drift():
    """What is wrong, a sentence for each row: missing, stale, not public, or without its words."""
    for name, keys in batches(every_unit()):
        new, gone = difference(name, keys)
        new, gone = {str(row) for row in new}, set(map(str, gone.values()))
        yield from (f"missing: {row}" for row in sorted(new - gone))
        yield from (f"stale: {row}" for row in sorted(new & gone))
        yield from (f"not public, or not there: {row}" for row in sorted(gone - new))
    yield from (f"file not read yet: {stored}" for stored in unread() if is_there(stored))
    if not engine().is_sound():
        yield "the words of the index are not those of its rows"


def is_there(stored):
    return stored.file.storage.exists(stored.file.name)


def repair():
    """Make the index what the record says. Returns how many rows were written or removed."""
    every = batches(every_unit())
    changed = sum(write({(name, key) for key in keys}) for name, keys in every)
    if not engine().is_sound():
        engine().rebuild()
        changed += 1
    return changed + forget_unused_words()


def forget_unused_words(**signal):
    """Words that no row holds any more are not kept. Returns how many there were."""
    used = set()
    for shown in SearchRow.objects.values_list("title", "text", "path").iterator():
        used |= plain_words(*shown)
    words = SearchWord.objects.values_list("pk", flat=True)
    unused = sorted(set(words) - used)
    for start in range(0, len(unused), AT_ONCE):
        SearchWord.objects.filter(pk__in=unused[start : start + AT_ONCE]).delete()
    return len(unused)
