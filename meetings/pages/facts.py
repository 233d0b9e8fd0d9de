"""What the head of a meeting's page says: the facts. What else it says is in its templates."""

from typing import NamedTuple

from meetings.models import Approval, DocumentKind, MeetingKind, MeetingStatus
from tipcouncil.records.dates import clock, eastern, in_words, parse_iso


class Fact(NamedTuple):
    """A term and what the record says; `moment` is for machines."""

    term: str
    words: str
    moment: str = ""
    url: str = ""


def facts_of(meeting):
    """Those that the record has."""
    hours = [("Called to order", meeting.called_to_order), ("Adjourned", meeting.adjourned)]
    online, joined = meeting.remote_url, meeting.is_expected
    is_known = meeting.is_dated_to_the_day or meeting.note
    is_odd = meeting.kind in (MeetingKind.SPECIAL, MeetingKind.EMERGENCY)
    listed = meeting.as_listed if meeting.as_listed != meeting.date_words else ""
    facts = [
        *(
            Fact(term, clock(time), eastern(meeting.date, time).isoformat(timespec="minutes"))
            for term, time in hours
            if time
        ),
        Fact("Scheduled", meeting.hours_words),
        Fact("Place", meeting.place),
        Fact("Online", online and "Join or watch", url=online)
        if joined
        else Fact("Online link", online),
        Fact("Telephone", meeting.remote_phone),
        Fact("Passcode", meeting.remote_passcode),
        Fact("Attend", meeting.manner and meeting.get_manner_display()),
        Fact("Moved from", meeting.moved_from and in_words(*parse_iso(meeting.moved_from))),
        Fact("Reason", meeting.change_reason if meeting.status == MeetingStatus.HELD else ""),
        Fact("Kind of meeting", meeting.get_kind_display() if is_odd else ""),
        Fact("Listed as", listed and f"“{listed}”"),
        Fact("Day", "" if is_known else "Not stated"),
    ]
    return [fact for fact in facts if fact.words]


def cited_as(minutes):
    """What a citation calls the record: the minutes, or where no text is held, the meeting."""
    if minutes is None:
        return "Meeting"
    return "Minutes (draft)" if minutes.approval == Approval.DRAFT else "Minutes"


def minutes_held(documents):
    """Whether the minutes stand among the documents: “held” as a file, “listed” by their title."""
    minutes = [paper for paper in documents if paper.kind == DocumentKind.MINUTES]
    return "held" if any(paper.is_held for paper in minutes) else "listed" if minutes else ""
