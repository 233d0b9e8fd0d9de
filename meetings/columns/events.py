"""Meetings with their agenda and people: as tables have them, and as Open Civic Data names them."""

from typing import NamedTuple

from meetings.columns.documents import DocumentOut
from meetings.models import AgendaItem, Attendance, Meeting, MeetingStatus, Minutes
from meetings.pages.appearances import attendance_words
from meetings.pages.naming import name_in
from meetings.pages.schema_org import moment
from tipcouncil.records import api
from tipcouncil.records.api import ENDING, SOURCES
from tipcouncil.records.dates import EASTERN
from tipcouncil.records.tables import Column, fields, page


def status_of(meeting, base):
    """In the words of Open Civic Data. “Passed” says that it was held, not that time went by."""
    if meeting.status == MeetingStatus.CANCELLED:
        return "cancelled"
    if meeting.status == MeetingStatus.HELD:
        return "passed"
    return "confirmed" if meeting.starts_at else "tentative"


def begins(meeting):
    return meeting.starts_at or meeting.called_to_order


def name_recorded(row, base):
    return name_in(row).words


def item_path(row, base):
    return row.agenda_item.path_words if row.agenda_item else ""


def place_of(row, base):
    item = f"#{row.agenda_item.element_id}" if row.agenda_item else ""
    return f"{page(row.meeting, base)}{item}"


# As tables have them


MEETINGS = [
    *fields(
        Meeting,
        "date=date_iso status kind body=body.name starts_at ends_at called_to_order adjourned place"
        " manner remote_address=remote_url remote_phone remote_passcode heading_as_listed=as_listed"
        " moved_from change_reason",
    ),
    Column("minutes", lambda meeting, base: meeting.approval or "none listed"),
    Column("text_of_minutes_held", lambda meeting, base: bool(meeting.has_text), bool),
    Column("documents_named", lambda meeting, base: len(meeting.public_papers), int),
    Column(
        "documents_held",
        lambda meeting, base: sum(paper.is_held for paper in meeting.public_papers),
        int,
    ),
    *fields(Meeting, "summary note source"),
    Column("address", page),
]
ATTENDANCE = [
    *fields(Attendance, "meeting=meeting.date_iso body=meeting.body.name"),
    Column("name_as_recorded", name_recorded),
    Column("seat", lambda row, base: row.seat.holder if row.seat and row.seat.is_public else ""),
    *fields(Attendance, "capacity manner arrived left"),
    Column("agenda_item", item_path),
    *fields(Attendance, "topic"),
    Column("in_words", lambda row, base: attendance_words(row)),
    Column("address", place_of),
]
# As Open Civic Data names them


class NumberedItem(NamedTuple):
    """A line of an agenda with its place in it, and the names of its other lines by their keys."""

    item: AgendaItem
    order: int
    names: dict[int, str]
    page: str


def agenda_of(meeting, base):
    items = list(meeting.agenda_items.all())
    names, address = {item.pk: item.element_id for item in items}, page(meeting, base)
    lines = (NumberedItem(item, n, names, address) for n, item in enumerate(items, start=1))
    return [EventAgendaItem.of(line, base) for line in lines]


def planned_at(line, base):
    item = line.item
    named_in = item.named_in if item.named_in_id and item.named_in.is_public else None
    return named_in.meeting.slug if named_in else None


Place = api.record(
    "Place",
    "Where a meeting is held, on earth and on the web.",
    fields(Meeting, "name=place manner url=remote_url phone=remote_phone passcode=remote_passcode"),
)
EventAgendaItem = api.record(
    "EventAgendaItem",
    "A line of an agenda. `parent` is the id of the line above it.",
    [
        *fields(AgendaItem, "id=element_id label description=title", "item."),
        Column("order", type=int),
        Column("parent", lambda line, base: line.names.get(line.item.parent_id), str | None),
        *fields(AgendaItem, "presenters=presenter_names", "item."),
        Column("planned_at", planned_at, str | None),
        *fields(AgendaItem, "added_by_vote", "item."),
        Column("url", lambda line, base: f"{line.page}#{line.item.element_id}"),
    ],
)


def own_item(row, base):
    """The item of a row, where it is one of the meeting's own."""
    item = row.agenda_item
    return item.element_id if item and item.meeting_id == row.meeting_id else None


EventParticipant = api.record(
    "EventParticipant",
    "Somebody whom the record of a meeting names, as recorded.",
    [
        Column("name", name_recorded),
        Column(
            "person_id",
            lambda row, base: row.person.slug if name_in(row).url else None,
            str | None,
        ),
        *fields(Attendance, "post_id=seat capacity manner"),
        Column("agenda_item", own_item, str | None),
        *fields(Attendance, "topic arrived left"),
    ],
)
EventMinutes = api.record(
    "EventMinutes",
    "The minutes: whether they are approved, and where their text stands.",
    [
        *fields(Minutes, "approval approved_at_event=approved_in"),
        Column("is_held", lambda minutes, base: bool(minutes.body.strip()), bool),
        Column(
            "text_url",
            lambda minutes, base: (
                f"{base}{minutes.get_text_url()}" if minutes.body.strip() else None
            ),
            str | None,
        ),
        SOURCES,
    ],
)


def minutes_of(meeting, base):
    return EventMinutes.of(meeting.public_minutes, base) if meeting.public_minutes else None


def participants_of(meeting, base):
    return [EventParticipant.of(row, base) for row in meeting.attendances.all()]


def papers_of(meeting, base):
    return [DocumentOut.of(paper, base) for paper in meeting.public_papers]


Event = api.record(
    "Event",
    "A sitting, held, planned or cancelled. A date may be known to the month only: 2014-06.",
    [
        *fields(Meeting, "id=slug"),
        Column("name", lambda meeting, base: f"{meeting.title}, {meeting.date_words}"),
        *fields(Meeting, "organization_id=body.slug classification=kind"),
        Column("status", status_of),
        *fields(Meeting, "recorded_status=status moved_from change_reason"),
        Column("start_date", lambda meeting, base: moment(meeting, begins(meeting))),
        Column(
            "end_date",
            lambda meeting, base: moment(meeting, meeting.ends_at) if meeting.ends_at else None,
            str | None,
        ),
        Column("all_day", lambda meeting, base: begins(meeting) is None, bool),
        Column("timezone", lambda meeting, base: EASTERN.key),
        *fields(Meeting, "called_to_order adjourned"),
        Column("location", Place.of, Place),
        *fields(Meeting, "heading_as_listed=as_listed description=summary note"),
        Column("agenda", agenda_of, list[EventAgendaItem]),
        Column("participants", participants_of, list[EventParticipant]),
        Column("minutes", minutes_of, EventMinutes | None),
        Column("documents", papers_of, list[DocumentOut]),
        Column(
            "vote_event_ids",
            lambda meeting, base: [motion.pk for motion in meeting.public_motions],
            list[int],
        ),
        *ENDING,
    ],
)
