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
    minutes = Minutes.objects.public().exclude(body="").filter(meeting__slug=slug).first()
    if minutes is None:
        return withdrawn_or_not_found(request, slug)
    return HttpResponse(minutes.body, content_type="text/markdown; charset=utf-8")


@require_safe
def minutes_versions(request, slug):
    """Every version of the minutes that the public can read, with dates and reasons."""
    minutes = public_minutes(slug)
    if minutes is None:
        return withdrawn_or_not_found(request, slug)
    return versions.all_versions(
        request, minutes, "meetings/minutes_versions.html", meeting=minutes.meeting
    )


@require_safe
def minutes_version(request, slug, number):
    """The minutes as they read in one version, and what that version changed."""
    minutes = public_minutes(slug)
    if minutes is None:
        return withdrawn_or_not_found(request, slug, number)
    version = versions.version_or_withdrawn(minutes, number)
    if version is None:
        return gone(request, minutes, number)
    meeting, errors = minutes.meeting, reading.errors_in(minutes)
    return versions.one_version(
        request,
        minutes,
        version,
        "meetings/minutes_version.html",
        meeting=meeting,
        reading=reading.read_version(version.body, errors, meeting.date),
    )


def public_minutes(slug):
    public = Minutes.objects.public().select_related("meeting__body")
    return public.filter(meeting__slug=slug).first()


def withdrawn_or_not_found(request, slug, number=None):
    """What stands at an address whose text is not public."""
    rows = Minutes.objects.select_related("meeting__body")
    return gone(request, versions.withdrawn_record(rows, number, meeting__slug=slug), number)


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
