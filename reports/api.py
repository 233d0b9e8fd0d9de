"""Reports and recommendations for programs."""

from django.db.models import Prefetch, Q

from reports.columns import RecommendationOut, ReportOut, ReportWithText, ResourceOut
from reports.models import (
    Outcome,
    Recommendation,
    RecommendationKind,
    Report,
    ReportKind,
    Resource,
    on_section,
)
from tipcouncil.records.api import Collection, Filter, Slug, Year


def reports():
    """Reports to the General Assembly, newest first, with their files."""
    own = Prefetch(
        "recommendations",
        Recommendation.objects.public().order_by("position", "slug"),
        to_attr="public_recommendations",
    )
    rows = Report.objects.public().for_listing().with_updated_at()
    return rows.select_related("required_by", "required_by_act").prefetch_related(own)


def recommendations():
    """What the council put forward, by its kinds, each with what became of it."""
    return Recommendation.objects.public().for_listing()


def resources():
    """Reports of others that the council pointed to."""
    return Resource.objects.public().with_updated_at().order_by("position", "slug")


def covering(year):
    return Q(first_year__lte=year, last_year__gte=year)


def put_forward_in(year):
    by_report = Q(origin_item=None, report__last_year=year)
    return Q(origin_item__meeting__date__year=year) | by_report


def naming(slug):
    return on_section(statute__slug=slug)


REPORTS = "Reports"
COLLECTIONS = [
    Collection(
        reports,
        "report",
        REPORTS,
        "One report, with its text where that is held.",
        ReportOut,
        {
            "kind": Filter(ReportKind, "kind"),
            "year": Filter(Year, covering, "A year that the report covers."),
        },
        ReportWithText,
    ),
    Collection(
        recommendations,
        "recommendation",
        REPORTS,
        "One entry of what the council put forward.",
        RecommendationOut,
        {
            "kind": Filter(RecommendationKind, "kind"),
            "status": Filter(Outcome, "status"),
            "statute": Filter(Slug, naming, "The id of a section that it names."),
            "year": Filter(Year, put_forward_in),
        },
    ),
    Collection(
        resources,
        "resource",
        REPORTS,
        "One report by others.",
        ResourceOut,
    ),
]
