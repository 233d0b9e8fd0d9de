"""Receipts one by one, and how each duty of a year was met."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings.evidence import gathering
from meetings.evidence.clocks import sitting_of
from meetings.evidence.receipt_checks import check_of
from meetings.evidence.words import lines_of
from meetings.models import Meeting, MeetingStatus, Receipt
from meetings.views.meetings import FIRST_YEAR, LAST_YEAR


@require_safe
def receipt(request, key):
    """One receipt, to print: what, when, by which role, and whether it fits what the site holds."""
    found = get_object_or_404(Receipt.objects.public().select_related("meeting__body"), key=key)
    context = {"receipt": found, "check": check_of(found), "proof": found.paper}
    return render(request, "meetings/receipt.html", context)


@require_safe
def year_duties(request, year):
    """How each duty of a calendar year was met, and of each of its meetings."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("There is no such year.")
    meetings = Meeting.objects.public().filter(date__year=year).select_related("body", "minutes")
    meetings = list(meetings.prefetch_related("documents__body").order_by("date", "slug"))
    if not meetings:
        raise Http404("The record has no meeting in this year.")
    since = gathering.kept_since()
    duties = gathering.of_meetings(meetings, since)
    parts = [
        (meeting, lines_of(duties[meeting.pk], since, sitting_of(meeting)))
        for meeting in meetings
        if meeting.pk in duties
    ]
    context = {
        "year": year,
        "lines": lines_of(gathering.of_year(year), since),
        "parts": parts,
        "cancelled": [one for one in meetings if one.status == MeetingStatus.CANCELLED],
        "since": since,
    }
    return render(request, "meetings/year_duties.html", context)
