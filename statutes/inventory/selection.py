"""The inventory of trafficking law, and the acts, as a visitor asked for them.

The page, the CSV and the JSON show the same selection: each reads the question here.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Prefetch, Q

from statutes import in_force
from statutes.models import Act, ActKind, Effect, Statute, StatuteChange, StatuteStatus
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.lists import Filters, typed
from tipcouncil.records.posting import public_q


@dataclass
class InventoryRow:
    """One row of the inventory: a section, a run of sections, or an act that is in no chapter."""

    law: Statute | Act

    @property
    def is_act(self):
        return isinstance(self.law, Act)

    @property
    def kind(self):
        """ "section", "sections" for a run, "public act" or "special act"."""
        if self.is_act:
            return self.law.get_kind_display().lower()
        return "sections" if self.law.through else "section"

    @property
    def title(self):
        return self.law.title or ("Title not entered" if self.is_act else "")

    @property
    def effectiveness(self):
        return "" if self.is_act else self.law.effectiveness

    @property
    def subject_group(self):
        """“crime” of “crime: trafficking in persons”: the heading under which it is listed."""
        return self.law.subject.partition(":")[0].strip()

    @property
    def words(self):
        bill = self.law.bill if self.is_act else ""
        return f"{self.law.citation} {self.law.title} {self.law.subject} {bill}"

    @cached_property
    def changes(self):
        """What made and changed it, as far as the public may know; or what decides its status."""
        return list(getattr(self.law, "public_changes", ()))

    @cached_property
    def standing(self):
        return ("", None) if self.is_act else in_force.status_on(self.law, self.changes)

    @property
    def status(self):
        return str(self.standing[0])

    @property
    def status_since(self):
        return self.standing[1]

    @property
    def status_words(self):
        """The status, with its date where one is known."""
        if self.is_act:
            return f"{self.law.get_kind_display()}, not codified"
        status, since = self.standing
        label = StatuteStatus(status).label
        if since:
            return f"{label} {in_words(since)}"
        return f"{label}, date not entered" if status == StatuteStatus.REPEALED else label

    @property
    def note(self):
        """What is noted beside the status, and which change is still to come."""
        if self.is_act:
            return ""
        to_come = [
            f"{in_force.TO_BE[change.effect]} {in_words(change.effective_on)}, {change.authority}"
            for change in in_force.pending(self.changes)
        ]
        return "; ".join(filter(None, [self.law.status_note, *to_come]))

    # From here on the row must come `with_history`.

    @property
    def enacted_by(self):
        """As the official history writes it: “P.A. 06-43, S. 1”."""
        if self.is_act:
            return self.law.citation
        return joined(change for change in self.changes if change.effect == Effect.ENACTED)

    @property
    def amended_by(self):
        """Every later act, the one that repealed it among them."""
        return joined(change for change in self.changes if change.effect != Effect.ENACTED)


def joined(changes):
    return "; ".join(change.authority.replace(", Sec. ", ", S. ") for change in changes)


def holds(text, words):
    text = text.lower()
    return all(word in text for word in words.lower().split())


class Selection(Filters):
    """What a visitor asked for, by words and by the names of some filters."""

    filters = ()

    def __init__(self, query, every):
        self.every = every
        self.asked = {name: typed(query, name) for name in ("q", *self.filters)}
        self.matching = [one for one in every if self.fits(one)]


class InventorySelection(Selection):
    """The rows that fit a subject, a status and words."""

    filters = ("subject", "status")

    def fits(self, one):
        subject, status = self.asked["subject"], self.asked["status"]
        return (
            (not subject or one.subject_group == subject)
            and (not status or one.status == status)
            and holds(one.words, self.asked["q"])
        )

    @property
    def inventory(self):
        return [one for one in self.matching if one.law.in_inventory]

    @property
    def others(self):
        """Sections outside the inventory, which have a page since the record cites them."""
        return [one for one in self.matching if not one.law.in_inventory]

    @property
    def whole(self):
        return [one for one in self.every if one.law.in_inventory]

    @property
    def subjects(self):
        return sorted(filter(None, {one.subject_group for one in self.every}))

    @property
    def statuses(self):
        present = {one.status for one in self.every}
        return [(value, label) for value, label in StatuteStatus.choices if value in present]


class ActSelection(Selection):
    """The acts that fit a year, a kind and words."""

    filters = ("kind", "year")

    def fits(self, act):
        kind, year = self.asked["kind"], self.asked["year"]
        return (
            (not kind or act.kind == kind)
            and (not year or str(act.year) == year)
            and holds(f"{act.citation} {act.title} {act.bill} {act.subject}", self.asked["q"])
        )

    @property
    def with_details(self):
        """Acts of which more is known than their name."""
        return [act for act in self.matching if has_details(act)]

    @property
    def named(self):
        """The acts of which only the name is known."""
        return [act for act in self.matching if not has_details(act)]

    @property
    def years(self):
        return sorted({act.year for act in self.every}, reverse=True)

    kinds = ActKind.choices


def has_details(act):
    return bool(act.title or act.summary or act.bill or act.in_inventory)


def inventory_selection(query, *, with_history=False):
    """The sections in lawyers' order, and behind them the acts that are in no chapter."""
    sections = Statute.objects.public().for_listing()
    if with_history:
        sections = sections.select_related("transferred_to")
    sections = sections.prefetch_related(public_history() if with_history else decisive())
    acts = Act.objects.public().filter(in_inventory=True).for_listing()
    return InventorySelection(query, [InventoryRow(law) for law in [*sections, *acts]])


def public_history(only=None):
    changes = StatuteChange.objects.public().select_related("act").order_by("position", "pk")
    return Prefetch("changes", changes.filter(only) if only else changes, to_attr="public_changes")


def decisive():
    """Of the history what decides the status of today: what ends a section, and what is to come."""
    return public_history(Q(effect__in=in_force.ENDS) | Q(effective_on__gt=today()))


def acts_told():
    """Acts, newest first, each with the number of its changes to sections in this record."""
    changes = Count("changes", filter=public_q(StatuteChange, "changes__"))
    return Act.objects.public().for_listing().annotate(change_count=changes)


def acts_with_changes():
    """The same, and in `done` what each did to them."""
    done = StatuteChange.objects.public().select_related("statute", "act")
    done = done.order_by("statute__sort_key", "position", "pk")
    return acts_told().prefetch_related(Prefetch("changes", done, to_attr="done"))


def act_selection(query):
    return ActSelection(query, list(acts_told()))
