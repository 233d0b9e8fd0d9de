"""What was found: which rows, how many of each kind, year, body and law, and in which order."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from tipcouncil.site.search.engines import Hit, engine, narrowed, rows
from tipcouncil.site.search.gate import passed
from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.language.endings import completed
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.nearest import nearest
from tipcouncil.site.search.nearness import nearness, words_of_rows
from tipcouncil.site.search.query import Clause, Option, Query
from tipcouncil.site.search.ranking import matches_page, score
from tipcouncil.site.search.rows import KINDS
from tipcouncil.site.search.rows.law import statuses_today

MOST = 200  # results that are looked at; of more, the newest
WEIGHED = 40  # of the best, which are read to be put in order
BESIDE = 20  # that hold the words side by side, the newest of them
LAW_SHOWN = 6  # sections to narrow by, those of the most results
FEW = 3  # results that hold all: a long text may, by chance, and so what comes near is listed too
FIRST_UNDATED = UNDATED * IN_A_DAY
KIND, YEAR, BODY, LAW = map(itemgetter, map(Hit._fields.index, ("kind", "year", "body", "law")))


class ResultText(NamedTuple):
    """What is shown of a row."""

    row_id: int
    path: str
    title: str
    address: str
    text: str
    status: str
    status_class: str


@dataclass(frozen=True)
class Narrowed:
    """What a reader chose among the results; empty where they did not."""

    kind: str = ""
    year: int | None = None
    body: str = ""
    law: str = ""

    def __bool__(self):
        return bool(self.kind or self.year or self.body or self.law)

    def allows(self, hit, besides=""):
        """Whether a hit is wanted; `besides` is a choice that is not looked at."""
        return (
            (not self.kind or besides == "kind" or hit.kind == self.kind)
            and (not self.year or besides == "year" or hit.year == self.year)
            and (not self.body or besides == "body" or hit.body == self.body)
            and (not self.law or besides == "law" or self.law in hit.law.split())
        )


@dataclass
class Results:
    """The rows that hold what was asked, the best first."""

    query: Query
    narrowed: Narrowed = field(default_factory=Narrowed)
    by_date: bool = False
    every: list = field(default_factory=list)
    chosen: list = field(default_factory=list)
    has_more: bool = False
    is_relaxed: bool = False  # no row holds all that was typed
    spelled: str = ""  # the query better spelled, where nothing holds all that was typed
    is_spelled: bool = False  # the results are of that
    whole: int = 0  # how many of the results hold all, where others are listed too
    meant: Query | None = None

    def __post_init__(self):
        self.meant = self.meant or self.query

    @property
    def replaced(self):
        """The words that are spelled otherwise in what the results are of."""
        kept = self.spelled.split()
        return [word for word in self.query.text.split() if word not in kept]

    @property
    def count(self):
        return len(self.chosen)

    def of(self, facet):
        """The hits that every other choice leaves."""
        if not self.narrowed:
            return self.every
        return [hit for hit in self.every if self.narrowed.allows(hit, besides=facet)]

    @property
    def kinds(self):
        counts = Counter(map(KIND, self.of("kind")))
        return [(kind, name, counts[kind]) for kind, name in KINDS if counts[kind]]

    @property
    def years(self):
        counts = Counter(map(YEAR, self.of("year")))
        return sorted(((y, n) for y, n in counts.items() if y), reverse=True)

    @property
    def bodies(self):
        counts = Counter(map(BODY, self.of("body")))
        return sorted((body, n) for body, n in counts.items() if body)

    @property
    def laws(self):
        """The law that the most results cite."""
        counts = Counter()
        for together, count in Counter(map(LAW, self.of("law"))).items():
            for key in together.split():
                counts[key] += count
        shown = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:LAW_SHOWN]
        if self.narrowed.law and self.narrowed.law not in dict(shown):
            shown.append((self.narrowed.law, counts[self.narrowed.law]))
        return shown

    def shown(self, hits):
        """(hit, its text) for the hits of one page."""
        texts = texts_of([hit.id for hit in hits])
        today = statuses_today(hits)
        return [
            (hit, texts[hit.id]._replace(**today.get(hit.id, {})))
            for hit in hits
            if hit.id in texts
        ]


def search(query, narrowed=None, by_date=False):
    """What the public record holds of a query, in a bounded number of database queries."""
    query = completed(query)
    results = Results(query, narrowed or Narrowed(), by_date)
    if not query.wanted:
        return results
    look(results, query)
    if not results.every:
        look_nearby(results)
    elif len(results.every) <= FEW and len(query.wanted) > 2 and not by_date:
        add_nearest(results)
    return results


def look(results, query):
    expression = engine().expression(query.wanted, query.unwanted)
    found = engine().newest(expression, MOST + 1)
    results.has_more = len(found) > MOST
    near = []
    if query.pairs and len(found) > WEIGHED and not results.by_date:
        near = engine().newest(side_by_side(query), BESIDE)
    if results.has_more:
        found = found[:MOST]
        if not results.by_date:
            titled = engine().newest(in_titles(query), WEIGHED)
            older = {hit.id: hit for hit in (*titled, *near) if hit.id < found[-1].id}
            found += sorted(older.values(), key=itemgetter(0), reverse=True)
    results.every = passed(found)
    chosen = results.every
    if results.narrowed and results.has_more:
        chosen = passed(engine().newest(expression, MOST, *narrowed(results.narrowed)))
    elif results.narrowed:
        chosen = [hit for hit in results.every if results.narrowed.allows(hit)]
    near = {hit.id for hit in near}
    if results.by_date:
        results.chosen = dated_first(chosen)
    elif results.has_more:
        results.chosen = most_distinctive_first(query, dated_first(chosen), near)
    else:
        weights = engine().weights(expression, MOST) if len(chosen) > 1 else {}
        results.chosen = best_first(query, chosen, weights, near)


def look_nearby(results):
    """Where nothing holds all: with its words better spelled, or else what holds most of them."""
    query = results.query
    results.spelled = better_spelled(query)
    if results.spelled and not query.is_exact:
        results.meant = completed(Query.typed(results.spelled))
        look(results, results.meant)
        results.is_spelled = bool(results.every)
    if not results.every and len(results.meant.wanted) > 1:
        look_for_most(results)
    results.is_relaxed = bool(results.every)


def add_nearest(results):
    """Where few hold all, what holds most of it stands with them."""
    before, chosen = results.every, results.chosen
    results.whole = len(chosen)
    look_for_most(results)
    if len(results.every) <= len(before):
        results.whole, results.every, results.chosen = 0, before, chosen


def look_for_most(results):
    shares, found = nearest(results.meant)
    results.every = found[:MOST]
    results.has_more = False
    chosen = [hit for hit in results.every if results.narrowed.allows(hit)]
    results.chosen = (
        dated_first(sorted(chosen, key=itemgetter(0), reverse=True))
        if results.by_date
        else most_of_it_first(results.meant, chosen, shares)
    )


def in_titles(query):
    return engine().expression(query.wanted, query.unwanted, within="title")


def side_by_side(query):
    """All words, two of them as they were typed one after the other."""
    ways = tuple(Option(way) for pair in query.pairs for way in dict.fromkeys(pair))
    wanted = query.wanted if len(query.terms) > 2 or query.cited else []
    return engine().expression([*wanted, Clause(ways)], query.unwanted)


def best_first(query, hits, weights, near):
    hits = sorted(hits, key=lambda hit: (hit.id in near, weights.get(hit.id, 0)), reverse=True)
    heaviest = max(map(weights.get, map(itemgetter(0), hits)), default=0) if weights else 0
    best, worth = hits[:WEIGHED], score(query)
    words = words_of_rows([hit.id for hit in best]) if query.pairs and len(best) > 1 else {}
    ranked = sorted(
        best,
        key=lambda hit: worth(
            hit,
            weights.get(hit.id, 0) / (heaviest or 1),
            nearness(query.pairs, words[hit.id]) if hit.id in words else 0,
        ),
        reverse=True,
    )
    return ranked + hits[WEIGHED:]


def most_distinctive_first(query, hits, near):
    """Those whose titles say it all or that hold the words side by side, and then the others."""
    says = contains_all(query)
    distinctive = [hit for hit in hits if hit.id in near]
    distinctive += islice((hit for hit in hits if hit.id not in near and says(hit)), WEIGHED)
    if not distinctive:
        return hits
    worth = score(query)
    words = words_of_rows([hit.id for hit in distinctive]) if len(query.pairs) > 1 else {}
    ranked = sorted(
        distinctive,
        key=lambda hit: worth(
            hit,
            near=nearness(query.pairs, words[hit.id]) if hit.id in words else hit.id in near,
        ),
        reverse=True,
    )
    taken = {hit.id for hit in distinctive}
    return ranked + [hit for hit in hits if hit.id not in taken]


def most_of_it_first(query, hits, shares):
    worth = score(query)
    best = hits[:WEIGHED]
    words = words_of_rows([hit.id for hit in best]) if query.pairs else {}
    ranked = sorted(
        best,
        key=lambda hit: worth(
            hit,
            near=nearness(query.pairs, words[hit.id]) if hit.id in words else 0,
            share=shares.get(hit.id, 0),
        ),
        reverse=True,
    )
    return ranked + hits[WEIGHED:]


def dated_first(hits):
    """Of hits in their order, what has a date before all that has none."""
    undated = sum(1 for _ in takewhile(lambda hit: hit.id >= FIRST_UNDATED, hits))
    return hits[undated:] + hits[:undated]


def contains_all(query):
    """Whether the title of a hit does, or it is the page that is asked for or cited."""
    terms, cited = set(query.terms), set(query.cited)
    first = query.terms[0] if terms else ""
    is_asked_for = matches_page(query)

    def says(hit):
        if hit.kind == "page":
            return is_asked_for(hit.place)
        if cited and hit.own and not cited.isdisjoint(hit.own.split()):
            return True
        return bool(terms) and first in hit.title and terms.issubset(hit.title.split())

    return says


def texts_of(numbers):
    """What is shown of some rows, by their numbers."""
    if not numbers:
        return {}
    among = ",".join(map(str, numbers))  # whole numbers, from our own tables
    found = rows(
        f"SELECT {', '.join(ResultText._fields)} FROM site_searchtext WHERE row_id IN ({among})"
    )
    return {each[0]: ResultText._make(each) for each in found}
