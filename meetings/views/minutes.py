"""The text of minutes by itself: as it was written, and as it read in each version."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings import reading
from meetings.models import Minutes


@require_safe
def minutes_text(request, slug):
    """The text of the minutes as it was written, for reading by machines and for keeping."""
    minutes = get_object_or_404(Minutes.objects.public().exclude(body=""), meeting__slug=slug)
    return HttpResponse(minutes.body, content_type="text/markdown; charset=utf-8")


@require_safe
def minutes_version(request, slug, number):
    """The minutes as they read in one version."""
    minutes = get_object_or_404(
        Minutes.objects.public().select_related("meeting__body"), meeting__slug=slug
    )
    version = get_object_or_404(minutes.revisions.public(), number=number)
    versions = list(minutes.revisions.public().order_by("-number").defer("body"))
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "version": version,
        "versions": versions,
        "is_current": version.number == versions[0].number,
        "reading": reading.read_version(
            version.body, reading.errors_in(minutes), minutes.meeting.date
        ),
    }
    return render(request, "meetings/minutes_version.html", context)
