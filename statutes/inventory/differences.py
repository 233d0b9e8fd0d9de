"""The inventory beside a newer list of the law: what differs, and what waits for a decision.

An act that the inventory names and the list does not is no difference: history is not undone.
"""

from django.db import transaction
from django.utils import timezone

from statutes.citations import LAST_YEAR_CITED_FIRST, ActName, sort_key
from statutes.inventory.proposals import (
    HISTORY,
    IN_INVENTORY,
    LISTED,
    NOT_LISTED,
    Decision,
    InventoryProposal,
)
from statutes.models import Act, Statute

BEHIND_SECTIONS = "zzz"  # acts are listed after the sections


def differences(law_list):
    """Each difference as a proposal that is not saved, in the order of the inventory."""
    sections = Statute.objects.prefetch_related("changes__act")
    gone = {row.number: row for row in sections} | {row.slug: row for row in Act.objects.all()}
    found = []
    for law in law_list.rows:
        row = gone.pop(law.key, None)
        if row and row.in_inventory:
            found += differences_of(row, law)
        elif law_list.is_whole:
            found.append(new_law(row, law))
    if law_list.is_whole:
        found += [
            proposal(row, key, IN_INVENTORY, LISTED, NOT_LISTED)
            for key, row in gone.items()
            if row.in_inventory
        ]
    return sorted(found, key=lambda one: (one.sort_key, one.field))


def differences_of(row, law):
    """The fields of a row that differ, and the acts of which its history does not know."""
    for name, new in law.said.items():
        old = getattr(row, name)
        if comparable(name, old) != comparable(name, new):
            details = {"repealed_on": law.repealed_on} if name == "status" else {}
            yield proposal(row, law.key, name, old, new, details)
    for told in law.history:
        if not is_held(told["act"], row):
            yield proposal(row, law.key, HISTORY, "not in it", told["words"], told)


def comparable(name, value):
    """Without what makes no difference: white space, and http or https of an address."""
    if name == "official_url":
        return value.partition("://")[2].removeprefix("www.").rstrip("/")
    return value.split()


def is_held(named, statute):
    """Whether the history of a section names the act, however the session was written."""
    name = ActName(**named)
    for change in statute.changes.all():
        act = change.act
        if act is None:
            if f"P.A. {name.number}" == change.authority_as_written.partition(",")[0]:
                return True
        elif (act.kind, act.year, act.number) == (name.kind, name.year, name.number):
            old_session = not name.session and act.year <= LAST_YEAR_CITED_FIRST
            if old_session or name.slug == act.slug:
                return True
    return False


def new_law(row, law):
    """A section or an act that the inventory does not list; the record may hold it all the same."""
    entered = law.as_row()
    told = [str(entered), law.said.get("title"), law.said.get("subject")]
    new = ". ".join(words.removesuffix(".") for words in told if words)
    details = {"row": law.fields, "history": law.history}
    return proposal(row or entered, law.key, IN_INVENTORY, NOT_LISTED, f"{new}.", details)


def proposal(row, key, field, old, new, details=None):
    is_act, is_held = isinstance(row, Act), row.pk is not None
    return InventoryProposal(
        law=key,
        statute=row if is_held and not is_act else None,
        act=row if is_held and is_act else None,
        cited=str(row),
        sort_key=f"{BEHIND_SECTIONS}{key}"[:60] if is_act else sort_key(key),
        field=field,
        old=old,
        new=new,
        details=details or {},
    )


@transaction.atomic
def propose(found, list_name, law_list):
    """Keep the differences for a decision. Returns those that wait for one, new and old.

    What an earlier list proposed and this one no longer says is forgotten, unless it was decided.
    """
    kept = {
        (one.law, one.field, one.new): one for one in InventoryProposal.objects.select_for_update()
    }
    waiting = []
    for one in found:
        known = kept.pop((one.law, one.field, one.new), None)
        if known is not None and known.decision == Decision.REFUSED:
            continue
        # Accepted once, and differs again: the inventory was changed back since.
        one.pk = known and known.pk
        one.list_name = list_name[:200]
        one.found_at = known.found_at if known else timezone.now()
        one.save()
        waiting.append(one)
    for one in kept.values():
        if one.decision == Decision.OPEN and one.field in law_list.fields:
            one.delete()
    return waiting
