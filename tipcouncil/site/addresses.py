"""Whole addresses, for what is read outside the site: feeds, calendars, the sitemap."""

from django.conf import settings


def whole(request, path):
    """`path` with the site's own address; with that of the request where none is set."""
    return f"{settings.BASE_URL}{path}" if settings.BASE_URL else request.build_absolute_uri(path)
