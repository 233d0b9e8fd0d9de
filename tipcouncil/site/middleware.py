"""What every request and every answer pass through."""

import gzip

import brotli
from allauth.mfa.utils import is_mfa_enabled
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpResponse, UnreadablePostError
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from tipcouncil.records.files.intake import MAKE_IT_SMALLER
from tipcouncil.records.files.stored import too_large_words
from tipcouncil.site.views import errors as views

STAFF_PATHS = ("/admin/", "/accounts/")
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ["camera", "geolocation", "microphone", "payment", "usb", "interest-cohort"]
)
WORTH_COMPRESSING = 500  # bytes; below it the header costs more than is saved
COMPRESSIBLE = (
    "text/",
    "application/atom+xml",
    "application/json",
    "application/xml",
    "image/svg",
)


def is_for_staff(request):
    return request.path.startswith(STAFF_PATHS)


def refused(status, sentence):
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def too_large(request, length, most):
    """A page in words for a form with more in it than is taken; nothing of it was read."""
    what = ""
    if is_for_staff(request) and most > settings.LARGEST_UPLOAD:
        what = f"{too_large_words(length, settings.LARGEST_UPLOAD)} {MAKE_IT_SMALLER}"
    return views.too_large(request, what)


def refuse_odd_requests(get_response):
    """Refuse what no browser sends, before anything reads it."""

    def middleware(request):
        if request.headers.get("Content-Encoding", "identity") != "identity":
            return refused(415, "Send the form without Content-Encoding.")
        try:
            length = int(request.headers.get("Content-Length") or 0)
        except ValueError:
            return refused(400, "Content-Length is not a number.")
        is_staff_visitor = settings.SESSION_COOKIE_NAME in request.COOKIES
        largest = (
            settings.LARGEST_UPLOAD + 1_000_000
            if is_for_staff(request) and is_staff_visitor
            else settings.LARGEST_PUBLIC_BODY
        )
        if length > largest:
            return too_large(request, length, largest)
        if "\x00" in request.path or "\ufffd" in request.path or len(request.path) > 2_000:
            return refused(404, "There is no page at this address.")
        asked = request.META.get("QUERY_STRING", "")
        if is_for_staff(request) and "%00" in asked:  # no text holds it, and PostgreSQL fails on it
            request.META["QUERY_STRING"] = asked.replace("%00", "")
        return get_response(request)

    def process_exception(request, exception):
        """A body that stopped arriving is the visitor's trouble, not an error of ours."""
        if isinstance(exception, UnreadablePostError):
            return refused(400, "The form did not arrive whole. Please send it again.")
        return None

    middleware.process_exception = process_exception
    return middleware


def headers(get_response):
    """The headers that Django has no setting for. A public page may be kept, if asked about.

    Sign-in and admin pages have a Content-Security-Policy of their own.
    """
    public, staff = build_policy(), build_policy(settings.STAFF_POLICY)

    def middleware(request):
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        is_debug_page = settings.DEBUG and response.status_code in {404, 500}
        if not is_debug_page:
            policy = staff if is_for_staff(request) else public
            response.setdefault("Content-Security-Policy", policy)
        if is_for_staff(request):
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex"
        elif not response.has_header("Cache-Control"):
            keep = "public, no-cache" if response.status_code < 400 else "no-cache"
            response["Cache-Control"] = keep
        if request.method == "HEAD" and not response.streaming:
            length = response.headers.get("Content-Length", str(len(response.content)))
            response.content = b""
            response["Content-Length"] = length
        return response

    return middleware


def encodings_taken(header):
    """The encodings that a visitor takes: {"br", "gzip"} of “gzip;q=0.8, br, zstd;q=0”."""
    taken = set()
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "").rstrip("0.") != "q=":
            taken.add(name.strip())
    return taken


def in_brotli(content):
    """A window as large as the page: a larger one only takes time to prepare."""
    window = min(max(len(content).bit_length(), 16), 22)
    return brotli.compress(content, quality=5, lgwin=window)


def compress(get_response):
    """Brotli or gzip for pages. The same page always makes the same bytes, so its ETag holds."""

    def middleware(request):
        response = get_response(request)
        kind = response.headers.get("Content-Type", "")
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if not kind.startswith(COMPRESSIBLE) or len(response.content) < WORTH_COMPRESSING:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        taken = encodings_taken(request.headers.get("Accept-Encoding", ""))
        if "br" in taken:
            response.content, encoding = in_brotli(response.content), "br"
        elif "gzip" in taken:
            response.content, encoding = gzip.compress(response.content, 6, mtime=0), "gzip"
        else:
            return response
        response["Content-Encoding"] = encoding
        response["Content-Length"] = str(len(response.content))
        if etag := response.headers.get("ETag"):
            response["ETag"] = "W/" + etag.removeprefix("W/")
        return response

    return middleware


def second_factor(get_response):
    """Staff reach the admin only with a second factor, where the setting asks for it."""

    def middleware(request):
        if (
            settings.REQUIRE_MFA
            and request.path.startswith("/admin/")
            and request.user.is_authenticated
            and not is_mfa_enabled(request.user)
        ):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware
