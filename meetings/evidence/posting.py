"""Writing receipts: each posting is told with its checksum, in the transaction that posts it.

Who posts tells the log, and the log tells this module. `published` asks what a record shows now;
reports answer for themselves. A later change of what has a receipt gets a receipt of its own. What
was loaded, or posted before this site kept receipts, gets none: when it was first there is unknown.
"""

import hashlib

from django.dispatch import Signal, receiver
from django.urls import reverse
from django.utils import timezone

from meetings.counts import lack_of_votes
from meetings.deadlines import Proof
from meetings.desk.agenda_lines import agenda_text, with_depths
from meetings.desk.steps import members_present
from meetings.models import (
    BodyKind,
    Document,
    DocumentKind,
    FilingWay,
    Meeting,
    MeetingKind,
    MeetingManner,
    Minutes,
    Motion,
    Receipt,
    Subject,
)
from tipcouncil.records import log
from tipcouncil.records.dates import clock
from tipcouncil.records.posting import changed

published = Signal()  # receivers give unsaved receipts of what the public now sees of `record`
hidden = Signal()  # receivers give the standing receipts of a `record` that is public no more

POSTINGS = {log.AuditAction.POST, log.AuditAction.RESTORE}
CALLED = (MeetingKind.SPECIAL, MeetingKind.EMERGENCY)


@receiver(log.noted)
def write_receipts(sender, verb, record, role, **signal):
    """Write what is new of a record that somebody has just posted or changed."""
    for _, receipts in published.send(sender, record=record):
        for receipt in receipts:
            if is_new(receipt, is_posting=verb in POSTINGS):
                write(receipt, role)


def write(receipt, role):
    """Keep the receipt of something that was posted here just now."""
    now = timezone.now()
    local = timezone.localtime(now)
    receipt.way, receipt.role, receipt.posted_at = FilingWay.HERE, role, now
    receipt.date, receipt.time = local.date(), local.time().replace(microsecond=0)
    receipt.save()


def is_new(receipt, *, is_posting):
    """Whether no receipt stands of this yet, and one is due: of a posting, or of a change since."""
    standing = Receipt.objects.standing()
    same = standing.filter(
        subject=receipt.subject, record_key=receipt.record_key, meeting=receipt.meeting
    )
    if last := same.order_by("-pk").first():
        return last.sha256 != receipt.sha256
    return is_posting or bool(
        receipt.meeting
        and standing.filter(meeting=receipt.meeting, subject=Subject.NOTICE).exists()
    )


@receiver(changed)
def close_receipts(sender, instance, before, **signal):
    """A posting that is taken back is no evidence: its receipts go with it."""
    if before is None or not before.is_public or instance.is_public:
        return
    for _, receipts in hidden.send(sender, record=instance):
        for receipt in receipts:
            receipt.posted_at = None
            receipt.save()


def digest_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


# What the public sees of each kind of record


@receiver(published, sender=Meeting)
def of_meeting(record, **signal):
    """Its notice and agenda, and the papers, votes and minutes that it hid until now."""
    if not record.is_public:
        return
    yield from notice_and_agenda(record)
    for paper in record.documents.all():
        paper.meeting = record
        yield from of_document(paper)
    minutes = Minutes.objects.filter(meeting=record).first()
    yield from of_minutes(minutes) if minutes else of_votes(record)


def notice_and_agenda(meeting):
    """The notice of a special meeting says what business it is called for, Sec. 1-225(d)."""
    notice = notice_text(meeting)
    agenda = agenda_text(with_depths(list(meeting.agenda_items.order_by("position", "pk"))))
    notice_proves, agenda_proves = "", Proof.AGENDA_POSTED
    if meeting.kind in CALLED:
        is_notice = agenda and meeting.kind == MeetingKind.SPECIAL
        notice = f"{notice}\n{agenda}"
        notice_proves, agenda_proves = Proof.NOTICE_POSTED if is_notice else "", ""
    elif meeting.known_manner in (MeetingManner.HYBRID, MeetingManner.REMOTE):
        notice_proves = Proof.REMOTE_NOTICE_POSTED
    yield of_text(meeting, Subject.NOTICE, notice, notice_proves)
    if agenda:
        yield of_text(meeting, Subject.AGENDA, agenda, agenda_proves)


def notice_text(meeting):
    """What the page says of when and where, as words that a checksum can be made of."""
    hour = f", {clock(meeting.starts_at)}" if meeting.starts_at else ""
    lines = [
        f"{meeting.get_kind_display()} meeting of the {meeting.body}",
        f"{meeting.date_words}{hour}",
        meeting.get_status_display(),
        meeting.place,
        meeting.remote_url,
    ]
    return "".join(f"{line}\n" for line in lines if line)


def of_text(meeting, subject, text, proves):
    return Receipt(
        subject=subject,
        meeting=meeting,
        what=subject.label if subject == Subject.AGENDA else "Notice",
        proves=proves,
        address=meeting.get_absolute_url(),
        sha256=digest_of(text),
        text=text,
    )


def post_schedule(body, year, by):
    """The receipt of a year's schedule, once its regular meetings are posted (Sec. 1-225(b))."""
    regular = Meeting.objects.public().filter(body=body, date__year=year, kind=MeetingKind.REGULAR)
    rows = list(regular.select_related("body").order_by("date", "starts_at"))
    text = "\n".join(map(notice_text, rows))
    receipt = Receipt(
        subject=Subject.SCHEDULE,
        year=year,
        what=f"Schedule of regular meetings, {year}",
        proves=Proof.SCHEDULE_POSTED if body.kind == BodyKind.COUNCIL else "",
        address=reverse("meetings:schedule", args=[year, body.slug]),
        record_key=body.slug,
        sha256=digest_of(text),
        text=text,
    )
    if rows and is_new(receipt, is_posting=True):
        write(receipt, log.role_of(by))


@receiver(published, sender=Document)
def of_document(record, **signal):
    if not (record.is_public and record.is_held):
        return
    year = record.date.year if record.date and not record.meeting_id else None
    yield Receipt(
        subject=Subject.DOCUMENT,
        meeting=record.meeting,
        year=year,
        what=f"{record.get_kind_display()}: “{record.title_as_posted}”"[:300],
        proves=proof_of_paper(record),
        address=record.get_file_url(),
        record_key=record.key,
        sha256=record.sha256,
    )


def proof_of_paper(paper):
    """Which duty a paper satisfies by being posted, if any."""
    meeting = paper.meeting
    if meeting is None:
        return Proof.SCHEDULE_POSTED if paper.kind == DocumentKind.SCHEDULE and paper.date else ""
    if paper.kind == DocumentKind.MINUTES:
        return Proof.MINUTES_POSTED
    if meeting.kind == MeetingKind.SPECIAL:
        is_notice = paper.kind in (DocumentKind.AGENDA, DocumentKind.NOTICE)
        return Proof.NOTICE_POSTED if is_notice else ""
    is_remote = meeting.known_manner in (MeetingManner.HYBRID, MeetingManner.REMOTE)
    if paper.kind == DocumentKind.NOTICE and is_remote:
        return Proof.REMOTE_NOTICE_POSTED
    return Proof.AGENDA_POSTED if paper.kind == DocumentKind.AGENDA else ""


@receiver(published, sender=Minutes)
def of_minutes(record, **signal):
    """The text, and with it the votes, where the record lacks none."""
    if not (record.is_public and record.body.strip()):
        return
    last = record.revisions.order_by("-number").first()
    minutes = Receipt(
        subject=Subject.MINUTES,
        meeting=record.meeting,
        what="Minutes",
        proves=Proof.MINUTES_POSTED,
        address=record.get_absolute_url(),
        version=last and last.number,
        sha256=digest_of(record.body),
    )
    yield minutes
    if votes := votes_of(record.meeting):
        yield from votes_receipt(record.meeting, votes)
    elif not record.meeting.motions.exists():
        yield from votes_receipt(record.meeting, record.body, minutes.version)


@receiver(published, sender=Motion)
def of_motion(record, **signal):
    yield from of_votes(record.meeting)


def of_votes(meeting):
    if votes := votes_of(meeting):
        yield from votes_receipt(meeting, votes)


def votes_receipt(meeting, text, version=None):
    """Without the text, since a name in it may have to be withheld later."""
    yield Receipt(
        subject=Subject.VOTES,
        meeting=meeting,
        what="Votes" if version is None else "Votes, as far as the minutes have any",
        proves=Proof.VOTES_WRITTEN,
        address=f"{meeting.get_absolute_url()}#motions",
        version=version,
        sha256=digest_of(text),
    )


def votes_of(meeting):
    """Every motion with its votes in writing; nothing where one is not posted or lacks a vote."""
    motions = list(meeting.motions.order_by("position", "pk").prefetch_related("votes"))
    present = members_present(meeting) if motions else 0
    if not all(one.is_public and not lack_of_votes(one, present) for one in motions):
        return ""
    return "".join(map(votes_text, motions))


def votes_text(motion):
    votes = motion.votes.order_by("name_as_recorded", "pk")
    lines = [f"{vote.name_as_recorded}: {vote.option}" for vote in votes]
    counts = [motion.yes_count, motion.no_count, motion.abstain_count]
    return "\n".join([motion.text, motion.result, *map(str, counts), *lines, ""])


# What goes where a record is public no more


@receiver(hidden, sender=Meeting)
def of_hidden_meeting(record, **signal):
    return Receipt.objects.standing().filter(meeting=record)


@receiver(hidden, sender=Document)
def of_hidden_document(record, **signal):
    return Receipt.objects.standing().filter(subject=Subject.DOCUMENT, record_key=record.key)


@receiver(hidden, sender=Minutes)
def of_hidden_minutes(record, **signal):
    own = Receipt.objects.standing().filter(meeting=record.meeting)
    return own.filter(subject__in=(Subject.MINUTES, Subject.VOTES))


@receiver(hidden, sender=Motion)
def of_hidden_motion(record, **signal):
    return Receipt.objects.standing().filter(meeting=record.meeting, subject=Subject.VOTES)
