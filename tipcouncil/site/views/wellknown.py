"""Addresses that programs ask for: robots.txt, security.txt, the small picture."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipcouncil.records.absolute_urls import absolute_url, base_url
from tipcouncil.records.dates import today

PLAIN = "text/plain; charset=utf-8"


@require_safe
def robots(request):
    return render(request, "site/robots.txt", {"base": base_url(request)}, content_type=PLAIN)


@require_safe
def opensearch(request):
    """The search of the site, for a browser's own search box (OpenSearch 1.1)."""
    kind = "application/opensearchdescription+xml; charset=utf-8"
    context = {"base": base_url(request)}
    return render(request, "site/opensearch.xml", context, content_type=kind)


@require_safe
def security_txt(request):
    """Where to write about a hole in the site (RFC 9116). It changes once in a quarter."""
    lines = [
        f"Contact: {security_contact(request)}",
        f"Expires: {end_of_validity(today()).isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {absolute_url(request, reverse('site:security_txt'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


def security_contact(request):
    """The council's own address; where none is set, the page that says how to reach it."""
    if settings.CONTACT_EMAIL:
        return f"mailto:{settings.CONTACT_EMAIL}"
    page = urlsplit(absolute_url(request, reverse("site:request")))
    return f"https://{page.netloc}{page.path}"  # the rule allows no other kind of web address


def end_of_validity(date):
    """The first day of the third quarter after this one: half a year away, or a little more."""
    months = date.year * 12 + (date.month - 1) // 3 * 3 + 9
    return datetime.date(months // 12, months % 12 + 1, 1)


@require_safe
def favicon(request):
    """The small picture, for programs that look for it under its old name."""
    return redirect(static("img/icon.svg"))
