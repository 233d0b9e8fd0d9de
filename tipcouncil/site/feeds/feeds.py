"""Atom feeds of what is new or changed in the record. They change only when the record does."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from meetings.models import Body
from statutes.models import Act, Statute
from tipcouncil.records.identifiers import tag
from tipcouncil.site.feeds import entries as feed_entries
from tipcouncil.site.feeds.entries import LONGEST

BEGINNING = datetime(2007, 6, 11, tzinfo=UTC)  # the council's first day: an empty feed's date


class StableAtom(Atom1Feed):
    """An Atom feed whose date is that of its newest entry, and never that of the asking."""

    def latest_post_date(self):
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=BEGINNING)


class RecordFeed(Feed):
    """A feed of some kinds of records, newest first."""

    feed_type = StableAtom
    language = "en-US"
    author_name = settings.COUNCIL
    kinds = ()
    path = ""  # the feed's own
    page = ""  # the page that a reader without a feed reader wants

    def link(self):
        return f"{settings.BASE_URL}{reverse(self.page)}"

    def feed_url(self):
        return f"{settings.BASE_URL}{reverse(self.path)}"

    def entries(self, of):
        return [entry for kind in self.kinds for entry in kind()]

    def items(self, of=None):
        entries = {entry.name: entry for entry in self.entries(of)}.values()
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

    title = f"{settings.COUNCIL}: everything new in the record"
    subtitle = "Meetings, minutes, documents, reports, recommendations and the law they cite."
    feed_guid = tag("feed", "all")
    path, page = "site:feed_all", "site:home"
    kinds = (
        feed_entries.meetings,
        feed_entries.minutes,
        feed_entries.documents,
        feed_entries.reports,
        feed_entries.recommendations,
        feed_entries.statutes,
        feed_entries.acts,
    )


class MeetingsFeed(RecordFeed):
    """Meetings, their minutes and their papers."""

    title = f"{settings.COUNCIL}: meetings and minutes"
    subtitle = "Meetings as they are posted, changed or cancelled, their minutes and papers."
    feed_guid = tag("feed", "meetings")
    path, page = "site:feed_meetings", "meetings:list"
    kinds = (feed_entries.meetings, feed_entries.minutes, feed_entries.documents)


class MinutesOnly(RecordFeed):
    """Minutes alone: when they are posted, approved or amended."""

    title = f"{settings.COUNCIL}: minutes"
    subtitle = "Minutes as they are posted, approved or amended."
    feed_guid = tag("feed", "minutes")
    path, page = "site:feed_minutes", "meetings:list"
    kinds = (feed_entries.minutes,)


class ReportsFeed(RecordFeed):
    """Reports to the General Assembly, what was put forward, and what became of it."""

    title = f"{settings.COUNCIL}: reports, and what was put forward"
    subtitle = "Reports to the General Assembly, what the Council put forward, and what came of it."
    feed_guid = tag("feed", "reports")
    path, page = "site:feed_reports", "reports:list"
    kinds = (feed_entries.reports, feed_entries.recommendations)


class FeedOfOne(RecordFeed):
    """The feed of one body, section or act. One that is not public has none."""

    model = None
    kind = ""

    def get_object(self, request, slug):
        return get_object_or_404(self.model.objects.public(), slug=slug)

    def link(self, of):
        return f"{settings.BASE_URL}{of.get_absolute_url()}"

    def feed_url(self, of):
        return f"{settings.BASE_URL}{reverse(self.path, args=[of.slug])}"

    def feed_guid(self, of):
        return tag("feed", f"{self.kind}-{of.slug}")


class BodyFeed(FeedOfOne):
    """The meetings of one body, their minutes and papers."""

    model, kind, path = Body, "body", "site:feed_body"

    def title(self, of):
        return f"{of.name}: meetings and minutes"

    def subtitle(self, of):
        return f"Meetings, minutes and papers of the {of.name}."

    def link(self, of):
        return f"{settings.BASE_URL}{reverse('meetings:list')}?body={of.slug}"

    def entries(self, of):
        return [
            *feed_entries.meetings(body=of),
            *feed_entries.minutes(meeting__body=of),
            *feed_entries.documents(body=of),
        ]


class StatuteFeed(FeedOfOne):
    """One section: what changes it, and each place in the record that newly cites it."""

    model, kind, path = Statute, "statute", "site:feed_statute"

    def title(self, of):
        return f"{of.citation}. {of.title}"

    def subtitle(self, of):
        return f"What changes {of.citation}, and where the Council’s record cites it."

    def entries(self, of):
        return [
            *feed_entries.law_itself(of),
            *feed_entries.changes_of(of),
            *feed_entries.citings_of(of),
        ]


class ActFeed(FeedOfOne):
    """One act, and each place in the record that newly cites it."""

    model, kind, path = Act, "act", "site:feed_act"

    def title(self, of):
        return f"{of.citation}. {of.title}".strip()

    def subtitle(self, of):
        return f"Where the Council’s record cites {of.citation}."

    def entries(self, of):
        return [*feed_entries.law_itself(of), *feed_entries.citings_of(of)]
