"""A duty: what the law asks for, until when, and what shows that it was done."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from meetings.deadlines.days import EASTERN

Moment = datetime | date  # a date where no hour is known: all of that day


class Proof(StrEnum):
    """What satisfies a duty. That a page was put online is none of these by itself."""

    SCHEDULE_POSTED = "schedule posted"
    SCHEDULE_FILED = "schedule filed"
    AGENDA_POSTED = "agenda posted"
    AGENDA_FILED = "agenda filed"
    NOTICE_POSTED = "notice posted"
    NOTICE_FILED = "notice filed"
    REMOTE_NOTICE_POSTED = "remote notice posted"
    MEMBERS_NOTIFIED = "members notified"
    REQUESTERS_NOTIFIED = "requesters notified"
    REQUESTS_RENEWED = "requests renewed"
    ADDED_BUSINESS_VOTED = "added business voted"
    VOTES_WRITTEN = "votes written"
    MINUTES_POSTED = "minutes posted"
    EMERGENCY_MINUTES_FILED = "emergency minutes filed"
    RECORDING_POSTED = "recording posted"
    ADJOURNMENT_POSTED = "adjournment posted"
    RESUMED = "resumed"
    HELD = "held"
    REPORT_TO_SENATE = "report to the clerk of the Senate"
    REPORT_TO_HOUSE = "report to the clerk of the House"
    REPORT_TO_RESEARCH = "report to the Office of Legislative Research"
    REPORT_TO_LIBRARIAN = "report to the State Librarian"
    REPORTS_RECEIVED = "reports received"


class Owner(StrEnum):
    """Who must act, or may."""

    COUNCIL = "council"
    REPORTERS = "those who report to the council"
    PUBLIC = "public"


class Status(StrEnum):
    DONE = "done"
    DONE_LATE = "done late"
    DUE = "due"
    LATE = "late"  # passed without evidence, in a time that this site has kept
    NOT_RECORDED = "not recorded"  # passed, and before this site kept evidence
    RULE = "rule"  # holds while the meeting sits; there is nothing to file


@dataclass(frozen=True)
class Evidence:
    """That something was done: when, and how that is known. `at` is None where the time is not."""

    proof: Proof
    at: Moment | None
    words: str = ""
    address: str = ""


@dataclass(frozen=True)
class Duty:
    """One thing that the law asks for, or allows until a time.

    `stricter` is an earlier time by a reading that is common and that the law does not write.
    `excluded` names the days between that were not counted.
    """

    clock: str
    what: str
    section: str
    proof: Proof | None = None
    due: Moment | None = None
    limit: str = ""
    opens: datetime | None = None
    keep_for: timedelta | None = None
    stricter: Moment | None = None
    stricter_reading: str = ""
    excluded: tuple[str, ...] = ()
    owner: Owner = Owner.COUNCIL
    evidence: tuple[Evidence, ...] = field(default=())

    def with_evidence(self, evidence: Iterable[Evidence]) -> "Duty":
        fitting = tuple(found for found in evidence if found.proof == self.proof)
        return replace(self, evidence=fitting)

    @property
    def first_evidence(self) -> Evidence | None:
        """The earliest that satisfies it; one without a time only where there is no other."""
        dated = [found for found in self.evidence if found.at is not None]
        return min(dated, key=lambda found: as_moment(found.at), default=None) or next(
            iter(self.evidence), None
        )

    @property
    def kept_until(self) -> date | None:
        """Until when what was posted must stay."""
        first = self.first_evidence
        if not (self.keep_for and first and first.at):
            return None
        return day_of(first.at) + self.keep_for

    def status(self, now: datetime, kept_since: date) -> Status:
        """How it stands at a time, on a site that has kept evidence since a day."""
        if self.proof is None:
            return Status.RULE
        first = self.first_evidence
        if first is not None:
            in_time = first.at is None or self.due is None or is_by(first.at, self.due)
            return Status.DONE if in_time else Status.DONE_LATE
        if self.due is None or is_by(now, self.due):
            return Status.DUE
        return Status.LATE if day_of(self.due) >= kept_since else Status.NOT_RECORDED


def day_of(moment: Moment) -> date:
    return moment.astimezone(EASTERN).date() if isinstance(moment, datetime) else moment


def as_moment(moment: Moment | None) -> datetime:
    """A moment to sort by: of a day, its end."""
    if moment is None:
        return datetime.max.replace(tzinfo=EASTERN)
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, datetime.max.time(), tzinfo=EASTERN)


def is_by(at: Moment, due: Moment) -> bool:
    """Whether something was done in time. Of days alone, the same day is in time."""
    if isinstance(at, datetime) and isinstance(due, datetime):
        return at <= due
    return day_of(at) <= day_of(due)
