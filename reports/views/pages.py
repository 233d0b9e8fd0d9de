"""Pages of what the council told the General Assembly, and of what became of it."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.models import Outcome, Report, ReportKind, Resource
from reports.pages import listing
from reports.pages.showing import shown_of
from reports.views.downloads import (
    recommendations_csv,
    recommendations_json,
    recommendations_pdf,
    report_files,
    report_pdf,
)
from reports.views.files import report_file, report_thumbnail
from reports.views.versions import report_versions, withdrawn_or_not_found
from tipcouncil.records.dates import iso
from tipcouncil.records.files.stored import size_words
from tipcouncil.records.metadata.citation import Cited
from tipcouncil.records.metadata.jsonld import ld

__all__ = [
    "recommendation_list",
    "recommendations_csv",
    "recommendations_json",
    "recommendations_pdf",
    "report_detail",
    "report_file",
    "report_files",
    "report_list",
    "report_pdf",
    "report_thumbnail",
    "report_versions",
]

ANNUAL = {ReportKind.ANNUAL, ReportKind.FINAL}


@require_safe
def report_list(request):
    """Every report that the record names, newest first, and others' reports."""
    reports = list(Report.objects.public().for_listing().defer("body"))
    kinds = listing.kinds_by_report()
    shelf = [
        {
            "report": report,
            "file": first_held(report),
            "elsewhere": first_elsewhere(report),
            "put_forward": listing.in_words(kinds[report.pk]),
        }
        for report in reports
    ]
    files = [file for report in reports for file in report.files.all() if file.is_held]
    context = {
        "shelf": shelf,
        "held": sum(entry["file"] is not None for entry in shelf),
        "is_public_elsewhere": any(entry["elsewhere"] for entry in shelf),
        "gaps": gaps(reports),
        "files": files,
        "size": size_words(sum(file.size for file in files)),
        "resources": list(Resource.objects.public()),
    }
    return render(request, "reports/report_list.html", context)


def first_held(report):
    return next((file for file in report.files.all() if file.is_held), None)


def first_elsewhere(report):
    return next((file for file in report.files.all() if file.source_url), None)


def gaps(reports):
    """The years between the first annual report and the last that no annual report covers."""
    annual = [report for report in reports if report.kind in ANNUAL]
    if not annual:
        return []
    covered = {y for report in annual for y in range(report.first_year, report.last_year + 1)}
    return [year for year in range(min(covered), max(covered) + 1) if year not in covered]


@require_safe
def report_detail(request, slug):
    """One report: its copy if one is held, what it asked for, and what became of that."""
    shown = shown_of(slug)
    if shown is None:
        return withdrawn_or_not_found(request, slug)
    described = ld(schema_of(shown["report"], shown["held"]))
    more = {"described": described, "cited": cited(shown["report"], shown["held"])}
    return render(request, "reports/report_detail.html", shown | more)


def cited(report, held):
    """A report in a bibliography, with its copy; where none is held, the page about it."""
    copies = [file for file in held if file.media_type == "application/pdf"]
    issued = report.issued_on
    return Cited(
        title=report.title if held else f"What the record says about “{report.title}”",
        address=f"{settings.BASE_URL}{report.get_absolute_url()}",
        kind="report" if held else "webpage",
        date=iso(issued, report.issued_precision) if issued and held else "",
        file=f"{settings.BASE_URL}{copies[0].get_file_url()}" if copies else "",
    )


def schema_of(report, held):
    """What schema.org can say of a report."""
    return {
        "@type": "Report",
        "name": report.title,
        "url": f"{settings.BASE_URL}{report.get_absolute_url()}",
        "datePublished": str(report.issued_on) if report.issued_precision == "day" else None,
        "inLanguage": "en-US",
        "author": {
            "@type": "GovernmentOrganization",
            "name": settings.COUNCIL,
        },
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{settings.BASE_URL}{file.get_file_url()}",
                "encodingFormat": file.media_type,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in held
        ],
    }


def posted_and_changed(rows):
    """Of rows that stand together: when the first was posted, and the last was changed."""
    return rows and {
        "posted_at": min(row.posted_at for row in rows),
        "updated_at": max(row.updated_at for row in rows),
    }


@require_safe
def recommendation_list(request):
    """Everything that the council put forward, and what became of it."""
    selection = listing.RecommendationSelection(request.GET)
    present = {row.status for row in selection.every}
    context = {
        "selection": selection,
        "recommendations": selection.rows,
        "tally": listing.tally(selection.rows),
        "posted": posted_and_changed(selection.rows),
        "years": sorted({row.year for row in selection.every if row.year}, reverse=True),
        "statuses": [choice for choice in Outcome.choices if choice[0] in present],
    }
    return render(request, "reports/recommendation_list.html", context)
