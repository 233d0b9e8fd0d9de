"""What is withdrawn leaves every place at once: pages, search, feeds, data, and letters to come."""

import io
import zipfile

import pytest

from tests import make
from tests.site.notices.subscribers import begin, subscriber
from tipcouncil.site.notices import news, outbox
from tipcouncil.site.notices.models import Email

pytestmark = pytest.mark.django_db
WORD = "quillfeather"
PLACES = [
    "/meetings/2017-01-19/",
    "/meetings/2017-01-19/minutes.md",
    "/meetings/2017-01-19/minutes/versions/1/",
    f"/search/?q={WORD}",
    f"/feeds/search.xml?q={WORD}",
    "/feeds/all.xml",
    "/feeds/meetings.xml",
    "/feeds/minutes.xml",
    "/feeds/bodies/council.xml",
    "/api/events/2017-01-19",
    "/api/events",
    "/meetings.csv",
    "/documents.csv",
    "/calendar.ics",
    "/meetings/2017-01-19.ics",
    "/sitemap.xml",
    "/data/record.zip",
]


def read(client, address):
    """All the bytes at an address; of a zip, those of everything in it."""
    response = client.get(address)
    content = response.getvalue() if response.streaming else response.content
    if address.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as whole:
            content = b"".join(whole.read(name) for name in whole.namelist())
    return content.replace(f"q={WORD}".encode(), b"").decode()


def told_of(client):
    """Where the text can be read, beyond the words of a question itself."""
    found = {}
    for address in PLACES:
        text = read(client, address)
        found[address] = text.count("was discussed by all")
    return {address for address, number in found.items() if number}


def test_withdrawn_minutes_leave_every_place_and_every_email_to_come(client, mailoutbox):
    meeting = make.meeting(date="2017-01-19")
    subscriber("minutes", f"search:q={WORD}")
    begin()
    minutes = make.minutes(f"# 1. Reports\n\nA {WORD} was discussed by all.", meeting=meeting)
    news.look()
    assert Email.objects.count() == 1
    before = told_of(client)
    assert {"/meetings/2017-01-19/", "/data/record.zip", f"/search/?q={WORD}"} <= before
    minutes.withdraw("A name must not stand.")
    assert told_of(client) == set()
    assert "Minutes" not in read(client, "/feeds/minutes.xml").partition("<entry>")[2]
    news.turn()
    outbox.send_waiting()
    assert mailoutbox == []
