"""The versions of a report's text, and what stands at the address of a report that is withdrawn."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.models import Report
from statutes.linking.links import render as as_html
from tipcouncil.records.versions import pages as versions
from tipcouncil.records.versions.withdrawal import tombstone, withdrawn_q


@require_safe
def report_versions(request, slug):
    """Every version of a report's text that the public can read, with dates and reasons."""
    report = Report.objects.public().filter(slug=slug).first()
    if report is None:
        return withdrawn_or_not_found(request, slug)
    listed = versions.entries(report)
    if not listed:
        raise Http404
    return render(request, "reports/report_versions.html", {"report": report, "versions": listed})


@require_safe
def report_version(request, slug, number):
    """A report's text as it read in one version, and what that version changed."""
    report = Report.objects.public().filter(slug=slug).first()
    if report is None:
        return withdrawn_or_not_found(request, slug, number)
    version = report.revisions.public().filter(number=number).first()
    if version is None:
        if versions.is_withdrawn(report, number):
            return gone(request, report, number)
        raise Http404
    listed = versions.entries(report)
    context = {
        "report": report,
        "version": versions.entry(version),
        "versions": listed,
        "is_current": version.number == listed[0].number,
        "change": versions.change(report, version),
        "body": as_html(version.body),
    }
    return render(request, "reports/report_version.html", context)


def withdrawn_or_not_found(request, slug, number=None):
    """What stands at an address whose report is not public."""
    report = get_object_or_404(Report.objects.filter(withdrawn_q(Report)), slug=slug)
    if number is not None and not versions.is_withdrawn(report, number):
        raise Http404
    return gone(request, report, number)


def gone(request, report, number=None):
    """The title is not said, since it may hold what must not stand."""
    what = f"{report.get_kind_display()}, {report.years}"
    if number:
        what = f"Version {number} of the {what}"
    instead = (
        ("The report as it reads now", report.get_absolute_url()) if report.is_public else None
    )
    crumbs = [("Reports", reverse("reports:list"))]
    return tombstone(request, report, what, crumbs=crumbs, instead=instead)
