"""The papers of the council and the pictures of their first pages, behind the gate."""

from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from meetings.models import Document
from tipcouncil.records.streaming import stream, stream_thumbnail


@require_safe
def document_file(request, key, name):
    """The file of a paper. Under a name that it had before, its address still leads to it."""
    document = get_object_or_404(held(), key=key)
    if name != document.download_name:
        return redirect(document.get_file_url(), permanent=True)
    return stream(request, document, document.download_name)


@require_safe
def document_thumbnail(request, key):
    return stream_thumbnail(request, get_object_or_404(held().exclude(thumbnail=""), key=key))


def held():
    return Document.objects.public().exclude(file="")
