"""The outbox and the proof of notice, as staff see them: counts and times, and no address."""

import datetime
import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.utils import timezone

from tests import make
from tests.admin.pages import sign_in
from tests.site.notices.subscribers import begin, coming_meeting, subscriber, turn
from tests.support.wording import PRIVATE, Words
from tipcouncil.site.notices import proof, subscriptions
from tipcouncil.site.notices.models import Email

pytestmark = pytest.mark.django_db
LIST = "/admin/site/email/"


def told_meeting():
    """A meeting of which two people were told in time, and one too late; one has left since."""
    readers = [subscriber("meetings", address=f"reader{n}@example.org") for n in range(3)]
    begin()
    meeting = coming_meeting()
    turn()
    late = proof.week_before(meeting)
    Email.objects.filter(subscription=readers[0]).update(sent_at=late)
    Email.objects.filter(subscription=readers[1]).update(
        sent_at=late - datetime.timedelta(seconds=1)
    )
    subscriptions.leave(readers[2].handle)
    return meeting


def test_the_proof_counts_what_went_out_a_week_before(client):
    sign_in(client, "clerk")
    meeting = told_meeting()
    (line,) = proof.proof_for(meeting)
    assert (line.asked_by, line.sent_in_time, line.sent_later, line.not_sent) == (3, 2, 1, 0)
    page = client.get(f"/admin/site/notice/meetings/{meeting.slug}/")
    assert page.status_code == 200
    assert "Notice of meeting" in page.content.decode()
    assert "@example.org" not in page.content.decode()


def test_a_week_before_ends_at_midnight_in_connecticut():
    meeting = make.meeting(date="2027-01-19")
    assert proof.week_before(meeting).isoformat() == "2027-01-13T00:00:00-05:00"


def test_the_proof_can_be_taken_away_without_addresses(client):
    sign_in(client, "secretary")
    meeting = told_meeting()
    table = client.get(f"/admin/site/notice/meetings/{meeting.slug}.csv").content.decode()
    head, row = table.removeprefix("\ufeff").strip().split("\r\n")
    assert head.split(",")[5:8] == ["asked for it", "sent a week before", "sent later"]
    assert ",3,2,1," in row
    assert "@" not in table


@pytest.mark.parametrize("address", ["meetings/none/", "meetings/none.csv"])
def test_the_proof_of_no_meeting_is_not_found(client, address):
    sign_in(client, "clerk")
    assert client.get(f"/admin/site/notice/{address}").status_code == 404


def test_the_public_reaches_none_of_it(client):
    meeting = told_meeting()
    for address in (LIST, f"/admin/site/notice/meetings/{meeting.slug}.csv"):
        assert client.get(address).status_code == 302


def test_no_page_of_staff_shows_or_finds_an_address(client):
    sign_in(client, "administrator")
    told_meeting()
    for address in (LIST, "/admin/site/notice/", LIST + f"{Email.objects.first().pk}/change/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "example.org" not in page.content.decode()
    page = client.get(LIST).content.decode()
    assert "Upcoming meetings" in page


@pytest.mark.parametrize(
    ("state", "becomes"),
    [("failed", "waiting"), ("unknown", "waiting"), ("sent", "sent"), ("dropped", "dropped")],
)
def test_only_an_email_that_was_not_sent_is_sent_again(client, state, becomes):
    sign_in(client, "clerk")
    told_meeting()
    Email.objects.update(state=state, try_at=timezone.now(), error="550 no")
    email = Email.objects.first()
    client.post(LIST, {"action": "send_again", "_selected_action": [email.pk]})
    email.refresh_from_db()
    assert email.state == becomes


@pytest.mark.parametrize(
    "model", [m for m in apps.get_app_config("site").get_models() if admin.site.is_registered(m)]
)
def test_what_staff_read_of_a_model_is_plain_english(model):
    """“E-mail”, say, where the code has a letter."""
    read = [model._meta.verbose_name, model._meta.verbose_name_plural]
    for field in model._meta.fields:
        read += [field.verbose_name, field.help_text, *(label for _, label in field.choices or [])]
    assert not [one for one in map(str, read) if re.search("letter", one) or PRIVATE.search(one)]


def test_no_page_of_notices_calls_an_email_a_letter(client):
    sign_in(client, "clerk")
    meeting = told_meeting()
    Email.objects.update(state="failed")
    pages = (
        client.get("/admin/"),
        client.get(LIST),
        client.get(LIST + f"{Email.objects.first().pk}/change/"),
        client.get("/admin/site/notice/"),
        client.get(f"/admin/site/notice/meetings/{meeting.slug}/"),
        client.post(LIST, {"action": "send_again", "_selected_action": [1]}, follow=True),
    )
    said = [block for page in pages for block in Words(page.content.decode()).blocks]
    assert not [block for block in said if re.search(r"\bletters?\b", block, re.IGNORECASE)]
