"""What the first page of staff shows beside the calendar: figures of the year, tasks, the log."""

import datetime

from django.conf import settings
from django.utils import timezone

from meetings.evidence.clocks import sitting_of
from meetings.models import Body, BodyKind, Meeting, MeetingStatus
from meetings.pages import seats
from tipcouncil.records.dates import today
from tipcouncil.site.models import AuditEntry
from tipcouncil.site.notices.models import StaffLetters
from tipcouncil.site.staff.calendar import calendar, strip
from tipcouncil.site.staff.calendar_rows import apart_in_words
from tipcouncil.site.staff.to_do import to_do

DAILY = ["Meetings and agendas", "Minutes", "Documents", "People", "Reports"]
LATELY = 6


def first_page(user):
    found = calendar()
    sees_log = user.has_perm("site.view_auditentry")
    lately = AuditEntry.objects.select_related("by")[:LATELY] if sees_log else []
    met = len(found.of("done"))
    return {
        "calendar": found,
        "steps": strip(found) if found.next_meeting else [],
        "next_in": next_in(found.next_meeting) if found.next_meeting else "",
        "past_words": f"{met} met, {len(found.past) - met} not recorded",
        "to_do": to_do(user),
        "lately": lately,
        "year": figures(),
        "is_told_weekly": is_told_weekly(user),
    }


def is_told_weekly(user):
    """Whether the letter comes each Monday; None where there is no address to send it to."""
    if not (user.email and settings.NOTICES_ON):
        return None
    return not StaffLetters.objects.filter(user=user, is_wanted=False).exists()


def next_in(meeting):
    """In 1 d 22 h; today, where no hour is known."""
    sitting = sitting_of(meeting)
    if isinstance(sitting.start, datetime.datetime) and sitting.start > timezone.now():
        return f"in {apart_in_words(sitting.start - timezone.now())}"
    days = (meeting.date - today()).days
    return "today" if days == 0 else f"in {days} day{'' if days == 1 else 's'}"


def figures():
    """The year's three figures: meetings, seats, and the quorum both ways."""
    now = today()
    own = Meeting.objects.filter(date__year=now.year, body__kind=BodyKind.COUNCIL)
    statuses = list(own.exclude(status=MeetingStatus.CANCELLED).values_list("status", flat=True))
    held = statuses.count(MeetingStatus.HELD)
    council = set(Body.objects.filter(kind=BodyKind.COUNCIL).values_list("pk", flat=True))
    on = [seat for seat in seats.seats_on(now) if seat.seat.body_id in council]
    filled = sum(bool(seat.holders) for seat in on)
    told = [
        ("Meetings held, the law asks for 3", f"{held} of {len(statuses)} entered"),
        ("Seats with a holder in the record", f"{filled} of {len(on)}"),
        (
            "Quorum, of filled seats / of all",
            f"{filled // 2 + 1 if filled else 'not known'} / {len(on) // 2 + 1}",
        ),
    ]
    return {"year": now.year, "figures": told}


def records_by_right(groups):
    """The kinds of record that somebody may change, and those that they may only read."""
    may_change, may_read = [], []
    for group in groups:
        for found, is_wanted in ((may_change, True), (may_read, False)):
            models = [model for model in group["models"] if may_write(model) == is_wanted]
            if models:
                found.append(group | {"models": models})
    every = [model for group in groups for model in group["models"]]
    daily = [model for name in DAILY for model in every if model["name"] == name]
    return {"may_change": may_change, "may_read": may_read, "daily": daily}


def may_write(model):
    return any(model["perms"][right] for right in ("add", "change", "delete"))
