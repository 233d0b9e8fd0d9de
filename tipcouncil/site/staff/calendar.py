"""The clerk's calendar: what is late and what is due in the next 60 days, most urgent first.

A row is one clock of one meeting, or of a year, with all that it asks: an agenda is posted here and
filed with the Secretary of the State. How it stands follows from evidence alone.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from meetings.deadlines import Duty, Owner, Proof, Status, as_moment, day_of
from meetings.evidence import gathering
from meetings.evidence.clocks import moment_in_words, sitting_of
from meetings.evidence.names import ENTERED, SHORT, title_of
from meetings.models import Body, BodyKind, Meeting, MeetingStatus
from reports.models import Report, ReportKind
from tipcouncil.records.dates import in_words, today

LOOKS_AHEAD = datetime.timedelta(days=60)
LOOKS_BACK = datetime.timedelta(days=60)  # for what is done; what is late stays until it is done
OLDEST = datetime.timedelta(days=400)
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


@dataclass
class Calendar:
    """All rows, and the next meeting with its steps."""

    rows: list[CalendarRow]
    next_meeting: Meeting | None
    since: datetime.date

    def of(self, *states):
        return [row for row in self.rows if row.state in states]

    @property
    def urgent(self):
        """What is to be done, and last what others owe and the record does not have."""
        return self.of("late", "soon", "later") + self.others

    @property
    def others(self):
        return [row for row in self.of("none") if row.duties[0].owner != Owner.COUNCIL]

    @property
    def past(self):
        return [row for row in self.of("done", "none") if row not in self.others]

    @property
    def until(self):
        return today() + LOOKS_AHEAD

    @property
    def summary(self):
        """1 late, 2 due soon, 6 more in the next 60 days."""
        counts = [len(self.of(state)) for state in ("late", "soon", "later")]
        words = (f"{counts[0]} late", f"{counts[1]} due soon", f"{counts[2]} more")
        named = [text for count, text in zip(counts, words, strict=True) if count]
        return f"{', '.join(named)} in the next 60 days." if named else "Nothing is late or due."


def calendar():
    """Everything that is due around now; a fixed number of queries."""
    now, since = today(), gathering.kept_since()
    meetings = Meeting.objects.filter(
        date__gte=now - OLDEST, date__lte=now + LOOKS_AHEAD + datetime.timedelta(days=30)
    ).exclude(status=MeetingStatus.CANCELLED)
    meetings = list(
        meetings.select_related("body", "minutes")
        .prefetch_related("documents__body")
        .order_by("date")
    )
    duties = gathering.of_meetings(meetings, since)
    rows = [
        CalendarRow(found, since, meeting)
        for meeting in meetings
        for found in by_clock(without_what_depends(meeting, duties.get(meeting.pk, [])))
    ]
    annual = Report.objects.filter(kind=ReportKind.ANNUAL, last_year__gte=now.year - 2)
    reports = {report.last_year + 1: report for report in annual}
    for year in (now.year, now.year + 1):
        found = by_clock(gathering.of_year(year))
        rows += [CalendarRow(one, since, year=year, reports=reports) for one in found]
    coming = [one for one in meetings if one.is_expected and one.is_dated_to_the_day]
    rows = sorted((row for row in rows if row.is_shown), key=lambda row: row.order)
    return Calendar(rows, coming[0] if coming else None, since)


def by_clock(duties):
    """The duties that can be shown to be done, those of one clock together."""
    found = defaultdict(list)
    for duty in duties:
        if duty.proof and duty.due and duty.proof != Proof.RESUMED:
            found[duty.clock].append(duty)
    return list(found.values())


def without_what_depends(meeting, duties):
    """Before a meeting nobody knows when its votes and minutes will be due."""
    sitting = sitting_of(meeting)
    if sitting is None or as_moment(sitting.end) < timezone.now():
        return duties
    return [duty for duty in duties if not duty.limit.endswith("after it")]


# The strip of steps of the next meeting


def strip(calendar):
    """(words, state, note) of each step of the next meeting, from its notice to its approval."""
    meeting = calendar.next_meeting
    rows = {row.clock: row for row in calendar.rows if row.meeting == meeting}
    posted = meeting.first_posted_at and day_of(meeting.first_posted_at)
    steps = [("Scheduled", "done" if posted else "soon", posted_words(posted))]
    for clock, name in (("K13", "Requesters told"), ("K9", "Members told"), ("K4", "Notice")):
        if clock in rows:
            steps.append((name, *step_words(rows[clock])))
    if "K2" in rows:
        steps.append(("Agenda", *step_words(rows["K2"])))
    steps += [
        ("Sitting", "none", f"{meeting.weekday}"),
        ("Votes", "none", "48 hours after"),
        ("Minutes", "none", "7 days after"),
        ("Approved", "none", "At a later meeting"),
    ]
    return steps


def posted_words(posted):
    return f"Posted {in_words(posted)}" if posted else "Not posted yet"


def step_words(row):
    if row.state in ("done", "none"):
        return row.state, row.tag
    lead = "Late by" if row.state == "late" else "Due in"
    return row.state, f"{lead} {row.number_words}"
