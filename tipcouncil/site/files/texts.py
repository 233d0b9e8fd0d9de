"""The words inside the papers that the record holds, kept so that what they cite can be found.

A paper is read once, after the save that brought its file is complete: reading may take seconds,
and no other save waits for it. A file that was not read, for the site was stopped just then, is
read when the index of mentions is built anew. So are the pictures of a scan, where a program that
reads pictures is there: that takes seconds a page, and nobody shall wait for it.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import Signal

from meetings.citing import passages_of_document
from meetings.importing.readers import ocr
from meetings.importing.reading import MEMORY_OF_OCR, learn, rich_text
from meetings.models import Document
from reports.models import ReportFile
from statutes.linking import mentions
from statutes.linking.mentions import CitingText
from tipcouncil.records.files.text.reading import (
    FURTHER_READERS,
    FileText,
    text_of_file,
    within_bounds,
)
from tipcouncil.records.files.types import JPEG, PDF, PNG, RTF, type_of
from tipcouncil.records.hidden import Hidden
from tipcouncil.site.models import FilePage, FileReading

# Counted up when the reader learns to read more, or to leave more out: then every paper is read
# again by `check_index --repair`, and what an older reader found is shown to nobody until then.
READER = 5
OF_PICTURES = 1_000 + READER  # has looked for words in its pictures too
SCANS = (PDF, PNG, JPEG)
SECONDS_A_SCAN = 30 * 60
PAPERS = (Document, ReportFile)
file_read = Signal()  # with its checksum, once its words are kept


def passages_of_file(paper):
    """The text of a paper, page by page. A reader finds it where the record shows the paper."""
    for page in pages_in(paper):
        yield CitingText(page.text, place=page.label)


def passages_of_titled_file(document):
    yield from passages_of_document(document)
    yield from passages_of_file(document)


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
    if paper.is_held and not is_read(paper):
        keep(paper, READER, text_of_file)


def words_of_pictures(file, media_type):
    """The words of a scan. The answer names its pages where it has any."""
    kind = type_of(media_type)
    heard = learn(file, f"scan-{kind.ending}", seconds=SECONDS_A_SCAN, memory=MEMORY_OF_OCR)
    pages = heard.get("pages") or [heard.get("markdown", "")]
    has_pages = kind == PDF and "pages" in heard
    named = [(f"page {n}" if has_pages else "", text) for n, text in enumerate(pages, start=1)]
    return FileText(list(within_bounds(named)), text_of_file(file, media_type).hidden)


def keep(paper, reader, words):
    try:
        with paper.file.storage.open(paper.file.name) as file:
            pages, hidden = words(file, paper.media_type)
    except OSError:  # `verify_files` tells of a file that is gone
        return
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


def read_all():
    """Read every file that waits, and every scan if that can be done. Returns how many."""
    waiting = list(unread())
    for paper in waiting:
        read(paper)
    scans = list(unread_scans()) if ocr.is_there() else []
    for paper in scans:
        keep(paper, OF_PICTURES, words_of_pictures)
    return len(waiting) + len(scans)


def connect():
    """From now on, index what the papers say, and read each new one."""
    FURTHER_READERS[RTF] = rich_text
    mentions.register(Document, passages_of_titled_file)
    mentions.register(ReportFile, passages_of_file)
    for model in PAPERS:
        post_save.connect(read_saved, sender=model)
    mentions.BEFORE_ALL.append(read_all)
    file_read.connect(index_mentions)
