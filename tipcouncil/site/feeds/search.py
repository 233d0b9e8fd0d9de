"""An Atom feed of any search: what the record holds of some words, the newest posted first."""

from collections import Counter

from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.text import slugify

from tipcouncil.records.identifiers import tag
from tipcouncil.records.posting import Posted
from tipcouncil.site.feeds.entries import LONGEST, FeedEntry
from tipcouncil.site.feeds.feeds import EntriesFeed
from tipcouncil.site.search.narrowing import narrowed_by
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search
from tipcouncil.site.search.snippets import LENGTH
from tipcouncil.site.views.search import query_string_of


class SearchFeed(EntriesFeed):
    """The results of one search. A page of this site is no record, and is not in it."""

    subtitle = "Results for these words in the public record, as they are posted or corrected."

    def get_object(self, request):
        query = Query.typed(request.GET.get("q", ""), is_exact=request.GET.get("exact") == "1")
        return search(query, narrowed_by(request.GET), by_date=True)

    def title(self, results):
        return f"{settings.COUNCIL}: “{results.query.text}”"

    def feed_guid(self, results):
        return tag("feed", f"search{query_string_of(results)(sort='')}")

    def link(self, results):
        return f"{settings.BASE_URL}{reverse('site:search')}{query_string_of(results)(sort='')}"

    def feed_url(self, results):
        path = reverse("site:feed_search")
        return f"{settings.BASE_URL}{path}{query_string_of(results)(sort='')}"

    def items(self, results):
        changed = moments({(hit.source, hit.source_id) for hit in results.chosen if hit.source})
        dated = [
            (hit, *changed[hit.source, hit.source_id])
            for hit in results.chosen
            if not results.is_relaxed and (hit.source, hit.source_id) in changed
        ]
        dated.sort(key=lambda each: (each[2], each[0].id), reverse=True)
        texts = dict(results.shown([hit for hit, *_ in dated[:LONGEST]]))
        shown = [(texts[hit], *times) for hit, *times in dated[:LONGEST] if hit in texts]
        at = Counter(text.address for text, *_ in shown)
        entries = [entry(text, at[text.address] == 1, *times) for text, *times in shown]
        return list({one.id: one for one in reversed(entries)}.values())[::-1]


def entry(text, is_alone, posted_at, changed_at):
    """A result. Where several stand at one address, the title tells them apart."""
    place = text.address.replace("#", "!")
    return FeedEntry(
        id=tag("found", place if is_alone else f"{place}!{slugify(text.title)}"),
        title=f"{text.title} ({text.path})",
        url=text.address,
        summary=text.text[:LENGTH],
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
