"""What can be found of the council itself: its bodies, its history, its people, and this site."""

from html.parser import HTMLParser

from django.db.models import Prefetch
from django.template.loader import get_template
from django.urls import reverse
from django.utils.text import Truncator

from meetings.models import Body, BodyKind, HostAgency, Membership, Milestone, Person
from meetings.pages.appearances import in_membership
from tipcouncil.records.texts.marking import plain
from tipcouncil.site.search.language.site_pages import OF_ANY_YEAR, STANDING
from tipcouncil.site.search.rows import IndexUnit, Row

WORDS_OF_TITLE = 14  # of a milestone, which has none of its own


def public_people():
    """People whose names are public, with the memberships that are."""
    memberships = Membership.objects.public().select_related("seat", "body")
    people = Person.objects.public().filter(name_withheld=False)
    return people.prefetch_related(Prefetch("memberships", memberships.order_by("position", "pk")))


def rows_of_person(person):
    said = [in_membership(row) for row in person.memberships.all()]
    yield Row(
        place="",
        kind="person",
        source=person,
        title=f"{person.honorific} {person.name}".strip(),
        path="Person named in the record",
        address=person.get_absolute_url(),
        text=". ".join(
            f"{each.words} ({each.where})" if each.where else each.words for each in said
        ),
    )


def public_bodies():
    hosts = HostAgency.objects.filter(posted_at__isnull=False).order_by("begins", "name")
    return Body.objects.public().prefetch_related(Prefetch("hosts", hosts))


def rows_of_body(body):
    """A body's own words stand on the page about the council; a committee's meetings in a list."""
    about = f"{reverse('site:about')}#about-{body.slug}" if body.about else reverse("site:about")
    listed = f"{reverse('meetings:list')}?body={body.slug}"
    yield Row(
        place="",
        kind="council",
        source=body,
        title=body.name,
        path=body.get_kind_display(),
        also="history established about what is",
        address=listed if body.kind == BodyKind.COMMITTEE else about,
        text=plain(body.about),
        body=body.slug,
    )
    for host in body.hosts.all():
        yield Row(
            place=f"host-{host.pk}",
            kind="council",
            source=host,
            title=f"{host.name} ({host.abbreviation})" if host.abbreviation else host.name,
            name=host.name,
            path=f"Agency that housed the {body.name}",
            address=f"{reverse('site:about')}#hosts",
            text=" ".join(
                filter(None, [host.address, host.web_address, host.changed_by, host.note])
            ),
            body=body.slug,
        )


def rows_of_milestone(milestone):
    yield Row(
        place="",
        kind="council",
        source=milestone,
        title=Truncator(plain(milestone.text)).words(WORDS_OF_TITLE, truncate="…"),
        path=f"History of the Council, {milestone.date_words}",
        address=milestone.get_absolute_url(),
        text=plain(milestone.text),
        date=milestone.date,
        body=milestone.body.slug,
    )


def public_milestones():
    return Milestone.objects.public().select_related("body")


class TemplateWords(HTMLParser):
    """The words of a template's content, without its markup."""

    def __init__(self, source):
        super().__init__()
        self.pieces = []
        self.feed(source)

    def handle_data(self, data):
        self.pieces.append(data)


def words_of_template(name):
    source = get_template(name).template.source.partition("{% block content %}")[2]
    pieces, at = [], 0
    for opening, closing in (("{%", "%}"), ("{{", "}}"), ("{#", "#}")):
        pieces, at = [], 0
        while (start := source.find(opening, at)) >= 0:
            pieces.append(source[at:start])
            end = source.find(closing, start)
            at = end + 2 if end >= 0 else len(source)
        source = "".join([*pieces, source[at:]])
    return " ".join("".join(TemplateWords(source).pieces).split())


def rows_of_pages():
    """The lists and help pages, which are there whatever the record holds."""
    for page in STANDING:
        of_years = f" {OF_ANY_YEAR}" if page.is_of_all_years else ""
        yield Row(
            place=page.name,
            kind="page",
            title=page.title,
            path="Page on this site",
            also=page.asked_for if page.template else f"{page.asked_for} list all every{of_years}",
            address=reverse(page.name),
            text=words_of_template(page.template) if page.template else page.says,
        )


UNITS = [
    IndexUnit("person", Person, public_people, rows_of_person),
    IndexUnit("body", Body, public_bodies, rows_of_body),
    IndexUnit("milestone", Milestone, public_milestones, rows_of_milestone),
]
