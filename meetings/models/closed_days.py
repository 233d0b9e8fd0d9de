"""Days on which an office was closed, and holidays that were proclaimed."""

from django.db import models
from django.db.models import Q

from tipcouncil.records.dates import in_words
from tipcouncil.records.posting import Posted, PostedQuerySet


class ClosedDayKind(models.TextChoices):
    CLOSED = "closed", "Office closed"
    HOLIDAY = "holiday", "Holiday by proclamation"


class ClosedDay(Posted):
    """A day that does not count for special and emergency meetings, Sec. 1-225(g).

    Weekends and the legal holidays of Sec. 1-4 are known without it.
    """

    date = models.DateField(
        unique=True,
        error_messages={"unique": "This day is entered already."},
        help_text="Weekends and the legal holidays of Sec. 1-4 are left out anyhow.",
    )
    kind = models.CharField(
        max_length=7,
        choices=ClosedDayKind,
        default=ClosedDayKind.CLOSED,
        help_text="A regular meeting on a proclaimed holiday is held the next business day.",
    )
    words = models.CharField(
        "why",
        max_length=200,
        help_text="“Closed for snow”, or the proclamation. The public reads it beside a deadline.",
    )

    objects = PostedQuerySet.as_manager()

    class Meta:
        ordering = ["-date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ClosedDayKind.values), name="closed_day_kind_is_known"
            )
        ]

    def __str__(self):
        return f"{in_words(self.date)}, {self.words}"
