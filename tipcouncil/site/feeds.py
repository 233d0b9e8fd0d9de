"""Atom feeds of what is new or changed in the record. They change only when the record does."""

from dataclasses import dataclass
from datetime import UTC, datetime
from datetime import date as Date

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from meetings.models import Document, Meeting, MeetingStatus, Minutes
from reports.models import Recommendation, Report
from statutes.models import Act, Statute
from tipcouncil.records.changes import with_changed_at
from tipcouncil.records.identifiers import tag
from tipcouncil.site.context import COUNCIL

LONGEST = 60  # entries of a feed, the newest
BEGINNING = datetime(2007, 6, 11, tzinfo=UTC)  # the council's first day: an empty feed's date


@dataclass
class Entry:
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


class StableAtom(Atom1Feed):
    """An Atom feed whose date is that of its newest entry, and never that of the asking."""

    def latest_post_date(self):
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=BEGINNING)


def newest(queryset):
    return with_changed_at(queryset.public()).order_by("-changed_at", "-pk")[:LONGEST]


def meetings():
    for meeting in newest(Meeting.objects.select_related("body")):
        planned = "" if meeting.status == MeetingStatus.HELD else meeting.get_status_display()
        yield Entry(
            name=tag("meeting", meeting.slug),
            title=f"Meeting of {meeting.date_words}{f' ({planned.lower()})' if planned else ''}",
            address=meeting.get_absolute_url(),
            summary=meeting.summary or f"Meeting of the {meeting.body}.",
            posted_at=meeting.posted_at,
            changed_at=meeting.changed_at,
            date=meeting.date,
        )


def minutes():
    for row in newest(Minutes.objects.select_related("meeting__body")):
        held = (
            "The text is held here." if row.body.strip() else "Named in the record; not held here."
        )
        yield Entry(
            name=tag("minutes", row.meeting.slug),
            title=f"Minutes of {row.meeting.date_words}",
            address=row.get_absolute_url(),
            summary=f"{row.get_approval_display()}. {held}",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
            date=row.meeting.date,
        )


def documents():
    for row in newest(Document.objects.select_related("meeting__body", "body")):
        held = "Held here." if row.is_held else "Not held here."
        yield Entry(
            name=tag("document", row.key),
            title=row.title_as_posted,
            address=row.get_absolute_url(),
            summary=f"{row.get_kind_display()}. {held}",
            posted_at=row.posted_at,
            changed_at=row.changed_at,
            date=row.date or (row.meeting.date if row.meeting else None),
        )


def reports():
    for row in newest(Report.objects.all()):
        yield Entry(
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
        yield Entry(
            name=tag("recommendation", row.slug),
            title=row.title,
            address=row.get_absolute_url(),
            summary=f"{row.get_kind_display()}. {row.get_status_display()}. {row.outcome}".strip(),
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


def statutes():
    for row in newest(Statute.objects.all()):
        yield Entry(
            name=tag("statute", row.slug),
            title=f"{row.citation}. {row.title}",
            address=row.get_absolute_url(),
            summary=f"{row.get_status_display()}. {row.status_note}".strip(),
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


def acts():
    for row in newest(Act.objects.all()):
        yield Entry(
            name=tag("act", row.slug),
            title=f"{row.citation}. {row.title}".strip(),
            address=row.get_absolute_url(),
            summary=row.bill or row.get_kind_display(),
            posted_at=row.posted_at,
            changed_at=row.changed_at,
        )


class RecordFeed(Feed):
    """A feed of some kinds of records, newest first."""

    feed_type = StableAtom
    language = "en-US"
    author_name = COUNCIL
    kinds = ()
    path = ""  # the feed's own
    page = ""  # the page that a reader without a feed reader wants

    def link(self):
        return f"{settings.BASE_URL}{reverse(self.page)}"

    def feed_url(self):
        return f"{settings.BASE_URL}{reverse(self.path)}"

    def items(self):
        entries = [entry for kind in self.kinds for entry in kind()]
        return sorted(entries, key=lambda entry: entry.order, reverse=True)[:LONGEST]

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return f"{settings.BASE_URL}{item.address}"

    def item_guid(self, item):
        return item.name

    def item_description(self, item):
        return item.summary

    def item_pubdate(self, item):
        return item.posted_at

    def item_updateddate(self, item):
        return item.changed_at


class Everything(RecordFeed):
    """Whatever was posted or corrected."""

    title = f"{COUNCIL}: everything new in the record"
    subtitle = "Meetings, minutes, documents, reports, recommendations and the law they cite."
    feed_guid = tag("feed", "all")
    path, page = "site:feed_all", "site:home"
    kinds = (meetings, minutes, documents, reports, recommendations, statutes, acts)


class Meetings(RecordFeed):
    """Meetings, their minutes and their papers."""

    title = f"{COUNCIL}: meetings and minutes"
    subtitle = "Meetings as they are posted, changed or cancelled, their minutes and papers."
    feed_guid = tag("feed", "meetings")
    path, page = "site:feed_meetings", "meetings:list"
    kinds = (meetings, minutes, documents)
