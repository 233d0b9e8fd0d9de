"""The outbox: an e-mail is written in one transaction, and is sent between two others.

The first of them is made right before the message leaves, and says that it is being handed over;
only one mailer can make it, however many had read that the e-mail waits. One that dies earlier has
sent nothing: the e-mail still waits. One that dies, or hears nothing, after it leaves an e-mail of
which nobody can know: it is never sent again by itself, and staff see it.
"""

import contextlib
import datetime
import fcntl
import logging
import smtplib

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError
from django.utils import timezone

from tipcouncil.records.dates import EASTERN, eastern, today
from tipcouncil.site.notices import letters, messages
from tipcouncil.site.notices.models import Email, EmailKind, EmailState, Frequency
from tipcouncil.site.notices.recipients import without_emails

logger = logging.getLogger(__name__)
MINUTES_BETWEEN = [1, 5, 15, 60, 180, 360, 720, 1_440]  # after each try that failed
WEEKLY_DAY, WEEKLY_TIME = 0, datetime.time(7)  # Mondays at seven, by a clock in Connecticut
FOR_EVER = range(500, 600)  # answers of a mail server that will not change


class ServerIsAway(Exception):
    """The mail server does not answer; there is no use in trying the next e-mail now."""


class AlreadyTaken(Exception):
    """Another mailer took the e-mail, or its subscriber left, before it went out."""


# Writing


def write_notices(subscription, notices):
    """Notices that were found together are one e-mail; those that wait for Monday, another.

    Notice of an upcoming meeting never waits: the law has it go out a week before the meeting.
    """
    at_once, weekly = [], []
    for notice in notices:
        is_urgent = notice.meeting is not None and notice.meeting.date >= today()
        waits = subscription.frequency == Frequency.WEEKLY and not is_urgent
        (weekly if waits else at_once).append(notice)
    if at_once:
        email = Email.objects.create(kind=EmailKind.NOTICE, subscription=subscription)
        email.notices.add(*at_once)
    if weekly:
        of_week = {"subscription": subscription, "kind": EmailKind.WEEKLY}
        waiting = Email.objects.select_for_update().filter(state=EmailState.WAITING, **of_week)
        email = waiting.first() or Email.objects.create(try_at=next_weekly_hour(), **of_week)
        email.notices.add(*weekly)


def next_weekly_hour(now=None):
    """The next Monday, seven o'clock."""
    now = (now or timezone.now()).astimezone(EASTERN)
    monday = now.date() + datetime.timedelta(days=(WEEKLY_DAY - now.weekday()) % 7)
    hour = eastern(monday, WEEKLY_TIME)
    return hour if hour > now else eastern(monday + datetime.timedelta(days=7), WEEKLY_TIME)


# Sending


@contextlib.contextmanager
def alone():
    """Whether this is the only mailer on this machine. The lock goes with its process."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(settings.DATA_DIR / "notices.lock", "a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def send_waiting():
    """Send what is due, one e-mail after the other. Returns how many went out.

    Raises ServerIsAway where the mail server cannot be reached.
    """
    connection, sent = get_connection(), 0
    try:
        while email := next_due():
            sent += send(email, connection)
    finally:
        close(connection)
    return sent


def next_due():
    due = Email.objects.filter(state=EmailState.WAITING, try_at__lte=timezone.now())
    return due.select_related("subscription", "user").order_by("try_at", "pk").first()


def as_read(email):
    """The row of an e-mail, as long as nobody did anything to it since it was read."""
    return Email.objects.filter(pk=email.pk, state=email.state, attempts=email.attempts)


def send(email, connection):
    """Send one e-mail that waited. Returns whether it went out."""
    address = address_of(email)
    if address is None:
        return end(email, EmailState.FAILED, "No key of this site opens the address.")
    try:
        written_by = letters if email.kind == EmailKind.STAFF else messages
        message = written_by.compose(email, address) if address else None
        if message is None:
            return end(email, EmailState.DROPPED)
        open_or_wait(connection, email)
        connection.before_message = lambda: hand_over(email)
        connection.send_messages([message])
    except AlreadyTaken:
        close(connection)
        return False
    except (DatabaseError, ServerIsAway):
        raise
    except Exception as trouble:  # one e-mail that cannot be sent must not keep back the rest
        if not isinstance(trouble, OSError):  # those of mail servers repeat the address
            logger.exception("E-mail %s cannot be written.", email.key)
        close(connection)
        return after_trouble(email, trouble, words_of(trouble, address))
    return end(email, EmailState.SENT, sent_at=timezone.now())


def address_of(email):
    """Where it goes; empty where nobody is left, None where no key opens the address."""
    if email.user is not None:
        return email.user.email if email.user.is_active else ""
    return email.subscription.address if email.subscription else ""


def open_or_wait(connection, email):
    try:
        connection.open()
    except OSError as trouble:
        close(connection)
        again_later(email, words_of(trouble))
        raise ServerIsAway(words_of(trouble)) from None


def hand_over(email):
    """Write down that the message leaves now."""
    if not as_read(email).update(state=EmailState.HANDING_OVER):
        raise AlreadyTaken
    email.state = EmailState.HANDING_OVER


def after_trouble(email, trouble, words):
    """A try failed: again later, never again, or nobody knows."""
    answer = answer_of(trouble)
    if email.state == EmailState.HANDING_OVER and answer is None:
        return end(email, EmailState.UNKNOWN, words)
    if answer in FOR_EVER:
        return end(email, EmailState.FAILED, words)
    return again_later(email, words)


def again_later(email, words):
    if email.attempts >= len(MINUTES_BETWEEN):
        return end(email, EmailState.FAILED, words)
    wait = datetime.timedelta(minutes=MINUTES_BETWEEN[email.attempts])
    return end(email, EmailState.WAITING, words, try_at=timezone.now() + wait)


def answer_of(trouble):
    """The number that a mail server answered; None where it answered nothing."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in trouble.recipients.values()), None)
    return max(getattr(trouble, "smtp_code", 0), 0) or None


def end(email, state, error="", **fields):
    """Write down what came of a try. Returns whether the e-mail went out."""
    is_handed_over = email.state == EmailState.HANDING_OVER  # then nobody else knows better
    rows = Email.objects.filter(pk=email.pk) if is_handed_over else as_read(email)
    rows.update(state=state, attempts=email.attempts + 1, error=error, **fields)
    return state == EmailState.SENT


def words_of(trouble, address=""):
    """What went wrong, for staff: without the address that the server may repeat."""
    return without_emails(f"{type(trouble).__name__}: {trouble}"[:900], address)[:300]


def close(connection):
    with contextlib.suppress(OSError):  # as all trouble of a mail server is
        connection.close()


def recover():
    """Say of what a mailer was handing over when it died that nobody knows whether it was sent."""
    left = Email.objects.filter(state=EmailState.HANDING_OVER)
    words = "The mailer was stopped while it handed the e-mail over."
    left.update(state=EmailState.UNKNOWN, error=words)
