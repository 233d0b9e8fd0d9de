"""The words inside the papers that the record holds, kept so that what they cite can be found.

A paper is read once, after the save that brought its file is complete: reading may take seconds,
and no other save waits for it. A file that was not read, for the site was stopped just then, is
read when the index of mentions is built anew. So are the pictures of a scan, where a program that
reads pictures is there: that takes seconds a page, and nobody shall wait for it.
"""

import contextlib
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal

from meetings.models import Document
from reports.models import ReportFile
from statutes.linking import mentions
from statutes.linking.mentions import CitingText
from tipcouncil.records.files import paper as papers
from tipcouncil.records.files.types import JPEG, PDF, PNG, type_of
from tipcouncil.records.reading import ocr
from tipcouncil.records.reading.hidden import Hidden
from tipcouncil.site.models import FilePage, FileReading

# Counted up when the reader learns to read more, or to leave more out: then every paper is read
# again by `check_index --repair`, and what an older reader found is shown to nobody until then.
READER = 7
OF_PICTURES = 1_000 + READER  # has looked for words in its pictures too
SCANS = (PDF, PNG, JPEG)
SECONDS_A_SCAN = 30 * 60
PAPERS = (Document, ReportFile)
file_read = Signal()  # with its checksum, once its words are kept


def texts_of_file(record, **signal):
    """The text of a paper, page by page. A reader finds it where the record shows the paper."""
    for page in pages_in(record):
        yield CitingText(page.text, place=page.label)


def pages_in(paper):
    """The pages of a paper that have text, as far as they were read."""
    if not paper.is_held:
        return FilePage.objects.none()
    return FilePage.objects.filter(
        reading__sha256=paper.sha256, reading__reader__in=(READER, OF_PICTURES)
    )


def hidden_in(paper):
    """The words in a held file that a reader of the paper cannot see. Reads it, if need be."""
    read(paper)
    reading = readings().filter(sha256=paper.sha256).first() if paper.is_held else None
    return [Hidden(*one) for one in reading.hidden] if reading else []


def is_read(paper):
    return readings().filter(sha256=paper.sha256).exists()


def readings():
    """Of files that need not be read again."""
    return FileReading.objects.filter(reader__in=(READER, OF_PICTURES))


def read(paper):
    """Read the paper's file, if that was not done, and keep its pages with what follows of them."""
    if not paper.is_held or is_read(paper):
        return
    if paper.reading and paper.reading.sha256 == paper.sha256:  # when it was filed just now
        keep(paper, READER, paper.reading.pages, paper.reading.hidden)
        return
    with contextlib.suppress(OSError):  # `verify_files` tells of a file that is gone
        reading = reading_of(paper)
        keep(paper, READER, reading.pages, reading.hidden)


def reading_of(paper):
    with paper.file.storage.open(paper.file.name) as file, contextlib.suppress(ValidationError):
        return papers.read(file, paper.original_name, paper.media_type, accept_unreadable=True)
    return papers.PaperReading()


def read_pictures(paper):
    """Keep the words of a scan. What is hidden in the file was told when it was first read."""
    with contextlib.suppress(OSError), paper.file.storage.open(paper.file.name) as file:
        scan = papers.read_pictures(file, type_of(paper.media_type), SECONDS_A_SCAN)
        keep(paper, OF_PICTURES, scan.pages, hidden_in(paper))


def keep(paper, reader, pages, hidden):
    with transaction.atomic():
        FileReading.objects.filter(sha256=paper.sha256).delete()
        reading = FileReading.objects.create(sha256=paper.sha256, reader=reader, hidden=hidden)
        FilePage.objects.bulk_create(
            FilePage(reading=reading, number=page.number, label=page.label[:60], text=page.text)
            for page in pages
        )
        file_read.send(type(paper), sha256=paper.sha256)


def index_mentions(sha256, **signal):
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
    done = readings().values("sha256")
    yield from each_once(lambda papers: papers.exclude(sha256="").exclude(sha256__in=done))


def unread_scans():
    """The held files in which no words were found and whose pictures nobody looked at."""
    without = FileReading.objects.filter(reader=READER, pages=None).values("sha256")
    kinds = [kind.media_type for kind in SCANS]
    return each_once(lambda papers: papers.filter(sha256__in=without, media_type__in=kinds))


def each_once(chosen):
    seen = set()
    for model in PAPERS:
        for paper in chosen(model._default_manager.all()).iterator():
            if paper.sha256 not in seen:
                seen.add(paper.sha256)
                yield paper


def read_all(**signal):
    """Read every file that waits, and every scan if that can be done. Returns how many."""
    waiting = list(unread())
    for paper in waiting:
        read(paper)
    scans = list(unread_scans()) if ocr.is_there() else []
    for paper in scans:
        read_pictures(paper)
    return len(waiting) + len(scans)


def connect():
    """From now on, index what the papers say, and read each new one."""
    for model in PAPERS:
        mentions.index_texts(model, texts_of_file)
        post_save.connect(read_saved, sender=model)
    mentions.before_all.connect(read_all)
    file_read.connect(index_mentions)
