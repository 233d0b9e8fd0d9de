"""The search page: a form without script, one list of results, and links that narrow it."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from tipcouncil.site.search import KINDS
from tipcouncil.site.search import search as look_for
from tipcouncil.site.search_query import Query

ON_A_PAGE = 25


@require_safe
def search(request):
    """What was asked in the address is all there is to it: nothing is remembered."""
    asked = request.GET
    query = Query.typed(asked.get("q", ""))
    kind = asked.get("kind") if asked.get("kind") in dict(KINDS) else ""
    by_date = asked.get("sort") == "date"
    results = look_for(query, kind, year_in(asked.get("year", "")), by_date)
    chosen = results.chosen
    page = Paginator(chosen, ON_A_PAGE).get_page(asked.get("page", "")[:9])
    context = {
        "query": query,
        "results": results,
        "count": len(chosen),
        "page": page,
        "kinds": [
            {"name": name, "count": count, "is_chosen": k == kind, "address": link(results, kind=k)}
            for k, name, count in results.kinds
        ],
        "years": [
            {
                "name": y,
                "count": count,
                "is_chosen": y == results.year,
                "address": link(results, year=y),
            }
            for y, count in results.years
        ],
        "everything": link(results, kind="", year=None),
        "all_kinds": link(results, kind=""),
        "all_years": link(results, year=None),
        "other_order": link(results, by_date=not by_date),
        "earlier_page": page.has_previous() and link(results, page=page.previous_page_number()),
        "later_page": page.has_next() and link(results, page=page.next_page_number()),
    }
    return render(request, "site/search.html", context)


def year_in(text):
    """The year, or None for what is none."""
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def link(results, **changed):
    """The address of the same search with something changed in it."""
    now = {"kind": results.kind, "year": results.year, "by_date": results.by_date, "page": 1}
    now |= changed
    parts = {
        "q": results.query.text,
        "kind": now["kind"],
        "year": now["year"],
        "sort": "date" if now["by_date"] else "",
        "page": now["page"] if now["page"] > 1 else "",
    }
    return "?" + urlencode({name: value for name, value in parts.items() if value})
