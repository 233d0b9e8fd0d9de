"""Lists of the law: the inventory, and the acts."""

from collections import Counter

from django.shortcuts import render
from django.views.decorators.http import require_safe

from statutes.inventory.selection import act_selection, inventory_selection
from statutes.models import Act


def usual(days):
    """The day that most rows have: the page says it once."""
    counted = Counter(day for day in days if day)
    return counted.most_common(1)[0][0] if counted else None


@require_safe
def statute_list(request):
    """The inventory, in lawyers' order, narrowed by subject, status and words."""
    selection = inventory_selection(request.GET)
    whole = selection.whole
    context = {
        "selection": selection,
        "sections": [one for one in selection.inventory if not one.is_act],
        "acts": [one for one in selection.inventory if one.is_act],
        "listed": len(selection.inventory),
        "whole": len(whole),
        "whole_sections": sum(not one.is_act for one in whole),
        "whole_acts": sum(one.is_act for one in whole),
        "runs": sum(one.kind == "sections" for one in whole),
        "assessed": sum(bool(one.effectiveness) for one in whole),
        "checked_on": usual(one.law.checked_on for one in whole if not one.is_act),
        "all_acts": Act.objects.public().count(),
    }
    return render(request, "statutes/statute_list.html", context)


@require_safe
def act_list(request):
    """Every act in the record, newest first, narrowed by year, kind and words."""
    return render(request, "statutes/act_list.html", {"selection": act_selection(request.GET)})
