"""A meeting as schema.org describes an event."""

from django.conf import settings

from meetings.models import MeetingManner, MeetingStatus
from tipcouncil.records.dates import eastern

MODES = {
    MeetingManner.IN_PERSON: "Offline",
    MeetingManner.HYBRID: "Mixed",
    MeetingManner.REMOTE: "Online",
}


def as_event(meeting, minutes=None):
    """The facts of a meeting; `minutes` only where their text is public."""
    url = f"{settings.BASE_URL}{meeting.get_absolute_url()}"
    return {
        "@type": "Event",
        "name": f"{meeting.title}, {meeting.date_words}",
        "url": url,
        "startDate": moment(meeting, meeting.starts_at or meeting.called_to_order),
        "endDate": moment(meeting, meeting.ends_at) if meeting.ends_at else "",
        "eventStatus": f"https://schema.org/{status(meeting)}",
        "previousStartDate": meeting.moved_from,
        "eventAttendanceMode": attendance_mode(meeting),
        "location": location(meeting),
        "organizer": {"@type": "GovernmentOrganization", "name": meeting.body.name},
        "subjectOf": minutes
        and {
            "@type": "DigitalDocument",
            "name": f"Minutes, {meeting}",
            "inLanguage": "en-US",
            "encodingFormat": "text/markdown",
            "url": f"{settings.BASE_URL}{minutes.get_text_url()}",
        },
    }


def status(meeting):
    if meeting.status == MeetingStatus.CANCELLED:
        return "EventCancelled"
    return "EventRescheduled" if meeting.moved_from else "EventScheduled"


def moment(meeting, time):
    """2017-01-19T10:00:00-05:00, or as much of the date as is known."""
    if time is None or not meeting.is_dated_to_the_day:
        return meeting.date_iso
    return eastern(meeting.date, time).isoformat()


def attendance_mode(meeting):
    mode = MODES.get(meeting.known_manner, "")
    return mode and f"https://schema.org/{mode}EventAttendanceMode"


def location(meeting):
    places = []
    if meeting.place:
        places.append({"@type": "Place", "name": meeting.place})
    if meeting.remote_url:
        places.append({"@type": "VirtualLocation", "url": meeting.remote_url})
    return places[0] if len(places) == 1 else places
