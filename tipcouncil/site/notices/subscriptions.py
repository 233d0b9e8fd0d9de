"""What somebody can do: ask, confirm, renew, change what they get, and leave.

Asking does and says the same whether an address is known or not. Leaving erases.
"""

import datetime
import secrets

from django.db import connection, transaction
from django.utils import timezone

from tipcouncil.records.dates import today
from tipcouncil.site.notices import outbox, year
from tipcouncil.site.notices.models import (
    Asking,
    Delivery,
    EmailKind,
    EmailState,
    Letter,
    Subscriber,
    Subscription,
)
from tipcouncil.site.notices.recipients import digests, mailbox, seal, unseal
from tipcouncil.site.notices.topics import MOST

CONFIRMATIONS_A_DAY = 2  # to one mailbox
CONFIRMATIONS_AN_HOUR = 200  # in all
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
UNCONFIRMED_KEPT = datetime.timedelta(days=year.CONFIRM_WITHIN_DAYS)


class TooManyAtOnce(Exception):
    """The site as a whole sends no more confirmations for now."""


def ask(address, topics, frequency, is_discreet=False):
    """Send a letter that asks to confirm, unless that mailbox had its letters for today."""
    now = timezone.now()
    of_mailbox = digests(mailbox(address))
    recent = Asking.objects.filter(asked_at__gt=now - DAY)
    if recent.filter(asked_at__gt=now - HOUR).count() >= CONFIRMATIONS_AN_HOUR:
        raise TooManyAtOnce
    sealed = seal(address)
    with transaction.atomic():
        lock_out_others()
        if recent.filter(mailbox_digest__in=of_mailbox).count() >= CONFIRMATIONS_A_DAY:
            return
        asking = Asking.objects.create(
            handle=secrets.token_urlsafe(16),
            address_sealed=sealed,
            mailbox_digest=of_mailbox[0],
            topics=list(topics)[:MOST],
            frequency=frequency,
            is_discreet=is_discreet,
            asked_at=now,
        )
        outbox.write(EmailKind.CONFIRMATION, asking=asking)


def lock_out_others():
    """Nobody else asks until the transaction ends, so that each sees what others asked before.

    SQLite has one writer at a time anyhow.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(46171)")


def waiting(handle):
    """The asking that a link confirms; None where it is too old, was used, or never was."""
    since = timezone.now() - UNCONFIRMED_KEPT
    found = Asking.objects.filter(handle=handle, asked_at__gt=since, confirmed_at=None)
    return found.exclude(address_sealed="").first()


def confirm(handle):
    """Make a subscriber of an asking, or add its topics to those of one. None: it is no more."""
    now = timezone.now()
    with transaction.atomic():
        asking = waiting(handle)
        address = unseal(asking.address_sealed) if asking else None
        if address is None:
            return None
        used = Asking.objects.filter(pk=asking.pk, confirmed_at=None)
        if not used.update(confirmed_at=now, address_sealed="", topics=[]):
            return None
        known = digests(address)
        held = Subscriber.objects.select_for_update()
        subscriber = held.filter(address_digest__in=known).first()
        if subscriber is None:
            subscriber = Subscriber(
                handle=secrets.token_urlsafe(16), address_digest=known[0], confirmed_at=now
            )
        subscriber.address_sealed = asking.address_sealed
        subscriber.frequency = asking.frequency
        subscriber.is_discreet = asking.is_discreet
        last = year.valid_until(today())
        subscriber.valid_until = max(subscriber.valid_until or last, last)
        subscriber.save()
        chosen = set(subscriber.choices.values_list("topic", flat=True))
        more = [topic for topic in asking.topics if topic not in chosen][: MOST - len(chosen)]
        add(subscriber, more)
    return subscriber


def add(subscriber, topics):
    Subscription.objects.bulk_create(
        (Subscription(subscriber=subscriber, topic=topic) for topic in topics),
        ignore_conflicts=True,
    )


def change(subscriber, topics, frequency, is_discreet):
    with transaction.atomic():
        subscriber.frequency, subscriber.is_discreet = frequency, is_discreet
        subscriber.save(update_fields=["frequency", "is_discreet"])
        subscriber.choices.exclude(topic__in=topics).delete()
        add(subscriber, topics[:MOST])


def renew(subscriber):
    """The request holds a year from today. A year is never made shorter."""
    last = max(subscriber.valid_until, year.valid_until(today()))
    Subscriber.objects.filter(pk=subscriber.pk).update(valid_until=last)
    subscriber.valid_until = last


def leave(handle):
    """Erase a subscriber: address, choices, and every letter that has not gone out."""
    with transaction.atomic():
        subscriber = Subscriber.objects.select_for_update().filter(handle=handle).first()
        if subscriber is not None:
            erase(subscriber)


def erase(subscriber):
    waiting_letters = Letter.objects.filter(subscriber=subscriber, state=EmailState.WAITING)
    Delivery.objects.filter(subscriber=subscriber, letter=None).delete()
    Delivery.objects.filter(letter__in=waiting_letters).delete()
    waiting_letters.delete()
    address = unseal(subscriber.address_sealed)
    if address:  # what was asked for and not confirmed goes too
        Asking.objects.filter(mailbox_digest__in=digests(mailbox(address))).delete()
    subscriber.delete()


# What comes by itself


def tidy():
    """Ask for renewals, tell whose year ends, and erase what is over."""
    day = today()
    if year.is_time_to_renew(day):
        ask_to_renew(day)
    remind_of_endings(day)
    now = timezone.now()
    Asking.objects.filter(asked_at__lte=now - UNCONFIRMED_KEPT).delete()
    Asking.objects.filter(asked_at__lte=now - DAY).exclude(confirmed_at=None).delete()
    over = day - datetime.timedelta(days=year.KEPT_AFTER_DAYS)
    for subscriber in Subscriber.objects.filter(valid_until__lt=over):
        with transaction.atomic():
            erase(subscriber)


def ask_to_renew(day):
    """In January, everybody whose request is older than the year, once."""
    last = year.last_day_to_renew(day.year + 1)
    asked = Subscriber.objects.filter(valid_until__gte=day, valid_until__lt=last)
    for subscriber in asked.exclude(renewal_asked_in=day.year):
        with transaction.atomic():
            here = Subscriber.objects.filter(pk=subscriber.pk).exclude(renewal_asked_in=day.year)
            if here.update(renewal_asked_in=day.year):
                outbox.write(EmailKind.RENEWAL, subscriber)


def remind_of_endings(day):
    """Fourteen days before a year ends that was not renewed, once."""
    soon = day + datetime.timedelta(days=year.REMIND_DAYS_BEFORE)
    for subscriber in Subscriber.objects.filter(valid_until__gte=day, valid_until__lte=soon):
        with transaction.atomic():
            here = Subscriber.objects.filter(pk=subscriber.pk)
            here = here.exclude(ending_told_of=subscriber.valid_until)
            if here.update(ending_told_of=subscriber.valid_until):
                outbox.write(EmailKind.ENDING, subscriber)


def seal_anew():
    """Seal every address with the newest key. Returns how many; others stay as they are."""
    count = 0
    for subscriber in Subscriber.objects.iterator():
        address = unseal(subscriber.address_sealed)
        if address is not None:
            Subscriber.objects.filter(pk=subscriber.pk).update(
                address_sealed=seal(address), address_digest=digests(address)[0]
            )
            count += 1
    for asking in Asking.objects.exclude(address_sealed="").iterator():
        address = unseal(asking.address_sealed)
        if address is not None:
            Asking.objects.filter(pk=asking.pk).update(
                address_sealed=seal(address), mailbox_digest=digests(mailbox(address))[0]
            )
    return count
