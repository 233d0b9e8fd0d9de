"""The gate: what the public may see.

A record is public from the moment in `posted_at`, and only while every record it belongs to is
public too. Posted is not approved: minutes are posted within seven days, before the council has
approved them (Sec. 1-225(a)). Everything shown to the public goes through `.public()`.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.redaction import redacted
from tipcouncil.records.texts import sources
from tipcouncil.records.versions import locks
from tipcouncil.records.versions.history import ChangesOnly

WAS_POSTED = (
    "A record that was posted is never deleted. Correct it, take the posting back, or withdraw it."
)

before_posting = Signal()  # whoever listens may refuse, with a sentence


class PostedRecordError(ValidationError):
    """A record that was public was about to be deleted."""


def public_q(model, prefix="", at=None):
    """The condition under which a row of `model` is public at the moment `at`.

    `prefix` is the path of lookups that leads to the row, as in "meeting__".
    """
    at = at or timezone.now()
    condition = Q(**{f"{prefix}posted_at__lte": at}) if issubclass(model, Posted) else Q()
    condition &= Q(**{f"{prefix}{name}": value for name, value in model.shown_if.items()})
    for name in model.public_with:
        field = model._meta.get_field(name)
        whole = public_q(field.related_model, f"{prefix}{name}__", at)
        condition &= (Q(**{f"{prefix}{name}__isnull": True}) | whole) if field.null else whole
    return condition


class GatedQuerySet(models.QuerySet):
    """Rows that know who may see them."""

    def public(self):
        return self.filter(public_q(self.model))


class PostedQuerySet(GatedQuerySet):
    """Rows with a gate of their own."""

    def delete(self):
        once = self.model.history.filter(posted_at__isnull=False)
        is_now = self.filter(posted_at__isnull=False).exists()
        if is_now or once.filter(id__in=self.order_by().values("pk")).exists():
            raise PostedRecordError(WAS_POSTED)
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class Gated(models.Model):
    """A row that is public only with the records that `public_with` names.

    `shown_if` says what its own fields must hold.
    """

    public_with = ()
    shown_if = {}

    objects = GatedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_public(self):
        # In a form that is filled in by half, a row may have no whole yet.
        wholes = (getattr(self, name, None) for name in self.public_with)
        is_shown = all(getattr(self, name) == value for name, value in self.shown_if.items())
        return is_shown and all(whole is None or whole.is_public for whole in wholes)

    def save_base(self, *args, using=None, **kwargs):
        """Save the row with all that follows of it, its history and its place in the search.

        Django tells of a save once it is complete: a program that is killed just then would leave
        a record that no search finds.
        """
        redacted.check(self)
        with transaction.atomic(using=using, savepoint=False):
            super().save_base(*args, using=using, **kwargs)

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        redacted.check(self, exclude)


class Part(Gated):
    """A part of a record: it has no gate of its own and is public with its whole."""

    history = ChangesOnly(inherit=True)

    class Meta:
        abstract = True


class Posted(Gated):
    """A record that staff enter, and that becomes public when they post it."""

    posted_at = models.DateTimeField(
        "posted",
        null=True,
        blank=True,
        db_index=True,
        help_text="When this site made the record public. Empty: only staff see it.",
    )
    source = models.TextField(
        blank=True,
        help_text="Where this is known from: a document, a page, a statute. Shown to the public.",
    )

    objects = PostedQuerySet.as_manager()
    history = ChangesOnly(inherit=True)
    goes_along = False  # whether it is posted with what it belongs to, unless somebody says no

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.posted_at and self.posted_at > timezone.now():
            raise ValidationError("A record cannot be posted in the future.")
        super().save(*args, **kwargs)

    @property
    def is_posted(self):
        return self.posted_at is not None and self.posted_at <= timezone.now()

    @property
    def is_public(self):
        return self.is_posted and super().is_public

    @property
    def source_names(self):
        """The sources by name, without the sentences that are quoted from them."""
        return sources.names(self.source)

    def clean(self):
        super().clean()
        if self.posted_at and self.posted_at > timezone.now():
            raise ValidationError(
                {"posted_at": "A record cannot be posted in the future. Leave this empty for now."}
            )

    @classmethod
    def locks(cls):
        """A row that was ever posted stays, as far as the history of its posting reaches."""
        history = cls.history.model._meta.db_table
        once = f'SELECT 1 FROM "{history}" h WHERE h.id = OLD.id AND h.posted_at IS NOT NULL'
        return locks.kept(cls, f"(OLD.posted_at IS NOT NULL OR EXISTS ({once}))", WAS_POSTED)

    @property
    def was_posted(self):
        """Whether the public could ever read it."""
        if self.posted_at is not None:
            return True
        return self.pk is not None and self.history.filter(posted_at__isnull=False).exists()

    def delete(self, *args, **kwargs):
        if self.was_posted:
            raise PostedRecordError(WAS_POSTED)
        return super().delete(*args, **kwargs)

    @contextmanager
    def held(self):
        """While something is done to the record, nobody changes it, and it says here what is saved.

        Whatever was read before may be older than what somebody saved since, and is not written.
        """
        with transaction.atomic():
            rows = type(self)._base_manager.select_for_update()
            self.refresh_from_db(from_queryset=rows)
            yield

    def post(self, by=None, reason=""):
        """Make the record public, now. A record that is public already stays as it is."""
        with self.held():
            if self.posted_at is None:
                before_posting.send(type(self), record=self)
                self.posted_at = timezone.now()
                self.save_gate(by, reason)
                log.note(self.verb_of_posting, self, by, reason)

    def take_back(self, by=None):
        """Undo a posting made by mistake: only staff see the record from now on."""
        with self.held():
            if self.posted_at is not None:
                self.posted_at = None
                self.save_gate(by)
                log.note(log.AuditAction.TAKE_BACK, self, by)

    @property
    def verb_of_posting(self):
        return log.AuditAction.POST

    def save_gate(self, by=None, reason="", also=()):
        """Save that the gate was opened or closed, and the fields `also` that say why."""
        self.save(update_fields=["posted_at", *also])
