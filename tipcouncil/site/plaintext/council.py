"""The council in plain text: bodies, hosts, history, people, seats, papers of no one meeting."""

from meetings.models import Body, Document, HostAgency, Membership, Milestone, Person, Seat
from tipcouncil.site.models import Redirect
from tipcouncil.site.plaintext.forms import Field, Form
from tipcouncil.site.plaintext.kinds import To
from tipcouncil.site.plaintext.units import Table

BODIES = Table(
    "bodies",
    Form(Body, "slug"),
    key="slug",
    related=["parent", "established_by", "formerly"],
)
HOSTS = Table(
    "hosts",
    Form(HostAgency),
    key="body name",
    order=lambda host: (host.body.slug, str(host.begins or ""), host.name),
    related=["body"],
)
MILESTONES = Table(
    "milestones",
    Form(Milestone, "slug"),
    key="slug",
    order=lambda milestone: (milestone.date, milestone.slug),
    related=["body", "act"],
)
PEOPLE = Table(
    "people",
    Form(Person, "slug"),
    key="slug",
    order=lambda person: (person.sort_name, person.slug),
)
SEATS = Table(
    "seats",
    Form(Seat, "slug"),
    key="slug",
    order=lambda seat: (seat.body.slug, seat.position, seat.slug),
    related=["body"],
)


def membership_key(membership):
    plain = MEMBERSHIPS.form.plain(membership)
    return MEMBERSHIPS.key(plain)


MEMBERSHIPS = Table(
    "memberships",
    Form(
        Membership,
        "person body role seat seat_as_written title",
        Field("designee_of", To("memberships", membership_key)),
    ),
    key="person role begins listed_on",
    order=lambda membership: (
        membership.body.slug,
        str(membership.listed_on or membership.begins or ""),
        membership.position,
        membership.person.slug,
    ),
    related=["body", "person", "seat", "designee_of"],
    repeats=True,
)
PAPER = "kind title_as_posted date people"
DOCUMENTS = Table(
    "documents",
    Form(Document, f"key body position {PAPER}", without="meeting"),
    key="key",
    order=lambda document: (document.body.slug, document.position, document.key),
    related=["body"],
    only={"meeting": None},
)
OLD_ADDRESSES = Table("old_addresses", Form(Redirect), key="path")
