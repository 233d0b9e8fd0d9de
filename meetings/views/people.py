"""Seats and the people whom the record names."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from meetings.models import MeetingStatus, Role, SeatKind
from meetings.pages import appearances, seats
from tipcouncil.records.dates import in_words, today
from tipcouncil.records.lists import canonical_url
from tipcouncil.records.metadata.jsonld import ld


@require_safe
def members(request):
    """The seats on a date, those whom lists name, and everybody else whom the record names."""
    asked = request.GET.get("on", "").strip()
    date, is_misread = seats.day_asked(asked)
    filled = seats.seats_on(date)
    rosters, contacts = seats.rosters()
    changes = seats.dates_of_change()
    context = {
        "date": date,
        "date_words": in_words(date),
        "is_today": not asked or is_misread,
        "is_misread": is_misread,
        "is_to_come": date > today(),
        "filled": filled,
        "by_office": sum(each.seat.kind == SeatKind.BY_OFFICE for each in filled),
        "appointed": sum(each.seat.kind != SeatKind.BY_OFFICE for each in filled),
        "recorded": sum(bool(each.holders) for each in filled),
        "changes": [(day, in_words(day)) for day in changes],
        "first_known": in_words(changes[0]) if changes else "",
        "meetings": seats.meetings_on(date).exclude(status=MeetingStatus.CANCELLED),
        "rosters": rosters,
        "contacts": contacts,
        "people": [
            (person, appearances.of_person(person))
            for person in appearances.people_with_their_record()
            if person.attendances.all() or person.documents.all()
        ],
    }
    return render(request, "meetings/members.html", context)


@require_safe
def person_list(request):
    """Everybody whom the public record names, by family name."""
    people = [
        (person, appearances.of_person(person)) for person in appearances.people_with_their_record()
    ]
    return render(request, "meetings/person_list.html", {"people": people})


@require_safe
def person_detail(request, slug):
    """What the record says of one person. Where a name is withheld there is no page."""
    people = appearances.people_with_their_record().with_updated_at()
    person = get_object_or_404(people, slug=slug)
    context = {
        "person": person,
        "is_listed": any(row.role != Role.CONTACT for row in person.memberships.all()),
        "appearances": appearances.of_person(person, appearances.votes_of(person)),
        "described": ld(
            {
                "@type": "Person",
                "name": person.name,
                "honorificPrefix": person.honorific,
                "url": canonical_url(request),
            }
        ),
    }
    return render(request, "meetings/person_detail.html", context)
