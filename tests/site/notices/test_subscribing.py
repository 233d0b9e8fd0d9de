"""Asking for notices by the form, and the letter that asks to confirm."""

import datetime

import pytest
from django.core.cache import cache
from django.core.cache.backends import db
from django.test import Client
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import (
    FORM,
    TOKEN,
    ask,
    begin,
    form,
    subscribe,
    subscriber,
    turn,
)
from tests.test_hostile import VALUES, query
from tipcouncil.site.notices import links, mailer, subscriptions
from tipcouncil.site.notices.models import Asking, Subscriber

pytestmark = pytest.mark.django_db
HOSTILE = {
    "a second header": "a@example.org\nBcc: v@example.org",
    "a carriage return": "a@example.org\r\nSubject: x",
    "10,000 characters": "a" * 10_000 + "@example.org",
    "a long name": "a" * 65 + "@example.org",
    "markup": "<script>bbx9z</script>@example.org",
    "a null byte": "a\0@example.org",
    "nothing": "",
    "two signs": "a@b@example.org",
    "a quoted name": '"a b"@example.org',
    "an address of a machine": "a@[127.0.0.1]",
    "another script before the sign": "用户@例え.テスト",
    "several": "a@example.org,b@example.org",
    "several more": "a@example.org;b@example.org",
    "a host that is none": "a@-.invalid",
    "no dot": "a@localhost",
    "numbers": "a@127.0.0.1",
    "dots": "a..b@example.org",
    "a name and an address": "Pat <a@example.org>",
    "no name": "@example.org",
    "an emoji": "a@i❤.example",
    "an emoji that is encoded": "a@xn--i-7iq.example",
    "what decodes to nothing": "a@xn--.example",
    "an encoding of nothing that needs it": "a@xn--strasse-.example",
    "an encoding that none makes": "a@xn--a.example",
    "a joiner where none belongs": "a@a\u200db.example",
    "a label too long once encoded": f"a@{'ñ' * 60}.example",
    "an address too long once encoded": f"a@{'.'.join(['ñ' * 45] * 5)}.example",
    "a dot at the end": "a@example.org.",
    "a wide dot at the end": "a@straße.example。",
    "wide digits": "a@１２７.０.０.１",
    "digits in base 16": "a@0x7f.0x1",
    "a name that needs SMTPUTF8": "jürgen@example.org",
    "a wide at": "a＠example.org",
    "a second at that is wide": "a@b＠example.org",
    "an invisible sign in the name": "an\u200bna@example.org",
    "a change of direction": "a@\u202egro.elpmaxe",
    "a display name with a line break": '"x\r\nBcc: v@example.org" <a@example.org>',
    "a mailto link": "mailto:a@example.org?cc=v@example.org",
}


@pytest.fixture(autouse=True)
def first_look():
    cache.clear()
    begin()


# The form


def test_the_kept_page_holds_no_form_and_leads_to_it(client):
    page = client.get("/subscribe/?topic=minutes").content.decode()
    assert "csrfmiddlewaretoken" not in page
    assert 'href="/subscribe/email/?topic=minutes"' in page


@pytest.mark.parametrize("topic", ["statute:53a-777", "body:none", "x", "search:q=", "a\x00b"])
def test_a_topic_that_is_none_or_not_public_is_none(client, topic):
    make.statute("53a-777", "SENTINEL", posted=False)
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


@pytest.mark.parametrize("token", [None, "", "x", "form.aaaa.bbbb"])
def test_a_form_without_a_token_of_the_page_is_refused_and_keeps_what_was_typed(token):
    answer = form(csrfmiddlewaretoken=token)
    assert answer.status_code == 403
    assert b"reader@example.org" in answer.content
    assert Asking.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_another_site_is_refused(headers):
    assert form(Client(headers=headers)).status_code == 403
    assert Asking.objects.count() == 0


@pytest.mark.parametrize("origin", ["https://record.example.gov", "http://testserver"])
def test_a_form_from_this_site_is_taken(origin):
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    assert form(Client(headers=headers)).status_code == 302


def test_a_form_that_was_open_for_a_day_is_refused_in_words(monkeypatch):
    token = TOKEN.search(Client().get(FORM).content.decode())[1]
    later = timezone.now().timestamp() + 24 * 3600
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    answer = form(csrfmiddlewaretoken=token)
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_address_gets_a_sentence_and_no_email(address):
    answer = form(email=address)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'id="f-email-error"' in page
    assert "<script>bbx9z" not in page
    assert Asking.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (" reader@Example.ORG ", "reader@example.org"),
        ("o'neil+list@example.org", "o'neil+list@example.org"),
        ("pat@例え.テスト", "pat@xn--r8jz45g.xn--zckzah"),
        ("=1+1@example.org", "=1+1@example.org"),
    ],
)
def test_an_odd_address_that_is_one_is_taken(typed, written):
    assert ask(email=typed).to == [written]


STREET = "anna@xn--strae-oqa.example"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("anna@straße.example", STREET),
        ("anna@STRAẞE.example", STREET),
        ("anna@straße．example", STREET),
        ("anna@XN--STRAE-OQA.Example", STREET),
        ("anna@strasse.example", "anna@strasse.example"),
        ("anna@Βόλος.example", "anna@xn--nxasmm1c.example"),
        ("anna@ශ්\u200dරී.example", "anna@xn--10cl1a0b660p.example"),
        ("anna@cafe\u0301.example", "anna@xn--caf-dma.example"),
        ("anna@例え。テスト", "anna@xn--r8jz45g.xn--zckzah"),
        ("anna@ｅｘａｍｐｌｅ.org", "anna@example.org"),
        ("anna@ab--cd.example", "anna@ab--cd.example"),
    ],
)
def test_emails_go_to_the_domain_that_was_typed_and_to_no_neighbour(server, typed, written):
    assert form(email=typed).status_code == 302
    mailer.send()
    (message,) = server.taken
    assert server.recipients == [written]
    assert message["To"] == written


def test_one_address_in_several_spellings_is_one_subscriber_who_reads_it_as_people_write_it():
    subscribe(email="anna@straße.example")
    subscribe(email="Anna@XN--STRAE-OQA.example", topic=["reports"])
    one = Subscriber.objects.get()
    assert one.choices.count() == 2
    subscriptions.change(one, ["minutes"], "at once", False)
    page = Client().get(links.path(links.CHANGE, one.handle)).content.decode()
    assert "a…@straße.example" in page.lower()
    form(email="anna@STRAẞE.example")
    assert turn() == []  # two letters a day to one mailbox


def test_an_address_sealed_before_is_still_written_to(server):
    subscriber("minutes", address="reader@xn--i-7iq.example")
    make.minutes()
    turn()
    assert server.recipients == ["reader@xn--i-7iq.example"]


def test_nothing_chosen_is_said_beside_the_boxes():
    answer = form(topic=[])
    assert answer.status_code == 400
    assert 'id="f-topics-error"' in answer.content.decode()


def test_what_was_typed_is_kept_beside_the_mistake():
    page = form(email="wrong", topic=["reports"], frequency="weekly").content.decode()
    assert 'value="wrong"' in page
    assert 'value="reports" checked' in page
    assert 'value="weekly" checked' in page


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
    letters = turn()
    bodies = {without_link(letter.body) for letter in letters}
    assert len(letters) == 2
    assert len(bodies) == 1


def without_link(body):
    return "\n".join(line for line in body.splitlines() if "/subscribe/confirm/" not in line)


def test_a_mailbox_gets_two_emails_a_day_however_it_is_written():
    answers = [
        form(email=address)
        for address in (
            "victim@example.org",
            "Victim+1@Example.org",
            "victim+2@example.org",
            "VICTIM@example.org",
        )
    ]
    assert {answer.status_code for answer in answers} == {302}
    assert {answer["Location"] for answer in answers} == {"/subscribe/asked/"}
    assert len(turn()) == 2
    Asking.objects.update(asked_at=timezone.now() - datetime.timedelta(hours=25))
    form(email="victim@example.org")
    assert len(turn()) == 1


def test_a_network_sends_few_forms_in_an_hour():
    codes = [form(email=f"v{number}@example.org").status_code for number in range(17)]
    assert codes == [302] * 15 + [429] * 2
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert form(other, email="other@example.org").status_code == 302


def test_the_limit_of_a_network_lasts_an_hour_and_no_longer(monkeypatch):
    for number in range(15):
        form(email=f"v{number}@example.org")
    for minutes, status in ((10, 429), (58, 429), (61, 302)):
        later = timezone.now() + datetime.timedelta(minutes=minutes)
        monkeypatch.setattr(db, "tz_now", lambda later=later: later)
        assert form(email="one.more@example.org").status_code == status


def test_many_networks_do_not_push_out_what_was_counted_of_one():
    for number in range(15):
        form(email=f"v{number}@example.org")
    for number in range(400):
        cache.set(f"the-count-of-another-{number}", 1)
    assert form(email="one.more@example.org").status_code == 429


def test_one_customer_with_many_long_addresses_is_one_network():
    codes = [
        form(Client(REMOTE_ADDR=f"2001:db8::{n:x}"), email=f"v{n}@example.org").status_code
        for n in range(1, 18)
    ]
    assert codes[-1] == 429


def test_all_confirmations_together_have_a_limit(monkeypatch):
    monkeypatch.setattr(subscriptions, "CONFIRMATIONS_AN_HOUR", 2)
    codes = [form(email=f"v{number}@example.org").status_code for number in range(3)]
    assert codes == [302, 302, 429]


# Odd questions


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
@pytest.mark.parametrize("page", ["/subscribe/", FORM])
def test_an_odd_search_to_follow_is_a_page_or_not_found(page, value):
    visitor = Client(raise_request_exception=False)
    answer = visitor.get(f"{page}?topic=search&{query(['q', 'kind', 'year'], value)}")
    assert answer.status_code in {200, 404}
    chosen = {"topic": f"search:q={value}".encode("utf-8", "replace").decode()}
    answer = visitor.post(page, chosen)
    assert answer.status_code in {400, 403, 404, 405, 413}
