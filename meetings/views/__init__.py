"""The public pages of meetings, papers and people."""

from meetings.views.calendars import body_calendar, calendar, meeting_calendar
from meetings.views.documents import document_list
from meetings.views.files import document_file, document_thumbnail
from meetings.views.meeting import meeting_detail
from meetings.views.meetings import meeting_list, meeting_year
from meetings.views.minutes import minutes_text, minutes_versions
from meetings.views.notices import notice, schedule
from meetings.views.people import members, person_detail, person_list
from meetings.views.receipts import receipt, year_duties

__all__ = [
    "body_calendar",
    "calendar",
    "document_file",
    "document_list",
    "document_thumbnail",
    "downloads",
    "meeting_calendar",
    "meeting_detail",
    "meeting_list",
    "meeting_year",
    "members",
    "minutes_text",
    "minutes_versions",
    "notice",
    "person_detail",
    "person_list",
    "receipt",
    "schedule",
    "year_duties",
]
