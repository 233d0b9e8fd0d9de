"""What each change of the record alters in the index: which units show a row of each model.

What is read along with a record, for its page, is what its rows show.
"""

from collections import defaultdict
from weakref import WeakKeyDictionary

from django.db.models.signals import (
    post_delete,
    post_migrate,
    post_save,
    pre_delete,
    pre_save,
)

from tipcouncil.site.files.texts import file_read
from tipcouncil.site.search.indexing import PAGES, UNITS, index, write

before = WeakKeyDictionary()  # {a row that is about to change: the units that showed it}


def read_along(queryset, path=""):
    """(model, lookup) of all rows that are read along with those of a queryset."""
    yield from joined_to(queryset.model, queryset.query.select_related or {}, path)
    for prefetch in queryset._prefetch_related_lookups:
        lookup = f"{path}{prefetch.prefetch_through}"
        yield prefetch.queryset.model, lookup
        yield from read_along(prefetch.queryset, f"{lookup}__")


def joined_to(model, names, path):
    for name, further in names.items():
        other = model._meta.get_field(name).related_model
        yield other, f"{path}{name}"
        yield from joined_to(other, further, f"{path}{name}__")


LOOKUPS = defaultdict(list)  # {model: the (unit, lookup) by which what shows a row of it is found}
for name, unit in UNITS.items():
    LOOKUPS[unit.model].append((name, "pk"))
    for model, lookup in read_along(unit.records()):
        LOOKUPS[model].append((name, lookup))


def units_showing(row):
    """The units on whose pages a row is shown now. Its own is indexed even if it is gone."""
    units = set()
    for name, lookup in LOOKUPS[type(row)]:
        if lookup == "pk":
            units.add((name, row.pk))
        else:
            records = UNITS[name].model._base_manager.filter(**{lookup: row.pk})
            units |= {(name, key) for key in records.values_list("pk", flat=True)}
    return units


def about_to_change(sender, instance, **kwargs):
    """A row that moves to another record, or is deleted, is shown no more where it was."""
    if instance.pk:
        before[instance] = units_showing(instance)


def changed(sender, instance, **kwargs):
    index(units_showing(instance) | before.pop(instance, set()))


def index_files(sha256, **signal):
    """A file was read: index the records that hold it."""
    for model in LOOKUPS:
        if hasattr(model, "sha256"):
            for row in model._base_manager.filter(sha256=sha256):
                index(units_showing(row))


def pages_changed(**kwargs):
    """The site's own pages come with the program: they are indexed when it is installed."""
    write({(PAGES, 0)})


def listen(site):
    """Hear of every change from now on; `site` is this app."""
    for model in LOOKUPS:
        pre_save.connect(about_to_change, sender=model)
        pre_delete.connect(about_to_change, sender=model)
        post_save.connect(changed, sender=model)
        post_delete.connect(changed, sender=model)
    file_read.connect(index_files)
    post_migrate.connect(pages_changed, sender=site)
