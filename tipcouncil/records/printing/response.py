"""A printed page as the answer to a request, or the way to the page itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

from tipcouncil.records.files.streaming import SEALED_PDF
from tipcouncil.records.printing import pdf


def as_pdf(request, document, moment, name, page):
    """The document as a PDF; as a sentence that leads to the page, where it cannot be set."""
    etag = f'"{pdf.digest(document)}"'
    response = get_conditional_response(request, etag, int(moment.timestamp()))
    if response is None:
        try:
            content = pdf.printed(document)
        except pdf.CannotPrintError:
            return render(request, "site/cannot_print.html", {"page": page}, status=503)
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = content_disposition_header(False, name)
    response["ETag"] = etag
    response["Last-Modified"] = http_date(moment.timestamp())
    response["Content-Security-Policy"] = SEALED_PDF
    return response
