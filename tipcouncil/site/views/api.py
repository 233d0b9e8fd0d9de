"""The whole record for programs, at /api/: the parts that each app gives out, under one roof.

It is read only and open to every site's scripts. Whatever is wrong is told as a problem in JSON
(RFC 9457), with sentences.
"""

from functools import cache, wraps
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

import meetings.api
import reports.api
import statutes.api
from tipcouncil.records import api as floor
from tipcouncil.records.absolute_urls import absolute_url

VERSION = "1.0"
PROBLEM = "application/problem+json"
READABLE = {"ensure_ascii": False}  # texts are written as they are
READ = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Access-Control-Allow-Methods": READ,
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since, Range",
    "Access-Control-Max-Age": "86400",
    "Allow": READ,
}
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Last-Modified, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
ABOUT = (
    f"The public record of the {settings.COUNCIL}. Read only, free for any"
    " use, without a key. Every list is paged: follow links.next until it is null. Answers carry"
    " an ETag; ask again with If-None-Match. What is not known is null or an empty text."
)
EVERY = [*meetings.api.COLLECTIONS, *statutes.api.COLLECTIONS, *reports.api.COLLECTIONS]
COLLECTIONS = {collection.name: collection for collection in EVERY}


class Readable(JSONRenderer):
    json_dumps_params = READABLE


class OpenApiDocument(OpenAPISchema):
    """The OpenAPI document: what is wrong is told in a media type of its own."""

    def responses(self, operation):
        told = super().responses(operation)
        for status, response in told.items():
            if status >= HTTPStatus.BAD_REQUEST and "content" in response:
                response["content"] = {PROBLEM: response["content"]["application/json"]}
        return told


def problem(request, status, detail, errors=()):
    """Why there is no answer, in JSON and in a sentence."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    return JsonResponse(told, status=status, content_type=PROBLEM, json_dumps_params=READABLE)


api = NinjaAPI(
    title=f"Record of the {settings.COUNCIL}",
    version=VERSION,
    description=ABOUT,
    docs_url=None,
    openapi_url=None,
    renderer=Readable(),
    urls_namespace="record-api",
)
for collection in EVERY:
    collection.add_to(api)


@api.exception_handler(ValidationError)
def refuse_question(request, error):
    """What was asked makes no sense: which part, and why."""
    mistakes = [mistake_of(each) for each in error.errors]
    named = ", ".join(f"“{mistake['name']}”" for mistake in mistakes)
    detail = f"Invalid request: see {named}. The parameters are described at /api/docs/."
    return problem(request, 422, detail, mistakes)


def mistake_of(error):
    where, *_, name = [str(part) for part in error["loc"]] or ["query", ""]
    return {"where": where, "name": name, "detail": error["msg"].removeprefix("Value error, ")}


@api.exception_handler(Http404)
def not_found(request, error):
    return problem(request, 404, floor.NO_RECORD)


def open_to_all(view):
    """A view of the API: for GET, HEAD and OPTIONS, and for the scripts of every site."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=PREFLIGHT)
        elif request.method in ("GET", "HEAD"):
            method, request.method = request.method, "GET"  # of HEAD the body is left out later
            try:
                response = view(request, *args, **kwargs)
            finally:
                request.method = method
        else:
            response = problem(request, 405, f"This address takes {READ} only.")
            response["Allow"] = READ
        for name, value in OPEN.items():
            response[name] = value
        return response

    opened.csrf_exempt = True  # nothing can be written: another method is told so above
    return opened


def index(request):
    """What there is: each list with its address."""
    lists = {
        name: absolute_url(request, f"{reverse('site:api')}{name}") for name in sorted(COLLECTIONS)
    }
    told = {
        "title": api.title,
        "about": ABOUT,
        "documentation": absolute_url(request, reverse("site:api_docs")),
        "openapi": absolute_url(request, reverse("site:openapi")),
        "whole_record": absolute_url(request, reverse("site:whole_record")),
        "lists": lists,
    }
    return as_json(told)


@cache
def document():
    """The OpenAPI document. It follows from the program alone, and takes half a second to make."""
    return OpenApiDocument(api, reverse("site:api"))


def openapi(request):
    return as_json(document() | {"servers": [{"url": absolute_url(request, "")}]})


def as_json(told):
    kind = "application/json; charset=utf-8"
    return JsonResponse(told, content_type=kind, json_dumps_params=READABLE | {"indent": 1})


def nothing_here(request, rest):
    """No list and no record; an address that ends with a stroke too many leads on."""
    if rest.endswith("/") and rest.partition("/")[0] in COLLECTIONS:
        here, query = request.path.rstrip("/"), request.META.get("QUERY_STRING", "")
        return redirect(f"{here}?{query}" if query else here, permanent=True)
    root = absolute_url(request, reverse("site:api"))
    return problem(request, 404, f"There is no such list. See {root}")


def urls():
    """The addresses of the API's own lists and records, each open to all."""
    patterns, _, _ = api.urls
    opened = [pattern for pattern in patterns if pattern.name != "api-root"]
    for pattern in opened:
        pattern.callback = open_to_all(pattern.callback)
    return opened
