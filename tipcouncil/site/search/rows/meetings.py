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
from tipcouncil.site.search.rows import IndexUnit, Row
from tipcouncil.site.search.rows.files import pages_of


def public_meetings():
    """Public meetings with everything that their pages show of them."""
    votes = MemberVote.objects.select_related("person")
    motions = Motion.objects.public().order_by("position", "pk")
    people = Attendance.objects.select_related("person").order_by("position", "pk")
    return (
        Meeting.objects.public()
        .select_related("body", "minutes")
        .prefetch_related(
            Prefetch("agenda_items", AgendaItem.objects.in_order()),
            Prefetch("attendances", people),
            Prefetch("motions", motions.prefetch_related(Prefetch("votes", votes))),
        )
    )


def rows_of_meeting(meeting):
    minutes = getattr(meeting, "minutes", None)
    minutes = minutes if minutes and minutes.is_public else None
    text = outline(minutes.body if minutes else "")
    yield row_of_sitting(meeting, minutes, text)
    yield from rows_of_items(meeting, minutes, text)
    for motion in meeting.motions.all():
        yield row_of_motion(meeting, motion)


def row_of_sitting(meeting, minutes, text):
    approval = minutes.approval if minutes else None
    status = status_in_words(meeting.status, approval)
    listed = meeting.as_listed if meeting.as_listed != meeting.date_words else ""
    names = [name_in(row).words for row in meeting.attendances.all()]
    says = [meeting.summary, meeting.place, f"Listed as “{listed}”." if listed else ""]
    names = [name for name in names if name != NAME_WITHHELD]
    present = f"Named as present or absent: {', '.join(names)}." if names else ""
    said = " ".join(filter(None, [*says, plain(meeting.note), present, plain(text.preamble)]))
    return Row(
        place="",
        kind="meeting",
        source=meeting,
        title=str(meeting),
        path=f"{meeting.get_kind_display()} meeting of the {meeting.body}"
        if meeting.kind in ("regular", "special")
        else f"Meeting of the {meeting.body}",
        also=f"minutes agenda held attendance {status}"
        if meeting.status != MeetingStatus.SCHEDULED
        else "agenda planned scheduled coming upcoming next",
        address=meeting.get_absolute_url(),
        text=said,
        date=meeting.date,
        body=meeting.body.slug,
        status=status,
        status_class=status_tags(meeting.status, approval)[0].css,
    )


def rows_of_items(meeting, minutes, text):
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
            kind="item",
            source=minutes,
            title=plain(section.title),
            path=f"Minutes, {meeting}{place}",
            also=f"{item.title} {item.presenter_names}" if item else "",
            address=f"{meeting.get_absolute_url()}#{section.element_id}",
            text=plain(section.text),
            date=meeting.date,
            body=meeting.body.slug,
        )
    for item in by_place.values():
        place = f", item {item.path_words}" if item.label else ""
        yield Row(
            place=item.element_id,
            kind="item",
            source=item,
            title=item.title,
            path=f"Agenda, {meeting}{place}",
            address=item.get_absolute_url(),
            text=item.presenter_names,
            date=meeting.date,
            body=meeting.body.slug,
        )


def row_of_motion(meeting, motion):
    names = [name_in(vote).words for vote in motion.votes.all()]
    by = [
        f"Moved by {motion.moved_by_name}." if motion.moved_by_name else "",
        f"Seconded by {motion.seconded_by_name}." if motion.seconded_by_name else "",
        f"Votes: {', '.join(names)}." if names else "",
    ]
    return Row(
        place=f"motion-{motion.pk}",
        kind="item",
        source=motion,
        title=motion.text,
        path=f"Motion, {meeting}",
        also="vote voted moved",
        address=f"{meeting.get_absolute_url()}#motion-{motion.pk}",
        text=" ".join(filter(None, by)),
        date=meeting.date,
        body=meeting.body.slug,
        status=motion.get_result_display(),
    )


def public_documents():
    return Document.objects.public().select_related("meeting__body", "body")


def rows_of_document(document):
    meeting = document.meeting
    of = f", meeting of {meeting}" if meeting else ""
    facts = {
        "source": document,
        "kind": "document",
        "title": document.title_as_posted,
        "date": document.date or (meeting.date if meeting else None),
        "body": document.body.slug,
    }
    yield Row(
        place="",
        path=f"{document.get_kind_display()}{of}",
        address=document.get_absolute_url(),
        text=document.note,
        status="" if document.is_held else "Not held",
        **facts,
    )
    for page in pages_of(document):
        yield Row(
            place=f"page-{page.number}",
            path=f"{page.words}, {document.get_kind_display().lower()}{of}",
            address=f"{document.get_file_url()}{page.fragment}",
            text=page.text,
            **facts,
        )


UNITS = [
    IndexUnit("meeting", Meeting, public_meetings, rows_of_meeting),
    IndexUnit("document", Document, public_documents, rows_of_document),
]
