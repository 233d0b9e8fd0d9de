"""Which of some records a search finds: asked when they are news and the search is followed."""

from tipcouncil.site.search.engines import engine, narrowed
from tipcouncil.site.search.gate import passed
from tipcouncil.site.search.language.endings import completed
from tipcouncil.site.search.models import SearchRow

AT_ONCE = 500  # units of the index
MOST = 1_000_000  # rows: none is left out


def rows_found(query, narrow, units):
    """{(unit, source)} of the rows of some units that hold all that was asked, and are public.

    A unit is what the index keeps as one, such as “meeting:5”; a source is the kind of record that
    a row is of, such as “meetings.minutes”.
    """
    query = completed(query)
    found = set()
    for start in range(0, len(units) if query.wanted else 0, AT_ONCE):
        found |= rows_found_in_batch(query, narrow, units[start : start + AT_ONCE])
    return found


def rows_found_in_batch(query, narrow, units):
    expression = engine().expression(query.wanted, query.unwanted)
    where, values = narrowed(narrow) if narrow else ("WHERE TRUE", [])
    where += f" AND r.unit IN ({', '.join(['%s'] * len(units))})"
    hits = passed(engine().newest(expression, MOST, where, [*values, *units]))
    rows = SearchRow.objects.filter(pk__in=[hit.id for hit in hits])
    return set(rows.values_list("unit", "source"))
