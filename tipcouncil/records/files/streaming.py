"""Handing out a stored file: the whole or a part of it, in a way that no browser runs it.

The caller has asked the gate already. The address of the file on the disk is told to nobody.
"""

import logging
import os
import re
from urllib.parse import quote
from wsgiref.util import FileWrapper

from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from whitenoise.responders import SlicedFile

from tipcouncil.records.files.intake import clean_name

logger = logging.getLogger(__name__)

# A browser shows these itself. All else, and HTML above all, it may only save.
SHOWN = {"application/pdf", "image/png", "image/jpeg", "image/webp", "text/plain"}
# The only styles here are those with which a browser's own viewer shows a picture or a PDF.
SEALED = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none';"
    " base-uri 'none'; form-action 'none'"
)
# Some browsers show no PDF at all in a sandbox; their viewers have walls of their own.
SEALED_PDF = SEALED.replace("sandbox; default-src 'none'", "default-src 'none'; object-src 'self'")
PUBLIC = "public, no-cache"
FOR_STAFF = "private, no-store"
ONE_RANGE = re.compile(r"bytes=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.ASCII | re.IGNORECASE)
CHUNK = 1 << 16  # bytes at a time


def stream(request, stored_file, name, *, keep=PUBLIC):
    """The file of a StoredFile as an answer, offered for saving under `name`."""
    return send(
        request,
        stored_file.file,
        media_type=stored_file.media_type,
        etag=stored_file.sha256,
        modified=stored_file.filed_at,
        name=name,
        size=stored_file.size,
        keep=keep,
    )


def stream_thumbnail(request, stored_file, *, keep=PUBLIC):
    """The picture of the first page. It follows from the file, and so does its ETag."""
    return send(
        request,
        stored_file.thumbnail,
        media_type="image/webp",
        etag=f"{stored_file.sha256}-first-page",
        modified=stored_file.filed_at,
        name="first-page.webp",
        keep=keep,
    )


def send(request, file, *, media_type, etag, modified, name, size=None, keep=PUBLIC, is_filed=True):
    """A kept file as an answer to GET or HEAD; `size` is that of the file as it was filed.

    A proxy in front reaches what was filed; what was not (`is_filed`) is sent from here.
    """
    opened = open_kept(file, size)
    length = os.fstat(opened.fileno()).st_size
    last_modified = int(modified.timestamp()) if modified else None
    validators = {
        "ETag": f'"{etag}"',
        "Cache-Control": keep,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": SEALED_PDF if media_type == "application/pdf" else SEALED,
    }
    if last_modified:
        validators["Last-Modified"] = http_date(last_modified)
    response = get_conditional_response(request, validators["ETag"], last_modified)
    if response is None:
        response = whole_or_part(request, file, opened, length, validators, is_filed)
        describe(response, media_type, name)
    if not response.streaming:
        opened.close()
    for header, value in validators.items():
        response[header] = value
    return response


def open_kept(file, size):
    """The file, open. One that is gone, or not of the size that was filed, is not handed out."""
    if not file:
        raise Http404
    try:
        opened = open(file.path, "rb")  # noqa: SIM115 - the answer closes it
    except OSError as error:
        logger.error("A file of the record cannot be read: %s (%s)", file.name, error.strerror)
        raise Http404 from error
    if size is not None and os.fstat(opened.fileno()).st_size != size:
        logger.error("A file of the record is not of the size that was filed: %s", file.name)
        opened.close()
        raise Http404
    return opened


def whole_or_part(request, file, opened, length, validators, is_filed=True):
    if settings.ACCEL_PREFIX and is_filed:
        prefix = settings.ACCEL_PREFIX.rstrip("/")
        return HttpResponse(headers={"X-Accel-Redirect": f"{prefix}/{quote(file.name)}"})
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(length), "Accept-Ranges": "bytes"})
    asked = requested_range(request, length, validators)
    if asked is None:
        return portion(opened, 0, length)
    first, last = asked
    if first >= length or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{length}"})
    response = portion(opened, first, last - first + 1, status=206)
    response["Content-Range"] = f"bytes {first}-{last}/{length}"
    return response


def requested_range(request, length, validators):
    """The first and last byte asked for; None when the whole is asked for, or nothing sensible.

    Of several ranges the whole is given: no reader needs them, and they invite abuse.
    """
    found = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if not found or not any(found.groups()) or not is_still_the_same(request, validators):
        return None
    first, last = found.groups()
    if not first:
        return max(0, length - int(last)), length - 1
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last or length), length - 1)


def is_still_the_same(request, validators):
    """If-Range: a part is given only of the very file that the reader has begun to fetch."""
    expected = request.headers.get("If-Range", "").strip()
    if not expected or expected == validators["ETag"]:
        return True
    return expected == validators.get("Last-Modified")


def portion(opened, first, length, status=200):
    return StreamingHttpResponse(
        FileWrapper(SlicedFile(opened, first, first + length - 1), CHUNK),
        status=status,
        headers={"Content-Length": str(length), "Accept-Ranges": "bytes"},
    )


def describe(response, media_type, name):
    """Say what the bytes are, and whether a browser may show them or only save them."""
    kind, _, charset = media_type.partition(";")
    if response.status_code == 416:
        return
    if kind.startswith("text/") and not charset:
        media_type = f"{kind}; charset=utf-8"
    response["Content-Type"] = media_type
    response["Content-Disposition"] = content_disposition_header(
        kind not in SHOWN, clean_name(name)
    )
