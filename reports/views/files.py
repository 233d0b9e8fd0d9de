"""The files of reports and the pictures of their first pages, behind the gate of the report."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.models import Report, ReportFile
from reports.views.report import gone
from tipcouncil.records.files.streaming import stream, stream_thumbnail
from tipcouncil.records.posting import public_q
from tipcouncil.records.versions.withdrawal import tombstone, withdrawn_q


@require_safe
def report_file(request, key, name):
    """A file of a report. Under a name that it had before, its address still leads to it."""
    file = held().filter(key=key).first()
    if file is None:
        own = ReportFile._base_manager.filter(public_q(Report, "report__"), key=key)
        if paper := own.exclude(withdrawn_at=None).select_related("report").first():
            return gone_file(request, paper)
        withdrawn = Report.objects.filter(withdrawn_q(Report), files__key=key)
        return gone(request, get_object_or_404(withdrawn.exclude(files__file="")))
    if name != file.download_name:
        return redirect(file.get_file_url(), permanent=True)
    return stream(request, file, file.download_name)


def gone_file(request, file):
    """Its title is not said, since it may hold what must not stand."""
    report = file.report
    what = f"A file of the {report.kind_and_years}"
    crumbs = [("Reports", reverse("reports:list"))]
    return tombstone(
        request, file, what, crumbs=crumbs, instead=("The report", report.get_absolute_url())
    )


@require_safe
def report_thumbnail(request, key):
    return stream_thumbnail(request, get_object_or_404(held().exclude(thumbnail=""), key=key))


def held():
    return ReportFile.objects.public().exclude(file="")
