"""Sending: retried, never twice, and nothing lost."""

import threading
from email.errors import HeaderParseError
from html import unescape

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.db import connection
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import LINK, begin, form, states, subscriber, turn, written
from tipcouncil.site.notices import news, outbox, subscriptions
from tipcouncil.site.notices.models import Email, Notice

TRANSACTIONS = pytest.mark.django_db(transaction=True)
pytestmark = pytest.mark.django_db


# What a server answers at a step, and what becomes of the e-mail.
ANSWERS = [
    ("connect", "421 come again", "waiting"),
    ("mail", "451 come again", "waiting"),
    ("rcpt", "450 mailbox busy", "waiting"),
    ("data", "451 come again", "waiting"),
    ("taken", "451 come again", "waiting"),
    ("taken", "554 refused", "failed"),
    ("rcpt", "550 5.1.1 User Jane.Doe unknown in local recipient table", "failed"),
    ("rcpt", "550 5.1.1 <jane.doe>: unknown", "failed"),
    ("rcpt", "550 see https://help.example.org/?who=jane.doe%40example.org", "failed"),
    ("rcpt", "550 bounce+jane.doe=example.org is full", "failed"),
    ("rcpt", "550 no such user <jane.doe@example.org>", "failed"),
]


def come_due():
    Email.objects.update(try_at=timezone.now())


def test_a_refusal_is_tried_again_or_given_up_with_its_reason_and_without_the_address(server):
    written(name="jane.doe")
    wrong = []
    for step, answer, state in ANSWERS:
        Email.objects.update(state="waiting", attempts=0, try_at=timezone.now(), error="")
        server.on = lambda at, step=step, answer=answer: answer if at == step else None
        try:
            outbox.send_waiting()
        except outbox.ServerIsAway:
            assert step == "connect"
        email = Email.objects.get()
        is_said = answer[:3] in email.error and "jane" not in email.error.lower()
        server.on = lambda at: None
        server.taken.clear()
        sent = [outbox.send_waiting()]  # not before its time
        come_due()
        sent.append(outbox.send_waiting())
        if not is_said or (email.state, sent) != (state, [0, state == "waiting"]):
            wrong.append((answer, email.state, email.error, sent))
    assert wrong == []


def test_trouble_of_an_unknown_kind_ends_one_email_and_not_the_mailer(server, monkeypatch):
    written(2)
    first = Email.objects.earliest("pk")
    send = EmailMessage.message

    def message(mail):
        if str(first.key) in mail.extra_headers["Message-ID"]:
            raise HeaderParseError("nobody thought of it")
        return send(mail)

    monkeypatch.setattr(EmailMultiAlternatives, "message", message)
    assert outbox.send_waiting() == 1
    assert states() == ["sent", "waiting"]
    assert "nobody thought of it" in Email.objects.get(pk=first.pk).error


def test_an_email_needs_no_rewriting_on_its_way(server):
    subscriber("reports")
    begin()
    make.recommendation(outcome="§ " + "word " * 40)
    turn()
    (message,) = server.taken
    assert all(sign < 128 for sign in message.as_bytes())
    assert max(map(len, message.as_bytes().splitlines())) <= 200
    for part in message.iter_parts():
        assert part["Content-Transfer-Encoding"] in {"quoted-printable", "7bit"}
        assert "§ word word" in unescape(part.get_content())


def test_an_email_is_text_and_html_with_its_links_whole(server):
    begin()
    form(topic=["minutes"])
    turn()
    (message,) = server.taken
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert message["To"] == "reader@example.org"
    assert states() == ["sent"]
    carried = message.as_bytes()
    assert all(sign < 128 for sign in carried)
    (link,) = LINK.findall(message.get_body(["plain"]).get_content())
    assert set(LINK.findall(carried.decode())) == {link}


def test_a_server_that_falls_silent_after_the_message_leaves_it_unknown(server, settings):
    settings.EMAIL_TIMEOUT = 0.2
    written()
    server.on = lambda step: "" if step == "taken" else None
    outbox.send_waiting()
    assert states() == ["unknown"]
    server.on = lambda step: None
    come_due()
    news.turn()
    outbox.send_waiting()
    assert len(server.taken) == 1


def test_a_server_that_is_away_costs_one_email_a_try_and_loses_none(server, settings):
    written(5)
    settings.EMAIL_PORT = 1
    with pytest.raises(outbox.ServerIsAway):
        outbox.send_waiting()
    assert states() == ["waiting"] * 5
    settings.EMAIL_PORT = server.port
    come_due()
    assert outbox.send_waiting() == 5
    assert len(set(server.numbers)) == 5


def test_an_email_is_given_up_after_two_days_of_tries(server):
    written()
    server.on = lambda step: "450 busy" if step == "rcpt" else None
    for _ in range(len(outbox.MINUTES_BETWEEN) + 3):
        come_due()
        outbox.send_waiting()
    letter = Email.objects.get()
    assert (letter.state, letter.attempts) == ("failed", len(outbox.MINUTES_BETWEEN) + 1)


def test_an_email_that_a_dead_mailer_was_handing_over_is_not_sent_again(server):
    written(2)
    first, second = Email.objects.order_by("pk")
    Email.objects.filter(pk=second.pk).update(state="handing over")
    outbox.recover()
    assert outbox.send_waiting() == 1
    assert server.numbers == [f"<{first.key}@record.example.gov>"]
    assert states() == ["sent", "unknown"]


def test_who_leaves_while_their_email_is_at_the_server_does_not_get_it(server):
    written()
    email = outbox.next_due()
    subscriptions.leave("handle-1")
    assert outbox.send(email, get_connection()) is False
    assert server.taken == []


def test_of_two_mailers_that_read_the_same_email_one_sends_it(server):
    written()
    slow, quick, backend = outbox.next_due(), outbox.next_due(), get_connection()
    assert outbox.send(quick, backend) is True
    assert outbox.send(slow, backend) is False
    backend.close()
    assert states() == ["sent"]
    assert len(server.taken) == 1


def test_a_mailer_that_fails_takes_nothing_back_from_one_that_sends(server):
    written()
    slow, quick = outbox.next_due(), outbox.next_due()
    outbox.hand_over(quick)
    server.on = lambda step: "450 busy" if step == "rcpt" else None
    assert outbox.send(slow, get_connection()) is False
    assert states() == ["handing over"]
    assert outbox.end(quick, "sent") is True
    assert states() == ["sent"]


def test_a_server_that_takes_nobody_now_costs_no_email_its_life(server):
    written()
    server.on = lambda step: "554 no service" if step == "connect" else None
    with pytest.raises(outbox.ServerIsAway):
        outbox.send_waiting()
    assert states() == ["waiting"]


def test_an_email_that_cannot_be_written_keeps_back_no_other(server):
    written(2)
    broken = Email.objects.earliest("pk")
    broken.notices.set([notice_of_no_kind()])
    assert outbox.send_waiting() == 1
    assert states() == ["sent", "waiting"]
    assert "AttributeError" in Email.objects.get(pk=broken.pk).error


def notice_of_no_kind():
    """A notice of a kind of record that no longer is one of which notices tell."""
    return Notice.objects.create(
        content_type=ContentType.objects.get_for_model(Email),
        object_id=1,
        event="posted",
        title="x",
        happened_at=timezone.now(),
        found_at=timezone.now(),
    )


@TRANSACTIONS
def test_two_mailers_at_once_send_each_email_once(server):
    written(12)
    counts = []

    def work():
        try:
            counts.append(outbox.send_waiting())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 12
    assert len(server.numbers) == len(set(server.numbers)) == 12
    assert states() == ["sent"] * 12


def test_a_second_mailer_on_one_machine_steps_back():
    with outbox.alone() as first, outbox.alone() as second:
        assert (first, second) == (True, False)
    with outbox.alone() as again:
        assert again


def test_staff_see_that_the_mailer_is_still(staff_client):
    subscriber()
    assert b"The mailer has not worked for a day" in staff_client.get("/admin/").content
    turn()
    assert b"The mailer has not worked" not in staff_client.get("/admin/").content
