"""What each meeting and each year asks for, with the evidence that the record has of it.

Evidence are receipts, and what the record says of the time before this site. That a page is posted
is none by itself. Of a meeting from before this site kept receipts, what became known of it only
later is left out: nobody knows when it was first there.
"""

from collections import defaultdict

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.dispatch import Signal
from django.utils import timezone

from meetings.deadlines import CouncilYear, Evidence, Proof, duties_of, duties_of_year, is_by
from meetings.evidence.clocks import sitting_of
from meetings.evidence.closed_days import office_calendar
from meetings.evidence.posting import proof_of_paper
from meetings.models import BodyKind, Meeting, MeetingStatus, Receipt
from tipcouncil.records.dates import EASTERN

further_asked = Signal()  # receivers give [(meeting key, Evidence)] of what other apps know


def kept_since():
    """The day from which on this site keeps receipts: its own first, or that of the oldest one."""
    applied = MigrationRecorder(connection).migration_qs.filter(app="meetings")
    made = applied.aggregate(at=Min("applied"))["at"] or timezone.now()
    first = Receipt.objects.standing().aggregate(at=Min("first_posted_at"))["at"]
    return min(filter(None, [made, first])).astimezone(EASTERN).date()


def evidence_in(receipt):
    at = receipt.moment
    address = receipt.get_absolute_url()
    return Evidence(Proof(receipt.proves), at, f"{receipt.what}, {receipt.moment_words}", address)


def of_meetings(meetings, since):
    """{key of a meeting: its duties with their evidence}, in a fixed number of queries.

    `meetings` come with body, minutes and documents; `since` is when this site began to keep
    receipts.
    """
    meetings = [one for one in meetings if one.status != MeetingStatus.CANCELLED]
    calendar, found = office_calendar(), defaultdict(list)
    receipts = Receipt.objects.public().filter(meeting__in=meetings).exclude(proves="")
    for receipt in receipts:
        found[receipt.meeting_id].append((evidence_in(receipt), receipt.is_posting))
    for _, further in further_asked.send(Meeting, meetings=meetings):
        for key, evidence in further:
            found[key].append((evidence, True))
    duties = {}
    for meeting in meetings:
        sitting = sitting_of(meeting)
        if sitting is None:
            continue
        known = [*found[meeting.pk], *((one, True) for one in before_this_site(meeting))]
        duties[meeting.pk] = [
            duty.with_evidence(
                one
                for one, is_of_site in known
                if not (is_of_site and meeting.date < since and is_too_late(duty, one))
            )
            for duty in duties_of(sitting, calendar)
        ]
    return duties


def is_too_late(duty, evidence):
    return duty.due and evidence.at and not is_by(evidence.at, duty.due)


def before_this_site(meeting):
    """What the record says of when the minutes and papers were first public elsewhere."""
    minutes = getattr(meeting, "minutes", None)
    if minutes and minutes.is_public and minutes.first_public_on:
        words = minutes.first_public_evidence
        yield Evidence(Proof.MINUTES_POSTED, minutes.first_public_on, words)
    for paper in meeting.documents.all():
        if paper.is_public and paper.first_public_on and (proof := proof_of_paper(paper)):
            yield Evidence(Proof(proof), paper.first_public_on, paper.first_public_evidence)


def of_year(year):
    """The duties of a calendar year, with their evidence."""
    held = Meeting.objects.public().filter(
        date__year=year, status=MeetingStatus.HELD, body__kind=BodyKind.COUNCIL
    )
    days = tuple(held.order_by("date").values_list("date", flat=True))
    receipts = Receipt.objects.public().filter(year=year).exclude(proves="")
    return duties_of_year(CouncilYear(year, days), map(evidence_in, receipts))
