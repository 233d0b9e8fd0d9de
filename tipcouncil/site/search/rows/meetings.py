"""What can be found of meetings: the sitting, its items, its motions, and its papers."""

from django.db.models import Prefetch

from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    Meeting,
    MeetingStatus,
    MemberVote,
    Motion,
)
from meetings.pages.naming import name_in
from meetings.pages.statuses import status_in_words, status_tags
from meetings.sections import outline
from tipcouncil.records.redaction.words import NAME_WITHHELD
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.rows import IndexUnit, Row, joined
from tipcouncil.site.search.rows.files import rows_of_pages


def public_meetings():
    """Public meetings with everything that their pages show of them."""
    votes = MemberVote.objects.select_related("person")
    motions = Motion.objects.public().order_by("position", "pk")
    people = Attendance.objects.select_related("person").order_by("position", "pk")
    return (
        Meeting.objects.public()
        .select_related("body", "minutes")
        .prefetch_related(
            Prefetch("agenda_items", AgendaItem.objects.all()),
            Prefetch("attendances", people),
            Prefetch("motions", motions.prefetch_related(Prefetch("votes", votes))),
        )
    )


def rows_of_meeting(meeting):
    minutes = meeting.public_minutes
    text = outline(minutes.body if minutes else "")
    of_day = {"date": meeting.date, "body": meeting.body}
    yield row_of_sitting(meeting, minutes, text, of_day)
    yield from rows_of_items(meeting, minutes, text, of_day | {"kind": "item"})
    for motion in meeting.motions.all():
        yield row_of_motion(meeting, motion, of_day)


def row_of_sitting(meeting, minutes, text, of_day):
    approval = minutes.approval if minutes else None
    status = status_in_words(meeting.status, approval)
    listed = meeting.as_listed if meeting.as_listed != meeting.date_words else ""
    names = [name_in(row).words for row in meeting.attendances.all()]
    names = ", ".join(name for name in names if name != NAME_WITHHELD)
    is_named = meeting.kind in ("regular", "special")
    kind = f"{meeting.get_kind_display()} meeting" if is_named else "Meeting"
    is_planned = meeting.status == MeetingStatus.SCHEDULED
    return Row(
        kind="meeting",
        source=meeting,
        title=str(meeting),
        path=f"{kind} of the {meeting.body}",
        also="agenda planned scheduled coming upcoming next"
        if is_planned
        else f"minutes agenda held attendance {status}",
        text=joined(
            meeting.summary,
            meeting.place,
            f"Listed as “{listed}”." if listed else "",
            plain(meeting.note),
            f"Named as present or absent: {names}." if names else "",
            plain(text.preamble),
        ),
        status=status,
        status_class=status_tags(meeting.status, approval)[0].css,
        **of_day,
    )


def rows_of_items(meeting, minutes, text, facts):
    """The items, once each: as the minutes tell of them, or else as the agenda names them."""
    items = {item.pk: item for item in meeting.agenda_items.all()}
    by_place = {}
    for item in items.values():
        item.meeting = meeting
        item.parent = items.get(item.parent_id)
        by_place.setdefault(item.element_id, item)
    for section in text.walk():
        item = by_place.pop(section.element_id, None)
        place = f", item {section.path_words}" if section.path_words else ""
        yield Row(
            place=section.element_id,
            source=minutes,
            title=plain(section.title),
            path=f"Minutes, {meeting}{place}",
            also=f"{item.title} {item.presenter_names}" if item else "",
            address=f"{meeting.get_absolute_url()}#{section.element_id}",
            text=plain(section.text),
            **facts,
        )
    for item in by_place.values():
        place = f", item {item.path_words}" if item.label else ""
        yield Row(
            place=item.element_id,
            source=item,
            title=item.title,
            path=f"Agenda, {meeting}{place}",
            text=item.presenter_names,
            **facts,
        )


def row_of_motion(meeting, motion, of_day):
    names = ", ".join(name_in(vote).words for vote in motion.votes.all())
    return Row(
        place=f"motion-{motion.pk}",
        kind="item",
        source=motion,
        title=motion.text,
        path=f"Motion, {meeting}",
        also="vote voted moved",
        address=f"{meeting.get_absolute_url()}#motion-{motion.pk}",
        text=joined(
            f"Moved by {motion.moved_by_name}." if motion.moved_by_name else "",
            f"Seconded by {motion.seconded_by_name}." if motion.seconded_by_name else "",
            f"Votes: {names}." if names else "",
        ),
        status=motion.get_result_display(),
        **of_day,
    )


def rows_of_document(document):
    meeting, kind = document.meeting, document.get_kind_display()
    of_meeting = f", meeting of {meeting}" if meeting else ""
    facts = {
        "source": document,
        "kind": "document",
        "title": document.title_as_posted,
        "date": document.date or (meeting.date if meeting else None),
        "body": document.body,
    }
    yield Row(
        path=f"{kind}{of_meeting}",
        text=document.note,
        status="" if document.is_held else "Not held",
        **facts,
    )
    yield from rows_of_pages(document, f"{kind.lower()}{of_meeting}", "", **facts)


def public_documents():
    return Document.objects.public().select_related("meeting__body", "body")


UNITS = [
    IndexUnit(public_meetings, rows_of_meeting),
    IndexUnit(public_documents, rows_of_document),
]
