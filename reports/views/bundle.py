"""The files of all reports as one zip.

It begins with a list of every report, what is held of it, and where else a public copy is known.
The same files make the same bytes.
"""

import hashlib
import logging
import os
import shutil
import zipfile

from django.conf import settings
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from reports.models import Report
from tipcouncil.records.files.kept import entry_head, send_kept

logger = logging.getLogger(__name__)

LIST_NAME = "LIST-OF-REPORTS.txt"


def shelf():
    """Each public report, newest first, with its files: [(report, [(file, name in the zip)])].

    A file that cannot be read has no name there.
    """
    taken = set()
    return [
        (report, [(file, free_name(report, file, taken)) for file in report.files.all()])
        for report in Report.objects.public().for_listing().defer("body")
    ]


def free_name(report, file, taken):
    if not is_readable(file):
        return ""
    wanted = f"{report.slug}/{file.download_name}"
    stem, dot, ending = wanted.rpartition(".")
    name, number = wanted, 2
    while name in taken:
        name, number = f"{stem}-{number}{dot}{ending}", number + 1
    taken.add(name)
    return name


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


def words_of(reports):
    """The list that the zip begins with. Each file is in it with its checksum."""
    count = sum(bool(name) for _, files in reports for _, name in files)
    context = {"reports": reports, "count": count, "base_url": settings.BASE_URL}
    return render_to_string("reports/files.txt", context)


@require_safe
def report_files(request):
    """The files of all reports as one zip."""
    reports = shelf()
    words = words_of(reports)

    def write(whole):
        whole.writestr(entry_head(LIST_NAME), words)
        for _, files in reports:
            for file, name in files:
                if name:
                    head = entry_head(name, zipfile.ZIP_STORED)
                    with file.file.open("rb") as held, whole.open(head, "w") as entry:
                        shutil.copyfileobj(held, entry)

    digest = hashlib.sha256(words.encode()).hexdigest()[:32]
    return send_kept(request, "record-report-files", lambda: digest, write)
