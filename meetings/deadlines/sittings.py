"""What one meeting asks for, from its notice to its minutes: Sec. 1-225 to 1-231.

Each clock of `CLOCKS` is a function from the facts of a sitting to the duties that it lays upon it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from meetings.deadlines.days import OfficeCalendar, hours_after
from meetings.deadlines.duties import Duty, Evidence, Moment, Owner, Proof, as_moment, day_of
from meetings.deadlines.timing import after, before


class SittingKind(StrEnum):
    REGULAR = "regular"
    SPECIAL = "special"
    EMERGENCY = "emergency"
    ADJOURNED = "adjourned"  # a sitting that goes on from one adjourned to this time (Sec. 1-228)

    @property
    def is_special(self) -> bool:
        return self in (SittingKind.SPECIAL, SittingKind.EMERGENCY)


class SittingManner(StrEnum):
    IN_PERSON = "in person"
    HYBRID = "hybrid"
    REMOTE = "remote"


@dataclass(frozen=True)
class Sitting:
    """The facts of a meeting that clocks run from. What is not known is None."""

    kind: SittingKind
    day: date
    starts: datetime | None = None
    ended: datetime | None = None
    manner: SittingManner = SittingManner.IN_PERSON
    called_on: date | None = None  # of a special meeting
    has_added_business: bool = False
    interrupted_at: datetime | None = None
    adjourned_at: datetime | None = None  # to go on at another time
    moved_for_safety: bool = False
    denied_on: date | None = None  # a right under the Act was denied, or a secret meeting found out

    @property
    def start(self) -> Moment:
        return self.starts or self.day

    @property
    def end(self) -> Moment:
        return self.ended or self.starts or self.day


Clock = Callable[[Sitting, OfficeCalendar], Iterator[Duty]]


def duties_of(
    sitting: Sitting, calendar: OfficeCalendar, evidence: Iterable[Evidence] = ()
) -> list[Duty]:
    """What a meeting asks for, by the time that it is due; rules of the sitting stand last."""
    evidence = list(evidence)
    duties = [duty.with_evidence(evidence) for clock in CLOCKS for duty in clock(sitting, calendar)]
    return sorted(duties, key=lambda duty: as_moment(duty.due))


def agenda(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K2: the agenda of a regular meeting."""
    if sitting.kind != SittingKind.REGULAR:
        return
    for what, proof in (
        ("Agenda posted on this site", Proof.AGENDA_POSTED),
        ("Agenda filed with the Secretary of the State", Proof.AGENDA_FILED),
    ):
        duty = Duty("K2", what, "1-225(c)", proof)
        yield before(duty, sitting.start, calendar, 24, excludes=False)


def added_business(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K3: business of a regular meeting that the filed agenda does not have."""
    if sitting.kind == SittingKind.REGULAR and sitting.has_added_business:
        what = "Two thirds of the members present and voting agreed to take up added business"
        yield Duty("K3", what, "1-225(c)", Proof.ADDED_BUSINESS_VOTED, sitting.end)


def special_notice(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K4: notice of a special meeting, with time, place and business."""
    if sitting.kind != SittingKind.SPECIAL:
        return
    for what, proof in (
        ("Notice posted on this site", Proof.NOTICE_POSTED),
        ("Notice filed with the Secretary of the State", Proof.NOTICE_FILED),
        ("Notice delivered to each member", Proof.MEMBERS_NOTIFIED),
    ):
        duty = Duty("K4", what, "1-225(d)", proof)
        yield before(duty, sitting.start, calendar, 24, excludes=True)


def special_business(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K5: what a special meeting may take up."""
    if sitting.kind.is_special:
        yield Duty("K5", "Nothing is taken up that the notice does not name", "1-225(d)")


def emergency_minutes(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K6: minutes of an emergency meeting, which had no notice."""
    if sitting.kind == SittingKind.EMERGENCY:
        what = (
            "Minutes, with the emergency and the proceedings, filed with the Secretary of the State"
        )
        duty = Duty("K6", what, "1-225(d)", Proof.EMERGENCY_MINUTES_FILED)
        yield after(duty, sitting.end, calendar, hours=72, excludes=True)


def votes(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K7: how each member voted."""
    what = "Each member's vote in writing, open to anybody"
    duty = Duty("K7", what, "1-225(a)", Proof.VOTES_WRITTEN)
    yield after(duty, sitting.end, calendar, hours=48, excludes=sitting.kind.is_special)


def minutes(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K8: the minutes, approved or not."""
    duty = Duty("K8", "Minutes posted on this site", "1-225(a)", Proof.MINUTES_POSTED)
    end = day_of(sitting.end)
    yield after(duty, end, calendar, days=7, excludes=sitting.kind.is_special)


def remote_notice(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K9: notice of a regular meeting that may be attended by electronic equipment."""
    if sitting.kind != SittingKind.REGULAR or sitting.manner == SittingManner.IN_PERSON:
        return
    for what, proof in (
        ("Notice of remote attendance sent to each member", Proof.MEMBERS_NOTIFIED),
        ("Notice posted, with how to attend and comment", Proof.REMOTE_NOTICE_POSTED),
    ):
        duty = Duty("K9", what, "1-225a(a)", proof)
        yield before(duty, sitting.start, calendar, 48, excludes=False)


def recording(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K10: the recording or transcript of a meeting that had no room."""
    if sitting.manner == SittingManner.REMOTE and not sitting.kind.is_special:
        what = "Recording or transcript posted, and kept for 45 days"
        keep_for = timedelta(days=45)
        duty = Duty("K10", what, "1-225a(b)", Proof.RECORDING_POSTED, keep_for=keep_for)
        yield after(duty, day_of(sitting.end), calendar, days=7, excludes=False)


def adjournment(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K11: the order by which a meeting was adjourned to another time."""
    if sitting.adjourned_at:
        what = "Order of adjournment posted at the door and on this site"
        duty = Duty("K11", what, "1-228", Proof.ADJOURNMENT_POSTED)
        yield after(duty, sitting.adjourned_at, calendar, hours=24, excludes=False)


def requesters(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K13: notice to whoever asked for it in writing."""
    if sitting.kind not in (SittingKind.REGULAR, SittingKind.SPECIAL):
        return
    what = "Notice sent to whoever asked for it"
    week_before = sitting.day - timedelta(days=7)
    duty = Duty("K13", what, "1-227", Proof.REQUESTERS_NOTIFIED, limit="one week before")
    if sitting.kind == SittingKind.SPECIAL and (sitting.called_on or sitting.day) > week_before:
        yield replace(duty, due=sitting.start, limit="as soon as practical")
    else:
        yield replace(duty, due=week_before)


def remote_request(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K14: until when somebody may ask for a place and equipment to attend a remote meeting."""
    if sitting.manner == SittingManner.REMOTE:
        what = "Ask in writing for a place and equipment to attend"
        duty = Duty("K14", what, "1-225a(b)(1)", owner=Owner.PUBLIC)
        yield before(duty, sitting.start, calendar, 24, excludes=False)


def interruption(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K15: when a remote meeting that broke off may go on."""
    if sitting.interrupted_at:
        yield Duty(
            "K15",
            "The interrupted meeting goes on, or is adjourned",
            "1-225a(f)",
            Proof.RESUMED,
            due=hours_after(sitting.interrupted_at, 2),
            opens=sitting.interrupted_at + timedelta(minutes=30),
            limit="30 minutes to 2 hours after it broke off",
        )


def appeal(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K16: until when a denial, or a meeting held in secret, may be taken to the Commission."""
    if sitting.denied_on:
        yield Duty(
            "K16",
            "Appeal to the Freedom of Information Commission",
            "1-206(b)(1)",
            due=sitting.denied_on + timedelta(days=30),
            limit="30 days after the denial",
            owner=Owner.PUBLIC,
        )


def holiday(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K20: a regular meeting that falls on a legal holiday."""
    name = calendar.holiday_on(sitting.day)
    if sitting.kind == SittingKind.REGULAR and name:
        yield Duty(
            "K20",
            f"Held on the next business day: {sitting.day:%B} {sitting.day.day} is {name}",
            "1-230",
            Proof.HELD,
            due=calendar.next_business_day(sitting.day),
        )


def unsafe_place(sitting: Sitting, calendar: OfficeCalendar) -> Iterator[Duty]:
    """K21: a meeting moved because its place was not safe."""
    if sitting.moved_for_safety:
        what = "Minutes that state the emergency filed with the Secretary of the State"
        duty = Duty("K21", what, "1-230", Proof.EMERGENCY_MINUTES_FILED)
        yield after(duty, sitting.end, calendar, hours=72, excludes=False)


CLOCKS: tuple[Clock, ...] = (
    agenda,
    added_business,
    special_notice,
    special_business,
    emergency_minutes,
    votes,
    minutes,
    remote_notice,
    recording,
    adjournment,
    requesters,
    remote_request,
    interruption,
    appeal,
    holiday,
    unsafe_place,
)
