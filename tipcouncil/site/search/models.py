"""The index of search: a row for each thing that can be found. It is derived and can be rebuilt."""

from django.db import models


class SearchKind(models.TextChoices):
    """What can be found, in the order in which a reader may narrow a search to it."""

    ITEM = "item", "Minutes and agenda items"
    MEETING = "meeting", "Meetings"
    DOCUMENT = "document", "Documents"
    LAW = "law", "Statutes and acts"
    RECOMMENDATION = "recommendation", "What the Council put forward"
    REPORT = "report", "Reports"
    RESOURCE = "resource", "Reports by others"
    PERSON = "person", "People"
    COUNCIL = "council", "The Council and its history"
    PAGE = "page", "Lists and help pages"


class SearchRow(models.Model):
    """Something that can be found, the words by which it is found, and what is shown of it.

    Its number grows with its date, so that the newest are the first that the index meets. What
    decides whether and where it is listed, each facet too, comes before the digest: so much is read
    of every row that matches. The texts, which are long, are read of the few that are shown.
    """

    id = models.BigAutoField(primary_key=True)  # chosen here, but SQLite finds such a row at once
    unit = models.CharField(max_length=60, db_index=True)  # what is indexed as one: meeting:5
    place = models.CharField(max_length=90)  # within the unit: item-2a
    source = models.CharField(max_length=40)  # whose gate it passes: meetings.minutes
    source_id = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    year = models.SmallIntegerField(null=True)
    body = models.CharField(max_length=80, blank=True)
    body_name = models.CharField(max_length=200, blank=True)
    law = models.TextField(blank=True)  # keys of what it cites, each between spaces
    own = models.CharField(max_length=200, blank=True)  # keys of the law that it is the page of
    title_terms = models.TextField(blank=True)
    digest = models.CharField(max_length=64)  # what comes before it is a `Hit`
    date = models.DateField(null=True)
    status = models.CharField(max_length=60, blank=True)
    status_class = models.CharField(max_length=20, blank=True)
    path = models.CharField(max_length=400)  # “Minutes, January 19, 2017, item 2(a)”
    title = models.TextField()
    address = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    text_terms = models.TextField(blank=True)
    other_terms = models.TextField(blank=True)  # of the path, and what readers also call it
    cited_terms = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "place"], name="search_row_is_one")]

    def __str__(self):
        return f"{self.unit} {self.place}".strip()


class SearchWord(models.Model):
    """A word as it is written somewhere in the record, with its stem: for spelling and endings."""

    word = models.CharField(max_length=40, primary_key=True)
    stem = models.CharField(max_length=40, db_index=True)

    def __str__(self):
        return self.word
