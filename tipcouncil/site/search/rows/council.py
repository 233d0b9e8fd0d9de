"""What can be found of the council itself: its bodies, its history, its people, and this site."""

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import Truncator

from meetings.models import Body, BodyKind, HostAgency, Membership, Milestone, Person
from meetings.pages.appearances import in_membership
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.language.questions import SITE_PAGES
from tipcouncil.site.search.rows import IndexUnit, Row, joined

WORDS_OF_TITLE = 14  # of a milestone, which has none of its own
YEARS = " ".join(map(str, range(1990, 2060)))  # that may be asked of a page of all years


def public_people():
    """People whose names are public, with the memberships that are."""
    memberships = Membership.objects.public().select_related("seat", "body")
    people = Person.objects.public().filter(name_withheld=False)
    return people.prefetch_related(Prefetch("memberships", memberships.order_by("position", "pk")))


def rows_of_person(person):
    held = [in_membership(row) for row in person.memberships.all()]
    yield Row(
        kind="person",
        source=person,
        title=joined(person.honorific, person.name),
        path="Person named in the record",
        text=". ".join(f"{row.words} ({row.where})" if row.where else row.words for row in held),
    )


def public_bodies():
    hosts = HostAgency.objects.filter(posted_at__isnull=False).order_by("begins", "name")
    return Body.objects.public().prefetch_related(Prefetch("hosts", hosts))


def rows_of_body(body):
    """A body's own words stand on the page about the council; a committee's meetings in a list."""
    about = f"{reverse('site:about')}#about-{body.slug}" if body.about else reverse("site:about")
    listed = f"{reverse('meetings:list')}?body={body.slug}"
    yield Row(
        kind="council",
        source=body,
        title=body.name,
        path=body.get_kind_display(),
        also="history established about what is",
        address=listed if body.kind == BodyKind.COMMITTEE else about,
        text=plain(body.about),
        body=body,
    )
    for host in body.hosts.all():
        yield Row(
            place=f"host-{host.pk}",
            kind="council",
            source=host,
            title=f"{host.name} ({host.abbreviation})" if host.abbreviation else host.name,
            path=f"Agency that housed the {body.name}",
            address=f"{reverse('site:about')}#hosts",
            text=joined(host.address, host.web_address, host.changed_by, host.note),
            body=body,
        )


def rows_of_milestone(milestone):
    yield Row(
        kind="council",
        source=milestone,
        title=Truncator(plain(milestone.text)).words(WORDS_OF_TITLE, truncate="…"),
        path=f"History of the Council, {milestone.date_words}",
        text=plain(milestone.text),
        date=milestone.date,
        body=milestone.body,
    )


def rows_of_site():
    """The lists and help pages, which are there whatever the record holds."""
    for page in SITE_PAGES:
        of_list = f"list all every {YEARS if page.years else ''}" if page.list else ""
        yield Row(
            place=page.name,
            kind="page",
            title=page.title,
            path="Page on this site",
            also=joined(page.asked_for, of_list),
            address=reverse(page.name),
            text=page.says,
        )


UNITS = [
    IndexUnit(public_people, rows_of_person),
    IndexUnit(public_bodies, rows_of_body),
    IndexUnit(lambda: Milestone.objects.public().select_related("body"), rows_of_milestone),
]
