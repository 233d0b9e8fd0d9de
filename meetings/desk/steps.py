"""Where a meeting stands, from its notice to approved minutes, and what is to be done next.

A step is done when what the law wants is there. Until when it is wanted say the clocks of
`meetings.deadlines`, with the closed days that staff posted.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from meetings.counts import lack_of_votes
from meetings.desk.drafting import blanks_in
from meetings.evidence.clocks import first_duties, law_in_words, moment_in_words
from meetings.models import (
    Approval,
    Capacity,
    DocumentKind,
    Manner,
    MeetingKind,
    MeetingStatus,
)
from tipcouncil.records.dates import today

DONE, NOW, LATER = "done", "now", "later"
AGENDA, SITTING, VOTES = "Notice and agenda", "The meeting", "Votes"
MINUTES, APPROVAL = "Minutes", "Approval"
CALLED = (MeetingKind.SPECIAL, MeetingKind.EMERGENCY)
MEMBERS = (Capacity.MEMBER, Capacity.DESIGNEE)


@dataclass
class Step:
    """One station of a meeting: how far it is, and until when the law wants it."""

    name: str
    is_done: bool
    words: str
    law: str = ""
    due: datetime.datetime | datetime.date | None = None
    is_missed: bool = False  # not done, and too late to do
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
        return moment_in_words(self.due) if self.due else ""


def steps_of(meeting, minutes, calendar):
    """The stations in their order; the first that is not done is the one to do now."""
    duties = first_duties(meeting, calendar)
    if meeting.status == MeetingStatus.CANCELLED and not is_posted(minutes):
        steps = [cancelled_step(meeting)]
    else:
        steps = [
            agenda_step(meeting, duties),
            held_step(meeting, minutes),
            votes_step(meeting, minutes, duties),
            minutes_step(meeting, minutes, duties),
            approval_step(minutes),
        ]
    first = next((step for step in steps if not (step.is_done or step.is_missed)), None)
    for step in steps:
        step.state = DONE if step.is_done else NOW if step is first else LATER
    return steps


def is_posted(minutes):
    return minutes is not None and minutes.posted_at is not None


def cancelled_step(meeting):
    if meeting.is_public:
        return Step(SITTING, True, "Cancelled. Its page stays.")
    words = "Cancelled. Its page stays. Only staff see that: post the meeting."
    return Step(SITTING, False, words)


def agenda_step(meeting, duties):
    items = len(meeting.agenda_items.all())
    # The notice of a special meeting says what business it is called for, Sec. 1-225(d).
    own = (DocumentKind.AGENDA, DocumentKind.NOTICE)
    has_file = has_posted(meeting, own if meeting.kind in CALLED else own[:1])
    name, is_done = AGENDA, meeting.is_public and bool(items or has_file)
    if is_done:
        return Step(name, True, f"Posted with {number(items, 'item')}." if items else "Posted.")
    if not (items or has_file):
        if not meeting.is_to_come:
            return Step(name, False, "No agenda was entered.", is_missed=True)
        words = "Posted, without an agenda." if meeting.is_public else "No agenda is entered."
    else:
        words = f"{number(items, 'item')}; only staff see it. Post the meeting."
    return Step(name, False, words, *notice_law(meeting, duties))


def has_posted(meeting, kinds):
    """Whether a paper of one of these kinds is held and posted."""
    papers = meeting.documents.all()
    return any(paper.is_held and paper.is_posted and paper.kind in kinds for paper in papers)


def notice_law(meeting, duties):
    """By which law the notice and the agenda are to be there, and until when."""
    if meeting.kind == MeetingKind.EMERGENCY:
        return "no notice is asked for, Sec. 1-225(d)", None
    if meeting.kind == MeetingKind.SPECIAL:
        return law_of(duties, "K4")
    return law_of(duties, "K2" if meeting.is_public or not meeting.remote_url else "K9")


def law_of(duties, clock_name):
    """What a clock of the law says of a meeting, and until when; nothing for an unknown day."""
    duty = duties.get(clock_name)
    return (law_in_words(duty), duty.due) if duty else ("", None)


def held_step(meeting, minutes):
    name = SITTING
    if meeting.status == MeetingStatus.CANCELLED:
        words = "Cancelled, and its minutes are posted: one of the two is wrong. Set the status to"
        return Step(name, False, f"{words} “Held”, or take the minutes from the public.")
    if meeting.status == MeetingStatus.HELD:
        if meeting.date > today():
            words = "Held, and its day has not come: correct the date or the status."
            return Step(name, False, words)
        return Step(name, True, "Held.")
    if is_posted(minutes):
        return Step(name, False, "Its minutes are posted: set the status to “Held”.")
    if not meeting.is_to_come:
        return Step(name, False, "Say whether it was held: set the status.")
    return Step(name, False, f"Planned for {meeting}.")


def votes_step(meeting, minutes, duties):
    motions = meeting.motions.all()
    name, (law, due) = VOTES, law_of(duties, "K7")
    if not motions:
        return Step(name, is_posted(minutes), "No motion is entered.")
    present = members_present(meeting)
    lacks = [lack for motion in motions if (lack := lack_of_votes(motion, present))]
    hidden = sum(not motion.is_posted for motion in motions)
    words = []
    if lacks:
        words.append(f"{number(len(lacks), 'motion')} without the members' votes: {lacks[0]}.")
    if hidden:
        told = ", though the posted minutes tell of it" if is_posted(minutes) else ""
        words.append(f"{number(hidden, 'motion')} not posted{told}.")
    if words:
        return Step(name, False, " ".join(words), law, due)
    if not meeting.is_public:
        return Step(name, False, "Only staff see them. Post the meeting.", law, due)
    return Step(name, True, f"{number(len(motions), 'motion')} posted.")


def present(meeting):
    """The members, or their designees, whom the record lists as present."""
    return [
        row
        for row in meeting.attendances.all()
        if row.capacity in MEMBERS and row.manner != Manner.ABSENT and row.agenda_item_id is None
    ]


def members_present(meeting):
    return len(present(meeting))


def by_equipment(meeting):
    """Those present at a meeting that some could attend by electronic equipment; else nobody."""
    rows = present(meeting)
    is_remote = meeting.remote_url or any(row.manner == Manner.ELECTRONICALLY for row in rows)
    return rows if is_remote else []


def minutes_step(meeting, minutes, duties):
    name = MINUTES
    law, due = law_of(duties, "K6" if meeting.kind == MeetingKind.EMERGENCY else "K8")
    has_text = minutes is not None and bool(minutes.body.strip())
    has_file = has_posted(meeting, [DocumentKind.MINUTES])
    is_shown = has_file or (has_text and is_posted(minutes))
    if is_shown and meeting.is_public:
        words = "Posted." if has_text else "Posted as a file."
        if unsaid := sum(row.manner == Manner.NOT_STATED for row in by_equipment(meeting)):
            words = f"{words} Of {number(unsaid, 'member')} it is not said how they attended."
            return Step(name, False, words, "in person or electronically, Sec. 1-225a(d)")
        if meeting.remote_url and not meeting.place and meeting.kind not in CALLED:
            words += " See that its recording or transcript is posted too, Sec. 1-225a(b)."
        return Step(name, True, words)
    if is_shown:
        words = "Posted, and hidden until the meeting is posted."
    elif minutes and minutes.is_withdrawn:
        words = "Withdrawn. Post a text that may stand."
    elif is_posted(minutes):
        words = "Named; neither their text nor a file is held."
    elif not has_text:
        words = "Not written."
    elif blanks := blanks_in(minutes.body):
        words = f"Written, {number(len(blanks), 'blank')} to fill in."
    else:
        words = "Ready to post."
    return Step(name, False, words, law, due)


def approval_step(minutes):
    if not is_posted(minutes):
        return Step(APPROVAL, False, "At a later meeting.")
    if minutes.approval == Approval.DRAFT:
        return Step(APPROVAL, False, "Waits for the meeting that approves them.")
    return Step(APPROVAL, minutes.is_approved, f"{minutes.get_approval_display()}.")


def number(count, word):
    return f"{count} {word}{'' if count == 1 else 's'}"


def count(things, word):
    return number(len(things), word)
