"""Which rows match, and of these the public ones: each passes the gate again when it is read."""

import datetime
from collections import namedtuple
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tipcouncil.records.posting import public_q
from tipcouncil.site.search.engines import engine, execute
from tipcouncil.site.search.models import SearchRow

# The records that rows are of, each with what its gate asks besides. Of a person, all that a row
# has is the name.
SOURCES = {
    "meetings.agendaitem": Q(),
    "meetings.body": Q(),
    "meetings.document": Q(),
    "meetings.hostagency": Q(),
    "meetings.meeting": Q(),
    "meetings.milestone": Q(),
    "meetings.minutes": Q(),
    "meetings.motion": Q(),
    "meetings.person": Q(name_withheld=False),
    "reports.recommendation": Q(),
    "reports.report": Q(),
    "reports.reportfile": Q(),
    "reports.resource": Q(),
    "statutes.act": Q(),
    "statutes.statute": Q(),
}
NOW = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)  # stands for the moment in kept SQL
WITHHELD = 20  # rows that the gate may keep back, before fewer are found than there are
NAMES = [field.name for field in SearchRow._meta.local_fields]
LISTED = NAMES[: NAMES.index("digest")]  # the columns that are read of every row that matches


# A row that holds what was asked, as far as it decides where it is listed; and what is shown of it.
Hit = namedtuple("Hit", LISTED)
Shown = namedtuple("Shown", "id source source_id kind path title address text status status_class")


@cache
def gate_of(vendor):
    """The gates of all records as one condition in SQL. To make it takes longer than a search."""
    condition = Q(source="")  # the site's own pages are no records
    for source, besides in SOURCES.items():
        model = apps.get_model(source)
        rows = model._base_manager.filter(public_q(model, at=NOW), besides)
        condition |= Q(source=source) & Q(Exists(rows.filter(pk=OuterRef("source_id"))))
    query = SearchRow.objects.filter(condition).query
    return query.get_compiler(connection=connection).compile(query.where)


def gate():
    """The condition that a row is of a public record, now."""
    sql, values = gate_of(connection.vendor)
    then, now = map(connection.ops.adapt_datetimefield_value, (NOW, timezone.now()))
    return sql, [now if value == then else value for value in values]


def newest(expression, most, where="", values=()):
    """The newest public rows that match, and that are as the reader chose."""
    matching = engine().matching(None if where else most + WITHHELD)
    public, moments = gate()
    found = execute(
        f"SELECT {', '.join(Hit._fields)} FROM site_searchrow WHERE id IN ({matching}) AND {public}"
        f"{' AND ' if where else ''}{where} ORDER BY id DESC LIMIT {most}",
        [expression, *moments, *values],
    )
    return list(map(Hit._make, found))


def shown(hits):
    """What is shown of some hits, in their order."""
    numbers = [hit.id for hit in hits]
    if not numbers:
        return []
    some = ", ".join(["%s"] * len(numbers))
    columns = ", ".join(Shown._fields)
    found = execute(f"SELECT {columns} FROM site_searchrow WHERE id IN ({some})", numbers)
    return sorted(map(Shown._make, found), key=lambda row: numbers.index(row.id))
