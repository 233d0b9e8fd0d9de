"""Every page of the admin answers, for every kind of record, whatever is asked of it."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests import make
from tests.admin.pages import save

BUILDERS = {
    "meetings.agendaitem": make.agenda_item,
    "meetings.body": make.body,
    "meetings.document": make.document,
    "meetings.hostagency": make.host_agency,
    "meetings.meeting": make.meeting,
    "meetings.membership": make.membership,
    "meetings.milestone": make.milestone,
    "meetings.minutes": make.minutes,
    "meetings.motion": make.motion,
    "meetings.person": make.person,
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
HUGE = "9" * 30
ODD = [  # of every list
    "q=%00",
    "q=%ED%A0%80",
    "q=January+19,+2017",
    "q=2017-13-45",
    "q=" + "a" * 3000,
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
def test_the_list_the_form_and_the_history_of_every_kind_answer(staff_client, label):
    build = BUILDERS.get(label)
    assert staff_client.get(page(label, "changelist")).status_code == 200
    assert staff_client.get(page(label, "add")).status_code in (200, 403)
    if build is None:
        return
    record = build()
    for name in ("change", "history"):
        assert staff_client.get(page(label, name, record.pk)).status_code == 200
    listed = staff_client.get(page(label, "changelist"))
    assert listed.status_code == 200


def odd_questions(its_admin):
    """Those that every list could be asked, and those about what this one can be asked for."""
    yield from ODD
    for one in its_admin.list_filter:
        name = one[0] if isinstance(one, tuple) else getattr(one, "parameter_name", one)
        yield from (f"{name}{odd}" for odd in ODD_OF_FILTERS)
    if its_admin.date_hierarchy:
        yield from (f"{its_admin.date_hierarchy}{odd}" for odd in ODD_OF_DAYS)


# As the site is served, a refused query ends no transaction of a page's: there is none.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("label", REGISTERED)
def test_odd_questions_to_a_list_get_an_answer(staff_client, label):
    if label in BUILDERS:
        BUILDERS[label]()
    for question in odd_questions(admin.site._registry[apps.get_model(label)]):
        answer = staff_client.get(f"{page(label, 'changelist')}?{question}")
        assert answer.status_code in (200, 302), question


@pytest.mark.parametrize("label", REGISTERED)
def test_a_key_that_no_record_has_is_no_error(staff_client, label):
    list_page = page(label, "changelist")
    for key in ("x", "0", "9" * 30, "1%00", "-1", "é"):
        for ending in ("change/", "history/", "delete/", "post/", "take-back/", "history/x/"):
            address = f"{list_page}{key}/{ending}"
            assert staff_client.get(address).status_code < 500, address


@pytest.mark.parametrize("label", REGISTERED)
def test_a_chooser_that_asks_for_what_it_may_not_gets_an_answer(staff_client, label):
    app, model = label.split(".")
    for field in apps.get_model(label)._meta.get_fields():
        asked = {"app_label": app, "model_name": model, "field_name": field.name, "term": "\x00"}
        answer = staff_client.get(reverse("admin:autocomplete"), asked)
        assert answer.status_code in (200, 403, 404), field.name


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


@pytest.mark.parametrize(
    "build",
    [
        whole_meeting,
        whole_recommendation,
        whole_person,
        report_with_files,
        lambda: make.vote().motion,
        lambda: make.change().statute,
        lambda: make.change().act,
    ],
    ids=["meeting", "recommendation", "person", "report", "motion", "statute", "act"],
)
def test_a_page_with_every_kind_of_row_is_shown_and_saved(staff_client, build):
    record = build()
    parts = [row for relation in record._meta.related_objects for row in rows_of(record, relation)]
    assert parts
    answer = save(staff_client, record, source="Read on the archive page.")
    assert answer.status_code == 302
    record.refresh_from_db()
    assert record.source == "Read on the archive page."
    kept = [row for relation in record._meta.related_objects for row in rows_of(record, relation)]
    assert kept == parts


def rows_of(record, relation):
    return list(relation.related_model.objects.filter(**{relation.field.name: record}))


@pytest.mark.parametrize("label", REGISTERED)
def test_a_form_sent_empty_comes_back_with_words(staff_client, label):
    answer = staff_client.post(page(label, "add"), {})
    assert answer.status_code in (200, 302, 400, 403)


def test_values_in_the_address_of_a_form_do_not_break_it(staff_client):
    for question in ("?meeting=abc", "?meeting=999999", "?body=x", "?meeting=" + "9" * 40):
        for label in ("meetings.minutes", "meetings.document", "meetings.motion"):
            assert staff_client.get(page(label, "add") + question).status_code == 200, question


@pytest.mark.parametrize("label", sorted(BUILDERS))
@pytest.mark.parametrize("rows", [1, 20])
def test_a_list_costs_the_same_however_long_it_is(
    staff_client, label, rows, django_assert_max_num_queries
):
    with make.many():
        for _ in range(rows):
            BUILDERS[label]()
    staff_client.get(page(label, "changelist"))
    with django_assert_max_num_queries(14):
        staff_client.get(page(label, "changelist"))
