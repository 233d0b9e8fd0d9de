"""What a newer list of the law would change in the inventory, for a clerk to accept or refuse."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from tipcouncil.records.dates import in_words

IN_INVENTORY, HISTORY = "in_inventory", "changes"  # what differs beside the fields of a section
FIELDS = {name: name for name in ("title", "chapter", "subject", "status")} | {
    "official_url": "official text",
    "text_edition": "edition that was read",
    "through": "last section of the run",
    IN_INVENTORY: "place in the inventory",
    HISTORY: "history",
}
LISTED, NOT_LISTED = "listed", "not listed"


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

    law = models.CharField(max_length=90, help_text="The section's number or the act's address.")
    statute = models.ForeignKey(
        "statutes.Statute", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    act = models.ForeignKey(
        "statutes.Act", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    cited = models.CharField("law", max_length=100)
    sort_key = models.CharField(max_length=60)
    field = models.CharField("what differs", max_length=20, choices=FIELDS)
    old = models.TextField("the inventory says", blank=True)
    new = models.TextField("the list says", blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="What goes along with it.")
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
        ordering = ["sort_key", "field", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="proposal_decision_is_known"
            ),
            models.UniqueConstraint(fields=["law", "field", "new"], name="proposal_is_made_once"),
        ]

    def __str__(self):
        return f"{self.cited}: {self.get_field_display()}"

    @property
    def row(self):
        """The section or the act of the record; None where the list alone has it."""
        return self.statute or self.act

    @property
    def says(self):
        """What the list says, in words; of a repeal with its day."""
        day = self.details.get("repealed_on")
        return f"{self.new}, effective {in_words(date.fromisoformat(day))}" if day else self.new
