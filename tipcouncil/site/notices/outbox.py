"""The outbox: letters are written in one transaction, claimed in another, and sent between two.

A letter goes from waiting to claimed, to handing over, to sent. A mailer that dies while a letter
is claimed has not sent it: it waits again. One that dies, or hears nothing, after the hand-over
began leaves a letter of which nobody can know: it is never sent again by itself, and staff see it.
"""

import contextlib
import datetime
import logging
import secrets
import smtplib
import socket

from django.core.mail import get_connection
from django.db import DatabaseError, transaction
from django.db.models import F, Q
from django.utils import timezone

from tipcouncil.records.dates import EASTERN, today
from tipcouncil.site.notices import envelope, wording
from tipcouncil.site.notices.models import (
    Delivery,
    EmailKind,
    EmailState,
    Frequency,
    Letter,
    Subscriber,
)
from tipcouncil.site.notices.recipients import unseal, without_emails

logger = logging.getLogger(__name__)
MINUTES_BETWEEN = [1, 5, 15, 60, 180, 360, 720, 1_440]  # after each try that failed
LEASE = datetime.timedelta(minutes=15)  # a claim of another machine that is older is nobody's
WEEKLY_DAY, WEEKLY_HOUR = 0, 7  # Mondays at seven, by a clock in Connecticut
FOR_EVER = range(500, 600)  # answers of a mail server that will not change


class ServerIsAway(Exception):
    """The mail server does not answer; there is no use in trying the next letter now."""


def write(kind, subscriber=None, asking=None):
    """Put a letter into the outbox."""
    now = timezone.now()
    return Letter.objects.create(
        key=secrets.token_hex(12),
        kind=kind,
        subscriber=subscriber,
        asking=asking,
        made_at=now,
        try_at=now,
    )


# From deliveries to letters


def write_notices():
    """One letter for each subscriber to whom something is due, with all that is due to them."""
    count = 0
    for pk in due().values_list("subscriber", flat=True).order_by("subscriber").distinct():
        with transaction.atomic():
            subscriber = Subscriber.objects.select_for_update().filter(pk=pk).first()
            waiting = due().filter(subscriber=subscriber) if subscriber else Delivery.objects.none()
            if not waiting.exists():
                continue
            is_weekly = subscriber.frequency == Frequency.WEEKLY
            late = waiting.filter(weekly_and_due()) if is_weekly else waiting.none()
            kind = EmailKind.WEEKLY if late.exists() else EmailKind.NOTICE
            letter = write(kind, subscriber)
            keys = list(waiting.values_list("pk", flat=True))
            Delivery.objects.filter(pk__in=keys).update(letter=letter)
            count += 1
    return count


def due():
    """Deliveries whose time has come and that stand in no letter.

    Notice of a meeting to come never waits for the weekly letter: the law has it go out a week
    before the meeting.
    """
    at_once = Q(subscriber__frequency=Frequency.AT_ONCE)
    return Delivery.objects.filter(letter=None, subscriber__isnull=False).filter(
        at_once | Q(notice__meeting__date__gte=today()) | weekly_and_due()
    )


def weekly_and_due():
    return Q(subscriber__frequency=Frequency.WEEKLY, notice__found_at__lt=last_weekly_hour())


def last_weekly_hour(now=None):
    """The last Monday, seven o'clock."""
    now = (now or timezone.now()).astimezone(EASTERN)
    monday = now.date() - datetime.timedelta(days=(now.weekday() - WEEKLY_DAY) % 7)
    hour = datetime.datetime.combine(monday, datetime.time(WEEKLY_HOUR), tzinfo=EASTERN)
    return hour if hour <= now else hour - datetime.timedelta(days=7)


# Sending


def send_waiting(at_most=None):
    """Send what is due, one letter after the other. Returns how many went out.

    Raises ServerIsAway where the mail server cannot be reached.
    """
    connection, sent = get_connection(), 0
    try:
        while at_most is None or sent < at_most:
            letter = claim()
            if letter is None:
                return sent
            sent += send(letter, connection)
    finally:
        close(connection)
    return sent


def claim():
    """One waiting letter, which from now on is this mailer's; None where none is due."""
    while True:
        now = timezone.now()
        waiting = Letter.objects.filter(state=EmailState.WAITING, try_at__lte=now)
        pk = waiting.order_by("try_at", "pk").values_list("pk", flat=True).first()
        if pk is None:
            return None
        mine = Letter.objects.filter(pk=pk, state=EmailState.WAITING).update(
            state=EmailState.CLAIMED,
            claimed_at=now,
            claimed_by=socket.gethostname()[:80],
            attempts=F("attempts") + 1,
        )
        if mine:
            return Letter.objects.select_related("subscriber", "asking").get(pk=pk)


def send(letter, connection):
    """Send one claimed letter. Returns whether it went out."""
    person = letter.subscriber or letter.asking
    address = unseal(person.address_sealed) if person and person.address_sealed else None
    try:
        said = wording.of(letter) if address else None
        mail = envelope.message(letter, said, address) if said else None
    except Exception as trouble:  # one letter that cannot be written must not keep back the rest
        logger.exception("Letter %s cannot be written.", letter.key)
        again_later(letter, words_of(trouble, address))
        return False
    if person and person.address_sealed and address is None:
        end(letter, EmailState.FAILED, "No key of this site opens the address.")
        return False
    if mail is None:
        end(letter, EmailState.DROPPED)
        return False
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as trouble:
        close(connection)
        again_later(letter, words_of(trouble, address))
        raise ServerIsAway(words_of(trouble)) from None
    try:
        announce(connection, letter)
        connection.send_messages([mail])
    except Gone:
        close(connection)
        return False
    except DatabaseError:
        raise
    except Exception as trouble:  # whatever a library makes of it: one letter, and not the mailer
        close(connection)
        after_trouble(letter, trouble, words_of(trouble, address))
        return False
    end(letter, EmailState.SENT)
    return True


class Gone(Exception):
    """The letter was taken from this mailer, or its subscriber left, before it went out."""


def announce(connection, letter):
    """Have the hand-over written down: right before the message, where the sender can tell."""

    def hand_over():
        moved = Letter.objects.filter(pk=letter.pk, state=EmailState.CLAIMED)
        if letter.subscriber_id:
            moved = moved.filter(subscriber=letter.subscriber_id)
        if not moved.update(state=EmailState.HANDING_OVER, claimed_at=timezone.now()):
            raise Gone

    if hasattr(connection, "call_before_message"):
        connection.call_before_message(hand_over)
    else:
        hand_over()


def after_trouble(letter, trouble, words):
    """A try failed: again later, never again, or nobody knows."""
    letter.refresh_from_db(fields=["state", "attempts"])
    answer = answer_of(trouble)
    if letter.state == EmailState.HANDING_OVER and answer is None:
        end(letter, EmailState.UNKNOWN, words)
    elif answer in FOR_EVER:
        end(letter, EmailState.FAILED, words)
    else:
        again_later(letter, words)


def answer_of(trouble):
    """The number that a mail server answered; None where it answered nothing."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in trouble.recipients.values()), None)
    if isinstance(trouble, smtplib.SMTPResponseException) and trouble.smtp_code > 0:
        return trouble.smtp_code
    return None


def again_later(letter, words):
    if letter.attempts > len(MINUTES_BETWEEN):
        end(letter, EmailState.FAILED, words)
        return
    wait = datetime.timedelta(minutes=MINUTES_BETWEEN[letter.attempts - 1])
    Letter.objects.filter(pk=letter.pk).update(
        state=EmailState.WAITING, try_at=timezone.now() + wait, error=words
    )


def end(letter, state, error=""):
    sent_at = timezone.now() if state == EmailState.SENT else None
    Letter.objects.filter(pk=letter.pk).update(state=state, sent_at=sent_at, error=error)


def words_of(trouble, address=""):
    """What went wrong, for staff: without the address that the server may repeat."""
    return without_emails(f"{type(trouble).__name__}: {trouble}"[:900], address)[:300]


def close(connection):
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.close()


# After a mailer that died


def recover(is_alone):
    """Set right what a dead mailer left. `is_alone`: no other one works on this machine."""
    stale = Q(claimed_at__lt=timezone.now() - LEASE)
    if is_alone:
        stale |= Q(claimed_by=socket.gethostname()[:80])
    left = Letter.objects.filter(stale)
    left.filter(state=EmailState.CLAIMED).update(state=EmailState.WAITING)
    words = "The mailer was stopped while it handed the letter over."
    left.filter(state=EmailState.HANDING_OVER).update(state=EmailState.UNKNOWN, error=words)
