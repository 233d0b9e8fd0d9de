"""The minutes: the record itself, and each version of it that was public."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from markdownx.models import MarkdownxField

from meetings.models.meetings import Meeting
from tipcouncil.records.markdown import check_plausible
from tipcouncil.records.posting import Posted, PostedQuerySet
from tipcouncil.records.revisions import Revision, Versioned


class Approval(models.TextChoices):
    """What the record says of the approval of minutes. It is never inferred."""

    NOT_RECORDED = "not recorded", "Approval not recorded"
    DRAFT = "draft", "Draft, not yet approved"
    APPROVED = "approved", "Approved"


class Minutes(Versioned, Posted):
    """The minutes of one meeting. The text is the record; structure is an index into it.

    Minutes that are named but not held have an empty text. Approval is a fact apart from posting.
    """

    public_with = ("meeting",)

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    body = MarkdownxField(
        "text",
        blank=True,
        validators=[check_plausible],
        help_text="Markdown. A heading for each agenda item, with its label: “# 1. Reports”,"
        " “## a) Budget”.",
    )
    errors_marked = models.TextField(
        blank=True,
        help_text="Words that the text has wrong, one a line, as written: the page puts [sic] after"
        " each. The text itself is not changed.",
    )
    approval = models.CharField(max_length=12, choices=Approval, default=Approval.DRAFT)
    approved_in = models.ForeignKey(
        Meeting,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="minutes_approved",
        help_text="The later meeting that approved them.",
    )
    first_public_on = models.DateField(null=True, blank=True)
    first_public_evidence = models.CharField(max_length=300, blank=True)

    objects = PostedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "minutes"
        ordering = ["-meeting__date"]
        permissions = [("approve_minutes", "Can approve, amend and withdraw minutes")]
        constraints = [
            models.CheckConstraint(
                condition=Q(approval__in=Approval.values), name="minutes_approval_is_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_in=None) | Q(approval=Approval.APPROVED),
                name="minutes_approved_in_only_when_approved",
                violation_error_message="Set the approval to “Approved”, or clear the meeting that"
                " approved them.",
            ),
        ]

    def __str__(self):
        return f"Minutes, {self.meeting}"

    def get_absolute_url(self):
        return self.meeting.get_absolute_url()

    def get_text_url(self):
        return reverse("meetings:minutes_text", args=[self.meeting.slug])

    def clean(self):
        super().clean()
        if self.approved_in_id and self.approved_in.date <= self.meeting.date:
            raise ValidationError(
                {"approved_in": "Minutes are approved at a later meeting than their own."}
            )


class MinutesRevision(Revision):
    """One version of the public text of minutes, at an address of its own."""

    whole = "minutes"

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="revisions")

    class Meta:
        ordering = ["minutes", "number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_is_one")
        ]

    def __str__(self):
        return f"{self.minutes}, version {self.number}"

    def get_absolute_url(self):
        return reverse("meetings:minutes_version", args=[self.minutes.meeting.slug, self.number])
