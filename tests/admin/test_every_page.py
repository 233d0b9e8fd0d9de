"""Every page of the admin answers, for every kind of record, whatever is asked of it."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import make
from tests.admin.pages import save

BUILDERS = {
    "meetings.agendaitem": make.agenda_item,
    "meetings.body": make.body,
    "meetings.closedday": make.closed_day,
    "meetings.document": make.document,
    "meetings.hostagency": make.host_agency,
    "meetings.meeting": make.meeting,
    "meetings.membership": make.membership,
    "meetings.milestone": make.milestone,
    "meetings.minutes": make.minutes,
    "meetings.motion": make.motion,
    "meetings.person": make.person,
    "meetings.receipt": make.receipt,
    "meetings.seat": make.seat,
    "reports.recommendation": make.recommendation,
    "reports.recommendationupdate": make.update,
    "reports.report": make.report,
    "reports.resource": make.resource,
    "site.inlineimage": make.image,
    "statutes.act": make.act,
    "statutes.inventoryproposal": make.proposal,
    "statutes.mention": lambda: make.mention(make.minutes()),
    "statutes.statute": make.statute,
}
REGISTERED = sorted(model._meta.label_lower for model in admin.site._registry)
MOST_QUERIES = 14  # of a list, however long it is
HUGE = "9" * 30
ODD_SEARCHES = ["q=%00", "q=%ED%A0%80", "q=January+19,+2017", "q=2017-13-45", "q=" + "a" * 3000]
ODD = [  # read in the same way whichever list is asked
    "p=x",
    "p=-1",
    f"p={HUGE}",
    "o=9.-9.x",
    "o=" + "1." * 500,
    "e=1",
    f"e=1&id__in={HUGE}",
    "_facets=x",
    "all=x",
    "_popup=x",
    "_to_field=x",
    "nosuchfield=1",
    "nosuchfield__nosuchlookup=1",
    "password__startswith=a",
    "%00=1",
    f"id__in={HUGE}",
    "id__range=9",
    "id__regex=(",
    "id__isnull=x",
]
ODD_OF_FILTERS = ["=%00", f"={HUGE}", "__exact=x", "__range=x", "__id__exact=x"]
ODD_OF_DAYS = ["__year=abc", "__year=99999", f"__year={HUGE}", "__day=-1", "=2017-02-30"]


def page(label, name, *args):
    return reverse(f"admin:{label.replace('.', '_')}_{name}", args=args)


@pytest.mark.parametrize("label", REGISTERED)
def test_every_page_of_a_kind_answers_and_no_key_breaks_it(staff_client, label):
    def status(url, method=staff_client.get, sent=None):
        return method(url, sent).status_code

    list_page = page(label, "changelist")
    assert status(list_page) == 200
    assert status(page(label, "add")) in (200, 403)
    assert status(page(label, "add"), staff_client.post, {}) in (200, 302, 400, 403)
    for key in ("x", "0", HUGE, "1%00", "-1", "é"):
        for ending in ("change/", "history/", "delete/", "post/", "take-back/", "history/x/"):
            assert status(f"{list_page}{key}/{ending}") < 500, (key, ending)
    app, model = label.split(".")
    for field in apps.get_model(label)._meta.get_fields():
        asked = {"app_label": app, "model_name": model, "field_name": field.name, "term": "\x00"}
        assert status(reverse("admin:autocomplete"), sent=asked) in (200, 403, 404), field.name
    if label in BUILDERS:
        record = BUILDERS[label]()
        for name in ("change", "history"):
            assert status(page(label, name, record.pk)) == 200
        assert status(list_page) == 200


def odd_questions(its_admin, number):
    """What this list can be asked for: its search, its filters and its days.

    Of the questions that every list reads in the same way it gets each third one.
    """
    yield from ODD_SEARCHES
    yield from ODD[number % 3 :: 3]
    for one in its_admin.list_filter:
        name = one[0] if isinstance(one, tuple) else getattr(one, "parameter_name", one)
        yield from (f"{name}{odd}" for odd in ODD_OF_FILTERS)
    if its_admin.date_hierarchy:
        yield from (f"{its_admin.date_hierarchy}{odd}" for odd in ODD_OF_DAYS)


# As the site is served, a refused query ends no transaction of a page's: there is none.
@pytest.mark.django_db(transaction=True)
def test_odd_questions_to_a_list_get_an_answer(staff_client):
    for number, label in enumerate(REGISTERED):
        if label in BUILDERS:
            BUILDERS[label]()
        for question in odd_questions(admin.site._registry[apps.get_model(label)], number):
            answer = staff_client.get(f"{page(label, 'changelist')}?{question}")
            assert answer.status_code in (200, 302), (label, question)


def test_a_list_costs_the_same_however_long_it_is(staff_client):
    costs = {}
    with make.many():
        for build in BUILDERS.values():
            for _ in range(20):
                build()
    for label in BUILDERS:
        staff_client.get(page(label, "changelist"))
        with CaptureQueriesContext(connection) as queries:
            staff_client.get(page(label, "changelist"))
        costs[label] = len(queries)
    assert {label: cost for label, cost in costs.items() if cost > MOST_QUERIES} == {}


def whole_meeting():
    """A meeting with a row of each kind, posted and not, on its page."""
    meeting = make.meeting()
    item = make.agenda_item(meeting=meeting)
    make.agenda_item("Budget", meeting=meeting, label="a)", anchor="1a", parent=item)
    for posted in (True, False):
        make.document(meeting=meeting, posted=posted, content=b"Words\n")
        make.document("Not held", meeting=meeting, posted=posted)
        make.motion(meeting=meeting, posted=posted, agenda_item=item)
    make.attendance(meeting=meeting, person=make.person(), seat=make.seat(), agenda_item=item)
    make.minutes(meeting=meeting)
    return meeting


def whole_recommendation():
    recommendation = make.recommendation(report=make.report(), number=1)
    make.target(recommendation=recommendation)
    for posted in (True, False):
        make.update(recommendation=recommendation, posted=posted)
    return recommendation


def whole_person():
    person = make.person()
    for posted in (True, False):
        make.membership(person=person, seat=make.seat(), posted=posted)
    return person


def report_with_files():
    report = make.report(body="Words.")
    make.report_file(report=report, content=b"Words\n")
    return make.report_file(report=report).report


WHOLE = {
    "meeting": whole_meeting,
    "recommendation": whole_recommendation,
    "person": whole_person,
    "report": report_with_files,
    "motion": lambda: make.vote().motion,
    "statute": lambda: make.change().statute,
    "act": lambda: make.change().act,
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_page_with_every_kind_of_row_is_shown_and_saved(staff_client, kind):
    record = WHOLE[kind]()
    parts = parts_of(record)
    assert parts
    answer = save(staff_client, record, source="Read on the archive page.")
    assert answer.status_code == 302
    record.refresh_from_db()
    assert record.source == "Read on the archive page."
    assert parts_of(record) == parts


def parts_of(record):
    return [
        row
        for relation in record._meta.related_objects
        for row in relation.related_model.objects.filter(**{relation.field.name: record})
    ]


def test_values_in_the_address_of_a_form_do_not_break_it(staff_client):
    for question in ("?meeting=abc", "?meeting=999999", "?body=x", "?meeting=" + "9" * 40):
        for label in ("meetings.minutes", "meetings.document", "meetings.motion"):
            assert staff_client.get(page(label, "add") + question).status_code == 200, question
