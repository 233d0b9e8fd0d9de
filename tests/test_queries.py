"""A page costs the same number of queries with one row of everything as with thirty."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import make
from tipcouncil.records.versions.chain import sealed
from tipcouncil.records.versions.revisions import VersionKind

FEW, MANY = 1, 30
ON_A_PAGE = 25  # fewer than many, so that lists have second pages
CEILING = 20
# Put together at the first question, and kept while the record stays as it is.
KEPT = ["/data/record.zip"]
TEXT = "# 1. Reports\n\nOf Sec. 53a-192a and P.A. 07-107.\n"
PAGES = [
    "/",
    "/meetings/",
    "/meetings/2017/",
    "/meetings/2017-01-19/",
    "/meetings/2017-01-19/minutes.md",
    "/meetings/2017-01-19/minutes/versions/",
    "/meetings/2017-01-19/minutes/versions/1/",
    "/documents/",
    "/members/",
    "/members/?on=2017-01-19",
    "/people/",
    "/people/pat-example/",
    "/statutes/",
    "/statutes/53a-192a/",
    "/statutes/53a-192a/?on=2017-01-19",
    "/statutes.csv",
    "/statutes.json",
    "/statutes/53a-192a.json",
    "/acts/",
    "/acts.csv",
    "/acts.json",
    "/acts/pa-07-107.json",
    "/acts/pa-07-107/",
    "/reports/",
    "/reports/2016/",
    "/reports/2016.pdf",
    "/reports/files.zip",
    "/reports/2016/versions/",
    "/reports/2016/versions/1/",
    "/recommendations/",
    "/recommendations.pdf",
    "/recommendations.csv",
    "/recommendations.json",
    "/search/",
    "/search/?q=reports",
    "/about/",
    "/attend/",
    "/request/",
    "/accessibility/",
    "/privacy/",
    "/safety/",
    "/subscribe/",
    "/subscribe/?topic=statute:53a-192a",
    "/subscribe/email/?topic=statute:53a-192a",
    "/feeds/all.xml",
    "/feeds/meetings.xml",
    "/calendar.ics",
    "/feeds/minutes.xml",
    "/feeds/reports.xml",
    "/feeds/bodies/council.xml",
    "/feeds/statutes/53a-192a.xml",
    "/feeds/acts/pa-07-107.xml",
    "/calendar/council.ics",
    "/meetings/2017-01-19.ics",
    "/meetings.csv",
    "/documents.csv",
    "/members.csv",
    "/memberships.csv",
    "/people.csv",
    "/attendance.csv",
    "/votes.csv",
    "/closed-days.csv",
    "/receipts.csv",
    "/reports.csv",
    "/data/",
    "/data/record.zip",
    "/api/",
    "/api/docs/",
    "/api/openapi.json",
    "/api/organizations",
    "/api/posts",
    "/api/memberships",
    "/api/people",
    "/api/people/pat-example",
    "/api/events",
    "/api/events/2017-01-19",
    "/api/vote_events",
    "/api/documents",
    "/api/closed_days",
    "/api/receipts",
    "/meetings/2017/deadlines/",
    "/api/statutes",
    "/api/statutes/53a-192a",
    "/api/acts",
    "/api/acts/pa-07-107",
    "/api/reports",
    "/api/reports/2016",
    "/api/recommendations",
    "/api/resources",
    "/opensearch.xml",
    "/sitemap.xml",
]


@make.many()
def crowd(rows):
    """One meeting, person, section, act and report, with `rows` of all that hangs on each."""
    council = make.body("Council", slug="council")
    person = make.person("Pat Example")
    section = make.statute("53a-192a")
    act = make.act("P.A. 07-107")
    seat = make.seat(body=council)
    meeting = make.meeting(date="2017-01-19", body=council)
    minutes = make.minutes(TEXT, meeting=meeting)
    report = make.report(year=2016, required_by=section, body=TEXT)
    asked = make.recommendation("Recommended", report=report, act=act, number=1)
    for n in range(rows):
        item = make.agenda_item("Of Sec. 53a-192a", meeting=meeting)
        child = make.agenda_item("Of P.A. 07-107", meeting=meeting, parent=item)
        make.attendance(meeting=meeting, person=person, seat=seat, agenda_item=child)
        motion = make.motion("To amend Sec. 53a-192a.", meeting=meeting, agenda_item=item)
        make.vote(f"Pat Example {n}", motion=motion, person=person)
        paper = make.document("Of Sec. 53a-192a", meeting=meeting, body=council)
        paper.people.add(person)
        make.membership(person=person, body=council, seat=seat)
        make.membership(body=council, seat=make.seat(body=council))
        make.host_agency(body=council)
        make.milestone(body=council, act=act, on_home_page=True)
        make.change(statute=section, act=make.act())
        make.change(statute=make.statute(), act=act)
        other = make.meeting(body=council)
        make.minutes(TEXT, meeting=other)
        make.agenda_item("Topic", meeting=other, named_in=child)
        make.report_file(report=report)
        make.report(body=TEXT)
        make.receipt(meeting=meeting)
        make.closed_day()
        made = make.recommendation(report=report, number=n + 2, act=act, origin_item=item)
        make.target(recommendation=made, statute=section)
        make.target(recommendation=asked, statute=section)
        make.update(recommendation=made, meeting=meeting, act=act)
        make.update(recommendation=asked, meeting=other)
        make.resource()
    for record in (minutes, report):
        correct(record, rows)


def correct(record, times):
    """Correct a text so often that it has as many versions more, each longer by a heading.

    All but the last are written at once: a save reads the whole text for citations each time.
    """
    last = record.revisions.get()
    kept = {field.attname: getattr(last, field.attname) for field in last._meta.concrete_fields}
    del kept["id"]
    made = [last]
    for n in range(times):
        body = f"{made[-1].body}\n## {n}) Sec. 53a-192a\n"
        told = {"number": n + 2, "kind": VersionKind.CORRECTED, "body": body}
        version = type(last)(**kept | told)
        version.digest = sealed(made[-1].digest, version)
        made.append(version)
    type(last).objects.bulk_create(made[1:-1])
    record.body = made[-1].body
    record.save()


def cost():
    """The queries of each page."""
    counted = {}
    for address in PAGES:
        if address in KEPT:
            Client().get(address).getvalue()
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(address)
            answer.getvalue()  # the whole of it: a file that is sent is then closed
        assert answer.status_code == 200, address
        counted[address] = [query["sql"] for query in queries]
    return counted


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """The queries of each page, among few rows and among many."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tipcouncil.records.lists.ON_A_PAGE", ON_A_PAGE)
        for rows in (FEW, MANY):
            with django_db_blocker.unblock(), transaction.atomic():
                crowd(rows)
                if rows == FEW:
                    cost()  # the first request of a process may ask more: it is not counted
                found.append(cost())
                transaction.set_rollback(True)
    return found


def test_a_page_costs_as_many_queries_among_many_rows(costs):
    few, many = costs
    more = {}
    for address in PAGES:
        shapes = [sql[:90] for sql in few[address]]
        if len(few[address]) != len(many[address]):
            added = [sql for sql in many[address] if sql[:90] not in shapes]
            more[address] = added or many[address][-3:]
    assert more == {}


def test_a_page_costs_few_queries(costs):
    counted = {address: len(costs[1][address]) for address in PAGES}
    assert {address: count for address, count in counted.items() if count > CEILING} == {}
