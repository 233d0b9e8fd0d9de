"""The text of minutes by itself: as it was written, and as it read in each version."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.models import Minutes
from meetings.pages import reading
from tipcouncil.records.versions import pages as versions
from tipcouncil.records.versions.withdrawal import tombstone


@require_safe
def minutes_text(request, slug):
    """The text of the minutes as it was written, for reading by machines and for keeping."""
    rows = minutes_of(slug)
    minutes = rows.public().exclude(body="").first()
    if minutes is None:
        return gone(request, versions.withdrawn_record(rows))
    return HttpResponse(minutes.body, content_type="text/markdown; charset=utf-8")


@require_safe
def minutes_versions(request, slug, number=None):
    """Every version of the minutes that the public can read; or one, and what it changed."""
    return versions.versions_page(request, minutes_of(slug), number, gone=gone, page=page)


def minutes_of(slug):
    return Minutes.objects.select_related("meeting__body").filter(meeting__slug=slug)


def page(minutes, version):
    meeting = minutes.meeting
    if version is None:
        return "meetings/minutes_versions.html", {"meeting": meeting}
    text = reading.read_version(version.body, reading.errors_in(minutes), meeting.date)
    return "meetings/minutes_version.html", {"meeting": meeting, "reading": text}


def gone(request, minutes, number=None):
    meeting = minutes.meeting
    what = f"Version {number} of the minutes" if number else "The minutes"
    return tombstone(
        request,
        minutes,
        f"{what} of {meeting}",
        crumbs=[
            ("Meetings", reverse("meetings:list")),
            (str(meeting), meeting.get_absolute_url()),
        ],
        instead=("The meeting’s page", meeting.get_absolute_url()),
    )
