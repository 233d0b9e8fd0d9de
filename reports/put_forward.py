"""What the council put forward on a section or an act, in a sentence at the head of its page."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch, Q

from reports.models import (
    Action,
    Outcome,
    Recommendation,
    RecommendationKind,
    RecommendationTarget,
    RecommendationUpdate,
    on_section,
    sections_words,
)
from statutes.in_force import ENDS, pending, status_on
from statutes.linking.cited_in import OutcomeSentence
from statutes.models import Effect, Statute, StatuteStatus
from tipcouncil.records.dates import Precision, in_words

WHAT = {
    Action.REPEAL: "repealing {}",
    Action.REVISE: "revising {}",
    Action.EXPAND: "expanding {}",
    Action.INCREASE_PENALTY: "increasing the penalty under {}",
    Action.ENACT: "enacting {}",
}
HOW = {
    RecommendationKind.CHANGE: "named {} for discussion",
    RecommendationKind.TOPIC: "named {} as a topic for discussion",
    RecommendationKind.NEXT_STEP: "named {} as a next step",
    RecommendationKind.RECOMMENDATION: "recommended {}",
}
IN_SHORT = {  # by the site's title of it, which is no quotation
    RecommendationKind.CHANGE: "named a change for discussion",
    RecommendationKind.TOPIC: "named a topic for discussion",
    RecommendationKind.NEXT_STEP: "named a next step",
    RecommendationKind.RECOMMENDATION: "made a recommendation",
}
WITHOUT_AN_ACT = {
    Outcome.NOT_ENACTED: "Not enacted",
    Outcome.NOT_FOUND: "No such change has been found",
    Outcome.DONE: "Done",
    Outcome.NOT_RECORDED: "No outcome is recorded",
    Outcome.PROPOSED: "Proposed; no outcome is recorded",
    Outcome.LATER_REPEALED: "The law on it was repealed later",
}


def of_law(law, changes, **signal):
    """What was put forward on it, the oldest first. Only what is public is told."""
    is_section = isinstance(law, Statute)
    rows = Recommendation.objects.public().filter(
        on_section(statute=law) if is_section else on_act(law)
    )
    aims = RecommendationTarget.objects.public().select_related("statute").order_by("position")
    rows = rows.select_related(
        "report", "act", "origin_item__meeting__body", "origin_item__parent__parent"
    ).prefetch_related(Prefetch("targets", aims, to_attr="aims"))
    rows = rows.order_by("origin_item__meeting__date", "position", "slug")
    if not is_section:
        return [of_act(row) for row in rows]
    return [
        of_section(row, aim, law, changes)
        for row in rows
        for aim in row.aims
        if aim.statute_id == law.pk
    ]


def on_act(act):
    """What it answered or was part of the answer to, and what names it in the council's words."""
    steps = RecommendationUpdate.objects.public().filter(act=act).values("recommendation")
    kind = ContentType.objects.get_for_model(Recommendation)
    citing = act.mentions.filter(content_type=kind).values("object_id")
    answered = Q(status__in=[Outcome.ENACTED, Outcome.ENACTED_IN_PART])
    named = Q(text__contains=act.citation.rpartition(" ")[2])
    return Q(act=act) | Q(pk__in=steps) | (Q(pk__in=citing) & (answered | named))


def of_section(row, aim, section, changes):
    """“The Council named repealing this section for discussion on January 19, 2017.”

    Where it was not named, but law on the matter, the sentence says in short what was.
    """
    here = "these sections" if section.through else "this section"
    outcome = outcome_of(row, aim, section, changes)
    if aim.action in WHAT:
        name = f"{section.citation}{aim.pinpoint}" if aim.pinpoint else here
        return outcome_sentence(
            row, f"The Council {HOW[row.kind].format(WHAT[aim.action].format(name))}", outcome
        )
    later = ", enacted later" if is_younger(changes, row) else ""
    return outcome_sentence(
        row, f"On the matter of {here}{later}, the Council {in_short(row)}", outcome
    )


def in_short(row):
    return f"{IN_SHORT[row.kind]} (in short: {row.title})"


def of_act(row):
    named = [
        WHAT[aim.action].format(f"{aim.statute.citation}{aim.pinpoint}")
        for aim in row.aims
        if aim.action in WHAT
    ]
    did = HOW[row.kind].format(" and ".join(named)) if named else in_short(row)
    return outcome_sentence(row, f"The Council {did}", row.get_status_display())


def outcome_sentence(row, lead, outcome):
    item, report = row.origin_item, row.report
    place = address = ""
    if item:
        on = "on" if item.meeting.date_precision == Precision.DAY else "in"
        lead, place, address = f"{lead} {on}", str(item.meeting), item.get_absolute_url()
    elif report:
        lead, place, address = f"{lead} in", f"“{report.title}”", report.get_absolute_url()
    return OutcomeSentence(
        lead, place, address, outcome.rstrip("."), row.get_absolute_url(), row.title
    )


def is_younger(changes, row):
    """Whether the section was enacted after the meeting that put the matter forward."""
    made = [change.effective_on for change in changes if change.effect == Effect.ENACTED]
    return bool(row.origin_item and made and all(made) and min(made) > row.origin_item.meeting.date)


def outcome_of(row, aim, section, changes):
    """What became of it, as far as this section goes, as of today."""
    status, since = status_on(section, changes)
    has_ended = status in ENDS.values()
    gone = f"{status} later" + (f", effective {in_words(since)}" if since else "")
    if row.status in {Outcome.ENACTED, Outcome.ENACTED_IN_PART}:
        said = enacted(row, aim, changes)
        return f"{said}; {gone}" if has_ended and aim.action != Action.REPEAL else said
    if row.status == Outcome.INTRODUCED:
        return f"Introduced{f' as {row.bill}' if row.bill else ''}; no outcome is recorded"
    if row.status == Outcome.LATER_REPEALED and has_ended:
        return f"The law was {gone}"
    if row.status == Outcome.NOT_ENACTED and has_ended:
        return f"Not enacted then; {gone}"
    if row.status == Outcome.NOT_ENACTED and aim.action == Action.REPEAL:
        return "Not enacted: still in force" if status == StatuteStatus.IN_FORCE else "Not enacted"
    said = WITHOUT_AN_ACT[row.status]
    is_doubtful = row.status == Outcome.LATER_REPEALED and status == StatuteStatus.IN_FORCE
    return f"{said}; this section is in force" if is_doubtful else said


def enacted(row, aim, changes):
    """“Enacted by P.A. 17-32, Sec. 2, effective October 1, 2017”, or “Enacted: repealed by ...”."""
    label = row.get_status_display()
    if row.act is None:
        return label
    mine = [change for change in changes if change.act_id == row.act_id]
    sections = ", ".join(change.act_section for change in mine if change.act_section)
    cited = f"{row.act.citation}{sections_words(sections or row.act_sections)}"
    days = {change.effective_on for change in mine}
    if len(days) == 1 and (day := days.pop()):
        cited = f"{cited}, effective {in_words(day)}"
    did = {change.effect for change in mine} & {Effect.ENACTED, *ENDS}
    how = did.pop().lower() if len(did) == 1 else Effect.ENACTED
    to_be = "to be " if set(mine) & set(pending(changes)) else ""
    said = f"{label} by {cited}" if how == Effect.ENACTED else f"{label}: {to_be}{how} by {cited}"
    also = [one.statute.citation for one in row.aims if settled_there(one) and one != aim]
    return f"{said}; see also {', '.join(also)}" if also else said


def settled_there(aim):
    return aim.action == Action.ON_THE_MATTER
