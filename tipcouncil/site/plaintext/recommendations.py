"""Recommendations in plain text, what became of them, and reports of others."""

from reports.models import (
    Action,
    Outcome,
    Recommendation,
    RecommendationKind,
    RecommendationTarget,
    RecommendationUpdate,
    Resource,
)
from tipcouncil.site.plaintext.forms import POSTED, Field, Form, texts
from tipcouncil.site.plaintext.kinds import (
    ChoiceValue,
    Number,
    PartialDate,
    TextValue,
    To,
    ToAct,
    ToItem,
)
from tipcouncil.site.plaintext.units import Table

RECOMMENDATIONS = Table(
    "recommendations",
    Form(
        Recommendation,
        Field("slug", TextValue()),
        Field("kind", ChoiceValue(RecommendationKind)),
        Field("report", To("reports")),
        Field("number", Number()),
        Field("origin_item", ToItem()),
        Field("part_of", To("recommendations")),
        *texts("title", "text"),
        Field("status", ChoiceValue(Outcome)),
        Field("bill", TextValue()),
        Field("act", ToAct()),
        *texts("act_sections", "outcome", "evidence_url"),
        Field("position", Number()),
        *POSTED,
    ),
    key="slug",
    order=lambda recommendation: (recommendation.position, recommendation.slug),
    related=["report", "origin_item__meeting", "part_of", "act"],
)
TARGETS = Table(
    "recommendation_targets",
    Form(
        RecommendationTarget,
        Field("recommendation", To("recommendations")),
        Field("position", Number()),
        Field("statute", To("statutes", "number")),
        Field("pinpoint", TextValue()),
        Field("action", ChoiceValue(Action)),
    ),
    key="recommendation position",
    related=["recommendation", "statute"],
    repeats=True,
)
UPDATES = Table(
    "recommendation_updates",
    Form(
        RecommendationUpdate,
        Field("recommendation", To("recommendations")),
        Field("date", PartialDate("date_precision")),
        Field("status", ChoiceValue(Outcome)),
        Field("meeting", To("meetings")),
        Field("act", ToAct()),
        *texts("note", "evidence_url"),
        *POSTED,
    ),
    key="recommendation date status",
    related=["recommendation", "meeting", "act"],
    repeats=True,
)
RESOURCES = Table(
    "resources",
    Form(
        Resource,
        *texts("slug", "title", "publisher"),
        Field("date", PartialDate("date_precision")),
        *texts("url", "note"),
        Field("position", Number()),
        *POSTED,
    ),
    key="slug",
    order=lambda resource: (resource.position, resource.slug),
)
