"""Meetings, papers, seats and people as rows of tables, told the same way wherever they are taken.

Each table has its COLUMNS, and a function that makes the row of a record. `base` is the site's own
address.
"""

from meetings.pages.appearances import attendance_words
from meetings.pages.naming import name_in, name_of
from tipcouncil.records.dates import iso

MEETINGS = [
    "date",
    "status",
    "kind",
    "body",
    "starts_at",
    "ends_at",
    "called_to_order",
    "adjourned",
    "place",
    "remote_address",
    "heading_as_listed",
    "moved_from",
    "minutes",
    "text_of_minutes_held",
    "documents_named",
    "documents_held",
    "summary",
    "note",
    "source",
    "address",
]
DOCUMENTS = [
    "title_as_posted",
    "kind",
    "date",
    "body",
    "meeting",
    "held",
    "media_type",
    "size",
    "pages",
    "sha256",
    "copy_elsewhere",
    "note",
    "source",
    "file",
    "address",
]
SEATS = [
    "seat",
    "number",
    "kind",
    "appointed_by",
    "represents",
    "begins",
    "ends",
    "added_by",
    "holder",
    "holder_recorded_as",
    "source",
]
MEMBERSHIPS = [
    "name",
    "body",
    "role",
    "seat",
    "title",
    "begins",
    "ends",
    "listed_in",
    "listed_on",
    "note",
    "source",
    "address",
]
PEOPLE = [
    "name",
    "name_by_family",
    "honorific",
    "meetings_named_at",
    "lists_named_in",
    "documents_named_in",
    "note",
    "source",
    "address",
]
ATTENDANCE = [
    "meeting",
    "body",
    "name_as_recorded",
    "seat",
    "capacity",
    "manner",
    "arrived",
    "left",
    "agenda_item",
    "topic",
    "in_words",
    "address",
]
VOTES = [
    "meeting",
    "body",
    "agenda_item",
    "motion",
    "moved_by",
    "seconded_by",
    "result",
    "by_voice",
    "yes_count",
    "no_count",
    "abstain_count",
    "name_as_recorded",
    "vote",
    "address",
]


def day(date, precision="day"):
    return iso(date, precision) if date else None


def clock(time):
    return time.isoformat(timespec="minutes") if time else None


def meeting_row(meeting, base):
    """A meeting that came with its approval and, as `public_papers`, its papers."""
    papers = meeting.public_papers
    return [
        meeting.date_iso,
        meeting.status,
        meeting.kind,
        meeting.body.name,
        clock(meeting.starts_at),
        clock(meeting.ends_at),
        clock(meeting.called_to_order),
        clock(meeting.adjourned),
        meeting.place,
        meeting.remote_url,
        meeting.as_listed,
        meeting.moved_from,
        meeting.approval or "none listed",
        bool(meeting.has_text),
        len(papers),
        sum(paper.is_held for paper in papers),
        meeting.summary,
        meeting.note,
        meeting.source,
        f"{base}{meeting.get_absolute_url()}",
    ]


def document_row(paper, base):
    return [
        paper.title_as_posted,
        paper.kind,
        day(paper.date, paper.date_precision),
        paper.body.name,
        paper.meeting.date_iso if paper.meeting else None,
        paper.is_held,
        paper.media_type,
        paper.size if paper.is_held else None,
        paper.pages,
        paper.sha256,
        paper.source_url,
        paper.note,
        paper.source,
        f"{base}{paper.get_file_url()}" if paper.is_held else "",
        f"{base}{paper.get_absolute_url()}",
    ]


def seat_rows(filled):
    """A seat on a day: a row for each who is recorded in it, or one that says that nobody is."""
    seat = filled.seat
    for holder in filled.holders or [None]:
        yield [
            seat.holder,
            seat.number,
            seat.kind,
            seat.appointing_authority,
            seat.represents,
            day(seat.begins),
            day(seat.ends),
            seat.added_by,
            holder.name.words if holder else "Not recorded",
            holder.words if holder else "",
            seat.source,
        ]


def membership_row(row, base):
    named = name_of(row.person)
    return [
        named.words,
        row.body.name,
        row.role,
        row.seat_as_written or (row.seat.holder if row.seat else ""),
        row.title,
        day(row.begins),
        day(row.ends),
        row.listed_in,
        day(row.listed_on, row.listed_precision),
        row.note,
        row.source,
        f"{base}{named.url}" if named.url else "",
    ]


def person_row(person, base):
    return [
        person.name,
        person.sort_name,
        person.honorific,
        len({row.meeting_id for row in person.attendances.all()}),
        len(person.memberships.all()),
        len(person.documents.all()),
        person.note,
        person.source,
        f"{base}{person.get_absolute_url()}",
    ]


def attendance_row(row, base):
    meeting, item = row.meeting, row.agenda_item
    place = f"#{item.element_id}" if item else ""
    return [
        meeting.date_iso,
        meeting.body.name,
        name_in(row).words,
        row.seat.holder if row.seat and row.seat.is_public else "",
        row.capacity,
        row.manner,
        clock(row.arrived),
        clock(row.left),
        item.path_words if item else "",
        row.topic,
        attendance_words(row),
        f"{base}{meeting.get_absolute_url()}{place}",
    ]


def vote_rows(motion, base):
    """A motion: a row for each vote, or one alone where no vote is entered by name."""
    meeting, item = motion.meeting, motion.agenda_item
    for vote in list(motion.votes.all()) or [None]:
        yield [
            meeting.date_iso,
            meeting.body.name,
            item.path_words if item else "",
            motion.text,
            motion.moved_by_name,
            motion.seconded_by_name,
            motion.result,
            motion.by_voice,
            motion.yes_count,
            motion.no_count,
            motion.abstain_count,
            name_in(vote).words if vote else "",
            vote.option if vote else "",
            f"{base}{meeting.get_absolute_url()}#motion-{motion.pk}",
        ]
