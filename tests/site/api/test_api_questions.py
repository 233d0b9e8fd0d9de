"""What may be asked of the API: every parameter is told, and none breaks it."""

import json
from itertools import product

import pytest
from django.db import transaction
from django.test import Client

from tests.site.api.test_api import told
from tipcouncil.site.views.api import COLLECTIONS, document

pytestmark = pytest.mark.django_db

HOSTILE = [
    "",
    "-1",
    "9" * 30,
    "9223372036854775808",
    "\x00",
    "'; drop table meetings; --",
    "2017-02-31",
    "9999-12-31",
    "1700000000",
    "2017-01-19T10:00:00Z",
    "٣",
    "😀",
    "../../etc/passwd",
    "a" * 1_900,
]


def parameters():
    """Every parameter of every address, with the address of a list or a record."""
    for path, methods in document()["paths"].items():
        for parameter in methods["get"].get("parameters", []):
            yield path, parameter["name"], parameter["in"]


def test_every_list_can_be_asked_something():
    assert len(list(parameters())) > 60


def test_no_question_breaks_it(one_of_each):
    client = Client(raise_request_exception=True)
    for (path, name, where), value in product(parameters(), HOSTILE):
        with transaction.atomic():
            if where == "query":
                response = client.get(path, {name: value})
            else:
                response = client.get(path.replace(f"{{{name}}}", value or "-"))
        assert response.status_code in {200, 301, 404, 422}, (path, name, value)
        if response.status_code >= 400 and "text/" not in response.headers["Content-Type"]:
            problem = json.loads(response.content)
            assert problem["status"] == response.status_code
            assert problem["detail"]


def test_a_mistake_is_told_with_its_place(client):
    problem = told(client, "/api/events?start=yesterday", 422)
    assert problem["errors"] == [
        {"where": "query", "name": "start", "detail": "Write a day as 2017-01-19."}
    ]
    assert "“start”" in problem["detail"]


def test_an_address_with_a_stroke_too_many_leads_on(client):
    response = client.get("/api/events/?year=2017")
    assert (response.status_code, response.headers["Location"]) == (301, "/api/events?year=2017")


def test_the_description_is_openapi_and_knows_every_list(client):
    described = told(client, "/api/openapi.json")
    assert described["openapi"].startswith("3.1")
    assert {f"/api/{name}" for name in COLLECTIONS} <= set(described["paths"])
    for methods in described["paths"].values():
        assert list(methods) == ["get"]
        answers = methods["get"]["responses"]
        assert list(answers["422"]["content"]) == ["application/problem+json"]


def test_the_page_for_people_names_every_address_and_parameter(client):
    page = client.get("/api/docs/").content.decode()
    for path, name, where in parameters():
        assert path in page
        assert where == "path" or f"<code>{name}</code>" in page
