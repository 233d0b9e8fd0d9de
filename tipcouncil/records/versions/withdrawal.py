"""Withdrawal: a text that must not stand leaves every page, and its address says why.

A withdrawn record is not posted, so nothing that the public sees holds it; the site keeps it, as
the law of records asks, for staff alone. Its address answers 410 with the reason.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from tipcouncil.records import log
from tipcouncil.records.posting import wholes_public_q
from tipcouncil.records.redaction import redacted
from tipcouncil.records.versions.revisions import Versioned, VersionKind

GONE = 410  # of HTTP: it was here, and is no longer


def withdrawn_q(model):
    """The rows that are withdrawn, where the records that they belong to are public."""
    return Q(posted_at=None, withdrawn_at__isnull=False) & wholes_public_q(model)


class Withdrawable(models.Model):
    """A record that can be withdrawn for a reason that the public reads."""

    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True)
    withdrawn_reason = models.CharField(
        "public reason",
        max_length=500,
        blank=True,
        help_text="A sentence that the public reads in place of the text.",
    )
    withdrawn_note = models.TextField(
        "note for staff", blank=True, help_text="Only staff read this."
    )

    for_staff = ("withdrawn_note",)

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self):
        """Withdrawn now. A record that was posted again is not."""
        return self.posted_at is None and self.withdrawn_at is not None

    def withdraw(self, reason, note="", by=None):
        """Take the text from the public, for a reason that the public is told."""
        reason = reason.strip()
        if not reason:
            raise ValidationError("Say why it is withdrawn: the public reads the reason.")
        with self.held():
            if self.posted_at is None:
                raise ValidationError("Only what is posted can be withdrawn.")
            if isinstance(self, Versioned):
                last = self.revisions.order_by("-number").first()
                self.add_version(last, VersionKind.WITHDRAWN, reason, by)
            self.posted_at = None
            self.withdrawn_at = timezone.now()
            self.withdrawn_reason, self.withdrawn_note = reason, note.strip()
            fields = ["withdrawn_at", "withdrawn_reason", "withdrawn_note"]
            self.save_gate(by, reason, also=fields)
            log.note(log.AuditAction.WITHDRAW, self, by, reason)


def tombstone(request, record, what, *, crumbs, instead=None):
    """The page at the address of a withdrawn text: that it was withdrawn, when and why.

    `crumbs` are pairs of words and address; `instead` is the same, for what stands there now.
    An address that holds withdrawn words itself, as the name of a file may, is not found.
    """
    if any(one.looked_for.stand_in_name(request.path) for one in redacted.in_force()):
        raise Http404
    context = {"what": what, "record": record, "crumbs": crumbs, "instead": instead}
    return render(request, "versions/withdrawn.html", context, status=GONE)
