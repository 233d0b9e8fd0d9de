"""Absolute URLs, for what is read outside the site: feeds, calendars, tables, programs."""

from django.conf import settings


def base_url(request):
    """The site's own address; that of the request where none is set."""
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def absolute_url(request, path):
    """`path` on the site's own address."""
    return f"{base_url(request)}{path}"
