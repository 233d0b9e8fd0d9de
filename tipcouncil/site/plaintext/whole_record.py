"""The whole public record in one zip: plain text, tables, JSON, files, and their checksums."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Count, DateTimeField, Max, Q, Value

import meetings.views.downloads
import reports.views.downloads
import statutes.views.downloads
from tipcouncil.records.files.kept import entry_head, send_kept
from tipcouncil.records.posting import Gated, Posted
from tipcouncil.site.models import InlineImage, Redirect
from tipcouncil.site.plaintext.public import PublicRecord
from tipcouncil.site.views.api import COLLECTIONS

TABLES = {
    **statutes.views.downloads.TABLES,
    **meetings.views.downloads.TABLES,
    **reports.views.downloads.TABLES,
}
FORM = 1  # of the zip: another number, and every kept one is put together anew
CHUNK = 1 << 16
ROWS_AT_A_TIME = 100
IMAGE = re.compile(r"/images/([-A-Za-z0-9_]{1,40})")
MANIFEST = "manifest-sha256.txt"
README = """The public record of the {council}
{line}

From {address}
Everything in here is public, and is the public's: use it for anything.

record/     The record as plain text: Markdown for meetings and reports, CSV for the rest, and the
            papers that are held in record/files/. It needs no program to be read. Its form is
            described in docs/plain-text-record.md of the site's program.
csv/        The same as tables for a spreadsheet. UTF-8; days as 2017-01-19.
json/       The same for programs, as {address}api/ gives it.
pictures/   Pictures inside texts, where a text has any.

What is not known is left empty. A paper without a file is named in the record and not held.
Earlier versions of minutes and reports stand on their pages, and are not in here.

To see that nothing was lost or altered on the way, in this folder:

    sha256sum --check {manifest}

To load it into an empty site of the same kind:

    manage.py load_record record
"""


def send_record(request):
    return send_kept(request, "record", state, lambda whole: Writer(whole).write())


def state():
    """A digest of all that shows whether anything was written since; two queries.

    A draft alters it too: then the zip is put together anew, and comes out as it was.
    """
    parts = [counted(model) for model in written_models()]
    rows = sorted(str(row) for row in parts[0].union(*parts[1:], all=True))
    # Of old addresses no history tells that one was corrected: they are few, and looked at whole.
    rows += map(str, Redirect.objects.order_by("path").values_list("path", "target", "note"))
    told = "\n".join([str(FORM), settings.BASE_URL, *rows])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def written_models():
    """Every table from which the zip is made."""
    for model in apps.get_models():
        if issubclass(model, Gated):
            yield model
            yield from (field.remote_field.through for field in model._meta.local_many_to_many)
    yield InlineImage


def counted(model):
    """How many rows a table has, its highest key, and when one last changed for the public."""
    is_gated = issubclass(model, Gated)
    rows = model._base_manager.order_by().annotate(table=Value(model._meta.label)).values("table")
    last = Max("changed_at") if is_gated else Value(None, output_field=DateTimeField())
    posted = Q(posted_at__isnull=False) if issubclass(model, Posted) else Q()
    return rows.annotate(rows=Count("pk", filter=posted), highest=Max("pk"), last=last).values_list(
        "table", "rows", "highest", "last"
    )


# What is in it


class Writer:
    """Puts the public record into a zip, entry by entry, and keeps the checksum of each."""

    def __init__(self, whole):
        self.whole = whole
        self.digests = {}
        self.pictures = set()

    def write(self):
        self.text("README.txt", readme())
        record = PublicRecord()
        for name, text in record.texts():
            self.pictures |= set(IMAGE.findall(text))
            self.text(f"record/{name}", text)
        for place, paper in record.files.items():
            self.file(f"record/{place}", paper.file.path)
        for name, table in sorted(TABLES.items()):
            self.text(f"csv/{name}.csv", table.text(settings.BASE_URL))
        for name, collection in sorted(COLLECTIONS.items()):
            self.pieces(f"json/{name}.json", json_pieces(collection))
        for picture in InlineImage.objects.filter(name__in=self.pictures).order_by("name"):
            if Path(picture.file.path).is_file():
                ending = picture.file.name.rpartition(".")[2]
                self.file(f"pictures/{picture.name}.{ending}", picture.file.path)
        lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(self.digests.items()))
        self.text(MANIFEST, lines)

    def text(self, name, text):
        self.pieces(name, [text])

    def file(self, name, path):
        with open(path, "rb") as source:
            self.entry(name, iter(lambda: source.read(CHUNK), b""), zipfile.ZIP_STORED)

    def pieces(self, name, texts):
        self.entry(name, (text.encode() for text in texts), zipfile.ZIP_DEFLATED)

    def entry(self, name, pieces, method):
        digest = hashlib.sha256()
        with self.whole.open(entry_head(name, method), "w", force_zip64=True) as entry:
            for piece in pieces:
                digest.update(piece)
                entry.write(piece)
        self.digests[name] = digest.hexdigest()


def readme():
    line = "=" * 66
    return README.format(
        council=settings.COUNCIL, line=line, address=f"{settings.BASE_URL}/", manifest=MANIFEST
    )


def json_pieces(collection):
    """A list as JSON, so many rows at a time."""
    before = "["
    for page in Paginator(collection.rows(), ROWS_AT_A_TIME):
        for row in page:
            data = collection.described(row, settings.BASE_URL, whole=True)
            text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
            yield f"{before}\n{text}"
            before = ","
    yield "\n]\n" if before == "," else "[\n]\n"
