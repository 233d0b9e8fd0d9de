"""Meetings for calendar programs: all of them, those of one body, one by itself."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from meetings.models import Body, Meeting
from meetings.views import ical
from tipcouncil.records.absolute_urls import absolute_url


@require_safe
def calendar(request):
    """All meetings whose day is known, for Outlook and its like."""
    return as_calendar(request, dated(), settings.COUNCIL, "trafficking-in-persons-council")


@require_safe
def body_calendar(request, slug):
    """The meetings of one body whose day is known."""
    body = get_object_or_404(Body.objects.public(), slug=slug)
    name = f"{body.name}, Connecticut"
    return as_calendar(request, dated().filter(body=body), name, body.slug)


@require_safe
def meeting_calendar(request, slug):
    """One meeting, to be put into a calendar. Where only the month is known, its page says so.

    It is named like the same meeting in the whole calendar, so that neither shows it twice.
    """
    meeting = get_object_or_404(dated(), slug=slug)
    if not meeting.is_dated_to_the_day:
        return redirect(meeting)
    return as_calendar(request, [meeting], str(ical.summary(meeting)), f"meeting-{meeting.slug}")


def dated():
    return Meeting.objects.public().select_related("body").order_by("date", "slug")


def as_calendar(request, meetings, title, name):
    made = ical.calendar(meetings, lambda path: absolute_url(request, path), title)
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(False, f"{name}.ics")
    return response
