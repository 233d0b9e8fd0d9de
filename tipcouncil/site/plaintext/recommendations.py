"""Recommendations in plain text, what became of them, and reports of others."""

from reports.models import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    Resource,
)
from tipcouncil.site.plaintext.forms import Form
from tipcouncil.site.plaintext.units import Table

RECOMMENDATIONS = Table(
    "recommendations",
    Form(Recommendation),
    key="slug",
    order=lambda recommendation: (recommendation.position, recommendation.slug),
    related=["report", "origin_item__meeting", "part_of", "act"],
)
TARGETS = Table(
    "recommendation_targets",
    Form(RecommendationTarget, "recommendation position"),
    key="recommendation position",
    related=["recommendation", "statute"],
    repeats=True,
)
UPDATES = Table(
    "recommendation_updates",
    Form(RecommendationUpdate),
    key="recommendation date status",
    related=["recommendation", "meeting", "act"],
    repeats=True,
)
RESOURCES = Table(
    "resources",
    Form(Resource),
    key="slug",
    order=lambda resource: (resource.position, resource.slug),
)
