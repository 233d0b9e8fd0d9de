"""A subscriber and a turn of the mailer, as the tests of notices need them."""

import datetime
import re

from django.core import mail
from django.test import Client

from tests import make
from tipcouncil.records.dates import today
from tipcouncil.site.notices import mailer, news, recipients, year
from tipcouncil.site.notices.models import Subscriber

FORM = "/subscribe/email/"
SOON = datetime.timedelta(days=30)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LINK = re.compile(r"https://record\.example\.gov(/subscribe/[a-z]+/[\w.:-]+/)")


def subscriber(*topics, address="reader@example.org", **fields):
    """Somebody who confirmed long ago and asks for these topics."""
    handle = f"handle-{Subscriber.objects.count() + 1}"
    fields = {
        "frequency": "at once",
        "confirmed_at": make.POSTED_AT - datetime.timedelta(days=1),
        "valid_until": year.valid_until(today()),
    } | fields
    made = Subscriber.objects.create(
        handle=handle,
        address_sealed=recipients.seal(address),
        address_digest=recipients.digests(address)[0],
        **fields,
    )
    for topic in topics or ["everything"]:
        made.choices.create(topic=topic)
    return made


def begin():
    """The first look, which tells nobody: from now on, what is posted is news."""
    news.look()
    mail.outbox.clear()


def turn():
    """One turn of the mailer. Returns the letters of this turn."""
    before = len(mail.outbox)
    mailer.look()
    mailer.send()
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
    """{"leave": "/subscribe/leave/…/"}: what a letter lets its reader do."""
    return {path.split("/")[2]: path for path in LINK.findall(message.body)}


def coming_meeting(**fields):
    return make.meeting(date=today() + SOON, status="scheduled", **fields)


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
