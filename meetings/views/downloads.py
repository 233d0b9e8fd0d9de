"""Meetings, papers, seats, people and votes to take away as CSV, narrowed as the page was."""

from django.db.models import F, Prefetch
from django.views.decorators.http import require_safe

from meetings import api
from meetings.columns import council, events
from meetings.columns import deadlines as of_deadlines
from meetings.columns import documents as of_documents
from meetings.columns import motions as of_motions
from meetings.columns.council import HeldSeat
from meetings.columns.motions import CastVote
from meetings.models import (
    Attendance,
    Document,
    DocumentKind,
    Meeting,
)
from meetings.pages import appearances, seats
from meetings.pages.filters import MeetingFilters
from meetings.pages.statuses import with_approval
from tipcouncil.records.dates import today
from tipcouncil.records.tables import RecordTable

# The rows of each table


def meetings(wanted=None):
    own = Document.objects.public().order_by("position", "pk")
    rows = with_approval(Meeting.objects.public()).select_related("body")
    rows = (wanted or MeetingFilters()).of(rows).order_by("-date", "slug")
    return rows.prefetch_related(Prefetch("documents", own, to_attr="public_papers"))


def documents(kind=""):
    rows = api.documents()
    return rows.filter(kind=kind) if kind else rows


def memberships():
    return api.memberships().order_by(F("listed_on").desc(nulls_last=True), "position", "pk")


def attendance():
    rows = Attendance.objects.public().select_related(
        "meeting__body", "person", "seat__body", "agenda_item__parent__parent"
    )
    return rows.order_by("-meeting__date", "meeting__slug", "position", "pk")


def votes():
    """A row for each vote, or one alone for a motion where no vote is entered by name."""
    rows = api.vote_events().select_related("meeting__body", "agenda_item__parent__parent")
    for motion in rows:
        for vote in list(motion.votes.all()) or [None]:
            yield CastVote(motion, vote)


def held_seats(date):
    """A row for each who is recorded in a seat on a day, or one that says that nobody is."""
    for filled in seats.seats_on(date):
        for holder in filled.holders or [None]:
            yield HeldSeat(filled.seat, holder)


MEETINGS = RecordTable("meetings", events.MEETINGS, meetings)
DOCUMENTS = RecordTable("documents", of_documents.DOCUMENTS, documents)
SEATS = RecordTable("members", council.SEATS, lambda: held_seats(today()))
MEMBERSHIPS = RecordTable("memberships", council.MEMBERSHIPS, memberships)
PEOPLE = RecordTable("people", council.PEOPLE, appearances.people_with_their_record)
ATTENDANCE = RecordTable("attendance", events.ATTENDANCE, attendance)
VOTES = RecordTable("votes", of_motions.VOTES, votes)
CLOSED_DAYS = RecordTable("closed-days", of_deadlines.CLOSED_DAYS, api.closed_days)
RECEIPTS = RecordTable("receipts", of_deadlines.RECEIPTS, api.receipts)
TABLES = {
    table.name: table
    for table in (
        MEETINGS,
        DOCUMENTS,
        MEMBERSHIPS,
        PEOPLE,
        ATTENDANCE,
        VOTES,
        CLOSED_DAYS,
        RECEIPTS,
    )
}


# The addresses


@require_safe
def meetings_csv(request):
    """The meetings that were asked for, in the words of the page's own filters."""
    return MEETINGS.response(request, meetings(MeetingFilters.from_query(request.GET)))


@require_safe
def documents_csv(request):
    """The papers of the kind that was asked for, or all."""
    kind = request.GET.get("kind", "")
    return DOCUMENTS.response(request, documents(kind if kind in DocumentKind.values else ""))


@require_safe
def members_csv(request):
    """The seats on the day that was asked for, or today, and who is recorded in each."""
    date, _ = seats.day_asked(request.GET.get("on", "").strip())
    name = f"public-record-members-on-{date.isoformat()}.csv"
    return SEATS.response(request, held_seats(date), name)


memberships_csv = require_safe(MEMBERSHIPS.response)
people_csv = require_safe(PEOPLE.response)
attendance_csv = require_safe(ATTENDANCE.response)
votes_csv = require_safe(VOTES.response)
closed_days_csv = require_safe(CLOSED_DAYS.response)
receipts_csv = require_safe(RECEIPTS.response)
