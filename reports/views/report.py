"""One report: its page, the same on paper, and the versions of its text."""

from django.conf import settings
from django.db.models import Max
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports import listing
from reports.models import RecommendationKind, Report, ReportFile, ReportRevision
from statutes.linking.links import law_cited_in
from statutes.linking.links import render as as_html
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.dates import iso
from tipcouncil.records.metadata.citation import Cited
from tipcouncil.records.metadata.jsonld import ld
from tipcouncil.records.printing.documents import document
from tipcouncil.records.printing.response import as_pdf
from tipcouncil.records.versions import pages as versions
from tipcouncil.records.versions.withdrawal import tombstone


@require_safe
def report_detail(request, slug):
    """One report: its copy if one is held, what it asked for, and what became of that."""
    report = public_report(slug)
    if report is None:
        return withdrawn_or_not_found(request, slug)
    context = shown_of(report)
    held = context["held"]
    context |= {"described": ld(schema_of(report, held)), "cited": cited(report, held)}
    return render(request, "reports/report_detail.html", context)


@require_safe
def report_pdf(request, slug):
    """On paper, what the record says about a report: what it asked for, what came of it, its text.

    Where the record knows no more than its title, there is nothing to print: the page says that.
    """
    report = public_report(slug)
    if report is None:
        return withdrawn_or_not_found(request, slug)
    context, page = shown_of(report), report.get_absolute_url()
    if not context["is_known"]:
        return redirect(report)
    version = f", version {context['version']} of its text" if context["version"] else ""
    paper = document(
        f"What the record says about “{report.title}”",
        f"{base_url(request)}{page}",
        report.updated_at,
        "reports/paper/report.html",
        context,
        version=version,
    )
    name = f"what-the-record-says-about-report-{slug}.pdf"
    return as_pdf(request, paper, report.updated_at, name, page)


def public_report(slug):
    public = Report.objects.public().select_related("required_by", "required_by_act")
    return public.with_updated_at().filter(slug=slug).first()


def shown_of(report):
    """What is told of a report: its files, its text, what it asked for and what became of that."""
    files = list(ReportFile.objects.public().filter(report=report).order_by("position", "pk"))
    held = [file for file in files if file.is_held]
    text_versions = ReportRevision.objects.public().filter(report=report)
    law = law_cited_in(report.body, report.note, on=report.issued_on)
    law.named.pop(report.title, None)  # it need not lead to itself
    recommendations = listing.of_report(report)
    return {
        "report": report,
        "is_known": bool(files or recommendations or report.body or report.note),
        "held": held,
        "not_held": [file for file in files if not file.is_held],
        "elsewhere": [file for file in files if file.source_url],
        "recommendations": recommendations,
        "origin": None if held else origin_of(recommendations),
        "body": as_html(report.body, law),
        "note": as_html(report.note, law),
        "version": text_versions.aggregate(last=Max("number"))["last"],
    }


def origin_of(recommendations):
    """The one item of minutes whose words they all are; None where there is no such item."""
    items = {row.origin_item_id: row.origin_item for row in recommendations}
    item = next(iter(items.values()), None)
    if len(items) != 1 or not item or not hasattr(item.meeting, "minutes"):
        return None
    if not item.meeting.minutes.is_posted:
        return None
    kinds = {row.kind for row in recommendations}
    place = f", item {item.path_words}" if item.label else ""
    return {
        "item": item,
        "what": "next steps" if kinds == {RecommendationKind.NEXT_STEP} else "entries",
        "words": f"Minutes, {item.meeting}{place}",
    }


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
        "author": {"@type": "GovernmentOrganization", "name": settings.COUNCIL},
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


@require_safe
def report_versions(request, slug, number=None):
    """Every version of a report's text that the public can read; or one, and what it changed."""
    rows = Report.objects.filter(slug=slug)
    return versions.versions_page(request, rows, number, gone=gone, page=page_of_version)


def page_of_version(report, version):
    if version is None:
        return "reports/report_versions.html", {}
    return "reports/report_version.html", {"body": as_html(version.body)}


def withdrawn_or_not_found(request, slug):
    """What stands at an address whose report is not public."""
    return gone(request, versions.withdrawn_record(Report.objects.filter(slug=slug)))


def gone(request, report, number=None):
    """The title is not said, since it may hold what must not stand."""
    what = f"Version {number} of the {report.kind_and_years}" if number else report.kind_and_years
    instead = ("The report as it reads now", report.get_absolute_url())
    return tombstone(
        request,
        report,
        what,
        crumbs=[("Reports", reverse("reports:list"))],
        instead=instead if report.is_public else None,
    )
