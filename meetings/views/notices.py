"""What the law has posted before a meeting, as one page to read or print: schedule and notice."""

from django.conf import settings
from django.db.models import Max
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.desk.agenda_lines import with_depths
from meetings.models import Body, Meeting, MeetingKind
from tipcouncil.records.absolute_urls import base_url
from tipcouncil.records.printing.documents import document
from tipcouncil.records.printing.response import as_pdf

CALLED = {MeetingKind.SPECIAL, MeetingKind.EMERGENCY}


@require_safe
def schedule(request, year, slug, is_pdf=False):
    """The regular meetings of a body and year, as they are filed by January 31 (Sec. 1-225(b))."""
    body = get_object_or_404(Body.objects.public(), slug=slug)
    public = Meeting.objects.public().filter(body=body, kind=MeetingKind.REGULAR, date__year=year)
    rows = list(public.select_related("body").order_by("date", "starts_at"))
    if not rows:
        raise Http404("The record has no regular meeting in this year.")
    title = f"Schedule of regular meetings, {year}"
    context = {"title": title, "body": body, "year": year, "rows": rows}
    address = reverse("meetings:schedule", args=[year, slug])
    changed = public.aggregate(at=Max("changed_at"))["at"]
    return on_paper(request, context, "schedule", address, changed, is_pdf)


@require_safe
def notice(request, slug, is_pdf=False):
    """Everything that a notice of a meeting says, with its agenda."""
    meeting = get_object_or_404(Meeting.objects.public().select_related("body"), slug=slug)
    kind = f"{meeting.get_kind_display()} meeting" if meeting.kind in CALLED else "Meeting"
    items = list(meeting.agenda_items.order_by("position", "pk"))
    context = {
        "title": f"{kind} of {meeting.date_words}",
        "meeting": meeting,
        "lines": with_depths(items),
    }
    address = reverse("meetings:notice", args=[slug])
    return on_paper(request, context, "notice", address, meeting.changed_at, is_pdf)


def on_paper(request, context, name, address, changed, is_pdf):
    """The page, or the same as a PDF."""
    template = f"meetings/paper/{name}.html"
    context |= {
        "contact_email": settings.CONTACT_EMAIL,
        "contact_phone": settings.CONTACT_PHONE,
    }
    if not is_pdf:
        context |= {"paper": template, "pdf": f"{address}{name}.pdf"}
        return render(request, "meetings/paper.html", context)
    page = f"{base_url(request)}{address}"
    council = {"author": settings.COUNCIL, "kicker": settings.COUNCIL}
    made = document(context["title"], page, changed, template, context, **council)
    return as_pdf(request, made, changed, f"{name}-{address.split('/')[2]}.pdf", address)
