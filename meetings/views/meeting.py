"""One meeting: its agenda, its minutes and what belongs to them."""

import re

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings.evidence import gathering
from meetings.evidence.clocks import sitting_of
from meetings.evidence.words import lines_of
from meetings.models import (
    AgendaItem,
    Attendance,
    Capacity,
    Document,
    Meeting,
    MeetingStatus,
    MemberVote,
    MinutesRevision,
    Motion,
)
from meetings.pages import facts, presence, reading
from meetings.pages.schema_org import as_event
from meetings.pages.statuses import status_in_words
from meetings.sections import outline
from statutes.linking.links import law_cited_in
from statutes.linking.links import render as render_text
from tipcouncil.records.metadata.citation import Cited
from tipcouncil.records.metadata.jsonld import ld
from tipcouncil.records.posting import public_q
from tipcouncil.records.versions.revisions import VersionKind
from tipcouncil.records.versions.withdrawal import withdrawn_q

CHANGED = {
    VersionKind.AMENDED,
    VersionKind.CORRECTED,
    VersionKind.REOPENED,
    VersionKind.RESTORED,
}
MEMBERS = (Capacity.MEMBER, Capacity.DESIGNEE)


@require_safe
def meeting_detail(request, slug):
    """One meeting: its agenda, and its minutes once they are posted."""
    meeting = get_object_or_404(with_all_on_its_page(Meeting.objects.public()), slug=slug)
    minutes, withdrawn = meeting.public_minutes, meeting.withdrawn_minutes
    items, planned_here = items_of(meeting)
    attendances, motions = meeting.attendances.all(), meeting.motions.all()
    documents = meeting.documents.all()
    earlier, later = neighbours_of(meeting)

    text = outline(minutes.body if minutes else "")
    has_text = bool(text.source.strip())
    with_text = minutes if has_text else None
    titles, moved = (item.title for item in items.values()), (motion.text for motion in motions)
    law = law_cited_in(text.source, meeting.note, *titles, *moved, on=meeting.date)
    law.named |= days_named(text.source, {topic.meeting for topic in planned_here})
    is_changed = meeting.version_kind in CHANGED
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    is_agenda_enough = meeting.status == MeetingStatus.SCHEDULED and bool(items)
    in_minutes = {section.element_id for section in text.walk()}
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "withdrawn": withdrawn,
        "has_text": has_text,
        "what": "minutes" if has_text else "meeting",
        "status": status_in_words(
            meeting.status, "withdrawn" if withdrawn else minutes and minutes.approval
        ),
        "change": VersionKind(meeting.version_kind).label if is_changed else "",
        "facts": facts.facts_of(meeting),
        "note": render_text(meeting.note, law),
        "reading": reading.read(text, law, reading.errors_in(minutes), items.values()),
        "agenda": reading.agenda(items.values(), law, in_minutes),
        "all_named_earlier": all(item.named_in_id for item in items.values()),
        "is_missing": withdrawn or not (is_cancelled or is_agenda_enough),
        "minutes_held": facts.minutes_held(documents),
        "planned_here": planned_here,
        "attended": presence.attendance_of(attendances, items),
        "members_recorded": any(row.capacity in MEMBERS for row in attendances),
        "decided": [presence.decided(motion, items, law) for motion in motions],
        "law_cited": list(law.then_and_now(meeting.is_dated_to_the_day)),
        "acts_cited": law.acts(),
        "documents": [document for document in documents if document.is_public],
        "withdrawn_documents": [document for document in documents if document.is_withdrawn],
        "duties": duties_in_words(meeting),
        "cited": Cited(
            title=f"{facts.cited_as(with_text)}, {meeting}",
            address=f"{settings.BASE_URL}{meeting.get_absolute_url()}",
            date=meeting.date_iso,
        ),
        "earlier_versions": earlier_versions(meeting) if minutes else [],
        "earlier": earlier,
        "later": later,
        "described": ld(as_event(meeting, with_text)),
    }
    return render(request, "meetings/meeting_detail.html", context)


def duties_in_words(meeting):
    """How each duty was met, by its receipts; nothing of a meeting that was cancelled."""
    since = gathering.kept_since()
    duties = gathering.of_meetings([meeting], since).get(meeting.pk, [])
    return lines_of(duties, since, sitting_of(meeting))


def with_all_on_its_page(meetings):
    """The meetings with what their pages show, and the numbers of the public versions."""
    people = Attendance.objects.select_related("person", "seat__body")
    shown = public_q(Document) | withdrawn_q(Document)
    papers = Document.objects.filter(shown).select_related("body")
    votes = MemberVote.objects.select_related("person")
    motions = Motion.objects.public().prefetch_related(Prefetch("votes", votes))
    versions = MinutesRevision.objects.public().filter(minutes__meeting=OuterRef("pk"))
    newest = versions.order_by("-number")
    return (
        meetings.with_updated_at()
        .select_related("body", "minutes__approved_in__body", "minutes__approved_by_motion")
        .prefetch_related(
            Prefetch("attendances", people.order_by("position", "pk")),
            Prefetch("documents", papers.order_by("position", "pk")),
            Prefetch("motions", motions.order_by("position", "pk")),
        )
        .annotate(
            version=Subquery(newest.values("number")[:1]),
            version_kind=Subquery(newest.values("kind")[:1]),
            version_made_at=Subquery(newest.values("made_at")[:1]),
            version_reason=Subquery(newest.values("reason")[:1]),
            first_version=Subquery(versions.order_by("number").values("number")[:1]),
        )
    )


def earlier_versions(meeting):
    """The numbers of the public versions before the last, newest first. They have no gaps."""
    return range(meeting.version - 1, meeting.first_version - 1, -1) if meeting.version else []


def items_of(meeting):
    """The meeting's own items by their keys, and the topics of other meetings that they named."""
    rows = (
        AgendaItem.objects.public()
        .filter(Q(meeting=meeting) | Q(named_in__meeting=meeting))
        .select_related("meeting__body", "named_in__meeting__body", "named_in__parent__parent")
        .order_by("meeting__date", "meeting__slug", "position", "pk")
    )
    own = {item.pk: item for item in rows if item.meeting_id == meeting.pk}
    for item in own.values():
        item.parent = own.get(item.parent_id)
    return own, [item for item in rows if item.meeting_id != meeting.pk]


def days_named(text, meetings):
    """The days of later meetings as these minutes write them: “Thursday, March 16th, 2017”."""
    found = {}
    for meeting in filter(lambda meeting: meeting.is_dated_to_the_day, meetings):
        day = f"{meeting.date:%B} 0?{meeting.date.day}(?:st|nd|rd|th)?, {meeting.date.year}"
        for words in re.findall(rf"(?:{meeting.date:%A}, )?{day}", text):
            found[words] = meeting.get_absolute_url()
    return found


def neighbours_of(meeting):
    """The meetings just before and after this one, in one query."""
    others = Meeting.objects.public().exclude(pk=meeting.pk)
    same_day = Q(date=meeting.date)
    before = others.filter(Q(date__lt=meeting.date) | same_day & Q(slug__lt=meeting.slug))
    after = others.filter(Q(date__gt=meeting.date) | same_day & Q(slug__gt=meeting.slug))
    both = others.select_related("body").filter(
        Q(pk=Subquery(before.order_by("-date", "-slug").values("pk")[:1]))
        | Q(pk=Subquery(after.order_by("date", "slug").values("pk")[:1]))
    )
    here = (meeting.date, meeting.slug)
    earlier = [other for other in both if (other.date, other.slug) < here]
    later = [other for other in both if (other.date, other.slug) > here]
    return next(iter(earlier), None), next(iter(later), None)
