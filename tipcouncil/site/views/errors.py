"""What the site answers when there is no page, or when something went wrong.

Django answers an error or a refusal from 500.html and 403.html by itself.
"""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults
from django.views.decorators.http import require_safe

from tipcouncil.records.files.stored import size_words


def page_not_found(request, exception=None):
    """The same page for every address that has none, whether or not a draft waits there."""
    blank = {"canonical": "", "section": "", "is_section_page": False}
    return render(request, "404.html", blank, status=404)


TOO_MUCH = {
    RequestDataTooBig: "What was typed has more than"
    f" {size_words(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)}, and no page holds so much."
    " If it is a file, choose it as one instead of pasting it.",
    TooManyFieldsSent: "This page has more rows than are saved at once. Save some of them first.",
    TooManyFilesSent: f"At most {settings.DATA_UPLOAD_MAX_NUMBER_FILES} files can be sent at once."
    " Send some of them first.",
}


def too_large(request, what=""):
    """More was sent than is taken: why, what to do, and the way back to the form."""
    is_staff = request.path.startswith(("/admin/", "/accounts/"))
    context = {"what": what, "back": request.get_full_path() if is_staff else "", "staff": is_staff}
    return HttpResponse(render_to_string("413.html", context), status=413)


def bad_request(request, exception=None):
    if type(exception) in TOO_MUCH:
        return too_large(request, TOO_MUCH[type(exception)])
    return defaults.bad_request(request, exception)


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
