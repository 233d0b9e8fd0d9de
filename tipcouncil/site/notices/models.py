"""Who asked for notices, what there was to tell, and what became of each letter.

An address is kept only sealed, under a key that no database holds. What was told of a record stays
when subscribers leave, without any trace of them: it proves that notice went out.
"""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from meetings.models import Meeting


class Frequency(models.TextChoices):
    AT_ONCE = "at once", "As it happens"
    WEEKLY = "weekly", "Once a week"


class Event(models.TextChoices):
    """What happened to a public record, of which somebody may want to be told."""

    POSTED = "posted", "Posted"
    CHANGED = "changed", "Changed"
    CANCELLED = "cancelled", "Cancelled"
    AMENDED = "amended", "Amended"
    APPROVED = "approved", "Approved"


class EmailKind(models.TextChoices):
    CONFIRMATION = "confirmation", "Request to confirm"
    NOTICE = "notice", "Notice"
    WEEKLY = "weekly", "Weekly e-mail"
    RENEWAL = "renewal", "Request to renew"
    ENDING = "ending", "Reminder that notices end"


class EmailState(models.TextChoices):
    """Where a letter is. Only `WAITING` is ever sent; `HANDING_OVER` is never sent again."""

    WAITING = "waiting", "Waiting to be sent"
    CLAIMED = "claimed", "About to be sent"
    HANDING_OVER = "handing over", "Being handed to the mail server"
    SENT = "sent", "Sent"
    FAILED = "failed", "Given up"
    UNKNOWN = "unknown", "Not known whether sent"
    DROPPED = "dropped", "Not sent: nothing left to tell"


class Subscriber(models.Model):
    """Somebody who confirmed that they want notices. Erased when they leave."""

    handle = models.CharField(max_length=32, unique=True)
    address_sealed = models.TextField()
    address_digest = models.CharField(max_length=64, unique=True)
    frequency = models.CharField(max_length=8, choices=Frequency, default=Frequency.AT_ONCE)
    is_discreet = models.BooleanField(
        default=False, help_text="The subject and sender do not say what the e-mail is about."
    )
    confirmed_at = models.DateTimeField()
    valid_until = models.DateField(help_text="The last day of the year for which this holds.")
    renewal_asked_in = models.PositiveSmallIntegerField(null=True, blank=True)
    ending_told_of = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values), name="subscriber_frequency_known"
            )
        ]

    def __str__(self):
        return f"Subscriber {self.pk}"


class Subscription(models.Model):
    """One thing that a subscriber chose: “minutes”, “body:council”, “search:q=nail+salons”."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="choices")
    topic = models.CharField(max_length=700, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "topic"], name="topic_is_chosen_once")
        ]

    def __str__(self):
        return self.topic


class Asking(models.Model):
    """That somebody asked for notices to an address. Nothing comes of it until it is confirmed."""

    handle = models.CharField(max_length=32, unique=True)
    address_sealed = models.TextField(blank=True, help_text="Emptied when it is confirmed.")
    mailbox_digest = models.CharField(max_length=64, db_index=True)
    topics = models.JSONField(default=list)
    frequency = models.CharField(max_length=8, choices=Frequency, default=Frequency.AT_ONCE)
    is_discreet = models.BooleanField(default=False)
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self):
        return f"Asking {self.pk}"


class Told(models.Model):
    """What the public was last told of a record. What the record says now is compared with it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    facts = models.JSONField(default=dict)
    turn = models.PositiveIntegerField(default=0, help_text="How often something was told of it.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="told_is_one")
        ]

    def __str__(self):
        return f"Told of {self.content_type_id}-{self.object_id}"


class Notice(models.Model):
    """Something that happened to a public record, found once, to be told to who asked for it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    event = models.CharField(max_length=10, choices=Event)
    turn = models.PositiveIntegerField()
    words = models.CharField(max_length=300, help_text="“Minutes posted: January 19, 2017”.")
    happened_at = models.DateTimeField(help_text="When the public could first read it.")
    found_at = models.DateTimeField(db_index=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.PositiveIntegerField(default=0, help_text="How many people had asked for it.")

    is_looked_through = True

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "turn"], name="notice_is_given_once"
            ),
            models.CheckConstraint(
                condition=Q(event__in=Event.values), name="notice_event_is_known"
            ),
        ]

    def __str__(self):
        return self.words


class Letter(models.Model):
    """One e-mail to one address, from its being written to its fate. It holds no address."""

    key = models.CharField(max_length=32, unique=True, help_text="Its Message-ID.")
    kind = models.CharField(max_length=12, choices=EmailKind)
    subscriber = models.ForeignKey(
        Subscriber, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters"
    )
    asking = models.ForeignKey(
        Asking, null=True, blank=True, on_delete=models.SET_NULL, related_name="letters"
    )
    state = models.CharField(max_length=12, choices=EmailState, default=EmailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    try_at = models.DateTimeField("next try")
    claimed_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.CharField(max_length=80, blank=True, help_text="The machine.")
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, help_text="Without any address.")

    class Meta:
        verbose_name = "e-mail"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "try_at"], name="letter_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=EmailState.values), name="letter_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=EmailKind.values), name="letter_kind_is_known"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.made_at:%Y-%m-%d}"


class Delivery(models.Model):
    """That one subscriber is to be told of one notice; once, whatever happens."""

    subscriber = models.ForeignKey(
        Subscriber, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.SET_NULL, related_name="deliveries"
    )

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "notice"], name="nobody_is_told_twice")
        ]

    def __str__(self):
        return f"{self.notice_id} to {self.subscriber_id}"


class MailerRun(models.Model):
    """The last time that the mailer worked: the one row of its kind."""

    ran_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(
        null=True, blank=True, help_text="When it last looked for news."
    )

    def __str__(self):
        return f"{self.ran_at}"
