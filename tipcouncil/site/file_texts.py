"""The words inside the papers that the record holds, kept so that what they cite can be found.

A paper is read once, after the save that brought its file is complete: reading may take seconds,
and no other save waits for it. A file that was not read, for the site was stopped just then, is
read when the index of mentions is built anew.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save

from meetings.citing import passages_of_document
from meetings.models import Document
from reports.models import ReportFile
from statutes import mentions
from statutes.mentions import Passage
from tipcouncil.records.file_text import pages_of
from tipcouncil.site.models import FilePage, FileReading

READER = 1  # counted up when the reader learns to read more: then every paper is read again
PAPERS = (Document, ReportFile)
ONCE_READ = []  # what is told the checksum of a file that was just read


def passages_of_paper(paper):
    """The text of a paper, page by page. A reader finds it where the record shows the paper."""
    for page in pages_in(paper):
        yield Passage(page.text, place=page.label)


def passages_of_titled_paper(document):
    yield from passages_of_document(document)
    yield from passages_of_paper(document)


def pages_in(paper):
    """The pages of a paper that have text, as far as they were read."""
    if not paper.is_held:
        return FilePage.objects.none()
    return FilePage.objects.filter(reading__sha256=paper.sha256)


def is_read(paper):
    return FileReading.objects.filter(sha256=paper.sha256, reader=READER).exists()


def read(paper):
    """Read the paper's file, if that was not done, and keep its pages with what follows of them."""
    if not paper.is_held or is_read(paper):
        return
    try:
        with paper.file.storage.open(paper.file.name) as file:
            pages = pages_of(file, paper.media_type)
    except OSError:  # `verify_files` tells of a file that is gone
        return
    with transaction.atomic():
        FileReading.objects.filter(sha256=paper.sha256).delete()
        reading = FileReading.objects.create(sha256=paper.sha256, reader=READER)
        FilePage.objects.bulk_create(
            FilePage(reading=reading, number=page.number, label=page.label[:60], text=page.text)
            for page in pages
        )
        for told in ONCE_READ:
            told(paper.sha256)


def index_mentions(sha256):
    """Know what law is cited in each paper that holds this file."""
    for model in PAPERS:
        for paper in model._default_manager.filter(sha256=sha256):
            mentions.index(paper)


def read_saved(sender, instance, raw=False, **kwargs):
    """After the save, and not within it, read a file that is new."""
    if not raw and instance.is_held and not is_read(instance):
        transaction.on_commit(partial(read, instance), robust=True)


def unread():
    """The held files that this reader has not read, each once."""
    done = FileReading.objects.filter(reader=READER).values("sha256")
    seen = set()
    for model in PAPERS:
        for paper in model._default_manager.exclude(sha256="").exclude(sha256__in=done).iterator():
            if paper.sha256 not in seen:
                seen.add(paper.sha256)
                yield paper


def read_all():
    """Read every file that waits. Returns how many did."""
    waiting = list(unread())
    for paper in waiting:
        read(paper)
    return len(waiting)


def connect():
    """From now on, index what the papers say, and read each new one."""
    mentions.register(Document, passages_of_titled_paper)
    mentions.register(ReportFile, passages_of_paper)
    for model in PAPERS:
        post_save.connect(read_saved, sender=model)
    mentions.BEFORE_ALL.append(read_all)
    ONCE_READ.append(index_mentions)
