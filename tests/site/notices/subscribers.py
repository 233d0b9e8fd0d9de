"""A subscriber and a turn of the mailer, as the tests of notices need them."""

import datetime
import re

from django.core import mail
from django.test import Client

from tests import make
from tipcouncil.records.dates import today
from tipcouncil.site.notices import news, outbox, recipients, subscriptions
from tipcouncil.site.notices.models import Email, Subscription

FORM = "/subscribe/email/"
SOON = datetime.timedelta(days=30)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LINK = re.compile(r"https://record\.example\.gov(/subscribe/[a-z]+/[\w.:-]+/)")
LONG_AGO = make.POSTED_AT - datetime.timedelta(days=1)


def subscriber(*topics, address="reader@example.org", **fields):
    """Somebody who confirmed long ago and asks for these topics."""
    fields = {
        "asked_at": LONG_AGO,
        "confirmed_at": LONG_AGO,
        "valid_until": subscriptions.valid_until(today()),
    } | fields
    return Subscription.objects.create(
        handle=f"handle-{Subscription.objects.count() + 1}",
        address_sealed=recipients.seal(address),
        address_digest=recipients.digests(address)[0],
        mailbox_digest=recipients.digests(recipients.mailbox(address))[0],
        topics=list(topics or ["everything"]),
        **fields,
    )


def begin():
    """The first look, which tells nobody: from now on, what is posted is news."""
    news.look()
    mail.outbox.clear()


def turn():
    """One turn of the mailer. Returns the e-mails of this turn."""
    before = len(mail.outbox)
    news.turn()
    outbox.send_waiting()
    return mail.outbox[before:]


def form(client=None, **fields):
    """Fill in the public form and send it."""
    client = client or Client()
    token = TOKEN.search(client.get(FORM).content.decode())[1]
    fields = {
        "csrfmiddlewaretoken": token,
        "email": "reader@example.org",
        "topic": ["minutes"],
        "frequency": "at once",
    } | fields
    return client.post(FORM, {name: value for name, value in fields.items() if value is not None})


def links(message):
    """{"leave": "/subscribe/leave/…/"}: what an e-mail lets its reader do."""
    return {path.split("/")[2]: path for path in LINK.findall(message.body)}


def coming_meeting(**fields):
    return make.meeting(date=today() + SOON, status="scheduled", **fields)


def ask(**fields):
    """Ask by the form and get the e-mail that asks to confirm."""
    assert form(**fields).status_code == 302
    (message,) = turn()
    return message


def subscribe(**fields):
    """Ask and confirm, before anything that a test posts."""
    Client().post(links(ask(**fields))["confirm"])
    confirmed = Subscription.objects.exclude(confirmed_at=None)
    confirmed.update(confirmed_at=make.POSTED_AT)
    return confirmed.latest("pk")


def written(count=1, name="reader{}"):
    """So many e-mails that wait in the outbox."""
    for number in range(count):
        subscriber("minutes", address=f"{name.format(number)}@example.org")
    begin()
    make.minutes()
    news.look()
    assert Email.objects.count() == count


def states():
    return sorted(Email.objects.values_list("state", flat=True))
