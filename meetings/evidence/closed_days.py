"""The days that do not count because an office was closed or a holiday was proclaimed.

A day that is entered later moves deadlines: the log of each meeting says which, and why.
"""

import datetime

from django.dispatch import receiver

from meetings.deadlines import OfficeCalendar, duties_of
from meetings.evidence.clocks import moment_in_words, sitting_of
from meetings.models import ClosedDay, ClosedDayKind, Meeting, MeetingStatus
from tipcouncil.records import log
from tipcouncil.records.dates import Precision
from tipcouncil.records.posting import changed

EARLIEST, LATEST = datetime.date(1000, 1, 1), datetime.date(9000, 1, 1)  # a mistyped day has none
REACH = datetime.timedelta(days=21)  # no clock that leaves out days runs for longer than 7 of them


def office_calendar():
    """Which days count, with the closed days that are posted."""
    return calendar_of(ClosedDay.objects.public())


def calendar_of(days):
    holidays, closed = {}, {}
    for day in days:
        of_its_kind = holidays if day.kind == ClosedDayKind.HOLIDAY else closed
        of_its_kind[day.date] = f"{day.words} ({day.date:%B} {day.date.day})"
    return OfficeCalendar(closed=closed, proclaimed=holidays)


@receiver(changed, sender=ClosedDay)
def tell_moved_deadlines(instance, before, **signal):
    """Write into the log which deadlines are others now that a day is closed, or is not."""
    public = list(ClosedDay.objects.public())
    others = [day for day in public if day.pk != instance.pk]
    was = calendar_of([*others, before] if before and before.is_public else others)
    now = calendar_of(public)
    days = [instance.date, *([before.date] if before else [])]
    first, last = max(min(days), EARLIEST) - REACH, min(max(days), LATEST) + REACH
    near = Meeting.objects.filter(date__range=(first, last), date_precision=Precision.DAY).exclude(
        status=MeetingStatus.CANCELLED
    )
    for meeting in near.select_related("body"):
        for words in moved_deadlines(sitting_of(meeting), was, now):
            by = getattr(instance, "_history_user", None)
            log.note(log.AuditAction.CHANGE, meeting, by, f"{words} Closed day: {instance}.")


def moved_deadlines(sitting, was, now):
    """A sentence for each duty that is due at another time by another calendar."""
    before = {(duty.clock, duty.what): duty.due for duty in duties_of(sitting, was)}
    for duty in duties_of(sitting, now):
        old = before.get((duty.clock, duty.what))
        if old != duty.due:
            due = f"is due {moment_in_words(duty.due)}"
            yield f"“{duty.what}” {due}, and not {moment_in_words(old) if old else 'before'}."
