"""What the site adds to the withdrawal of words: those inside files, and those of the search."""

from django.dispatch import receiver

from tipcouncil.records import posting
from tipcouncil.records.reading.hidden import Hidden
from tipcouncil.records.redaction import redacted, redaction
from tipcouncil.site.files import texts
from tipcouncil.site.search.checking import forget_unused_words


@receiver(redacted.file_asked)
def words_in_file(record, **signal):
    """What a reader of the paper sees, and what only its bytes hold: the file gives away both.

    A file that waits to be read is looked at once it is read.
    """
    yield from texts.pages_in(record).order_by("number").values_list("text", flat=True)
    for reading in texts.readings().filter(sha256=record.sha256):
        yield from (Hidden(*one).words for one in reading.hidden)


@receiver(texts.file_read)
def after_reading(sha256, **signal):
    """A file may become public before its words are read: then they are looked at here."""
    for model in texts.PAPERS:
        for paper in model._default_manager.filter(sha256=sha256):
            redaction.hide_what_was_read(paper)


posting.before_posting.connect(redaction.check_posting)
redaction.words_hidden.connect(forget_unused_words)
