"""Whom a piece of news is for: the topics that it belongs to, and the searches that find it."""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from meetings.models import AgendaItem, Document, DocumentKind, Meeting, Minutes
from reports.models import Recommendation, RecommendationTarget, Report, Resource
from statutes.models import Mention, Statute
from tipcouncil.site.notices import events
from tipcouncil.site.notices.topics import BODY, STATUTE, search_parts
from tipcouncil.site.search.matching import rows_found
from tipcouncil.site.search.narrowing import narrowed_by
from tipcouncil.site.search.query import Query

logger = logging.getLogger(__name__)
MINUTES, MOTION = "meetings.minutes", "meetings.motion"
OF_MEETINGS = {DocumentKind.AGENDA, DocumentKind.NOTICE, DocumentKind.SCHEDULE}


def topics_of(record):
    """Every topic that a record belongs to, but for searches."""
    found = {"everything"} | {f"{STATUTE}{slug}" for slug in law_in(record)}
    meeting = events.meeting_of(record)
    body = meeting.body if meeting else getattr(record, "body", None)
    if isinstance(record, Meeting | Minutes | Document):
        found.add(f"{BODY}{body.slug}")
    match record:
        case Meeting():
            if events.is_to_come(record):
                found.add("meetings")
        case Minutes():
            found.add("minutes")
        case Document():
            if record.kind == DocumentKind.MINUTES:
                found.add("minutes")
            if record.kind in OF_MEETINGS and (meeting is None or events.is_to_come(meeting)):
                found.add("meetings")
        case Report() | Recommendation() | Resource():
            found.add("reports")
    return found


def law_in(record):
    """The slugs of the public sections that a record is, cites, or would change."""
    if isinstance(record, Statute):
        return [record.slug]
    cited = Mention.objects.filter(
        content_type=ContentType.objects.get_for_model(record), object_id=record.pk
    )
    keys = set(cited.exclude(statute=None).values_list("statute", flat=True))
    if isinstance(record, Meeting):
        items = AgendaItem.objects.filter(meeting=record).values("pk")
        kind = ContentType.objects.get_for_model(AgendaItem)
        cited = Mention.objects.filter(content_type=kind, object_id__in=items)
        keys |= set(cited.exclude(statute=None).values_list("statute", flat=True))
    if isinstance(record, Recommendation):
        targets = RecommendationTarget.objects.public().filter(recommendation=record)
        keys |= set(targets.values_list("statute", flat=True))
    return Statute.objects.public().filter(pk__in=keys).values_list("slug", flat=True)


def found_by_searches(keys, records):
    """{search: those of the records that it finds now}, by the site's own index."""
    units = [unit_of(record) for record in records]
    return {key: units_found(key, units) for key in keys}


def units_found(key, units):
    """A search that fails finds nothing, and does not keep other notices from going out."""
    parts = search_parts(key)
    try:
        with transaction.atomic():
            return rows_found(Query.typed(parts["q"]), narrowed_by(parts), units)
    except Exception:
        logger.exception("A saved search failed.")
        return set()


def unit_of(record):
    """What the index calls the record, or the meeting whose minutes it is."""
    whole = record.meeting if isinstance(record, Minutes) else record
    return f"{whole._meta.model_name}:{whole.pk}"


def searches_that_find(record, found):
    return {key for key, rows in found.items() if any(is_of(record, *row) for row in rows)}


def is_of(record, unit, source):
    """Whether a row of the index is of a record: minutes and their meeting are one unit."""
    if unit != unit_of(record):
        return False
    if isinstance(record, Meeting):
        return source != MINUTES
    return source in (MINUTES, MOTION) if isinstance(record, Minutes) else True
