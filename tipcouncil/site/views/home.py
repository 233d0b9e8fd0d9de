"""The first page: what is next, what is new, and how much the record holds."""

import itertools

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.models import AgendaItem, Meeting, MeetingStatus, Milestone, Minutes
from meetings.pages.listing import on_record
from reports import listing
from reports.models import (
    Action,
    Outcome,
    Recommendation,
    RecommendationKind,
    RecommendationTarget,
    Report,
    ReportFile,
    ReportKind,
)
from statutes.linking.links import law_cited_in, render_inline
from statutes.linking.links import render as as_html
from statutes.models import Act, Statute
from tipcouncil.records.metadata.jsonld import ld

ITEMS_SHOWN = 3
CHANGES_SHOWN = 12


@require_safe
def home(request):
    reports = shelf()
    next_meeting, last_meeting = next_and_last()
    changes = changes_to_discuss()
    milestones = list(Milestone.objects.public().filter(on_home_page=True).order_by("date", "slug"))
    texts = [row.text for row in milestones], [row.outcome for row in changes]
    law = law_cited_in(*itertools.chain(*texts))
    for row in milestones:
        row.html = as_html(row.text, law)
    for row in changes:
        row.outcome_html = render_inline(row.outcome_rest, law)
    minutes = latest_minutes()
    context = {
        "meetings": on_record(),
        "reports": reports,
        "reports_held": sum(report.is_held for report in reports),
        "inventory": inventory(),
        "put_forward": put_forward(),
        "next_meeting": next_meeting,
        "last_meeting": last_meeting,
        "minutes": minutes,
        "items": first_items(minutes.meeting) if minutes else [],
        "latest_report": next((r for r in reports if r.kind == ReportKind.ANNUAL), None),
        "changes": changes,
        "origin": origin_of(changes[0]) if changes else None,
        "enacted": sum(row.status == Outcome.ENACTED for row in changes),
        "milestones": milestones,
        "described": ld(described()),
    }
    return render(request, "site/home.html", context)


def next_and_last():
    """The next meeting that is planned and the last that was held, in one query."""
    public = Meeting.objects.public()
    planned = public.filter(status=MeetingStatus.SCHEDULED).to_come()
    held = public.filter(status=MeetingStatus.HELD)
    following = planned.order_by("date", "slug").values("pk")[:1]
    latest = held.order_by("-date", "-slug").values("pk")[:1]
    found = public.filter(Q(pk__in=following) | Q(pk__in=latest)).select_related("body")
    by_status = {meeting.status: meeting for meeting in found}
    return by_status.get(MeetingStatus.SCHEDULED), by_status.get(MeetingStatus.HELD)


def latest_minutes():
    """The newest minutes whose text is held."""
    held = Minutes.objects.public().exclude(body="").select_related("meeting__body")
    return held.defer("body").order_by("-meeting__date", "-meeting__slug").first()


def first_items(meeting):
    top = AgendaItem.objects.public().filter(meeting=meeting, parent=None)
    return list(top.order_by("position")[:ITEMS_SHOWN])


def shelf():
    """Every report, newest first, and whether a copy is held."""
    held = ReportFile.objects.filter(report=OuterRef("pk")).exclude(file="")
    reports = Report.objects.public().order_by("-last_year", "-first_year", "kind", "slug")
    return list(reports.defer("body", "note").annotate(is_held=Exists(held)))


def inventory():
    """The entries of the inventory: one stands for a section, a run of sections, or an act."""
    sections = Statute.objects.public().filter(in_inventory=True).count()
    acts = Act.objects.public().filter(in_inventory=True).count()
    words = [(sections, "of statutes"), (acts, "of acts")]
    return {
        "total": sections + acts,
        "words": ", ".join(f"{number} {of}" for number, of in words if number),
    }


def put_forward():
    """What the council put forward, counted by kind: “6 next steps, 5 changes to discuss”."""
    rows = Recommendation.objects.public().order_by().values_list("kind").annotate(Count("pk"))
    counts = dict(rows)
    return {"total": sum(counts.values()), "words": listing.in_words(counts)}


def changes_to_discuss():
    """The statute changes that the council last set out to discuss.

    A section that was settled later is part of the outcome, not of what was named.
    """
    aims = RecommendationTarget.objects.public().exclude(action=Action.ON_THE_MATTER)
    aims = aims.select_related("statute").order_by("position")
    changes = (
        Recommendation.objects.public()
        .filter(kind=RecommendationKind.CHANGE)
        .select_related("report", "origin_item__meeting__body")
        .prefetch_related(Prefetch("targets", aims, to_attr="aims"))
        .order_by(F("origin_item__meeting__date").desc(nulls_last=True), "position", "slug")
    )
    shown = list(changes[:CHANGES_SHOWN])
    return [row for row in shown if origin_of(row) == origin_of(shown[0])]


def origin_of(recommendation):
    item = recommendation.origin_item
    return item.meeting if item else None


def described():
    """What schema.org can say of the council and of its site."""
    address = f"{settings.BASE_URL}/"
    return {
        "@graph": [
            {
                "@type": "GovernmentOrganization",
                "@id": f"{address}#council",
                "name": settings.COUNCIL,
                "url": address,
                "areaServed": {"@type": "State", "name": "Connecticut"},
                "email": settings.CONTACT_EMAIL,
                "telephone": settings.CONTACT_PHONE,
            },
            {
                "@type": "WebSite",
                "url": address,
                "name": f"{settings.COUNCIL}: public record",
                "inLanguage": "en-US",
                "publisher": {"@id": f"{address}#council"},
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": f"{address}search/?q={{query}}",
                    "query-input": "required name=query",
                },
            },
        ]
    }
