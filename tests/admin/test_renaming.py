"""A public page gets another address on a page of its own, and its old one leads on."""

import pytest

from tests import make
from tests.admin.pages import address, shown, words

pytestmark = pytest.mark.django_db


def rename(staff_client, record, **fields):
    url = address(record, "rename")
    return staff_client.post(url, shown(staff_client, url) | fields)


@pytest.mark.parametrize(
    ("build", "fields", "old", "new"),
    [
        (make.meeting, {"slug": "other"}, "/meetings/2017-01-19/", "/meetings/other/"),
        (lambda: make.person("Pat Doe"), {"slug": "pat"}, "/people/pat-doe/", "/people/pat/"),
        (lambda: make.statute("53a-83"), {"number": "53a-84"}, "/statutes/53a-83.json", "53a-84"),
        (lambda: make.act("P.A. 07-107"), {"number": "108"}, "/acts/pa-07-107.json", "pa-07-108"),
    ],
    ids=["meeting", "person", "section", "act"],
)
def test_the_old_address_of_what_staff_rename_leads_on(
    staff_client, client, build, fields, old, new
):
    record = build()
    assert "Change the address…" in words(staff_client.get(address(record)))
    assert rename(staff_client, record, **fields).status_code == 302
    assert new in client.get(old).headers["Location"]


def test_an_address_that_is_taken_or_the_same_is_refused_in_words(staff_client):
    record = make.person("Pat Doe")
    make.person("Kim Other")
    assert "already exists" in words(rename(staff_client, record, slug="kim-other"))
    assert "This is its address now." in words(rename(staff_client, record))
    assert "Enter a valid" in words(rename(staff_client, record, slug="a b"))
    record.refresh_from_db()
    assert record.slug == "pat-doe"


def test_the_address_of_a_meeting_stands_while_its_minutes_are_approved(staff_client):
    minutes = make.minutes(approval="draft")
    minutes.approve(None, None)
    answer = rename(staff_client, minutes.meeting, slug="other")
    assert "are approved, so what they say stands" in words(answer)


def test_a_draft_is_renamed_on_its_own_page(staff_client):
    record = make.person("Pat Doe", posted=False)
    answer = staff_client.get(address(record, "rename"), follow=True)
    assert "It is not posted" in words(answer)
