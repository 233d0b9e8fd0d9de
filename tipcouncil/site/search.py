"""Finding things in the public record: `search(query)` is all that the rest of the site knows.

Every word must stand in one and the same record, or in one and the same item of the minutes. A
citation finds its law first, however it is written. What cannot be found is an empty answer.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date as Date

from tipcouncil.site.search_places import PLACES
from tipcouncil.site.search_query import Query

KINDS = [
    ("item", "Minutes and agenda items"),
    ("meeting", "Meetings"),
    ("document", "Documents"),
    ("law", "Statutes and acts"),
    ("recommendation", "Recommendations"),
    ("report", "Reports"),
    ("resource", "Reports by others"),
    ("person", "People"),
]


@dataclass
class Results:
    """What was found, narrowed by kind and year, with how many each choice would leave."""

    query: Query
    every: list = field(default_factory=list)
    kind: str = ""
    year: int | None = None
    by_date: bool = False

    @property
    def chosen(self):
        found = [r for r in self.every if self.is_of_kind(r) and self.is_of_year(r)]
        if self.by_date:
            return sorted(found, key=lambda r: (r.date or Date.min, r.score), reverse=True)
        return sorted(found, key=lambda r: (r.score, r.date or Date.min), reverse=True)

    def is_of_kind(self, result):
        return not self.kind or result.kind == self.kind

    def is_of_year(self, result):
        return not self.year or result.year == self.year

    @property
    def kinds(self):
        """(kind, its name, how many of the chosen year)."""
        counts = Counter(r.kind for r in self.every if self.is_of_year(r))
        return [(kind, name, counts[kind]) for kind, name in KINDS]

    @property
    def years(self):
        """(year, how many of the chosen kind), newest first."""
        counts = Counter(r.year for r in self.every if self.is_of_kind(r) and r.year)
        return sorted(counts.items(), reverse=True)

    @property
    def of_all_kinds(self):
        return sum(map(self.is_of_year, self.every))

    @property
    def of_all_years(self):
        return sum(map(self.is_of_kind, self.every))


def search(query, kind="", year=None, by_date=False):
    """What the public record holds of a query, in a fixed number of database queries."""
    results = Results(query, kind=kind, year=year, by_date=by_date)
    if query.words:
        results.every = [result for look in PLACES for result in look(query)]
        for result in results.every:
            result.weigh(query)
    return results
