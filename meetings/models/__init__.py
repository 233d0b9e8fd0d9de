"""The council, its sittings and its papers."""

from meetings.models.agenda import AgendaItem
from meetings.models.attendance import Attendance, Capacity, Manner
from meetings.models.closed_days import ClosedDay, ClosedDayKind
from meetings.models.documents import Document, DocumentKind
from meetings.models.meeting_names import MeetingManner
from meetings.models.meetings import Meeting, MeetingKind, MeetingStatus
from meetings.models.minutes import Approval, Minutes, MinutesRevision
from meetings.models.people import (
    Body,
    BodyKind,
    HostAgency,
    Membership,
    Milestone,
    Person,
    Role,
    Seat,
    SeatKind,
)
from meetings.models.receipts import FilingWay, Receipt, Subject
from meetings.models.votes import MemberVote, Motion, MotionResult, VoteOption

__all__ = [
    "AgendaItem",
    "Approval",
    "Attendance",
    "Body",
    "BodyKind",
    "Capacity",
    "ClosedDay",
    "ClosedDayKind",
    "Document",
    "DocumentKind",
    "FilingWay",
    "HostAgency",
    "Manner",
    "Meeting",
    "MeetingKind",
    "MeetingManner",
    "MeetingStatus",
    "MemberVote",
    "Membership",
    "Milestone",
    "Minutes",
    "MinutesRevision",
    "Motion",
    "MotionResult",
    "Person",
    "Receipt",
    "Role",
    "Seat",
    "SeatKind",
    "Subject",
    "VoteOption",
    "approved",
    "meeting_names",
    "meetings",
    "minutes",
    "votes",
]
