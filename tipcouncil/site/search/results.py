"""What was found: which rows, how many of each kind, year, body and law, and in which order."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from tipcouncil.site.search.endings import completed
from tipcouncil.site.search.engines import Hit, engine, narrowed, rows
from tipcouncil.site.search.gate import public_among
from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.ranking import KIND_OF_WORD, score
from tipcouncil.site.search.rows import KINDS

MOST = 250  # results that are looked at; of more, the newest
WEIGHED = 40  # of the best, which are read to be put in order
LAW_SHOWN = 6
FIRST_UNDATED = UNDATED * IN_A_DAY
SOURCE = itemgetter(Hit._fields.index("source"), Hit._fields.index("source_id"))
KIND, YEAR, BODY, LAW = map(itemgetter, map(Hit._fields.index, ("kind", "year", "body", "law")))


class Text(NamedTuple):
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
    """What a reader chose among the results; empty where he did not."""

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
    is_relaxed: bool = False

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
        return [(hit, texts[hit.id]) for hit in hits if hit.id in texts]


def search(query, narrowed=None, by_date=False):
    """What the public record holds of a query, in a fixed number of database queries."""
    query = completed(query)
    results = Results(query, narrowed or Narrowed(), by_date)
    if not query.wanted:
        return results
    look(results, engine().expression(query.wanted, query.unwanted))
    if not results.every and len(query.wanted) > 1:
        telling = [clause for clause in query.wanted if tells(clause)] or query.wanted
        look(results, engine().expression(telling, query.unwanted, any_of_them=True))
        results.is_relaxed = bool(results.every)
    return results


def tells(clause):
    """Whether a clause says more than of which kind the result should be."""
    return not KIND_OF_WORD.keys() >= set(clause.options[0].terms)


def look(results, expression):
    found = engine().newest(expression, MOST + 1)
    results.has_more = len(found) > MOST
    if results.has_more:
        found = found[:MOST]
        if not results.by_date:
            titled = engine().newest(in_titles(results.query), WEIGHED)
            found += [hit for hit in titled if hit.id < found[-1].id]
    results.every = passed(found)
    chosen = results.every
    if results.narrowed and results.has_more:
        chosen = passed(engine().newest(expression, MOST, *narrowed(results.narrowed)))
    elif results.narrowed:
        chosen = [hit for hit in results.every if results.narrowed.allows(hit)]
    if results.by_date:
        results.chosen = dated_first(chosen)
    elif results.has_more:
        results.chosen = titled_first(results.query, dated_first(chosen))
    else:
        weights = engine().weights(expression, MOST) if len(chosen) > 1 else {}
        results.chosen = best_first(results.query, chosen, weights)


def in_titles(query):
    return engine().expression(query.wanted, query.unwanted, within="title")


def passed(hits):
    """The hits that are public."""
    sources = set(map(SOURCE, hits))
    withheld = sources - public_among(sources)
    return [hit for hit in hits if SOURCE(hit) not in withheld] if withheld else hits


def best_first(query, hits, weights):
    hits = sorted(hits, key=lambda hit: weights.get(hit.id, 0), reverse=True)
    heaviest = (hits and weights.get(hits[0].id)) or 1
    worth = score(query)
    best = sorted(
        hits[:WEIGHED],
        key=lambda hit: worth(hit, weights.get(hit.id, 0) / heaviest),
        reverse=True,
    )
    return best + hits[WEIGHED:]


def titled_first(query, hits):
    """Those whose titles say it all, the best of them first, and then the others as they are."""
    titled = list(islice(filter(says_it_all(query), hits), WEIGHED))
    if not titled:
        return hits
    worth = score(query)
    taken = {hit.id for hit in titled}
    return sorted(titled, key=worth, reverse=True) + [hit for hit in hits if hit.id not in taken]


def dated_first(hits):
    """Of hits in their order, what has a date before all that has none."""
    undated = sum(1 for _ in takewhile(lambda hit: hit.id >= FIRST_UNDATED, hits))
    return hits[undated:] + hits[:undated]


def says_it_all(query):
    """Whether the title of a hit does, or it is the page of the law that is cited."""
    terms, cited = set(query.terms), set(query.cited)
    first = query.terms[0] if terms else ""

    def says(hit):
        if cited and hit.own and not cited.isdisjoint(hit.own.split()):
            return True
        return bool(terms) and first in hit.title and terms.issubset(hit.title.split())

    return says


def texts_of(numbers):
    """What is shown of some rows, by their numbers."""
    if not numbers:
        return {}
    among = ",".join(map(str, numbers))  # whole numbers, from our own tables
    found = rows(f"SELECT {', '.join(Text._fields)} FROM site_searchtext WHERE row_id IN ({among})")
    return {each[0]: Text._make(each) for each in found}
