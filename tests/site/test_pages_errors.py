"""What the site answers when there is no page, or when something went wrong."""

import pytest
from django.db import DatabaseError, connection
from django.test import RequestFactory
from django.urls import reverse
from django.views import defaults

from tests import make
from tipcouncil.site.views import errors as views

ANSWERS = {400: views.bad_request, 403: defaults.permission_denied, 500: defaults.server_error}


@pytest.mark.django_db
def test_a_draft_and_an_address_that_never_was_get_the_same_page(client):
    draft = make.meeting(date="2017-01-19", posted=False)
    answers = [client.get(a) for a in (draft.get_absolute_url(), "/nothing/here/")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert answers[0].headers == answers[1].headers


@pytest.mark.django_db
def test_a_missing_page_offers_a_search_and_does_not_repeat_its_address(client):
    page = client.get("/%3Cscript%3Ebbx9z/").content.decode()
    assert "bbx9z" not in page
    assert f'action="{reverse("site:search")}"' in page
    assert "There is no page at this address" in page


@pytest.mark.parametrize("status", ANSWERS)
def test_a_failure_is_told_without_the_database(status):
    """No fixture gives this test a database: a query would fail it."""
    trouble = {} if status == 500 else {"exception": None}
    response = ANSWERS[status](RequestFactory().get("/"), **trouble)
    page = response.content.decode()
    assert response.status_code == status
    assert page.count("<h1>") == 1
    assert "1-888-373-7888" in page
    assert "{%" not in page


@pytest.mark.django_db
def test_a_watching_machine_is_told_that_the_record_can_be_read(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_watching_machine_is_told_when_it_cannot(client):
    def fails(execute, sql, params, many, context):
        raise DatabaseError

    with connection.execute_wrapper(fails):
        assert client.get("/healthz").status_code == 503
