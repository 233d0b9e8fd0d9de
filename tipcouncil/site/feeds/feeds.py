"""Atom feeds of what is new or changed in the record. They change only when the record does."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from meetings.models import Body, Document, Meeting, Minutes
from reports.models import Recommendation, Report
from statutes.models import Act, Statute
from tipcouncil.records.metadata.identifiers import tag
from tipcouncil.site.feeds.entries import LONGEST, changes_of, citings_of, law_itself, newest

BEGINNING = datetime(2007, 6, 11, tzinfo=UTC)  # the council's first day: an empty feed's date


class StableAtom(Atom1Feed):
    """An Atom feed whose date is that of its newest entry, and never that of the asking."""

    def latest_post_date(self):
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=BEGINNING)


class EntriesFeed(Feed):
    """What `entries(of)` of a subclass gives in any order, the newest first, each once."""

    feed_type = StableAtom
    language = "en-US"
    author_name = settings.COUNCIL

    def items(self, of=None):
        entries = {entry.id: entry for entry in self.entries(of)}.values()
        return sorted(entries, key=lambda entry: entry.order, reverse=True)[:LONGEST]

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return f"{settings.BASE_URL}{item.url}"

    def item_guid(self, item):
        return item.id

    def item_description(self, item):
        return item.summary

    def item_pubdate(self, item):
        return item.posted_at

    def item_updateddate(self, item):
        return item.changed_at


class RecordsFeed(EntriesFeed):
    """The feed of some kinds of records: /feeds/meetings.xml, of the id feed-meetings."""

    def __init__(self, name, title, subtitle, page, *models):
        self.name, self.page, self.models = name, page, models
        self.title, self.subtitle = f"{settings.COUNCIL}: {title}", subtitle
        self.feed_guid = tag("feed", name)

    def link(self):
        return f"{settings.BASE_URL}{reverse(self.page)}"

    def feed_url(self):
        return f"{settings.BASE_URL}{reverse(f'site:feed_{self.name}')}"

    def entries(self, of):
        return [entry for model in self.models for entry in newest(model.objects.all())]


FEEDS = [
    RecordsFeed(
        "all",
        "everything new in the record",
        "Meetings, minutes, documents, reports, recommendations and the law they cite.",
        "site:home",
        *(Meeting, Minutes, Document, Report, Recommendation, Statute, Act),
    ),
    RecordsFeed(
        "meetings",
        "meetings and minutes",
        "Meetings as they are posted, changed or cancelled, their minutes and papers.",
        "meetings:list",
        *(Meeting, Minutes, Document),
    ),
    RecordsFeed(
        "minutes",
        "minutes",
        "Minutes as they are posted, approved or amended.",
        "meetings:list",
        Minutes,
    ),
    RecordsFeed(
        "reports",
        "reports, and what was put forward",
        "Reports to the General Assembly, what the Council put forward, and what came of it.",
        "reports:list",
        *(Report, Recommendation),
    ),
]


class RecordFeed(EntriesFeed):
    """The feed of one record of a kind. One that is not public has none."""

    def __init__(self, model):
        self.model, self.name = model, model._meta.model_name

    def get_object(self, request, slug):
        return get_object_or_404(self.model.objects.public(), slug=slug)

    def feed_url(self, of):
        return f"{settings.BASE_URL}{reverse(f'site:feed_{self.name}', args=[of.slug])}"

    def feed_guid(self, of):
        return tag("feed", f"{self.name}-{of.slug}")


class BodyFeed(RecordFeed):
    """The meetings of one body, their minutes and papers."""

    def title(self, of):
        return f"{of.name}: meetings and minutes"

    def subtitle(self, of):
        return f"Meetings, minutes and papers of the {of.name}."

    def link(self, of):
        return f"{settings.BASE_URL}{reverse('meetings:list')}?body={of.slug}"

    def entries(self, of):
        return [
            *newest(Meeting.objects.filter(body=of)),
            *newest(Minutes.objects.filter(meeting__body=of)),
            *newest(Document.objects.filter(body=of)),
        ]


class LawFeed(RecordFeed):
    """One section or act: what changes it, and each place in the record that newly cites it."""

    def title(self, of):
        return f"{of.citation}. {of.title}".strip()

    def subtitle(self, of):
        start = f"What changes {of.citation}, and where" if self.model is Statute else "Where"
        name = "it" if self.model is Statute else of.citation
        return f"{start} the Council’s record cites {name}."

    def link(self, of):
        return f"{settings.BASE_URL}{of.get_absolute_url()}"

    def entries(self, of):
        changes = changes_of(of) if self.model is Statute else []
        return [*law_itself(of), *changes, *citings_of(of)]


FEEDS_OF_RECORDS = {
    "bodies": BodyFeed(Body),
    "statutes": LawFeed(Statute),
    "acts": LawFeed(Act),
}
