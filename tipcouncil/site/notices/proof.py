"""Proof that notice of a meeting went out, and when: counts and times, and never an address.

Sec. 1-227 asks for notice at least one week before the meeting, where practicable, and for what is
practical where a special meeting is called later.
"""

import datetime
from collections import Counter

from django.conf import settings
from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone

from tipcouncil.records.dates import EASTERN, eastern, today
from tipcouncil.site.notices.models import (
    EmailState,
    Letter,
    MailerRun,
    Notice,
    Subscriber,
    Subscription,
)
from tipcouncil.site.notices.topics import BODY, KINDS, SEARCH, STATUTE

WEEK = datetime.timedelta(days=7)
DAY = datetime.timedelta(days=1)
SENT = Q(deliveries__letter__state=EmailState.SENT)


def week_before(meeting):
    """The end of the last day that lies a whole week before the day of the meeting."""
    return eastern(meeting.date - WEEK + DAY, datetime.time())


def proof_for(meeting):
    """Each notice of a meeting with its counts and times, the first one first.

    Of those who were to be told and were not, the letter waits, failed or is not known, or they
    left before.
    """
    limit = week_before(meeting)
    by_limit = SENT & Q(deliveries__letter__sent_at__lt=limit)
    states = {
        f"in_{state.name.lower()}": Count("deliveries", filter=Q(deliveries__letter__state=state))
        for state in (EmailState.FAILED, EmailState.UNKNOWN)
    }
    notices = Notice.objects.filter(
        meeting=meeting, content_type__app_label="meetings", content_type__model="meeting"
    ).annotate(
        sent=Count("deliveries", filter=SENT),
        sent_by_limit=Count("deliveries", filter=by_limit),
        first_sent=Min("deliveries__letter__sent_at", filter=SENT),
        last_sent=Max("deliveries__letter__sent_at", filter=SENT),
        **states,
    )
    found = list(notices.order_by("found_at", "pk"))
    for notice in found:
        notice.sent_later = notice.sent - notice.sent_by_limit
        notice.not_sent = notice.asked_by - notice.sent
    return found


def columns():
    return [
        "meeting",
        "date of the meeting",
        "notice",
        "posted here",
        "a week before ends before",
        "asked for it",
        "sent a week before",
        "sent later",
        "given up",
        "not known whether sent",
        "first sent",
        "last sent",
    ]


def rows(meeting):
    """The same as a table."""
    limit = written(week_before(meeting))
    for line in proof_for(meeting):
        yield [
            meeting.slug,
            meeting.date_iso,
            line.words,
            written(line.happened_at),
            limit,
            line.asked_by,
            line.sent_by_limit,
            line.sent_later,
            line.in_failed,
            line.in_unknown,
            written(line.first_sent),
            written(line.last_sent),
        ]


def written(moment):
    """2027-01-12 09:00:05 -0500: by a clock in Connecticut, and beyond doubt."""
    return moment.astimezone(EASTERN).strftime("%Y-%m-%d %H:%M:%S %z") if moment else ""


def counts():
    """(what, how many ask for it). Single sections and searches are counted together."""
    found = Counter()
    topics = Subscription.objects.filter(subscriber__valid_until__gte=today())
    for topic in topics.values_list("topic", flat=True):
        if topic in KINDS:
            found[KINDS[topic]] += 1
        elif topic.startswith(BODY):
            found[f"The body “{topic.removeprefix(BODY)}”"] += 1
        elif topic.startswith(STATUTE):
            found["A section of the law"] += 1
        elif topic.startswith(SEARCH):
            found["A search"] += 1
    return sorted(found.items())


def mailer():
    """What staff should know of the mailer."""
    run = MailerRun.objects.filter(pk=1).first()
    emails = dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
    return {
        "ran_at": run.ran_at if run else None,
        "subscribers": Subscriber.objects.filter(valid_until__gte=today()).count(),
        "emails": [(state.label, emails.get(state.value, 0)) for state in EmailState],
    }


def notices_to_look_after():
    """(a sentence, where to look, whether it is late) for the first page of staff."""
    if not settings.NOTICES_ON:
        return
    address = reverse("admin:site_letter_changelist")
    run = MailerRun.objects.filter(pk=1).first()
    is_still = run is None or run.ran_at is None or timezone.now() - run.ran_at > DAY
    if is_still and (Letter.objects.filter(state=EmailState.WAITING).exists() or anybody_waits()):
        yield (
            "The mailer has not worked for a day, so no notices go out. Tell whoever keeps the"
            " server: “send_notices” does not run, or cannot reach the mail server.",
            address,
            True,
        )
    for state, words in (
        (EmailState.FAILED, "could not be sent"),
        (EmailState.UNKNOWN, "may or may not have been sent"),
    ):
        since = timezone.now() - 30 * DAY
        number = Letter.objects.filter(state=state, made_at__gt=since).count()
        if number:
            mails = "1 e-mail" if number == 1 else f"{number} e-mails"
            yield f"{mails} {words}.", f"{address}?state__exact={state.value}", False


def anybody_waits():
    return Subscriber.objects.filter(valid_until__gte=today()).exists()
