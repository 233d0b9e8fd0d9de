"""The law for programs: sections of the General Statutes, acts, and who cites them."""

from html import unescape

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.utils.html import strip_tags
from ninja import Query, Router

from statutes.inventory.columns import ACTS, STATUTE, ChangeOfAct, act_with_changes
from statutes.inventory.selection import InventoryRow, inventory_selection, public_history
from statutes.linking.cited_in import cited_in
from statutes.models import Act, ActKind, Statute, StatuteChange, StatuteStatus
from tipcouncil.records import api
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.api import SOURCES, UPDATED
from tipcouncil.records.tables import Column, as_data, picked
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["The law"])


class MentionOut(api.Record):
    """A place in the public record that cites the law."""

    kind: str
    place: str
    date: str | None
    quotes: list[str]
    url: str


OF_A_PAGE = [Column("url"), SOURCES, UPDATED]
StatuteOut = api.record(
    "StatuteOut",
    "A section, or a run of sections.",
    [
        Column("id", "slug"),
        *picked(
            STATUTE,
            "kind citation number through title chapter subject in_inventory first_enacted_by"
            " amended_by status status_on status_note transferred_to summary effectiveness"
            " last_checked text_edition official_url changes",
        ),
        *OF_A_PAGE,
    ],
)


class StatuteWithMentions(StatuteOut):
    """A section, with the places in the record that cite it."""

    mentions: list[MentionOut]


Bill = api.record(
    "Bill",
    "A public or special act. `bill` is what it was called before.",
    [
        Column("id", "slug"),
        *ACTS[:-1],
        Column("changes", type=list[ChangeOfAct]),
        *OF_A_PAGE,
    ],
)


class BillWithMentions(Bill):
    """An act, with the places in the record that cite it."""

    mentions: list[MentionOut]


# Rows with all that is told of them


def statutes():
    rows = Statute.objects.public().select_related("transferred_to")
    changed = with_updated_at(rows, plain_parts=[(StatuteChange, "statute")])
    return changed.prefetch_related(public_history()).order_by("sort_key", "slug")


def acts():
    done = StatuteChange.objects.public().select_related("statute", "act")
    done = done.order_by("statute__sort_key", "position", "pk")
    changed = with_updated_at(Act.objects.public(), plain_parts=[(StatuteChange, "act")])
    rows = changed.prefetch_related(Prefetch("changes", done, to_attr="done"))
    return rows.order_by("-year", "session", "number", "slug")


# What is told


def as_record(row, data):
    """The data of a page of the law, with the names that every record has here."""
    page = data.pop("address")
    data.pop("source", None)
    return {
        "id": row.slug,
        **data,
        "url": page,
        "sources": api.sources(row),
        "updated_at": api.moment(row.updated_at),
    }


def statute_as(statute, base):
    return as_record(statute, as_data(STATUTE, InventoryRow(statute), base))


def act_as(act, base):
    act.change_count = len(act.done)
    return as_record(act, act_with_changes(act, act.done, base))


def with_mentions(law, told, base):
    """The law with each place in the public record that cites it, newest first."""
    mentions = [
        {
            "kind": citing.kind_words,
            "place": citing.place,
            "date": citing.date.isoformat() if citing.date else None,
            "quotes": [unescape(strip_tags(quote)) for quote in citing.quotes],
            "url": f"{base}{citing.address}",
        }
        for citing in cited_in(law)
    ]
    return told | {"mentions": mentions}


# What may be asked


class StatutesAsked(api.AskedSince):
    status: StatuteStatus | None = None
    in_inventory: bool | None = None


class ActsAsked(api.AskedSince):
    kind: ActKind | None = None
    year: api.Year | None = None


@router.get("/statutes", response={200: api.Listing[StatuteOut], **api.LIST_ERRORS})
def list_statutes(request, response: HttpResponse, query: Query[StatutesAsked]):
    """The sections in this record, in the order of the General Statutes."""
    rows = query.since(statutes())
    if query.status:
        of_today = inventory_selection({"status": query.status}).matching
        rows = rows.filter(pk__in=[one.law.pk for one in of_today])
    if query.in_inventory is not None:
        rows = rows.filter(in_inventory=query.in_inventory)
    return api.paged(request, response, rows, query, statute_as)


@router.get("/statutes/{id}", response={200: StatuteWithMentions, **api.ROW_ERRORS})
def get_statute(request, id: api.Slug):
    """One section, with the places in the record that cite it."""
    return with_its_mentions(request, statutes(), statute_as, id)


@router.get("/acts", response={200: api.Listing[Bill], **api.LIST_ERRORS})
def list_acts(request, response: HttpResponse, query: Query[ActsAsked]):
    """The acts in this record, newest first, with what each did to the sections in it."""
    rows = query.since(acts())
    if query.kind:
        rows = rows.filter(kind=query.kind)
    if query.year:
        rows = rows.filter(year=query.year)
    return api.paged(request, response, rows, query, act_as)


@router.get("/acts/{id}", response={200: BillWithMentions, **api.ROW_ERRORS})
def get_act(request, id: api.Slug):
    """One act, with the places in the record that cite it."""
    return with_its_mentions(request, acts(), act_as, id)


def with_its_mentions(request, rows, describe, slug):
    law = rows.filter(slug=slug).first()
    if law is None:
        raise Http404(api.NO_RECORD)
    base = base_url(request)
    return with_mentions(law, describe(law, base), base)


ROUTERS = [router]
COLLECTIONS = {"statutes": (statutes, statute_as), "acts": (acts, act_as)}
