"""Who asked for notices, what there was to announce, and what became of each e-mail.

An address is kept only sealed, under a key that no database holds. Notices and e-mails stay when a
subscription is erased, without any trace of whose it was: they prove that notice went out.
"""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from meetings.models import Meeting
from tipcouncil.site.notices.recipients import digests, mailbox, seal, unseal


class Frequency(models.TextChoices):
    AT_ONCE = "at once", "As it happens"
    WEEKLY = "weekly", "Once a week"


class Event(models.TextChoices):
    """What happened to a public record."""

    POSTED = "posted", "Posted"
    CHANGED = "changed", "Changed"
    CANCELLED = "cancelled", "Cancelled"
    AMENDED = "amended", "Amended"
    APPROVED = "approved", "Approved"


class EmailKind(models.TextChoices):
    """Each has its text in `templates/email`."""

    CONFIRMATION = "confirmation", "Request to confirm"
    NOTICE = "notice", "Notice"
    WEEKLY = "weekly", "Weekly e-mail"
    RENEWAL = "renewal", "Request to renew"
    ENDING = "ending", "Reminder that notices end"
    STAFF = "staff", "Weekly e-mail to staff"


class EmailState(models.TextChoices):
    """Where an e-mail is. Only `WAITING` is ever sent; `HANDING_OVER` is never sent again."""

    WAITING = "waiting", "Waiting to be sent"
    HANDING_OVER = "handing over", "Being handed to the mail server"
    SENT = "sent", "Sent"
    FAILED = "failed", "Given up"
    UNKNOWN = "unknown", "Not known whether sent"
    DROPPED = "dropped", "Not sent: nothing left to tell"


class Subscription(models.Model):
    """What somebody asked for. Nothing comes of it until it is confirmed from the mailbox itself.

    It is erased when its subscriber leaves, when its year is over, or if it is never confirmed.
    """

    handle = models.CharField(max_length=32, unique=True, help_text="What links name it by.")
    address_sealed = models.TextField(blank=True)
    address_digest = models.CharField(max_length=64, db_index=True)
    mailbox_digest = models.CharField(max_length=64, db_index=True)
    topics = models.JSONField(default=list, help_text="“minutes”, “search:q=nail+salons”.")
    frequency = models.CharField(max_length=8, choices=Frequency, default=Frequency.AT_ONCE)
    is_discreet = models.BooleanField(
        default=False, help_text="The subject and sender do not say what the e-mail is about."
    )
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    valid_until = models.DateField(
        null=True, blank=True, help_text="The last day of the year for which this holds."
    )
    reminded_of = models.DateField(
        null=True, blank=True, help_text="The last day to renew of which its owner was told."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address_digest"],
                condition=Q(confirmed_at__isnull=False),
                name="address_is_subscribed_once",
            )
        ]

    def __str__(self):
        return f"Subscription {self.pk}"

    @property
    def address(self):
        """The address as it is written to, or None where no key of this site opens it."""
        return unseal(self.address_sealed)

    @address.setter
    def address(self, address):
        self.address_sealed = seal(address)
        self.address_digest = digests(address)[0]
        self.mailbox_digest = digests(mailbox(address))[0]


class Snapshot(models.Model):
    """What the public record was when it was last looked at. What it is now is compared with it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    facts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="snapshot_is_one")
        ]

    def __str__(self):
        return f"{self.content_type_id}-{self.object_id}"


class Notice(models.Model):
    """Something that happened to a public record, found once, for everybody who asked for it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    event = models.CharField(max_length=10, choices=Event)
    title = models.CharField(
        "words", max_length=300, help_text="“Minutes posted: January 19, 2017”."
    )
    happened_at = models.DateTimeField(help_text="When the public could first read it.")
    found_at = models.DateTimeField(db_index=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.PositiveIntegerField(default=0, help_text="How many people had asked for it.")

    is_looked_through = True

    class Meta:
        ordering = ["-found_at", "-pk"]

    def __str__(self):
        return self.title


class Email(models.Model):
    """One e-mail to one address, from its being written to its fate. It holds no address."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="Its Message-ID.")
    kind = models.CharField(max_length=12, choices=EmailKind)
    subscription = models.ForeignKey(
        Subscription, null=True, blank=True, on_delete=models.SET_NULL, related_name="emails"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    notices = models.ManyToManyField(Notice, related_name="emails")
    state = models.CharField(max_length=12, choices=EmailState, default=EmailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    try_at = models.DateTimeField("next try", default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, help_text="Without any address.")

    class Meta:
        verbose_name = "e-mail"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "try_at"], name="email_waiting")]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.made_at:%Y-%m-%d}"


class StaffLetters(models.Model):
    """Whether somebody wants the weekly letter to staff, and for which week they last got it.

    `week` is the Monday of that week: nobody gets a second letter for it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters"
    )
    is_wanted = models.BooleanField(default=True)
    week = models.DateField(null=True, blank=True)

    def __str__(self):
        return f"Letters to {self.user}"


class MailerRun(models.Model):
    """The last look for news: the one row of its kind, and the lock of all that goes one by one."""

    looked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"{self.looked_at}"

    @classmethod
    def locked(cls):
        """The row, which nobody else gets until the transaction ends."""
        cls.objects.get_or_create(pk=1)
        return cls.objects.select_for_update().get(pk=1)
