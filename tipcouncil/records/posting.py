"""The gate: what the public may see.

A record is public from the moment in `posted_at`, and only while every record it belongs to is
public too. Posted is not approved: minutes are posted within seven days, before the council has
approved them (Sec. 1-225(a)). Everything shown to the public goes through `.public()`.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.db.models.signals import post_delete
from django.dispatch import Signal, receiver
from django.utils import timezone
from simple_history.models import HistoricalRecords

from tipcouncil.records import log
from tipcouncil.records.redaction import redacted
from tipcouncil.records.texts import sources
from tipcouncil.records.versions import locks

WAS_POSTED = (
    "A record that was posted is never deleted. Correct it, take the posting back, or withdraw it."
)

FIRST_STANDS = "The moment at which a record was first posted is kept, and does not change."
MOMENTS = ("changed_at", "first_posted_at")

changed = Signal()  # after a save that changed something: `instance`, and `before`, or None
before_posting = Signal()  # whoever listens may refuse, with a sentence


def public_q(model, prefix="", at=None):
    """The condition under which a row of `model` is public at the moment `at`.

    `prefix` is the path of lookups that leads to the row, as in "meeting__".
    """
    at = at or timezone.now()
    condition = Q(**{f"{prefix}posted_at__lte": at}) if issubclass(model, Posted) else Q()
    condition &= Q(**{f"{prefix}{name}": value for name, value in model.shown_if.items()})
    return condition & wholes_public_q(model, prefix, at)


def wholes_public_q(model, prefix="", at=None):
    """The condition under which all that a row of `model` belongs to is public."""
    condition = Q()
    for name in model.public_with:
        field = model._meta.get_field(name)
        whole = public_q(field.related_model, f"{prefix}{name}__", at)
        condition &= (Q(**{f"{prefix}{name}__isnull": True}) | whole) if field.null else whole
    return condition


def whole_paths(model):
    """Each look-up that leads from a row to a record that could hide it, with its kind."""
    for name in getattr(model, "public_with", ()):
        whole = model._meta.get_field(name).related_model
        yield name, whole
        for path, above in whole_paths(whole):
            yield f"{name}__{path}", above


class GatedQuerySet(models.QuerySet):
    """Rows that know who may see them."""

    def public(self):
        return self.filter(public_q(self.model))


class PostedQuerySet(GatedQuerySet):
    """Rows with a gate of their own."""

    def for_listing(self):
        """In the order in which pages list them."""
        return self.order_by(*self.model._meta.ordering)

    def with_updated_at(self):
        """Rows, each with `updated_at`: when it, or what its page shows of others, last changed."""
        moments = [F("changed_at"), *map(self.last_change_of, self.model.page_shows)]
        return self.annotate(updated_at=Greatest(*moments) if len(moments) > 1 else moments[0])

    def last_change_of(self, accessor):
        """Of the public rows that a reverse accessor leads to, such as `minutes`."""
        model, path = self.model, []
        for name in accessor.split("__"):
            relation = model._meta.get_field(name)
            model = relation.related_model
            path.insert(0, relation.field.name)
        rows = model.objects.public().filter(**{"__".join(path): OuterRef("pk")})
        last = rows.order_by("-changed_at").values("changed_at")[:1]
        return Coalesce(Subquery(last), F("changed_at"))


class Gated(models.Model):
    """A row that is public only with the records that `public_with` names.

    `shown_if` says what its own fields must hold.
    """

    public_with = ()
    shown_if = {}

    # When what it says last changed: from its posting on, where it has a gate of its own.
    changed_at = models.DateTimeField("last changed", null=True, editable=False)

    objects = GatedQuerySet.as_manager()
    history = HistoricalRecords(inherit=True, excluded_fields=MOMENTS)

    class Meta:
        abstract = True

    @property
    def belongs_to(self):
        """The records that `public_with` names."""
        # In a form that is filled in by half, a row may have no whole yet.
        return filter(None, (getattr(self, name, None) for name in self.public_with))

    @property
    def wholes(self):
        """What it belongs to, and what that belongs to."""
        for whole in self.belongs_to:
            yield whole
            yield from whole.wholes

    @property
    def is_public(self):
        is_shown = all(getattr(self, name) == value for name, value in self.shown_if.items())
        return is_shown and all(whole.is_public for whole in self.belongs_to)

    def save_base(self, *args, using=None, update_fields=None, **kwargs):
        """Save the row with all that follows of it, its history and its place in the search.

        Django tells of a save once it is complete: a program that is killed just then would leave
        a record that no search finds. A save that changes nothing leaves no trace.
        """
        redacted.check(self)
        with transaction.atomic(using=using, savepoint=False):
            rows = type(self)._base_manager.using(using)
            before = None if self._state.adding else rows.filter(pk=self.pk).first()
            is_changed = before is None or self.differs_from(before, update_fields)
            self.set_moments(before, is_changed)
            if update_fields is not None:
                update_fields = {*update_fields, *(n for n in MOMENTS if hasattr(self, n))}
            if not is_changed:
                self.skip_history_when_saving = True
            try:
                super().save_base(*args, using=using, update_fields=update_fields, **kwargs)
            finally:
                vars(self).pop("skip_history_when_saving", None)
            if is_changed:
                self.tell_change()
                changed.send(type(self), instance=self, before=before)

    def differs_from(self, stored, names=None):
        """Whether a save would write another value into one of these fields, or into any."""
        return any(
            getattr(stored, field.attname) != field.to_python(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.name not in MOMENTS and (names is None or field.name in names)
        )

    def set_moments(self, stored, is_changed):
        self.changed_at = timezone.now() if is_changed else stored.changed_at

    def tell_change(self):
        """What else says something new, now that this row does."""

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        redacted.check(self, exclude)


class Part(Gated):
    """A part of a record: it has no gate of its own and is public with its whole.

    `shown_on` names the records whose pages show it: a change of it is one of theirs.
    """

    shown_on = ()

    class Meta:
        abstract = True

    def tell_change(self):
        if self.is_public:
            for name in self.shown_on:
                rows = self._meta.get_field(name).related_model._base_manager
                own = rows.filter(pk=getattr(self, f"{name}_id"), posted_at__isnull=False)
                own.update(changed_at=timezone.now())


@receiver(post_delete)
def tell_removal(instance, **signal):
    if isinstance(instance, Part):
        instance.tell_change()


class Posted(Gated):
    """A record that staff enter, and that becomes public when they post it."""

    posted_at = models.DateTimeField(
        "posted",
        null=True,
        blank=True,
        db_index=True,
        help_text="When this site made the record public. Empty: only staff see it.",
    )
    first_posted_at = models.DateTimeField("first posted", null=True, editable=False)
    source = models.TextField(
        blank=True,
        help_text="Where this is known from: a document, a page, a statute. Shown to the public.",
    )

    objects = PostedQuerySet.as_manager()
    page_shows = ()  # accessors of other records that its page shows, each with a gate of its own
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

    def set_moments(self, stored, is_changed):
        was_posted_at = stored and stored.posted_at
        self.changed_at = stored and stored.changed_at
        self.first_posted_at = (stored and stored.first_posted_at) or self.posted_at
        if is_changed and self.posted_at:
            is_correction = was_posted_at == self.posted_at
            moment = timezone.now() if is_correction else self.posted_at
            self.changed_at = max(filter(None, [moment, self.changed_at]))

    @classmethod
    def locks(cls):
        """A row that was ever posted stays, and says when it first was."""
        table = cls._meta.db_table
        unsaid = "NEW.posted_at IS NOT NULL AND NEW.first_posted_at IS NULL"
        other = (
            "OLD.first_posted_at IS NOT NULL"
            " AND NEW.first_posted_at IS DISTINCT FROM OLD.first_posted_at"
        )
        return [
            *locks.kept(cls, "(OLD.first_posted_at IS NOT NULL)", WAS_POSTED),
            locks.Lock("entered", table, "INSERT", unsaid, FIRST_STANDS),
            locks.Lock("first", table, "UPDATE", f"({unsaid}) OR ({other})", FIRST_STANDS),
        ]

    @property
    def was_posted(self):
        """Whether the public could ever read it."""
        return self.first_posted_at is not None

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
        self._history_user = log.acting(by)
        self.save(update_fields=["posted_at", *also])
