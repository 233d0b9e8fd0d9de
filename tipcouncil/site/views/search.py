"""The search page: a form without script, one list of results, and links that narrow it."""

import re
from functools import cache, lru_cache
from html import escape

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipcouncil.site.search import markup
from tipcouncil.site.search.gate import body_names
from tipcouncil.site.search.language.synonyms import EVERY as SYNONYMS
from tipcouncil.site.search.language.words import law_words
from tipcouncil.site.search.narrowing import FACETS, narrowed_by
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import MOST
from tipcouncil.site.search.results import search as look_for
from tipcouncil.site.search.snippets import Marker
from tipcouncil.site.views.context import site

ON_A_PAGE = 10
LONGEST_TITLE = 60
GAPS = {name: f"\ue000{name}\ue001" for name in ("title", "asked", "feed", "said", "found")}
GAP = re.compile("\ue000(.+?)\ue001")


@require_safe
def search(request):
    """What was asked in the address is all there is to it: nothing is remembered."""
    asked = request.GET
    query = Query.typed(
        asked.get("q", ""), as_you_type="typing" in asked, is_exact=asked.get("exact") == "1"
    )
    results = look_for(query, narrowed_by(asked), asked.get("sort") == "date")
    query = results.query
    address = query_string_of(results)
    followed = {"q": results.spelled} if results.is_spelled else {}
    exactly = address(exact=1, page="")
    feed = f"{feed_url()}{address(sort='', **followed)}" if query.wanted else ""
    context = {"query": query, "results": results, "most": MOST, "feed": feed, "address": address}
    follow = address(sort="", page="", exact="", **followed)[1:]
    said = context | {
        "spelled": markup.QueryString(q=results.spelled)() if results.spelled else "",
        "exactly": exactly,
        "synonyms": SYNONYMS,
        "other_order": address(sort="" if results.by_date else "date"),
        "follow": f"{subscribe_url()}?topic=search&{follow}#email",
    }
    return HttpResponse(
        framed(
            request,
            title=escape(title_of(query)),
            asked=escape(query.text),
            feed=markup.feed(feed),
            said=render_to_string("site/partials/search_status.html", said),
            found=render_to_string(
                "site/partials/search_results.html", context | results_context(results, asked)
            ),
        )
    )


@cache
def feed_url():
    return reverse("site:feed_search")


@cache
def subscribe_url():
    return reverse("site:subscribe")


def framed(request, **pieces):
    """The page around what was found is the same for every search, and is rendered once."""
    context = tuple(site(request).items())
    parts = frame.__wrapped__(context) if settings.DEBUG else frame(context)
    return "".join(pieces[part] if n % 2 else part for n, part in enumerate(parts))


@lru_cache(maxsize=4)
def frame(context):
    """The page's text between its gaps, and the names of these, in turn."""
    return GAP.split(render_to_string("site/search.html", {**dict(context), "gaps": GAPS}))


def title_of(query):
    text = query.text
    if not text:
        return f"Search the record – {settings.COUNCIL}"
    cut = text if len(text) <= LONGEST_TITLE else f"{text[: LONGEST_TITLE - 1]}…"
    return f"Search: {cut} – {settings.COUNCIL}"


def results_context(results, asked):
    """The results of one page, and what narrows them."""
    page = Paginator(results.chosen, ON_A_PAGE).get_page(asked.get("page", "")[:9])
    address, marker = query_string_of(results), Marker(results.meant)
    shown = results.shown(page.object_list)
    return {
        "page": page,
        "lines": markup.joined(markup.result(text, marker) for _, text in shown),
        "facets": markup.joined(facets(results, address)) if results.every else "",
        "everything": address(**dict.fromkeys(FACETS), page=""),
        "earlier_page": page.has_previous() and numbered(address, page.previous_page_number()),
        "later_page": page.has_next() and numbered(address, page.next_page_number()),
    }


def numbered(address, number):
    return address(page=number if number > 1 else "")


def query_string_of(results):
    """The address of a search, from which those of its other views are made."""
    chosen = {facet: getattr(results.narrowed, facet) for facet in FACETS}
    sort = "date" if results.by_date else ""
    exact = 1 if results.query.is_exact else ""
    return markup.QueryString(q=results.query.text, exact=exact, **chosen, sort=sort, page="")


def facets(results, address):
    """Each way to narrow the results, with how many each choice leaves."""
    bodies = results.bodies
    names = body_names() if len(bodies) > 1 or results.narrowed.body else {}
    offered = [
        ("kind", "Kind of record", "Everything", results.kinds),
        ("year", "Year", "All years", [(y, str(y), n) for y, n in results.years]),
        ("body", "Body", "All bodies", [(b, names[b], n) for b, n in bodies if b in names]),
        ("law", "Law cited", "Any law", [(k, law_words(k), n) for k, n in results.laws]),
    ]
    for name, heading, whole, choices in offered:
        chosen = getattr(results.narrowed, name)
        if choices or chosen:
            everything = (whole, len(results.of(name)))
            yield markup.facet(heading, everything, choices, address, name, chosen)
