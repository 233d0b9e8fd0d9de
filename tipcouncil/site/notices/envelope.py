"""A letter as the mail system carries it: headers that people, programs and providers rely on."""

from email.charset import QP, Charset
from email.utils import format_datetime, formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from tipcouncil.site.notices import links

DISCREET_SENDER = "Notices"
# In seven bits and short lines: a relay that takes no others would rewrite the letter, and with it
# break the signature (DKIM) by which providers know who sent it.
PLAIN = Charset("utf-8")
PLAIN.body_encoding = QP
LONGEST_LINE = 998  # signs, by RFC 5322


class Mail(EmailMultiAlternatives):
    """An e-mail whose headers begin on the line of their name: a long link is not put below it."""

    def message(self):
        made = super().message()
        made.policy = made.policy.clone(max_line_length=LONGEST_LINE)
        return made


def message(letter, wording, address):
    """The e-mail. Its Message-ID stays the same however often it must be tried."""
    person = letter.subscriber or letter.asking
    mail = Mail(
        subject=one_line(wording.subject),
        body=wording.text,
        from_email=sender(person.is_discreet),
        to=[address],
        headers=headers(letter),
    )
    # Most letters are plain signs only, and then their links stand in them whole.
    html = wording.html.encode("ascii", "xmlcharrefreplace").decode()
    if not wording.text.isascii() or needs_short_lines(wording.text, html):
        mail.encoding = PLAIN
    mail.attach_alternative(html, "text/html")
    return mail


def needs_short_lines(*texts):
    return any(len(line) > LONGEST_LINE for text in texts for line in text.splitlines())


def sender(is_discreet):
    name = DISCREET_SENDER if is_discreet else settings.COUNCIL_IN_SHORT
    return formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def headers(letter):
    host = links.host()
    found = {
        "Message-ID": f"<{letter.key}@{host}>",
        "Date": format_datetime(timezone.localtime()),
        "Auto-Submitted": "auto-generated",
    }
    if letter.subscriber is None:
        return found  # nobody is on a list before they have confirmed
    leave = links.link(links.LEAVE, letter.subscriber.handle)
    return found | {
        "List-Id": f"Notices <notices.{host}>",
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def one_line(text, longest=180):
    """A subject without line breaks or signs that no mail program shows."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
