"""The files of all reports as one zip, made while it is sent: the whole never stands in memory.

It begins with a list of every report, what is held of it, and where else a public copy is known.
The same files make the same bytes.
"""

import hashlib
import logging
import os
import zipfile
from contextlib import closing
from dataclasses import dataclass, field

from django.conf import settings

from reports.models import Report, ReportFile
from tipcouncil.records.dates import EASTERN

logger = logging.getLogger(__name__)

LIST_NAME = "LIST-OF-REPORTS.txt"
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # a zip knows none before
CHUNK = 1 << 16
# What a zip says of an entry beside its name: before it, after it, and in the list at its end.
HEAD, TAIL, ENTRY, END = 30, 16, 46, 22


@dataclass
class Bundle:
    """What goes into the zip: [(name, file)], the list of the reports, and the last filing."""

    entries: list = field(default_factory=list)
    words: str = ""
    modified: object = None

    @property
    def size(self):
        return sum(file.size for _, file in self.entries)

    @property
    def etag(self):
        return f'"{hashlib.sha256(self.words.encode()).hexdigest()[:32]}"'

    @property
    def length(self):
        """The bytes of the whole zip: nothing in it is compressed, so they can be foretold."""
        parts = [(LIST_NAME, len(self.words.encode()))]
        parts += [(name, file.size) for name, file in self.entries]
        return END + sum(HEAD + TAIL + ENTRY + 2 * len(name) + size for name, size in parts)


def bundle():
    """All that is public of the reports, newest first."""
    reports = list(Report.objects.public().for_listing().defer("body"))
    of = {report.pk: [] for report in reports}
    for file in ReportFile.objects.public().order_by("position", "pk"):
        of[file.report_id].append(file)
    made, lines, taken = Bundle(), [], set()
    for report in reports:
        lines += ["", report.title, f"{settings.BASE_URL}{report.get_absolute_url()}"]
        named = [line for file in of[report.pk] for line in file_lines(file, report, made, taken)]
        lines += named or ["  No copy held. No public copy elsewhere is known here."]
    made.words = "\n".join([*opening(made), *lines, ""])
    return made


def opening(made):
    count = len(made.entries)
    return [
        "What the public record holds of the reports of the Connecticut Trafficking in Persons"
        " Council",
        f"This list was made by the web site of the record: {settings.BASE_URL}/reports/",
        f"Files in this zip: {count}. Each is given with its SHA-256, by which a copy is checked.",
    ]


def file_lines(file, report, made, taken):
    """The lines on one file; one that is held is added to the zip."""
    if is_readable(file):
        name = free_name(f"{report.slug}/{file.download_name}", taken)
        made.entries.append((name, file))
        made.modified = max(filter(None, [made.modified, file.filed_at]), default=None)
        yield f"  {name}: {file.title_as_posted}, {file.size:,} bytes"
        yield f"  SHA-256 {file.sha256}"
    else:
        yield f"  No copy held: {file.title_as_posted}"
    if file.source_url:
        yield f"  A public copy on another site: {file.source_url}"


def is_readable(file):
    """Whether the file is there, as it was filed. A zip that was begun cannot be taken back."""
    if not file.is_held:
        return False
    try:
        whole = os.stat(file.file.path).st_size == file.size
    except OSError:
        whole = False
    if not whole:
        logger.error("A file of the record is gone or not what was filed: %s", file.file.name)
    return whole


def free_name(name, taken):
    stem, dot, ending = name.rpartition(".")
    number, wanted = 2, name
    while wanted in taken:
        wanted, number = f"{stem}-{number}{dot}{ending}", number + 1
    taken.add(wanted)
    return wanted


class Outlet:
    """Where the zip is written to: it keeps the bytes until they are sent, and cannot go back."""

    def __init__(self):
        self.waiting = []

    def write(self, data):
        self.waiting.append(bytes(data))
        return len(data)

    def flush(self):
        pass

    def taken(self):
        data, self.waiting = b"".join(self.waiting), []
        return data


def pieces(made):
    """The bytes of the zip, a piece at a time."""
    outlet = Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as whole:
        with whole.open(described(LIST_NAME, made.modified), "w") as entry:
            entry.write(made.words.encode())
        for name, file in made.entries:
            with closing(open(file.file.path, "rb")) as source:
                entry_head = described(name, file.filed_at)
                entry_head.file_size = file.size
                with whole.open(entry_head, "w") as entry:
                    while chunk := source.read(CHUNK):
                        entry.write(chunk)
                        yield outlet.taken()
    yield outlet.taken()


def described(name, moment):
    """An entry of the zip, dated by a Connecticut clock."""
    at = moment.astimezone(EASTERN).timetuple()[:6] if moment else FIRST_MOMENT
    head = zipfile.ZipInfo(name, max(at, FIRST_MOMENT))
    head.external_attr = 0o644 << 16
    return head
