"""The inventory beside a newer list of the law: what differs, and what waits for a decision.

An act that the inventory names and the list does not is no difference: history is not undone.
"""

import datetime
import hashlib

from django.db import transaction
from django.utils import timezone

from statutes.citations import LAST_YEAR_CITED_FIRST, sort_key
from statutes.inventory.authorities import name_of
from statutes.inventory.proposals import Decision, InventoryProposal, ProposalKind
from statutes.models import Act, Statute, StatuteStatus
from tipcouncil.records.dates import in_words

BEHIND_SECTIONS = "zzz"  # acts are listed after the sections


def differences(law_list):
    """Each difference as a proposal that is not saved, in the order of the inventory."""
    statutes = {
        statute.number: statute
        for statute in Statute.objects.prefetch_related("changes__act").order_by("sort_key")
    }
    acts = {act.slug: act for act in Act.objects.all()}
    found = []
    for law in law_list.rows:
        row = (acts if law.act else statutes).get(law.key)
        if row is None or not row.in_inventory:
            if law_list.is_whole:
                found.append(new_law(law, row))
        elif law.through != getattr(row, "through", ""):
            found.append(changed(law, row, "through", row.through, law.through))
        else:
            found += changes_of(law, row)
    if law_list.is_whole:
        listed = {law.key for law in law_list.rows}
        for key, row in [*statutes.items(), *acts.items()]:
            if row.in_inventory and key not in listed:
                found.append(proposal(ProposalKind.GONE_LAW, key, row))
    return sorted(found, key=lambda one: (one.sort_key, one.kind))


def changes_of(law, row):
    """The fields that differ, and the acts of which the inventory does not know."""
    for name, new in law.said.items():
        old = getattr(row, name)
        if not same(name, old, new):
            details = {}
            if name == "status" and new == StatuteStatus.REPEALED and law.repealed_on:
                details = {"repealed_on": law.repealed_on.isoformat()}
            yield changed(law, row, name, old, new, **details)
    for authority in law.authorities:
        if not is_held(authority, row):
            yield new_authority(law, row, authority)


def same(name, old, new):
    if name == "official_url":
        return bare_url(old) == bare_url(new)
    return " ".join(old.split()) == " ".join(new.split())


def bare_url(address):
    """http and https, with www or without, lead to one text."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def is_held(authority, statute):
    """Whether the history of a section names the act, however the session was written."""
    name = name_of(authority)
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


def key_of_order(key, is_act):
    return f"{BEHIND_SECTIONS}{key}"[:60] if is_act else sort_key(key)


def proposal(kind, key, row=None, *, is_act=None, field="", old="", new="", details=None):
    is_act = isinstance(row, Act) if is_act is None else is_act
    return InventoryProposal(
        kind=kind,
        law=key,
        statute=None if is_act else row,
        act=row if is_act else None,
        sort_key=key_of_order(key, is_act),
        field=field,
        old=old,
        new=new,
        new_digest=hashlib.sha256(new.encode()).hexdigest(),
        details=details or {},
    )


def changed(law, row, name, old, new, **details):
    return proposal(ProposalKind.FIELD, law.key, row, field=name, old=old, new=new, details=details)


def new_authority(law, row, authority):
    words = str(name_of(authority))
    if authority["act_section"]:
        words += f", Sec. {authority['act_section']}"
    if authority["effective_on"]:
        words += f", effective {in_words(datetime.date.fromisoformat(authority['effective_on']))}"
    return proposal(ProposalKind.AUTHORITY, law.key, row, new=words, details=authority)


def new_law(law, row):
    """A section or an act that the inventory does not list; the record may hold it all the same."""
    is_act = law.act is not None
    cited = str(law.act) if is_act else Statute(number=law.key, through=law.through).citation
    details = {"citation": cited, "through": law.through, "said": law.said}
    details["authorities"] = law.authorities
    if is_act:
        details["act"] = law.act._asdict()
    if law.repealed_on:
        details["repealed_on"] = law.repealed_on.isoformat()
    told = [law.said.get(name, "") for name in ("title", "subject") if law.said.get(name)]
    return proposal(
        ProposalKind.NEW_LAW,
        law.key,
        row,
        is_act=is_act,
        new=". ".join(words.removesuffix(".") for words in [cited, *told]) + ".",
        details=details,
    )


@transaction.atomic
def propose(found, list_name, law_list):
    """Keep the differences for a decision. Returns those that wait for one, new and old.

    What an earlier list proposed and this one no longer says is forgotten, unless it was decided.
    """
    kept = {
        (one.kind, one.law, one.field, one.new_digest): one
        for one in InventoryProposal.objects.select_for_update()
    }
    waiting = []
    for one in found:
        known = kept.pop((one.kind, one.law, one.field, one.new_digest), None)
        if known is None:
            one.list_name, one.found_at = list_name[:200], timezone.now()
            one.save()
            waiting.append(one)
        elif known.decision != Decision.REFUSED:
            # Accepted once, and differs again: the inventory was changed back since.
            known.old, known.details, known.decision = one.old, one.details, Decision.OPEN
            known.statute, known.act = one.statute, one.act
            known.list_name = list_name[:200]
            known.save()
            waiting.append(known)
    for one in kept.values():
        if one.decision == Decision.OPEN and is_comparable(one, law_list):
            one.delete()
    return waiting


def is_comparable(one, law_list):
    """Whether a list of these columns would have said it again, if it still held."""
    if one.kind == ProposalKind.FIELD:
        return one.field in law_list.fields or (one.field == "through" and law_list.is_whole)
    return law_list.is_whole
