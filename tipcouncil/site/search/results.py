"""What was found: which rows, and in which order."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, takewhile
from math import log2

from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.facets import SearchFilters
from tipcouncil.site.search.finding import newest, shown
from tipcouncil.site.search.indexing import AT_ONCE, IN_A_DAY, UNDATED
from tipcouncil.site.search.language.questions import KIND_OF_WORD
from tipcouncil.site.search.language.spelling import better_spelled
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.ranking import score
from tipcouncil.site.search.rows.law import with_status_today

MOST = 200  # results that are looked at; of more, the newest
ALL = 1_000_000  # rows of the units of one piece of news: none is left out
TITLED = 40  # that hold the words in their titles, the newest of them
BESIDE = 20  # that hold the words side by side, the newest of them
FEW = 3  # results that hold all: a long text may, by chance, and so what comes near is listed too
RARE = 30  # rows of a word, each of which is listed where nothing holds all
COMMON = 0.6  # what a word says that stands in more rows than are looked at
OF_A_KIND = 0.3  # what a word says that tells of which kind the result should be
FIRST_UNDATED = UNDATED * IN_A_DAY


@dataclass
class Results:
    """The rows that hold what was asked, the best first."""

    query: Query
    filters: SearchFilters = field(default_factory=lambda: SearchFilters({}))
    by_date: bool = False
    meant: Query = None  # what the results are of: the query, or it better spelled
    every: list = field(default_factory=list)
    chosen: list = field(default_factory=list)  # of every, what the reader narrowed them to
    has_more: bool = False
    lacking: set = field(default_factory=set)  # numbers of the rows that hold only some of it

    @property
    def count(self):
        return len(self.chosen)

    @property
    def whole(self):
        """How many of the results hold all that was asked."""
        return sum(hit.id not in self.lacking for hit in self.chosen)

    @property
    def is_spelled(self):
        """Whether they hold all of the query as it is better spelled."""
        return self.meant is not self.query and bool(self.every) and not self.lacking

    @property
    def is_relaxed(self):
        """Whether no row holds all that was typed, though some are listed."""
        return bool(self.every) and (
            self.meant is not self.query or self.lacking.issuperset(hit.id for hit in self.every)
        )

    @cached_property
    def spelled(self):
        """The query better spelled, where nothing holds all that was typed."""
        return better_spelled(self.query) if self.is_relaxed or not self.every else ""

    @property
    def replaced(self):
        """The words that are spelled otherwise in what the results are of."""
        kept = self.spelled.split()
        return [word for word in self.query.text.split() if word not in kept]

    @staticmethod
    def shown(hits):
        """The rows of some hits with all that is shown of them."""
        return list(with_status_today(shown(hits)))


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
    """Find what holds all; of very much, the newest, and older rows whose titles hold it."""
    query, filters, weights = results.meant, results.filters, {}
    expression = engine().expression(query.wanted, query.unwanted)
    found = newest(expression, MOST + 1)
    results.has_more, found = len(found) > MOST, found[:MOST]
    beside = []
    if query.phrase and len(found) > 1 and not results.by_date:
        phrase = engine().expression(query.side_by_side, query.unwanted)
        beside = newest(phrase, BESIDE if results.has_more else MOST)
    if results.has_more and not results.by_date:
        titled = engine().expression(query.wanted, query.unwanted, within="title")
        older = {hit for hit in (*newest(titled, TITLED), *beside) if hit.id < found[-1].id}
        found += sorted(older, reverse=True)
    results.every = found
    if filters.chosen and results.has_more:
        chosen = newest(expression, MOST, *filters.condition)
    else:
        chosen = filters.allowed(found)
    if len(chosen) > 1 and not results.has_more and not results.by_date:
        weights = engine().weights(expression, MOST)
    results.chosen = in_order(results, chosen, weights, {hit.id for hit in beside})


def in_order(results, hits, weights=None, near=(), shares=None):
    """The best of those that stand out first, and then the newest."""
    hits = dated_first(hits)
    if results.by_date:
        return hits
    weights, shares, worth = weights or {}, shares or {}, score(results.meant)
    heaviest = max(weights.values(), default=0) or 1

    def merit(hit):
        return worth(hit, weights.get(hit.id, 0) / heaviest, hit.id in near, shares.get(hit.id, 0))

    return sorted(hits, key=merit, reverse=True)


def dated_first(hits):
    """Of hits, the newest first, what has a date before all that has none."""
    hits = sorted(hits, reverse=True)
    undated = sum(1 for _ in takewhile(lambda hit: hit.id >= FIRST_UNDATED, hits))
    return hits[undated:] + hits[:undated]


def look_nearby(results):
    """Where nothing holds all: with its words better spelled, or else what holds most of them."""
    if results.spelled and not results.query.is_exact:
        results.meant = Query.typed(results.spelled).completed()
        look(results)
    if not results.every and len(results.meant.wanted) > 1:
        add_nearest(results)


def add_nearest(results):
    """List also what holds most of the words, the rarest counting most."""
    query = results.meant
    holds = {hit: set(query.wanted) for hit in results.every}
    held = {clause: newest_with(query, [clause], holds) for clause in query.wanted}
    there = [clause for clause in query.wanted if held[clause]]
    for most_of_them in combinations(there, max(2, len(there) - 1)):
        newest_with(query, most_of_them, holds)
    telling = {c for c in there if not c.terms or set(c.terms) - KIND_OF_WORD.keys()} or {*there}
    rare = {clause for clause in telling if held[clause] <= RARE}
    enough = max(2, len(there) - 1)
    near = [hit for hit, some in holds.items() if some & rare or len(some) >= enough]
    near = near or [hit for hit, some in holds.items() if some & telling]
    if len(near) > len(results.every):
        says = {clause: rarity(held[clause]) for clause in query.wanted}
        says |= dict.fromkeys(set(there) - telling, OF_A_KIND)
        whole = sum(says.values())
        shares = {hit.id: sum(map(says.get, holds[hit])) / whole for hit in near}
        results.every = sorted(near, key=lambda hit: (shares[hit.id], hit), reverse=True)[:MOST]
        results.lacking = {hit.id for hit in near if len(holds[hit]) < len(query.wanted)}
        chosen = results.filters.allowed(results.every)
        results.chosen = in_order(results, chosen, shares=shares)


def newest_with(query, clauses, holds):
    """Note of the newest rows with all of these clauses that they hold them. Returns how many."""
    found = newest(engine().expression(clauses, query.unwanted), MOST)
    for hit in found:
        holds.setdefault(hit, set()).update(clauses)
    return len(found)


def rarity(rows):
    """What a word says that stands in so many rows; one that stands in none says something too."""
    return log2(2 * MOST / rows) if 0 < rows < MOST else COMMON


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
