"""Addresses that programs ask for: robots.txt, security.txt, the small picture."""

import datetime
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from tipcouncil.records.absolute_urls import absolute_url
from tipcouncil.records.dates import today

PLAIN = "text/plain; charset=utf-8"
OPENSEARCH = """<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{name}</ShortName>
  <Description>{about}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>en-US</Language>
  <Image type="image/svg+xml" width="16" height="16">{icon}</Image>
  <Url type="text/html" template="{search}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{itself}"/>
  <SearchForm xmlns="http://www.mozilla.org/2006/browser/search/">{page}</SearchForm>
</OpenSearchDescription>
"""


@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Allow: /",
        "Disallow: /search/",
        "",
        f"Sitemap: {absolute_url(request, reverse('site:sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@require_safe
def opensearch(request):
    """The search of the site, for a browser's own search box (OpenSearch 1.1)."""
    search = absolute_url(request, reverse("site:search"))
    text = OPENSEARCH.format(
        name="CT Trafficking",
        about=f"Search the public record of the {settings.COUNCIL}.",
        icon=escape(absolute_url(request, static("img/icon.svg"))),
        search=escape(f"{search}?q={{searchTerms}}"),
        page=escape(search),
        itself=escape(absolute_url(request, reverse("site:opensearch"))),
    )
    return HttpResponse(text, content_type="application/opensearchdescription+xml; charset=utf-8")


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
