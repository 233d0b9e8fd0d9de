"""What the links of e-mails do: confirming, changing, leaving and renewing; nothing is left."""

import datetime
import logging

import pytest
from cryptography.fernet import Fernet
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import ask, begin, links, subscribe, subscriber, turn
from tipcouncil.site.notices import news, recipients, subscriptions
from tipcouncil.site.notices.links import path as path_of
from tipcouncil.site.notices.models import Email, Subscription

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_look():
    cache.clear()
    begin()


# Confirming


def confirmed():
    return Subscription.objects.exclude(confirmed_at=None)


def test_only_a_button_confirms_and_only_once():
    path = links(ask(topic=["minutes", "body:none"], frequency="weekly"))["confirm"]
    for _ in range(3):
        assert Client().get(path).status_code == 200
    assert not confirmed().exists()
    answer = Client().post(path)
    assert answer.status_code == 200
    assert not answer.cookies
    reader = confirmed().get()
    assert (reader.topics, reader.frequency) == (["minutes"], "weekly")
    assert Client().post(path).status_code == 404
    assert Client().get(path).status_code == 404


def test_a_confirmation_is_good_for_three_days():
    path = links(ask())["confirm"]
    Subscription.objects.update(asked_at=timezone.now() - datetime.timedelta(days=3, minutes=1))
    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    turn()
    assert Subscription.objects.count() == 0


def test_asking_again_adds_topics_and_changes_nothing_before_it_is_confirmed():
    reader = subscribe(topic=["minutes"])
    message = ask(topic=["reports"], frequency="weekly")
    reader.refresh_from_db()
    assert (reader.topics, reader.frequency) == (["minutes"], "at once")
    Client().post(links(message)["confirm"])
    assert confirmed().get().topics == ["minutes", "reports"]
    emptied = Subscription.objects.get(confirmed_at=None)
    assert (emptied.address_sealed, emptied.topics) == ("", [])


@pytest.mark.parametrize("page", ["confirm", "change", "leave", "renew"])
def test_a_forged_or_foreign_token_gets_one_and_the_same_answer(page):
    reader = subscribe()
    foreign = path_of("renew" if page == "change" else "change", reader.handle).split("/")[3]
    answers = set()
    for token in ("x", "x.y", f"{reader.handle}.AAAA", f"{foreign[:-1]}x", foreign):
        for method in ("get", "post"):
            answer = getattr(Client(), method)(f"/subscribe/{page}/{token}/")
            answers.add((answer.status_code, answer.content))
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert confirmed().count() == 1


@pytest.mark.parametrize("name", ["change", "leave", "renew", "confirm"])
def test_a_page_with_a_token_is_not_kept_listed_or_passed_on(name):
    unconfirmed = {"asked_at": timezone.now(), "confirmed_at": None}
    path = path_of(name, subscriber(**(unconfirmed if name == "confirm" else {})).handle)
    page = Client().get(path)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert f'rel="canonical" href="https://record.example.gov{path}"' not in page.content.decode()
    assert "reader@example.org" not in page.content.decode()


# Changing and leaving


def test_choices_are_seen_and_changed_from_any_email():
    reader = subscriber("minutes", "search:q=hotels")
    path = path_of("change", reader.handle)
    page = Client().get(path).content.decode()
    assert "r…@example.org" in page
    assert 'value="search:q=hotels" checked' in page
    answer = Client().post(path, {"topic": ["reports"], "frequency": "weekly", "discreet": "1"})
    assert "Your choices are saved" in answer.content.decode()
    assert Client().post(path, {"frequency": "weekly"}).status_code == 400
    reader.refresh_from_db()
    assert reader.topics == ["reports"]
    assert (reader.frequency, reader.is_discreet) == ("weekly", True)


@pytest.mark.parametrize(
    "sent",
    [
        {
            "data": "List-Unsubscribe=One-Click",
            "content_type": "application/x-www-form-urlencoded",
        },
        {"data": {"List-Unsubscribe": "One-Click"}},
        {"data": b"", "content_type": "text/plain"},
    ],
    ids=["urlencoded", "multipart", "nothing"],
)
def test_one_post_of_a_mail_program_is_enough_to_leave(sent):
    subscriber("minutes")
    make.minutes()
    (message,) = turn()
    url = message.message()["List-Unsubscribe"].strip("<>")
    path = url.removeprefix("https://record.example.gov")
    assert Client().get(path).status_code == 200
    assert Subscription.objects.count() == 1
    stranger = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    for _ in range(2):
        answer = stranger.post(path, **sent)
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Location" not in answer
    assert Subscription.objects.count() == 0
    make.minutes()
    assert turn() == []


def test_leaving_erases_the_address_and_what_waits_and_keeps_the_proof_without_it():
    reader = subscribe(topic=["minutes"])
    make.minutes()
    turn()
    make.minutes()
    news.look()
    assert reader.emails.filter(state="waiting").count() == 1
    subscriptions.leave(reader.handle)
    assert turn() == []
    assert Subscription.objects.count() == 0
    told = Email.objects.get(kind="notice")
    assert (told.subscription, told.state) == (None, "sent")
    assert told.notices.get().title.startswith("Minutes posted")
    assert traces("reader@example.org", reader.address_digest) == []


# Where an address is


def traces(*texts):
    """The columns of the database in which a text stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [(table, t) for t in texts if any(t in str(cell) for cell in row)]
    return found


def test_the_database_and_the_log_hold_no_address_in_words(caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.WARNING)
    subscribe(email="secret.reader@example.org")
    make.minutes()
    turn()
    assert traces("secret.reader", "secret.reader@example.org") == []
    assert "secret.reader" not in caplog.text


def test_a_new_key_reads_old_addresses_and_seals_them_anew(settings):
    reader = subscriber(address="pat@example.org")
    old = settings.ADDRESS_KEYS
    settings.ADDRESS_KEYS = [Fernet.generate_key().decode(), *old]
    assert recipients.unseal(reader.address_sealed) == "pat@example.org"
    Client().post(links(ask(email="pat@example.org", topic=["reports"]))["confirm"])
    assert confirmed().count() == 1
    assert subscriptions.seal_anew() == 1
    settings.ADDRESS_KEYS = settings.ADDRESS_KEYS[:1]
    reader.refresh_from_db()
    assert recipients.unseal(reader.address_sealed) == "pat@example.org"
    assert reader.address_digest == recipients.digests("PAT@example.org")[0]
    assert reader.mailbox_digest == reader.address_digest


# The year of a request


YEARS = {
    "2026-06-10": "2027-06-10",
    "2028-02-29": "2029-02-28",
    "2026-12-31": "2027-12-31",
    "2027-01-01": "2028-01-31",
    "2027-01-31": "2028-01-31",
    "2027-02-01": "2028-02-01",
}


def test_a_request_is_valid_for_a_year_and_at_least_while_it_can_be_renewed():
    days = {
        day: subscriptions.valid_until(datetime.date.fromisoformat(day)).isoformat()
        for day in YEARS
    }
    assert days == YEARS


def on(monkeypatch, day):
    day = datetime.date.fromisoformat(day)
    monkeypatch.setattr("tipcouncil.site.notices.subscriptions.today", lambda: day)
    monkeypatch.setattr("tipcouncil.site.notices.news.today", lambda: day)


def test_renewal_is_asked_once_within_thirty_days_after_january_1(monkeypatch):
    reader = subscriber(valid_until=datetime.date(2027, 6, 10))
    on(monkeypatch, "2026-12-31")
    assert turn() == []
    on(monkeypatch, "2027-01-01")
    (message,) = turn()
    assert "January 31, 2027" in message.subject
    assert turn() == []
    path = links(message)["renew"]
    assert Client().get(path).status_code == 200
    reader.refresh_from_db()
    assert reader.valid_until == datetime.date(2027, 6, 10)
    on(monkeypatch, "2027-01-20")
    Client().post(path)
    reader.refresh_from_db()
    assert reader.valid_until == datetime.date(2028, 1, 31)


def test_who_filed_this_january_is_not_asked_to_renew(monkeypatch):
    subscriber(valid_until=datetime.date(2028, 1, 31))
    on(monkeypatch, "2027-01-15")
    assert turn() == []


def test_a_request_that_was_not_renewed_ends_and_is_erased(monkeypatch):
    reader = subscriber(valid_until=datetime.date(2027, 6, 10))
    on(monkeypatch, "2027-05-27")
    (message,) = turn()
    assert "June 10, 2027" in message.subject
    assert turn() == []
    on(monkeypatch, "2027-06-11")
    make.minutes()
    assert turn() == []
    on(monkeypatch, "2027-07-10")
    turn()
    assert Subscription.objects.filter(pk=reader.pk).exists()
    on(monkeypatch, "2027-07-11")
    turn()
    assert not Subscription.objects.filter(pk=reader.pk).exists()
