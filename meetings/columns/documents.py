"""Papers that the record names, held or not: as a table has them, and as Open Civic Data does."""

from tipcouncil.records import api
from tipcouncil.records.api import SOURCES, UPDATED
from tipcouncil.records.tables import Column, known, page


def file_url(paper, base):
    return f"{base}{paper.get_file_url()}" if paper.is_held else ""


DOCUMENTS = [
    Column("title_as_posted"),
    Column("kind"),
    Column("date", known("date", "date_precision"), str | None),
    Column("body", "body.name"),
    Column("meeting", lambda paper, base: paper.meeting and paper.meeting.date_iso, str | None),
    Column("held", "is_held", bool),
    Column("media_type"),
    Column("size", lambda paper, base: paper.size if paper.is_held else None, int | None),
    Column("pages", type=int | None),
    Column("sha256"),
    Column("copy_elsewhere", "source_url"),
    Column("note"),
    Column("source"),
    Column("file", file_url),
    Column("address", page),
]
FileOut = api.record(
    "FileOut",
    "A file that is held, with the checksum by which a copy is checked.",
    [
        Column("url", file_url),
        Column("media_type"),
        Column("size", type=int),
        Column("sha256"),
        Column("pages", type=int | None),
    ],
)
DocumentOut = api.record(
    "DocumentOut",
    "A paper under the title it was posted with. `links` is empty where no copy is held.",
    [
        Column("id", "key"),
        Column("name", "title_as_posted"),
        Column("classification", "kind"),
        Column("date", known("date", "date_precision"), str | None),
        Column("organization_id", "body.slug", str | None),
        Column("event_id", lambda paper, base: paper.meeting and paper.meeting.slug, str | None),
        Column("note"),
        Column(
            "links",
            lambda paper, base: [FileOut.of(paper, base)] if paper.is_held else [],
            list[FileOut],
        ),
        Column("copy_elsewhere", "source_url"),
        Column("url", page),
        SOURCES,
        UPDATED,
    ],
)
