"""What waits for somebody: the first thing that staff see after they sign in."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from meetings.models import Approval, Document, Meeting, MeetingStatus, Minutes
from statutes.drafts import missing_law
from statutes.proposals import InventoryProposal
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.withdrawal import Withdrawable
from tipcouncil.site.notices.proof import notices_to_look_after

DAYS_FOR_MINUTES = 7  # Sec. 1-225(a)
LOOKS_BACK = 120  # days; older gaps are history, and are said on the pages themselves
AT_MOST = 8


@dataclass
class Task:
    """A sentence, where to do it, and whether the law's time for it is over."""

    words: str
    url: str
    is_late: bool = False


def to_do(user):
    """The tasks that this person may do, the most pressing first."""
    tasks = []
    if user.has_perm("meetings.change_meeting"):
        tasks += [*minutes_to_post(), *meetings_to_settle(), *drafts()]
    if user.has_perm("site.change_letter"):
        tasks += [Task(*each) for each in notices_to_look_after()]
    if user.has_perm("meetings.approve_minutes"):
        tasks += approvals_to_record()
    if user.has_perm("statutes.change_statute"):
        tasks += law_to_enter()
    return tasks


def recent():
    since = today() - datetime.timedelta(days=LOOKS_BACK)
    return Meeting.objects.filter(date__gte=since, date__lte=today()).select_related(
        "body", "minutes"
    )


def minutes_to_post():
    for meeting in recent().filter(status=MeetingStatus.HELD).order_by("date")[:AT_MOST]:
        minutes = getattr(meeting, "minutes", None)
        if minutes and (minutes.posted_at or minutes.is_withdrawn):
            continue
        due = meeting.date + datetime.timedelta(days=DAYS_FOR_MINUTES)
        late = due < today()
        when = f"They were due on {in_words(due)}." if late else f"They are due by {in_words(due)}."
        url = f"{reverse('admin:meetings_meeting_change', args=[meeting.pk])}#minutes"
        yield Task(f"Post the minutes of {meeting.date_words}. {when}", url, late)


def meetings_to_settle():
    """Past meetings of which nobody has said whether they were held."""
    past = recent().filter(status=MeetingStatus.SCHEDULED, date__lt=today()).order_by("date")
    for meeting in past[:AT_MOST]:
        url = reverse("admin:meetings_meeting_change", args=[meeting.pk])
        yield Task(f"Say whether the meeting of {meeting.date_words} was held.", url)


def drafts():
    """Records that are entered and that only staff see."""
    for model, one, many in (
        (Meeting, "meeting", "meetings"),
        (Minutes, "set of minutes", "sets of minutes"),
        (Document, "document", "documents"),
    ):
        waiting = model.objects.filter(posted_at=None)
        if issubclass(model, Withdrawable):
            waiting = waiting.filter(withdrawn_at=None)
        number = waiting.count()
        if number:
            verb = "is" if number == 1 else "are"
            url = reverse(f"admin:meetings_{model._meta.model_name}_changelist")
            name = one if number == 1 else many
            yield Task(f"{number} {name} {verb} not posted.", f"{url}?posted=no")


def approvals_to_record():
    """Posted drafts whose body has met again since."""
    waiting = (
        Minutes.objects.filter(approval=Approval.DRAFT, posted_at__isnull=False)
        .select_related("meeting__body")
        .order_by("-meeting__date")[:AT_MOST]
    )
    for minutes in waiting:
        later = Meeting.objects.filter(
            body=minutes.meeting.body, date__gt=minutes.meeting.date, status=MeetingStatus.HELD
        )
        if later.exists():
            url = reverse("admin:meetings_minutes_change", args=[minutes.pk])
            yield Task(f"Record whether the minutes of {minutes.meeting} were approved.", url)


def law_to_enter():
    """Sections and acts that the record cites; a bill that it cites is none, and gets no page."""
    missing = len(missing_law())
    if missing:
        words = "1 section or act is" if missing == 1 else f"{missing} sections and acts are"
        url = reverse("admin:statutes_mention_missing")
        yield Task(f"{words} cited and not in the record.", url)
    waiting = InventoryProposal.objects.open().count()
    if waiting:
        words = "1 difference waits" if waiting == 1 else f"{waiting} differences wait"
        url = reverse("admin:statutes_inventoryproposal_changelist")
        yield Task(f"{words} for a decision: a newer list of the law was compared.", url)
