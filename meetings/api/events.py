"""Meetings with their agendas, and votes, as Open Civic Data names them."""

from collections import Counter

from django.db.models import Prefetch
from django.http import HttpResponse
from ninja import Query, Router

from meetings.api.council import slug_of
from meetings.api.papers import DocumentOut, document_as, documents
from meetings.changed import with_page_changes
from meetings.counts import counts_of
from meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingKind,
    MeetingStatus,
    MemberVote,
    Motion,
    MotionResult,
)
from meetings.pages.event import moment as moment_of
from meetings.pages.naming import name_in
from tipcouncil.records import api
from tipcouncil.records.dates import EASTERN
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Meetings"])

OUTCOMES = {MotionResult.CARRIED: "pass", MotionResult.FAILED: "fail"}


class Place(api.Record):
    """Where a meeting is held, on earth and on the web."""

    name: str
    url: str


class EventAgendaItem(api.Record):
    """A line of an agenda. `parent` is the id of the line above it."""

    id: str
    label: str
    description: str
    order: int
    parent: str | None
    presenters: str
    planned_at: str | None
    added_by_vote: bool
    url: str


class EventParticipant(api.Record):
    """Somebody whom the record of a meeting names, as recorded."""

    name: str
    person_id: str | None
    post_id: str | None
    capacity: str
    manner: str
    agenda_item: str | None
    topic: str
    arrived: str | None
    left: str | None


class EventMinutes(api.Record):
    """The minutes: whether they are approved, and where their text stands."""

    approval: str
    approved_at_event: str | None
    is_held: bool
    text_url: str | None
    sources: list[api.Source]


class Event(api.Record):
    """A sitting, held, planned or cancelled. A date may be known to the month only: 2014-06."""

    id: str
    name: str
    organization_id: str
    classification: str
    status: str
    recorded_status: str
    moved_from: str
    start_date: str
    end_date: str | None
    all_day: bool
    timezone: str
    called_to_order: str | None
    adjourned: str | None
    location: Place
    heading_as_listed: str
    description: str
    note: str
    agenda: list[EventAgendaItem]
    participants: list[EventParticipant]
    minutes: EventMinutes | None
    documents: list[DocumentOut]
    vote_event_ids: list[int]
    url: str
    sources: list[api.Source]
    updated_at: str


class PersonVote(api.Record):
    """How one member voted, under the name as recorded."""

    voter_name: str
    voter_id: str | None
    option: str


class VoteCount(api.Record):
    """How many voted one way."""

    option: str
    value: int


class VoteEvent(api.Record):
    """A motion and its votes. `result` is pass or fail, or null where the record has neither.

    `counts` are those that the minutes give; `counts_by_name` are of the votes in `votes`. Where
    they differ, the minutes do.
    """

    id: int
    organization_id: str
    event_id: str
    agenda_item: str | None
    start_date: str
    motion_text: str
    mover: str
    seconder: str
    result: str | None
    recorded_result: str
    by_voice: bool
    votes: list[PersonVote]
    counts: list[VoteCount]
    counts_by_name: list[VoteCount]
    url: str
    sources: list[api.Source]
    updated_at: str


# Rows with all that is told of them


def events():
    items = AgendaItem.objects.in_order().select_related("named_in__meeting__body")
    people = Attendance.objects.select_related("person", "seat__body", "agenda_item")
    papers = documents().order_by("position", "pk")
    motions = Motion.objects.public().order_by("position", "pk")
    rows = Meeting.objects.public().select_related("body", "minutes__approved_in__body")
    return (
        with_page_changes(rows)
        .prefetch_related(
            Prefetch("agenda_items", items),
            Prefetch("attendances", people.order_by("position", "pk")),
            Prefetch("documents", papers, to_attr="public_papers"),
            Prefetch("motions", motions, to_attr="public_motions"),
        )
        .order_by("-date", "slug")
    )


def vote_events():
    votes = MemberVote.objects.select_related("person").order_by("name_as_recorded", "pk")
    rows = Motion.objects.public().select_related("meeting__body", "agenda_item__meeting")
    plain_parts = [(MemberVote, "motion")]
    return (
        with_updated_at(rows, plain_parts=plain_parts)
        .prefetch_related(Prefetch("votes", votes))
        .order_by("-meeting__date", "meeting__slug", "position", "pk")
    )


# What is told


def clock(time):
    return time.isoformat(timespec="minutes") if time else None


def status_of(meeting):
    """In the words of Open Civic Data. “Passed” says that it was held, not that time went by."""
    if meeting.status == MeetingStatus.CANCELLED:
        return "cancelled"
    if meeting.status == MeetingStatus.HELD:
        return "passed"
    return "confirmed" if meeting.starts_at else "tentative"


def event_as(meeting, base):
    items = list(meeting.agenda_items.all())
    ids = {item.pk: item.element_id for item in items}
    page = f"{base}{meeting.get_absolute_url()}"
    begins, ends = meeting.starts_at or meeting.called_to_order, meeting.ends_at
    minutes = getattr(meeting, "minutes", None)
    return {
        "id": meeting.slug,
        "name": f"{meeting.title}, {meeting.date_words}",
        "organization_id": meeting.body.slug,
        "classification": meeting.kind,
        "status": status_of(meeting),
        "recorded_status": meeting.status,
        "moved_from": meeting.moved_from,
        "start_date": moment_of(meeting, begins),
        "end_date": moment_of(meeting, ends) if ends else None,
        "all_day": begins is None,
        "timezone": EASTERN.key,
        "called_to_order": clock(meeting.called_to_order),
        "adjourned": clock(meeting.adjourned),
        "location": {"name": meeting.place, "url": meeting.remote_url},
        "heading_as_listed": meeting.as_listed,
        "description": meeting.summary,
        "note": meeting.note,
        "agenda": [item_as(item, order, ids, page) for order, item in enumerate(items, start=1)],
        "participants": [participant_as(row, ids) for row in meeting.attendances.all()],
        "minutes": minutes_as(minutes, base) if minutes and minutes.is_public else None,
        "documents": [document_as(paper, base) for paper in meeting.public_papers],
        "vote_event_ids": [motion.pk for motion in meeting.public_motions],
        "url": page,
        "sources": api.sources(meeting),
        "updated_at": api.moment(meeting.updated_at),
    }


def item_as(item, order, ids, page):
    named_in = item.named_in if item.named_in_id and item.named_in.is_public else None
    return {
        "id": item.element_id,
        "label": item.label,
        "description": item.title,
        "order": order,
        "parent": ids.get(item.parent_id),
        "presenters": item.presenter_names,
        "planned_at": named_in.meeting.slug if named_in else None,
        "added_by_vote": item.added_by_vote,
        "url": f"{page}#{item.element_id}",
    }


def participant_as(row, ids):
    named = name_in(row)
    return {
        "name": named.words,
        "person_id": row.person.slug if named.url else None,
        "post_id": slug_of(row.seat),
        "capacity": row.capacity,
        "manner": row.manner,
        "agenda_item": ids.get(row.agenda_item_id),
        "topic": row.topic,
        "arrived": clock(row.arrived),
        "left": clock(row.left),
    }


def minutes_as(minutes, base):
    held = bool(minutes.body.strip())
    return {
        "approval": minutes.approval,
        "approved_at_event": slug_of(minutes.approved_in),
        "is_held": held,
        "text_url": f"{base}{minutes.get_text_url()}" if held else None,
        "sources": api.sources(minutes),
    }


def counted(counts):
    return [{"option": str(option), "value": counts[option]} for option in sorted(counts)]


def vote_event_as(motion, base):
    meeting, item = motion.meeting, motion.agenda_item
    votes = [
        {
            "voter_name": named.words,
            "voter_id": vote.person.slug if named.url else None,
            "option": vote.option,
        }
        for vote in motion.votes.all()
        for named in [name_in(vote)]
    ]
    options = [vote["option"] for vote in votes]
    return {
        "id": motion.pk,
        "organization_id": meeting.body.slug,
        "event_id": meeting.slug,
        "agenda_item": item.element_id if item and item.meeting_id == meeting.pk else None,
        "start_date": meeting.date_iso,
        "motion_text": motion.text,
        "mover": motion.moved_by_name,
        "seconder": motion.seconded_by_name,
        "result": OUTCOMES.get(motion.result),
        "recorded_result": motion.result,
        "by_voice": motion.by_voice,
        "votes": votes,
        "counts": counted(counts_of(motion)),
        "counts_by_name": counted(Counter(options)),
        "url": f"{base}{meeting.get_absolute_url()}#motion-{motion.pk}",
        "sources": api.sources(motion),
        "updated_at": api.moment(motion.updated_at),
    }


# What may be asked


class OfMeetings(api.AskedSince):
    body: api.Slug | None = None
    year: api.Year | None = None
    start: api.Day | None = api.Field(None, description="Meetings of this day or later.")
    end: api.Day | None = api.Field(None, description="Meetings of this day or earlier.")

    def of(self, rows, path=""):
        """The rows whose meeting, at `path`, is of the body and the days that were asked for."""
        asked = {
            "body__slug": self.body,
            "date__year": self.year,
            "date__gte": self.start,
            "date__lte": self.end,
        }
        narrowed = {f"{path}{name}": value for name, value in asked.items() if value is not None}
        return self.since(rows).filter(**narrowed)


class EventsAsked(OfMeetings):
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None


class VoteEventsAsked(OfMeetings):
    event: api.Slug | None = None
    result: MotionResult | None = None


@router.get("/events", response={200: api.Listing[Event], **api.LIST_ERRORS})
def list_events(request, response: HttpResponse, asked: Query[EventsAsked]):
    """Meetings, newest first, each with agenda, people, papers and the status of its minutes."""
    rows = asked.of(events())
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.status:
        rows = rows.filter(status=asked.status)
    return api.told(request, response, rows, asked, event_as)


@router.get("/events/{id}", response={200: Event, **api.ROW_ERRORS})
def get_event(request, id: api.Slug):
    """One meeting."""
    return api.told_one(request, events(), event_as, slug=id)


@router.get("/vote_events", response={200: api.Listing[VoteEvent], **api.LIST_ERRORS})
def list_vote_events(request, response: HttpResponse, asked: Query[VoteEventsAsked]):
    """Motions with their votes, newest meeting first."""
    rows = asked.of(vote_events(), "meeting__")
    if asked.event:
        rows = rows.filter(meeting__slug=asked.event)
    if asked.result:
        rows = rows.filter(result=asked.result)
    return api.told(request, response, rows, asked, vote_event_as)


@router.get("/vote_events/{id}", response={200: VoteEvent, **api.ROW_ERRORS})
def get_vote_event(request, id: api.Number):
    """One motion with its votes."""
    return api.told_one(request, vote_events(), vote_event_as, pk=id)


COLLECTIONS = {
    "events": (events, event_as),
    "vote_events": (vote_events, vote_event_as),
}
