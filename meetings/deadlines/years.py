"""What a calendar year asks of the council, whatever meetings it has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from meetings.deadlines.duties import Duty, Evidence, Owner, Proof, as_moment

MEETINGS_A_YEAR = 3
FIRST_ANNUAL_REPORT = 2008
# Sec. 11-4a: where a report to the General Assembly goes.
RECIPIENTS = {
    Proof.REPORT_TO_SENATE: "the clerk of the Senate",
    Proof.REPORT_TO_HOUSE: "the clerk of the House",
    Proof.REPORT_TO_RESEARCH: "the Office of Legislative Research",
    Proof.REPORT_TO_LIBRARIAN: "the State Librarian",
}


@dataclass(frozen=True)
class CouncilYear:
    """A calendar year, and the days on which the council met in it, the earliest first."""

    year: int
    days_met: tuple[date, ...] = ()


def duties_of_year(council: CouncilYear, evidence: Iterable[Evidence] = ()) -> list[Duty]:
    """What is due in a calendar year, in the order of its days."""
    evidence = [*evidence, *third_meeting(council)]
    clocks = (annual_report, schedule, renewals, received_reports, meetings)
    duties = [duty.with_evidence(evidence) for clock in clocks for duty in clock(council)]
    return sorted(duties, key=lambda duty: as_moment(duty.due))


def schedule(council: CouncilYear) -> Iterator[Duty]:
    """K1: the schedule of the year's regular meetings."""
    due = date(council.year, 1, 31)
    filed = "Schedule of regular meetings filed with the Secretary of the State"
    yield Duty("K1", filed, "1-225(b)", Proof.SCHEDULE_FILED, due)
    posted = "Schedule of regular meetings posted on this site"
    yield Duty("K1", posted, "1-225(b)", Proof.SCHEDULE_POSTED, due)


def renewals(council: CouncilYear) -> Iterator[Duty]:
    """K13: requests for notice hold a year, and are renewed within 30 days after January 1."""
    what, due = "Requests for notice of meetings renewed", date(council.year, 1, 31)
    yield Duty("K13", what, "1-227", Proof.REQUESTS_RENEWED, due, owner=Owner.PUBLIC)


def annual_report(council: CouncilYear) -> Iterator[Duty]:
    """K17: the annual report to the General Assembly."""
    if council.year < FIRST_ANNUAL_REPORT:
        return
    for proof, recipient in RECIPIENTS.items():
        what = f"Annual report submitted to {recipient}"
        yield Duty("K17", what, "46a-170(h), 11-4a", proof, date(council.year, 1, 1))


def received_reports(council: CouncilYear) -> Iterator[Duty]:
    """K18: what the Chief State's Attorney and the police chiefs report to the council."""
    what = "Reports of the Chief State's Attorney and municipal police chiefs received"
    due = date(council.year, 10, 1)
    yield Duty("K18", what, "51-286h", Proof.REPORTS_RECEIVED, due, owner=Owner.REPORTERS)


def meetings(council: CouncilYear) -> Iterator[Duty]:
    """K19: the council meets at least three times."""
    what = f"The council met {len(council.days_met)} of {MEETINGS_A_YEAR} times"
    yield Duty("K19", what, "46a-170(d)", Proof.HELD, date(council.year, 12, 31))


def third_meeting(council: CouncilYear) -> Iterator[Evidence]:
    if len(council.days_met) >= MEETINGS_A_YEAR:
        yield Evidence(Proof.HELD, sorted(council.days_met)[MEETINGS_A_YEAR - 1])
