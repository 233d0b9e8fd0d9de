"""What the site answers when there is no page, or when something went wrong."""

from django.db import DatabaseError, connection
from django.http import (
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseForbidden,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe


def page_not_found(request, exception=None):
    """The same page for every address that has none, whether or not a draft waits there."""
    blank = {"canonical": "", "section": "", "is_section_page": False}
    return render(request, "404.html", blank, status=404)


def server_error(request):
    """A page that asks nothing of the database or of the request."""
    return HttpResponseServerError(render_to_string("500.html"))


def bad_request(request, exception=None):
    return HttpResponseBadRequest(render_to_string("400.html"))


def forbidden(request, exception=None):
    return HttpResponseForbidden(render_to_string("403.html"))


@require_safe
def healthz(request):
    """Whether the site can read its record: for the machine that watches it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse("ok\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
