"""Asking, confirming, changing, renewing and leaving, as a person and as a mail program do it."""

import datetime
import logging

import pytest
from cryptography.fernet import Fernet
from django.core import mail
from django.core.cache import cache
from django.core.cache.backends import db
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from tests import make
from tests.site.notices import FORM, TOKEN, begin, form, links, subscriber, turn
from tests.test_hostile import VALUES, query
from tipcouncil.site.notices import addresses, asking, news, outbox, year
from tipcouncil.site.notices.links import path as path_of
from tipcouncil.site.notices.models import Asking, Delivery, Letter, Subscriber, Subscription

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
}


@pytest.fixture(autouse=True)
def first_look():
    cache.clear()
    begin()


def ask(**fields):
    """Ask by the form and get the letter that asks to confirm."""
    assert form(**fields).status_code == 302
    (letter,) = turn()
    return letter


def subscribe(**fields):
    """Ask and confirm, before anything that a test posts."""
    Client().post(links(ask(**fields))["confirm"])
    Subscriber.objects.update(confirmed_at=make.POSTED_AT)
    return Subscriber.objects.latest("pk")


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
    assert "open for too long" in answer.content.decode()


@pytest.mark.parametrize("address", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_address_gets_a_sentence_and_no_letter(address):
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


def test_a_mailbox_gets_two_letters_a_day_however_it_is_written():
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
    monkeypatch.setattr(asking, "CONFIRMATIONS_AN_HOUR", 2)
    codes = [form(email=f"v{number}@example.org").status_code for number in range(3)]
    assert codes == [302, 302, 429]


# Confirming


def test_only_a_button_confirms_and_only_once():
    letter = ask(topic=["minutes", "body:none"], frequency="weekly")
    path = links(letter)["confirm"]
    for _ in range(3):
        assert Client().get(path).status_code == 200
    assert Subscriber.objects.count() == 0
    answer = Client().post(path)
    assert answer.status_code == 200
    assert not answer.cookies
    made = Subscriber.objects.get()
    assert [c.topic for c in made.choices.all()] == ["minutes"]
    assert made.frequency == "weekly"
    assert Client().post(path).status_code == 404
    assert Client().get(path).status_code == 404
    assert Asking.objects.get().address_sealed == ""


def test_a_confirmation_is_good_for_three_days():
    path = links(ask())["confirm"]
    Asking.objects.update(asked_at=timezone.now() - datetime.timedelta(days=3, minutes=1))
    assert Client().get(path).status_code == 404
    assert Client().post(path).status_code == 404
    turn()
    assert Asking.objects.count() == 0
    assert Subscriber.objects.count() == 0


def test_asking_again_adds_topics_and_changes_nothing_before_it_is_confirmed():
    reader = subscribe(topic=["minutes"])
    letter = ask(topic=["reports"], frequency="weekly")
    reader.refresh_from_db()
    assert reader.frequency == "at once"
    Client().post(links(letter)["confirm"])
    assert Subscriber.objects.count() == 1
    assert {c.topic for c in reader.choices.all()} == {"minutes", "reports"}


@pytest.mark.parametrize("page", ["confirm", "change", "leave", "renew"])
def test_a_forged_or_foreign_token_gets_one_and_the_same_answer(page):
    reader = subscribe()
    begin()
    make.minutes()
    (letter,) = turn()
    change_token = links(letter)["change"].split("/")[3]
    answers = set()
    for token in ("x", "x.y", f"{reader.handle}.AAAA", change_token[:-1] + "x"):
        for method in ("get", "post"):
            answer = getattr(Client(), method)(f"/subscribe/{page}/{token}/")
            answers.add((answer.status_code, answer.content))
    if page != "change":
        answer = Client().post(f"/subscribe/{page}/{change_token}/")
        answers.add((answer.status_code, answer.content))
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert Subscriber.objects.count() == 1


@pytest.mark.parametrize("name", ["change", "leave", "renew", "confirm"])
def test_a_page_with_a_token_is_not_kept_listed_or_passed_on(name):
    reader = subscriber()
    asked = Asking.objects.create(
        handle="h", address_sealed="x", mailbox_digest="x", asked_at=timezone.now()
    )
    path = asking_path(name, asked if name == "confirm" else reader)
    page = Client().get(path)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page["X-Robots-Tag"]
    assert f'rel="canonical" href="https://record.example.gov{path}"' not in page.content.decode()
    assert "reader@example.org" not in page.content.decode()


def asking_path(name, person):
    return path_of(name, person.handle)


# Changing and leaving


def test_choices_are_seen_and_changed_from_any_letter():
    reader = subscriber("minutes", "search:q=hotels")
    path = asking_path("change", reader)
    page = Client().get(path).content.decode()
    assert "r…@example.org" in page
    assert 'value="search:q=hotels" checked' in page
    answer = Client().post(path, {"topic": ["reports"], "frequency": "weekly", "discreet": "1"})
    assert "Your choices are saved" in answer.content.decode()
    reader.refresh_from_db()
    assert [c.topic for c in reader.choices.all()] == ["reports"]
    assert (reader.frequency, reader.is_discreet) == ("weekly", True)
    assert Client().post(path, {"frequency": "weekly"}).status_code == 400
    assert reader.choices.count() == 1


@pytest.mark.parametrize("body", ["urlencoded", "multipart", "nothing"])
def test_one_post_of_a_mail_program_is_enough_to_leave(body):
    reader = subscriber("minutes")
    begin()
    make.minutes()
    (letter,) = turn()
    path = (
        letter.message()["List-Unsubscribe"].strip("<>").removeprefix("https://record.example.gov")
    )
    assert Client().get(path).status_code == 200
    assert Subscriber.objects.count() == 1
    stranger = Client(enforce_csrf_checks=True, headers={"Origin": "https://mail.example"})
    for _ in range(2):
        if body == "urlencoded":
            kind = "application/x-www-form-urlencoded"
            answer = stranger.post(path, "List-Unsubscribe=One-Click", content_type=kind)
        elif body == "multipart":
            answer = stranger.post(path, {"List-Unsubscribe": "One-Click"})
        else:
            answer = stranger.post(path, b"", content_type="text/plain")
        assert answer.status_code == 200
        assert not answer.cookies
        assert "Location" not in answer
    assert not Subscriber.objects.filter(pk=reader.pk).exists()
    make.minutes()
    assert turn() == []


def test_leaving_erases_the_address_and_keeps_the_proof_without_it():
    reader = subscribe(topic=["minutes"])
    make.minutes()
    turn()
    make.minutes()
    asking.leave(reader.handle)
    assert turn() == []
    assert Subscription.objects.count() == 0
    kept = Delivery.objects.get()
    assert kept.subscriber is None
    assert kept.letter.state == "sent"
    assert traces("reader@example.org", reader.address_digest) == []


def test_a_letter_that_waits_is_not_sent_to_somebody_who_left():
    reader = subscriber("minutes")
    make.minutes()
    turn_without_sending()
    assert Letter.objects.count() == 1
    asking.leave(reader.handle)
    assert turn() == []


def turn_without_sending():
    news.look()
    outbox.write_notices()


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
    assert addresses.unseal(reader.address_sealed) == "pat@example.org"
    Client().post(links(ask(email="pat@example.org", topic=["reports"]))["confirm"])
    assert Subscriber.objects.count() == 1
    assert asking.seal_anew() == 1
    settings.ADDRESS_KEYS = settings.ADDRESS_KEYS[:1]
    reader.refresh_from_db()
    assert addresses.unseal(reader.address_sealed) == "pat@example.org"
    assert reader.address_digest == addresses.digests("PAT@example.org")[0]


def test_without_a_key_the_pages_say_that_no_mail_is_sent(client):
    with override_settings(NOTICES_ON=False):
        assert "sends no e-mail at present" in client.get("/subscribe/").content.decode()
        page = client.get(FORM)
        assert "sends no e-mail at present" in page.content.decode()
        assert client.post(FORM, {"email": "a@example.org"}).status_code == 503
    assert len(mail.outbox) == 0


# The year of a request


@pytest.mark.parametrize(
    ("filed", "until"),
    [
        ("2026-06-10", "2027-06-10"),
        ("2028-02-29", "2029-02-28"),
        ("2026-12-31", "2027-12-31"),
        ("2027-01-01", "2028-01-31"),
        ("2027-01-31", "2028-01-31"),
        ("2027-02-01", "2028-02-01"),
    ],
)
def test_a_request_is_valid_for_a_year_and_at_least_while_it_can_be_renewed(filed, until):
    filed, until = map(datetime.date.fromisoformat, (filed, until))
    assert year.valid_until(filed) == until


def on(monkeypatch, day):
    day = datetime.date.fromisoformat(day)
    monkeypatch.setattr("tipcouncil.site.notices.asking.today", lambda: day)
    monkeypatch.setattr("tipcouncil.site.notices.news.today", lambda: day)


def test_renewal_is_asked_once_within_thirty_days_after_january_1(monkeypatch):
    reader = subscriber(valid_until=datetime.date(2027, 6, 10))
    on(monkeypatch, "2026-12-31")
    assert turn() == []
    on(monkeypatch, "2027-01-01")
    (letter,) = turn()
    assert "January 31, 2027" in letter.subject
    assert turn() == []
    path = links(letter)["renew"]
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
    (letter,) = turn()
    assert "June 10, 2027" in letter.subject
    assert turn() == []
    on(monkeypatch, "2027-06-11")
    make.minutes()
    assert turn() == []
    on(monkeypatch, "2027-07-10")
    turn()
    assert Subscriber.objects.filter(pk=reader.pk).exists()
    on(monkeypatch, "2027-07-11")
    turn()
    assert not Subscriber.objects.filter(pk=reader.pk).exists()


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
