"""Reports and recommendations for programs."""

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from ninja import Query, Router

from reports.changed import with_page_changes
from reports.columns import RECOMMENDATIONS, ReportOut, ReportWithText, ResourceOut
from reports.models import (
    Outcome,
    Recommendation,
    RecommendationKind,
    Report,
    ReportFile,
    ReportKind,
    Resource,
)
from reports.pages import listing
from tipcouncil.records import api
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.api import SOURCES
from tipcouncil.records.tables import Column, as_data, picked
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Reports"])


RecommendationOut = api.record(
    "RecommendationOut",
    "Something that the council put forward: `kind` says how, and `status` what became of it.",
    [
        *picked(
            RECOMMENDATIONS,
            "id title kind text year report raised_on raised_at law bill act status outcome"
            " evidence posted last_changed steps",
        ),
        Column("url"),
        SOURCES,
    ],
)


def reports():
    files = ReportFile.objects.public().order_by("position", "pk")
    query = Recommendation.objects.public().order_by("position", "slug")
    rows = Report.objects.public().select_related("required_by", "required_by_act")
    return (
        with_page_changes(rows)
        .prefetch_related(
            Prefetch("files", files, to_attr="public_files"),
            Prefetch("recommendations", query, to_attr="public_recommendations"),
        )
        .order_by("-last_year", "-first_year", "kind", "slug")
    )


def recommendations():
    return listing.selected({}).every


def resources():
    return with_updated_at(Resource.objects.public()).order_by("position", "slug")


def recommendation_as(entry, base):
    data = as_data(RECOMMENDATIONS, entry, base)
    page, source = data.pop("address"), data.pop("source")
    return data | {"url": page, "sources": [{"note": source}] if source else []}


class ReportsAsked(api.AskedSince):
    kind: ReportKind | None = None
    year: api.Year | None = api.Field(None, description="A year that the report covers.")


class RecommendationsAsked(api.Asked):
    kind: RecommendationKind | None = None
    status: Outcome | None = None
    statute: api.Slug | None = api.Field(None, description="The id of a section that it names.")
    year: api.Year | None = None

    def takes(self, entry):
        row = entry.recommendation
        return (
            self.kind in (None, row.kind)
            and self.status in (None, row.status)
            and self.year in (None, entry.year)
            and (
                self.statute is None
                or any(target.statute.slug == self.statute for target in entry.targets)
            )
        )


@router.get("/reports", response={200: api.Listing[ReportOut], **api.LIST_ERRORS})
def list_reports(request, response: HttpResponse, query: Query[ReportsAsked]):
    """Reports to the General Assembly, newest first, with their files."""
    rows = query.since(reports()).defer("body")
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.year:
        rows = rows.filter(first_year__lte=query.year, last_year__gte=query.year)
    return api.paged(request, response, rows, query, ReportOut.of)


@router.get("/reports/{id}", response={200: ReportWithText, **api.ROW_ERRORS})
def get_report(request, id: api.Slug):
    """One report, with its text where that is held."""
    return api.single(request, reports(), ReportWithText.of, slug=id)


@router.get("/recommendations", response={200: api.Listing[RecommendationOut], **api.LIST_ERRORS})
def list_recommendations(request, response: HttpResponse, query: Query[RecommendationsAsked]):
    """What the council put forward, by its kinds, each with what became of it."""
    rows = [entry for entry in recommendations() if query.takes(entry)]
    return api.paged(request, response, rows, query, recommendation_as)


@router.get("/recommendations/{id}", response={200: RecommendationOut, **api.ROW_ERRORS})
def get_recommendation(request, id: api.Slug):
    """One entry of what the council put forward."""
    named = Recommendation.objects.public().filter(slug=id)
    for entry in listing.with_all_that_is_shown(named):
        return recommendation_as(entry, base_url(request))
    raise Http404(api.NO_RECORD)


@router.get("/resources", response={200: api.Listing[ResourceOut], **api.LIST_ERRORS})
def list_resources(request, response: HttpResponse, query: Query[api.AskedSince]):
    """Reports of others that the council pointed to."""
    return api.paged(request, response, query.since(resources()), query, ResourceOut.of)


@router.get("/resources/{id}", response={200: ResourceOut, **api.ROW_ERRORS})
def get_resource(request, id: api.Slug):
    """One report by others."""
    return api.single(request, resources(), ResourceOut.of, slug=id)


ROUTERS = [router]
COLLECTIONS = {
    "reports": (reports, ReportWithText.of),
    "recommendations": (recommendations, recommendation_as),
    "resources": (resources, ResourceOut.of),
}
