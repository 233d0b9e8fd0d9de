"""The kinds of records that notices announce: what is compared, what it is called, who asks for it.

`facts` are what the public was told; when they differ from what was seen last, that is news.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Q

from meetings.models import (
    AgendaItem,
    Approval,
    Document,
    DocumentKind,
    Meeting,
    MeetingStatus,
    Minutes,
)
from reports.models import Recommendation, RecommendationTarget, Report, Resource
from statutes.models import Act, Mention, Statute
from tipcouncil.site.notices.models import Event
from tipcouncil.site.notices.topics import BODY, STATUTE

# Each kind, with what its facts need of other records.
KINDS = {
    Meeting: ["body"],
    Minutes: ["meeting__body"],
    Document: ["meeting__body", "body"],
    Report: [],
    Recommendation: ["report", "origin_item__meeting__body"],
    Resource: [],
    Statute: [],
    Act: [],
}
VERSIONED = {Minutes, Report}
OF_MEETINGS = {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.SCHEDULE}
NAMED_BY_KIND = {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.MINUTES}
TITLE_LENGTH = 300


def public(model):
    """Every public row of a kind with what its facts need, and without its text."""
    rows = model.objects.public().order_by("pk")
    if KINDS[model]:
        rows = rows.select_related(*KINDS[model])
    if model in VERSIONED:
        rows = rows.defer("body").annotate(version=Max("revisions__number"))
    return rows


def facts(record):
    """What the public reads of a record and would want to be told of when it changes."""
    match record:
        case Meeting():
            return {
                "status": record.status,
                "when": f"{record.date_iso} {record.starts_at or ''} {record.ends_at or ''}",
                "where": f"{record.place} {record.remote_url}".strip(),
            }
        case Minutes():
            return {"approval": record.approval, "version": record.version}
        case Report():
            return {"version": record.version}
        case Document():
            return {"file": record.sha256 if record.is_held else ""}
        case Recommendation():
            return {"status": record.status, "outcome": record.outcome}
        case Statute():
            return {"status": record.status, "note": record.status_note}
    return {}


def event_between(record, old, new):
    """What happened between two states of a record; None where nobody need be told."""
    match record:
        case Meeting():
            if new["status"] == MeetingStatus.CANCELLED != old["status"]:
                return Event.CANCELLED
            is_moved = (old["when"], old["where"]) != (new["when"], new["where"])
            is_news = is_moved or old["status"] == MeetingStatus.CANCELLED
            return Event.CHANGED if record.is_expected and is_news else None
        case Minutes() | Report():
            if new.get("approval") == Approval.APPROVED != old.get("approval"):
                return Event.APPROVED
            versions = record.revisions.filter(number__in=[old["version"] or 0, new["version"]])
            texts = dict(versions.values_list("number", "body"))  # posted again, it may be the same
            is_other = texts.get(old["version"]) != texts.get(new["version"])
            return Event.AMENDED if is_other else None
    return Event.CHANGED


def is_upcoming(record):
    return isinstance(record, Meeting) and record.is_to_come


def meeting_of(record):
    """The meeting that a record belongs to, or is."""
    return record if isinstance(record, Meeting) else getattr(record, "meeting", None)


def body_of(record):
    """The body that a record is of; None where it is of the whole council."""
    meeting = meeting_of(record)
    if meeting or isinstance(record, Document):
        return (meeting or record).body
    return None


# What it is called


def title(record, event):
    """“Minutes posted: January 19, 2017”: what a reader recognises."""
    done = Event(event).label.lower()
    match record:
        case Meeting():
            words = f"{meeting_words(record, event, done)}: {record}"
        case Minutes():
            words = f"Minutes {done}: {record.meeting}"
        case Document():
            is_named = record.kind in NAMED_BY_KIND
            kind = record.get_kind_display() if is_named else "Document"
            words = f"{kind} {done}: {record.meeting or record.title_as_posted}"
        case Recommendation():
            words = f"{record.noun} {done}: {record.title}"
        case Report() | Resource():
            by = " by others" if isinstance(record, Resource) else ""
            words = f"Report{by} {done}: {record.title}"
        case _:
            entered = "entered" if event == Event.POSTED else "updated"
            words = f"Law {entered}: {record.citation}. {record.title}".rstrip(".")
    return in_one_line(words, TITLE_LENGTH)


def meeting_words(meeting, event, done):
    if event != Event.POSTED:
        return f"Meeting {done}"
    if not is_upcoming(meeting):
        return "Meeting entered"
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    return "Meeting cancelled" if is_cancelled else "Notice of meeting"


def in_one_line(text, longest):
    """Without line breaks or signs that no mail program shows."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


# Who asks for it


def topics_of(record):
    """Every topic that a record belongs to, but for searches."""
    topics = {"everything", *(f"{STATUTE}{slug}" for slug in law_in(record))}
    if body := body_of(record):
        topics.add(f"{BODY}{body.slug}")
    match record:
        case Meeting() if is_upcoming(record):
            topics.add("meetings")
        case Minutes() | Document(kind=DocumentKind.MINUTES):
            topics.add("minutes")
        case Document(kind=kind, meeting=meeting) if kind in OF_MEETINGS:
            if meeting is None or is_upcoming(meeting):
                topics.add("meetings")
        case Report() | Recommendation() | Resource():
            topics.add("reports")
    return topics


def law_in(record):
    """The slugs of the public sections that a record is, cites, or would change."""
    if isinstance(record, Statute):
        return [record.slug]
    kinds = ContentType.objects
    cites = Q(content_type=kinds.get_for_model(record), object_id=record.pk)
    if isinstance(record, Meeting):
        items = AgendaItem.objects.filter(meeting=record).values("pk")
        cites |= Q(content_type=kinds.get_for_model(AgendaItem), object_id__in=items)
    sections = Q(pk__in=Mention.objects.filter(cites).values("statute"))
    if isinstance(record, Recommendation):
        targets = RecommendationTarget.objects.public().filter(recommendation=record)
        sections |= Q(pk__in=targets.values("statute"))
    return Statute.objects.public().filter(sections).values_list("slug", flat=True)
