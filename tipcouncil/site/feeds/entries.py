"""What feeds list: records that were posted or corrected, each a line with an id for ever."""

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime

from django.utils.html import strip_tags

from meetings.models import Document, Meeting, MeetingStatus, Minutes
from reports.models import Recommendation, Report, Resource
from statutes.inventory.selection import InventoryRow, decisive
from statutes.linking.cited_in import cited_in, first_value
from statutes.models import Act, Statute
from tipcouncil.records.dates import in_words, sentence
from tipcouncil.records.metadata.identifiers import tag
from tipcouncil.records.posting import whole_paths

LONGEST = 50  # entries of a feed, the newest


@dataclass
class FeedEntry:
    """A line of a feed."""

    id: str  # its tag: it stays when all else changes
    title: str
    url: str
    summary: str
    posted_at: datetime
    changed_at: datetime
    date: Date | None = None  # the record's own; of two that were posted together, the later leads


def in_order(entries):
    """The newest first, each once."""
    once = {entry.id: entry for entry in entries}.values()
    latest = sorted(once, key=lambda one: (one.changed_at, one.date or Date.min, one.id))
    return latest[: -LONGEST - 1 : -1]


def newest(queryset):
    """The newest public records of a kind as entries."""
    rows = with_wholes(queryset.public()).order_by("-changed_at", "-pk")
    if queryset.model is Meeting:
        rows = rows.select_related("minutes")
    if queryset.model is Statute:
        rows = rows.prefetch_related(decisive())
    return [entry_of(row) for row in rows[:LONGEST]]


def with_wholes(rows):
    """Rows with what their titles and summaries name."""
    wholes = dict(whole_paths(rows.model))
    return rows.select_related(*wholes) if wholes else rows


def entry_of(record):
    whole = meeting_of(record) or record
    date = first_value([record, whole], ["date", "issued_on"])
    if isinstance(record, Report):
        date = date or Date(record.last_year, 1, 1)
    return FeedEntry(
        id=tag(record._meta.model_name, getattr(record, "key", "") or whole.slug),
        title=title(record),
        url=record.get_absolute_url(),
        summary=summary(record),
        posted_at=record.posted_at,
        changed_at=record.changed_at,
        date=date,
    )


def meeting_of(record):
    """The meeting that a record belongs to, or is."""
    return record if isinstance(record, Meeting) else getattr(record, "meeting", None)


def title(record):
    match record:
        case Meeting():
            planned = status_words(record)
            return f"Meeting of {record}{f' ({planned})' if planned else ''}"
        case Minutes():
            return f"Minutes of {record.meeting}"
        case Document(meeting=meeting):
            return f"{record.title_as_posted}{f' (meeting of {meeting})' if meeting else ''}"
        case Statute() | Act():
            return f"{record.citation}. {record.title}".strip()
    return record.title


def status_words(meeting):
    """Planned or cancelled; of a plan nothing is left once minutes of the meeting are posted."""
    minutes = getattr(meeting, "minutes", None)
    is_plan = meeting.status == MeetingStatus.SCHEDULED and not (minutes and minutes.is_posted)
    is_said = is_plan or meeting.status == MeetingStatus.CANCELLED
    return meeting.get_status_display().lower() if is_said else ""


def summary(record):
    """What a feed or an e-mail says of a record below its title."""
    match record:
        case Meeting():
            words = record.summary or f"Meeting of the {record.body}."
            return " ".join(filter(None, [sentence(record.moved_words), words]))
        case Minutes():
            is_held = record.body.strip()
            held = "The text is held here." if is_held else "Named in the record; not held here."
            return f"{record.get_approval_display()}. {held}"
        case Document():
            held = "Held here." if record.is_held else "Not held here."
            return f"{record.get_kind_display()}. {held}"
        case Report():
            return record.summary or f"{record.get_kind_display()}, {record.years}."
        case Recommendation():
            return f"{record.noun}. {record.outcome_words}."
        case Resource():
            return record.publisher
        case Statute():
            row = InventoryRow(record)
            return " ".join(f"{words}." for words in [row.status_words, row.note] if words)
        case Act():
            return record.bill or record.get_kind_display()


# What a feed of one section or one act lists


def law_itself(law):
    """The page of a section or an act: it comes again when its status or a word of it changes."""
    (entry,) = newest(type(law).objects.filter(pk=law.pk))
    words = law.summary if isinstance(law, Act) else entry.summary
    yield replace(entry, summary=words.strip() or law.citation)


def changes_of(statute):
    """What acts did to a section. A change is public since the section and the act were."""
    for row in statute.changes.public().select_related("act", "statute"):
        posted_at = public_since(row)
        when = f"Effective {in_words(row.effective_on)}." if row.effective_on else ""
        yield FeedEntry(
            id=tag("statute-change", row.pk),
            title=f"{statute.citation} {row.get_effect_display().lower()} by {row.authority}",
            url=f"{statute.get_absolute_url()}#history",
            summary=" ".join(filter(None, [when, row.note])) or "Effective date not entered.",
            posted_at=posted_at,
            changed_at=max(posted_at, row.changed_at or posted_at),
            date=row.effective_on,
        )


def citings_of(law):
    """Where the record cites a section or an act: new since what cites it was posted."""
    for citing in cited_in(law):
        moment = public_since(citing.record)
        if not (citing.address and moment):
            continue
        where = ", ".join(filter(None, [str(citing.whole or citing.record), citing.place]))
        yield FeedEntry(
            id=tag("mention", f"{law.slug}-{citing.address.strip('/').replace('/', '-')}"),
            title=f"{law.citation} is cited: {citing.kind_words.lower()}, {where}",
            url=citing.address,
            summary=strip_tags(citing.quotes[0]) if citing.quotes else where,
            posted_at=moment,
            changed_at=moment,
            date=citing.date if isinstance(citing.date, Date) else None,
        )


def public_since(record):
    """When the public could first read it: when it, or the last of its wholes, was posted."""
    moments = [getattr(one, "posted_at", None) for one in (record, *record.wholes)]
    return max(filter(None, moments), default=None)
