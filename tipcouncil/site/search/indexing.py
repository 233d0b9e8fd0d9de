"""Keeping the index right: whatever changes the record changes the index in the same transaction.

A saved or deleted row leads to the units on whose pages it is shown, and these are indexed anew.
If the process dies, both are undone together. A load of many rows indexes each unit once:

    with together():
        ...
"""

import datetime
import hashlib
import json
from contextlib import contextmanager
from threading import local

from django.db import connection, transaction
from django.db.models import Max

from statutes import citations
from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.language.words import (
    LONGEST,
    folded,
    key_of,
    stem,
    term_of_key,
    terms_of,
    titled_terms,
    words_of,
)
from tipcouncil.site.search.models import SearchRow, SearchText, SearchWord
from tipcouncil.site.search.rows import council as rows_council
from tipcouncil.site.search.rows import law as rows_law
from tipcouncil.site.search.rows import meetings as rows_meetings
from tipcouncil.site.search.rows import parts
from tipcouncil.site.search.rows import reports as rows_reports

VERSION = 4  # of what is written here: raise it, and check_index --repair writes all rows anew
MODULES = (rows_meetings, rows_law, rows_reports, rows_council)
UNITS = {unit.name: unit for module in MODULES for unit in module.UNITS}
PAGES = "pages"
IN_A_DAY = 1 << 20  # rows that one day has numbers for
UNDATED = datetime.date.max.toordinal()  # what has no date comes before all that has
AT_ONCE = 400  # units or rows to one statement
_waiting = local()


def unit_name(name, key):
    return f"{name}:{key}"


def index(name, keys):
    """Index these units anew, or only when the load that is under way is done."""
    units = {(name, key) for key in keys}
    if not units:
        return
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
    if not units:
        return 0
    changed = 0
    by_name = {}
    for name, key in units:
        by_name.setdefault(name, set()).add(key)
    with transaction.atomic(savepoint=False):
        engine().wait_for_turn()
        for name, keys in sorted(by_name.items()):
            ordered = sorted(keys)
            for start in range(0, len(ordered), AT_ONCE):
                changed += write_batch(name, ordered[start : start + AT_ONCE])
    return changed


def wanted_rows(name, keys):
    """{(unit, place): entry} of what the index should hold of these units."""
    entries = {}
    if name == PAGES:
        found = [(PAGES, row) for row in rows_council.rows_of_pages()]
    else:
        unit = UNITS[name]
        found = [
            (unit_name(name, record.pk), row)
            for record in unit.queryset().filter(pk__in=keys)
            for row in unit.rows_of(record)
        ]
    for unit, whole in found:
        for row in parts(whole):
            entries.setdefault((unit, row.place[:90]), entry_of(unit, row))
    return entries


def write_batch(name, keys):
    wanted = wanted_rows(name, keys)
    units = [PAGES] if name == PAGES else [unit_name(name, key) for key in keys]
    held = {
        (unit, place): (pk, digest)
        for pk, unit, place, digest in SearchRow.objects.filter(unit__in=units).values_list(
            "id", "unit", "place", "digest"
        )
    }
    gone = [pk for key, (pk, digest) in held.items() if not is_current(wanted.get(key), digest)]
    new = [
        entry for key, entry in wanted.items() if not is_current(entry, held.get(key, (0, ""))[1])
    ]
    remove(gone)
    add(new)
    return len(gone) + len(new)


def is_current(entry, digest):
    return entry is not None and entry[0].digest == digest


def remove(numbers):
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        SearchText.objects.filter(pk__in=some)._raw_delete(connection.alias)
        SearchRow.objects.filter(pk__in=some)._raw_delete(connection.alias)


def add(entries):
    number_rows([row for row, _ in entries])
    SearchRow.objects.bulk_create((row for row, _ in entries), batch_size=200)
    for row, text in entries:
        text.row_id = row.id
    SearchText.objects.bulk_create((text for _, text in entries), batch_size=100)
    remember_words(
        {
            word
            for _, text in entries
            for shown in (text.title, text.text, text.path)
            for word in words_of(shown)
        }
    )


def number_rows(rows):
    """A number for each row: those of a later day have higher ones."""
    by_day = {}
    for row in rows:
        by_day.setdefault(row.date.toordinal() if row.date else UNDATED, []).append(row)
    for day, of_day in by_day.items():
        first = day * IN_A_DAY
        within = SearchRow.objects.filter(id__gte=first, id__lt=first + IN_A_DAY)
        last = within.aggregate(last=Max("id"))["last"]
        for number, row in enumerate(of_day, first if last is None else last + 1):
            row.id = number


def plain_words(words):
    """The words, folded, that a suggestion can be: letters only."""
    return {w for w in map(folded, words) if w.isalpha() and w.isascii() and len(w) < LONGEST}


def remember_words(words):
    known = set()
    ordered = sorted(plain_words(words))
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        known |= set(SearchWord.objects.filter(pk__in=some).values_list("pk", flat=True))
    new = [SearchWord(word=word, stem=stem(word)) for word in ordered if word not in known]
    SearchWord.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)


def entry_of(unit, row):
    """A row as the index keeps it. Its digest tells whether what is kept still says so."""
    source = row.source
    keys = keys_cited(f"{row.title}\n{row.text}\n{row.cites}")
    own = [term_of_key(key) for key in row.own]
    terms = [term for term in dict.fromkeys([*own, *map(term_of_key, keys)]) if term]
    titled = terms_of(row.title)
    # The ways of asking for a page of this site are titles of it.
    asked_for = terms_of(row.also) if row.kind == "page" else []
    text = SearchText(
        path=row.path[:400],
        title=row.title,
        address=row.address[:500],
        text=row.text,
        status=row.status,
        status_class=row.status_class,
        title_terms=" ".join(titled),
        text_terms=" ".join(terms_of(row.text)),
        other_terms=" ".join(terms_of(f"{row.path} {row.also}")),
        cited_terms=" ".join([*terms, *titled_terms(titled + asked_for)]),
    )
    narrow = SearchRow(
        unit=unit,
        place=row.place[:90],
        source=source._meta.label_lower if source is not None else "",
        source_id=source.pk if source is not None else 0,
        kind=row.kind,
        date=row.date,
        year=row.year or (row.date.year if row.date else None),
        body=row.body,
        law=" ".join(keys),
        own=" ".join(row.own)[:200],
        title=" ".join(terms_of(row.name or row.title)),
    )
    said = [VERSION, *fields(narrow, "id", "digest"), *fields(text, "row_id")]
    narrow.digest = hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()
    return narrow, text


def keys_cited(text):
    found = (key_of(citation) for citation in citations.find(text))
    return [key for key in dict.fromkeys(found) if key]


def fields(row, *left_out):
    return [
        getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.attname not in left_out
    ]
