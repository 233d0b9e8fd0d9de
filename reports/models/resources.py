"""Reports and pages of others that the council pointed to."""

from django.db import models
from django.urls import reverse

from tipcouncil.records.dates import precision_field
from tipcouncil.records.posting import Posted


class Resource(Posted):
    """A report or a page of somebody else's that the council pointed to."""

    noun = "Report by others"

    slug = models.SlugField("page address", max_length=80, unique=True)
    title = models.CharField(max_length=300, help_text="As posted.")
    publisher = models.CharField(max_length=200, blank=True)
    date = models.DateField(null=True, blank=True)
    date_precision = precision_field()
    url = models.URLField("web address", blank=True, max_length=500)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{reverse('reports:list')}#{self.slug}"
