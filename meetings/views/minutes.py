"""The text of minutes by itself: as it was written, and as it read in each version."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.models import Minutes
from meetings.pages import reading
from tipcouncil.records.versions import pages as versions
from tipcouncil.records.versions.withdrawal import tombstone, withdrawn_q


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
    listed = versions.entries(minutes)
    if not listed:
        raise Http404
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "versions": listed,
        "was_withdrawn": minutes.withdrawn_at,
    }
    return render(request, "meetings/minutes_versions.html", context)


@require_safe
def minutes_version(request, slug, number):
    """The minutes as they read in one version, and what that version changed."""
    minutes = public_minutes(slug)
    if minutes is None:
        return withdrawn_or_not_found(request, slug, number)
    version = minutes.revisions.public().filter(number=number).first()
    if version is None:
        if versions.is_withdrawn(minutes, number):
            return gone(request, minutes, number)
        raise Http404
    listed = versions.entries(minutes)
    context = {
        "meeting": minutes.meeting,
        "minutes": minutes,
        "version": versions.entry(version),
        "versions": listed,
        "is_current": version.number == listed[0].number,
        "change": versions.change(minutes, version),
        "reading": reading.read_version(
            version.body, reading.errors_in(minutes), minutes.meeting.date
        ),
    }
    return render(request, "meetings/minutes_version.html", context)


def public_minutes(slug):
    public = Minutes.objects.public().select_related("meeting__body")
    return public.filter(meeting__slug=slug).first()


def withdrawn_or_not_found(request, slug, number=None):
    """What stands at an address whose text is not public."""
    withdrawn = Minutes.objects.filter(withdrawn_q(Minutes)).select_related("meeting__body")
    minutes = get_object_or_404(withdrawn, meeting__slug=slug)
    if number is not None and not versions.is_withdrawn(minutes, number):
        raise Http404
    return gone(request, minutes, number)


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
