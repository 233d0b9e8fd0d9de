"""What waits for somebody beside the deadlines of the law, on the first page of staff."""

import datetime
import itertools
from dataclasses import dataclass

from django.urls import reverse

from meetings.desk.desk import desks
from meetings.desk.steps import SITTING
from meetings.models import Approval, Document, Meeting, MeetingStatus, Minutes
from statutes.inventory.proposals import InventoryProposal
from statutes.linking.missing_law import missing_law
from tipcouncil.records.dates import today
from tipcouncil.records.versions.withdrawal import Withdrawable
from tipcouncil.site.notices import proof

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
        tasks += [*meetings_to_finish(), *drafts()]
    if user.has_perm("site.change_email"):
        tasks += [Task(*each) for each in proof.to_look_after()]
    if user.has_perm("meetings.approve_minutes"):
        tasks += approvals_to_record()
    if user.has_perm("statutes.change_statute"):
        tasks += law_to_enter()
    return tasks


def meetings_to_finish():
    """Meetings of which nobody has said whether they were held; their deadlines are duties."""
    since = today() - datetime.timedelta(days=LOOKS_BACK)
    meetings = Meeting.objects.filter(date__gte=since, date__lte=today()).order_by("date", "slug")
    tasks = (task for desk in desks(meetings) for task in tasks_of(desk))
    return list(itertools.islice(tasks, AT_MOST))


def tasks_of(desk):
    url = reverse("admin:meetings_meeting_change", args=[desk.meeting.pk])
    for step in desk.pressing:
        if step.name == SITTING:
            yield Task(f"{desk.meeting}. {step.name}: {step.words}", url)


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
