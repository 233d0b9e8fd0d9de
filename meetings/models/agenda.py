"""What was on the agendas of meetings."""

from django.db import models
from django.db.models import Q

from meetings.models.from_text import FollowsText
from meetings.models.meetings import Meeting
from tipcouncil.records.posting import Part


class AgendaItem(FollowsText, Part):
    """A line of an agenda, with its label as printed and nested as printed (OCD: EventAgendaItem).

    It has no prose: what was said stands in the minutes, under the heading with the same anchor.
    """

    public_with = shown_on = ("meeting",)

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda_items")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    label = models.CharField(max_length=20, blank=True, help_text="As printed: “2.” or “a)”.")
    title = models.CharField(max_length=500)
    anchor = models.SlugField(
        max_length=40,
        blank=True,
        help_text="Its place on the page: 2a makes #item-2a. It is for ever.",
    )
    position = models.PositiveIntegerField(default=0)
    presenter_names = models.CharField(max_length=500, blank=True, help_text="As recorded.")
    named_in = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="topics_named",
        help_text="Only for a topic planned at an earlier meeting: the item that named it.",
    )
    added_by_vote = models.BooleanField("added at the meeting by vote", default=False)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "anchor"],
                condition=~Q(anchor=""),
                name="agenda_item_anchor_is_its_own",
                violation_error_message="Two items of one meeting cannot have the same anchor.",
            )
        ]

    def __str__(self):
        return f"{self.label} {self.title}".strip()

    def get_absolute_url(self):
        return f"{self.meeting.get_absolute_url()}#{self.element_id}"

    @property
    def element_id(self):
        """The id of its section on the meeting's page: item-2a."""
        return f"item-{self.anchor}" if self.anchor else f"item-{self.position}"

    @property
    def path_words(self):
        """2(a): as a citation of these minutes writes it."""
        own = self.label.strip(" .()")
        above = self.parent.path_words if self.parent_id else ""
        return f"{above}({own})" if above else own
