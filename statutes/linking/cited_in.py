"""Where the record cites a section or an act: what the page of the law says of the rest.

The law does not know who cites it, so the citing records are asked only what every record can
tell: whether it is public, its own words for itself, the record that it is part of, its address.
"""

from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.contrib.contenttypes.models import ContentType
from django.dispatch import Signal

from tipcouncil.records.posting import whole_paths
from tipcouncil.records.texts.marking import marked, plain

QUOTES_SHOWN = 3
outcomes_asked = Signal()  # each receiver gives what was put forward on `law`, by its `changes`


@dataclass
class OutcomeSentence:
    """A sentence on the law of a page: what was put forward, where, and what came of it."""

    words: str
    place: str  # the words that lead to where it was put forward; empty where nobody knows
    place_address: str
    outcome: str
    address: str
    title: str


@dataclass
class Citing:
    """A place in a public record that cites some law, and the words in which it does."""

    record: object
    address: str
    place: str = ""  # item 2(a)
    quotes: list = field(default_factory=list)  # the council's words
    notes: list = field(default_factory=list)  # what this site says
    outcomes: list = field(default_factory=list)  # what came of what was put forward here

    @property
    def whole(self):
        """The record that this one is part of; None where it stands alone."""
        return next(iter(self.record.belongs_to), None)

    @property
    def date(self):
        """The date of the record, or else of what it is part of; None where neither has one."""
        return first_value([self.record, self.whole], ["date", "issued_on"])

    @property
    def date_words(self):
        """The date as far as it is known, and what tells the record from others of that day."""
        records = [self.record, self.whole]
        words = [first_value(records, [name]) for name in ("date_words", "particulars")]
        return ", ".join(filter(None, words))

    @property
    def kind_words(self):
        return kind_words(self.record)

    @property
    def heading(self):
        return getattr(self.record, "heading", "") or str(self.record)

    def quote(self, line, cited):
        """Add the line, unless it is here already. Only the council's words are quoted."""
        is_quoted = getattr(self.record, "has_words", None)
        words = self.quotes if is_quoted is None or is_quoted(line.strip("… ")) else self.notes
        line = marked(line, [cited])
        if line and len(words) < QUOTES_SHOWN and line not in words:
            words.append(line)


def kind_words(record):
    """“Agenda item”, “Next step”: what a record is, by its own word for itself if it has one."""
    words = getattr(record, "noun", "") or str(record._meta.verbose_name)
    return words[:1].upper() + words[1:]


def outcomes_of(law, changes):
    """What was put forward on a section or an act, and what came of it."""
    answers = outcomes_asked.send(type(law), law=law, changes=changes)
    return [outcome for _, outcomes in answers for outcome in outcomes]


def with_outcomes(citing, outcomes):
    """The places that cite a law, each with what came of what was put forward there."""
    for place in citing:
        here = [one for one in outcomes if place.address in {one.place_address, one.address}]
        place.outcomes = [
            one.outcome if one.address == place.address else f"{one.title}. {one.outcome}"
            for one in here
        ] or list(filter(None, [getattr(place.record, "outcome_words", "")]))
    return citing


def first_value(records, names):
    """What the first of the records says under the first of the names; None if none says it."""
    said = (getattr(record, name, None) for record in records if record for name in names)
    return next(filter(None, said), None)


def cited_in(law):
    """The places in the public record that cite a section or an act, newest first, then by address.

    One query for the mentions and one for each kind of record, however many records there are.
    """
    found = {}
    for kind, mentions in groupby(law.mentions.all(), key=attrgetter("content_type_id")):
        records = public_records(law, kind)
        for mention in mentions:
            if record := records.get(mention.object_id):
                address = url_of(record, mention.anchor)
                place = Citing(record, address, mention.place)
                citing = found.setdefault(address or (kind, mention.object_id), place)
                citing.quote(plain(mention.quote), plain(mention.as_written))
    places = sorted(found.values(), key=lambda citing: citing.address)
    return sorted(places, key=lambda citing: str(citing.date or ""), reverse=True)


def public_records(law, kind):
    """The public records of one kind that cite a law, by their keys."""
    model = ContentType.objects.get_for_id(kind).model_class()
    if model is None:
        return {}
    citing = law.mentions.filter(content_type=kind).values("object_id")
    rows = model._default_manager.public().select_related(*dict(whole_paths(model)))
    return rows.filter(pk__in=citing).in_bulk()


def url_of(record, anchor):
    """Where a reader finds the place: on the record's page, or on that of what it is part of.

    Empty where there is neither.
    """
    pages = [row for row in [record, *record.belongs_to] if hasattr(row, "get_absolute_url")]
    if not pages:
        return ""
    page = pages[0].get_absolute_url()
    return f"{page.partition('#')[0]}#{anchor}" if anchor else page
