"""Keeping the index right: whatever changes the record changes the index in the same transaction.

A saved or deleted row leads to the units on whose pages it is shown, and these are indexed anew.
If the process dies, both are undone together. A load of many rows indexes each unit once:

    with together():
        ...
"""

import datetime
import hashlib
import json
from collections import defaultdict
from contextlib import contextmanager
from threading import local

from django.db import connection, transaction
from django.db.models import Max

from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.language.words import (
    LONGEST,
    folded,
    keys_cited,
    stem,
    term_of_key,
    terms_of,
    titled_terms,
    words_of,
)
from tipcouncil.site.search.models import SearchRow, SearchWord
from tipcouncil.site.search.rows import council as rows_council
from tipcouncil.site.search.rows import law as rows_law
from tipcouncil.site.search.rows import meetings as rows_meetings
from tipcouncil.site.search.rows import reports as rows_reports

VERSION = 5  # of what is written here: raise it, and check_index --repair writes all rows anew
MODULES = (rows_meetings, rows_law, rows_reports, rows_council)
UNITS = {unit.model._meta.model_name: unit for module in MODULES for unit in module.UNITS}
PAGES = "pages"  # the site's own, which are no records
IN_A_DAY = 1 << 20  # rows that one day has numbers for
UNDATED = datetime.date.max.toordinal()  # what has no date comes before all that has
AT_ONCE = 100  # units to one statement
_waiting = local()


def unit_name(name, key):
    return f"{name}:{key}"


def index(units):
    """Index these units anew, (model, key) each; or only when the load under way is done."""
    waiting = getattr(_waiting, "units", None)
    if waiting is None:
        write(units)
    else:
        waiting.update(units)


@contextmanager
def together():
    """Put off indexing to the end of this block, which is one transaction."""
    if getattr(_waiting, "units", None) is not None:
        yield
        return
    with transaction.atomic():
        _waiting.units = set()
        try:
            yield
            units, _waiting.units = _waiting.units, None
            if not connection.needs_rollback:
                write(units)
        finally:
            _waiting.units = None


def write(units):
    """Bring the rows of these units to what the record says now. Returns how many changed."""
    changed = 0
    if units:
        with transaction.atomic(savepoint=False):
            engine().wait_for_turn()
            for name, keys in batches(units):
                new, gone = difference(name, keys)
                SearchRow.objects.filter(pk__in=gone).delete()
                add(new)
                changed += len(new) + len(gone)
    return changed


def batches(units):
    by_name = defaultdict(list)
    for name, key in sorted(units):
        by_name[name].append(key)
    for name, keys in by_name.items():
        for start in range(0, len(keys), AT_ONCE):
            yield name, keys[start : start + AT_ONCE]


def difference(name, keys):
    """What the index lacks of these units, and {number: row} of what it should not hold."""
    wanted = {(row.unit, row.place): row for row in rows_of(name, keys)}
    units = [unit_name(name, key) for key in keys]
    held = SearchRow.objects.filter(unit__in=units).only("unit", "place", "digest")
    current = set(map(version_of, wanted.values())) & set(map(version_of, held))
    new = [row for row in wanted.values() if version_of(row) not in current]
    return new, {row.pk: row for row in held if version_of(row) not in current}


def version_of(row):
    return row.unit, row.place, row.digest


def rows_of(name, keys):
    """What the index should hold of these units."""
    if name == PAGES:
        found = [(0, row) for row in rows_council.rows_of_site()]
    else:
        unit = UNITS[name]
        records = unit.records().filter(pk__in=keys)
        found = [(record.pk, row) for record in records for row in unit.rows_of(record)]
    return [entry(unit_name(name, key), row) for key, whole in found for row in whole.parts()]


def entry(unit, row):
    """A row as the index keeps it. Its digest tells whether what is kept still is the same."""
    title, terms = f"{row.cited_as}{row.title}", terms_of(row.title)
    text = " ".join(row.text.split())
    keys = keys_cited(f"{title}\n{text}\n{row.cites}")
    # The ways of asking for a page of this site are titles of it.
    titled = terms + terms_of(row.also) if row.kind == "page" else terms
    fields = {
        "unit": unit,
        "place": row.place[:90],
        "source": row.source._meta.label_lower if row.source else "",
        "source_id": row.source.pk if row.source else 0,
        "kind": row.kind,
        "date": row.date,
        "year": row.year or (row.date.year if row.date else None),
        "body": row.body.slug if row.body else "",
        "body_name": row.body.name if row.body else "",
        "law": f" {' '.join(keys)} " if keys else "",
        "own": " ".join(row.own)[:200],
        "title_terms": " ".join(terms),
        "status": row.status,
        "status_class": row.status_class,
        "path": row.path[:400],
        "title": title,
        "address": (row.address or row.source.get_absolute_url())[:500],
        "text": text,
        "text_terms": " ".join(terms_of(text)),
        "other_terms": " ".join(terms_of(f"{row.cited_as} {row.path} {row.also}")),
        "cited_terms": " ".join([*map(term_of_key, [*row.own, *keys]), *titled_terms(titled)]),
    }
    kept = json.dumps([VERSION, fields], default=str)
    return SearchRow(**fields, digest=hashlib.sha256(kept.encode()).hexdigest())


def add(rows):
    number_rows(rows)
    SearchRow.objects.bulk_create(rows, batch_size=AT_ONCE)
    words = {word for row in rows for word in plain_words(row.title, row.text, row.path)}
    new = [SearchWord(word=word, stem=stem(word)) for word in sorted(words)]
    SearchWord.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)


def number_rows(rows):
    """A number for each row: those of a later day have higher ones."""
    by_day = defaultdict(list)
    for row in rows:
        by_day[row.date.toordinal() if row.date else UNDATED].append(row)
    for day, of_day in by_day.items():
        first = day * IN_A_DAY
        within = SearchRow.objects.filter(id__gte=first, id__lt=first + IN_A_DAY)
        last = within.aggregate(last=Max("id"))["last"]
        for number, row in enumerate(of_day, first if last is None else last + 1):
            row.id = number


def plain_words(*texts):
    """The words of some texts, folded, that a suggestion can be: letters only."""
    words = (folded(word) for text in texts for word in words_of(text))
    return {w for w in words if w.isalpha() and w.isascii() and len(w) < LONGEST}
