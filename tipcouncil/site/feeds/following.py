"""The feeds and calendars of the record that anybody may subscribe to, as pages list them."""

from django.urls import reverse

from meetings.models import Body, BodyKind, Meeting
from tipcouncil.records.absolute_urls import absolute_url

FEEDS = [
    ("Everything new in the record", "site:feed_all"),
    ("Meetings, minutes and their papers", "site:feed_meetings"),
    ("Minutes", "site:feed_minutes"),
    ("Reports and recommendations", "site:feed_reports"),
]


def feeds_and_calendars(request):
    """What there is for all, and for each committee that has met; one query."""
    bodies = Body.objects.public().filter(meetings__in=Meeting.objects.public()).distinct()
    committees = [body for body in bodies if body.kind == BodyKind.COMMITTEE]
    feeds = [(words, reverse(name)) for words, name in FEEDS]
    feeds += [(one.name, reverse("site:feed_body", args=[one.slug])) for one in committees]
    calendars = [("All meetings", reverse("site:calendar"))]
    calendars += [
        (one.name, reverse("meetings:body_calendar", args=[one.slug])) for one in committees
    ]
    return {
        "feeds": feeds,
        "calendars": [(words, path, webcal(request, path)) for words, path in calendars],
        "calendar_address": absolute_url(request, reverse("site:calendar")),
    }


def webcal(request, path):
    """The address that a calendar program takes as a thing to subscribe to."""
    return f"webcal://{absolute_url(request, path).partition('://')[2]}"
