"""Looking for news: what is public is compared with what was public at the last look.

Nothing can be lost on the way: whatever became public by whatever way, a click, a load, a whole
that was posted after its part, is found at the next look. A look is one transaction, and two that
look at once wait for each other.
"""

import datetime
import logging
from collections import defaultdict
from contextlib import contextmanager

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from meetings.models import Document, Minutes
from tipcouncil.records.dates import today
from tipcouncil.site.feeds import entries
from tipcouncil.site.files import texts
from tipcouncil.site.notices import kinds, outbox, subscriptions
from tipcouncil.site.notices.models import Event, MailerRun, Notice, Snapshot, Subscription
from tipcouncil.site.notices.topics import SEARCH, search_parts
from tipcouncil.site.search.facets import SearchFilters
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import units_found

logger = logging.getLogger(__name__)
READING_LASTS = datetime.timedelta(minutes=10)  # at most; then a file is announced unread


def turn():
    """All that a mailer does but the sending: nothing of it needs a mail server."""
    outbox.recover()
    subscriptions.tidy()
    look()


@transaction.atomic
def look(silently=False):
    """Write down what is new since the last look, with an e-mail for everybody who asked for it.

    The first look of a new site finds a whole record that nobody waited for, and tells nobody.
    """
    run = MailerRun.locked()
    silently = silently or run.looked_at is None
    news = [change for model in kinds.KINDS for change in changes(model, silently)]
    if news:
        announce(news)
    run.looked_at = timezone.now()
    run.save()


@contextmanager
def without_notices():
    """What becomes public within is old, such as an archive that is loaded: nobody is told of it.

    What became public before is announced first, so that nothing is lost.
    """
    if not settings.NOTICES_ON:
        yield
        return
    look()
    yield
    look(silently=True)


# What happened


def changes(model, silently):
    """Keep what is public now of one kind of record. Returns [(record, event)] of what is news."""
    content_type = ContentType.objects.get_for_model(model)
    seen = Snapshot.objects.filter(content_type=content_type)
    seen = dict(seen.values_list("object_id", "facts"))
    news, snapshots = [], []
    for record in kinds.public(model).iterator(chunk_size=1_000):
        old, new = seen.get(record.pk), kinds.facts(record)
        if old == new or (old is None and not silently and not is_ready(record)):
            continue
        snapshots.append(Snapshot(content_type=content_type, object_id=record.pk, facts=new))
        if not silently and (old is None or is_changed(old, new)):
            event = Event.POSTED if old is None else kinds.event_between(record, old, new)
            news += [(record, event)] if event else []
    Snapshot.objects.bulk_create(
        snapshots,
        batch_size=200,
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=["facts"],
    )
    return news


def is_changed(old, new):
    """Whether a fact has another value. One that was not compared before tells of no change."""
    return any(old[name] != new[name] for name in old.keys() & new.keys())


def is_ready(record):
    """Whether all that a record says can be found: the words of a new file are read after it."""
    if not isinstance(record, Document) or not record.is_held or texts.is_read(record):
        return True
    return timezone.now() - entries.public_since(record) > READING_LASTS


# Who is told


def announce(news):
    """Write a notice of each, and e-mails to everybody who asked before it happened."""
    valid = Subscription.objects.select_for_update().filter(valid_until__gte=today())
    readers = list(valid.order_by("pk"))
    topics = topics_of([record for record, _ in news], readers)
    for_each = defaultdict(list)
    for record, event in news:
        now = timezone.now()
        happened_at = entries.public_since(record) if event == Event.POSTED else now
        asked = [
            reader
            for reader in readers
            if reader.confirmed_at <= happened_at and not topics[record].isdisjoint(reader.topics)
        ]
        notice = Notice.objects.create(
            record=record,
            event=event,
            title=kinds.title(record, event),
            happened_at=happened_at,
            found_at=now,
            meeting=kinds.meeting_of(record),
            asked_by=len(asked),
        )
        for reader in asked:
            for_each[reader].append(notice)
    for reader, notices in for_each.items():
        outbox.write_notices(reader, notices)


def topics_of(records, readers):
    """{record: every topic that it belongs to, and every saved search that finds its page}."""
    asked = {topic for reader in readers for topic in reader.topics}
    units = {record: unit_of(record) for record in records}
    found = {
        key: found_by_search(key, [*units.values()]) for key in asked if key.startswith(SEARCH)
    }
    return {
        record: kinds.topics_of(record) | {key for key in found if unit in found[key]}
        for record, unit in units.items()
    }


def found_by_search(key, units):
    """A search that fails finds nothing, and does not keep other notices from going out."""
    parts = search_parts(key)
    try:
        with transaction.atomic():
            return units_found(Query.typed(parts["q"]), SearchFilters(parts), units)
    except Exception:
        logger.exception("A saved search failed.")
        return set()


def unit_of(record):
    """What the index calls the record, or the meeting whose minutes it is."""
    whole = record.meeting if isinstance(record, Minutes) else record
    return f"{whole._meta.model_name}:{whole.pk}"
