"""Papers that the record names, held or not, as Open Civic Data names them."""

from django.db.models import F
from django.http import HttpResponse
from ninja import Query, Router

from meetings.columns.documents import DocumentOut
from meetings.models import Document, DocumentKind
from tipcouncil.records import api
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Meetings"])


def documents():
    rows = Document.objects.public().select_related("meeting__body", "body")
    return with_updated_at(rows).order_by(
        F("meeting__date").desc(nulls_first=True), "meeting__slug", "position", "pk"
    )


class DocumentsAsked(api.AskedSince):
    body: api.Slug | None = None
    event: api.Slug | None = None
    kind: DocumentKind | None = None
    year: api.Year | None = api.Field(None, description="The year of its meeting.")
    held: bool | None = api.Field(None, description="Whether a copy is held here.")


@router.get("/documents", response={200: api.Listing[DocumentOut], **api.LIST_ERRORS})
def list_documents(request, response: HttpResponse, query: Query[DocumentsAsked]):
    """Every paper that the record names."""
    rows = query.since(documents())
    narrowed = {
        "body__slug": query.body,
        "meeting__slug": query.event,
        "kind": query.kind,
        "meeting__date__year": query.year,
    }
    rows = rows.filter(**{name: value for name, value in narrowed.items() if value is not None})
    if query.held is not None:
        rows = rows.exclude(file="") if query.held else rows.filter(file="")
    return api.paged(request, response, rows, query, DocumentOut.of)


@router.get("/documents/{id}", response={200: DocumentOut, **api.ROW_ERRORS})
def get_document(request, id: api.Slug):
    """One paper."""
    return api.single(request, documents(), DocumentOut.of, key=id)


COLLECTIONS = {"documents": (documents, DocumentOut.of)}
