"""Addresses that programs ask for: the calendar, robots.txt, security.txt, the small picture."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings import ical
from meetings.models import Meeting
from tipcouncil.records.changes import with_changed_at, with_number_of_changes
from tipcouncil.records.dates import today
from tipcouncil.site.addresses import whole

PLAIN = "text/plain; charset=utf-8"


@require_safe
def calendar(request):
    """All meetings whose day is known, for Outlook and its like."""
    meetings = with_changed_at(Meeting.objects.public().select_related("body"))
    meetings = with_number_of_changes(meetings).order_by("date", "slug")
    made = ical.calendar(meetings, lambda path: whole(request, path))
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="trafficking-in-persons-council.ics"'
    return response


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Allow: /",
        "Disallow: /search/",
        "",
        f"Sitemap: {whole(request, reverse('site:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def security_txt(request):
    """Where to write about a hole in the site (RFC 9116). It changes once in a quarter."""
    lines = [
        f"Contact: {security_contact(request)}",
        f"Expires: {end_of_validity(today()).isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {whole(request, reverse('site:security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def security_contact(request):
    """The council's own address; where none is set, the page that says how to reach it."""
    if settings.CONTACT_EMAIL:
        return f"mailto:{settings.CONTACT_EMAIL}"
    page = urlsplit(whole(request, reverse("site:request")))
    return f"https://{page.netloc}{page.path}"  # the rule allows no other kind of web address


def end_of_validity(date):
    """The first day of the third quarter after this one: half a year away, or a little more."""
    months = date.year * 12 + (date.month - 1) // 3 * 3 + 9
    return datetime.date(months // 12, months % 12 + 1, 1)


@require_safe
def favicon(request):
    """The small picture, for programs that look for it under its old name."""
    return redirect(static("img/icon.svg"))
