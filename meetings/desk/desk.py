"""A meeting as staff have it before them: its minutes, the next step, and who may do what."""

from functools import cached_property

from meetings.desk import steps
from meetings.desk.drafting import blanks_in
from meetings.evidence.closed_days import office_calendar
from meetings.models import Document, DocumentKind, MeetingStatus, Minutes, Motion

PARTS = ["agenda_items", "documents", "attendances", "motions__votes"]
TO_WRITE = ["meetings.add_minutes", "meetings.change_minutes"]


class Desk:
    """One meeting on its way from notice to approved minutes.

    Its page among staff, the list of what is to be done, and the page that asks before posting all
    ask here. `user` is whoever sits at it, where that matters.
    """

    def __init__(self, meeting, user=None, calendar=None):
        self.meeting, self.user, self.calendar = meeting, user, calendar

    @property
    def minutes(self):
        return getattr(self.meeting, "minutes", None)

    @property
    def draft(self):
        """The minutes while only staff see them; None too where they are withdrawn."""
        minutes = self.minutes
        return None if minutes is None or minutes.posted_at or minutes.is_withdrawn else minutes

    @property
    def text(self):
        return self.minutes.body if self.minutes else ""

    @property
    def minutes_state(self):
        """“Posted; draft”: both facts, since neither follows from the other."""
        minutes = self.minutes
        if minutes is None:
            return "Not entered"
        if minutes.is_withdrawn:
            return "Withdrawn"
        approval = minutes.get_approval_display()
        return f"Posted; {approval[0].lower()}{approval[1:]}" if minutes.posted_at else "Not posted"

    @property
    def blanks(self):
        return blanks_in(self.text)

    @property
    def agenda_is_empty(self):
        return self.meeting.pk is None or not self.meeting.agenda_items.all()

    # What stands

    @property
    def is_approved(self):
        return self.minutes is not None and self.minutes.is_approved

    @property
    def is_held_fast(self):
        """Whether approved minutes, which are public, hold the sitting and its rows."""
        return self.is_approved and self.minutes.posted_at is not None

    @property
    def was_held(self):
        """Whether minutes that are posted, as a text or as a file, say that it took place."""
        if self.minutes is not None and self.minutes.posted_at:
            return True
        papers = Document.objects.filter(meeting=self.meeting.pk, kind=DocumentKind.MINUTES)
        return papers.filter(posted_at__isnull=False).exists()

    @property
    def waiting(self):
        """What was entered with it and is not posted."""
        own = {"meeting": self.meeting, "posted_at": None}
        return [row for model in (Document, Minutes, Motion) for row in model.objects.filter(**own)]

    # What is next

    @cached_property
    def steps(self):
        """The stations in their order; the first that is not done is the one to do now."""
        calendar = self.calendar or office_calendar()
        return steps.steps_of(self.meeting, self.minutes, calendar) if self.meeting.pk else []

    @property
    def pressing(self):
        """The steps that the law wants by now, or of which nobody has said whether they were."""
        names = {steps.AGENDA if self.meeting.is_expected else steps.SITTING}
        names |= (
            {steps.VOTES, steps.MINUTES} if self.meeting.status == MeetingStatus.HELD else set()
        )
        return [
            step
            for step in self.steps
            if step.name in names and not step.is_done and (step.law or step.name == steps.SITTING)
        ]

    # Who may do what

    @property
    def may_change(self):
        return self.user.has_perm("meetings.change_meeting")

    @property
    def may_write_agenda(self):
        """What was approved is locked, with all that belongs to it."""
        return self.may_change and not self.is_approved

    @property
    def may_write_minutes(self):
        """Minutes that are posted are corrected on their own page, with a reason."""
        is_open = self.minutes is None or self.draft is not None
        return self.may_change and is_open and self.user.has_perms(TO_WRITE)

    @property
    def may_start_minutes(self):
        return self.may_write_minutes and not self.text

    @property
    def may_read_text(self):
        """What approved minutes hold fast is not read anew, nor a text that is withdrawn."""
        is_closed = self.is_approved or (self.minutes is not None and self.minutes.is_withdrawn)
        return self.may_change and not is_closed and bool(self.text or self.may_write_minutes)


def desks(meetings, user=None):
    """The desks of meetings, with all that their steps ask, in a fixed number of queries."""
    found = meetings.select_related("body", "minutes").prefetch_related(*PARTS)
    calendar = office_calendar()
    return [Desk(meeting, user, calendar) for meeting in found]
