"""Versions of a public text: numbered, never changed, each sealed with the one before."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.posting import public_q
from tipcouncil.records.redaction import redacted
from tipcouncil.records.versions import chain, locks
from tipcouncil.records.versions.append_only import AppendOnly

NOT_NEXT = "A version has the number that follows the last one of its record."
TEXT_IS_KEPT = (
    "A posted text changes only by a new version with its reason. What the newest version does"
    " not say cannot be written here."
)
POSTED_ONCE = "The moment, the key and the address of a posting do not change."


class VersionKind(models.TextChoices):
    """What made a version. An approval is one too, since the record then says something new."""

    POSTED = "posted", "Posted"
    CORRECTED = "corrected", "Corrected"
    APPROVED = "approved", "Approved"
    AMENDED = "amended", "Amended after approval"
    REOPENED = "reopened", "Approval taken back"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RESTORED = "restored", "Posted again"


VERBS = {
    VersionKind.CORRECTED: log.AuditAction.CORRECT,
    VersionKind.APPROVED: log.AuditAction.APPROVE,
    VersionKind.AMENDED: log.AuditAction.AMEND,
    VersionKind.REOPENED: log.AuditAction.REOPEN,
}


class RevisionQuerySet(models.QuerySet):
    def public(self):
        """The versions since their record was posted. What a wrong posting showed stays away."""
        whole = self.model.whole
        return self.filter(
            ~self.withdrawn_since(),
            public_q(self.model._meta.get_field(whole).related_model, f"{whole}__"),
            made_at__gte=F(f"{whole}__posted_at"),
        )

    def withdrawn(self):
        """The versions whose text was withdrawn, with the one that says so."""
        return self.filter(self.withdrawn_since())

    def withdrawn_since(self):
        whole = self.model.whole
        later = self.model._base_manager.filter(
            **{whole: OuterRef(whole)}, kind=VersionKind.WITHDRAWN, number__gte=OuterRef("number")
        )
        return Exists(later)


class Revision(AppendOnly):
    """One version of a text as it was public, with the reason for which it replaced the last."""

    stands = "A version that was public is never changed or deleted. Add a new one."
    whole = ""  # the name of the foreign key to the record whose text this is

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=9, choices=VersionKind)
    body = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField("made by", max_length=13, choices=log.ActingRole, blank=True)
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def locks(cls):
        """Versions are added at the end."""
        table, whole = cls._meta.db_table, cls._meta.get_field(cls.whole).column
        last = (
            f'SELECT COALESCE(MAX(v.number), 0) + 1 FROM "{table}" v'
            f' WHERE v."{whole}" = NEW."{whole}"'
        )
        next_one = locks.Lock("next", table, "INSERT", f"NEW.number <> ({last})", NOT_NEXT)
        return [*super().locks(), next_one]

    @classmethod
    def sealed_names(cls):
        """The attributes that the seal covers: all but the key, the seal itself and the name."""
        own = {"id", "digest", "made_by"}
        return [field.attname for field in cls._meta.concrete_fields if field.name not in own]

    @property
    def is_withdrawal(self):
        return self.kind == VersionKind.WITHDRAWN


class Versioned(models.Model):
    """A record whose text, once public, keeps each of its versions in `revisions`.

    `versioned` names the fields that a version keeps; `fixed` those that stand once it is posted.
    """

    versioned = ("body",)
    fixed = ()

    class Meta:
        abstract = True

    def save(self, *args, reason="", by=None, **kwargs):
        """Save; if the text is posted and new, keep it as the next version, with its reason.

        The version comes first: the database takes a posted text only if the newest version says
        the same.
        """
        if by is not None:
            self._history_user = log.acting(by)
        with transaction.atomic():
            is_new = self._state.adding
            if is_new:
                super().save(*args, **kwargs)
            if self.is_posted:
                self.keep_version(reason, by)
            if not is_new:
                super().save(*args, **kwargs)

    def keep_version(self, reason="", by=None):
        """Keep the text as the next version, unless the last one says the same."""
        last = self.revisions.order_by("-number").first()
        if last is None and not self.has_something_to_keep():
            return
        if last and self.is_as(last) and last.made_at >= self.posted_at:
            return
        kind = self.kind_of_version(last)
        reason = reason.strip()
        if not reason and self.needs_reason(last):
            raise ValidationError(
                "Say why this changes: readers see the reason beside the new version."
            )
        self.add_version(last, kind, reason or self.usual_reason(last, kind), by)
        if kind in VERBS:
            log.note(VERBS[kind], self, by, reason)

    def add_version(self, last, kind, reason, by):
        person = log.acting(by)
        if kind != VersionKind.WITHDRAWN:
            redacted.check_words(reason)
        number = last.number + 1 if last else 1
        version = self.revisions.model(
            **{self.revisions.field.name: self},
            **{name: getattr(self, name) for name in self.versioned},
            number=number,
            kind=kind,
            reason=reason,
            made_at=max(filter(None, [timezone.now(), self.posted_at, last and last.made_at])),
            made_by=person,
            role=log.role_of(person),
        )
        version.digest = chain.sealed(last.digest if last else "", version)
        version.save(force_insert=True)

    # What a kind of record may see otherwise.

    def is_as(self, version):
        """Whether a version says what the record says now."""
        return not version.is_withdrawal and all(
            getattr(self, self._meta.get_field(name).attname)
            == getattr(version, version._meta.get_field(name).attname)
            for name in self.versioned
        )

    def has_something_to_keep(self):
        return bool(self.body)

    def kind_of_version(self, last):
        if last is None or (last.made_at < self.posted_at and not last.is_withdrawal):
            return VersionKind.POSTED
        return VersionKind.RESTORED if last.is_withdrawal else VersionKind.CORRECTED

    def needs_reason(self, last):
        return bool(last and last.is_withdrawal)

    def needs_reason_to_change(self, names):
        """Whether readers are owed a reason where the fields with these names change."""
        return "body" in names

    def usual_reason(self, last, kind):
        return "No reason was given." if last else "First posted."

    def save_gate(self, by=None, reason="", also=()):
        self.save(update_fields=["posted_at", *also], by=by, reason=reason)

    @property
    def verb_of_posting(self):
        last = self.revisions.order_by("-number").first()
        is_restored = last and last.kind == VersionKind.RESTORED
        return log.AuditAction.RESTORE if is_restored else log.AuditAction.POST

    # In the database

    @classmethod
    def own_versions(cls):
        """SQL: the versions `v` of the row NEW."""
        versions = cls._meta.get_field("revisions").related_model
        whole = versions._meta.get_field(versions.whole).column
        return f'"{versions._meta.db_table}" v WHERE v."{whole}" = NEW.id'

    @classmethod
    def newest_says(cls, condition):
        """SQL: that the newest version of the row NEW fulfils a condition over `v`."""
        last = f"SELECT MAX(v.number) FROM {cls.own_versions()}"
        return (
            f"EXISTS (SELECT 1 FROM {cls.own_versions()} AND {condition} AND v.number = ({last}))"
        )

    @classmethod
    def may_stand_without_version(cls):
        """SQL: that a posted row needs no version: it holds no text, and never did."""
        return f"(NEW.body = '' AND NOT EXISTS (SELECT 1 FROM {cls.own_versions()}))"

    @classmethod
    def locks(cls):
        """A posted row says what its newest version says, and its posting stands."""
        table = cls._meta.db_table
        columns = locks.columns_of(cls, cls.versioned)
        same = " AND ".join(f'v."{c}" IS NOT DISTINCT FROM NEW."{c}"' for c in columns)
        said = cls.newest_says(f"{same} AND v.kind <> '{VersionKind.WITHDRAWN}'")
        fixed = locks.altered(cls, ["id", "posted_at", *cls.fixed])
        text = (
            f"NEW.posted_at IS NOT NULL AND (OLD.posted_at IS NULL OR {locks.changed(*columns)})"
            f" AND NOT {said} AND NOT {cls.may_stand_without_version()}"
        )
        posting = f"OLD.posted_at IS NOT NULL AND NEW.posted_at IS NOT NULL AND {fixed}"
        return [
            *super().locks(),
            locks.Lock("text", table, "UPDATE", text, TEXT_IS_KEPT),
            locks.Lock("posting", table, "UPDATE", posting, POSTED_ONCE),
        ]
