"""The papers of the council and the pictures of their first pages, behind the gate."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.models import Document
from tipcouncil.records.files.streaming import stream, stream_thumbnail
from tipcouncil.records.versions.withdrawal import tombstone, withdrawn_q


@require_safe
def document_file(request, key, name):
    """The file of a paper. Under a name that it had before, its address still leads to it."""
    document = held().filter(key=key).first()
    if document is None:
        return gone(request, key)
    if name != document.download_name:
        return redirect(document.get_file_url(), permanent=True)
    return stream(request, document, document.download_name)


@require_safe
def document_thumbnail(request, key):
    return stream_thumbnail(request, get_object_or_404(held().exclude(thumbnail=""), key=key))


def held():
    return Document.objects.public().exclude(file="")


def gone(request, key):
    """What stands at the address of a paper that is not public: why, if it was withdrawn.

    Its title is not said, since it may hold what must not stand.
    """
    withdrawn = Document.objects.filter(withdrawn_q(Document)).exclude(file="")
    document = get_object_or_404(withdrawn.select_related("meeting"), key=key)
    crumbs = [("Documents", reverse("meetings:documents"))]
    instead = None
    if document.meeting:
        instead = ("The meeting’s page", document.meeting.get_absolute_url())
    what = f"A document ({document.get_kind_display().lower()})"
    return tombstone(request, document, what, crumbs=crumbs, instead=instead)
