"""What feeds tell of: records that were posted or corrected, each a line with a name for ever."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime

from django.db.models.functions import Coalesce, Greatest
from django.utils.html import strip_tags

from meetings.models import Document, Meeting, MeetingStatus, Minutes
from reports.models import Recommendation, Report
from statutes.inventory.selection import InventoryRow, decisive
from statutes.linking.cited_in import cited_in
from statutes.models import Act, Statute
from tipcouncil.records.dates import in_words, sentence
from tipcouncil.records.identifiers import tag

LONGEST = 50  # entries of a feed, the newest


@dataclass
class FeedEntry:
    """A line of a feed."""

    name: str  # its tag: it stays when all else changes
    title: str
    address: str
    summary: str
    posted_at: datetime
    changed_at: datetime
    date: Date | None = None  # the record's own; of two that were posted together, the later leads

    @property
    def order(self):
        return self.changed_at, self.date or Date.min, self.name


def newest(queryset):
    return queryset.public().order_by("-changed_at", "-pk")[:LONGEST]


def meetings(**of):
    for meeting in newest(Meeting.objects.filter(**of).select_related("body", "minutes")):
        planned = status_words(meeting)
        summary = meeting.summary or f"Meeting of the {meeting.body}."
        yield FeedEntry(
            name=tag("meeting", meeting.slug),
            title=f"Meeting of {meeting}{f' ({planned})' if planned else ''}",
            address=meeting.get_absolute_url(),
            summary=" ".join(filter(None, [sentence(meeting.moved_words), summary])),
            posted_at=meeting.posted_at,
            changed_at=meeting.changed_at,
            date=meeting.date,
        )


def status_words(meeting):
    """Planned or cancelled; of a plan nothing is left once minutes of the meeting are posted."""
    minutes = getattr(meeting, "minutes", None)
    is_plan = meeting.status == MeetingStatus.SCHEDULED and not (minutes and minutes.is_posted)
    is_told = is_plan or meeting.status == MeetingStatus.CANCELLED
    return meeting.get_status_display().lower() if is_told else ""


def minutes(**of):
    for row in newest(Minutes.objects.filter(**of).select_related("meeting__body")):
        held = (
            "The text is held here." if row.body.strip() else "Named in the record; not held here."
        )
        yield FeedEntry(
            name=tag("minutes", row.meeting.slug),
            title=f"Minutes of {row.meeting}",
            address=row.get_absolute_url(),
            summary=f"{row.get_approval_display()}. {held}",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
            date=row.meeting.date,
        )


def documents(**of):
    for row in newest(Document.objects.filter(**of).select_related("meeting__body", "body")):
        held = "Held here." if row.is_held else "Not held here."
        yield FeedEntry(
            name=tag("document", row.key),
            title=f"{row.title_as_posted}{f' (meeting of {row.meeting})' if row.meeting else ''}",
            address=row.get_absolute_url(),
            summary=f"{row.get_kind_display()}. {held}",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
            date=row.date or (row.meeting.date if row.meeting else None),
        )


def reports():
    for row in newest(Report.objects.all()):
        yield FeedEntry(
            name=tag("report", row.slug),
            title=row.title,
            address=row.get_absolute_url(),
            summary=row.summary or f"{row.get_kind_display()}, {row.years}.",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
            date=row.issued_on or Date(row.last_year, 1, 1),
        )


def recommendations():
    for row in newest(Recommendation.objects.select_related("report", "origin_item__meeting")):
        yield FeedEntry(
            name=tag("recommendation", row.slug),
            title=row.title,
            address=row.get_absolute_url(),
            summary=f"{row.noun}. {row.outcome_words}.",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


def statutes():
    for row in newest(Statute.objects.prefetch_related(decisive())):
        yield FeedEntry(
            name=tag("statute", row.slug),
            title=f"{row.citation}. {row.title}",
            address=row.get_absolute_url(),
            summary=status_and_note(row),
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


def acts():
    for row in newest(Act.objects.all()):
        yield FeedEntry(
            name=tag("act", row.slug),
            title=f"{row.citation}. {row.title}".strip(),
            address=row.get_absolute_url(),
            summary=row.bill or row.get_kind_display(),
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


def status_and_note(statute):
    listed = InventoryRow(statute)
    return " ".join(f"{words}." for words in [listed.status_words, listed.note] if words)


# What a feed of one section or one act tells


def law_itself(law):
    """The page of a section or an act: it comes again when its status or a word of it changes."""
    is_section = isinstance(law, Statute)
    rows = type(law).objects.public().filter(pk=law.pk)
    row = (rows.prefetch_related(decisive()) if is_section else rows).get()
    said = status_and_note(row) if is_section else row.summary
    yield FeedEntry(
        name=tag("statute" if is_section else "act", row.slug),
        title=f"{row.citation}. {row.title}".strip(),
        address=row.get_absolute_url(),
        summary=said.strip() or row.citation,
        posted_at=row.posted_at,
        changed_at=row.changed_at,
    )


def changes_of(statute):
    """What acts did to a section. A change is public since the section and the act were."""
    for row in with_moments(statute.changes.public().select_related("act", "statute")):
        when = f"Effective {in_words(row.effective_on)}." if row.effective_on else ""
        yield FeedEntry(
            name=tag("statute-change", row.pk),
            title=f"{statute.citation} {row.get_effect_display().lower()} by {row.authority}",
            address=f"{statute.get_absolute_url()}#history",
            summary=" ".join(filter(None, [when, row.note])) or "Effective date not entered.",
            posted_at=row.public_since,
            changed_at=row.told_at,
            date=row.effective_on,
        )


def with_moments(changes):
    """Changes of law, the newest first, with the moments that are those of section and act too."""
    since = Greatest("statute__posted_at", Coalesce("act__posted_at", "statute__posted_at"))
    told_at = Greatest(since, Coalesce("changed_at", since))
    public = changes.annotate(public_since=since, told_at=told_at)
    return public.order_by("-told_at", "-pk")[:LONGEST]


def citings_of(law):
    """Where the record cites a section or an act: new since what cites it was posted."""
    for citing in cited_in(law):
        moment = posted_at(citing)
        if not (citing.address and moment):
            continue
        where = ", ".join(filter(None, [str(citing.whole or citing.record), citing.place]))
        yield FeedEntry(
            name=tag("mention", f"{law.slug}-{citing.address.strip('/').replace('/', '-')}"),
            title=f"{law.citation} is cited: {citing.kind_words.lower()}, {where}",
            address=citing.address,
            summary=strip_tags(citing.quotes[0]) if citing.quotes else where,
            posted_at=moment,
            changed_at=moment,
            date=citing.date if isinstance(citing.date, Date) else None,
        )


def posted_at(citing):
    """When the citing record became public, with all that it is part of."""
    rows = [citing.record, *(getattr(citing.record, name) for name in citing.record.public_with)]
    return max((row.posted_at for row in rows if hasattr(row, "posted_at")), default=None)
