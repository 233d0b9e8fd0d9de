"""What a newer list of the law would change in the inventory, for a clerk to accept or refuse."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class ProposalKind(models.TextChoices):
    NEW_LAW = "new law", "New in the list"
    GONE_LAW = "gone law", "No longer in the list"
    FIELD = "field", "Changed"
    AUTHORITY = "authority", "New act in its history"


class Decision(models.TextChoices):
    OPEN = "open", "To be decided"
    ACCEPTED = "accepted", "Accepted"
    REFUSED = "refused", "Refused"


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(decision=Decision.OPEN)


class InventoryProposal(models.Model):
    """One difference between the inventory and a newer list of the law, and what became of it.

    The same difference is one row however often lists are compared, so that one that was refused
    stays refused until a list says something else.
    """

    kind = models.CharField(max_length=10, choices=ProposalKind)
    law = models.CharField(max_length=90, help_text="The section's number or the act's address.")
    statute = models.ForeignKey(
        "statutes.Statute", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    act = models.ForeignKey(
        "statutes.Act", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    sort_key = models.CharField(max_length=60)
    field = models.CharField(max_length=20, blank=True)
    old = models.TextField("the inventory says", blank=True)
    new = models.TextField("the list says", blank=True)
    new_digest = models.CharField(max_length=64)
    details = models.JSONField(default=dict, blank=True)
    list_name = models.CharField("list", max_length=200)
    found_at = models.DateTimeField("found")
    decision = models.CharField(max_length=8, choices=Decision, default=Decision.OPEN)
    decided_at = models.DateTimeField("decided", null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "difference from a newer list"
        verbose_name_plural = "differences from a newer list"
        ordering = ["sort_key", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ProposalKind.values), name="proposal_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="proposal_decision_is_known"
            ),
            models.UniqueConstraint(
                fields=["kind", "law", "field", "new_digest"], name="proposal_is_made_once"
            ),
        ]

    def __str__(self):
        act = f" {self.new}" if self.kind == ProposalKind.AUTHORITY else ""
        return f"{self.cited}: {self.what}{act}"

    @property
    def row(self):
        """The section or the act of the inventory; None where the list alone has it."""
        return self.statute or self.act

    @property
    def cited(self):
        return str(self.row or self.details.get("citation") or self.law)

    @property
    def what(self):
        """What differs, in a word or two: “title”, “new in the list”."""
        if self.kind == ProposalKind.FIELD:
            return WORDS.get(self.field, self.field)
        return self.get_kind_display().lower()


WORDS = {
    "official_url": "official text",
    "text_edition": "edition that was read",
    "through": "last section of the run",
}
