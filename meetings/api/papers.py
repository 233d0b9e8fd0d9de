"""Papers that the record names, held or not, as Open Civic Data names them."""

from django.db.models import F
from django.http import HttpResponse
from ninja import Query, Router

from meetings.api.council import day
from meetings.models import Document, DocumentKind
from tipcouncil.records import api
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Meetings"])


class FileOut(api.Record):
    """A file that is held, with the checksum by which a copy is checked."""

    url: str
    media_type: str
    size: int
    sha256: str
    pages: int | None


class DocumentOut(api.Record):
    """A paper under the title it was posted with. `links` is empty where no copy is held."""

    id: str
    name: str
    classification: str
    date: str | None
    organization_id: str | None
    event_id: str | None
    note: str
    links: list[FileOut]
    copy_elsewhere: str
    url: str
    sources: list[api.Source]
    updated_at: str


def documents():
    rows = Document.objects.public().select_related("meeting__body", "body")
    return with_updated_at(rows).order_by(
        F("meeting__date").desc(nulls_first=True), "meeting__slug", "position", "pk"
    )


def file_as(paper, base):
    return {
        "url": f"{base}{paper.get_file_url()}",
        "media_type": paper.media_type,
        "size": paper.size,
        "sha256": paper.sha256,
        "pages": paper.pages,
    }


def document_as(paper, base):
    meeting = paper.meeting
    return {
        "id": paper.key,
        "name": paper.title_as_posted,
        "classification": paper.kind,
        "date": day(paper.date, paper.date_precision),
        "organization_id": paper.body.slug,
        "event_id": meeting.slug if meeting else None,
        "note": paper.note,
        "links": [file_as(paper, base)] if paper.is_held else [],
        "copy_elsewhere": paper.source_url,
        "url": f"{base}{paper.get_absolute_url()}",
        "sources": api.sources(paper),
        "updated_at": api.moment(paper.updated_at),
    }


class DocumentsAsked(api.AskedSince):
    body: api.Slug | None = None
    event: api.Slug | None = None
    kind: DocumentKind | None = None
    year: api.Year | None = api.Field(None, description="The year of its meeting.")
    held: bool | None = api.Field(None, description="Whether a copy is held here.")


@router.get("/documents", response={200: api.Listing[DocumentOut], **api.LIST_ERRORS})
def list_documents(request, response: HttpResponse, asked: Query[DocumentsAsked]):
    """Every paper that the record names."""
    rows = asked.since(documents())
    narrowed = {
        "body__slug": asked.body,
        "meeting__slug": asked.event,
        "kind": asked.kind,
        "meeting__date__year": asked.year,
    }
    rows = rows.filter(**{name: value for name, value in narrowed.items() if value is not None})
    if asked.held is not None:
        rows = rows.exclude(file="") if asked.held else rows.filter(file="")
    return api.told(request, response, rows, asked, document_as)


@router.get("/documents/{id}", response={200: DocumentOut, **api.ROW_ERRORS})
def get_document(request, id: api.Slug):
    """One paper."""
    return api.told_one(request, documents(), document_as, key=id)


COLLECTIONS = {"documents": (documents, document_as)}
