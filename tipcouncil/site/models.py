"""What the site itself keeps: what it loaded, the pictures inside its texts, and the log."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse

from tipcouncil.records.log import ActingRole, AuditAction
from tipcouncil.records.redaction import redacted
from tipcouncil.records.versions.append_only import AppendOnly
from tipcouncil.site.notices import models as notices  # noqa: F401 - Django looks for tables here
from tipcouncil.site.search.models import SearchRow, SearchWord

__all__ = [
    "AuditEntry",
    "FilePage",
    "FileReading",
    "InlineImage",
    "LoadedUnit",
    "RedactedText",
    "Redaction",
    "Redirect",
    "SearchRow",
    "SearchWord",
]


class LoadedUnit(models.Model):
    """A unit of the plain-text record (a file, or a row of a table) as it was last loaded.

    A row in the database that still reads as it was loaded was not touched by staff, and a newer
    record may replace it; one that reads otherwise is theirs.
    """

    table = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "key"], name="unit_is_loaded_once")]

    def __str__(self):
        return f"{self.table}: {self.key}"


class InlineImage(models.Model):
    """A picture inside a Markdown text. It is public only while a public text shows it."""

    name = models.SlugField(max_length=40, unique=True)
    file = models.FileField(upload_to="images/")
    media_type = models.CharField(max_length=20)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("site:image", args=[self.name])


class FileReading(models.Model):
    """That the words inside a file were read, known by its checksum. Derived from the file."""

    sha256 = models.CharField(max_length=64, unique=True)
    reader = models.PositiveSmallIntegerField(help_text="The version of the reader that read it.")
    read_at = models.DateTimeField(auto_now=True)
    hidden = models.JSONField(
        default=list,
        blank=True,
        help_text="What a reader of the paper cannot see: [what hides it, where it is, the words].",
    )

    def __str__(self):
        return self.sha256[:12]


class FilePage(models.Model):
    """The text of one page, slide or sheet of a file. Derived from the file; it can be rebuilt."""

    reading = models.ForeignKey(FileReading, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=60, blank=True, help_text="page 3; slide 2; sheet “Costs”")
    text = models.TextField()

    class Meta:
        ordering = ["reading", "number"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="file_page_is_one")
        ]

    def __str__(self):
        return f"{self.reading} {self.label or self.number}"


class AuditEntry(AppendOnly):
    """Something that somebody did to the record: a line of the log that staff read."""

    stands = "The log is only ever added to."

    at = models.DateTimeField("when", auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="who",
    )
    role = models.CharField("in the role of", max_length=13, choices=ActingRole)
    verb = models.CharField("what", max_length=9, choices=AuditAction)
    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.PROTECT, verbose_name="kind of record"
    )
    object_id = models.BigIntegerField(null=True, blank=True)
    record = models.CharField(max_length=300)
    words = models.TextField("reason or note", blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "line of the log"
        verbose_name_plural = "log"
        indexes = [models.Index(fields=["content_type", "object_id"], name="audit_entry_by_record")]

    def __str__(self):
        return f"{self.get_verb_display()}: {self.record}"


class Redirect(models.Model):
    """An address that answered once, here or on a site before this one, and where it leads now.

    A page that is renamed leaves its old address here by itself; staff add those that are found
    in old e-mails and bookmarks. Whoever asks for one is always sent on (301).
    """

    path = models.CharField(
        "old address",
        max_length=300,
        unique=True,
        help_text="Without the host: /trafficking-in-persons/.",
    )
    target = models.CharField(
        "leads to", max_length=300, help_text="A page on this site: /meetings/2017-01-19/#item-2a."
    )
    note = models.CharField(
        "how it is known", max_length=300, blank=True, help_text="“The Council’s page of 2014”."
    )
    is_renaming = models.BooleanField(default=False, editable=False)

    is_looked_through = True
    url_fields = ("path", "target")

    class Meta:
        verbose_name = "old address"
        verbose_name_plural = "old addresses"
        ordering = ["path"]

    def __str__(self):
        return self.path


class Redaction(redacted.BaseRedaction):
    """Words that staff withdrew from every place. Only the secretary reads which they are."""


class RedactedText(redacted.BaseRedactedText):
    """A text that held such words, as it was."""

    redaction = models.ForeignKey(Redaction, on_delete=models.PROTECT, related_name="texts")

    class Meta(redacted.BaseRedactedText.Meta):
        indexes = [models.Index(fields=["model", "object_id"], name="redacted_by_record")]
