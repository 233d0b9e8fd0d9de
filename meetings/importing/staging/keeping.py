"""Minutes that were read from a file become rows: a meeting, its parts and its paper, unposted.

    kept = keep_as_draft(parsed, source_file, by, body=None)

`source_file` is an open file with a name, or None for a text without one. Nothing that stands is
overwritten: where the meeting is in the record already, only what it lacks is added, and its own
minutes stay as they are.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from meetings.models import (
    Approval,
    Body,
    Document,
    DocumentKind,
    Meeting,
    MeetingKind,
    MeetingStatus,
    Minutes,
)
from meetings.proposals.proposal import READ_AGAIN, Proposal, meeting_facts
from meetings.proposals.rows import fold, keep
from tipcouncil.records import log
from tipcouncil.records.dates import Precision, today
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.saving import as_one

MOST_NAMED = 5  # of what differs


@dataclass
class Kept:
    """What was made, and what a person should know of it."""

    meeting: Meeting
    minutes: Minutes | None
    is_new: bool
    notes: list[str] = field(default_factory=list)


def body_named(name):
    """The body that a text names; the council where it names none and there is only one."""
    bodies = list(Body.objects.all())
    wanted = fold(name)
    if wanted:
        for is_same in (
            lambda known: known == wanted,
            lambda known: known in wanted or wanted in known,
        ):
            found = [body for body in bodies if is_same(fold(body.name))]
            if len(found) == 1:
                return found[0]
    return bodies[0] if len(bodies) == 1 else None


def meeting_on(body, date, kind=None):
    """The meeting of a body on a day that the record has already, with its minutes. One of which
    another kind is recorded is another meeting."""
    found = Meeting.objects.filter(body=body, date=date, date_precision=Precision.DAY)
    if kind and kind != MeetingKind.NOT_STATED:
        found = found.filter(kind__in=[kind, MeetingKind.NOT_STATED])
    return found.select_related("body", "minutes").first()


def keep_as_draft(
    parsed,
    source_file=None,
    by=None,
    *,
    body=None,
    title="",
    accept_unreadable=False,
    only_new=False,
):
    """Make everything in one transaction. Raises ValidationError with a sentence, and then nothing
    was made. With `only_new`, a meeting that is there by now is such a reason."""
    body = body or body_named(parsed.body)
    if body is None:
        raise ValidationError("Say which body met: the text does not name one of the record's.")
    if parsed.date is None:
        raise ValidationError("Say on which day the meeting was: the text names no date.")
    paper, notes = None, []
    if source_file:  # read and described before the transaction
        paper = Document(kind=DocumentKind.MINUTES)
        notes += take_in(paper, source_file, accept_unreadable=accept_unreadable).notes
    with transaction.atomic():
        meeting = meeting_on(body, parsed.date, meeting_facts(parsed).get("kind"))
        is_new = meeting is None
        if not is_new:  # as it is saved now; nobody changes it until the transaction ends
            meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if only_new and not is_new:
            raise ValidationError("Somebody entered this meeting just now.")
        with as_one():
            meeting = meeting or new_meeting(body, parsed, by)
            minutes = keep_minutes(meeting, parsed, by, notes)
            proposal = Proposal(meeting, parsed)
            left = proposal.changes
            if not (minutes and minutes.is_approved):  # approved minutes hold their rows fast
                left = [change for change in left if change.asks]
                proposal.apply(proposal.chosen(), by)
        if paper:  # last, so that nothing after it can fail and leave a file without its row
            file_document(paper, meeting, title, by)
        log.note(
            log.AuditAction.IMPORT, meeting, by, paper.original_name if paper else "A pasted text"
        )
    if left and not is_new:
        says = "; ".join(change.words for change in left[:MOST_NAMED])
        more = f" and {len(left) - MOST_NAMED} more" if len(left) > MOST_NAMED else ""
        notes.append(
            f"The meeting was left as it is where the paper says otherwise: {says}{more}."
            f" “{READ_AGAIN}” on the meeting's page lists it all, once its minutes are this text."
        )
    return Kept(meeting, minutes, is_new, notes)


def new_meeting(body, parsed, by):
    meeting = Meeting(
        body=body,
        date=parsed.date,
        status=MeetingStatus.HELD if parsed.date <= today() else MeetingStatus.SCHEDULED,
        **meeting_facts(parsed),
    )
    meeting.slug = meeting.usual_slug()
    meeting.full_clean()
    keep(meeting, by)
    return meeting


def keep_minutes(meeting, parsed, by, notes):
    """The text as draft minutes, unless the meeting has a text, which stays."""
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if not parsed.body_markdown.strip():
        return minutes
    if minutes and (minutes.body.strip() or minutes.posted_at or minutes.is_withdrawn):
        notes.append(
            f"Minutes of {meeting} are in the record already. They stay as they are; the"
            " paper is filed with the meeting."
        )
        return minutes
    minutes = minutes or Minutes(meeting=meeting, approval=Approval.DRAFT)
    minutes.body = parsed.body_markdown
    minutes.full_clean(exclude=["meeting"])
    keep(minutes, by)
    return minutes


def file_document(paper, meeting, title, by):
    paper.meeting, paper.body = meeting, meeting.body
    paper.title_as_posted = title.strip()[:500] or f"Minutes, {meeting}"
    paper.position = meeting.documents.count() + 1
    paper.full_clean(exclude=["file", "thumbnail"])
    keep(paper, by, "Filed with the minutes that were read from it.")
