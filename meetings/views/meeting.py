"""One meeting: its agenda, its minutes and what belongs to them."""

import re

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

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
from meetings.pages.event import event
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
    meetings = with_minutes(Meeting.objects.public()).with_updated_at()
    meeting = get_object_or_404(meetings, slug=slug)
    minutes = public_minutes(meeting)
    withdrawn = withdrawn_minutes(meeting)
    items, topics_of_others = items_of(meeting)
    attendances = attendances_of(meeting)
    documents = documents_of(meeting)
    motions = motions_of(meeting)
    earlier, later = neighbours_of(meeting)

    text = outline(minutes.body if minutes else "")
    has_text = bool(text.source.strip())
    planned_here = by_meeting(topics_of_others)
    law = law_named_in(meeting, text.source, items, motions)
    law.named |= days_named(text.source, [later for later, _ in planned_here])
    is_changed = meeting.version_kind in CHANGED
    is_cancelled = meeting.status == MeetingStatus.CANCELLED
    is_agenda_enough = meeting.status == MeetingStatus.SCHEDULED and bool(items)
    in_minutes = {section.element_id for section in text.walk()}
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "has_text": has_text,
        "is_held": meeting.status == MeetingStatus.HELD,
        "status": status_in_words(
            meeting.status, "withdrawn" if withdrawn else minutes and minutes.approval
        ),
        "what": "minutes" if has_text else "meeting",
        "for_calendar": meeting.is_expected and meeting.is_dated_to_the_day,
        "withdrawn": withdrawn,
        "change": VersionKind(meeting.version_kind).label if is_changed else "",
        "facts": facts.facts_of(meeting),
        "note": render_text(meeting.note, law),
        "reading": reading.read(text, law, reading.errors_in(minutes)),
        "contents": reading.contents(text, items.values()),
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
        "cited": cited(meeting, minutes if has_text else None),
        "cited_as": facts.cited_as(minutes if has_text else None),
        "earlier_versions": earlier_versions(meeting) if minutes else [],
        "earlier": earlier,
        "later": later,
        "event": ld(event(meeting, minutes if has_text else None)),
        "address": f"{settings.BASE_URL}{meeting.get_absolute_url()}",
    }
    context["parts"] = parts_of(context)
    return render(request, "meetings/meeting_detail.html", context)


def parts_of(page):
    """The sections of the page that stand below the text of its minutes: (address, heading)."""
    parts = [
        ("#also", "Also on the agenda", page["agenda"]),
        ("#attendance", "Who was there", page["attended"] or page["is_held"]),
        ("#motions", "Motions and votes", page["decided"]),
        ("#named", "Topics named here for later meetings", page["planned_here"]),
        ("#law-cited", "Law cited", page["law_cited"] or page["acts_cited"]),
        ("#documents", "Documents", page["documents"] or page["withdrawn_documents"]),
        ("#cite", "Cite this record", True),
        ("#about", "About this record", page["has_text"]),
    ]
    return [(address, heading) for address, heading, stands in parts if stands]


def cited(meeting, minutes):
    """The page in a bibliography: its minutes, or the meeting where no text is held."""
    what = facts.cited_as(minutes)
    return Cited(
        title=f"{what}, {meeting}",
        address=f"{settings.BASE_URL}{meeting.get_absolute_url()}",
        date=meeting.date_iso,
    )


def with_minutes(meetings):
    """The meetings with their minutes, and the numbers of the versions that are public."""
    versions = MinutesRevision.objects.public().filter(minutes__meeting=OuterRef("pk"))
    newest = versions.order_by("-number")
    return meetings.select_related(
        "body", "minutes__approved_in__body", "minutes__approved_by_motion"
    ).annotate(
        version=Subquery(newest.values("number")[:1]),
        version_kind=Subquery(newest.values("kind")[:1]),
        version_made_at=Subquery(newest.values("made_at")[:1]),
        version_reason=Subquery(newest.values("reason")[:1]),
        first_version=Subquery(versions.order_by("number").values("number")[:1]),
    )


def earlier_versions(meeting):
    """The numbers of the public versions before the last, newest first. They have no gaps."""
    return range(meeting.version - 1, meeting.first_version - 1, -1) if meeting.version else []


def public_minutes(meeting):
    """The minutes that came with a meeting, if the public may see them."""
    minutes = getattr(meeting, "minutes", None)
    return minutes if minutes and minutes.is_public else None


def withdrawn_minutes(meeting):
    """The minutes of a meeting, if they were withdrawn; nothing of their text is shown."""
    minutes = getattr(meeting, "minutes", None)
    return minutes if minutes and minutes.is_withdrawn else None


def items_of(meeting):
    """The meeting's own items by their keys, and the topics of other meetings that they named."""
    rows = (
        AgendaItem.objects.public()
        .filter(Q(meeting=meeting) | Q(named_in__meeting=meeting))
        .select_related("meeting__body", "named_in__meeting__body", "named_in__parent__parent")
        .order_by("meeting__date", "position", "pk")
    )
    own = {item.pk: item for item in rows if item.meeting_id == meeting.pk}
    for item in own.values():
        item.parent = own.get(item.parent_id)
    return own, [item for item in rows if item.meeting_id != meeting.pk]


def law_named_in(meeting, text, items, motions):
    """The law that the page's own words cite, with the addresses of what they name."""
    titles = (item.title for item in items.values())
    moved = (motion.text for motion in motions)
    return law_cited_in(text, meeting.note, *titles, *moved, on=meeting.date)


def by_meeting(topics):
    grouped = {}
    for topic in topics:
        grouped.setdefault(topic.meeting, []).append(topic)
    return list(grouped.items())


def days_named(text, meetings):
    """The days of later meetings as these minutes write them: “Thursday, March 16th, 2017”."""
    found = {}
    for meeting in filter(lambda meeting: meeting.is_dated_to_the_day, meetings):
        day = f"{meeting.date:%B} 0?{meeting.date.day}(?:st|nd|rd|th)?, {meeting.date.year}"
        for words in re.findall(rf"(?:{meeting.date:%A}, )?{day}", text):
            found[words] = meeting.get_absolute_url()
    return found


def attendances_of(meeting):
    rows = Attendance.objects.public().filter(meeting=meeting)
    return list(rows.select_related("person", "seat__body").order_by("position", "pk"))


def documents_of(meeting):
    """The papers that the public sees, and those of which it sees that they were withdrawn."""
    shown = public_q(Document) | withdrawn_q(Document)
    documents = Document.objects.filter(shown, meeting=meeting).select_related("body")
    return list(documents.select_related("meeting__body").order_by("position", "pk"))


def motions_of(meeting):
    votes = MemberVote.objects.select_related("person")
    motions = Motion.objects.public().filter(meeting=meeting).order_by("position", "pk")
    return list(motions.prefetch_related(Prefetch("votes", votes)))


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
    return (earlier or [None])[0], (later or [None])[0]
