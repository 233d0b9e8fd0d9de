"""The index of search: a row for each thing that can be found. It is derived and can be rebuilt."""

from django.db import models


class SearchRow(models.Model):
    """Something that can be found. What decides whether and where it is listed is kept narrow.

    Its number grows with its date, so that the newest are the first that the index meets.
    """

    id = models.BigIntegerField(primary_key=True)
    unit = models.CharField(max_length=60, db_index=True)  # what is indexed as one: meeting:5
    place = models.CharField(max_length=90)  # within the unit: item-2a
    source = models.CharField(max_length=40)  # whose gate it passes: meetings.minutes
    source_id = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    date = models.DateField(null=True)
    year = models.SmallIntegerField(null=True)
    body = models.CharField(max_length=80, blank=True)
    law = models.TextField(blank=True)  # keys of the sections and acts that it cites
    own = models.CharField(max_length=200, blank=True)  # keys of the law that it is the page of
    title = models.TextField(blank=True)  # the words of its title, as the index has them
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "place"], name="search_row_is_one")]

    def __str__(self):
        return f"{self.unit} {self.place}".strip()


class SearchText(models.Model):
    """What is shown of a row, and the words by which it is found."""

    row = models.OneToOneField(
        SearchRow, primary_key=True, on_delete=models.CASCADE, related_name="shown"
    )
    path = models.CharField(max_length=400)  # “Minutes, January 19, 2017, item 2(a)”
    title = models.TextField()
    address = models.CharField(max_length=500)
    text = models.TextField(blank=True)
    status = models.CharField(max_length=60, blank=True)
    status_class = models.CharField(max_length=20, blank=True)
    title_terms = models.TextField(blank=True)
    text_terms = models.TextField(blank=True)
    other_terms = models.TextField(blank=True)  # of the path, and what readers also call it
    cited_terms = models.TextField(blank=True)

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A word as it is written somewhere in the record, with its stem: for spelling and endings."""

    word = models.CharField(max_length=40, primary_key=True)
    stem = models.CharField(max_length=40, db_index=True)

    def __str__(self):
        return self.word
