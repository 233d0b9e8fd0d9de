"""Receipts: what was posted here or filed elsewhere, when, by which role, and its checksum."""

import datetime
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from meetings.deadlines import Proof
from meetings.models.documents import Document
from meetings.models.meetings import Meeting
from tipcouncil.records.dates import clock, eastern, in_words
from tipcouncil.records.log import ActingRole
from tipcouncil.records.posting import Posted, PostedQuerySet
from tipcouncil.records.versions import locks

RECEIPT_STANDS = "A receipt is never changed. Take its posting back, and enter another."
PROVES = [(proof.value, proof.value[:1].upper() + proof.value[1:]) for proof in Proof]
GATE = {"id", "posted_at", "first_posted_at", "changed_at"}


class Subject(models.TextChoices):
    """Of what a receipt is."""

    SCHEDULE = "schedule", "Schedule of a year"
    NOTICE = "notice", "Notice of a meeting"
    AGENDA = "agenda", "Agenda"
    VOTES = "votes", "Votes"
    MINUTES = "minutes", "Minutes"
    DOCUMENT = "document", "Document"
    REPORT = "report", "Report"
    REPORT_FILE = "report file", "File of a report"
    FILING = "filing", "Filing made elsewhere"


class FilingWay(models.TextChoices):
    """How it was done."""

    HERE = "here", "Posted on this site"
    EMAIL = "e-mail", "By e-mail"
    ONLINE = "online", "On the recipient’s web site"
    MAIL = "mail", "By mail"
    HAND = "hand", "By hand"
    OTHER = "other", "In another way"


class ReceiptQuerySet(PostedQuerySet):
    def standing(self):
        """Receipts of what was posted here and is posted still: no posting of it was taken back."""
        return self.filter(way=FilingWay.HERE, posted_at__isnull=False)


class Receipt(Posted):
    """That something was posted here, written with the posting; or filed elsewhere, by staff.

    `record_key` is the key of a paper or of a report's file, or the address of a report; of a
    filing, the key of the paper that proves it.
    """

    public_with = ("meeting",)
    url_fields = ("address",)

    key = models.SlugField(max_length=32, unique=True, blank=True, editable=False)
    subject = models.CharField(max_length=11, choices=Subject, default=Subject.FILING)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="receipts"
    )
    year = models.PositiveSmallIntegerField(
        "year of the duty", null=True, blank=True, help_text="Where it is the duty of a year."
    )
    what = models.CharField(max_length=300)
    proves = models.CharField("satisfies", max_length=50, choices=PROVES, blank=True)
    date = models.DateField()
    time = models.TimeField(null=True, blank=True)
    way = models.CharField(max_length=6, choices=FilingWay, default=FilingWay.EMAIL)
    role = models.CharField("by", max_length=13, choices=ActingRole, default=ActingRole.CLERK)
    words = models.CharField(
        "how it is known", max_length=500, blank=True, help_text="“Confirmation no. 4711”."
    )
    address = models.CharField(max_length=500, blank=True)
    record_key = models.SlugField("key of the record", max_length=120, blank=True)
    version = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    text = models.TextField("text as posted", blank=True)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-time", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(subject__in=Subject.values), name="receipt_subject_is_known"
            ),
            models.CheckConstraint(
                condition=Q(way__in=FilingWay.values), name="receipt_way_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(way=FilingWay.HERE) | ~Q(sha256=""),
                name="receipt_of_a_posting_has_a_checksum",
                violation_error_message="A receipt of a posting has a checksum.",
            ),
        ]

    def __str__(self):
        return f"{self.what}, {self.meeting}" if self.meeting_id else self.what

    def save(self, *args, **kwargs):
        self.key = self.key or uuid4().hex
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self.date and eastern(self.date, self.time or datetime.time()) > timezone.now():
            raise ValidationError({"date": "This lies in the future: a receipt tells of the past."})

    def get_absolute_url(self):
        return reverse("meetings:receipt", args=[self.key])

    @classmethod
    def locks(cls):
        """Once posted, nothing of it changes but its gate."""
        names = [field.name for field in cls._meta.concrete_fields if field.name not in GATE]
        other = f"OLD.first_posted_at IS NOT NULL AND {locks.altered(cls, names)}"
        stands = locks.Lock("stands", cls._meta.db_table, "UPDATE", other, RECEIPT_STANDS)
        return [*super().locks(), stands]

    @property
    def is_posting(self):
        return self.way == FilingWay.HERE

    @property
    def moment(self):
        """When it was done: a day, where no hour is known."""
        if self.is_posting and self.first_posted_at:
            return self.first_posted_at
        return eastern(self.date, self.time) if self.time else self.date

    @property
    def moment_words(self):
        hour = f", {clock(self.time)}" if self.time else ""
        return f"{in_words(self.date)}{hour}"

    @property
    def paper(self):
        """The paper that was posted, or that proves a filing; None where the public sees none."""
        if self.subject not in (Subject.DOCUMENT, Subject.FILING) or not self.record_key:
            return None
        return Document.objects.public().filter(key=self.record_key).first()
