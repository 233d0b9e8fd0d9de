"""Reports and recommendations for programs."""

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from ninja import Query, Router

from reports.changed import with_page_changes
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
from reports.tables import as_data
from tipcouncil.records import api
from tipcouncil.records.addresses import base_of
from tipcouncil.records.dates import iso
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Reports"])


class ReportFileOut(api.Record):
    """A file of a report; `url` and `sha256` are empty where no copy is held."""

    id: str
    name: str
    note: str
    url: str
    media_type: str
    size: int
    sha256: str
    pages: int | None
    copy_elsewhere: str


class ReportOut(api.Record):
    """A report to the General Assembly."""

    id: str
    title: str
    title_as_posted: str
    classification: str
    first_year: int
    last_year: int
    description: str
    note: str
    date: str | None
    transmitted_on: str | None
    transmitted_to: str
    required_by: list[str]
    files: list[ReportFileOut]
    recommendation_ids: list[str]
    url: str
    sources: list[api.Source]
    updated_at: str


class ReportWithText(ReportOut):
    """A report with its text, where it is held: Markdown."""

    text: str


class LawAsked(api.Record):
    """A section of law that a recommendation would change."""

    action: str
    citation: str
    address: str


class ActOfOutcome(api.Record):
    """The act by which a recommendation became law."""

    citation: str
    sections: str
    address: str | None


class ReportNamed(api.Record):
    title: str
    address: str


class StepLink(api.Record):
    words: str
    address: str


class Step(api.Record):
    """A step in the life of a recommendation."""

    when: str
    date: str | None
    what: str
    links: list[StepLink]


class RecommendationOut(api.Record):
    """Something that the council put forward: `kind` says how, and `status` what became of it."""

    id: str
    title: str
    kind: str
    text: str
    year: int | None
    report: ReportNamed | None
    raised_on: str | None
    raised_at: str | None
    law: list[LawAsked]
    bill: str
    act: ActOfOutcome | None
    status: str
    outcome: str
    evidence: str
    posted: str
    last_changed: str
    steps: list[Step]
    url: str
    sources: list[api.Source]


class ResourceOut(api.Record):
    """A report or a page of somebody else's that the council pointed to."""

    id: str
    title: str
    publisher: str
    date: str | None
    link: str
    note: str
    url: str
    sources: list[api.Source]
    updated_at: str


def reports():
    files = ReportFile.objects.public().order_by("position", "pk")
    asked = Recommendation.objects.public().order_by("position", "slug")
    rows = Report.objects.public().select_related("required_by", "required_by_act")
    return (
        with_page_changes(rows)
        .prefetch_related(
            Prefetch("files", files, to_attr="public_files"),
            Prefetch("recommendations", asked, to_attr="public_recommendations"),
        )
        .order_by("-last_year", "-first_year", "kind", "slug")
    )


def recommendations():
    return listing.selected({}).every


def resources():
    return with_updated_at(Resource.objects.public()).order_by("position", "slug")


def report_as(report, base):
    laws = [law for law in (report.required_by, report.required_by_act) if law and law.is_public]
    issued = report.issued_on
    return {
        "id": report.slug,
        "title": report.title,
        "title_as_posted": report.title_as_posted,
        "classification": report.kind,
        "first_year": report.first_year,
        "last_year": report.last_year,
        "description": report.summary,
        "note": report.note,
        "date": iso(issued, report.issued_precision) if issued else None,
        "transmitted_on": iso(report.transmitted_on) if report.transmitted_on else None,
        "transmitted_to": report.transmitted_to,
        "required_by": [law.slug for law in laws],
        "files": [file_as(file, base) for file in report.public_files],
        "recommendation_ids": [asked.slug for asked in report.public_recommendations],
        "url": f"{base}{report.get_absolute_url()}",
        "sources": api.sources(report),
        "updated_at": api.moment(report.updated_at),
    }


def file_as(file, base):
    return {
        "id": file.key,
        "name": file.title_as_posted,
        "note": file.note,
        "url": f"{base}{file.get_file_url()}" if file.is_held else "",
        "media_type": file.media_type,
        "size": file.size,
        "sha256": file.sha256,
        "pages": file.pages,
        "copy_elsewhere": file.source_url,
    }


def with_text(report, base):
    return report_as(report, base) | {"text": report.body}


def recommendation_as(entry, base):
    data = as_data(entry, base)
    page, source = data.pop("address"), data.pop("source")
    return data | {"url": page, "sources": [{"note": source}] if source else []}


def resource_as(row, base):
    return {
        "id": row.slug,
        "title": row.title,
        "publisher": row.publisher,
        "date": iso(row.date, row.date_precision) if row.date else None,
        "link": row.url,
        "note": row.note,
        "url": f"{base}{row.get_absolute_url()}",
        "sources": api.sources(row),
        "updated_at": api.moment(row.updated_at),
    }


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
def list_reports(request, response: HttpResponse, asked: Query[ReportsAsked]):
    """Reports to the General Assembly, newest first, with their files."""
    rows = asked.since(reports()).defer("body")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.year:
        rows = rows.filter(first_year__lte=asked.year, last_year__gte=asked.year)
    return api.told(request, response, rows, asked, report_as)


@router.get("/reports/{id}", response={200: ReportWithText, **api.ROW_ERRORS})
def get_report(request, id: api.Slug):
    """One report, with its text where that is held."""
    return api.told_one(request, reports(), with_text, slug=id)


@router.get("/recommendations", response={200: api.Listing[RecommendationOut], **api.LIST_ERRORS})
def list_recommendations(request, response: HttpResponse, asked: Query[RecommendationsAsked]):
    """What the council put forward, by its kinds, each with what became of it."""
    rows = [entry for entry in recommendations() if asked.takes(entry)]
    return api.told(request, response, rows, asked, recommendation_as)


@router.get("/recommendations/{id}", response={200: RecommendationOut, **api.ROW_ERRORS})
def get_recommendation(request, id: api.Slug):
    """One entry of what the council put forward."""
    named = Recommendation.objects.public().filter(slug=id)
    for entry in listing.with_all_that_is_shown(named):
        return recommendation_as(entry, base_of(request))
    raise Http404(api.NO_RECORD)


@router.get("/resources", response={200: api.Listing[ResourceOut], **api.LIST_ERRORS})
def list_resources(request, response: HttpResponse, asked: Query[api.AskedSince]):
    """Reports of others that the council pointed to."""
    return api.told(request, response, asked.since(resources()), asked, resource_as)


@router.get("/resources/{id}", response={200: ResourceOut, **api.ROW_ERRORS})
def get_resource(request, id: api.Slug):
    """One report by others."""
    return api.told_one(request, resources(), resource_as, slug=id)


ROUTERS = [router]
COLLECTIONS = {
    "reports": (reports, with_text),
    "recommendations": (recommendations, recommendation_as),
    "resources": (resources, resource_as),
}
