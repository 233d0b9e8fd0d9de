"""Meetings with their agendas, and votes, as Open Civic Data names them."""

from django.db.models import Prefetch
from django.http import HttpResponse
from ninja import Query, Router

from meetings.api.documents import documents
from meetings.changed import with_page_changes
from meetings.columns.events import Event
from meetings.columns.motions import VoteEvent
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
from tipcouncil.records import api
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["Meetings"])


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


# What may be asked


class OfMeetings(api.AskedSince):
    body: api.Slug | None = None
    year: api.Year | None = None
    start: api.Day | None = api.Field(None, description="Meetings of this day or later.")
    end: api.Day | None = api.Field(None, description="Meetings of this day or earlier.")

    def of(self, rows, path=""):
        """The rows whose meeting, at `path`, is of the body and the days that were asked for."""
        query = {
            "body__slug": self.body,
            "date__year": self.year,
            "date__gte": self.start,
            "date__lte": self.end,
        }
        narrowed = {f"{path}{name}": value for name, value in query.items() if value is not None}
        return self.since(rows).filter(**narrowed)


class EventsAsked(OfMeetings):
    kind: MeetingKind | None = None
    status: MeetingStatus | None = None


class VoteEventsAsked(OfMeetings):
    event: api.Slug | None = None
    result: MotionResult | None = None


@router.get("/events", response={200: api.Listing[Event], **api.LIST_ERRORS})
def list_events(request, response: HttpResponse, query: Query[EventsAsked]):
    """Meetings, newest first, each with agenda, people, papers and the status of its minutes."""
    rows = query.of(events())
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.status:
        rows = rows.filter(status=query.status)
    return api.paged(request, response, rows, query, Event.of)


@router.get("/events/{id}", response={200: Event, **api.ROW_ERRORS})
def get_event(request, id: api.Slug):
    """One meeting."""
    return api.single(request, events(), Event.of, slug=id)


@router.get("/vote_events", response={200: api.Listing[VoteEvent], **api.LIST_ERRORS})
def list_vote_events(request, response: HttpResponse, query: Query[VoteEventsAsked]):
    """Motions with their votes, newest meeting first."""
    rows = query.of(vote_events(), "meeting__")
    if query.event:
        rows = rows.filter(meeting__slug=query.event)
    if query.result:
        rows = rows.filter(result=query.result)
    return api.paged(request, response, rows, query, VoteEvent.of)


@router.get("/vote_events/{id}", response={200: VoteEvent, **api.ROW_ERRORS})
def get_vote_event(request, id: api.Number):
    """One motion with its votes."""
    return api.single(request, vote_events(), VoteEvent.of, pk=id)


COLLECTIONS = {
    "events": (events, Event.of),
    "vote_events": (vote_events, VoteEvent.of),
}
