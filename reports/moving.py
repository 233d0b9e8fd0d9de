"""A recommendation moves on: the step, the act and the outcome are entered together, or nothing is.

Clerks write the act as they read it, “P.A. 17-32, S. 2”; it is found in the record or entered.
"""

from dataclasses import dataclass
from typing import Any

from reports.models import RecommendationUpdate
from statutes import citations
from statutes.citations import ACTS
from statutes.models import Act
from tipcouncil.records.saving import as_one

EXAMPLE = "Write it like “P.A. 17-32” or “P.A. 17-32, S. 2”."


@dataclass
class CitedAct:
    """The act that a clerk cited, as held in the record or as it would be entered."""

    act: Act
    sections: str = ""

    @property
    def is_new(self):
        return self.act.pk is None


def cited_act(written):
    """The act that was written, or None; a ValueError holds a sentence for the clerk."""
    if not written.strip():
        return None
    found = [citation for citation in citations.find(written) if citation.kind in ACTS]
    if not found:
        raise ValueError(f"“{written.strip()}” is not the name of an act. {EXAMPLE}")
    if len({citation.target for citation in found}) > 1:
        raise ValueError(
            f"“{written.strip()}” names more than one act. Enter the one that settled it, and name"
            " the others in the outcome."
        )
    first = found[0]
    held = Act.objects.filter(slug=first.target).first()
    act = held or Act(**first.act_name._asdict())
    return CitedAct(act, ", ".join(filter(None, map(section_of, found))))


def section_of(citation):
    to = f"-{citation.act_section_to}" if citation.act_section_to else ""
    return f"{citation.act_section}{to}" if citation.act_section else ""


@dataclass
class Move:
    """What staff enter when a recommendation moves on."""

    step: dict[str, Any]  # the fields of the dated step
    new_status: dict[str, Any]  # the fields of the recommendation itself
    cited: CitedAct | None = None
    at_once: bool = True
    may_post_act: bool = True

    def make(self, recommendation, by=None):
        """Write it all; post it too, if that is asked for or the recommendation is posted."""
        with as_one():
            act = self.enter_act(by) if self.cited else None
            update = RecommendationUpdate(recommendation=recommendation, act=act, **self.step)
            update.save()
            self.restate(recommendation, act)
            if self.at_once:
                update.post(by)
                recommendation.post(by)
        return update

    def enter_act(self, by):
        """An act that is new to the record is entered; it becomes public with the step."""
        act = self.cited.act
        if self.cited.is_new:
            act.bill = bill_of(self.new_status["bill"])
            act.source = "Entered with a recommendation that it answers."
            act.full_clean(exclude=["slug"])
            act.save()
        if self.at_once and self.may_post_act:
            act.post(by)
        return act

    def restate(self, recommendation, act):
        """How it stands from now on. What was left empty stays as it was."""
        new_status = {name: value for name, value in self.new_status.items() if value != ""}
        if act:
            new_status |= {"act": act, "act_sections": self.cited.sections}
        for name, value in new_status.items():
            setattr(recommendation, name, value)
        recommendation.save()


def bill_of(written):
    """“sHB 7309” of “sHB 7309 (2017)”: an act has its own year."""
    return written.partition("(")[0].strip()[:40]
