"""Papers that the record names, held or not: as a table has them, and as Open Civic Data does."""

from meetings.models import Document
from tipcouncil.records import api
from tipcouncil.records.api import ENDING
from tipcouncil.records.tables import Column, fields, page


def file_url(paper, base):
    return f"{base}{paper.get_file_url()}" if paper.is_held else ""


DOCUMENTS = [
    *fields(Document, "title_as_posted kind date body=body.name"),
    Column("meeting", lambda paper, base: paper.meeting and paper.meeting.date_iso, str | None),
    Column("held", "is_held", bool),
    Column("media_type"),
    Column("size", lambda paper, base: paper.size if paper.is_held else None, int | None),
    *fields(Document, "pages sha256 copy_elsewhere=source_url note source"),
    Column("file", file_url),
    Column("address", page),
]
FileOut = api.record(
    "FileOut",
    "A file that is held, with the checksum by which a copy is checked.",
    [
        Column("url", file_url),
        *fields(Document, "media_type size sha256 pages"),
    ],
)
DocumentOut = api.record(
    "DocumentOut",
    "A paper under the title it was posted with. `links` is empty where no copy is held.",
    [
        *fields(Document, "id=key name=title_as_posted classification=kind date"),
        Column("organization_id", "body.slug", str | None),
        Column("event_id", lambda paper, base: paper.meeting and paper.meeting.slug, str | None),
        Column("note"),
        Column(
            "links",
            lambda paper, base: [FileOut.of(paper, base)] if paper.is_held else [],
            list[FileOut],
        ),
        Column("copy_elsewhere", "source_url"),
        *ENDING,
    ],
)
