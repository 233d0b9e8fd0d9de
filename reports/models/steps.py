"""A recommendation followed from where it was raised to what came of it, day by day."""

import datetime
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from reports.models.choices import NAMED, Outcome
from tipcouncil.records.dates import Precision, in_words, iso

OPEN = {Outcome.PROPOSED, Outcome.INTRODUCED, Outcome.NOT_RECORDED}
SO_FAR = {Outcome.PROPOSED, Outcome.NOT_RECORDED, Outcome.NOT_ENACTED, Outcome.NOT_FOUND}


class StepLink(NamedTuple):
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
    order: datetime.date = datetime.date.max
    links: list = field(default_factory=list)
    is_law: bool = False
    is_open: bool = False


def timeline(recommendation):
    """Raised, reported, each dated step, and how it stands.

    What has no date stands last and says so; nothing is inferred.
    """
    updates = recommendation.public_updates
    steps = [*where_raised(recommendation), *map(step_of, updates)]
    steps.sort(key=attrgetter("order"))  # steps of one day stay as they were entered
    if recommendation.status not in {update.status for update in updates}:
        steps.append(how_it_stands(recommendation))
    return steps


def where_raised(recommendation):
    item, report = recommendation.origin_item, recommendation.report
    is_dated = report and (report.issued_on or report.transmitted_on)
    if is_dated or (report and not item):
        yield in_report(recommendation)
    if item:
        yield at_meeting(recommendation, report if not is_dated else None)


def at_meeting(recommendation, report):
    """Named at a meeting; of a `report` without a day of its own, that is when it was named."""
    item = recommendation.origin_item
    meeting = item.meeting
    place = f", item {item.path_words}" if item.label else ""
    links = [StepLink(f"Meeting of {meeting}{place}", item.get_absolute_url())]
    what = NAMED[recommendation.kind]
    if report:
        minutes = getattr(meeting, "minutes", None)
        where = "in the minutes of" if minutes and minutes.is_posted else "for the meeting of"
        kind = recommendation.get_kind_display().lower()
        what = f"Named {where} {meeting} as a {kind} of the {report.title}."
        links.append(StepLink(report.title, place_in_report(recommendation)))
    return TimelineStep(what, meeting.date_words, meeting.date_iso, meeting.date, links)


def in_report(recommendation):
    """A report that the record does not date stands first, and no day is inferred."""
    report, what = recommendation.report, NAMED[recommendation.kind]
    links = [StepLink(report.title, place_in_report(recommendation))]
    date, precision = report.issued_on, report.issued_precision
    if report.transmitted_on:
        date, precision = report.transmitted_on, Precision.DAY
    if date is None:
        return TimelineStep(what, "Day not recorded", order=datetime.date.min, links=links)
    return TimelineStep(what, in_words(date, precision), iso(date, precision), date, links)


def place_in_report(recommendation):
    anchor = f"#rec-{recommendation.number}" if recommendation.number else ""
    return f"{recommendation.report.get_absolute_url()}{anchor}"


def step_of(update):
    """A step that staff entered."""
    words, meeting = update.get_status_display(), update.meeting
    links = [StepLink(f"Meeting of {meeting}", meeting.get_absolute_url())] if meeting else []
    return TimelineStep(
        f"{words}: {update.note}" if update.note else words,
        update.date_words,
        update.date_iso,
        update.date,
        [*links, *links_to_proof(update.act, update.evidence_url)],
        is_law=bool(update.act),
    )


def links_to_proof(act, evidence_url):
    if act:
        yield StepLink(act.citation, act.get_absolute_url())
    if evidence_url:
        yield StepLink("Evidence", evidence_url, is_outside=True)


def how_it_stands(recommendation):
    """The last word, where no dated step says it."""
    status, words = recommendation.status, recommendation.get_status_display()
    links = links_to_proof(recommendation.linked_act, recommendation.evidence_url)
    if status in {Outcome.PROPOSED, Outcome.INTRODUCED}:
        words, links = f"{words}: {recommendation.bill}" if recommendation.bill else words, []
    when = "So far" if status in SO_FAR else "Date not entered"
    return TimelineStep(words, when, links=[*links], is_open=status in OPEN)
