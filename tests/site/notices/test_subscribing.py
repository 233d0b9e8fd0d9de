"""Asking for notices by the form, and the e-mail that asks to confirm."""

import datetime
from pathlib import Path

import pytest
import yaml
from django.core.cache import cache
from django.core.cache.backends import db
from django.test import Client, override_settings
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import (
    FORM,
    TOKEN,
    begin,
    form,
    subscribe,
    subscriber,
    turn,
)
from tests.test_hostile import VALUES, query
from tipcouncil.site.notices import links, outbox, subscriptions
from tipcouncil.site.notices.models import Subscription

pytestmark = pytest.mark.django_db
ADDRESSES = yaml.safe_load(Path(__file__).with_name("addresses.yaml").read_text())
TOO_LONG = {
    "10,000 characters": f"{'a' * 10_000}@example.org",
    "a label too long once encoded": f"a@{'ñ' * 60}.example",
    "an address too long once encoded": f"a@{'.'.join(['ñ' * 45] * 5)}.example",
}


@pytest.fixture(autouse=True)
def first_look():
    cache.clear()
    begin()


def networks():
    """Visitors of many networks, so that none of them sends too many forms."""
    return (Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(1, 255))


# The form


def test_the_kept_page_holds_no_form_and_leads_to_it(client):
    page = client.get("/subscribe/?topic=minutes").content.decode()
    assert "csrfmiddlewaretoken" not in page
    assert 'href="/subscribe/email/?topic=minutes"' in page


def test_a_topic_that_is_none_or_not_public_is_none(client):
    make.statute("53a-777", "SENTINEL", posted=False)
    for topic in ("statute:53a-777", "body:none", "x", "search:q=", "a\x00b"):
        page = client.get("/subscribe/", {"topic": topic}).content.decode()
        assert "SENTINEL" not in page
        assert "email/?topic" not in page
        answer = client.post(FORM, {"topic": topic, "email": "a@example.org"})
        assert b"SENTINEL" not in answer.content


def test_a_search_is_a_topic(client):
    page = client.get("/subscribe/?topic=search&q=nail+salons&kind=item&page=2").content.decode()
    assert "Search for “nail salons” (Minutes and agenda items)" in page
    form_page = client.get("/subscribe/email/?topic=search%3Aq%3Dnail%2Bsalons%26kind%3Ditem")
    assert 'value="search:q=nail+salons&amp;kind=item" checked' in form_page.content.decode()


def test_the_form_sets_no_cookie_is_not_kept_and_not_listed(client):
    page = client.get(FORM)
    assert not page.cookies
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_a_form_that_is_not_of_this_site_is_refused_and_keeps_what_was_typed():
    for token in (None, "", "x", "form.aaaa.bbbb"):
        answer = form(csrfmiddlewaretoken=token)
        assert answer.status_code == 403
        assert b"reader@example.org" in answer.content
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        assert form(Client(headers=headers)).status_code == 403
    assert Subscription.objects.count() == 0
    for origin in ("https://record.example.gov", "http://testserver"):
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
        assert form(Client(headers=headers)).status_code == 302


def test_a_form_that_was_open_for_a_day_is_refused_in_words(monkeypatch):
    token = TOKEN.search(Client().get(FORM).content.decode())[1]
    later = timezone.now().timestamp() + 24 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    answer = form(csrfmiddlewaretoken=token)
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()


def test_a_hostile_address_gets_a_sentence_and_no_email():
    wrong = []
    for visitor, (name, address) in zip(
        networks(), (ADDRESSES["refused"] | TOO_LONG).items(), strict=False
    ):
        answer = form(visitor, email=address)
        page = answer.content.decode()
        is_refused = answer.status_code == 400 and 'id="f-email-error"' in page
        wrong += [] if is_refused and "<script>bbx9z" not in page else [name]
    assert wrong == []
    assert Subscription.objects.count() == 0


def test_emails_go_to_the_domain_that_was_typed_and_to_no_neighbour(server):
    wrong = []
    for visitor, (typed, written) in zip(networks(), ADDRESSES["taken"].items(), strict=False):
        Subscription.objects.all().delete()  # two e-mails a day to one mailbox
        form(visitor, email=typed)
        outbox.send_waiting()
        names = {server.taken[-1]["To"], server.recipients[-1]} if server.taken else None
        wrong += [] if names == {written} else [typed]
        server.taken.clear()
    assert wrong == []


def test_an_address_sealed_before_is_still_written_to(server):
    subscriber("minutes", address="reader@xn--i-7iq.example")
    make.minutes()
    turn()
    assert server.recipients == ["reader@xn--i-7iq.example"]


def test_one_address_in_several_spellings_is_one_subscriber_who_reads_it_as_people_write_it():
    subscribe(email="anna@straße.example")
    subscribe(email="Anna@XN--STRAE-OQA.example", topic=["reports"])
    anna = Subscription.objects.exclude(confirmed_at=None).get()
    assert anna.topics == ["minutes", "reports"]
    page = Client().get(links.path(links.CHANGE, anna.handle)).content.decode()
    assert "a…@straße.example" in page.lower()
    form(email="anna@STRAẞE.example")
    assert turn() == []  # two e-mails a day to one mailbox


def test_mistakes_stand_beside_their_fields_and_what_was_typed_is_kept():
    page = form(email="wrong", topic=["reports"], frequency="weekly").content.decode()
    assert 'id="f-email-error"' in page
    assert 'value="wrong"' in page
    assert 'value="reports" checked' in page
    assert 'value="weekly" checked' in page
    answer = form(topic=[])
    assert answer.status_code == 400
    assert 'id="f-topics-error"' in answer.content.decode()


def test_without_a_key_the_pages_say_that_no_mail_is_sent(client, mailoutbox):
    with override_settings(NOTICES_ON=False):
        assert "sends no e-mail at present" in client.get("/subscribe/").content.decode()
        assert "sends no e-mail at present" in client.get(FORM).content.decode()
        assert client.post(FORM, {"email": "a@example.org"}).status_code == 503
    assert mailoutbox == []


# The same for everybody


def test_the_answer_is_the_same_whether_an_address_is_known_or_not(django_assert_max_num_queries):
    subscriber(address="known@example.org")
    form(email="first.of.the.hour@example.org")
    turn()
    answers, queries = [], []
    for address in ("known@example.org", "new@example.org"):
        with django_assert_max_num_queries(40) as asked:
            answer = form(email=address)
        answers.append((answer.status_code, answer["Location"], answer.content))
        queries.append([q["sql"].split(" ")[0] for q in asked.captured_queries])
    assert answers[0] == answers[1]
    assert queries[0] == queries[1]
    messages = turn()
    assert len(messages) == 2
    assert len({without_link(message.body) for message in messages}) == 1


def without_link(body):
    return "\n".join(line for line in body.splitlines() if "/subscribe/confirm/" not in line)


def test_a_mailbox_gets_two_emails_a_day_however_it_is_written():
    written = ["victim@example.org", "Victim+1@Example.org", "victim+2@example.org"]
    answers = [form(email=address) for address in [*written, "VICTIM@example.org"]]
    assert {answer.status_code for answer in answers} == {302}
    assert {answer["Location"] for answer in answers} == {"/subscribe/asked/"}
    assert len(turn()) == 2
    Subscription.objects.update(asked_at=timezone.now() - datetime.timedelta(hours=25))
    form(email="victim@example.org")
    assert len(turn()) == 1


def test_a_network_sends_few_forms_in_an_hour_and_pushes_out_no_count(monkeypatch):
    codes = [form(email=f"v{number}@example.org").status_code for number in range(16)]
    assert codes == [302] * 15 + [429]
    for number in range(400):
        cache.set(f"the-count-of-another-{number}", 1)
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert form(other, email="other@example.org").status_code == 302
    for minutes, status in ((10, 429), (58, 429), (61, 302)):
        later = timezone.now() + datetime.timedelta(minutes=minutes)
        monkeypatch.setattr(db, "tz_now", lambda later=later: later)
        assert form(email="one.more@example.org").status_code == status


def test_one_customer_with_many_long_addresses_is_one_network():
    codes = [
        form(Client(REMOTE_ADDR=f"2001:db8::{n:x}"), email=f"v{n}@example.org").status_code
        for n in range(1, 17)
    ]
    assert codes[-1] == 429


def test_all_confirmations_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(subscriptions, "CONFIRMATIONS_AN_HOUR", 2)
    codes = [form(email=f"v{number}@example.org").status_code for number in range(3)]
    assert codes == [302, 302, 429]


# Odd questions


@pytest.mark.parametrize("page", ["/subscribe/", FORM])
def test_an_odd_search_to_follow_is_a_page_or_not_found(page):
    visitor, wrong = Client(raise_request_exception=False), []
    for name, value in VALUES.items():
        answer = visitor.get(f"{page}?topic=search&{query(['q', 'kind', 'year'], value)}")
        chosen = {"topic": f"search:q={value}".encode("utf-8", "replace").decode()}
        sent = visitor.post(page, chosen)
        is_taken = answer.status_code in {200, 404}
        is_refused = sent.status_code in {400, 403, 404, 405, 413}
        wrong += [] if is_taken and is_refused else [name]
    assert wrong == []
