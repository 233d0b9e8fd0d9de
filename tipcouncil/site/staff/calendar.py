"""The clerk's calendar: what is late and what is due in the next 60 days, most urgent first."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from meetings.deadlines import Owner, Proof, as_moment, day_of
from meetings.evidence import gathering
from meetings.evidence.clocks import sitting_of
from meetings.models import Meeting, MeetingStatus
from reports.models import Report, ReportKind
from tipcouncil.records.dates import in_words, today
from tipcouncil.site.staff.calendar_rows import LOOKS_AHEAD, CalendarRow

OLDEST = datetime.timedelta(days=400)


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
