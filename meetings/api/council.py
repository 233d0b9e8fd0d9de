"""Bodies, seats, people and memberships, as Popolo names them."""

from django.db.models import F, Prefetch
from django.http import HttpResponse
from ninja import Query, Router

from meetings.models import Body, BodyKind, Membership, Person, Role, Seat
from meetings.pages.naming import name_of
from tipcouncil.records import api
from tipcouncil.records.dates import iso
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["The council"])


class Organization(api.Record):
    """The council, the task force before it, or a committee."""

    id: str
    name: str
    classification: str
    parent_id: str | None
    formerly_id: str | None
    founding_date: str | None
    dissolution_date: str | None
    established_by: str | None
    description: str
    sources: list[api.Source]
    updated_at: str


class Post(api.Record):
    """A seat that the law gives on a body."""

    id: str
    organization_id: str
    label: str
    role: str
    number: str
    appointing_authority: str
    represents: str
    designee_allowed: bool
    start_date: str | None
    end_date: str | None
    added_by: str
    source_url: str
    sources: list[api.Source]
    updated_at: str


class MembershipOut(api.Record):
    """That a person sat on a body, or is named in a list of its members."""

    id: int
    person_id: str | None
    person_name: str
    organization_id: str
    post_id: str | None
    label: str
    title: str
    role: str
    start_date: str | None
    end_date: str | None
    listed_in: str
    listed_on: str | None
    note: str
    sources: list[api.Source]
    updated_at: str


class PersonOut(api.Record):
    """Somebody whom the record names. A name that is withheld has no entry here."""

    id: str
    name: str
    sort_name: str
    honorific_prefix: str
    note: str
    memberships: list[MembershipOut]
    url: str
    sources: list[api.Source]
    updated_at: str


def day(date, precision="day"):
    return iso(date, precision) if date else None


def slug_of(row):
    """The name of a row that is public; None of one that is not, or where there is none."""
    return row.slug if row is not None and row.is_public else None


# Rows with all that is told of them


def organizations():
    rows = Body.objects.public().select_related("parent", "formerly", "established_by")
    return with_updated_at(rows).order_by(F("begins").asc(nulls_first=True), "slug")


def posts():
    rows = Seat.objects.public().select_related("body")
    return with_updated_at(rows).order_by("position", "slug")


def memberships():
    rows = Membership.objects.public().select_related("body", "person", "seat__body")
    return with_updated_at(rows).order_by("pk")


def people():
    rows = Person.objects.public().filter(name_withheld=False)
    own = Prefetch("memberships", memberships(), to_attr="public_memberships")
    changes = [(Membership.objects.all(), "person")]
    return with_updated_at(rows, changes).prefetch_related(own).order_by("sort_name", "slug")


# What is told


def organization_as(body, base):
    act = body.established_by
    return {
        "id": body.slug,
        "name": body.name,
        "classification": body.kind,
        "parent_id": slug_of(body.parent),
        "formerly_id": slug_of(body.formerly),
        "founding_date": day(body.begins, body.begins_precision),
        "dissolution_date": day(body.ends, body.ends_precision),
        "established_by": slug_of(act),
        "description": body.about,
        "sources": api.sources(body),
        "updated_at": api.moment(body.updated_at),
    }


def post_as(seat, base):
    return {
        "id": seat.slug,
        "organization_id": seat.body.slug,
        "label": seat.holder,
        "role": seat.kind,
        "number": seat.number,
        "appointing_authority": seat.appointing_authority,
        "represents": seat.represents,
        "designee_allowed": seat.designee_allowed,
        "start_date": day(seat.begins),
        "end_date": day(seat.ends),
        "added_by": seat.added_by,
        "source_url": seat.source_url,
        "sources": api.sources(seat),
        "updated_at": api.moment(seat.updated_at),
    }


def membership_as(row, base):
    return {
        "id": row.pk,
        "person_id": None if row.person.name_withheld else row.person.slug,
        "person_name": name_of(row.person).words,
        "organization_id": row.body.slug,
        "post_id": slug_of(row.seat),
        "label": row.seat_as_written or (row.seat.holder if row.seat else ""),
        "title": row.title,
        "role": row.role,
        "start_date": day(row.begins),
        "end_date": day(row.ends),
        "listed_in": row.listed_in,
        "listed_on": day(row.listed_on, row.listed_precision),
        "note": row.note,
        "sources": api.sources(row),
        "updated_at": api.moment(row.updated_at),
    }


def person_as(person, base):
    return {
        "id": person.slug,
        "name": person.name,
        "sort_name": person.sort_name,
        "honorific_prefix": person.honorific,
        "note": person.note,
        "memberships": [membership_as(row, base) for row in person.public_memberships],
        "url": f"{base}{person.get_absolute_url()}",
        "sources": api.sources(person),
        "updated_at": api.moment(person.updated_at),
    }


# What may be asked


class OrganizationsAsked(api.AskedSince):
    classification: BodyKind | None = None


class PostsAsked(api.AskedSince):
    body: api.Slug | None = None


class MembershipsAsked(api.AskedSince):
    body: api.Slug | None = None
    person: api.Slug | None = None
    role: Role | None = None


@router.get("/organizations", response={200: api.Listing[Organization], **api.LIST_ERRORS})
def list_organizations(request, response: HttpResponse, asked: Query[OrganizationsAsked]):
    """The council, the task force before it, and its committees, oldest first."""
    rows = asked.since(organizations())
    if asked.classification:
        rows = rows.filter(kind=asked.classification)
    return api.told(request, response, rows, asked, organization_as)


@router.get("/organizations/{id}", response={200: Organization, **api.ROW_ERRORS})
def get_organization(request, id: api.Slug):
    """One body."""
    return api.told_one(request, organizations(), organization_as, slug=id)


@router.get("/posts", response={200: api.Listing[Post], **api.LIST_ERRORS})
def list_posts(request, response: HttpResponse, asked: Query[PostsAsked]):
    """The seats that the law gives, in its order."""
    rows = asked.since(posts())
    if asked.body:
        rows = rows.filter(body__slug=asked.body)
    return api.told(request, response, rows, asked, post_as)


@router.get("/posts/{id}", response={200: Post, **api.ROW_ERRORS})
def get_post(request, id: api.Slug):
    """One seat."""
    return api.told_one(request, posts(), post_as, slug=id)


@router.get("/memberships", response={200: api.Listing[MembershipOut], **api.LIST_ERRORS})
def list_memberships(request, response: HttpResponse, asked: Query[MembershipsAsked]):
    """Who sat where, as far as the record says."""
    rows = asked.since(memberships())
    if asked.body:
        rows = rows.filter(body__slug=asked.body)
    if asked.person:
        rows = rows.filter(person__slug=asked.person, person__name_withheld=False)
    if asked.role:
        rows = rows.filter(role=asked.role)
    return api.told(request, response, rows, asked, membership_as)


@router.get("/memberships/{id}", response={200: MembershipOut, **api.ROW_ERRORS})
def get_membership(request, id: api.Number):
    """One membership."""
    return api.told_one(request, memberships(), membership_as, pk=id)


@router.get("/people", response={200: api.Listing[PersonOut], **api.LIST_ERRORS})
def list_people(request, response: HttpResponse, asked: Query[api.AskedSince]):
    """Everyone the record names, by family name."""
    return api.told(request, response, asked.since(people()), asked, person_as)


@router.get("/people/{id}", response={200: PersonOut, **api.ROW_ERRORS})
def get_person(request, id: api.Slug):
    """One person, with memberships."""
    return api.told_one(request, people(), person_as, slug=id)


COLLECTIONS = {
    "organizations": (organizations, organization_as),
    "posts": (posts, post_as),
    "memberships": (memberships, membership_as),
    "people": (people, person_as),
}
