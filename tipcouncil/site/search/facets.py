"""The ways to narrow the results: what a reader chose, and what each choice would leave."""

import re
from collections import Counter
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from tipcouncil.records.lists import Filters
from tipcouncil.site.search.language.words import law_words
from tipcouncil.site.search.models import SearchKind

LAW_SHOWN = 6  # sections to narrow by, those of the most results
KINDS = dict(SearchKind.choices)
KEY = re.compile(r"[a-z0-9-]{1,60}")
YEAR = re.compile(r"[0-9]{4}")


class Facet(NamedTuple):
    """A way to narrow the results, by a column of the index that holds one key or several."""

    name: str  # of the column, and in the address
    heading: str
    everything: str  # the words for no choice
    is_key: Callable
    words: Callable  # of a key
    order: Callable  # of (key, count)
    least: int = 1  # choices that are offered
    most: int | None = None

    def of(self, hit):
        return str(getattr(hit, self.name) or "").split()

    def condition(self, key):
        """In SQL, with its value. Law stands between spaces."""
        return ("law LIKE %s", f"% {key} %") if self.name == "law" else (f"{self.name} = %s", key)

    def counts(self, hits):
        """{key: how many hits it would leave}, in order."""
        counts = Counter()
        for keys, count in Counter(map(attrgetter(self.name), hits)).items():
            for key in str(keys or "").split():
                counts[key] += count
        return dict(sorted(counts.items(), key=self.order)[: self.most])

    def choices(self, hits, chosen):
        """(key, words, count) of each choice; what was chosen is among them."""
        counts = self.counts(hits)
        counts |= {chosen: counts.get(chosen, 0)} if chosen else {}
        if not chosen and len(counts) < self.least:
            return []
        names = {hit.body: hit.body_name for hit in hits} if self.name == "body" else {}
        return [(key, names.get(key) or self.words(key), n) for key, n in counts.items()]


FACETS = (
    Facet(
        *("kind", "Kind of record", "Everything", KINDS.__contains__, KINDS.get),
        order=lambda each: list(KINDS).index(each[0]),
    ),
    Facet("year", "Year", "All years", YEAR.fullmatch, str, order=lambda each: -int(each[0])),
    Facet("body", "Body", "All bodies", KEY.fullmatch, str, order=lambda each: each, least=2),
    Facet(
        *("law", "Law cited", "Any law", KEY.fullmatch, law_words),
        order=lambda each: (-each[1], each[0]),
        most=LAW_SHOWN,
    ),
)


class SearchFilters(Filters):
    """What a reader chose; what makes no sense was not chosen."""

    def __init__(self, query):
        given = {facet: query.get(facet.name, "") for facet in FACETS}
        self.chosen = {facet: key for facet, key in given.items() if facet.is_key(key)}
        self.asked = {facet.name: self.chosen.get(facet, "") for facet in FACETS}

    @property
    def words(self):
        return ", ".join(facet.words(key) for facet, key in self.chosen.items())

    @property
    def condition(self):
        """In SQL, with its values; it is empty where nothing was chosen."""
        conditions = [facet.condition(key) for facet, key in self.chosen.items()]
        return " AND ".join(sql for sql, _ in conditions), [value for _, value in conditions]

    def allowed(self, hits, besides=None):
        """The hits that are wanted; `besides` is a facet whose choice is not looked at."""
        chosen = [(facet, key) for facet, key in self.chosen.items() if facet is not besides]
        if not chosen:
            return hits
        return [hit for hit in hits if all(key in facet.of(hit) for facet, key in chosen)]
