"""The versions of a report's text, and what stands at the address of a report that is withdrawn."""

from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.models import Report
from statutes.linking.links import render as as_html
from tipcouncil.records.versions import pages as versions
from tipcouncil.records.versions.withdrawal import tombstone


@require_safe
def report_versions(request, slug, number=None):
    """Every version of a report's text that the public can read; or one, and what it changed."""
    rows = Report.objects.filter(slug=slug)
    return versions.versions_page(request, rows, number, gone=gone, page=page)


def page(report, version):
    if version is None:
        return "reports/report_versions.html", {}
    return "reports/report_version.html", {"body": as_html(version.body)}


def withdrawn_or_not_found(request, slug):
    """What stands at an address whose report is not public."""
    return gone(request, versions.withdrawn_record(Report.objects.filter(slug=slug)))


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
