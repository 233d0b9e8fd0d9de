"""What an e-mail says, and the headers that people, mail programs and providers rely on.

Its words are a template of `templates/email`, the subject first. The HTML part says the same and
loads nothing.
"""

import re
from email.charset import QP, Charset
from email.utils import format_datetime, formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from tipcouncil.site.feeds import entries
from tipcouncil.site.notices import kinds, links, subscriptions, topics
from tipcouncil.site.notices.models import EmailKind

DISCREET_SENDER = "Notices"
LONGEST_SUBJECT = 180
LONGEST_LINE = 998  # signs, by RFC 5322
# “Stop all notices: https://…”
WORDS_AND_URL = re.compile(r"(.+): (https?://\S+)")
# In seven bits: a relay that takes no others would rewrite the e-mail, and with it break the
# signature (DKIM) by which providers know who sent it.
SEVEN_BITS = Charset("utf-8")
SEVEN_BITS.body_encoding = QP


class UnfoldedEmail(EmailMultiAlternatives):
    """An e-mail whose headers begin on the line of their name: a long link is not put below it."""

    def message(self):
        made = super().message()
        made.policy = made.policy.clone(max_line_length=LONGEST_LINE)
        return made


def compose(email, address):
    """The e-mail from what is public now; None where nothing is left to announce."""
    subscription = email.subscription
    context = {
        "subscription": subscription,
        "topics": lambda: topics.read(subscription.topics),
        "entries": public_entries(email),
        "council": settings.COUNCIL_IN_SHORT,
        "council_in_full": settings.COUNCIL,
        "base_url": settings.BASE_URL,
        "confirm_days": subscriptions.CONFIRM_WITHIN_DAYS,
    } | {f"{what}_url": links.url(what, subscription.handle) for what in links.PURPOSES}
    if email.kind in {EmailKind.NOTICE, EmailKind.WEEKLY} and not context["entries"]:
        return None
    sender = DISCREET_SENDER if subscription.is_discreet else settings.COUNCIL_IN_SHORT
    return rendered(email, address, sender, context)


def rendered(email, address, sender, context):
    """The e-mail of its kind's template, as text and as HTML."""
    text = render_to_string(f"email/{email.kind}.txt", context)
    subject, _, text = re.sub(r"\n{3,}", "\n\n", text).strip().partition("\n")
    mail = UnfoldedEmail(
        subject=kinds.in_one_line(subject, LONGEST_SUBJECT),
        body=f"{text.strip()}\n",
        from_email=formataddr((sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[address],
        headers=headers(email),
    )
    html = render_to_string("email/message.html", {"subject": subject, "blocks": blocks(text)})
    mail.attach_alternative(html.encode("ascii", "xmlcharrefreplace").decode(), "text/html")
    if not text.isascii():  # most e-mails are, and then their links stand in them whole
        mail.encoding = SEVEN_BITS
    return mail


def public_entries(email):
    """What an e-mail announces, as far as the public may still read it."""
    found = []
    for notice in email.notices.order_by("found_at", "pk"):
        model = notice.content_type.model_class()
        record = kinds.public(model).filter(pk=notice.object_id).first()
        if record is not None:
            name, body = f"email/records/{model._meta.model_name}.txt", kinds.body_of(record)
            context = {"record": record, "body": body, "summary": entries.summary(record)}
            details = render_to_string([name, "email/records/record.txt"], context)
            found.append(
                {
                    "title": kinds.title(record, notice.event),
                    "lines": [line for line in details.splitlines() if line.strip()],
                    "url": f"{settings.BASE_URL}{record.get_absolute_url()}",
                    "body": body,
                }
            )
    return found


def blocks(text):
    """[[(words, address)]]: the lines of each block. An address alone belongs to the first line."""
    for block in text.strip().split("\n\n"):
        *lines, last = block.splitlines()
        if lines and last.startswith(settings.BASE_URL):
            lines[0] = f"{lines[0].removesuffix(':')}: {last}"
        else:
            lines.append(last)
        found = [(line, WORDS_AND_URL.fullmatch(line)) for line in lines]
        yield [link.groups() if link else (line, "") for line, link in found]


def headers(email):
    """Its Message-ID stays the same however often it must be tried."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    common = {
        "Message-ID": f"<{email.key}@{host}>",
        "Date": format_datetime(timezone.localtime()),
        "Auto-Submitted": "auto-generated",
    }
    if email.kind in (EmailKind.CONFIRMATION, EmailKind.STAFF):
        return common  # nobody is on a list before they have confirmed
    return common | {
        "List-Id": f"Notices <notices.{host}>",
        "List-Unsubscribe": f"<{links.url(links.LEAVE, email.subscription.handle)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
