"""One turn of the mailer: look for news, write e-mails, send them, and put things in order."""

import fcntl
from contextlib import contextmanager

from django.conf import settings

from tipcouncil.site.notices import news, outbox, subscriptions

LOCK = "notices.lock"


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
    outbox.recover()
    subscriptions.tidy()
    news.look()
