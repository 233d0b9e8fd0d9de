"""What was moved, and how each member voted (Sec. 1-225(a): in writing within 48 hours)."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from meetings.models.agenda import AgendaItem
from meetings.models.from_text import FollowsText
from meetings.models.meetings import Meeting
from meetings.models.people import Person
from tipcouncil.records.posting import Part, Posted


class MotionResult(models.TextChoices):
    CARRIED = "carried", "Carried"
    FAILED = "failed", "Failed"
    TABLED = "tabled", "Tabled"
    NOT_STATED = "not stated", "Result not stated"


class VoteOption(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    ABSTAIN = "abstain", "Abstained"
    ABSENT = "absent", "Absent"
    EXCUSED = "excused", "Excused"


MOST_VOTES = 999  # of one side; a larger number is a slip of the keys


def count_field(words):
    """How many voted one way (Popolo: a count of a VoteEvent)."""
    return models.PositiveSmallIntegerField(
        words,
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_VOTES)],
        help_text="As the minutes give them; leave empty where they do not.",
    )


class Motion(FollowsText, Posted):
    """A motion, as the record words it (OCD: VoteEvent). It may be posted before the minutes."""

    public_with = ("meeting",)

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="motions")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="motions"
    )
    position = models.PositiveIntegerField(default=0)
    text = models.TextField()
    moved_by_name = models.CharField("moved by", max_length=200, blank=True)
    seconded_by_name = models.CharField("seconded by", max_length=200, blank=True)
    result = models.CharField(max_length=10, choices=MotionResult, default=MotionResult.NOT_STATED)
    by_voice = models.BooleanField("by voice vote", default=False)
    yes_count = count_field("votes in favor")
    no_count = count_field("votes opposed")
    abstain_count = count_field("abstentions")

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=MotionResult.values), name="motion_result_is_known"
            )
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_decided(self):
        """Whether anything is recorded of what became of it."""
        counts = (self.yes_count, self.no_count, self.abstain_count)
        is_said = self.result != MotionResult.NOT_STATED or any(n is not None for n in counts)
        return is_said or (self.pk is not None and self.votes.exists())

    @property
    def goes_along(self):
        """Minutes that are public tell of what was voted."""
        return self.is_decided

    def post(self, by=None, reason=""):
        """What was voted was voted at a meeting that was held."""
        if self.posted_at is None and self.is_decided:
            self.meeting.say_held("a vote at it was posted.", by)
        super().post(by, reason)


class MemberVote(Part):
    """How one member voted on one motion (OCD: PersonVote)."""

    public_with = shown_on = ("motion",)

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="votes")
    name_as_recorded = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="votes"
    )
    option = models.CharField(max_length=8, choices=VoteOption)

    class Meta:
        ordering = ["motion", "name_as_recorded"]
        constraints = [
            models.CheckConstraint(
                condition=Q(option__in=VoteOption.values), name="member_vote_option_is_known"
            ),
            models.UniqueConstraint(
                fields=["motion", "name_as_recorded"],
                name="member_votes_once",
                violation_error_message="This member's vote on this motion is entered already.",
            ),
        ]

    def __str__(self):
        return f"{self.name_as_recorded}: {self.get_option_display()}"
