"""Reports to the General Assembly, what was put forward, what became of it, and others' reports."""

from reports.models.choices import PLURAL, Action, Outcome, RecommendationKind, ReportKind
from reports.models.recommendations import (
    Recommendation,
    RecommendationTarget,
    RecommendationUpdate,
    on_section,
    sections_words,
)
from reports.models.reports import Report, ReportFile, ReportRevision
from reports.models.resources import Resource

__all__ = [
    "PLURAL",
    "Action",
    "Outcome",
    "Recommendation",
    "RecommendationKind",
    "RecommendationTarget",
    "RecommendationUpdate",
    "Report",
    "ReportFile",
    "ReportKind",
    "ReportRevision",
    "Resource",
    "on_section",
    "sections_words",
]
