"""What became of a meeting and of its minutes, in one tag or two."""

from typing import NamedTuple

from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from meetings.models import Approval, MeetingStatus, Minutes


class StatusTag(NamedTuple):
    """What became of a meeting and its minutes, in one tag."""

    key: str
    words: str
    css: str = ""


APPROVED = StatusTag("approved", "Approved", "tag-ok")
DRAFT = StatusTag("draft", "Draft", "tag-draft")
NOT_RECORDED = StatusTag("unstated", "Approval not recorded")
NO_MINUTES = StatusTag("none", "No minutes listed")
WITHDRAWN = StatusTag("none", "Minutes withdrawn", "tag-cancel")
PLANNED = StatusTag("planned", "Planned", "tag-plan")
CANCELLED = StatusTag("cancelled", "Cancelled", "tag-cancel")
STATUS_TAGS = [APPROVED, DRAFT, NOT_RECORDED, NO_MINUTES, PLANNED, CANCELLED]
OF_APPROVAL = {
    Approval.APPROVED: APPROVED,
    Approval.DRAFT: DRAFT,
    Approval.NOT_RECORDED: NOT_RECORDED,
    "withdrawn": WITHDRAWN,
    None: NO_MINUTES,
}
OF_STATUS = {MeetingStatus.SCHEDULED: PLANNED, MeetingStatus.CANCELLED: CANCELLED}


def status_tags(status, approval):
    """The tags of a meeting; `approval` is None where no minutes of it are public, and “withdrawn”
    where they were. What the approval says is shown whatever else the meeting's row says."""
    if approval is None:
        return [OF_STATUS.get(status, NO_MINUTES)]
    is_off = status == MeetingStatus.CANCELLED
    return [CANCELLED, OF_APPROVAL[approval]] if is_off else [OF_APPROVAL[approval]]


def status_in_words(status, approval):
    return ", ".join(tag.words for tag in status_tags(status, approval))


def with_approval(meetings):
    """The meetings, each knowing what the record says of its public minutes."""
    minutes = Minutes.objects.public().filter(meeting=OuterRef("pk"))
    withdrawn = Minutes.objects.filter(
        meeting=OuterRef("pk"), posted_at=None, withdrawn_at__isnull=False
    )
    return meetings.annotate(
        approval=Coalesce(
            Subquery(minutes.values("approval")[:1]),
            Case(When(Exists(withdrawn), then=Value("withdrawn"))),
        ),
        has_text=Exists(minutes.exclude(body="")),
    )


def bears_tag(key):
    """The condition that a meeting bears a tag: the same as `status_tags`, for the database."""
    bears = Q(pk__in=[])
    for status in MeetingStatus:
        for approval in OF_APPROVAL:
            if key in {tag.key for tag in status_tags(status, approval)}:
                is_said = Q(approval=approval) if approval else Q(approval__isnull=True)
                bears |= Q(status=status) & is_said
    return bears
