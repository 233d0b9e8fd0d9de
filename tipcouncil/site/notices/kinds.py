"""What notices announce: which facts of a record are compared, its title, who asks for it."""

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
from tipcouncil.site.feeds import entries
from tipcouncil.site.feeds.entries import meeting_of, with_wholes
from tipcouncil.site.notices.models import Event
from tipcouncil.site.notices.topics import BODY, STATUTE

# Each kind, with the facts that are compared.
KINDS = {
    Meeting: [
        *("status", "date_iso", "starts_at", "ends_at", "place"),
        *("remote_url", "remote_phone", "remote_passcode"),
    ],
    Minutes: ["approval", "version"],
    Document: ["sha256"],
    Report: ["version"],
    Recommendation: ["status", "outcome"],
    Resource: [],
    Statute: ["status", "status_note"],
    Act: [],
}
VERSIONED = {Minutes, Report}
OF_MEETINGS = {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.SCHEDULE}
NAMED_BY_KIND = {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.MINUTES}
TITLE_LENGTH = 300


def public(model):
    """Every public row of a kind with what its facts and its words need, and without its text."""
    rows = with_wholes(model.objects.public()).order_by("pk")
    if model in VERSIONED:
        rows = rows.defer("body").annotate(version=Max("revisions__number"))
    return rows


def facts(record):
    """What the public reads of a record and would want to be told of when it changes."""
    return {name: str(getattr(record, name) or "") for name in KINDS[type(record)]}


def event_between(record, old, new):
    """What happened between two states of a record; None where nobody need be told."""
    match record:
        case Meeting():
            if new["status"] == MeetingStatus.CANCELLED != old["status"]:
                return Event.CANCELLED
            return Event.CHANGED if record.is_expected else None
        case Minutes() | Report():
            if new.get("approval") == Approval.APPROVED != old.get("approval"):
                return Event.APPROVED
            numbers = [int(state["version"] or 0) for state in (old, new)]
            texts = dict(record.revisions.filter(number__in=numbers).values_list("number", "body"))
            is_other = texts.get(numbers[0]) != texts.get(numbers[1])  # posted again, it may not be
            return Event.AMENDED if is_other else None
    return Event.CHANGED


def is_upcoming(record):
    return isinstance(record, Meeting) and record.is_to_come


def body_of(record):
    """The body that a record is of; None where it is of the whole council."""
    meeting = meeting_of(record)
    if meeting or isinstance(record, Document):
        return (meeting or record).body
    return None


# What it is called


def title(record, event):
    """“Minutes posted: January 19, 2017”: what a reader recognises."""
    name = str(meeting_of(record) or entries.title(record)).rstrip(".")
    return in_one_line(f"{what_happened(record, event)}: {name}", TITLE_LENGTH)


def what_happened(record, event):
    """“Minutes posted”, “Notice of meeting”."""
    is_new, done = event == Event.POSTED, Event(event).label.lower()
    match record:
        case Meeting(status=MeetingStatus.CANCELLED) if is_new and is_upcoming(record):
            return "Meeting cancelled"
        case Meeting() if is_new:
            return "Notice of meeting" if is_upcoming(record) else "Meeting entered"
        case Document(kind=kind):
            return f"{record.get_kind_display() if kind in NAMED_BY_KIND else 'Document'} {done}"
        case Resource():
            return f"Report by others {done}"
        case Statute() | Act():
            return "Law entered" if is_new else "Law updated"
        case Recommendation():
            return f"{record.noun} {done}"
    return f"{record._meta.verbose_name.capitalize()} {done}"


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
