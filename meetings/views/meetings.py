"""The lists of meetings: all of them, and those of a year."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.models import BodyKind, Meeting, MeetingKind
from meetings.pages import filters, listing
from tipcouncil.records.lists import canonical_url, page_of

FIRST_YEAR, LAST_YEAR = 1000, 9999  # what a date can hold


@require_safe
def meeting_list(request):
    """Every meeting, or those that the reader asks for, newest first."""
    wanted = filters.MeetingFilters.from_query(request.GET)
    meetings = wanted.of(listing.with_list_details(Meeting.objects.public()))
    page = page_of(meetings, request.GET)
    context = {
        "wanted": wanted,
        "choices": filters.choices(),
        "page": page,
        "years": listing.by_year(page),
        "canonical": canonical_url(request, page),
    }
    return render(request, "meetings/meeting_list.html", context)


@require_safe
def meeting_year(request, year):
    """The meetings of one calendar year. A year that never had one has no page."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404("There is no such year.")
    public = Meeting.objects.public()
    lines = [*map(listing.line_of, listing.with_list_details(public.filter(date__year=year)))]
    moved = [] if lines else public.moved_out_of(year).select_related("body")
    if not lines and not moved:
        raise Http404("The record has no meeting in this year.")
    years = filters.choices()["years"]
    regular = [line.meeting for line in lines if line.meeting.kind == MeetingKind.REGULAR]
    council = [one.body for one in regular if one.body.kind == BodyKind.COUNCIL]
    context = {
        "year": year,
        "year_words": str(year),
        "lines": lines,
        "moved": moved,
        "tally": listing.tally_of(lines) if lines else "none now",
        "years": years,
        "schedule": council and reverse("meetings:schedule", args=[year, council[0].slug]),
        "earlier": next((one for one in years if int(one.value) < year), None),
        "later": next((one for one in reversed(years) if int(one.value) > year), None),
    }
    return render(request, "meetings/meeting_year.html", context)
