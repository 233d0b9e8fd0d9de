"""The law for programs: sections of the General Statutes, acts, and who cites them."""

from html import unescape

from django.db.models import Q
from django.utils.html import strip_tags

from statutes.inventory.columns import ACTS, STATUTE, ChangeOfAct, law_page
from statutes.inventory.selection import (
    InventoryRow,
    acts_with_changes,
    inventory_selection,
    public_history,
)
from statutes.linking.cited_in import cited_in
from statutes.models import ActKind, Statute, StatuteStatus
from tipcouncil.records import api
from tipcouncil.records.api import ENDING, Collection, Filter
from tipcouncil.records.tables import Column, picked


class MentionOut(api.Record):
    """A place in the public record that cites the law."""

    kind: str
    place: str
    date: str | None
    quotes: list[str]
    url: str


def mentions_of(law, base):
    """Each place in the public record that cites the law, newest first."""
    return [
        {
            "kind": citing.kind_words,
            "place": citing.place,
            "date": citing.date.isoformat() if citing.date else None,
            "quotes": [unescape(strip_tags(quote)) for quote in citing.quotes],
            "url": f"{base}{citing.address}",
        }
        for citing in cited_in(law)
    ]


StatuteOut = api.record(
    "StatuteOut",
    "A section, or a run of sections.",
    [
        Column("id", "law.slug"),
        *picked(
            STATUTE,
            "kind citation number through title chapter subject in_inventory first_enacted_by"
            " amended_by status status_on status_note transferred_to summary effectiveness"
            " last_checked text_edition official_url changes",
        ),
        Column("url", law_page),
        Column("sources", lambda row, base: api.sources(row.law), list[api.Source]),
        Column("updated_at", lambda row, base: api.moment(row.law.updated_at)),
    ],
)
StatuteWithMentions = api.record(
    "StatuteWithMentions",
    "A section, with the places in the record that cite it.",
    [Column("mentions", lambda row, base: mentions_of(row.law, base), list[MentionOut])],
    StatuteOut,
)
Bill = api.record(
    "Bill",
    "A public or special act. `bill` is what it was called before.",
    [
        Column("id", "slug"),
        *ACTS[:-1],
        Column(
            "changes",
            lambda act, base: [ChangeOfAct.of(change, base) for change in act.done],
            list[ChangeOfAct],
        ),
        *ENDING,
    ],
)
BillWithMentions = api.record(
    "BillWithMentions",
    "An act, with the places in the record that cite it.",
    [Column("mentions", mentions_of, list[MentionOut])],
    Bill,
)


def statutes():
    """The sections in this record, in the order of the General Statutes."""
    rows = Statute.objects.public().select_related("transferred_to")
    return rows.with_updated_at().prefetch_related(public_history()).order_by("sort_key", "slug")


def acts():
    """The acts in this record, newest first, with what each did to the sections in it."""
    return acts_with_changes().with_updated_at().order_by("-year", "session", "number", "slug")


def of_status(status):
    """The sections of a status as of today, which follows from their history."""
    matching = inventory_selection({"status": status}).matching
    return Q(pk__in=[row.law.pk for row in matching if not row.is_act])


COLLECTIONS = [
    Collection(
        statutes,
        "statute",
        "The law",
        "One section, with the places in the record that cite it.",
        StatuteOut,
        {
            "status": Filter(StatuteStatus, of_status),
            "in_inventory": Filter(bool, "in_inventory"),
        },
        StatuteWithMentions,
        InventoryRow,
    ),
    Collection(
        acts,
        "act",
        "The law",
        "One act, with the places in the record that cite it.",
        Bill,
        {"kind": Filter(ActKind, "kind"), "year": Filter(api.Year, "year")},
        BillWithMentions,
    ),
]
