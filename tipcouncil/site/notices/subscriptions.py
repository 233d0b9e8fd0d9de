"""What somebody can do: ask, confirm, renew, change what they get, and leave.

Asking does and says the same whether an address is known or not. Leaving erases.

A request is valid for one year from the day on which it is filed, unless a renewal is filed, and
renewals are filed within thirty days after January 1 (Sec. 1-227). A year that would end within
those thirty days lasts to their end, since until then it can be renewed.
"""

import datetime
import secrets

from django.db import transaction
from django.db.models import F, Value
from django.utils import timezone

from tipcouncil.records.dates import today
from tipcouncil.site.notices.models import (
    Email,
    EmailKind,
    EmailState,
    Frequency,
    MailerRun,
    Subscription,
)
from tipcouncil.site.notices.recipients import digests, mailbox
from tipcouncil.site.notices.topics import MOST

RENEWAL_DAYS = 30  # after January 1: January 31 is the last
CONFIRM_WITHIN_DAYS = 3
KEPT_AFTER_DAYS = 30  # after its year a request may still be renewed with one click
REMIND_DAYS_BEFORE = 14  # days before the year of a request ends, its owner is told
CONFIRMATIONS_A_DAY = 2  # to one mailbox
CONFIRMATIONS_AN_HOUR = 200  # in all
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
ADDRESS = ["address_sealed", "address_digest", "mailbox_digest"]
UNCONFIRMED_KEPT = datetime.timedelta(days=CONFIRM_WITHIN_DAYS)


def valid_until(day):
    """The last day on which a request filed, or renewed, on `day` is valid."""
    try:
        last = day.replace(year=day.year + 1)
    except ValueError:  # February 29
        last = day.replace(year=day.year + 1, day=28)
    return max(last, last_day_to_renew(last.year)) if is_time_to_renew(last) else last


def last_day_to_renew(year):
    return datetime.date(year, 1, 1) + datetime.timedelta(days=RENEWAL_DAYS)


def is_time_to_renew(day):
    """Whether `day` lies within thirty days after January 1."""
    return day <= last_day_to_renew(day.year)


def ask(address, topics, frequency, is_discreet=False):
    """Send an e-mail that asks to confirm, unless that mailbox had its e-mails for today.

    Returns whether the site as a whole still sends such e-mails in this hour.
    """
    now = timezone.now()
    recent = Subscription.objects.filter(asked_at__gt=now - DAY)
    if recent.filter(asked_at__gt=now - HOUR).count() >= CONFIRMATIONS_AN_HOUR:
        return False
    asked = Subscription(
        handle=secrets.token_urlsafe(16),
        address=address,
        topics=list(topics)[:MOST],
        frequency=frequency,
        is_discreet=is_discreet,
        asked_at=now,
    )
    of_mailbox = recent.filter(mailbox_digest__in=digests(mailbox(address)))
    with transaction.atomic():
        MailerRun.locked()  # so that each sees what others asked before
        if of_mailbox.count() < CONFIRMATIONS_A_DAY:
            asked.save()
            Email.objects.create(kind=EmailKind.CONFIRMATION, subscription=asked)
    return True


def by_handle(handle):
    return Subscription.objects.filter(handle=handle).first()


def unconfirmed(handle):
    """What a link confirms; None where it is too old, was used, or never was."""
    since = timezone.now() - UNCONFIRMED_KEPT
    asked = Subscription.objects.filter(handle=handle, confirmed_at=None, asked_at__gt=since)
    return asked.exclude(address_sealed="").first()


def confirm(handle):
    """Begin a subscription, or add to the one of its address. None: there is nothing to confirm.

    What was added is emptied, and kept only to count how often a mailbox was written to.
    """
    with transaction.atomic():
        MailerRun.locked()
        asked = unconfirmed(handle)
        address = asked and asked.address
        if address is None:
            return None
        confirmed = Subscription.objects.select_for_update().exclude(confirmed_at=None)
        held = confirmed.filter(address_digest__in=digests(address)).first() or asked
        held.topics = list(dict.fromkeys([*held.topics, *asked.topics]))[:MOST]
        held.address_sealed, held.frequency = asked.address_sealed, asked.frequency
        held.is_discreet = asked.is_discreet
        held.confirmed_at = held.confirmed_at or timezone.now()
        last = valid_until(today())
        held.valid_until = max(held.valid_until or last, last)
        held.save()
        if held.pk != asked.pk:
            Subscription.objects.filter(pk=asked.pk).update(address_sealed="", topics=[])
    return held


def change(subscription, topics, frequency, is_discreet):
    subscription.topics, subscription.frequency = topics, frequency
    subscription.is_discreet = is_discreet
    subscription.save(update_fields=["topics", "frequency", "is_discreet"])
    if frequency == Frequency.AT_ONCE:
        weekly = subscription.emails.filter(kind=EmailKind.WEEKLY, state=EmailState.WAITING)
        weekly.update(try_at=timezone.now())


def renew(subscription):
    """The request holds a year from today. A year is never made shorter."""
    subscription.valid_until = max(subscription.valid_until, valid_until(today()))
    subscription.save(update_fields=["valid_until"])


@transaction.atomic
def leave(handle):
    """Erase a subscription: address, topics, and every e-mail that has not gone out."""
    subscription = Subscription.objects.select_for_update().filter(handle=handle).first()
    if subscription is None:
        return
    subscription.emails.filter(state=EmailState.WAITING).delete()
    asked = Subscription.objects.filter(mailbox_digest=subscription.mailbox_digest)
    asked.filter(confirmed_at=None).delete()  # what was asked for and not confirmed goes too
    subscription.delete()


# What comes by itself


def tidy():
    """Ask for renewals, remind whose year ends, and erase what is over."""
    day = today()
    valid = Subscription.objects.filter(valid_until__gte=day)
    if is_time_to_renew(day):
        older = valid.filter(valid_until__lt=last_day_to_renew(day.year + 1))
        remind(older, EmailKind.RENEWAL, Value(last_day_to_renew(day.year)))
    soon = day + datetime.timedelta(days=REMIND_DAYS_BEFORE)
    remind(valid.filter(valid_until__lte=soon), EmailKind.ENDING, F("valid_until"))
    old = timezone.now() - UNCONFIRMED_KEPT
    Subscription.objects.filter(confirmed_at=None, asked_at__lte=old).delete()
    over = day - datetime.timedelta(days=KEPT_AFTER_DAYS)
    for subscription in Subscription.objects.filter(valid_until__lt=over):
        leave(subscription.handle)


def remind(subscriptions, kind, last_day):
    """Write to each of them once of the last day on which they can renew."""
    for subscription in subscriptions.exclude(reminded_of__gte=last_day):
        with transaction.atomic():
            rows = Subscription.objects.filter(pk=subscription.pk)
            if rows.exclude(reminded_of__gte=last_day).update(reminded_of=last_day):
                Email.objects.create(kind=kind, subscription=subscription)


def seal_anew():
    """Seal every address with the newest key. Returns how many; others stay as they are."""
    count = 0
    for subscription in Subscription.objects.exclude(address_sealed="").iterator():
        if address := subscription.address:
            subscription.address = address
            subscription.save(update_fields=ADDRESS)
            count += 1
    return count
