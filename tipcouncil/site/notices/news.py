"""Looking for news: what is public is compared with what was told of it.

Nothing can be lost on the way: whatever became public by whatever way, a click, a load, a whole
that was posted after its part, is found at the next look. Who looks, what is written down and whom
it is for are one transaction; two that look at once wait for each other.
"""

import datetime
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from meetings.models import Document
from tipcouncil.records.dates import today
from tipcouncil.records.posting import Posted
from tipcouncil.site.files import texts
from tipcouncil.site.notices import events, matching
from tipcouncil.site.notices.models import (
    Delivery,
    Event,
    MailerRun,
    Notice,
    Subscriber,
    Subscription,
    Told,
)
from tipcouncil.site.notices.topics import SEARCH

TRIES = 3
READING_LASTS = datetime.timedelta(minutes=10)  # at most; then a file is told of unread


def look(silently=False):
    """Write down what is new since the last look, and for whom. Returns the notices.

    The first look of a new site finds a whole record that nobody waited for, and tells nobody.
    Reading and searching hold nobody up; only what was found is written in one short transaction,
    unless somebody else looked meanwhile: then it is all looked at again.
    """
    if silently:
        with transaction.atomic():
            run = locked_run()
            return write_down(run, compare(silently=True), {})
    for _ in range(TRIES):
        before = MailerRun.objects.filter(pk=1).values_list("looked_at", flat=True).first()
        compared = compare(silently=before is None)
        topics = whom_for([record for record, _, _ in compared.news])
        with transaction.atomic():
            run = locked_run()
            if run.looked_at == before:
                return write_down(run, compared, topics)
    return []


@dataclass
class Compared:
    """What differs between the public record and what was told of it."""

    news: list = field(default_factory=list)  # (record, event, turn)
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)


def write_down(run, compared, topics):
    Told.objects.bulk_create(compared.new, batch_size=500)
    Told.objects.bulk_update(compared.changed, ["facts", "turn"], batch_size=200)
    chosen = topics_chosen() if compared.news else {}
    notices = [
        give(record, event, turn, topics[record], chosen) for record, event, turn in compared.news
    ]
    run.looked_at = timezone.now()
    run.save(update_fields=["looked_at"])
    return notices


def whom_for(records):
    """{record: every topic that it belongs to, and every search that finds it}."""
    if not records:
        return {}
    searches = Subscription.objects.filter(topic__startswith=SEARCH)
    finds = matching.found_by_searches(set(searches.values_list("topic", flat=True)), records)
    return {
        record: matching.topics_of(record) | matching.searches_that_find(record, finds)
        for record in records
    }


def locked_run():
    """The mailer's own row, locked until the transaction ends."""
    MailerRun.objects.get_or_create(pk=1)
    return MailerRun.objects.select_for_update().get(pk=1)


@contextmanager
def without_notices():
    """What becomes public within is old, such as an archive that is loaded: nobody is told of it.

    What became public before is told first, so that nothing is lost.
    """
    if not settings.NOTICES_ON:
        yield
        return
    look()
    yield
    look(silently=True)


def compare(silently):
    """Look at each public record of each kind. Nothing is written."""
    compared = Compared()
    for kind in events.KINDS:
        content_type = ContentType.objects.get_for_model(kind.model)
        told = {row.object_id: row for row in Told.objects.filter(content_type=content_type)}
        for record in kind.public().iterator(chunk_size=1_000):
            now, before = events.facts(record), told.get(record.pk)
            if before is None:
                if silently or is_ready(record):
                    compared.new.append(
                        Told(content_type=content_type, object_id=record.pk, facts=now)
                    )
                    if not silently:
                        compared.news.append((record, Event.POSTED, 0))
            elif before.facts != now:
                event = None if silently else events.event_between(record, before.facts, now)
                before.facts = now
                before.turn += event is not None
                compared.changed.append(before)
                if event:
                    compared.news.append((record, event, before.turn))
    return compared


def is_ready(record):
    """Whether all that a record says can be found: the words of a new file are read after it."""
    if not isinstance(record, Document) or not record.is_held or texts.is_read(record):
        return True
    return timezone.now() - public_since(record) > READING_LASTS


def public_since(record):
    """When the public could first read it: when it, or the last of its wholes, was posted."""
    moments = [record.posted_at] if isinstance(record, Posted) else []
    wholes = (getattr(record, name) for name in record.public_with)
    return max([*moments, *(public_since(whole) for whole in wholes if whole is not None)])


def topics_chosen():
    """{topic: [(subscriber, since when)]} of everybody whose request is valid today."""
    rows = Subscription.objects.filter(subscriber__valid_until__gte=today())
    chosen = {}
    for topic, subscriber, since in rows.values_list(
        "topic", "subscriber", "subscriber__confirmed_at"
    ):
        chosen.setdefault(topic, []).append((subscriber, since))
    return chosen


def give(record, event, turn, topics, chosen):
    """Write down a notice, and a delivery for everybody who asked before it happened."""
    happened_at = public_since(record) if event == Event.POSTED else timezone.now()
    topics = topics & chosen.keys()
    asked = {who for topic in topics for who, since in chosen[topic] if since <= happened_at}
    notice = Notice.objects.create(
        content_type=ContentType.objects.get_for_model(record),
        object_id=record.pk,
        event=event,
        turn=turn,
        words=events.title(record, event),
        happened_at=happened_at,
        found_at=timezone.now(),
        meeting=events.meeting_of(record),
        asked_by=len(asked),
    )
    here = Subscriber.objects.filter(pk__in=asked).values_list("pk", flat=True)
    Delivery.objects.bulk_create(
        (Delivery(subscriber_id=who, notice=notice) for who in here), batch_size=500
    )
    return notice
