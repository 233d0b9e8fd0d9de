"""A row of the clerk's calendar: one clock of one meeting or year, with all that it asks.

An agenda is posted here and filed with the Secretary of the State. How it stands follows from
evidence alone.
"""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from meetings.deadlines import Duty, Owner, Proof, Status, as_moment, day_of
from meetings.evidence.clocks import moment_in_words
from meetings.evidence.names import ENTERED, SHORT, title_of
from meetings.models import Body, BodyKind, Meeting
from tipcouncil.records.dates import today

LOOKS_AHEAD = datetime.timedelta(days=60)
LOOKS_BACK = datetime.timedelta(days=60)  # for what is done; what is late stays until it is done
SOON = datetime.timedelta(hours=96)
HOUR = datetime.timedelta(hours=1)
TAGS = {
    "late": "Late",
    "soon": "Due soon",
    "later": "Later",
    "done": "Done",
    "none": "Not recorded",
}
POSTED_HERE = {Proof.SCHEDULE_POSTED}  # by the grid of the year; staff may enter it too
URGENCY = ["late", "soon", "later", "none", "done"]


@dataclass
class CalendarRow:
    """One clock of one meeting or year, with the duties that it has."""

    duties: list[Duty]
    since: datetime.date
    meeting: Meeting | None = None
    year: int | None = None
    reports: dict = field(default_factory=dict)  # {year of the duty: the annual report}

    @property
    def clock(self):
        return self.duties[0].clock

    @property
    def title(self):
        return title_of(self.duties[0], self.meeting, self.year)

    @cached_property
    def statuses(self):
        return [duty.status(timezone.now(), self.since) for duty in self.duties]

    @property
    def open(self):
        """What is still to do."""
        waiting = {Status.LATE, Status.DUE, Status.NOT_RECORDED}
        pairs = zip(self.duties, self.statuses, strict=True)
        return [duty for duty, status in pairs if status in waiting]

    @property
    def due(self):
        return min((duty.due for duty in self.open or self.duties), key=as_moment)

    @cached_property
    def left(self):
        """The time until it is due; below zero where it is over."""
        return as_moment(self.due) - timezone.now()

    @cached_property
    def state(self):
        """One of the TAGS; others' duties are never late."""
        if not self.open:
            return "done"
        is_own = self.duties[0].owner == Owner.COUNCIL
        if Status.LATE in self.statuses and is_own:
            return "late"
        if Status.DUE not in self.statuses:
            return "none"
        return "soon" if self.left < SOON and is_own else "later"

    @property
    def tag(self):
        return TAGS[self.state]

    @property
    def order(self):
        return URGENCY.index(self.state), as_moment(self.due), self.title

    @property
    def is_shown(self):
        """Whether it is late, due soon enough, or done of late."""
        if self.state in ("late", "soon"):
            return True
        return -LOOKS_BACK < self.left < LOOKS_AHEAD

    @property
    def number_words(self):
        """10 days; 22 hours; 3 d 22 h."""
        if self.state == "done":
            return "Met" if Status.DONE_LATE not in self.statuses else "After its time"
        if self.state == "none":
            return "–"
        if isinstance(self.due, datetime.datetime):
            return apart_in_words(abs(self.left))
        return days_in_words(abs((self.due - today()).days))

    @property
    def number_note(self):
        return {"late": "over", "soon": "left", "later": "left"}.get(self.state, "")

    @property
    def due_words(self):
        is_over = self.left < datetime.timedelta(0)
        return f"{'Was due' if is_over else 'Due'} {weekday(self.due)}, {moment_in_words(self.due)}"

    @property
    def sections(self):
        return ", ".join(dict.fromkeys(f"Sec. {duty.section}" for duty in self.duties))

    @property
    def why(self):
        """What is done and what is missing, and which days do not count."""
        done = [duty for duty in self.duties if duty.first_evidence]
        words = [f"{capital(SHORT[duty.proof])}{when(duty)}." for duty in done]
        missing = [SHORT[duty.proof] for duty in self.open]
        if missing:
            lead = (
                "Not recorded" if self.state == "none" else "Missing" if done else "Met when it is"
            )
            joined = ", ".join(missing) if done else " and ".join(missing)
            words.append(f"{lead}{':' if lead != 'Met when it is' else ''} {joined}.")
        first = self.duties[0]
        if first.excluded and self.open:
            words.append(f"Not counted: {', '.join(first.excluded)}.")
        if first.stricter and self.open:
            stricter = moment_in_words(first.stricter)
            words.append(f"Stricter reading, {first.stricter_reading}: {stricter}.")
        if self.clock == "K19":
            words = [f"{first.what}."]
        return " ".join(words)

    # One click to the thing to do

    @property
    def report(self):
        return self.reports.get(self.year)

    @property
    def url(self):
        if self.meeting:
            return reverse("admin:meetings_meeting_change", args=[self.meeting.pk])
        if self.clock == "K17":
            return self.report_url
        return reverse("meetings:year_duties", args=[self.year]) if not self.open else self.filings

    @property
    def report_url(self):
        if self.report:
            return reverse("admin:reports_report_change", args=[self.report.pk])
        return reverse("admin:reports_report_add")

    @property
    def filings(self):
        key = self.meeting.pk if self.meeting else self.year
        name = "filings_of_meeting" if self.meeting else "filings_of_year"
        return reverse(f"admin:{name}", args=[key])

    @property
    def schedule_url(self):
        council = Body.objects.filter(kind=BodyKind.COUNCIL).order_by("pk").first()
        if council is None:
            return reverse("admin:meetings_meeting_schedule_next")
        return reverse("admin:meetings_meeting_schedule", args=[self.year, council.slug])

    @property
    def button(self):
        """(words, address) of the next thing to do; None where nothing is."""
        if not self.open:
            return None
        if self.clock == "K17" and not (self.report and self.report.is_public):
            words = "Open the report" if self.report else "Enter the report"
            return words, self.report_url
        proofs = [duty.proof for duty in self.open]
        here = [proof for proof in proofs if proof in POSTED_HERE or proof not in ENTERED]
        proof = (here or proofs)[0]
        if not here:
            count = len(self.open)
            return "Enter the filing" if count == 1 else f"Enter the {count} filings", self.filings
        if proof == Proof.SCHEDULE_POSTED:
            return "Open the schedule", self.schedule_url
        return {
            Proof.AGENDA_POSTED: ("Open the agenda", f"{self.url}#agenda"),
            Proof.NOTICE_POSTED: ("Write the notice", self.url),
            Proof.REMOTE_NOTICE_POSTED: ("Write the notice", self.url),
            Proof.MINUTES_POSTED: ("Open the minutes", f"{self.url}#minutes"),
            Proof.VOTES_WRITTEN: ("Enter the votes", self.url),
            Proof.HELD: ("Enter a meeting", reverse("admin:meetings_meeting_add")),
        }[proof]


def capital(words):
    return f"{words[:1].upper()}{words[1:]}"


def weekday(moment):
    return f"{day_of(moment):%A}"


def when(duty):
    at = duty.first_evidence.at
    return f" {moment_in_words(at)}" if at else ""


def days_in_words(days):
    return f"{days} day{'' if days == 1 else 's'}" if days else "Today"


def apart_in_words(apart):
    """Hours below four days, where an hour is known; else days."""
    hours = apart // HOUR
    if hours >= SOON // HOUR:
        return days_in_words(hours // 24)
    if hours >= 48:
        return f"{hours // 24} d {hours % 24} h"
    return f"{hours} hour{'' if hours == 1 else 's'}" if hours else "Minutes"
