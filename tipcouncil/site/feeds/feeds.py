"""Atom feeds of what is new or changed in the record. They change only when the record does."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from meetings.models import Body, BodyKind, Document, Meeting, Minutes
from reports.models import Recommendation, Report
from statutes.models import Act, Statute
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.metadata.identifiers import tag
from tipcouncil.site.feeds.entries import changes_of, citings_of, in_order, law_itself, newest

BEGINNING = datetime(2007, 6, 11, tzinfo=UTC)  # the council's first day: an empty feed's date
# By the word in its address: title and subtitle of a feed, its page and its kinds of records.
FEEDS = {
    "all": (
        "everything new in the record",
        "Meetings, minutes, documents, reports, recommendations and the law they cite.",
        "site:home",
        [Meeting, Minutes, Document, Report, Recommendation, Statute, Act],
    ),
    "meetings": (
        "meetings and minutes",
        "Meetings as they are posted, changed or cancelled, their minutes and papers.",
        "meetings:list",
        [Meeting, Minutes, Document],
    ),
    "minutes": (
        "minutes",
        "Minutes as they are posted, approved or amended.",
        "meetings:list",
        [Minutes],
    ),
    "reports": (
        "reports, and what was put forward",
        "Reports to the General Assembly, what the Council put forward, and what came of it.",
        "reports:list",
        [Report, Recommendation],
    ),
}


class StableAtom(Atom1Feed):
    """An Atom feed whose date is that of its newest entry, and never that of the asking."""

    def latest_post_date(self):
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=BEGINNING)


def atom(request, name, title, subtitle, page, entries, query=""):
    """The feed of a page; both addresses end in the query that was asked for."""
    base = base_url(request)
    feed = StableAtom(
        title=title,
        link=f"{base}{page}{query}",
        description=None,
        subtitle=subtitle,
        language="en-US",
        author_name=settings.COUNCIL,
        feed_url=f"{base}{request.path}{query}",
        feed_guid=tag("feed", name),
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=f"{base}{entry.url}",
            description=entry.summary,
            unique_id=entry.id,
            pubdate=entry.posted_at,
            updateddate=entry.changed_at,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return response


@require_safe
def of_kinds(request, name):
    """Some kinds of records: /feeds/meetings.xml, of the id feed-meetings."""
    title, subtitle, page, models = FEEDS[name]
    entries = in_order(entry for model in models for entry in newest(model.objects.all()))
    return atom(request, name, f"{settings.COUNCIL}: {title}", subtitle, reverse(page), entries)


@require_safe
def of_body(request, slug):
    """The meetings of one body, their minutes and papers."""
    body = get_object_or_404(Body.objects.public(), slug=slug)
    entries = [
        *newest(Meeting.objects.filter(body=body)),
        *newest(Minutes.objects.filter(meeting__body=body)),
        *newest(Document.objects.filter(body=body)),
    ]
    return atom(
        request,
        f"body-{slug}",
        f"{body.name}: meetings and minutes",
        f"Meetings, minutes and papers of the {body.name}.",
        f"{reverse('meetings:list')}?body={slug}",
        in_order(entries),
    )


@require_safe
def of_law(request, model, slug):
    """One section or act: what changes it, and each place in the record that newly cites it."""
    law = get_object_or_404(model.objects.public(), slug=slug)
    title, entries = f"{law.citation}. {law.title}".strip(), [*law_itself(law), *citings_of(law)]
    subtitle = f"Where the Council’s record cites {law.citation}."
    if model is Statute:
        entries += changes_of(law)
        subtitle = f"What changes {law.citation}, and where the Council’s record cites it."
    name = f"{model._meta.model_name}-{slug}"
    return atom(request, name, title, subtitle, law.get_absolute_url(), in_order(entries))


def committees_followed(request):
    """What pages need that list the feeds and calendars: those of committees that have met too."""
    bodies = Body.objects.public().filter(kind=BodyKind.COMMITTEE)
    address = base_url(request)
    return {
        "committees": bodies.filter(meetings__in=Meeting.objects.public()).distinct(),
        "site_address": address,
        "webcal": f"webcal://{address.partition('://')[2]}",  # what calendar programs subscribe to
    }
