"""What there is to tell of each kind of record, and in which words.

`facts` are what the public was told; when they differ from what was told last, that is news.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Max

from meetings.models import Document, DocumentKind, Meeting, MeetingKind, MeetingStatus, Minutes
from meetings.models.minutes import Approval
from reports.models import Recommendation, Report, Resource
from statutes.in_force import status_on
from statutes.models import Act, Statute, StatuteStatus
from tipcouncil.records.dates import clock, sentence
from tipcouncil.site.notices.models import Event


@dataclass(frozen=True)
class NotifiedKind:
    """A kind of record that notices tell of."""

    model: type[models.Model]
    related: tuple = ()
    is_versioned: bool = False

    def public(self):
        """Every public row with what its facts need, and without its text."""
        rows = self.model.objects.public().select_related(*self.related)
        if self.is_versioned:
            rows = rows.defer("body").annotate(version=Max("revisions__number"))
        return rows.order_by("pk")


KINDS = (
    NotifiedKind(Meeting, ("body",)),
    NotifiedKind(Minutes, ("meeting__body",), is_versioned=True),
    NotifiedKind(Document, ("meeting__body", "body")),
    NotifiedKind(Report, is_versioned=True),
    NotifiedKind(Recommendation, ("report", "origin_item__meeting__body")),
    NotifiedKind(Resource),
    NotifiedKind(Statute),
    NotifiedKind(Act),
)
KIND_OF = {kind.model: kind for kind in KINDS}


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
    if old == new:
        return None
    match record:
        case Meeting():
            if new["status"] == MeetingStatus.CANCELLED != old.get("status"):
                return Event.CANCELLED
            was_called_off = old.get("status") == MeetingStatus.CANCELLED
            moved = any(old.get(name) != new[name] for name in ("when", "where"))
            return Event.CHANGED if record.is_expected and (moved or was_called_off) else None
        case Minutes() | Report():
            if new.get("approval") == Approval.APPROVED != old.get("approval"):
                return Event.APPROVED
            reads_otherwise = has_other_text(record, old["version"], new["version"])
            return Event.AMENDED if reads_otherwise else None
    return Event.CHANGED


def has_other_text(record, *numbers):
    """Whether two versions of a text differ. A text posted again may be the same."""
    if numbers[0] == numbers[1]:
        return False
    bodies = record.revisions.filter(number__in=[n for n in numbers if n])
    return len(set(bodies.values_list("body", flat=True))) != 1 or not all(numbers)


def is_to_come(record):
    return isinstance(record, Meeting) and record.is_to_come


def meeting_of(record):
    """The meeting that a record belongs to, or is."""
    return record if isinstance(record, Meeting) else getattr(record, "meeting", None)


def title(record, what):
    """“Minutes posted: January 19, 2017”: what a reader recognises."""
    done = Event(what).label.lower()
    match record:
        case Meeting():
            is_cancelled = record.status == MeetingStatus.CANCELLED
            if what == Event.POSTED and is_cancelled and is_to_come(record):
                start = "Meeting cancelled"
            elif what == Event.POSTED:
                start = "Notice of meeting" if is_to_come(record) else "Meeting entered"
            else:
                start = f"Meeting {done}"
            words = f"{start}: {record}"
        case Minutes():
            words = f"Minutes {done}: {record.meeting}"
        case Document():
            words = f"{document_words(record)} {done}: {document_subject(record)}"
        case Report():
            words = f"Report {done}: {record.title}"
        case Recommendation():
            words = f"{record.noun} {done}: {record.title}"
        case Resource():
            words = f"Report by others {done}: {record.title}"
        case Statute() | Act():
            start = "Law entered" if what == Event.POSTED else "Law updated"
            words = f"{start}: {record.citation}. {record.title}".rstrip(".")
        case _:
            words = f"{record._meta.verbose_name} {done}: {record}"
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())[:300]


def document_words(document):
    is_plain = document.kind in {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.MINUTES}
    return document.get_kind_display() if is_plain else "Document"


def document_subject(document):
    return str(document.meeting) if document.meeting else document.title_as_posted


def whose(record):
    """The body that a record is of, for the end of a subject."""
    meeting = meeting_of(record)
    body = meeting.body if meeting else getattr(record, "body", None)
    return body.name if isinstance(body, models.Model) else settings.COUNCIL_IN_SHORT


def lines(record):
    """What a letter says below the title: facts that are public, one a line."""
    match record:
        case Meeting():
            yield from meeting_lines(record)
        case Minutes():
            held = "" if record.version else " The text is not held here."
            yield f"{record.meeting.body.name}. {record.get_approval_display()}.{held}"
        case Document():
            yield record.title_as_posted
            yield f"{record.body.name}. {'Held here.' if record.is_held else 'Not held here.'}"
        case Report():
            yield f"{record.get_kind_display()}, {record.years}."
        case Recommendation():
            yield f"{record.noun}. {record.outcome_words}."
        case Statute():
            status, _ = status_on(record, record.changes.public())
            yield f"{StatuteStatus(status).label}. {record.status_note}".strip()
        case Resource() if record.publisher:
            yield record.publisher


def meeting_lines(meeting):
    hours = [clock(time) for time in (meeting.starts_at, meeting.ends_at) if time]
    day = f"{meeting.weekday}, {meeting.date_words}".removeprefix(", ")
    when = f", {' to '.join(hours)} (Connecticut time)" if hours else ""
    yield f"{day}{when}"
    kind = (
        "" if meeting.kind == MeetingKind.NOT_STATED else f"{meeting.get_kind_display()} meeting. "
    )
    yield f"{meeting.body.name}. {kind}{meeting.get_status_display()}."
    if meeting.moved_from:
        yield sentence(meeting.moved_words)
    yield meeting.place or ("Place not posted." if meeting.is_expected else "Place not recorded.")
    if meeting.remote_url and meeting.is_expected:
        yield f"To join or watch online: {meeting.remote_url}"
