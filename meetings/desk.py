"""Where a meeting stands, from its notice to approved minutes, and what is to be done next.

The hours are those of Sec. 1-225; a holiday within a special meeting's notice is for the clerk
to count.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from meetings.drafting import blanks_in
from meetings.models import Approval, MeetingKind, MeetingStatus
from tipcouncil.records.dates import clock, eastern, in_words, today

DONE, NOW, LATER = "done", "now", "later"
NOTICE = datetime.timedelta(hours=24)
FOR_VOTES = datetime.timedelta(hours=48)
DAYS_FOR_MINUTES = 7
SATURDAY = 5


@dataclass
class Step:
    """One station of a meeting: how far it is, and until when the law wants it."""

    name: str
    is_done: bool
    words: str
    due: datetime.datetime | datetime.date | None = None
    law: str = ""
    state: str = LATER

    @property
    def is_late(self):
        if self.is_done or self.due is None:
            return False
        if isinstance(self.due, datetime.datetime):
            return self.due < timezone.now()
        return self.due < today()

    @property
    def due_words(self):
        if self.due is None:
            return ""
        if isinstance(self.due, datetime.datetime):
            local = timezone.localtime(self.due)
            return f"{in_words(local.date())}, {clock(local.time())}"
        return in_words(self.due)


def steps_of(meeting, minutes, items, motions):
    """The stations in their order; the first that is not done is the one to do now."""
    steps = [
        agenda_step(meeting, items),
        held_step(meeting),
        votes_step(meeting, motions),
        minutes_step(meeting, minutes),
        approval_step(minutes),
    ]
    if meeting.status == MeetingStatus.CANCELLED:
        steps = steps[:2]
    first = next((step for step in steps if not step.is_done), None)
    for step in steps:
        step.state = DONE if step.is_done else NOW if step is first else LATER
    return steps


def agenda_step(meeting, items):
    is_done = meeting.posted_at is not None and bool(items)
    past = meeting.date < today()
    if not items:
        words = "No agenda is entered."
    elif meeting.posted_at is None:
        words = f"{count(items, 'item')}; only staff see it. Post the meeting."
    else:
        words = f"Posted with {count(items, 'item')}."
    if past and not items:
        is_done, words = True, "No agenda was entered."
    law = "24 hours before the meeting, Sec. 1-225(c)"
    if meeting.kind in (MeetingKind.SPECIAL, MeetingKind.EMERGENCY):
        law = "24 hours before, weekends and holidays not counted, Sec. 1-225(d) and (g)"
    return Step("Notice and agenda", is_done, words, notice_due(meeting), law)


def notice_due(meeting):
    """24 hours before; for a special meeting, Saturdays and Sundays do not count."""
    if not meeting.is_dated_to_the_day or meeting.kind == MeetingKind.EMERGENCY:
        return None
    if not meeting.starts_at:
        due = meeting.date - datetime.timedelta(days=1)
        while meeting.kind == MeetingKind.SPECIAL and due.weekday() >= SATURDAY:
            due -= datetime.timedelta(days=1)
        return due
    due = eastern(meeting.date, meeting.starts_at) - NOTICE
    while meeting.kind == MeetingKind.SPECIAL and due.weekday() >= SATURDAY:
        due -= NOTICE
    return due


def held_step(meeting):
    if meeting.status == MeetingStatus.CANCELLED:
        return Step("The meeting", True, "Cancelled. Its page stays.")
    if meeting.status == MeetingStatus.HELD:
        return Step("The meeting", True, "Held.")
    if meeting.date < today():
        return Step("The meeting", False, "Say whether it was held: set the status.")
    return Step("The meeting", False, f"Planned for {meeting.date_words}.")


def votes_step(meeting, motions):
    due = None
    if meeting.is_dated_to_the_day:
        ended = meeting.adjourned or meeting.starts_at
        due = (
            eastern(meeting.date, ended) + FOR_VOTES
            if ended
            else meeting.date + datetime.timedelta(days=2)
        )
    law = "in writing within 48 hours, Sec. 1-225(a)"
    unposted = [motion for motion in motions if motion.posted_at is None]
    without = [m for m in motions if not m.by_voice and not list(m.votes.all())]
    if not motions:
        is_over = meeting.status == MeetingStatus.HELD
        return Step("Votes", is_over, "No motion is entered.", None, law)
    if without:
        words = f"{count(without, 'motion')} without the members' votes."
    elif unposted:
        words = f"{count(unposted, 'motion')} not posted."
    else:
        words = f"{count(motions, 'motion')} posted."
    return Step("Votes", not unposted, words, due, law)


def minutes_step(meeting, minutes):
    due = None
    if meeting.is_dated_to_the_day:
        due = meeting.date + datetime.timedelta(days=DAYS_FOR_MINUTES)
    law = "within 7 days, Sec. 1-225(a)"
    if minutes and minutes.is_withdrawn:
        return Step("Minutes", True, "Withdrawn.")
    if minutes is None or not (minutes.body.strip() or minutes.posted_at):
        return Step("Minutes", False, "Not written.", due, law)
    if minutes.posted_at is None:
        blanks = blanks_in(minutes.body)
        words = f"Written, {count(blanks, 'blank')} to fill in." if blanks else "Ready to post."
        return Step("Minutes", False, words, due, law)
    return Step("Minutes", True, "Posted.", due, law)


def approval_step(minutes):
    if minutes is None or minutes.posted_at is None:
        return Step("Approval", False, "At a later meeting.")
    if minutes.approval == Approval.DRAFT:
        return Step("Approval", False, "Waits for the meeting that approves them.")
    return Step("Approval", True, f"{minutes.get_approval_display()}.")


def count(things, word):
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"
