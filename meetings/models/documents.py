"""Papers of a meeting or of the council, held or only named."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from meetings.models.meetings import Meeting
from meetings.models.people import Body, Person
from tipcouncil.records.dates import precision_field
from tipcouncil.records.files.stored import StoredFile
from tipcouncil.records.posting import Posted
from tipcouncil.records.versions.withdrawal import Withdrawable


class DocumentKind(models.TextChoices):
    AGENDA = "agenda", "Agenda"
    MINUTES = "minutes", "Minutes"
    NOTICE = "notice", "Notice"
    NOTES = "notes", "Notes"
    PRESENTATION = "presentation", "Presentation"
    HANDOUT = "handout", "Handout"
    SCHEDULE = "schedule", "Schedule"
    ROSTER = "roster", "Members and committees"
    SOURCE = "source", "Source of this record"
    OTHER = "other", "Other"


class Document(Withdrawable, StoredFile, Posted):
    """A paper that the record names, under the title it was posted with (OCD: EventDocument)."""

    public_with = ("body", "meeting")

    key = models.SlugField(max_length=120, unique=True, blank=True, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(max_length=14, choices=DocumentKind, default=DocumentKind.OTHER)
    title_as_posted = models.CharField(max_length=500)
    date = models.DateField(null=True, blank=True)
    date_precision = precision_field()
    people = models.ManyToManyField(
        Person, blank=True, related_name="documents", help_text="People named in the title."
    )
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)
    first_public_on = models.DateField(null=True, blank=True)
    first_public_evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"
            ),
            *StoredFile.constraints_for("document"),
        ]

    def __str__(self):
        return self.title_as_posted

    def save(self, *args, **kwargs):
        if self.body_id is None:
            self.body_id = self.meeting.body_id  # entered on the page of its meeting
        super().save(*args, **kwargs)
        if self.kind == DocumentKind.MINUTES and self.meeting_id and self.is_posted:
            self.meeting.say_held("its minutes were posted.", getattr(self, "_history_user", None))

    def get_absolute_url(self):
        """The page that shows it; the file itself is at `get_file_url`."""
        whole = (
            self.meeting.get_absolute_url() if self.meeting_id else reverse("meetings:documents")
        )
        return f"{whole}#document-{self.key}"

    def get_file_url(self):
        return reverse("meetings:file", args=[self.key, self.download_name])
