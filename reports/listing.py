"""Recommendations as the pages list them: where each came from, and how they were counted."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.text import capfirst

from reports.models import (
    Outcome,
    Recommendation,
    RecommendationKind,
    RecommendationTarget,
    RecommendationUpdate,
)
from reports.progress import steps, tag


@dataclass
class Listed:
    """A recommendation with all that a list shows of it. Only public rows are linked."""

    recommendation: Recommendation
    targets: list
    updates: list
    parts: list = field(default_factory=list)

    @property
    def steps(self):
        return steps(self.recommendation, self.updates)

    @property
    def tag(self):
        return tag(self.recommendation.status)

    @property
    def act(self):
        act = self.recommendation.act
        return act if act and act.is_public else None

    @property
    def act_sections(self):
        """“, Sec. 2” or “, Secs. 3, 4”, to follow the act."""
        sections = self.recommendation.act_sections
        if not sections:
            return ""
        return f", Secs. {sections}" if any(c in sections for c in ",-–") else f", Sec. {sections}"

    @property
    def year(self):
        """The year in which it was asked for; None where the record does not say."""
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


def with_all_that_is_shown(recommendations):
    """The rows of a queryset as `Listed`, in a fixed number of queries."""
    rows = recommendations.select_related(
        "report", "act", "origin_item__meeting", "origin_item__parent__parent"
    ).prefetch_related(
        Prefetch(
            "targets",
            RecommendationTarget.objects.public().select_related("statute").order_by("position"),
            to_attr="public_targets",
        ),
        Prefetch(
            "updates",
            RecommendationUpdate.objects.public()
            .select_related("meeting", "act")
            .order_by("date", "pk"),
            to_attr="public_updates",
        ),
    )
    return [Listed(row, row.public_targets, row.public_updates) for row in rows]


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


def tally(listed):
    """For each kind that is listed: how many there are and what is recorded of them."""
    rows = []
    for kind, label in RecommendationKind.choices:
        statuses = [e.recommendation.status for e in listed if e.recommendation.kind == kind]
        if statuses:
            counts = [sum(status in these for status in statuses) for _, these in COUNTED]
            rows.append({"kind": capfirst(label), "total": len(statuses), "counts": counts})
    return rows
