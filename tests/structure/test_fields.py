"""Every field on every surface that tells of its record: another value of it reads otherwise there.

A new field is tried without being named here. What a surface does not tell, LEFT_OUT says with why.
"""

import datetime
import json
from collections.abc import Callable
from typing import NamedTuple

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models

import meetings.models as council
import meetings.views.downloads as of_meetings
import reports.models as asked
import reports.views.downloads as of_reports
import statutes.views.downloads as of_law
from statutes.models import Act, Statute
from tests import make
from tipcouncil.records.tables import RecordTable
from tipcouncil.records.versions import locks
from tipcouncil.site.plaintext.record import FOLDERS
from tipcouncil.site.plaintext.record import KINDS as FILES
from tipcouncil.site.views.api import COLLECTIONS

pytestmark = pytest.mark.django_db
TIME, DAY = datetime.time(10), datetime.date(2017, 1, 1)
GATE = {"id", "posted_at", "withdrawn_at", "withdrawn_reason", "withdrawn_note"}


class Kind(NamedTuple):
    """A kind of record with the surfaces that tell of it."""

    build: Callable
    table: RecordTable
    collection: str


def whole_meeting():
    hours = {"starts_at": TIME, "ends_at": datetime.time(11), "called_to_order": TIME}
    meeting = make.meeting(date=DAY, **hours, adjourned=datetime.time(12), note="N", note_title="T")
    make.document(meeting=meeting)
    return meeting


def unlocked_receipt():
    receipt = make.receipt(time=TIME, year=2017, sha256="0" * 64)
    locks.lift()
    return receipt


KINDS = {
    "meeting": Kind(whole_meeting, of_meetings.MEETINGS, "events"),
    "document": Kind(
        lambda: make.document(content=b"x", date=DAY), of_meetings.DOCUMENTS, "documents"
    ),
    "closed day": Kind(make.closed_day, of_meetings.CLOSED_DAYS, "closed_days"),
    "receipt": Kind(unlocked_receipt, of_meetings.RECEIPTS, "receipts"),
    "attendance": Kind(make.attendance, of_meetings.ATTENDANCE, "events"),
    "motion": Kind(make.motion, of_meetings.VOTES, "vote_events"),
    "person": Kind(make.person, of_meetings.PEOPLE, "people"),
    "seat": Kind(lambda: make.seat(begins=DAY), of_meetings.SEATS, "posts"),
    "membership": Kind(
        lambda: make.membership(listed_on=DAY), of_meetings.MEMBERSHIPS, "memberships"
    ),
    "statute": Kind(
        lambda: make.statute(status="repealed", repealed_on=DAY), of_law.INVENTORY, "statutes"
    ),
    "act": Kind(make.act, of_law.ACTS, "acts"),
    "report": Kind(
        lambda: make.report(issued_on=DAY, first_year=2014, last_year=2016, note="N"),
        of_reports.REPORTS,
        "reports",
    ),
    "recommendation": Kind(
        lambda: make.recommendation(report=make.report(), number=1, act=make.act()),
        of_reports.RECOMMENDATIONS,
        "recommendations",
    ),
}
PARTS = [part for folder in FOLDERS for part in folder.parts.values()]
FORMS = {form.model: form for form in [*PARTS, *FILES]}
OTHERS = {
    council.AgendaItem: make.agenda_item,
    council.Body: lambda: make.body("Another body", kind="committee"),
    council.Meeting: lambda: make.meeting(date="2016-05-01"),
    council.Membership: make.membership,
    council.Motion: make.motion,
    council.Person: lambda: make.person("Another Person"),
    council.Seat: lambda: make.seat("Another seat"),
    Act: lambda: make.act("P.A. 16-99"),
    Statute: lambda: make.statute("53a-1"),
    asked.Recommendation: make.recommendation,
    asked.Report: lambda: make.report(year=2015),
}
OTHER_TEXTS = {"moved_from": "2016-05-01"}
ORDER = "its place in a list, which the order of the rows tells"
HERE = "the file says it by where it stands"
EVIDENCE = "for whoever checks the record, who has the files"
NAMED = "a paper of no meeting stands on a page of them all, by its title and kind"
# A field that is shown only while others hold something: it is tried with them.
SHOWN_WHEN = {("statute", "status"): {"repealed_on": None}}

LEFT_OUT = {
    "meeting": [
        ("first_public_on", "API table", EVIDENCE),
        ("first_public_evidence", "API page table", EVIDENCE),
        ("note_title", "API table", "a heading for the page"),
    ],
    "document": [
        ("body date date_precision", "page", NAMED),
        ("first_public_on first_public_evidence", "API page table", EVIDENCE),
        ("is_scan", "API table", "known from opening the file"),
        ("meeting", "files", HERE),
        ("position", "API page table", ORDER),
    ],
    "receipt": [("subject record_key", "page", "the page says what it is in words")],
    "attendance": [
        ("agenda_item", "API", "only an item of the same meeting has an id there"),
        ("meeting", "admin files", HERE),
        ("person", "table", "the name as recorded is the record"),
        ("position", "API files table", ORDER),
    ],
    "motion": [
        ("agenda_item", "API", "only an item of the same meeting has an id there"),
        ("meeting", "files", HERE),
        ("position", "API files table", ORDER),
        ("source", "table", "that of the meeting's minutes"),
    ],
    "person": [("sort_name", "page", "for sorting")],
    "seat": [
        ("body", "table", "the seats of the Council alone"),
        ("designee_allowed source_url", "table", "narrow, for print"),
        ("position", "API table", ORDER),
        ("slug", "table", "a seat has no page"),
    ],
    "membership": [
        ("designee_of", "API table", "the seat and the role say it"),
        ("position", "API table", ORDER),
    ],
    "statute": [
        ("through", "admin", "typed with the number: 54-36j to 54-36l"),
        ("in_inventory source summary transferred_to", "table", "not in the list it is kept from"),
    ],
    "act": [
        ("kind year number session", "admin", "typed as the citation"),
        ("in_inventory", "page", "the list of statutes tells it"),
        ("source", "table", "not in the list it is kept from"),
    ],
    "report": [
        ("first_public_on first_public_evidence", "API page table", EVIDENCE),
        ("note required_by required_by_act", "table", "long, and on the page"),
        ("note_title", "API table", "a heading for the page"),
    ],
    "recommendation": [
        ("part_of", "API page table", "told where the whole stands in the same list"),
        ("position", "API page table", ORDER),
        ("slug", "page", "an anchor on the page of its report is its number"),
    ],
}
FIXED = {"report body", "report slug"}  # once posted: a new version, an old address


def another(field, value):
    """Another value that the field may have."""
    if field.is_relation:
        return OTHERS[field.related_model]().pk
    if field.name in OTHER_TEXTS:
        return OTHER_TEXTS[field.name]
    if field.choices:
        return next(one for one, _ in field.flatchoices if one != value)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.DateField):
        return (value or DAY) + datetime.timedelta(days=1)
    if isinstance(field, models.TimeField):
        return (value or TIME).replace(minute=15)
    if isinstance(field, models.IntegerField):
        return (value or 0) + 1
    if isinstance(field, models.URLField):
        return "https://example.org/another"
    words = "another" if isinstance(field, models.SlugField) else "Another word"
    return words[: field.max_length]


def told(kind, record, client):
    """What each surface says of the record as it stands in the database."""
    record = type(record).objects.get(pk=record.pk)
    found = {
        "files": str(FORMS[type(record)].entry(record).texts),
        "table": kind.table.text(""),
    }
    collection = COLLECTIONS[kind.collection]
    rows = [collection.described(row, "") for row in collection.rows()]
    found["API"] = json.dumps(rows, default=str)
    if hasattr(record, "get_absolute_url"):
        found["page"] = client.get(record.get_absolute_url()).content.decode()
    return found


def asked_of_staff(model, rf, user):
    """The fields that staff find on the page where a record of this kind is entered."""
    request = rf.get("/")
    request.user = user
    of_its_own = admin.site._registry.get(model)
    pages = [of_its_own] if of_its_own else []
    for registered in admin.site._registry.values():
        pages += [
            inline(registered.model, admin.site)
            for inline in registered.inlines
            if inline.model is model
        ]
    return {name for page in pages for name in flatten_fieldsets(page.get_fieldsets(request))}


@pytest.mark.parametrize("name", KINDS)
def test_no_surface_forgets_a_field(name, client, rf):
    kind = KINDS[name]
    record = kind.build()
    record.refresh_from_db()
    on_forms = asked_of_staff(type(record), rf, make.administrator())
    rows = type(record).objects.filter(pk=record.pk)
    fields = [
        field
        for field in type(record)._meta.fields
        if field.editable and f"{name} {field.name}" not in FIXED and field.name not in GATE
    ]
    others = {field: another(field, getattr(record, field.attname)) for field in fields}
    before = told(kind, record, client)
    forgotten = {(field.name, "admin") for field in fields if field.name not in on_forms}
    for field, other in others.items():
        rows.update(**{field.attname: other} | SHOWN_WHEN.get((name, field.name), {}))
        after = told(kind, record, client)
        rows.update(**{each.attname: getattr(record, each.attname) for each in fields})
        forgotten |= {(field.name, place) for place in before if before[place] == after[place]}
    left_out = {
        (field, place)
        for fields, places, _ in LEFT_OUT.get(name, [])
        for field in fields.split()
        for place in places.split()
    }
    missing = sorted(f"{field}: {place}" for field, place in forgotten - left_out)
    assert not missing, f"Of a {name} forgotten: {missing}"
    shown = sorted(f"{field}: {place}" for field, place in left_out - forgotten)
    assert not shown, f"Of a {name} told, though LEFT_OUT says that it is not: {shown}"
