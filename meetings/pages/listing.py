"""A list of meetings: which are wanted, and what a line of the list says of each."""

import calendar
import datetime
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import (
    Case,
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from meetings.models import AgendaItem, Approval, Document, Meeting, MeetingStatus, Minutes
from meetings.pages.documents import ListedDocument, listed_document
from tipcouncil.records.dates import sentence
from tipcouncil.records.filters import Filters, typed

MOST_WORDS = 8
FIRST_ITEMS = 3


class StatusTag(NamedTuple):
    """What became of a meeting and its minutes, in one tag."""

    key: str
    words: str
    css: str = ""


APPROVED = StatusTag("approved", "Approved", "tag-ok")
DRAFT = StatusTag("draft", "Draft", "tag-draft")
NOT_RECORDED = StatusTag("unstated", "Approval not recorded")
NO_MINUTES = StatusTag("none", "No minutes listed")
WITHDRAWN = StatusTag("none", "Minutes withdrawn", "tag-cancel")
PLANNED = StatusTag("planned", "Planned", "tag-plan")
CANCELLED = StatusTag("cancelled", "Cancelled", "tag-cancel")
STATUS_TAGS = [APPROVED, DRAFT, NOT_RECORDED, NO_MINUTES, PLANNED, CANCELLED]
OF_APPROVAL = {
    Approval.APPROVED: APPROVED,
    Approval.DRAFT: DRAFT,
    Approval.NOT_RECORDED: NOT_RECORDED,
    "withdrawn": WITHDRAWN,
    None: NO_MINUTES,
}
OF_STATUS = {MeetingStatus.SCHEDULED: PLANNED, MeetingStatus.CANCELLED: CANCELLED}


def status_tags(status, approval):
    """The tags of a meeting; `approval` is None where no minutes of it are public, and “withdrawn”
    where they were. What the approval says is shown whatever else the meeting's row says."""
    if approval is None:
        return [OF_STATUS.get(status, NO_MINUTES)]
    is_off = status == MeetingStatus.CANCELLED
    return [CANCELLED, OF_APPROVAL[approval]] if is_off else [OF_APPROVAL[approval]]


def status_in_words(status, approval):
    return ", ".join(tag.words for tag in status_tags(status, approval))


def with_approval(meetings):
    """The meetings, each knowing what the record says of its public minutes."""
    minutes = Minutes.objects.public().filter(meeting=OuterRef("pk"))
    withdrawn = Minutes.objects.filter(
        meeting=OuterRef("pk"), posted_at=None, withdrawn_at__isnull=False
    )
    return meetings.annotate(
        approval=Coalesce(
            Subquery(minutes.values("approval")[:1]),
            Case(When(Exists(withdrawn), then=Value("withdrawn"))),
        ),
        has_text=Exists(minutes.exclude(body="")),
    )


def with_list_details(meetings):
    """The meetings with everything a list prints of them, in three queries."""
    topics = AgendaItem.objects.in_order().select_related("named_in__meeting__body")
    return (
        with_approval(meetings)
        .select_related("body")
        .prefetch_related(
            Prefetch("agenda_items", topics),
            Prefetch("documents", Document.objects.public().order_by("position", "pk")),
        )
        .order_by("-date", "slug")
    )


@dataclass(frozen=True)
class MeetingFilters(Filters):
    """What a reader asked of the list. What makes no sense was not asked."""

    words: str = ""
    year: int | None = None
    body: str = ""
    status: str = ""

    @classmethod
    def from_query(cls, query):
        year = query.get("year", "")
        status = query.get("status", "")
        return cls(
            words=typed(query, "q"),
            year=int(year) if re.fullmatch(r"[1-9]\d{3}", year, re.ASCII) else None,
            body=query.get("body", "")[:80] if query.get("body", "").isprintable() else "",
            status=status if status in {tag.key for tag in STATUS_TAGS} else "",
        )

    @property
    def year_words(self):
        return str(self.year or "")

    @property
    def asked(self):
        return {"q": self.words, "year": self.year, "body": self.body, "status": self.status}

    def of(self, meetings):
        """The wanted ones among meetings that know their approval."""
        for word in self.words.split()[:MOST_WORDS]:
            meetings = meetings.filter(mentions(word))
        if self.year:
            meetings = meetings.filter(date__year=self.year)
        if self.body:
            meetings = meetings.filter(body__slug=self.body)
        if self.status:
            meetings = meetings.filter(bears_tag(self.status))
        return meetings


def mentions(word):
    """The condition that a word stands in what the list shows of a meeting: also in its date."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), title__icontains=word)
    documents = Document.objects.public().filter(
        meeting=OuterRef("pk"), title_as_posted__icontains=word
    )
    written = Q(place__icontains=word) | Q(summary__icontains=word) | Q(as_listed__icontains=word)
    return written | Exists(items) | Exists(documents) | dated(word.strip(",.").lower())


def dated(word):
    """The condition that a word is in the date as the list writes it: January 19, 2017."""
    if re.fullmatch(r"\d{4}", word, re.ASCII) and word[0] in "12":
        return Q(date__year=int(word))
    if re.fullmatch(r"\d{1,2}", word, re.ASCII):
        return Q(date__day=int(word), date_precision="day")
    months = [n for n, name in enumerate(calendar.month_name) if name.lower().startswith(word)]
    return Q(date__month__in=months) if len(word) > 2 and months else Q(pk__in=[])


def bears_tag(key):
    """The condition that a meeting bears a tag: the same as `status_tags`, for the database."""
    bears = Q(pk__in=[])
    for status in MeetingStatus:
        for approval in OF_APPROVAL:
            if key in {tag.key for tag in status_tags(status, approval)}:
                is_said = Q(approval=approval) if approval else Q(approval__isnull=True)
                bears |= Q(status=status) & is_said
    return bears


def tally(counts):
    """“9 held, 2 planned, 1 cancelled”: {status: number} in words."""
    order = (MeetingStatus.HELD, MeetingStatus.SCHEDULED, MeetingStatus.CANCELLED)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in order if counts.get(one))


class OnRecord(NamedTuple):
    """How many meetings the record has, and what it says became of them."""

    total: int
    held: int
    tally: str
    years: str  # 2011 to 2017


def on_record():
    """The public meetings counted, in one query: the same numbers on every page."""
    rows = Meeting.objects.public().order_by().values_list("status")
    rows = list(rows.annotate(Count("pk"), Min("date__year"), Max("date__year")))
    counts = {status: number for status, number, _, _ in rows}
    years = {year for row in rows for year in row[2:]}
    span = " to ".join(str(year) for year in sorted({min(years), max(years)})) if years else ""
    held = counts.get(MeetingStatus.HELD, 0)
    return OnRecord(sum(counts.values()), held, tally(counts), span)


class FacetChoice(NamedTuple):
    """An entry of a filter, with how many meetings it leaves."""

    value: str
    words: str
    count: int


@dataclass
class MeetingFacets:
    """What the filters offer, counted over all public meetings."""

    total: int
    tally: str
    with_text: int
    first: datetime.date | None
    years: list[FacetChoice]
    statuses: list[FacetChoice]
    bodies: list[FacetChoice]

    @property
    def span(self):
        """2013 to 2017; empty where there is no meeting."""
        years = [choice.value for choice in self.years]
        return "" if not years else years[0] if len(years) == 1 else f"{years[-1]} to {years[0]}"


def choices():
    """The filters' entries, in one query."""
    rows = list(
        with_approval(Meeting.objects.public()).values_list(
            "date", "status", "approval", "body__slug", "body__name", "has_text"
        )
    )
    years, statuses, bodies = {}, {}, {}
    for date, status, approval, slug, name, _ in rows:
        years[date.year] = years.get(date.year, 0) + 1
        for tag in status_tags(status, approval):
            statuses[tag.key] = statuses.get(tag.key, 0) + 1
        bodies[slug, name] = bodies.get((slug, name), 0) + 1
    return MeetingFacets(
        total=len(rows),
        tally=tally(Counter(row[1] for row in rows)),
        with_text=sum(row[-1] for row in rows),
        first=min((row[0] for row in rows), default=None),
        years=[FacetChoice(str(y), str(y), n) for y, n in sorted(years.items(), reverse=True)],
        statuses=[FacetChoice(s.key, s.words, statuses.get(s.key, 0)) for s in STATUS_TAGS],
        bodies=[FacetChoice(slug, name, n) for (slug, name), n in sorted(bodies.items())],
    )


class Topics(NamedTuple):
    """Topics of a planned meeting, and the item of an earlier meeting that named them."""

    named_in: AgendaItem | None
    titles: list[str]


@dataclass
class ListedMeeting:
    """A meeting as a list shows it."""

    meeting: Meeting
    tags: list[StatusTag]
    summary: str = ""
    topics: list[Topics] = field(default_factory=list)
    documents: list[ListedDocument] = field(default_factory=list)
    documents_words: str = ""


def line_of(meeting):
    """One line of a list, from a meeting that came with `with_list_details`."""
    items = list(meeting.agenda_items.all())
    own = [item for item in items if not item.named_in_id]
    documents = list(meeting.documents.all())
    topics = topics_of(items)
    is_off = meeting.status == MeetingStatus.CANCELLED
    return ListedMeeting(
        meeting=meeting,
        tags=status_tags(meeting.status, meeting.approval),
        summary=words_of(meeting, content_of(meeting, own, documents, topics)),
        topics=topics,
        documents=[listed_document(document) for document in documents if document.is_held],
        documents_words=count_of(documents, is_bare=not (meeting.has_text or own or is_off)),
    )


def content_of(meeting, items, documents, topics):
    """What the meeting was about, as well as is known. Topics have lines of their own."""
    if topics:
        return ""
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


def topics_of(items):
    """The topics that were named at earlier meetings, by the item that named them."""
    named = {}
    for item in items:
        if item.named_in_id:
            named.setdefault(item.named_in_id, Topics(item.named_in, []))[1].append(item.title)
    return [
        topics if topics.named_in.is_public else topics._replace(named_in=None)
        for topics in named.values()
    ]


def count_of(documents, is_bare):
    """2 documents listed, none held. Nothing where each can be read, or where text stands in."""
    held = sum(document.is_held for document in documents)
    if not documents:
        return "No agenda or minutes held" if is_bare else ""
    if len(documents) == 1:
        return "" if held else "1 document listed, not held"
    if held == len(documents):
        return ""
    return f"{len(documents)} documents listed, {held or 'none'} held"


class Year(NamedTuple):
    """The lines of one calendar year."""

    year: int
    lines: list[ListedMeeting]

    @property
    def tally(self):
        return tally(Counter(line.meeting.status for line in self.lines))


def by_year(meetings):
    years = {}
    for meeting in meetings:
        years.setdefault(meeting.date.year, []).append(line_of(meeting))
    return [Year(year, lines) for year, lines in years.items()]
