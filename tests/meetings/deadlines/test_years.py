"""What a calendar year asks of the council: K1, K13, K17 to K19."""

from datetime import date, datetime

from meetings.deadlines import CouncilYear, Evidence, Owner, Proof, Status, duties_of_year
from meetings.deadlines.days import EASTERN

NOW, KEPT_SINCE = datetime(2027, 2, 1, 9, tzinfo=EASTERN), date(2026, 1, 1)


def duties(clock, year=2027, evidence=(), **facts):
    return [d for d in duties_of_year(CouncilYear(year, **facts), evidence) if d.clock == clock]


def test_k1_the_schedule_is_filed_and_posted_in_january():
    assert {(duty.proof, duty.due) for duty in duties("K1")} == {
        (Proof.SCHEDULE_FILED, date(2027, 1, 31)),
        (Proof.SCHEDULE_POSTED, date(2027, 1, 31)),
    }


def test_k13_requests_are_renewed_in_january_by_those_who_made_them():
    (duty,) = duties("K13")
    assert (duty.due, duty.owner) == (date(2027, 1, 31), Owner.PUBLIC)


def test_k17_the_annual_report_has_four_recipients_since_2008():
    assert len({duty.proof for duty in duties("K17")}) == 4
    assert {duty.due for duty in duties("K17")} == {date(2027, 1, 1)}
    assert not duties("K17", 2007)


def test_k17_is_met_by_each_receipt_for_itself():
    sent = Evidence(Proof.REPORT_TO_SENATE, date(2026, 12, 30))
    statuses = [duty.status(NOW, KEPT_SINCE) for duty in duties("K17", evidence=[sent])]
    assert sorted(statuses) == [Status.DONE, Status.LATE, Status.LATE, Status.LATE]


def test_k18_others_report_to_the_council_in_october():
    (duty,) = duties("K18")
    assert (duty.due, duty.owner) == (date(2027, 10, 1), Owner.REPORTERS)


def test_k19_the_third_meeting_of_the_year_satisfies_the_law():
    twice = (date(2027, 3, 4), date(2027, 1, 14))
    (short,) = duties("K19", days_met=twice)
    assert "2 of 3" in short.what
    assert short.status(NOW, KEPT_SINCE) == Status.DUE
    (met,) = duties("K19", days_met=(*twice, date(2027, 5, 6)))
    assert met.first_evidence.at == date(2027, 5, 6)
    assert met.status(NOW, KEPT_SINCE) == Status.DONE


def test_the_duties_of_a_year_stand_in_the_order_of_its_days():
    clocks = [duty.clock for duty in duties_of_year(CouncilYear(2027))]
    assert clocks == ["K17", "K17", "K17", "K17", "K1", "K1", "K13", "K18", "K19"]
