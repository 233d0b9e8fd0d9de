"""Bodies, seats, people and memberships, as Popolo names them."""

from django.db.models import F, Prefetch
from django.http import HttpResponse
from ninja import Query, Router

from meetings.columns.council import MembershipOut, Organization, PersonOut, Post
from meetings.models import Body, BodyKind, Membership, Person, Role, Seat
from tipcouncil.records import api
from tipcouncil.records.versions.changes import with_updated_at

router = Router(tags=["The council"])


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
def list_organizations(request, response: HttpResponse, query: Query[OrganizationsAsked]):
    """The council, the task force before it, and its committees, oldest first."""
    rows = query.since(organizations())
    if query.classification:
        rows = rows.filter(kind=query.classification)
    return api.paged(request, response, rows, query, Organization.of)


@router.get("/organizations/{id}", response={200: Organization, **api.ROW_ERRORS})
def get_organization(request, id: api.Slug):
    """One body."""
    return api.single(request, organizations(), Organization.of, slug=id)


@router.get("/posts", response={200: api.Listing[Post], **api.LIST_ERRORS})
def list_posts(request, response: HttpResponse, query: Query[PostsAsked]):
    """The seats that the law gives, in its order."""
    rows = query.since(posts())
    if query.body:
        rows = rows.filter(body__slug=query.body)
    return api.paged(request, response, rows, query, Post.of)


@router.get("/posts/{id}", response={200: Post, **api.ROW_ERRORS})
def get_post(request, id: api.Slug):
    """One seat."""
    return api.single(request, posts(), Post.of, slug=id)


@router.get("/memberships", response={200: api.Listing[MembershipOut], **api.LIST_ERRORS})
def list_memberships(request, response: HttpResponse, query: Query[MembershipsAsked]):
    """Who sat where, as far as the record says."""
    rows = query.since(memberships())
    if query.body:
        rows = rows.filter(body__slug=query.body)
    if query.person:
        rows = rows.filter(person__slug=query.person, person__name_withheld=False)
    if query.role:
        rows = rows.filter(role=query.role)
    return api.paged(request, response, rows, query, MembershipOut.of)


@router.get("/memberships/{id}", response={200: MembershipOut, **api.ROW_ERRORS})
def get_membership(request, id: api.Number):
    """One membership."""
    return api.single(request, memberships(), MembershipOut.of, pk=id)


@router.get("/people", response={200: api.Listing[PersonOut], **api.LIST_ERRORS})
def list_people(request, response: HttpResponse, query: Query[api.AskedSince]):
    """Everyone the record names, by family name."""
    return api.paged(request, response, query.since(people()), query, PersonOut.of)


@router.get("/people/{id}", response={200: PersonOut, **api.ROW_ERRORS})
def get_person(request, id: api.Slug):
    """One person, with memberships."""
    return api.single(request, people(), PersonOut.of, slug=id)


COLLECTIONS = {
    "organizations": (organizations, Organization.of),
    "posts": (posts, Post.of),
    "memberships": (memberships, MembershipOut.of),
    "people": (people, PersonOut.of),
}
