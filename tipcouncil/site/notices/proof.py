"""Proof that notice of a meeting went out, and when: counts and times, and never an address.

Sec. 1-227 asks for notice at least one week before the meeting, where practicable, and for what is
practical where a special meeting is called later.
"""

import datetime
from collections import Counter

from django.conf import settings
from django.db.models import Count, F, Max, Min, Q
from django.dispatch import receiver
from django.urls import reverse
from django.utils import timezone

from meetings.deadlines import Evidence, Proof
from meetings.evidence.gathering import further_asked
from tipcouncil.records.dates import EASTERN, eastern, today
from tipcouncil.records.tables import Column, RecordTable
from tipcouncil.site.notices.models import Email, EmailState, MailerRun, Notice, Subscription
from tipcouncil.site.notices.topics import BODY, KINDS, SEARCH, STATUTE

WEEK = datetime.timedelta(days=7)
DAY = datetime.timedelta(days=1)


def week_before(meeting):
    """The end of the last day that lies a whole week before the day of the meeting."""
    return eastern(meeting.date - WEEK + DAY, datetime.time())


def proof_for(meeting):
    """Each notice of a meeting with its counts and times, the first one first.

    Of those who were to be told and were not, the e-mail waits, failed or is not known, or they
    left before.
    """
    sent = Q(emails__state=EmailState.SENT)
    in_time = sent & Q(emails__sent_at__lt=week_before(meeting))
    notices = Notice.objects.filter(
        meeting=meeting, content_type__app_label="meetings", content_type__model="meeting"
    ).annotate(
        sent=Count("emails", filter=sent),
        sent_in_time=Count("emails", filter=in_time),
        sent_later=F("sent") - F("sent_in_time"),
        not_sent=F("asked_by") - F("sent"),
        failed=Count("emails", filter=Q(emails__state=EmailState.FAILED)),
        unknown=Count("emails", filter=Q(emails__state=EmailState.UNKNOWN)),
        first_sent=Min("emails__sent_at", filter=sent),
        last_sent=Max("emails__sent_at", filter=sent),
    )
    return notices.order_by("found_at", "pk")


def evidence_for(meetings):
    """[(key of a meeting, Evidence)]: that notice went out to everybody who had asked for it."""
    lines = Notice.objects.filter(
        meeting__in=meetings, content_type__app_label="meetings", content_type__model="meeting"
    ).annotate(
        sent=Count("emails", filter=Q(emails__state=EmailState.SENT)),
        last_sent=Max("emails__sent_at", filter=Q(emails__state=EmailState.SENT)),
    )
    for line in lines.order_by("found_at", "pk"):
        if line.sent >= line.asked_by:
            words = "Nobody had asked" if not line.asked_by else "The outbox"
            at = line.last_sent or line.found_at
            yield line.meeting_id, Evidence(Proof.REQUESTERS_NOTIFIED, at, words)


@receiver(further_asked)
def tell_evidence(sender, meetings, **signal):
    return list(evidence_for(meetings))


def at(moment):
    """The value of a column: 2027-01-12 09:00:05 -0500, a clock in Connecticut beyond doubt."""

    def written(line, base):
        found = moment(line)
        return f"{found.astimezone(EASTERN):%Y-%m-%d %H:%M:%S %z}" if found else ""

    return written


COLUMNS = [
    Column("meeting", "meeting.slug"),
    Column("date of the meeting", "meeting.date_iso"),
    Column("notice", "title"),
    Column("posted here", at(lambda line: line.happened_at)),
    Column("a week before ends before", at(lambda line: week_before(line.meeting))),
    Column("asked for it", "asked_by"),
    Column("sent a week before", "sent_in_time"),
    Column("sent later", "sent_later"),
    Column("given up", "failed"),
    Column("not known whether sent", "unknown"),
    Column("first sent", at(lambda line: line.first_sent)),
    Column("last sent", at(lambda line: line.last_sent)),
]


def table_for(meeting):
    return RecordTable(f"notice-of-meeting-{meeting.slug}", COLUMNS, lambda: proof_for(meeting))


def valid_subscriptions():
    return Subscription.objects.filter(valid_until__gte=today())


def topic_counts():
    """(what, how many ask for it). Single sections and searches are counted together."""
    words = KINDS | {STATUTE: "A section of the law", SEARCH: "A search"}
    counts = Counter()
    for topics in valid_subscriptions().values_list("topics", flat=True):
        for topic in topics:
            kind, colon, name = topic.partition(":")
            key = kind + colon
            counts[f"The body “{name}”" if key == BODY else words[key]] += 1
    return sorted(counts.items())


def to_look_after():
    """(a sentence, where to look, whether it is late) for the first page of staff."""
    if not settings.NOTICES_ON:
        return
    url, since = reverse("admin:site_email_changelist"), timezone.now() - DAY
    waiting = Email.objects.filter(state=EmailState.WAITING)
    is_at_work = MailerRun.objects.filter(looked_at__gt=since).exists()
    is_away = waiting.filter(attempts__gt=0, made_at__lt=since).exists()
    if is_away or (not is_at_work and (waiting.exists() or valid_subscriptions().exists())):
        yield (
            "The mailer has not worked for a day, so no notices go out. Tell whoever keeps the"
            " server: “send_notices” does not run, or cannot reach the mail server.",
            url,
            True,
        )
    for state, words in (
        (EmailState.FAILED, "could not be sent"),
        (EmailState.UNKNOWN, "may or may not have been sent"),
    ):
        count = Email.objects.filter(state=state, made_at__gt=timezone.now() - 30 * DAY).count()
        if count:
            emails = "1 e-mail" if count == 1 else f"{count} e-mails"
            yield f"{emails} {words}.", f"{url}?state__exact={state.value}", False
