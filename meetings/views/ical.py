"""The council's meetings as a calendar (RFC 5545). The same meetings always make the same bytes."""

import math
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
from django.conf import settings

from meetings.models import MeetingStatus
from tipcouncil.records.dates import EASTERN, sentence
from tipcouncil.records.metadata.identifiers import uid

REFRESH = timedelta(hours=12)
# America/New_York by its rules since 1987 and since 2007 (Energy Policy Act of 2005, Sec. 110),
# which are shorter than its dates.
EASTERN_TIME = (Path(__file__).parent / "new_york.ics").read_text()


def calendar(meetings, address, name=settings.COUNCIL):
    """The calendar's bytes. `address` makes a whole address of a path.

    A meeting whose day is unknown has no place in a calendar.
    """
    made = icalendar.Calendar()
    made.add("prodid", f"-//{settings.COUNCIL}//Public record//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", EASTERN.key)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    made.add_component(icalendar.Timezone.from_ical(EASTERN_TIME))
    for meeting in meetings:
        if meeting.is_dated_to_the_day:
            made.add_component(event(meeting, address))
    return made.to_ical()


def event(meeting, address):
    made = icalendar.Event()
    made.add("uid", uid("meeting", meeting.slug))
    made.add("dtstamp", meeting.changed_at.replace(microsecond=0))
    made.add("last-modified", meeting.changed_at.replace(microsecond=0))
    made.add("sequence", sequence(meeting))
    made.add("summary", summary(meeting))
    add_times(made, meeting)
    if place := meeting.place or meeting.remote_url:
        made.add("location", place)
    made.add("status", status(meeting))
    made.add("transp", "TRANSPARENT")  # it takes up nobody's own time
    page = address(meeting.get_absolute_url())
    made.add("url", page)
    made.add("description", description(meeting, page))
    return made


def sequence(meeting):
    """A number that grows with each change: the seconds since the meeting was first posted."""
    return math.ceil((meeting.changed_at - meeting.first_posted_at).total_seconds())


def description(meeting, page):
    """What a calendar shows below the hour. Some show no address but one that stands here."""
    is_planned = meeting.status == MeetingStatus.SCHEDULED
    ways = [meeting.remote_url, meeting.remote_phone]
    ways = ", or by telephone ".join(filter(None, ways))
    passcode = f" (passcode {meeting.remote_passcode})" if meeting.remote_passcode else ""
    attend = f"To attend from elsewhere: {ways}{passcode}"
    lines = [
        meeting.summary,
        sentence(meeting.moved_words),
        attend if ways and is_planned else "",
        meeting.change_reason and f"Reason: {meeting.change_reason}",
        f"Agenda, minutes and papers: {page}",
    ]
    return "\n".join(filter(None, lines))


def summary(meeting):
    cancelled = meeting.status == MeetingStatus.CANCELLED
    return f"{'Cancelled: ' if cancelled else ''}{meeting.title}"


def add_times(made, meeting):
    """The scheduled hours; the whole day where no hour is known."""
    if meeting.starts_at is None:
        made.add("dtstart", meeting.date)
        made.add("dtend", meeting.date + timedelta(days=1))
        return
    made.add("dtstart", datetime.combine(meeting.date, meeting.starts_at, tzinfo=EASTERN))
    if meeting.ends_at:
        made.add("dtend", datetime.combine(meeting.date, meeting.ends_at, tzinfo=EASTERN))


def status(meeting):
    """A meeting still to come whose hour is not set is as yet tentative."""
    if meeting.status == MeetingStatus.CANCELLED:
        return "CANCELLED"
    is_open = meeting.status == MeetingStatus.SCHEDULED and meeting.starts_at is None
    return "TENTATIVE" if is_open else "CONFIRMED"
