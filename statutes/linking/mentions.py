"""The index of who cites the law. It is derived from the record's texts and can be rebuilt.

An app that holds citing texts says so when it is ready; each record is indexed when it is saved:

    index_texts(Minutes, texts_of_minutes)

where `texts_of_minutes(record, **signal)` yields a `CitingText` for each text and its place on the
page. Another app may add texts to the same records.
"""

from typing import NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

from statutes import citations
from statutes.linking.cautions import doubt_about
from statutes.linking.law_cited import law_held
from statutes.models import Act, Mention, Statute, StatuteChange

BEFORE, AFTER = 160, 120  # characters of the line kept on each side of a citation
texts_asked = Signal()  # each receiver gives texts of `record` that may cite the law
before_all = Signal()  # before the whole index is built anew


class CitingText(NamedTuple):
    """A text of a record, and where a reader finds it on the record's page."""

    text: str
    anchor: str = ""  # item-2a
    place: str = ""  # item 2(a)


def index_texts(model, texts):
    """Index the citations of each `model` from now on, whenever one is saved or deleted."""
    texts_asked.connect(texts, sender=model)
    post_save.connect(index_saved, sender=model)
    post_delete.connect(forget_deleted, sender=model)


def index_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        index(instance)


def forget_deleted(sender, instance, **kwargs):
    mentions_of(instance).delete()


def mentions_of(record):
    kind = ContentType.objects.get_for_model(record)
    return Mention.objects.filter(content_type=kind, object_id=record.pk)


def index(record):
    """Read the citations of one record anew. Returns how many there are."""
    found = [
        (citing, citation)
        for _, texts in texts_asked.send(type(record), record=record)
        for citing in texts
        for citation in citations.find(citing.text)
        if citation.is_connecticut
    ]
    law = law_held({cited.target for _, cited in found}, public=False)
    with transaction.atomic():
        mentions_of(record).delete()
        Mention.objects.bulk_create(
            mention(record, citing, citation, law, position)
            for position, (citing, citation) in enumerate(found)
        )
    return len(found)


def mention(record, citing, citation, law, position):
    row = law.row(citation)
    return Mention(
        record=record,
        statute=row if isinstance(row, Statute) else None,
        act=row if isinstance(row, Act) else None,
        target=citation.target,
        as_written=citation.as_written[:200],
        pinpoint=citation.pinpoint_written[:60],
        anchor=citing.anchor,
        place=citing.place,
        quote=line_around(citing.text, citation.start, citation.end),
        doubt=str(law.doubt(citation) or "")[:200],
        position=position,
    )


def line_around(text, start, end):
    """The line in which a citation stands, cut where it is long."""
    before = text[:start].rsplit("\n", 1)[-1]
    after = text[end:].split("\n", 1)[0]
    if len(before) > BEFORE:
        before = "… " + before[-BEFORE:].partition(" ")[2]
    if len(after) > AFTER:
        after = after[:AFTER].rpartition(" ")[0] + " …"
    return (before + text[start:end] + after).strip().lstrip("-*# ")


def resolve(sender, instance, created, raw=False, **kwargs):
    """A section or an act was entered: link the citations that had been waiting for it."""
    if raw or not created:
        return
    if isinstance(instance, Act):
        Mention.objects.filter(target=instance.slug).update(act=instance, statute=None)
    elif not instance.through:
        Mention.objects.filter(target=instance.number).update(statute=instance, act=None)


def reconsider(sender, instance, raw=False, **kwargs):
    """A change was entered: a subsection that it names was there, so nobody doubts it longer."""
    if raw:
        return
    statute = instance.statute
    doubtful = list(statute.mentions.doubtful().filter(target=statute.number))
    changes = list(statute.changes.all()) if doubtful else []
    for mention in doubtful:
        mention.doubt = str(doubt_about(mention.target, mention.pinpoint, changes) or "")[:200]
        mention.save(update_fields=["doubt"])


post_save.connect(resolve, sender=Act)
post_save.connect(resolve, sender=Statute)
post_save.connect(reconsider, sender=StatuteChange)


def index_all():
    """Build the whole index anew. Returns the number of citations found."""
    before_all.send(Mention)
    citing = [model for model in apps.get_models() if texts_asked.has_listeners(model)]
    with transaction.atomic():
        Mention.objects.all().delete()
        return sum(
            index(record) for model in citing for record in model._default_manager.iterator()
        )
