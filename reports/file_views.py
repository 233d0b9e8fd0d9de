"""The files of reports and the pictures of their first pages, behind the gate of the report."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from reports.models import ReportFile
from tipcouncil.records.streaming import stream, stream_thumbnail


@require_safe
def report_file(request, key, name):
    """A file of a report. Under a name that it had before, its address still leads to it."""
    file = get_object_or_404(held(), key=key)
    if name != file.download_name:
        return redirect(file.get_file_url(), permanent=True)
    return stream(request, file, file.download_name)


@require_safe
def report_thumbnail(request, key):
    return stream_thumbnail(request, get_object_or_404(held().exclude(thumbnail=""), key=key))


def held():
    return ReportFile.objects.public().exclude(file="")
