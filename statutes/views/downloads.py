"""The law to take away: the inventory and the acts as CSV and JSON, one section or act as JSON."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from statutes.inventory import columns
from statutes.inventory.selection import (
    InventoryRow,
    act_selection,
    acts_with_changes,
    inventory_selection,
    public_history,
)
from statutes.models import Statute
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.tables import RecordTable, as_data, json_response

INVENTORY = RecordTable(
    "trafficking-statutes",
    columns.COLUMNS,
    lambda: inventory_selection({}, with_history=True).every,
)
ACTS = RecordTable("trafficking-acts", columns.ACTS, lambda: act_selection({}).every)
TABLES = {"statutes": INVENTORY, "acts": ACTS}


@require_safe
def statutes_csv(request):
    """The inventory, or what was asked for of it, for a spreadsheet."""
    return INVENTORY.response(
        request, inventory_selection(request.GET, with_history=True).inventory
    )


@require_safe
def statutes_json(request):
    """The inventory, or what was asked for of it, for a program."""
    selection = inventory_selection(request.GET, with_history=True)
    page, counted = f"{reverse('statutes:list')}{selection.query}", {"of_all": len(selection.whole)}
    rows = selection.inventory
    return INVENTORY.json(request, page, "statutes", rows, counted, columns.INVENTORY)


@require_safe
def statute_json(request, slug):
    """One section, with what changed it, for a program."""
    sections = Statute.objects.public().select_related("transferred_to")
    statute = get_object_or_404(sections.prefetch_related(public_history()), slug=slug)
    payload = as_data(columns.STATUTE, InventoryRow(statute), base_url(request))
    return json_response(payload, f"public-record-section-{statute.slug}.json")


@require_safe
def acts_csv(request):
    """The acts, or those that were asked for, for a spreadsheet."""
    return ACTS.response(request, act_selection(request.GET).matching)


@require_safe
def acts_json(request):
    """The acts, or those that were asked for, for a program."""
    selection = act_selection(request.GET)
    page = f"{reverse('statutes:acts')}{selection.query}"
    return ACTS.json(request, page, "acts", selection.matching, {"of_all": len(selection.every)})


@require_safe
def act_json(request, slug):
    """One act, with what it did to each section in this record, for a program."""
    act = get_object_or_404(acts_with_changes(), slug=slug)
    payload = as_data(columns.ACT, act, base_url(request))
    return json_response(payload, f"public-record-act-{act.slug}.json")
