"""What was found: which rows, and in which order."""

from dataclasses import dataclass, field
from itertools import takewhile
from math import log2
from operator import itemgetter

from tipcouncil.site.search.engines import engine, execute
from tipcouncil.site.search.facets import SearchFilters
from tipcouncil.site.search.finding import holding_most, newest, shown
from tipcouncil.site.search.indexing import AT_ONCE, IN_A_DAY, UNDATED
from tipcouncil.site.search.language.questions import KIND_OF_WORD
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.query import Clause, Option, Query
from tipcouncil.site.search.ranking import score, stands_out
from tipcouncil.site.search.rows.law import with_status_today

MOST = 200  # results that are looked at; of more, the newest
ALL = 1_000_000  # rows of the units of one piece of news: none is left out
WEIGHED = 40  # of the best, which are put in order
BESIDE = 20  # that hold the words side by side, the newest of them
FEW = 3  # results that hold all: a long text may, by chance, and so what comes near is listed too
RARE = 30  # rows of a word, each of which is looked at where nothing holds all
COMMON = 0.6  # what a word says that stands in more rows than are looked at
OF_A_KIND = 0.3  # what a word says that tells of which kind the result should be
FIRST_UNDATED = UNDATED * IN_A_DAY


@dataclass
class Results:
    """The rows that hold what was asked, the best first."""

    query: Query
    filters: SearchFilters = field(default_factory=lambda: SearchFilters({}))
    by_date: bool = False
    every: list = field(default_factory=list)
    chosen: list = field(default_factory=list)
    has_more: bool = False
    is_relaxed: bool = False  # no row holds all that was typed
    spelled: str = ""  # the query better spelled, where nothing holds all that was typed
    is_spelled: bool = False  # the results are of that
    whole: int = 0  # how many of the results hold all, where others are listed too
    meant: Query | None = None

    @property
    def replaced(self):
        """The words that are spelled otherwise in what the results are of."""
        kept = self.spelled.split()
        return [word for word in self.query.text.split() if word not in kept]

    @property
    def count(self):
        return len(self.chosen)

    @staticmethod
    def shown(hits):
        """The rows of some hits with all that is shown of them."""
        return with_status_today(shown(hits))


def search(query, filters=None, by_date=False):
    """What the public record holds of a query, in a bounded number of database queries."""
    query = query.completed()
    results = Results(query, filters or SearchFilters({}), by_date, meant=query)
    if query.wanted:
        look(results)
        if not results.every:
            look_nearby(results)
        elif len(results.every) <= FEW and len(query.wanted) > 2 and not by_date:
            add_nearest(results)
    return results


def look(results):
    query, filters = results.meant, results.filters
    expression = engine().expression(query.wanted, query.unwanted)
    found = newest(expression, MOST + 1)
    results.has_more, found = len(found) > MOST, found[:MOST]
    near, phrase = set(), "" if results.by_date else phrase_of(query)
    if results.has_more and not results.by_date:
        titled = engine().expression(query.wanted, query.unwanted, within="title")
        beside = newest(phrase, BESIDE) if phrase else []
        near = {hit.id for hit in beside}
        older = {hit for hit in (*newest(titled, WEIGHED), *beside) if hit.id < found[-1].id}
        found += sorted(older, reverse=True)
    elif phrase and len(found) > 1:
        near = {number for (number,) in execute(engine().matching(MOST), [phrase])}
    results.every = found
    if filters.chosen and results.has_more:
        chosen = newest(expression, MOST, *filters.condition)
    else:
        chosen = filters.allowed(results.every)
    weights = {}
    if len(chosen) > 1 and not results.has_more and not results.by_date:
        weights = engine().weights(expression, MOST)
    put_in_order(results, chosen, weights, near)


def phrase_of(query):
    """What holds the words side by side, as they were typed. Each alone need not be looked for."""
    if not query.phrase:
        return ""
    others = [c for c in query.wanted if not c.terms or not set(c.terms) <= {*query.phrase}]
    return engine().expression([*others, Clause((Option(query.phrase),))], query.unwanted)


def put_in_order(results, hits, weights=None, near=(), shares=None):
    """The best of those that stand out first, and then the newest."""
    hits = dated_first(hits)
    if not results.by_date:
        weights, shares, likely = weights or {}, shares or {}, stands_out(results.meant)
        heaviest, worth = max(weights.values(), default=0) or 1, score(results.meant)
        merits = [
            (hit.id in near or likely(hit), shares.get(hit.id, 0), weights.get(hit.id, 0))
            for hit in hits
        ]
        known = sorted(zip(merits, hits, strict=True), key=itemgetter(0), reverse=True)
        best = sorted(
            ((merit, hit) for merit, hit in known[:WEIGHED] if any(merit)),
            key=lambda each: worth(
                each[1], each[0][2] / heaviest, each[1].id in near, share=each[0][1]
            ),
            reverse=True,
        )
        hits = [hit for _, hit in (*best, *known[len(best) :])]
    results.chosen = hits


def dated_first(hits):
    """Of hits, the newest first, what has a date before all that has none."""
    hits = sorted(hits, reverse=True)
    undated = sum(1 for _ in takewhile(lambda hit: hit.id >= FIRST_UNDATED, hits))
    return hits[undated:] + hits[:undated]


def look_nearby(results):
    """Where nothing holds all: with its words better spelled, or else what holds most of them."""
    query = results.query
    results.spelled = better_spelled(query)
    if results.spelled and not query.is_exact:
        results.meant = Query.typed(results.spelled).completed()
        look(results)
        results.is_spelled = bool(results.every)
    if not results.every and len(results.meant.wanted) > 1:
        look_for_most(results)
    results.is_relaxed = bool(results.every)


def add_nearest(results):
    """Where few hold all, what holds most of it stands with them."""
    before = results.every, results.chosen
    look_for_most(results)
    if len(results.every) > len(before[0]):
        results.whole = len(before[1])
    else:
        results.every, results.chosen = before


def look_for_most(results):
    """What holds most of the words, the rarest counting most."""
    query = results.meant
    held = {c: newest(engine().expression([c], query.unwanted), MOST) for c in query.wanted}
    there = [clause for clause in query.wanted if held[clause]]
    if not there:
        return
    telling = [c for c in there if not c.terms or set(c.terms) - KIND_OF_WORD.keys()] or there
    weight = dict.fromkeys(query.wanted, COMMON)
    for clause in there:
        rarity = log2(2 * MOST / len(held[clause])) if len(held[clause]) < MOST else COMMON
        weight[clause] = rarity if clause in telling else OF_A_KIND
    pool = [[clause] for clause in telling if len(held[clause]) <= RARE]
    if len(there) > 2:
        pool += [[c for c in there if c is not left_out] for left_out in there]
    elif len(there) < len(query.wanted):
        pool.append(there)
    whole, weights = sum(weight.values()), {}
    for clause in there:
        weights[engine().expression([clause])] = weight[clause] / whole
    shares = {}
    for some in filter(None, [pool, [[clause] for clause in telling]]):
        shares = shares or holding_most(weights, engine().any_of(some, query.unwanted), MOST)
    results.every, results.has_more = list(shares), False
    shares = {hit.id: share for hit, share in shares.items()}
    put_in_order(results, results.filters.allowed(results.every), shares=shares)


def units_found(query, filters, units):
    """Those of some units of the index, such as “meeting:5”, that a search finds."""
    query, found = query.completed(), set()
    where, values = filters.condition
    expression = engine().expression(query.wanted, query.unwanted) if query.wanted else ""
    for start in range(0, len(units) if query.wanted else 0, AT_ONCE):
        some = units[start : start + AT_ONCE]
        of_units = f"{where}{' AND ' if where else ''}unit IN ({', '.join(['%s'] * len(some))})"
        hits = newest(expression, ALL, of_units, [*values, *some])
        found |= {hit.unit for hit in hits}
    return found
