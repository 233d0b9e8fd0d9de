"""The minutes: the record itself, and each version of it that was public."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from markdownx.models import MarkdownxField

from meetings.models.approved import KEPT_APPROVED, locks_of_approved
from meetings.models.meetings import Meeting
from meetings.models.votes import Motion
from tipcouncil.records.posting import Posted, PostedQuerySet
from tipcouncil.records.texts.markdown import check_plausible
from tipcouncil.records.versions import locks
from tipcouncil.records.versions.revisions import Revision, Versioned, VersionKind
from tipcouncil.records.versions.withdrawal import Withdrawable

NOT_TAKEN_BACK = "Approved minutes are not taken back. Withdraw them: then readers are told why."


class Approval(models.TextChoices):
    """What the record says of the approval of minutes. It is never inferred."""

    NOT_RECORDED = "not recorded", "Approval not recorded"
    DRAFT = "draft", "Draft, not yet approved"
    APPROVED = "approved", "Approved"


class Minutes(Withdrawable, Versioned, Posted):
    """The minutes of one meeting. The text is the record; structure is an index into it.

    Minutes that are named but not held have an empty text. Approval is a fact apart from posting.
    """

    public_with = ("meeting",)
    versioned = ("body", "approval", "approved_in", "approved_by_motion")
    fixed = ("meeting",)
    lists = ("errors_marked",)  # one entry a line

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
    approved_by_motion = models.ForeignKey(
        Motion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="minutes_approved",
        help_text="The motion of that meeting by which they were approved, where it is entered.",
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
            models.CheckConstraint(
                condition=Q(approved_by_motion=None) | Q(approved_in__isnull=False),
                name="minutes_approved_by_a_motion_of_a_meeting",
                violation_error_message="Choose the meeting whose motion approved them too.",
            ),
        ]

    def __str__(self):
        return f"Minutes, {self.meeting}"

    def get_absolute_url(self):
        return self.meeting.get_absolute_url()

    def get_text_url(self):
        return reverse("meetings:minutes_text", args=[self.meeting.slug])

    def get_versions_url(self):
        return reverse("meetings:minutes_versions", args=[self.meeting.slug])

    def clean(self):
        super().clean()
        is_dated = self.approved_in_id and self.meeting_id
        if is_dated and self.approved_in.date <= self.meeting.date:
            raise ValidationError(
                {"approved_in": "Minutes are approved at a later meeting than their own."}
            )
        if self.approved_by_motion_id and (
            self.approved_by_motion.meeting_id != self.approved_in_id
        ):
            raise ValidationError(
                {"approved_by_motion": "This motion was not made at the meeting that approved."}
            )

    @property
    def is_approved(self):
        return self.approval == Approval.APPROVED

    # Approval

    def approve(self, approved_in=None, motion=None, by=None):
        """Record that the council approved these minutes: at which meeting, by which motion."""
        with self.held():
            self.approval = Approval.APPROVED
            self.approved_in, self.approved_by_motion = approved_in, motion
            self.clean()
            self.save(by=by)

    def reopen(self, reason, by=None):
        """Take the approval back, so that what the minutes rest on can be corrected."""
        with self.held():
            self.approval = Approval.DRAFT
            self.approved_in = self.approved_by_motion = None
            self.save(reason=reason, by=by)

    def take_back(self, by=None):
        with self.held():
            if self.is_approved and self.posted_at is not None:
                raise ValidationError(NOT_TAKEN_BACK)
            super().take_back(by)

    def post(self, by=None, reason=""):
        """Minutes tell of a meeting that was held: their posting says so of the meeting too."""
        if self.posted_at is None:
            self.meeting.say_held("its minutes were posted.", by)
        super().post(by, reason)

    # Versions

    def has_something_to_keep(self):
        return bool(self.body) or self.is_approved

    def kind_of_version(self, last):
        kind = super().kind_of_version(last)
        if kind != VersionKind.CORRECTED:
            return kind
        was_approved = last.approval == Approval.APPROVED
        if self.is_approved and not was_approved:
            return VersionKind.APPROVED
        if was_approved:
            return VersionKind.AMENDED if self.is_approved else VersionKind.REOPENED
        return kind

    def needs_reason(self, last):
        is_sealed = last is not None and last.approval == Approval.APPROVED
        changes_text = last is not None and last.body != self.body
        return super().needs_reason(last) or is_sealed or (self.is_approved and changes_text)

    def needs_reason_to_change(self, names):
        if self.is_approved:
            return not names.isdisjoint(self.versioned)
        return super().needs_reason_to_change(names)

    def usual_reason(self, last, kind):
        if kind != VersionKind.APPROVED:
            return super().usual_reason(last, kind)
        if self.approved_in_id is None:
            return "Approved by the council."
        return f"Approved at the meeting of {self.approved_in}."

    # In the database

    @classmethod
    def may_stand_without_version(cls):
        approved = f"'{Approval.APPROVED}'"
        unapproved = f"(OLD.approval <> {approved} AND NEW.approval <> {approved})"
        return f"({super().may_stand_without_version()} AND {unapproved})"

    @classmethod
    def locks(cls):
        """Approved minutes leave the public only by a withdrawal."""
        withdrawn = cls.newest_says(f"v.kind = '{VersionKind.WITHDRAWN}'")
        away = (
            f"OLD.approval = '{Approval.APPROVED}' AND OLD.posted_at IS NOT NULL"
            f" AND NEW.posted_at IS NULL AND NOT (NEW.withdrawn_at IS NOT NULL AND {withdrawn})"
        )
        return [
            *super().locks(),
            locks.Lock("withdrawal", cls._meta.db_table, "UPDATE", away, KEPT_APPROVED),
            *locks_of_approved(cls),
        ]


class MinutesRevision(Revision):
    """One version of the public text of minutes, at an address of its own."""

    whole = "minutes"

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="revisions")
    approval = models.CharField(max_length=12, choices=Approval, default=Approval.DRAFT)
    approved_in = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_by_motion = models.ForeignKey(
        Motion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["minutes", "number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="minutes_version_is_one")
        ]

    def __str__(self):
        return f"{self.minutes}, version {self.number}"

    def get_absolute_url(self):
        return reverse("meetings:minutes_version", args=[self.minutes.meeting.slug, self.number])
