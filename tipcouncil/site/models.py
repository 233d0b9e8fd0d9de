"""What the site itself keeps: what it loaded, and the pictures inside its texts."""

from django.db import models
from django.urls import reverse


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
