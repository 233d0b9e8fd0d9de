"""The gate, passed once more: which of the records that the index names are public now."""

import datetime
from collections import defaultdict
from functools import cache
from operator import itemgetter

from django.apps import apps
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from tipcouncil.records.posting import public_q
from tipcouncil.site.search.engines import Hit, rows

NOW = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)  # stands in the kept SQL for the moment
BESIDES = {"meetings.person": Q(name_withheld=False)}
SOURCE = itemgetter(Hit._fields.index("source"), Hit._fields.index("source_id"))


@cache
def public_sql(vendor, source):
    """The numbers of all public rows of a model, and how often the moment of asking is needed."""
    model = apps.get_model(source)
    condition = public_q(model, at=NOW) & BESIDES.get(source, Q())
    queryset = model._base_manager.filter(condition).order_by().values("id")
    sql, values = queryset.query.sql_with_params()
    moment = connection.ops.adapt_datetimefield_value(NOW)
    if any(value != moment for value in values if not isinstance(value, bool)):
        raise ValueError(f"The gate of {source} asks more than the moment.")
    return sql, tuple(value if isinstance(value, bool) else None for value in values)


def body_names():
    """{address: name} of the bodies that the public may see."""
    sql, values = public_sql(connection.vendor, "meetings.body")
    moment = connection.ops.adapt_datetimefield_value(timezone.now())
    asked = [moment if value is None else value for value in values]
    named = "SELECT slug, name FROM meetings_body WHERE id IN"
    return dict(rows(f"{named} ({sql})", asked))


def passed(hits):
    """The hits that are public."""
    sources = set(map(SOURCE, hits))
    withheld = sources - public_pairs(sources)
    return [hit for hit in hits if SOURCE(hit) not in withheld] if withheld else hits


def public_pairs(pairs):
    """Those of a set of (model, number) that the public may see, in one query for all of them.

    Mostly it may see them all. So they are counted, and only where some are withheld a second
    query says which.
    """
    by_source = defaultdict(list)
    for source, number in pairs:
        by_source[source].append(str(number))  # whole numbers, from our own tables
    by_source.pop("", None)
    of_no_record = ("", 0) in pairs
    if not by_source:
        return {("", 0)}
    moment = connection.ops.adapt_datetimefield_value(timezone.now())
    pieces, asked = [], []
    for source, numbers in by_source.items():
        sql, values = public_sql(connection.vendor, source)
        pieces.append((source, f"FROM ({sql}) AS p WHERE p.id IN ({','.join(numbers)})"))
        asked += [moment if value is None else value for value in values]
    counted = " UNION ALL ".join(f"SELECT count(DISTINCT p.id) {among}" for _, among in pieces)
    if of_no_record + sum(count for (count,) in rows(counted, asked)) == len(pairs):
        return set(pairs)
    named = " UNION ALL ".join(f"SELECT '{source}', p.id {among}" for source, among in pieces)
    return {("", 0), *rows(named, asked)}
