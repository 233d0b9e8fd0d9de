"""The search page: a form without script, one list of results, and links that narrow it."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from tipcouncil.site.search.facets import FACETS, SearchFilters
from tipcouncil.site.search.language.questions import SYNONYMS
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import MOST
from tipcouncil.site.search.results import search as look_for
from tipcouncil.site.search.snippets import Marker
from tipcouncil.site.views.context import site

ON_A_PAGE = 10
LONGEST_TITLE = 60


@require_safe
def search(request):
    """What was asked in the address is all there is to it: nothing is remembered."""
    asked = request.GET
    query = Query.typed(
        asked.get("q", ""), as_you_type="typing" in asked, is_exact=asked.get("exact") == "1"
    )
    results = look_for(query, SearchFilters(asked), asked.get("sort") == "date")
    query, marker = results.query, Marker(results.meant)
    page = Paginator(results.chosen, ON_A_PAGE).get_page(asked.get("page", "")[:9])
    as_meant = {"q": results.spelled} if results.is_spelled else {}
    context = {
        "query": query,
        "results": results,
        "most": MOST,
        "heading": f"Search: {Truncator(query.text).chars(LONGEST_TITLE)}"
        if query.text
        else "Search the record",
        "synonyms": [] if query.wanted else SYNONYMS,
        "page": page,
        "lines": [
            row._asdict() | {"title": marker.marked(row.title), "text": marker.excerpt(row.text)}
            for row in results.shown(page.object_list)
        ],
        "facets": list(facets(results)) if results.every else [],
        "everything": address(results, **{facet.name: "" for facet in FACETS}),
        "spelled": f"?{urlencode({'q': results.spelled})}" if results.spelled else "",
        "exactly": address(results, exact=1),
        "other_order": address(results, sort="" if results.by_date else "date"),
        "feed": reverse("site:feed_search") + address(results, sort="", **as_meant),
        "followed": address(results, sort="", exact="", **as_meant)[1:],
        "here": address(results),
    }
    # Without what staff see: to look up who reads takes longer than to look for the words.
    return HttpResponse(render_to_string("site/search.html", site(request) | context))


def address(results, **changed):
    """The address of this search with something changed in it, at its first page."""
    asked = {"q": results.query.text, "exact": 1 if results.query.is_exact else ""}
    asked |= results.filters.asked | {"sort": "date" if results.by_date else ""} | changed
    return "?" + urlencode({name: value for name, value in asked.items() if value})


def facets(results):
    """Each way to narrow the results: address, words, how many it leaves, whether it is chosen."""
    for facet in FACETS:
        chosen = results.filters.asked[facet.name]
        hits = results.filters.allowed(results.every, besides=facet)
        if choices := facet.choices(hits, chosen):
            every = address(results, **{facet.name: ""})
            start = f"{every}&{facet.name}="
            # Numbers as text: to write a number as a language wants it takes a template far longer.
            yield (
                facet.heading,
                [
                    (every, facet.everything, str(len(hits)), not chosen),
                    *((f"{start}{key}", words, str(n), key == chosen) for key, words, n in choices),
                ],
            )
