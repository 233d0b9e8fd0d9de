"""Letters are read by the public: nothing that is not posted stands in one."""

import pytest
from django.core import mail
from django.db import transaction

from tests import make
from tests.site.notices.subscribers import begin, subscriber, turn
from tests.support import sentinels
from tests.support.sentinels import EDITED, KINDS, WORD
from tipcouncil.site.notices.models import Notice, Snapshot


@pytest.fixture(scope="module")
def near(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        made = sentinels.neighbours()
        subscriber(
            "everything",
            "body:council",
            "statute:53a-192a",
            f"statute:{sentinels.LAW}",
            f"search:q={WORD}",
            "search:q=reports",
        )
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def undone(near):
    with transaction.atomic():
        begin()
        yield
        transaction.set_rollback(True)


def said():
    """Every letter as it goes out, and what the mailer wrote down."""
    letters = [message.message().as_bytes().decode().lower() for message in mail.outbox]
    bodies = [f"{m.subject}{m.body}{m.alternatives}".lower() for m in mail.outbox]
    kept = [f"{notice.title}".lower() for notice in Notice.objects.all()]
    return letters + bodies + kept


@pytest.mark.parametrize("kind", KINDS)
def test_no_email_tells_of_a_draft_made_edited_or_deleted(near, undone, kind):
    drafts = KINDS[kind](near)
    turn()
    sentinels.edit(drafts)
    turn()
    sentinels.remove(drafts)
    turn()
    # Drafts of two kinds may stand beside something posted, which is told of, without them.
    assert [text for text in said() if WORD in text or EDITED in text] == []
    assert not [row for row in Snapshot.objects.all() if WORD in str(row.facts).lower()]


def test_an_email_tells_what_is_posted_beside_the_drafts(near, undone):
    make.minutes("# 1. Reports", meeting=near.later)
    sentinels.drafts_of_meetings(near)
    assert len(turn()) == 1
    assert [text for text in said() if WORD in text] == []


def test_a_posting_that_is_taken_back_is_in_no_later_email(near, undone):
    sentinels.taken_back(near)
    turn()
    assert [text for text in said() if WORD in text] == []


def test_a_record_that_is_not_posted_is_nobodys_topic(near, undone, client):
    sentinels.KINDS["law"](near) if "law" in KINDS else make.statute(sentinels.LAW, posted=False)
    for topic in (f"statute:{sentinels.LAW}", f"body:{WORD}"):
        page = client.get("/subscribe/", {"topic": topic})
        assert b"email/?topic" not in page.content
