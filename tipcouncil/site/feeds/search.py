"""An Atom feed of any search: what the record holds of some words, the newest posted first."""

from collections import Counter

from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from tipcouncil.records.metadata.identifiers import tag
from tipcouncil.records.posting import Posted
from tipcouncil.site.feeds.entries import LONGEST, FeedEntry
from tipcouncil.site.feeds.feeds import atom
from tipcouncil.site.search.facets import SearchFilters
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search
from tipcouncil.site.search.snippets import LENGTH
from tipcouncil.site.views.search import address


@require_safe
def of_search(request):
    """The results of one search. A page of this site is no record, and is not in it."""
    query = Query.typed(request.GET.get("q", ""), is_exact=request.GET.get("exact") == "1")
    results = search(query, SearchFilters(request.GET), by_date=True)
    asked = address(results, sort="")
    title = f"{settings.COUNCIL}: “{results.query.text}”"
    subtitle = "Results for these words in the public record, as they are posted or corrected."
    page = reverse("site:search")
    return atom(request, f"search{asked}", title, subtitle, page, entries_of(results), asked)


def entries_of(results):
    hits = [] if results.is_relaxed else results.chosen
    changed = moments({(hit.source, hit.source_id) for hit in hits if hit.source})
    times = {hit: changed.get((hit.source, hit.source_id)) for hit in hits}
    dated = sorted(filter(times.get, hits), key=lambda hit: (times[hit][1], hit.id))
    shown = results.shown(dated[: -LONGEST - 1 : -1])
    at = Counter(row.address for row in shown)
    entries = [
        entry(row, at[row.address] == 1, *changed[row.source, row.source_id]) for row in shown
    ]
    return list({one.id: one for one in reversed(entries)}.values())[::-1]


def entry(row, is_alone, posted_at, changed_at):
    """A result. Where several stand at one address, the title tells them apart."""
    place = row.address.replace("#", "!")
    return FeedEntry(
        id=tag("found", place if is_alone else f"{place}!{slugify(row.title)}"),
        title=f"{row.title} ({row.path})",
        url=row.address,
        summary=row.text[:LENGTH],
        posted_at=posted_at,
        changed_at=changed_at,
    )


def moments(sources):
    """{(model, number): (posted, last changed)}, in one query for each model."""
    found = {}
    for source in {source for source, _ in sources}:
        model = apps.get_model(source)
        numbers = [number for one, number in sources if one == source]
        rows = model._base_manager.filter(pk__in=numbers).order_by()
        whole = "" if issubclass(model, Posted) else f"{model.public_with[0]}__"
        posted_at = F(f"{whole}posted_at")
        changed_at = Greatest(posted_at, Coalesce("changed_at", posted_at))
        rows = rows.values_list("pk", posted_at, changed_at)
        found |= {(source, number): times for number, *times in rows}
    return found
