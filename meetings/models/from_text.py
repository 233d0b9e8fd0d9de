"""Rows that a text tells: whether a row still follows the text that it was read from."""

from django.db import models


class FollowsText(models.Model):
    """A row that may be read from the text of minutes. Whoever else saves it makes it their own."""

    follows_text = models.BooleanField(
        "read from the text of the minutes", default=False, editable=False
    )

    class Meta:
        abstract = True

    def save(self, *args, follows_text=False, update_fields=None, **kwargs):
        self.follows_text = follows_text
        if update_fields is not None:
            update_fields = {*update_fields, "follows_text"}
        super().save(*args, update_fields=update_fields, **kwargs)
