"""What each clock of the law asks of a meeting: one claim for each of K2 to K21."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from meetings.deadlines import (
    Evidence,
    OfficeCalendar,
    Owner,
    Proof,
    Sitting,
    SittingKind,
    SittingManner,
    Status,
    duties_of,
)
from meetings.deadlines.days import EASTERN


def at(*numbers):
    return datetime(*numbers, tzinfo=EASTERN)


REGULAR = Sitting(
    SittingKind.REGULAR, date(2017, 1, 19), at(2017, 1, 19, 10), at(2017, 1, 19, 11, 43)
)
SPECIAL = Sitting(SittingKind.SPECIAL, date(2017, 1, 17), at(2017, 1, 17, 10))
EMERGENCY = Sitting(
    SittingKind.EMERGENCY, date(2027, 1, 15), at(2027, 1, 15, 10), at(2027, 1, 15, 12)
)


def due(sitting, clock, calendar=None):
    """What a clock asks of a meeting: the proof of each duty, and when it is due."""
    duties = duties_of(sitting, calendar or OfficeCalendar())
    return {duty.proof: duty.due for duty in duties if duty.clock == clock}


def duty_of(sitting, clock, evidence=()):
    return next(d for d in duties_of(sitting, OfficeCalendar(), evidence) if d.clock == clock)


def test_k2_the_agenda_of_a_regular_meeting_is_there_a_day_before():
    noon_before = at(2017, 1, 18, 10)
    assert due(REGULAR, "K2") == {
        Proof.AGENDA_POSTED: noon_before,
        Proof.AGENDA_FILED: noon_before,
    }
    assert not due(SPECIAL, "K2")


def test_k2_names_the_stricter_reading_and_keeps_to_the_law():
    """A regular meeting on a Monday: the law lets the Sunday count, many offices do not."""
    monday = replace(REGULAR, day=date(2027, 1, 25), starts=at(2027, 1, 25, 10), ended=None)
    agenda = duty_of(monday, "K2")
    assert agenda.due == at(2027, 1, 24, 10)
    assert agenda.stricter == at(2027, 1, 22, 10)
    assert "as many offices read it" in agenda.stricter_reading
    assert not agenda.excluded


def test_k3_added_business_needs_a_vote():
    assert not due(REGULAR, "K3")
    added = replace(REGULAR, has_added_business=True)
    assert due(added, "K3") == {Proof.ADDED_BUSINESS_VOTED: REGULAR.ended}


@pytest.mark.parametrize(
    ("starts", "last"),
    [
        (at(2017, 1, 17, 10), at(2017, 1, 13, 10)),  # over a weekend and King Day
        (at(2027, 1, 19, 10), at(2027, 1, 15, 10)),
        (at(2026, 11, 27, 10), at(2026, 11, 25, 10)),  # over Thanksgiving
        (at(2026, 11, 30, 10), at(2026, 11, 27, 10)),
        (at(2021, 12, 27, 9), at(2021, 12, 23, 9)),  # Christmas, kept on the Friday before
        (at(2027, 7, 6, 9), at(2027, 7, 2, 9)),  # Independence Day, kept on the Monday after
    ],
)
def test_k4_notice_of_a_special_meeting_leaves_out_days_that_are_closed(starts, last):
    special = replace(SPECIAL, day=starts.date(), starts=starts)
    assert due(special, "K4") == {
        Proof.NOTICE_POSTED: last,
        Proof.NOTICE_FILED: last,
        Proof.MEMBERS_NOTIFIED: last,
    }


def test_k4_moves_when_a_closed_day_is_entered_afterwards():
    snow = OfficeCalendar({date(2017, 1, 13): "closed for snow"})
    assert set(due(SPECIAL, "K4", snow).values()) == {at(2017, 1, 12, 10)}
    assert duty_of(SPECIAL, "K4").excluded == ("Saturday", "Sunday", "Martin Luther King Jr. Day")


def test_k5_a_special_meeting_keeps_to_its_notice():
    rule = duty_of(SPECIAL, "K5")
    assert rule.status(at(2017, 1, 17, 10), date(2017, 1, 1)) == Status.RULE
    assert not due(REGULAR, "K5")


def test_k6_minutes_of_an_emergency_are_filed_in_72_hours_that_count():
    """From a Friday noon over a weekend and King Day."""
    assert due(EMERGENCY, "K6") == {Proof.EMERGENCY_MINUTES_FILED: at(2027, 1, 21, 12)}
    assert not due(EMERGENCY, "K4")


def test_k7_votes_are_in_writing_in_48_hours():
    assert due(REGULAR, "K7") == {Proof.VOTES_WRITTEN: at(2017, 1, 21, 11, 43)}
    assert due(EMERGENCY, "K7") == {Proof.VOTES_WRITTEN: at(2027, 1, 20, 12)}
    assert duty_of(EMERGENCY, "K7").stricter == at(2027, 1, 17, 12)


def test_k8_minutes_are_posted_in_7_days():
    assert due(REGULAR, "K8") == {Proof.MINUTES_POSTED: date(2017, 1, 26)}
    assert due(SPECIAL, "K8") == {Proof.MINUTES_POSTED: date(2017, 1, 26)}
    assert duty_of(SPECIAL, "K8").stricter == date(2017, 1, 24)


def test_k8_counts_from_the_end_of_a_sitting_past_midnight():
    late = replace(REGULAR, ended=at(2017, 1, 20, 0, 40))
    assert due(late, "K8") == {Proof.MINUTES_POSTED: date(2017, 1, 27)}
    assert due(late, "K7") == {Proof.VOTES_WRITTEN: at(2017, 1, 22, 0, 40)}


def test_k9_remote_attendance_is_announced_two_days_before():
    hybrid = replace(REGULAR, manner=SittingManner.HYBRID)
    two_days = at(2017, 1, 17, 10)
    assert due(hybrid, "K9") == {
        Proof.MEMBERS_NOTIFIED: two_days,
        Proof.REMOTE_NOTICE_POSTED: two_days,
    }
    assert not due(REGULAR, "K9")
    assert not due(replace(SPECIAL, manner=SittingManner.HYBRID), "K9")


def test_k10_the_recording_of_a_remote_meeting_is_posted_and_kept():
    remote = replace(REGULAR, manner=SittingManner.REMOTE)
    assert due(remote, "K10") == {Proof.RECORDING_POSTED: date(2017, 1, 26)}
    posted = [Evidence(Proof.RECORDING_POSTED, at(2017, 1, 20, 9))]
    assert duty_of(remote, "K10", posted).kept_until == date(2017, 3, 6)
    assert not due(replace(REGULAR, manner=SittingManner.HYBRID), "K10")
    assert not due(replace(SPECIAL, manner=SittingManner.REMOTE), "K10")


def test_k11_an_order_of_adjournment_is_posted_in_a_day():
    adjourned = replace(REGULAR, adjourned_at=at(2017, 1, 19, 11, 43))
    assert due(adjourned, "K11") == {Proof.ADJOURNMENT_POSTED: at(2017, 1, 20, 11, 43)}
    resumed = replace(REGULAR, kind=SittingKind.ADJOURNED)
    assert {duty.clock for duty in duties_of(resumed, OfficeCalendar())} == {"K7", "K8"}


def test_k13_who_asked_is_told_a_week_before():
    assert due(REGULAR, "K13") == {Proof.REQUESTERS_NOTIFIED: date(2017, 1, 12)}
    assert duty_of(SPECIAL, "K13").limit == "as soon as practical"
    early = replace(SPECIAL, called_on=date(2017, 1, 3))
    assert due(early, "K13") == {Proof.REQUESTERS_NOTIFIED: date(2017, 1, 10)}
    assert not due(EMERGENCY, "K13")


def test_k14_the_public_may_ask_for_equipment_until_the_day_before():
    remote = replace(REGULAR, manner=SittingManner.REMOTE)
    assert due(remote, "K14") == {None: at(2017, 1, 18, 10)}
    assert duty_of(remote, "K14").owner == Owner.PUBLIC


def test_k15_a_broken_off_meeting_goes_on_within_two_hours():
    broken = replace(REGULAR, interrupted_at=at(2017, 1, 19, 10, 30))
    duty = duty_of(broken, "K15")
    assert (duty.opens, duty.due) == (at(2017, 1, 19, 11), at(2017, 1, 19, 12, 30))


def test_k16_an_appeal_may_be_made_for_30_days():
    denied = replace(REGULAR, denied_on=date(2017, 1, 20))
    assert due(denied, "K16") == {None: date(2017, 2, 19)}


def test_k20_a_regular_meeting_on_a_holiday_is_held_the_next_business_day():
    king_day = replace(REGULAR, day=date(2027, 1, 18), starts=None, ended=None)
    assert due(king_day, "K20") == {Proof.HELD: date(2027, 1, 19)}
    assert not due(replace(SPECIAL, day=date(2027, 1, 18), starts=None), "K20")


def test_k21_a_meeting_moved_for_safety_files_its_minutes():
    moved = replace(REGULAR, moved_for_safety=True)
    assert due(moved, "K21") == {Proof.EMERGENCY_MINUTES_FILED: at(2017, 1, 22, 11, 43)}


def test_where_no_hour_is_known_a_day_is_due():
    undated = replace(REGULAR, starts=None, ended=None)
    assert due(undated, "K2")[Proof.AGENDA_POSTED] == date(2017, 1, 18)
    assert due(undated, "K7") == {Proof.VOTES_WRITTEN: date(2017, 1, 21)}


def test_duties_come_in_the_order_of_their_times():
    duties = duties_of(replace(REGULAR, manner=SittingManner.REMOTE), OfficeCalendar())
    assert [duty.clock for duty in duties] == [
        "K13",
        "K9",
        "K9",
        "K2",
        "K2",
        "K14",
        "K7",
        "K8",
        "K10",
    ]


def test_evidence_satisfies_a_duty_and_says_whether_in_time():
    in_time = Evidence(Proof.MINUTES_POSTED, at(2017, 1, 26, 23, 50))
    late = Evidence(Proof.MINUTES_POSTED, at(2017, 1, 27, 0, 5))
    other = Evidence(Proof.AGENDA_POSTED, at(2017, 1, 2, 9))
    now, kept_since = at(2017, 2, 1, 9), date(2017, 1, 1)

    def status(*evidence):
        return duty_of(REGULAR, "K8", evidence).status(now, kept_since)

    assert status(in_time) == Status.DONE
    assert status(late) == Status.DONE_LATE
    assert status(late, in_time) == Status.DONE
    assert status(other) == Status.LATE
    assert status(Evidence(Proof.MINUTES_POSTED, None)) == Status.DONE


def test_what_lies_before_the_sites_own_time_is_not_recorded_and_not_missed():
    duty = duty_of(REGULAR, "K8")
    assert duty.status(at(2017, 1, 26, 23), date(2026, 1, 1)) == Status.DUE
    assert duty.status(at(2026, 11, 30, 9), date(2026, 1, 1)) == Status.NOT_RECORDED


def test_a_day_that_is_due_ends_at_its_midnight_in_connecticut():
    duty = duty_of(REGULAR, "K8")
    last = at(2017, 1, 26, 23, 59)
    assert duty.status(last, date(2017, 1, 1)) == Status.DUE
    assert duty.status(last + timedelta(minutes=1), date(2017, 1, 1)) == Status.LATE
