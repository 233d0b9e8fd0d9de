"""Versions of a public text: numbered, never changed, each sealed with the one before."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from tipcouncil.records.posting import public_q


def chained_digest(previous, number, body):
    """The seal of a version: sha256 over the seal before it, its number and its text, in hex."""
    return hashlib.sha256(f"{previous}\n{number}\n{body}".encode()).hexdigest()


class RevisionQuerySet(models.QuerySet):
    def public(self):
        """The versions since their record was posted. What a wrong posting showed stays away."""
        whole = self.model.whole
        return self.filter(
            public_q(self.model._meta.get_field(whole).related_model, f"{whole}__"),
            made_at__gte=F(f"{whole}__posted_at"),
        )


class Revision(models.Model):
    """One version of a text as it was public, with the reason for which it replaced the last."""

    whole = ""  # the name of the foreign key to the record whose text this is

    number = models.PositiveIntegerField()
    body = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.pk:
            raise ValidationError("A version is never changed. Add a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError("A version is never deleted.")


class Versioned(models.Model):
    """A record whose text, once public, keeps each of its versions in `revisions`."""

    class Meta:
        abstract = True

    def save(self, *args, reason="", by=None, **kwargs):
        """Save; if the text is posted and new, keep it as the next version, with its reason."""
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.is_posted and (self.body or self.revisions.exists()):
                last = self.revisions.order_by("-number").first()
                is_kept = last and last.body == self.body and last.made_at >= self.posted_at
                if not is_kept:
                    self._keep_version(last, reason, by)

    def _keep_version(self, last, reason, by):
        number = last.number + 1 if last else 1
        self.revisions.create(
            number=number,
            body=self.body,
            reason=reason or ("First posted." if number == 1 else "No reason was given."),
            made_at=timezone.now(),
            made_by=by,
            digest=chained_digest(last.digest if last else "", number, self.body),
        )
