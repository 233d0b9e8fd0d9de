"""The law to take away: the inventory and the acts as CSV and JSON, one section or act as JSON."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from statutes.inventory.selection import InventoryRow, acts_asked, inventory_asked, public_history
from statutes.inventory.tables import (
    ACT_COLUMNS,
    COLUMNS,
    act_as_data,
    act_row,
    act_with_changes,
    as_data,
    as_row,
    statute_as_data,
)
from statutes.models import Act, Statute
from tipcouncil.records import tables
from tipcouncil.records.addresses import base_of

INVENTORY = "trafficking-statutes"
ACTS = "trafficking-acts"


@require_safe
def statutes_csv(request):
    """The inventory, or what was asked for of it, for a spreadsheet."""
    base = base_of(request)
    selection = inventory_asked(request.GET, with_history=True)
    rows = [as_row(one, base) for one in selection.inventory]
    return tables.csv_response(tables.dated_name(INVENTORY, "csv"), COLUMNS, rows)


@require_safe
def statutes_json(request):
    """The inventory, or what was asked for of it, for a program."""
    base = base_of(request)
    selection = inventory_asked(request.GET, with_history=True)
    payload = {
        "from": f"{base}{reverse('statutes:list')}{selection.query}",
        "counted": {"total": len(selection.inventory), "of_all": len(selection.whole)},
        "statutes": [as_data(one, base) for one in selection.inventory],
    }
    return tables.json_response(payload, tables.dated_name(INVENTORY, "json"))


@require_safe
def statute_json(request, slug):
    """One section, with what changed it, for a program."""
    sections = Statute.objects.public().select_related("transferred_to")
    statute = get_object_or_404(sections.prefetch_related(public_history()), slug=slug)
    payload = statute_as_data(InventoryRow(statute), base_of(request))
    return tables.json_response(payload, f"public-record-section-{statute.slug}.json")


@require_safe
def acts_csv(request):
    """The acts, or those that were asked for, for a spreadsheet."""
    base = base_of(request)
    rows = [act_row(act, base) for act in acts_asked(request.GET).matching]
    return tables.csv_response(tables.dated_name(ACTS, "csv"), ACT_COLUMNS, rows)


@require_safe
def acts_json(request):
    """The acts, or those that were asked for, for a program."""
    base = base_of(request)
    selection = acts_asked(request.GET)
    payload = {
        "from": f"{base}{reverse('statutes:acts')}{selection.query}",
        "counted": {"total": len(selection.matching), "of_all": len(selection.every)},
        "acts": [act_as_data(act, base) for act in selection.matching],
    }
    return tables.json_response(payload, tables.dated_name(ACTS, "json"))


@require_safe
def act_json(request, slug):
    """One act, with what it did to each section in this record, for a program."""
    act = get_object_or_404(Act.objects.public(), slug=slug)
    changes = list(
        act.changes.public()
        .select_related("statute", "act")
        .order_by("statute__sort_key", "position", "pk")
    )
    act.change_count = len(changes)
    payload = act_with_changes(act, changes, base_of(request))
    return tables.json_response(payload, f"public-record-act-{act.slug}.json")
