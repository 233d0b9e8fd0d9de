"""Meetings, papers, seats, people and votes to take away as CSV, narrowed as the page was."""

from django.db.models import F, Prefetch
from django.views.decorators.http import require_safe

from meetings import tables as rows_of
from meetings.models import (
    Attendance,
    Document,
    DocumentKind,
    Meeting,
    Membership,
    MemberVote,
    Motion,
)
from meetings.pages import appearances, listing, seats
from tipcouncil.records import tables
from tipcouncil.records.addresses import base_of
from tipcouncil.records.dates import today


def as_csv(name, columns, rows):
    return tables.csv_response(tables.dated_name(name, "csv"), columns, rows)


# The rows of each table


def meetings(wanted=None):
    papers = Document.objects.public().order_by("position", "pk")
    rows = listing.with_approval(Meeting.objects.public()).select_related("body")
    rows = (wanted or listing.Wanted()).of(rows).order_by("-date", "slug")
    return rows.prefetch_related(Prefetch("documents", papers, to_attr="public_papers"))


def documents(kind=""):
    rows = Document.objects.public().select_related("meeting__body", "body")
    rows = rows.filter(kind=kind) if kind else rows
    newest_first = F("meeting__date").desc(nulls_first=True)
    return rows.order_by(newest_first, "meeting__slug", "position", "pk")


def memberships():
    rows = Membership.objects.public().select_related("body", "person", "seat")
    return rows.order_by(F("listed_on").desc(nulls_last=True), "position", "pk")


def attendance():
    rows = Attendance.objects.public().select_related(
        "meeting__body", "person", "seat__body", "agenda_item__parent__parent"
    )
    return rows.order_by("-meeting__date", "meeting__slug", "position", "pk")


def motions():
    votes = MemberVote.objects.select_related("person").order_by("name_as_recorded", "pk")
    rows = Motion.objects.public().select_related("meeting__body", "agenda_item__parent__parent")
    rows = rows.prefetch_related(Prefetch("votes", votes))
    return rows.order_by("-meeting__date", "meeting__slug", "position", "pk")


TABLES = {
    "meetings": (
        rows_of.MEETINGS,
        lambda base: (rows_of.meeting_row(one, base) for one in meetings()),
    ),
    "documents": (
        rows_of.DOCUMENTS,
        lambda base: (rows_of.document_row(one, base) for one in documents()),
    ),
    "memberships": (
        rows_of.MEMBERSHIPS,
        lambda base: (rows_of.membership_row(one, base) for one in memberships()),
    ),
    "people": (
        rows_of.PEOPLE,
        lambda base: (
            rows_of.person_row(one, base) for one in appearances.people_with_their_record()
        ),
    ),
    "attendance": (
        rows_of.ATTENDANCE,
        lambda base: (rows_of.attendance_row(one, base) for one in attendance()),
    ),
    "votes": (
        rows_of.VOTES,
        lambda base: (row for one in motions() for row in rows_of.vote_rows(one, base)),
    ),
}


# The addresses


@require_safe
def meetings_csv(request):
    """The meetings that were asked for, in the words of the page's own filters."""
    base = base_of(request)
    rows = [rows_of.meeting_row(m, base) for m in meetings(listing.Wanted.from_query(request.GET))]
    return as_csv("meetings", rows_of.MEETINGS, rows)


@require_safe
def documents_csv(request):
    """The papers of the kind that was asked for, or all."""
    kind = request.GET.get("kind", "")
    base = base_of(request)
    rows = documents(kind if kind in DocumentKind.values else "")
    return as_csv("documents", rows_of.DOCUMENTS, [rows_of.document_row(p, base) for p in rows])


@require_safe
def members_csv(request):
    """The seats on the day that was asked for, or today, and who is recorded in each."""
    try:
        date = seats.asked_date(request.GET.get("on", "").strip())
    except ValueError:
        date = today()
    rows = [row for filled in seats.seats_on(date) for row in rows_of.seat_rows(filled)]
    name = f"public-record-members-on-{date.isoformat()}.csv"
    return tables.csv_response(name, rows_of.SEATS, rows)


def whole_table(name):
    """The address of a table that has no filters."""

    @require_safe
    def view(request):
        columns, rows = TABLES[name]
        return as_csv(name, columns, rows(base_of(request)))

    return view


memberships_csv = whole_table("memberships")
people_csv = whole_table("people")
attendance_csv = whole_table("attendance")
votes_csv = whole_table("votes")
