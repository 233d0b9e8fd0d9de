"""What letters say. Each is words first; the HTML part says the same and loads nothing."""

from dataclasses import dataclass, field

from django.conf import settings
from django.template.loader import render_to_string

from tipcouncil.records.dates import EASTERN, in_words
from tipcouncil.site.notices import events, links, topics, year
from tipcouncil.site.notices.models import EmailKind

HOTLINE = "National Human Trafficking Hotline: 1-888-373-7888, text 233733"
DISCREET_SUBJECT = "A notice you asked for"


@dataclass
class EmailItem:
    """One thing that a letter tells."""

    title: str
    lines: list
    address: str
    link_words: str = "Read it"


@dataclass
class Wording:
    """A letter as its reader sees it."""

    subject: str
    opening: list
    entries: list = field(default_factory=list)
    action: tuple = ()  # (what it does, its address)
    closing: list = field(default_factory=list)
    links: list = field(default_factory=list)  # (words, address)

    @property
    def text(self):
        blocks = ["\n".join(self.opening)]
        blocks += ["\n".join([e.title, *e.lines, e.address]) for e in self.entries]
        if self.action:
            blocks.append(f"{self.action[0]}:\n{self.action[1]}")
        blocks.append("\n".join(self.closing))
        blocks.append("\n".join(f"{words}: {address}" for words, address in self.links))
        return "\n\n".join(block for block in blocks if block) + "\n"

    @property
    def html(self):
        return render_to_string("email/message.html", {"email": self})


def of(letter):
    """The wording of a letter from what is public now; None where nothing is left to tell."""
    if letter.kind == EmailKind.CONFIRMATION:
        return confirmation(letter.asking)
    subscriber = letter.subscriber
    if letter.kind == EmailKind.RENEWAL:
        return renewal(subscriber)
    if letter.kind == EmailKind.ENDING:
        return ending(subscriber)
    notices = public_notices(letter)
    if not notices:
        return None
    return notice(letter, notices)


def public_notices(letter):
    """(words, record) of what a letter tells, as far as the public may still read it."""
    found = []
    rows = [delivery.notice for delivery in letter.deliveries.select_related("notice")]
    for notice in sorted(rows, key=lambda notice: (notice.found_at, notice.pk)):
        model = notice.content_type.model_class()
        record = events.KIND_OF[model].public().filter(pk=notice.object_id).first()
        if record is not None:
            found.append((events.title(record, notice.event), record))
    return found


def notice(letter, notices):
    entries = [
        EmailItem(words, list(events.lines(record)), links.absolute_url(record.get_absolute_url()))
        for words, record in notices
    ]
    first_words, first = notices[0]
    more = len(notices) - 1
    if letter.kind == EmailKind.WEEKLY:
        count = "1 change" if not more else f"{len(notices)} changes"
        subject = f"This week in the record: {count} – {settings.COUNCIL_IN_SHORT}"
        opening = ["Posted or changed in the public record since the last e-mail:"]
    else:
        and_more = f", and {more} more" if more else ""
        subject = f"{first_words}{and_more} – {events.whose(first)}"
        opening = ["New in the public record:"]
    return finished(letter.subscriber, subject, opening, entries)


def confirmation(asking):
    chosen = [topic.words for topic in topics.read(asking.topics)]
    opening = [
        "Someone, perhaps you, asked us to send notices to this address.",
        f"If it was you, confirm within {year.CONFIRM_WITHIN_DAYS} days. If not, do nothing:"
        " we will send nothing more and erase the address.",
        "",
        "What was asked for:",
        *(f"- {words}" for words in chosen),
    ]
    return Wording(
        subject=subject_for(
            asking, f"Confirm that you want notices – {settings.COUNCIL_IN_SHORT}", "Please confirm"
        ),
        opening=opening,
        action=("Confirm", links.link(links.CONFIRM, asking.handle)),
        closing=sender_lines(asking),
    )


def renewal(subscriber):
    last = year.last_day_to_renew(subscriber.renewal_asked_in or subscriber.valid_until.year)
    opening = [
        "It is time to renew your request for notices from the Council.",
        "The law requires renewal within 30 days after January 1 (Sec. 1-227):"
        f" this year, by {in_words(last)}.",
        f"Otherwise your notices end after {in_words(subscriber.valid_until)}, and we erase your"
        " address a month later.",
    ]
    subject = f"Renew your request for notices by {in_words(last)} – {settings.COUNCIL_IN_SHORT}"
    action = ("Renew for a year", links.link(links.RENEW, subscriber.handle))
    return finished(subscriber, subject, opening, action=action)


def ending(subscriber):
    opening = [
        f"Your request for notices ends on {in_words(subscriber.valid_until)}.",
        "A request is good for one year (Sec. 1-227). To keep getting notices, ask again with one"
        " click.",
    ]
    day = in_words(subscriber.valid_until)
    subject = f"Your notices end on {day} – {settings.COUNCIL_IN_SHORT}"
    action = ("Ask for another year", links.link(links.RENEW, subscriber.handle))
    return finished(subscriber, subject, opening, action=action)


def finished(subscriber, subject, opening, entries=(), action=()):
    """A letter to a subscriber, with why it came and how to end it."""
    closing = [
        "You are getting this because you asked for it and confirmed it"
        f" on {in_words(subscriber.confirmed_at.astimezone(EASTERN).date())}.",
        f"Your request is good until {in_words(subscriber.valid_until)}.",
        *sender_lines(subscriber),
    ]
    return Wording(
        subject=subject_for(subscriber, subject, DISCREET_SUBJECT),
        opening=opening,
        entries=list(entries),
        action=action,
        closing=closing,
        links=[
            ("See or change what you get", links.link(links.CHANGE, subscriber.handle)),
            ("Stop all notices", links.link(links.LEAVE, subscriber.handle)),
        ],
    )


def subject_for(person, subject, discreet):
    return discreet if person.is_discreet else subject


def sender_lines(person):
    """Who writes. A hotline stands in no letter that is to say little at first sight."""
    lines = [
        f"{settings.COUNCIL}, {settings.BASE_URL}/",
        "Please do not reply: nobody reads mail sent to this address.",
    ]
    return lines if person.is_discreet else [*lines, HOTLINE]
