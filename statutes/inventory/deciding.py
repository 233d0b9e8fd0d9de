"""A clerk's decision on one difference: the inventory takes it over, or it is refused."""

import datetime
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from statutes.inventory.authorities import name_of
from statutes.inventory.proposals import Decision, InventoryProposal, ProposalKind
from statutes.models import Act, Statute, StatuteChange, StatuteStatus
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.saving import as_one


class CannotDecideError(Exception):
    """Why a difference is not decided now, in a sentence for the clerk."""


@dataclass
class Taken:
    """What an acceptance did: the row that it changed, a sentence, and the rows that it made."""

    row: object
    words: str
    made: list = field(default_factory=list)


@transaction.atomic
def refuse(proposal, by):
    """Leave the inventory as it is. The difference is not shown again while the list says this."""
    close(still_open(proposal), Decision.REFUSED, by)


@as_one()
def accept(proposal, by):
    """Take one difference over into the inventory. Returns what was done."""
    proposal = still_open(proposal)
    taken = {
        ProposalKind.FIELD: accept_field,
        ProposalKind.AUTHORITY: accept_authority,
        ProposalKind.NEW_LAW: accept_new_law,
        ProposalKind.GONE_LAW: accept_gone_law,
    }[proposal.kind](proposal, by)
    close(proposal, Decision.ACCEPTED, by)
    return taken


def still_open(proposal):
    found = InventoryProposal.objects.select_for_update().filter(pk=proposal.pk).first()
    if found is None:
        raise CannotDecideError("A newer list was compared since: this difference is gone.")
    if found.decision != Decision.OPEN:
        who = f" by {found.decided_by}" if found.decided_by else ""
        raise CannotDecideError(f"{found} was {found.get_decision_display().lower()}{who} already.")
    return found


def close(proposal, decision, by):
    proposal.decision, proposal.decided_at, proposal.decided_by = decision, timezone.now(), by
    proposal.save()


def locked(proposal):
    """The row of the inventory, read anew, so that nobody's change since is overwritten."""
    model, key = (Act, proposal.act_id) if proposal.act_id else (Statute, proposal.statute_id)
    row = model.objects.select_for_update().filter(pk=key).first()
    if row is None:
        raise CannotDecideError(f"{proposal.law} is no longer in the record.")
    return row


def keep(row, by, *, checked=True):
    """Save a row by the same checks as its form, and say who did it."""
    if checked and isinstance(row, Statute):
        row.checked_on = today()
    try:
        row.full_clean()
    except ValidationError as error:
        raise CannotDecideError(f"{row}: {' '.join(error.messages)}") from error
    row._history_user = by
    row.save()


def accept_field(proposal, by):
    row = locked(proposal)
    now = getattr(row, proposal.field)
    if now != proposal.old:
        raise CannotDecideError(
            f"{row}: the {proposal.what} was changed to “{now}” since the lists were compared."
            " Compare the list again, or refuse this."
        )
    if proposal.field == "through" and row.posted_at is not None:
        raise CannotDecideError(
            f"{row} is posted, and its sections are part of its address. Enter the new run of"
            " sections as a row of its own, and take this one out of the inventory."
        )
    setattr(row, proposal.field, proposal.new)
    if proposal.field == "status":
        row.repealed_on = None
        if row.status == StatuteStatus.REPEALED:
            row.repealed_on = day(proposal.details.get("repealed_on"))
    keep(row, by)
    return Taken(row, f"The {proposal.what} of {row} is now “{shown(row, proposal.field)}”.")


def shown(row, name):
    if name != "status":
        return getattr(row, name)
    when = f", effective {in_words(row.repealed_on)}" if row.repealed_on else ""
    return f"{row.get_status_display()}{when}"


def day(written):
    return datetime.date.fromisoformat(written) if written else None


def accept_authority(proposal, by):
    statute = locked(proposal)
    act, is_new = act_named(proposal.details, by)
    if statute.changes.filter(act=act, act_section=proposal.details["act_section"]).exists():
        raise CannotDecideError(f"The history of {statute} names {act} already.")
    made = add_change(statute, act, proposal.details, proposal.list_name, by)
    keep(statute, by)
    words = f"{made.authority} is in the history of {statute}."
    return Taken(statute, words + hidden_words(act, is_new), [act, made] if is_new else [made])


def hidden_words(act, is_new):
    entered = f" {act} was not in the record and is entered." if is_new else ""
    if act.posted_at is None:
        entered += f" Readers see this change once {act} is posted."
    return entered


def act_named(details, by):
    """The act in the record, entered now where it is not there."""
    name = name_of(details)._asdict()
    act = Act.objects.filter(**name).first()
    if act is not None:
        return act, False
    act = Act(**name, source="The list that was compared with the inventory")
    keep(act, by, checked=False)
    return act, True


def add_change(statute, act, details, list_name, by):
    """What the act did to the section, behind all that was done to it before."""
    last = statute.changes.order_by("-position").values_list("position", flat=True).first()
    effective = day(details.get("effective_on"))
    change = StatuteChange(
        statute=statute,
        act=act,
        act_section=details["act_section"],
        effect=details["effect"],
        effective_on=effective,
        effective_on_source="stated in the list that was compared" if effective else "not stated",
        position=(last or 0) + 1,
        source_url=statute.official_url,
    )
    keep(change, by, checked=False)
    return change


def accept_new_law(proposal, by):
    """Enter the law, for staff alone, or list in the inventory what the record holds already."""
    if proposal.act_id or proposal.statute_id:
        row = listed(proposal, True, by)
        return Taken(row, f"{row} is listed in the inventory. Compare again to see what differs.")
    row, made = new_row(proposal, by)
    return Taken(row, f"{row} is entered. Readers see it once you post it.", made)


def new_row(proposal, by):
    details, said = proposal.details, proposal.details["said"]
    if "act" in details:
        act = Act(
            **details["act"],
            in_inventory=True,
            subject=said.get("subject", ""),
            official_url=said.get("official_url", ""),
        )
        keep(act, by)
        return act, [act]
    statute = Statute(
        number=proposal.law,
        through=details["through"],
        repealed_on=day(details.get("repealed_on")),
        **said,
    )
    keep(statute, by)
    made = [statute]
    for authority in details["authorities"]:
        act, is_new = act_named(authority, by)
        change = add_change(statute, act, authority, proposal.list_name, by)
        made += [act, change] if is_new else [change]
    return statute, made


def accept_gone_law(proposal, by):
    """It leaves the inventory; its page and its history stay."""
    row = listed(proposal, False, by)
    return Taken(row, f"{row} is no longer listed in the inventory. Its page stays.")


def listed(proposal, is_listed, by):
    """The row of the record, put into the inventory or taken out of it."""
    row = locked(proposal)
    if row.in_inventory is is_listed:
        raise CannotDecideError(
            f"{row} is {'in' if is_listed else 'outside'} the inventory already."
        )
    row.in_inventory = is_listed
    keep(row, by)
    return row
