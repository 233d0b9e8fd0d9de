"""A paper as it was filed: its bytes, their checksum, and what it is."""

import hashlib
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from tipcouncil.records.files.types import ending_of, type_of


def sha256(stream):
    """The SHA-256 of a file open for reading, in hex."""
    digest = hashlib.sha256()
    for chunk in iter(lambda: stream.read(1 << 16), b""):
        digest.update(chunk)
    return digest.hexdigest()


def size_words(size):
    """163 KB; 1.4 MB; 60 MB: of a thousand, as the reader's own computer counts a download."""
    if size < 999_500:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f}".removesuffix(".0") + " MB"


def too_large_words(size, most, what="The file"):
    """“The file has 60 MB; at most 50 MB can be filed.” What is just above the limit says so."""
    has = size_words(max(size, most + 100_000) if most > 1_000_000 else size)
    return f"{what} has {has}; at most {size_words(most)} can be filed."


def filed_under(instance, name):
    """Where a file is stored: an unguessable name, so that no visitor's text names a path."""
    return f"files/{uuid4().hex}.{ending_of(name) or 'bin'}"


def thumbnail_under(instance, name):
    return f"thumbnails/{uuid4().hex}.webp"


class StoredFile(models.Model):
    """A paper that is named in the record, whose file may or may not be held.

    Every fact but the title is read from the file by `take_in`; none is typed. Its address is made
    of its `key`, and ends in the title.
    """

    file = models.FileField(upload_to=filed_under, blank=True, max_length=200)
    original_name = models.CharField(max_length=255, blank=True, editable=False)
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    size = models.PositiveBigIntegerField("size in bytes", default=0, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, db_index=True, editable=False)
    pages = models.PositiveIntegerField(null=True, blank=True, editable=False)
    is_tagged = models.BooleanField("tagged PDF", null=True, blank=True, editable=False)
    thumbnail = models.ImageField(
        upload_to=thumbnail_under, blank=True, max_length=200, editable=False
    )
    filed_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_scan = models.BooleanField("Is it a scan?", default=False)
    source_url = models.URLField(
        "public copy elsewhere", blank=True, max_length=500, help_text="Where a copy was seen."
    )

    reading = None  # what is in the file, where it was read just now

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Store a new file and seal it, then keep the row: neither is left without the other."""
        self.key = self.key or uuid4().hex
        stored = []
        try:
            if kwargs.get("update_fields") is None:
                self._store_new_files(stored)
            with transaction.atomic():
                super().save(*args, **kwargs)
        except BaseException:
            for file in stored:
                file.storage.delete(file.name)
            raise

    @staticmethod
    def constraints_for(name):
        """A file and its checksum come together; `name` is the model's, for the constraint."""
        return [
            models.CheckConstraint(
                condition=Q(file="", sha256="") | (~Q(file="") & ~Q(sha256="")),
                name=f"{name}_file_has_a_checksum",
                violation_error_message="A file is kept with its checksum.",
            )
        ]

    def _store_new_files(self, stored):
        if not self.file:
            self._forget_file()
        is_new = self.file and not self.file._committed
        for file in (self.file, self.thumbnail):
            if file and not file._committed:
                file.save(file.name, file.file, save=False)
                stored.append(file)
        if is_new:
            self._seal()

    def _seal(self):
        """Take size and checksum from the disk: of what was stored, not of what was sent."""
        with self.file.storage.open(self.file.name) as stored:
            self.sha256 = sha256(stored)
            self.size = stored.tell()
        self.filed_at = self.filed_at or timezone.now()

    def _forget_file(self):
        """A paper whose file was taken away is named, and not held."""
        self.original_name = self.media_type = self.sha256 = self.thumbnail = ""
        self.size = 0
        self.pages = self.is_tagged = self.filed_at = None

    @property
    def download_name(self):
        """A file name that a person understands, made from the title: no visitor chose it."""
        ending = self.file.name.rsplit(".", 1)[-1] if self.file else "txt"
        return f"{slugify(self.title_as_posted)[:80] or 'document'}.{ending}"

    @property
    def is_held(self):
        return bool(self.file)

    @property
    def size_words(self):
        return size_words(self.size)

    @property
    def type_words(self):
        """What a reader calls it: PDF, Word document. Empty where no file is held."""
        kind = type_of(self.media_type)
        return kind.words if kind else ""
