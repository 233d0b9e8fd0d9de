"""Recommendations as the pages list them: those of a report, those asked for, and their counts."""

from collections import Counter, defaultdict

from django.db.models import Q
from django.utils.text import capfirst

from reports.models import PLURAL, Outcome, Recommendation
from tipcouncil.records.lists import Filters

LONGEST_FILTER = 60  # characters; longer than any year, status or number of a section
NOT_SETTLED = {Outcome.NOT_RECORDED, Outcome.PROPOSED}


def of_report(report):
    """What a report asks for: those that stand by themselves, each with its `own_parts`."""
    rows = Recommendation.objects.public().for_listing()
    rows = list(rows.filter(Q(report=report) | Q(part_of__report=report)))
    by_id = {row.pk: row for row in rows}
    for row in rows:
        row.own_parts = [part for part in rows if part.part_of_id == row.pk]
    return [row for row in rows if row.part_of_id not in by_id and row.report_id == report.pk]


# How many there are of each kind, which are never added up: a change to discuss is no position


def tally(recommendations):
    """For each kind that is listed: how many there are and what is recorded of them."""
    rows = []
    for kind, plural in PLURAL.items():
        statuses = [row.status for row in recommendations if row.kind == kind]
        if not statuses:
            continue
        enacted = statuses.count(Outcome.ENACTED)
        in_part = statuses.count(Outcome.ENACTED_IN_PART)
        none = sum(status in NOT_SETTLED for status in statuses)
        other = len(statuses) - enacted - in_part - none
        also = f", and {in_part} more in part" if in_part else ""
        rows.append(
            {
                "kind": kind,
                "label": capfirst(kind.label),
                "total": len(statuses),
                "counts": [enacted, in_part, other, none],
                "words": f"{plural}: {enacted} of {len(statuses)} enacted{also}.",
            }
        )
    return rows


def kinds_by_report():
    """{report: {kind: how many of it the record has from this report}}."""
    found = defaultdict(Counter)
    for report, kind in Recommendation.objects.public().values_list("report", "kind"):
        found[report][kind] += 1
    return found


def in_words(counts):
    """“6 next steps, 1 topic”, of the number of each kind."""
    return ", ".join(
        f"{counts[kind]} {(kind.label if counts[kind] == 1 else many).lower()}"
        for kind, many in PLURAL.items()
        if counts.get(kind)
    )


# What a visitor asked for

FILTERS = {
    "status": lambda row, value: row.status == value,
    "statute": lambda row, value: any(t.statute.slug == value for t in row.public_targets),
    "year": lambda row, value: str(row.year) == value,
}


class RecommendationSelection(Filters):
    """The public recommendations that a query asks for, by outcome, section of law and year."""

    def __init__(self, query):
        self.asked = {name: query.get(name, "")[:LONGEST_FILTER] for name in FILTERS}
        self.every = list(Recommendation.objects.public().for_listing())
        given = [(FILTERS[name], value) for name, value in self.asked.items() if value]
        self.rows = [row for row in self.every if all(fits(row, value) for fits, value in given)]

    @property
    def statutes(self):
        """Those that any of them names, in the order of the law."""
        named = {target.statute for row in self.every for target in row.public_targets}
        return sorted(named, key=lambda statute: statute.sort_key)

    @property
    def words(self):
        """What was asked, for a reader: “Outcome: Enacted; year: 2017”."""
        status, statute, year = self.asked.values()
        citations = {statute.slug: statute.citation for statute in self.statutes}
        asked = {
            "outcome": dict(Outcome.choices).get(status, status),
            "section of law": citations.get(statute, statute),
            "year": year,
        }
        return capfirst("; ".join(f"{name}: {value}" for name, value in asked.items() if value))
