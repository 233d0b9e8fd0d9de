"""A recommendation followed from where it was raised to what came of it, day by day."""

import datetime
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from reports.models import Outcome, RecommendationKind
from tipcouncil.records.dates import Precision, in_words, iso

FAR = datetime.date.max
OPEN = {Outcome.PROPOSED, Outcome.INTRODUCED, Outcome.NOT_RECORDED}
NOTHING_DONE = {Outcome.NOT_ENACTED, Outcome.NOT_FOUND}  # which has no day
NAMED = {
    RecommendationKind.CHANGE: "Named for discussion.",
    RecommendationKind.TOPIC: "Named as a topic for discussion.",
    RecommendationKind.NEXT_STEP: "Named as a next step.",
    RecommendationKind.RECOMMENDATION: "Put forward.",
}


class Pointer(NamedTuple):
    """Words that lead somewhere; `is_outside` where that is another site."""

    words: str
    address: str
    is_outside: bool = False


@dataclass
class TimelineStep:
    """One step: when, as far as it is known, what happened, and where it can be read."""

    what: str
    when: str
    iso: str = ""
    order: datetime.date = FAR
    pointers: list = field(default_factory=list)
    is_law: bool = False
    is_open: bool = False


def timeline(recommendation, updates, act):
    """Raised, reported, each dated step, and how it stands. `act` is None where it is not public.

    What has no date stands last and says so; nothing is inferred.
    """
    dated = [*where_asked(recommendation), *(step(update, act) for update in updates)]
    dated.sort(key=attrgetter("order"))  # steps of one day stay as they were entered
    told = {update.status for update in updates}
    if recommendation.status not in told or not updates:
        dated += how_it_stands(recommendation, act)
    return dated


def where_asked(recommendation):
    item, report = recommendation.origin_item, recommendation.report
    is_dated = report and (report.issued_on or report.transmitted_on)
    if is_dated or (report and not item):
        yield in_report(recommendation)
    if item:
        yield at_meeting(recommendation, report if not is_dated else None)


def at_meeting(recommendation, report):
    """Named at a meeting; of a `report` without a day of its own, that is when it was named."""
    item, kind = recommendation.origin_item, recommendation.noun.lower()
    meeting = item.meeting
    place = f", item {item.path_words}" if item.label else ""
    pointers = [Pointer(f"Meeting of {meeting}{place}", item.get_absolute_url())]
    what = NAMED[recommendation.kind]
    if report:
        minutes = getattr(meeting, "minutes", None)
        where = "in the minutes of" if minutes and minutes.is_posted else "for the meeting of"
        what = f"Named {where} {meeting} as a {kind} of the {report.title}."
        pointers.append(Pointer(report.title, page_in(recommendation)))
    return TimelineStep(what, meeting.date_words, meeting.date_iso, meeting.date, pointers)


def in_report(recommendation):
    """A report that the record does not date stands first, and no day is inferred."""
    report = recommendation.report
    date, precision = report.issued_on, report.issued_precision
    if report.transmitted_on:
        date, precision = report.transmitted_on, Precision.DAY
    return TimelineStep(
        NAMED[recommendation.kind],
        in_words(date, precision) if date else "Day not recorded",
        iso(date, precision) if date else "",
        date or datetime.date.min,
        [Pointer(report.title, page_in(recommendation))],
    )


def page_in(recommendation):
    """Its place on the page of its report."""
    anchor = f"#rec-{recommendation.number}" if recommendation.number else ""
    return f"{recommendation.report.get_absolute_url()}{anchor}"


def step(update, act):
    pointers = []
    if update.meeting:
        meeting = update.meeting
        pointers.append(Pointer(f"Meeting of {meeting}", meeting.get_absolute_url()))
    if update.act:
        pointers.append(Pointer(update.act.citation, update.act.get_absolute_url()))
    if update.evidence_url:
        pointers.append(Pointer("Evidence", update.evidence_url, True))
    words = update.get_status_display()
    return TimelineStep(
        f"{words}: {update.note}" if update.note else words,
        update.date_words,
        update.date_iso,
        update.date,
        pointers,
        is_law=bool(update.act),
    )


def how_it_stands(recommendation, act):
    """The last word, where no dated step says it."""
    status = recommendation.status
    words = recommendation.get_status_display()
    if status in {Outcome.PROPOSED, Outcome.INTRODUCED}:
        bill = f": {recommendation.bill}" if recommendation.bill else ""
        when = "So far" if status == Outcome.PROPOSED else "Date not entered"
        return [TimelineStep(f"{words}{bill}", when, is_open=True)]
    pointers = [Pointer(act.citation, act.get_absolute_url())] if act else []
    if recommendation.evidence_url:
        pointers.append(Pointer("Evidence", recommendation.evidence_url, True))
    when = "So far" if status in OPEN | NOTHING_DONE else "Date not entered"
    return [TimelineStep(words, when, pointers=pointers, is_open=status in OPEN)]
