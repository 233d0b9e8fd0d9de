"""A clerk's decision on one difference: the inventory takes it over, or it is refused.

A ValidationError says in a sentence why one is not taken over now.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils import timezone

from statutes.inventory.proposals import HISTORY, IN_INVENTORY, LISTED, Decision
from statutes.models import Act, Statute, StatuteChange
from tipcouncil.records.dates import today
from tipcouncil.records.saving import as_one


@dataclass
class Taken:
    """What an acceptance did: the row that it changed, a sentence, and the rows that it made."""

    row: object
    words: str
    made: list = field(default_factory=list)


def refuse(proposal, by):
    """Leave the inventory as it is. The difference is not shown again while the list says this."""
    decide(proposal, Decision.REFUSED, by)


@as_one()
def accept(proposal, by):
    """Take one difference over into the inventory. Returns what was done."""
    take = {HISTORY: take_change, IN_INVENTORY: take_listing}.get(proposal.field, take_field)
    row = proposal.row
    if row:  # read anew, so that nobody's change since is overwritten
        row = type(row).objects.select_for_update().get(pk=row.pk)
    taken = take(proposal, row, by)
    decide(proposal, Decision.ACCEPTED, by)
    return taken


def decide(proposal, decision, by):
    proposal.decision, proposal.decided_at, proposal.decided_by = decision, timezone.now(), by
    proposal.save()


def keep(row, by):
    """Save a row by the same checks as its form, and say who did it."""
    if isinstance(row, Statute):
        row.checked_on = today()
    try:
        row.full_clean()
    except ValidationError as error:
        raise ValidationError(f"{row}: {' '.join(error.messages)}") from error
    row._history_user = by
    row.save()


def take_field(proposal, row, by):
    now, what = getattr(row, proposal.field), proposal.get_field_display()
    if now != proposal.old:
        raise ValidationError(
            f"{row}: the {what} was changed to “{now}” since the lists were compared."
            " Compare the list again, or refuse this."
        )
    if proposal.field == "through" and row.posted_at is not None:
        raise ValidationError(
            f"{row} is posted, and its sections are part of its address. Enter the new run of"
            " sections as a row of its own, and take this one out of the inventory."
        )
    for name, value in {proposal.field: proposal.new, **proposal.details}.items():
        setattr(row, name, value)
    keep(row, by)
    return Taken(row, f"The {what} of {row} is now “{proposal.says}”.")


def take_change(proposal, statute, by):
    """What an act did to the section goes into its history."""
    made = add_change(statute, proposal.details, by)
    change, act = made[-1], made[-1].act
    keep(statute, by)
    words = f"{change.authority} is in the history of {statute}."
    if act in made:
        words += f" {act} was not in the record and is entered."
    if act.posted_at is None:
        words += f" Readers see this change once {act} is posted."
    return Taken(statute, words, made)


def add_change(statute, told, by):
    """What an act did to the section, behind all that was done to it before. Returns what is new.

    The act is entered with it where the record does not hold it.
    """
    act = Act.objects.filter(**told["act"]).first()
    made = []
    if act is None:
        act = Act(**told["act"], source="The list that was compared with the inventory")
        keep(act, by)
        made.append(act)
    if statute.changes.filter(act=act, act_section=told["change"]["act_section"]).exists():
        raise ValidationError(f"The history of {statute} names {act} already.")
    last = statute.changes.order_by("position").last()
    is_dated = told["change"]["effective_on"]
    change = StatuteChange(
        statute=statute,
        act=act,
        **told["change"],
        effective_on_source="stated in the list that was compared" if is_dated else "not stated",
        position=last.position + 1 if last else 1,
        source_url=statute.official_url,
    )
    keep(change, by)
    return [*made, change]


def take_listing(proposal, row, by):
    """The law joins the inventory, for staff alone where it is new; or leaves it, with its page."""
    is_listed = proposal.old != LISTED
    if row is None:
        return enter(proposal, by)
    if row.in_inventory is is_listed:
        raise ValidationError(f"{row} is {'in' if is_listed else 'outside'} the inventory already.")
    row.in_inventory = is_listed
    keep(row, by)
    if is_listed:
        words = f"{row} is listed in the inventory. Compare again to see what differs."
    else:
        words = f"{row} is no longer listed in the inventory. Its page stays."
    return Taken(row, words)


def enter(proposal, by):
    """A law that the record did not hold, with its history."""
    fields = proposal.details["row"]
    row = (Act if "year" in fields else Statute)(**fields, in_inventory=True)
    keep(row, by)
    made = [row]
    for told in proposal.details["history"]:
        made += add_change(row, told, by)
    return Taken(row, f"{row} is entered. Readers see it once you post it.", made)
