"""Who was at a meeting: in which capacity, in person or electronically, and when they came."""

from django.db import models
from django.db.models import Q

from meetings.models.agenda import AgendaItem
from meetings.models.from_text import FollowsText
from meetings.models.meetings import Meeting
from meetings.models.people import Person, Seat
from tipcouncil.records.posting import Part


class Capacity(models.TextChoices):
    MEMBER = "member", "Member"
    DESIGNEE = "designee", "Designee"
    STAFF = "staff", "Staff"
    GUEST = "guest", "Guest"
    PRESENTER = "presenter", "Presenter"


class Manner(models.TextChoices):
    IN_PERSON = "in person", "In person"
    ELECTRONICALLY = "electronically", "Electronically"
    ABSENT = "absent", "Absent"
    NOT_STATED = "not stated", "Not stated"


class Attendance(FollowsText, Part):
    """That somebody was at a meeting, and what they did there (OCD: EventParticipant).

    The name is as recorded; the person is a link that may be missing.
    """

    public_with = ("meeting",)
    shown_on = ("meeting", "person")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="appearances"
    )
    name_as_recorded = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    capacity = models.CharField(max_length=10, choices=Capacity, default=Capacity.MEMBER)
    manner = models.CharField(max_length=15, choices=Manner, default=Manner.NOT_STATED)
    topic = models.CharField(
        max_length=500, blank=True, help_text="What a presenter spoke on, as recorded."
    )
    arrived = models.TimeField(null=True, blank=True)
    left = models.TimeField(null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "attendance"
        verbose_name_plural = "attendance"
        ordering = ["meeting", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__in=Capacity.values), name="attendance_capacity_is_known"
            ),
            models.CheckConstraint(
                condition=Q(manner__in=Manner.values), name="attendance_manner_is_known"
            ),
        ]

    def __str__(self):
        return self.name_as_recorded
