"""The clocks of the law that run for a meeting of the record, and how they are put in words."""

import datetime

from django.utils import timezone

from meetings.deadlines import Sitting, SittingKind, SittingManner, duties_of
from meetings.models import MeetingKind, MeetingManner
from tipcouncil.records.dates import clock, eastern, in_words

KINDS = {
    MeetingKind.REGULAR: SittingKind.REGULAR,
    MeetingKind.SPECIAL: SittingKind.SPECIAL,
    MeetingKind.EMERGENCY: SittingKind.EMERGENCY,
    MeetingKind.NOT_STATED: SittingKind.REGULAR,
}


def sitting_of(meeting):
    """The facts of a meeting that clocks run from; None where its day is not known."""
    if not meeting.is_dated_to_the_day:
        return None
    return Sitting(
        kind=KINDS[meeting.kind],
        day=meeting.date,
        starts=meeting.starts_at and eastern(meeting.date, meeting.starts_at),
        ended=meeting.adjourned and end_of(meeting),
        manner=manner_of(meeting),
    )


def end_of(meeting):
    """When it was adjourned: on the day after, where the clock shows less than at its beginning."""
    begun = meeting.called_to_order or meeting.starts_at
    is_past_midnight = begun is not None and meeting.adjourned < begun
    return eastern(meeting.date + datetime.timedelta(days=is_past_midnight), meeting.adjourned)


MANNERS = {
    MeetingManner.HYBRID: SittingManner.HYBRID,
    MeetingManner.REMOTE: SittingManner.REMOTE,
}


def manner_of(meeting):
    return MANNERS.get(meeting.known_manner, SittingManner.IN_PERSON)


def first_duties(meeting, calendar):
    """{clock, such as K8: the first thing that it asks of a meeting}; empty for an unknown day."""
    sitting = sitting_of(meeting)
    duties = duties_of(sitting, calendar) if sitting else []
    return {duty.clock: duty for duty in reversed(duties)}


def moment_in_words(moment):
    """January 15, 2027, 10:00 AM; the day alone where no hour is known."""
    if isinstance(moment, datetime.datetime):
        local = timezone.localtime(moment)
        return f"{in_words(local.date())}, {clock(local.time())}"
    return in_words(moment)


def law_in_words(duty):
    """The limit and its section, the days that are left out, and a stricter reading of the law."""
    words = f"{duty.limit}, Sec. {duty.section}"
    if duty.excluded:
        words += f"; not counted: {', '.join(duty.excluded)}"
    if duty.stricter:
        words += f"; {moment_in_words(duty.stricter)} with {duty.stricter_reading}"
    return words
