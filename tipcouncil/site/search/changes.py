"""What each change of the record alters in the index: which units show a row of each model."""

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


def lookups():
    """{model: the (unit, lookup) by which records are found that show a row of it}."""
    found = defaultdict(list)
    for unit in UNITS.values():
        found[unit.model].append((unit, "pk"))
        for lookup in unit.shows:
            model = unit.model
            for name in lookup.split("__"):
                model = model._meta.get_field(name).related_model
            found[model].append((unit, lookup))
    return found


LOOKUPS = lookups()


def units_showing(row):
    """The units on whose pages a row is shown now. Its own is indexed even if it is gone."""
    units = set()
    for unit, lookup in LOOKUPS[type(row)]:
        if lookup == "pk":
            units.add((unit.name, row.pk))
        else:
            records = unit.model._base_manager.filter(**{lookup: row.pk})
            units |= {(unit.name, key) for key in records.values_list("pk", flat=True)}
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
