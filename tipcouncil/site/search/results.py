"""What was found: which rows, how many of each kind, year, body and law, and in which order."""

from collections import Counter
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from tipcouncil.site.search.endings import completed
from tipcouncil.site.search.engines import engine, narrowed, rows
from tipcouncil.site.search.gate import public_among
from tipcouncil.site.search.indexing import IN_A_DAY, UNDATED
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.ranking import KIND_OF_WORD, score
from tipcouncil.site.search.rows import KINDS

MOST = 500  # results that are looked at; of more, the newest
WEIGHED = 40  # of the best, which are read to be put in order
LAW_SHOWN = 6
FIRST_UNDATED = UNDATED * IN_A_DAY


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
        counts = Counter([hit.kind for hit in self.of("kind")])
        return [(kind, name, counts[kind]) for kind, name in KINDS if counts[kind]]

    @property
    def years(self):
        counts = Counter([hit.year for hit in self.of("year")])
        return sorted(((y, n) for y, n in counts.items() if y), reverse=True)

    @property
    def bodies(self):
        counts = Counter([hit.body for hit in self.of("body")])
        return sorted((body, n) for body, n in counts.items() if body)

    @property
    def laws(self):
        """The law that the most results cite."""
        keys = [key for hit in self.of("law") if hit.law for key in hit.law.split()]
        counts = Counter(keys)
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
    results.has_more = engine().count(expression, MOST + 1) > MOST
    results.every = passed(candidates(results, expression))
    chosen = results.every
    if results.narrowed and results.has_more:
        chosen = passed(engine().newest(expression, MOST, *narrowed(results.narrowed)))
    elif results.narrowed:
        chosen = [hit for hit in results.every if results.narrowed.allows(hit)]
    results.chosen = in_order(results, chosen)


def candidates(results, expression):
    if results.by_date:
        return engine().newest(expression, MOST)
    if not results.has_more:
        return engine().ranked(expression, MOST)
    return engine().newest_and_titled(expression, MOST, in_titles(results.query), WEIGHED)


def in_titles(query):
    return engine().expression(query.wanted, query.unwanted, within="title")


def passed(hits):
    """The hits that are public, the newest first: a database may give them in any order."""
    public = public_among({(hit.source, hit.source_id) for hit in hits})
    hits = [hit for hit in hits if (hit.source, hit.source_id) in public]
    return sorted(hits, key=attrgetter("id"), reverse=True)


def in_order(results, hits):
    if results.by_date:
        return sorted(hits, key=dated, reverse=True)
    if results.has_more:
        hits = sorted(hits, key=dated, reverse=True)
        heaviest = 1
        named = [hit for hit in hits if is_titled(results.query, hit)][:WEIGHED]
        taken = {hit.id for hit in named}
        rest = [hit for hit in hits if hit.id not in taken]
    else:
        hits = sorted(hits, key=attrgetter("weight"), reverse=True)
        heaviest = hits[0].weight or 1 if hits else 1
        named, rest = hits[:WEIGHED], hits[WEIGHED:]
    worth = score(results.query)
    return sorted(named, key=lambda hit: worth(hit, heaviest), reverse=True) + rest


def dated(hit):
    """What has a date before all that has none, and the newest first."""
    return hit.id < FIRST_UNDATED, hit.id


def is_titled(query, hit):
    """Whether the title says it all, or it is the page of the law that is cited."""
    if query.cited and hit.own and not set(query.cited).isdisjoint(hit.own.split()):
        return True
    return bool(query.terms) and set(hit.title.split()).issuperset(query.terms)


def texts_of(numbers):
    """What is shown of some rows, by their numbers."""
    if not numbers:
        return {}
    among = ",".join(map(str, numbers))  # whole numbers, from our own tables
    found = rows(f"SELECT {', '.join(Text._fields)} FROM site_searchtext WHERE row_id IN ({among})")
    return {each[0]: Text._make(each) for each in found}
