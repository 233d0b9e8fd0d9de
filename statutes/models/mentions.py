"""Who cites the law."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from statutes.models.law import Act, Statute


class MentionQuerySet(models.QuerySet):
    def unresolved(self):
        """Citations of Connecticut law of which the record holds no page."""
        return self.filter(statute=None, act=None)

    def doubtful(self):
        """Citations of law that cannot exist as cited."""
        return self.exclude(doubt="")


class Mention(models.Model):
    """A place in the record that cites the law. Derived from the text; it can be rebuilt.

    Its target is a section or an act, or neither where the record holds no such law. The citing
    record is generic, since the law must not know what cites it.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey()
    statute = models.ForeignKey(
        Statute, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions"
    )
    act = models.ForeignKey(
        Act, null=True, blank=True, on_delete=models.CASCADE, related_name="mentions"
    )
    target = models.CharField(
        max_length=80, blank=True, db_index=True, help_text="What it cites: 53a-83, pa-16-66."
    )
    as_written = models.CharField(max_length=200)
    pinpoint = models.CharField(max_length=60, blank=True)
    anchor = models.CharField(
        max_length=60, blank=True, help_text="Where on the record's page it stands: item-2a."
    )
    place = models.CharField(max_length=120, blank=True, help_text="The same in words: item 2(a).")
    quote = models.TextField(blank=True)
    doubt = models.CharField(
        max_length=200,
        blank=True,
        help_text="Why the law that it cites cannot exist, such as a subsection never held.",
    )
    position = models.PositiveIntegerField(default=0)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["content_type", "object_id", "position"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(statute=None) | Q(act=None), name="mention_has_one_target_at_most"
            )
        ]

    def __str__(self):
        return self.as_written

    def get_absolute_url(self):
        page = self.record.get_absolute_url()
        return f"{page.partition('#')[0]}#{self.anchor}" if self.anchor else page
