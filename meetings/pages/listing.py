"""A list of meetings: what each line of it says."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Count, Max, Min, Prefetch

from meetings.models import AgendaItem, Document, Meeting, MeetingStatus
from meetings.pages.statuses import StatusTag, status_tags, with_approval
from tipcouncil.records.dates import sentence

FIRST_ITEMS = 3


def with_list_details(meetings):
    """The meetings with everything a list prints of them, in three queries."""
    topics = AgendaItem.objects.select_related("named_in__meeting__body")
    return (
        with_approval(meetings)
        .select_related("body")
        .prefetch_related(
            Prefetch("agenda_items", topics),
            Prefetch("documents", Document.objects.public().order_by("position", "pk")),
        )
        .order_by("-date", "slug")
    )


def tally(counts):
    """“9 held, 2 planned, 1 cancelled”: {status: number} in words."""
    order = (MeetingStatus.HELD, MeetingStatus.SCHEDULED, MeetingStatus.CANCELLED)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in order if counts.get(one))


def on_record():
    """How many meetings the record has, and what it says became of them, in one query."""
    rows = Meeting.objects.public().order_by().values_list("status")
    rows = list(rows.annotate(Count("pk"), Min("date__year"), Max("date__year")))
    counts = {status: number for status, number, _, _ in rows}
    years = {year for row in rows for year in row[2:]}
    span = " to ".join(str(year) for year in sorted({min(years), max(years)})) if years else ""
    return {
        "total": sum(counts.values()),
        "held": counts.get(MeetingStatus.HELD, 0),
        "tally": tally(counts),
        "years": span,  # 2011 to 2017
    }


class ListedMeeting(NamedTuple):
    """A meeting as a list shows it."""

    meeting: Meeting
    tags: list[StatusTag]
    summary: str
    named_before: list[AgendaItem]  # topics that were named at earlier meetings
    documents: list[Document]
    documents_held: list[Document]
    is_bare: bool  # nothing else of it is known


def line_of(meeting):
    """One line of a list, from a meeting that came with `with_list_details`."""
    items, documents = list(meeting.agenda_items.all()), list(meeting.documents.all())
    own = [item for item in items if not item.named_in_id]
    named_before = [item for item in items if item.named_in_id]
    is_off = meeting.status == MeetingStatus.CANCELLED
    content = "" if named_before else content_of(meeting, own, documents)
    return ListedMeeting(
        meeting=meeting,
        tags=status_tags(meeting.status, meeting.approval),
        summary=words_of(meeting, content),
        named_before=named_before,
        documents=documents,
        documents_held=[document for document in documents if document.is_held],
        is_bare=not (documents or meeting.has_text or own or is_off),
    )


def content_of(meeting, items, documents):
    """What the meeting was about, as well as is known."""
    first = [item.title for item in items if not item.parent_id][:FIRST_ITEMS]
    titles = first or [document.title_as_posted for document in documents]
    return meeting.summary or "; ".join(titles) or meeting.note


def words_of(meeting, content):
    """Legislative Updates; Council Updates. Legislative Office Building, Room 2D."""
    listed = meeting.as_listed if meeting.as_listed != meeting.date_words else ""
    parts = [
        sentence(meeting.moved_words),
        f"Listed as “{listed}”" if listed else "",
        content,
        meeting.place,
    ]
    return " ".join(part if part.endswith((".", ".”")) else f"{part}." for part in parts if part)


def tally_of(lines):
    return tally(Counter(line.meeting.status for line in lines))


def by_year(meetings):
    """For each calendar year: the year, how many meetings of each status, and the lines."""
    lines_of = {}
    for meeting in meetings:
        lines_of.setdefault(meeting.date.year, []).append(line_of(meeting))
    return [(year, tally_of(lines), lines) for year, lines in lines_of.items()]
