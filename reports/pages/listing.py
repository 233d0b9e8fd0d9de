"""Recommendations as the pages list them: where each came from, and how each kind is counted."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils.functional import cached_property
from django.utils.text import capfirst

from reports.models import (
    Outcome,
    Recommendation,
    RecommendationKind,
    RecommendationTarget,
    RecommendationUpdate,
)
from reports.pages.progress import tag
from reports.pages.timeline import timeline, where_asked
from tipcouncil.records.filters import Filters
from tipcouncil.records.versions.changes import with_updated_at

LONGEST_FILTER = 60  # characters; longer than any year, status or number of a section


@dataclass
class ListedRecommendation:
    """A recommendation with all that a list shows of it. Only public rows are linked."""

    recommendation: Recommendation
    targets: list
    updates: list
    parts: list = field(default_factory=list)

    @property
    def tag(self):
        return tag(self.recommendation.status)

    @cached_property
    def timeline(self):
        return timeline(self.recommendation, self.updates, self.act)

    @property
    def evidence_apart(self):
        """The evidence of how it stands, unless a step leads there."""
        address = self.recommendation.evidence_url
        led_to = {pointer.address for step in self.timeline for pointer in step.pointers}
        return "" if address in led_to else address

    @property
    def asked(self):
        """Where it was put forward: the report, the meeting."""
        return list(where_asked(self.recommendation))

    @property
    def act(self):
        """The act, where it has a page to lead to."""
        act = self.recommendation.act
        return act if act and act.is_public else None

    @property
    def act_words(self):
        """“P.A. 17-32, Sec. 2”: how the act is cited, its own page public or not."""
        act = self.recommendation.act
        return f"{act.citation}{self.act_sections}" if act else ""

    @property
    def act_sections(self):
        """“, Sec. 2” or “, Secs. 3, 4”, to follow the act."""
        return sections_words(self.recommendation.act_sections)

    @property
    def year(self):
        """The year in which it was put forward; None where the record does not say."""
        if item := self.recommendation.origin_item:
            return item.meeting.date.year
        return self.recommendation.report.last_year if self.recommendation.report else None

    @property
    def element_id(self):
        """rec-3 on its report's page; its own slug on the page of all."""
        return f"rec-{self.recommendation.number}" if self.recommendation.number else self.slug

    @property
    def slug(self):
        return self.recommendation.slug


def sections_words(sections):
    if not sections:
        return ""
    return f", Secs. {sections}" if any(c in sections for c in ",-–") else f", Sec. {sections}"


def with_all_that_is_shown(recommendations):
    """The rows of a queryset as `Listed`, in a fixed number of queries."""
    rows = recommendations.select_related(
        "report",
        "act",
        "origin_item__meeting__minutes",
        "origin_item__meeting__body",
        "origin_item__parent__parent",
    )
    rows = rows.defer("report__body", "origin_item__meeting__minutes__body").prefetch_related(
        Prefetch(
            "targets",
            RecommendationTarget.objects.public().select_related("statute").order_by("position"),
            to_attr="public_targets",
        ),
        Prefetch(
            "updates",
            RecommendationUpdate.objects.public()
            .select_related("meeting__body", "act")
            .order_by("date", "pk"),
            to_attr="public_updates",
        ),
    )
    rows = with_updated_at(
        rows,
        [(RecommendationUpdate.objects.all(), "recommendation")],
        [(RecommendationTarget, "recommendation")],
    )
    return [ListedRecommendation(row, row.public_targets, row.public_updates) for row in rows]


def nested(listed):
    """Those that stand by themselves, each with its parts."""
    by_id = {entry.recommendation.pk: entry for entry in listed}
    alone = []
    for entry in listed:
        whole = by_id.get(entry.recommendation.part_of_id)
        (whole.parts if whole else alone).append(entry)
    return alone


COUNTED = [
    ("enacted", {Outcome.ENACTED}),
    ("in part", {Outcome.ENACTED_IN_PART}),
    (
        "other",
        {
            Outcome.INTRODUCED,
            Outcome.NOT_ENACTED,
            Outcome.LATER_REPEALED,
            Outcome.NOT_FOUND,
            Outcome.DONE,
        },
    ),
    ("none", {Outcome.NOT_RECORDED, Outcome.PROPOSED}),
]


PLURAL = {
    RecommendationKind.RECOMMENDATION: "Recommendations",
    RecommendationKind.NEXT_STEP: "Next steps",
    RecommendationKind.CHANGE: "Changes to discuss",
    RecommendationKind.TOPIC: "Topics",
}


def tally(listed):
    """For each kind that is listed: how many there are and what is recorded of them.

    The kinds are never added up: a change to discuss is no position of the council.
    """
    rows = []
    for kind in PLURAL:
        statuses = [e.recommendation.status for e in listed if e.recommendation.kind == kind]
        if statuses:
            counts = [sum(status in these for status in statuses) for _, these in COUNTED]
            row = {"kind": capfirst(kind.label), "total": len(statuses), "counts": counts}
            rows.append(row | {"words": tally_words(PLURAL[kind], *counts)})
    return rows


def tally_words(kind, enacted, in_part, *others):
    """“Changes to discuss: 3 of 5 enacted, and 1 more in part.”"""
    total = enacted + in_part + sum(others)
    also = f", and {in_part} more in part" if in_part else ""
    return f"{kind}: {enacted} of {total} enacted{also}."


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


def count(listed):
    """Of each kind, how many were enacted, wholly or in part."""
    return [
        {
            "kind": kind,
            "total": len(statuses),
            "enacted": statuses.count(Outcome.ENACTED),
            "in_part": statuses.count(Outcome.ENACTED_IN_PART),
        }
        for kind in PLURAL
        if (statuses := [e.recommendation.status for e in listed if e.recommendation.kind == kind])
    ]


FILTERS = {
    "status": lambda entry, value: entry.recommendation.status == value,
    "statute": lambda entry, value: any(t.statute.slug == value for t in entry.targets),
    "year": lambda entry, value: str(entry.year) == value,
}


@dataclass
class RecommendationSelection(Filters):
    """The recommendations that a visitor asked for, by outcome, section of law and year."""

    every: list
    asked: dict

    @property
    def entries(self):
        return [
            entry
            for entry in self.every
            if all(FILTERS[name](entry, value) for name, value in self.asked.items() if value)
        ]

    @property
    def words(self):
        """What was asked, for a reader: “Outcome: Enacted; year: 2017”."""
        statutes = {t.statute.slug: t.statute.citation for e in self.every for t in e.targets}
        said = []
        if status := self.asked["status"]:
            said.append(f"outcome: {dict(Outcome.choices).get(status, status)}")
        if statute := self.asked["statute"]:
            said.append(f"section of law: {statutes.get(statute, statute)}")
        if year := self.asked["year"]:
            said.append(f"year: {year}")
        return capfirst("; ".join(said))


def selected(query):
    """The public recommendations that a query string asks for."""
    every = with_all_that_is_shown(Recommendation.objects.public().order_by("position", "slug"))
    return RecommendationSelection(
        every, {name: query.get(name, "")[:LONGEST_FILTER] for name in FILTERS}
    )


def of_report(report):
    """What a report asks for, each with its parts."""
    listed = with_all_that_is_shown(
        Recommendation.objects.public()
        .filter(Q(report=report) | Q(part_of__report=report))
        .order_by("position", "slug")
    )
    return [entry for entry in nested(listed) if entry.recommendation.report_id == report.pk]
