"""The council, its meetings and its papers for programs: Popolo and Open Civic Data name them."""

from django.db.models import F, Prefetch, Q

from meetings.columns.council import MembershipOut, Organization, PersonOut, Post
from meetings.columns.deadlines import ClosedDayOut, ReceiptOut
from meetings.columns.documents import DocumentOut
from meetings.columns.events import Event
from meetings.columns.motions import VoteEvent
from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    BodyKind,
    ClosedDay,
    ClosedDayKind,
    Document,
    DocumentKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Membership,
    MemberVote,
    Motion,
    MotionResult,
    Person,
    Receipt,
    Role,
    Seat,
    Subject,
)
from tipcouncil.records.api import Collection, Day, Filter, Slug, Year

# Rows with all that is given out of them


def organizations():
    """The council, the task force before it, and its committees, oldest first."""
    rows = Body.objects.public().select_related("parent", "formerly", "established_by")
    return rows.with_updated_at().order_by(F("begins").asc(nulls_first=True), "slug")


def posts():
    """The seats that the law gives, in its order."""
    rows = Seat.objects.public().select_related("body")
    return rows.with_updated_at().order_by("position", "slug")


def memberships():
    """Who sat where, as far as the record says."""
    rows = Membership.objects.public().select_related("body", "person", "seat__body")
    return rows.with_updated_at().order_by("pk")


def people():
    """Everyone the record names, by family name."""
    rows = Person.objects.public().filter(name_withheld=False)
    own = Prefetch("memberships", memberships(), to_attr="public_memberships")
    return rows.with_updated_at().prefetch_related(own).order_by("sort_name", "slug")


def events():
    """Meetings, newest first, each with agenda, people, papers and the status of its minutes."""
    items = AgendaItem.objects.select_related("named_in__meeting__body")
    people = Attendance.objects.select_related("person", "seat__body", "agenda_item")
    papers = documents().order_by("position", "pk")
    motions = Motion.objects.public().order_by("position", "pk")
    rows = Meeting.objects.public().select_related("body", "minutes__approved_in__body")
    return (
        rows.with_updated_at()
        .prefetch_related(
            Prefetch("agenda_items", items),
            Prefetch("attendances", people.order_by("position", "pk")),
            Prefetch("documents", papers, to_attr="public_papers"),
            Prefetch("motions", motions, to_attr="public_motions"),
        )
        .order_by("-date", "slug")
    )


def vote_events():
    """Motions with their votes, newest meeting first."""
    votes = MemberVote.objects.select_related("person").order_by("name_as_recorded", "pk")
    rows = Motion.objects.public().select_related("meeting__body", "agenda_item__meeting")
    return (
        rows.with_updated_at()
        .prefetch_related(Prefetch("votes", votes))
        .order_by("-meeting__date", "meeting__slug", "position", "pk")
    )


def documents():
    """Every paper that the record names."""
    rows = Document.objects.public().select_related("meeting__body", "body")
    return rows.with_updated_at().order_by(
        F("meeting__date").desc(nulls_first=True), "meeting__slug", "position", "pk"
    )


def closed_days():
    """Days that do not count for special meetings, beside weekends and legal holidays."""
    return ClosedDay.objects.public().with_updated_at().order_by("-date")


def receipts():
    """What was posted here or filed elsewhere, newest first."""
    rows = Receipt.objects.public().select_related("meeting__body").with_updated_at()
    return rows.order_by("-date", "-time", "-pk")


# What they may be narrowed by


def of_meetings(path=""):
    """The filters of rows whose meeting is at a path."""
    return {
        "body": Filter(Slug, f"{path}body__slug"),
        "year": Filter(Year, f"{path}date__year"),
        "start": Filter(Day, f"{path}date__gte", "Meetings of this day or later."),
        "end": Filter(Day, f"{path}date__lte", "Meetings of this day or earlier."),
    }


def of_person(slug):
    return Q(person__slug=slug, person__name_withheld=False)


def held(is_held):
    return ~Q(file="") if is_held else Q(file="")


COUNCIL, MEETINGS = "The council", "Meetings"
COLLECTIONS = [
    Collection(
        organizations,
        "organization",
        COUNCIL,
        "One body.",
        Organization,
        {"classification": Filter(BodyKind, "kind")},
    ),
    Collection(
        posts,
        "post",
        COUNCIL,
        "One seat.",
        Post,
        {"body": Filter(Slug, "body__slug")},
    ),
    Collection(
        memberships,
        "membership",
        COUNCIL,
        "One membership.",
        MembershipOut,
        {
            "body": Filter(Slug, "body__slug"),
            "person": Filter(Slug, of_person),
            "role": Filter(Role, "role"),
        },
        key="pk",
    ),
    Collection(
        people,
        "person",
        COUNCIL,
        "One person, with memberships.",
        PersonOut,
    ),
    Collection(
        events,
        "event",
        MEETINGS,
        "One meeting.",
        Event,
        of_meetings()
        | {"kind": Filter(MeetingKind, "kind"), "status": Filter(MeetingStatus, "status")},
    ),
    Collection(
        vote_events,
        "vote_event",
        MEETINGS,
        "One motion with its votes.",
        VoteEvent,
        of_meetings("meeting__")
        | {"event": Filter(Slug, "meeting__slug"), "result": Filter(MotionResult, "result")},
        key="pk",
    ),
    Collection(
        documents,
        "document",
        MEETINGS,
        "One paper.",
        DocumentOut,
        {
            "body": Filter(Slug, "body__slug"),
            "event": Filter(Slug, "meeting__slug"),
            "kind": Filter(DocumentKind, "kind"),
            "year": Filter(Year, "meeting__date__year", "The year of its meeting."),
            "held": Filter(bool, held, "Whether a copy is held here."),
        },
        key="key",
    ),
    Collection(
        closed_days,
        "closed_day",
        MEETINGS,
        "One day.",
        ClosedDayOut,
        {"year": Filter(Year, "date__year"), "kind": Filter(ClosedDayKind, "kind")},
        key="pk",
    ),
    Collection(
        receipts,
        "receipt",
        MEETINGS,
        "One receipt.",
        ReceiptOut,
        {
            "event": Filter(Slug, "meeting__slug"),
            "subject": Filter(Subject, "subject"),
            "year": Filter(Year, "date__year"),
        },
        key="key",
    ),
]
