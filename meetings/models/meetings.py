"""Sittings, held or still to come."""

import calendar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from meetings.models.meeting_names import MeetingKind, MeetingManner, MeetingNames, MeetingStatus
from meetings.models.people import Body
from tipcouncil.records import log
from tipcouncil.records.dates import Precision, parse_iso, precision_field, today
from tipcouncil.records.posting import Posted, PostedQuerySet


class MeetingQuerySet(PostedQuerySet):
    def moved_out_of(self, year):
        """Meetings of another year that were announced for this one, or whose address says it."""
        once = Q(slug__startswith=f"{year}-") | Q(moved_from__startswith=year)
        return self.filter(once).exclude(date__year=year)

    def to_come(self):
        """Meetings whose day, or whose month where no day is known, is not over."""
        now = today()
        month = Q(date_precision=Precision.MONTH, date__gte=now.replace(day=1))
        return self.filter(Q(date__gte=now) | month)


def check_partial_date(text):
    try:
        parse_iso(text)
    except ValueError as wrong:
        raise ValidationError(str(wrong)) from wrong


class Meeting(MeetingNames, Posted):
    """One sitting of the Council or a committee, held or still to come (OCD: Event).

    Hours are those of a clock in Connecticut.
    """

    public_with = ("body",)
    page_shows = ("minutes", "documents", "motions")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    slug = models.SlugField(
        "page address",
        max_length=80,
        unique=True,
        blank=True,
        help_text="Its address: 2017-01-19, or 2014-06. Left empty, it is made from the date, and"
        " follows it until the meeting is first posted.",
    )
    date = models.DateField(help_text="Where the day is unknown, the first of the month.")
    date_precision = precision_field()
    kind = models.CharField(max_length=12, choices=MeetingKind, default=MeetingKind.NOT_STATED)
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.SCHEDULED)
    starts_at = models.TimeField("scheduled to start", null=True, blank=True)
    ends_at = models.TimeField("scheduled to end", null=True, blank=True)
    called_to_order = models.TimeField(null=True, blank=True)
    adjourned = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    manner = models.CharField(
        "manner",
        max_length=9,
        choices=MeetingManner,
        blank=True,
        help_text="How people take part. Left empty, it follows from the place and the address.",
    )
    remote_url = models.URLField("remote address", blank=True, max_length=500)
    remote_phone = models.CharField(
        "telephone to join",
        max_length=60,
        blank=True,
        help_text="With the number of the meeting, if it has one: (860) 555-0142, 123 456#.",
    )
    remote_passcode = models.CharField(
        "passcode",
        max_length=40,
        blank=True,
        help_text="The public reads it: it is part of the notice.",
    )
    change_reason = models.CharField(
        "reason of the change",
        max_length=300,
        blank=True,
        help_text="Why it is cancelled or moved; the public reads it: “No quorum is expected”.",
    )
    as_listed = models.CharField(
        "heading as listed",
        max_length=200,
        blank=True,
        help_text="The heading it was first posted under, with its errors: “November 19, 2103”.",
    )
    moved_from = models.CharField(
        "moved from",
        max_length=10,
        blank=True,
        validators=[check_partial_date],
        help_text="The day for which it was announced before: 2017-01-12. It is filled in when the"
        " date of a posted, planned meeting changes. Empty it where only a mistake was corrected.",
    )
    note_title = models.CharField(max_length=100, blank=True, help_text="“A note on the date”.")
    note = models.TextField(blank=True, help_text="Shown to the public below the heading.")
    summary = models.CharField(
        max_length=500, blank=True, help_text="One line for lists. Empty: the agenda's first items."
    )
    first_public_on = models.DateField(
        "first public on", null=True, blank=True, help_text="Before this site; evidence below."
    )
    first_public_evidence = models.CharField(max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=MeetingStatus.values), name="meeting_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=MeetingKind.values), name="meeting_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(manner__in=["", *MeetingManner.values]),
                name="meeting_manner_is_known",
            ),
            models.CheckConstraint(
                condition=Q(date_precision__in=[Precision.DAY, Precision.MONTH]),
                name="meeting_date_is_known_to_the_month",
                violation_error_message="A meeting's date is known to the day or to the month.",
            ),
            models.CheckConstraint(
                condition=Q(date_precision=Precision.DAY) | Q(date__day=1),
                name="meeting_month_is_its_first_day",
                violation_error_message="Where only the month is known, write its first day.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(starts_at=None) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
                violation_error_message="A meeting cannot be scheduled to end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(adjourned=None)
                | Q(called_to_order=None)
                | Q(adjourned__gt=F("called_to_order")),
                name="meeting_adjourned_after_call_to_order",
                violation_error_message="A meeting cannot adjourn before it is called to order.",
            ),
        ]

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.follow_date(Meeting.objects.filter(pk=self.pk).select_related("body").first())
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if not (self.date and self.body_id):
            return
        day = {"date": self.date, "date_precision": self.date_precision}
        others = Meeting.objects.filter(body=self.body_id, **day).exclude(pk=self.pk)
        same_hour = others.filter(kind=self.kind, starts_at=self.starts_at)
        if self.starts_at and (twin := same_hour.first()):
            sentence = f"The meeting at {twin.get_absolute_url()} is of this body, day and hour."
            raise ValidationError({"starts_at": f"{sentence} Give one of them another hour."})
        if self.slug:
            return
        if self.kind != MeetingKind.NOT_STATED:
            others = others.filter(kind__in=[self.kind, MeetingKind.NOT_STATED])
        if twin := others.first():
            raise ValidationError(
                {
                    "slug": f"There is a meeting at {twin.get_absolute_url()} already, of this"
                    " body and day. If this is another one, give it an address of its own,"
                    f" such as {self.usual_slug()}."
                }
            )

    def get_absolute_url(self):
        return reverse("meetings:meeting", args=[self.slug])

    @property
    def known_manner(self):
        """How people take part, as staff say it or as the place and the address tell; or empty."""
        if self.manner:
            return MeetingManner(self.manner)
        if self.remote_url:
            return MeetingManner.HYBRID if self.place else MeetingManner.REMOTE
        return MeetingManner.IN_PERSON if self.place else ""

    @property
    def where_words(self):
        """Room 2D, and by electronic equipment; empty where nothing is posted of it."""
        remote = "by electronic equipment"
        match self.known_manner:
            case MeetingManner.REMOTE:
                return remote.capitalize()
            case MeetingManner.HYBRID:
                return f"{self.place}, and {remote}" if self.place else f"In person and {remote}"
        return self.place

    # What became of it

    @property
    def is_to_come(self):
        """Whether its day, or its month where no day is known, is not over."""
        last = calendar.monthrange(self.date.year, self.date.month)[1]
        day = self.date if self.is_dated_to_the_day else self.date.replace(day=last)
        return day >= today()

    @property
    def is_expected(self):
        """Whether somebody can still plan to go to it."""
        return self.is_to_come and self.status == MeetingStatus.SCHEDULED

    @property
    def public_minutes(self):
        """Its minutes, if the public may see them."""
        minutes = getattr(self, "minutes", None)
        return minutes if minutes and minutes.is_public else None

    @property
    def withdrawn_minutes(self):
        """Its minutes, if they were withdrawn; nothing of their text is shown."""
        minutes = getattr(self, "minutes", None)
        return minutes if minutes and minutes.is_withdrawn else None

    def say_held(self, why, by=None):
        """Record that it took place, where only its plan is recorded. What else is known stays."""
        if self.status == MeetingStatus.SCHEDULED and self.date <= today():
            self.status = MeetingStatus.HELD
            self._history_user = log.acting(by)
            self.save(update_fields=["status"])
            log.note(log.AuditAction.CHANGE, self, by, f"Held: {why}")
