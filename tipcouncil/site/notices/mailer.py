"""One turn of the mailer: look for news, write letters, send them, and put things in order."""

import datetime
import fcntl
from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone

from tipcouncil.site.notices import news, outbox, subscriptions
from tipcouncil.site.notices.models import MailerRun

LOCK = "notices.lock"
NOTED_EVERY = datetime.timedelta(minutes=5)


@contextmanager
def alone():
    """Whether this is the only mailer on this machine. The lock goes with its process."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(settings.DATA_DIR / LOCK, "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def look():
    """Everything but the sending: nothing of it needs a mail server."""
    outbox.recover(is_alone=True)
    subscriptions.tidy()
    news.look()


def send():
    """Write and send what is due. Returns how many letters went out."""
    outbox.write_notices()
    sent = outbox.send_waiting()
    note_run()
    return sent


def note_run():
    """That the mailer works, and reached its server, for staff to see."""
    now = timezone.now()
    row, _ = MailerRun.objects.get_or_create(pk=1)
    if row.ran_at is None or now - row.ran_at > NOTED_EVERY:
        MailerRun.objects.filter(pk=1).update(ran_at=now)
