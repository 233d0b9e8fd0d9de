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
from reports.pages.timeline import timeline, where_asked
from tipcouncil.records.lists import Filters

LONGEST_FILTER = 60  # characters; longer than any year, status or number of a section
TAGS = {
    Outcome.ENACTED: "tag-ok",
    Outcome.DONE: "tag-ok",
    Outcome.ENACTED_IN_PART: "tag-draft",
    Outcome.INTRODUCED: "tag-plan",
    Outcome.PROPOSED: "tag-plan",
    Outcome.NOT_ENACTED: "tag-cancel",
}
PLURAL = {
    RecommendationKind.RECOMMENDATION: "Recommendations",
    RecommendationKind.NEXT_STEP: "Next steps",
    RecommendationKind.CHANGE: "Changes to discuss",
    RecommendationKind.TOPIC: "Topics",
}
NOT_SETTLED = {Outcome.NOT_RECORDED, Outcome.PROPOSED}


def tag(status):
    """The class of a status tag: the shape and the colour that go with its word."""
    return TAGS.get(status, "")


def sections_words(sections):
    """“, Sec. 2” or “, Secs. 3, 4”, to follow the act."""
    if not sections:
        return ""
    return f", Secs. {sections}" if any(c in sections for c in ",-–") else f", Sec. {sections}"


@dataclass
class ListedRecommendation:
    """A recommendation with all that a list shows of it. Only public rows are linked."""

    recommendation: Recommendation  # one that came `with_all_that_is_shown`
    parts: list = field(default_factory=list)

    @property
    def targets(self):
        return self.recommendation.public_targets

    @property
    def tag(self):
        return tag(self.recommendation.status)

    @cached_property
    def timeline(self):
        return timeline(self.recommendation, self.recommendation.public_updates, self.act)

    @property
    def evidence_apart(self):
        """The evidence of how it stands, unless a step leads there."""
        address = self.recommendation.evidence_url
        led_to = {pointer.address for step in self.timeline for pointer in step.pointers}
        return "" if address in led_to else address

    @property
    def where_put_forward(self):
        """What leads to the report and to the meeting where it was put forward."""
        steps = where_asked(self.recommendation)
        return [pointer for step in steps for pointer in step.pointers]

    @property
    def outcome_after_status(self):
        """The sentence on the outcome, which often begins with the outcome's own word."""
        row = self.recommendation
        return row.outcome_words.removeprefix(row.get_status_display())

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


def put_forward_in(year):
    """The condition that a recommendation has this year, for the database."""
    by_report = Q(origin_item=None, report__last_year=year)
    return Q(origin_item__meeting__date__year=year) | by_report


def of_section(slug):
    """The condition that it names a section of law."""
    aims = RecommendationTarget.objects.public().filter(statute__slug=slug)
    return Q(pk__in=aims.values("recommendation"))


def with_all_that_is_shown(recommendations):
    """The rows with what a list shows of them, in a fixed number of queries."""
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
    return rows.with_updated_at()


def listed(recommendations):
    return [ListedRecommendation(row) for row in with_all_that_is_shown(recommendations)]


def of_report(report):
    """What a report asks for: those that stand by themselves, each with its parts."""
    entries = listed(
        Recommendation.objects.public()
        .filter(Q(report=report) | Q(part_of__report=report))
        .order_by("position", "slug")
    )
    by_id = {entry.recommendation.pk: entry for entry in entries}
    alone = []
    for entry in entries:
        whole = by_id.get(entry.recommendation.part_of_id)
        (whole.parts if whole else alone).append(entry)
    return [entry for entry in alone if entry.recommendation.report_id == report.pk]


# How many there are of each kind, which are never added up: a change to discuss is no position


def tally(entries):
    """For each kind that is listed: how many there are and what is recorded of them."""
    rows = []
    for kind, plural in PLURAL.items():
        statuses = [e.recommendation.status for e in entries if e.recommendation.kind == kind]
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
    "status": lambda entry, value: entry.recommendation.status == value,
    "statute": lambda entry, value: any(t.statute.slug == value for t in entry.targets),
    "year": lambda entry, value: str(entry.year) == value,
}


class RecommendationSelection(Filters):
    """The public recommendations that a query asks for, by outcome, section of law and year."""

    def __init__(self, query):
        self.asked = {name: query.get(name, "")[:LONGEST_FILTER] for name in FILTERS}
        self.every = listed(Recommendation.objects.public().order_by("position", "slug"))
        given = [(FILTERS[name], value) for name, value in self.asked.items() if value]
        self.entries = [e for e in self.every if all(fits(e, value) for fits, value in given)]

    @property
    def words(self):
        """What was asked, for a reader: “Outcome: Enacted; year: 2017”."""
        status, statute, year = self.asked.values()
        statutes = {t.statute.slug: t.statute.citation for e in self.every for t in e.targets}
        asked = {
            "outcome": dict(Outcome.choices).get(status, status),
            "section of law": statutes.get(statute, statute),
            "year": year,
        }
        return capfirst("; ".join(f"{name}: {value}" for name, value in asked.items() if value))
