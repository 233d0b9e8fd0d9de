"""The council in plain text: bodies, hosts, history, people, seats, papers of no one meeting."""

from meetings.models import (
    Body,
    BodyKind,
    Document,
    DocumentKind,
    HostAgency,
    Membership,
    Milestone,
    Person,
    Role,
    Seat,
    SeatKind,
)
from tipcouncil.site.models import OldAddress
from tipcouncil.site.plaintext.forms import (
    FIRST_PUBLIC,
    POSTED,
    STORED_FILE,
    WITHDRAWN,
    Field,
    Form,
    texts,
)
from tipcouncil.site.plaintext.kinds import (
    ChoiceValue,
    DayValue,
    Number,
    PartialDate,
    TextValue,
    To,
    ToAct,
    ToMany,
    YesNo,
)
from tipcouncil.site.plaintext.units import Table

BODIES = Table(
    "bodies",
    Form(
        Body,
        *texts("slug", "name"),
        Field("kind", ChoiceValue(BodyKind)),
        Field("parent", To("bodies")),
        Field("established_by", ToAct()),
        Field("formerly", To("bodies")),
        Field("begins", PartialDate("begins_precision")),
        Field("ends", PartialDate("ends_precision")),
        Field("about", TextValue()),
        *POSTED,
    ),
    key="slug",
    related=["parent", "established_by", "formerly"],
)
HOSTS = Table(
    "hosts",
    Form(
        HostAgency,
        Field("body", To("bodies")),
        *texts("name", "abbreviation", "address", "web_address"),
        Field("begins", PartialDate("begins_precision")),
        Field("ends", PartialDate("ends_precision")),
        *texts("changed_by", "note"),
        *POSTED,
    ),
    key="body name",
    order=lambda host: (host.body.slug, str(host.begins or ""), host.name),
    related=["body"],
)
MILESTONES = Table(
    "milestones",
    Form(
        Milestone,
        Field("slug", TextValue()),
        Field("body", To("bodies")),
        Field("date", PartialDate("date_precision")),
        Field("is_duty", YesNo()),
        Field("act", ToAct()),
        Field("text", TextValue()),
        Field("on_home_page", YesNo()),
        *POSTED,
    ),
    key="slug",
    order=lambda milestone: (milestone.date, milestone.slug),
    related=["body", "act"],
)
PEOPLE = Table(
    "people",
    Form(
        Person,
        *texts("slug", "name", "sort_name", "honorific"),
        Field("name_withheld", YesNo()),
        Field("note", TextValue()),
        *POSTED,
    ),
    key="slug",
    order=lambda person: (person.sort_name, person.slug),
)
SEATS = Table(
    "seats",
    Form(
        Seat,
        Field("slug", TextValue()),
        Field("body", To("bodies")),
        *texts("number", "holder"),
        Field("kind", ChoiceValue(SeatKind)),
        *texts("appointing_authority", "represents"),
        Field("designee_allowed", YesNo()),
        Field("begins", DayValue()),
        Field("ends", DayValue()),
        Field("added_by", TextValue()),
        Field("position", Number()),
        Field("source_url", TextValue()),
        *POSTED,
    ),
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
        Field("person", To("people")),
        Field("body", To("bodies")),
        Field("role", ChoiceValue(Role)),
        Field("seat", To("seats")),
        *texts("seat_as_written", "title"),
        Field("designee_of", To("memberships", membership_key)),
        Field("begins", DayValue()),
        Field("ends", DayValue()),
        Field("listed_in", TextValue()),
        Field("listed_on", PartialDate("listed_precision")),
        Field("note", TextValue()),
        Field("position", Number()),
        *POSTED,
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
PAPER = [
    Field("kind", ChoiceValue(DocumentKind)),
    Field("title_as_posted", TextValue()),
    Field("date", PartialDate("date_precision")),
    Field("people", ToMany("people")),
    Field("note", TextValue()),
    *FIRST_PUBLIC,
    *STORED_FILE,
    *POSTED,
    *WITHDRAWN,
]
DOCUMENTS = Table(
    "documents",
    Form(
        Document,
        Field("key", TextValue()),
        Field("body", To("bodies")),
        Field("position", Number()),
        *PAPER,
    ),
    key="key",
    order=lambda document: (document.body.slug, document.position, document.key),
    related=["body"],
    only={"meeting": None},
)
OLD_ADDRESSES = Table(
    "old_addresses",
    Form(OldAddress, *texts("path", "target", "note"), Field("is_renaming", YesNo())),
    key="path",
)
