"""How a meeting is named and where its page stands: no two are named alike, or share an address."""

import re

from django.db import models

from meetings.models.people import BodyKind
from tipcouncil.records.dates import Dated, Precision, clock, in_words, iso, parse_iso


class MeetingStatus(models.TextChoices):
    SCHEDULED = "scheduled", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class MeetingKind(models.TextChoices):
    REGULAR = "regular", "Regular"
    SPECIAL = "special", "Special"
    EMERGENCY = "emergency", "Emergency special"
    NOT_STATED = "not stated", "Kind not stated"


class MeetingManner(models.TextChoices):
    """How people take part: where they sit, or by electronic equipment (Sec. 1-225a)."""

    IN_PERSON = "in person", "In person"
    HYBRID = "hybrid", "In person and remote"
    REMOTE = "remote", "Remote"


class MeetingNames(Dated):
    """For the model of meetings: its name, its address, and its day as far as it is known."""

    def __str__(self):
        """The day, and what tells it from another meeting of that day: no two are named alike."""
        return ", ".join(filter(None, [self.date_words, self.particulars]))

    @property
    def is_dated_to_the_day(self):
        return self.date_precision == Precision.DAY

    @property
    def weekday(self):
        """Thursday; empty where the day is unknown."""
        return self.date.strftime("%A") if self.is_dated_to_the_day else ""

    @property
    def hours_words(self):
        """10:00 AM to 12:00 PM, as it is planned; empty where no hour is."""
        planned = [self.starts_at, *([self.ends_at] if self.ends_at else [])]
        return " to ".join(map(clock, planned)) if self.starts_at else ""

    # Its address, and its day

    follows_date = True  # but not where a record is loaded as it is written

    def follow_date(self, before):
        """An address that was made of the date follows it until the public first sees it. From
        then on it stays; a planned meeting that is moved says from when."""
        if before is None or not self.follows_date:
            self.slug = self.slug or self.usual_slug()
            return
        was, now = before.date_iso, iso(self.date, self.date_precision)
        if not before.was_posted:
            is_another = (was, before.body_id, before.kind) != (now, self.body_id, self.kind)
            follows = is_another and before.slug == self.slug and before.has_usual_slug
            self.slug = self.usual_slug() if follows or not self.slug else self.slug
            return
        was_planned = before.posted_at and before.status == MeetingStatus.SCHEDULED
        is_moved = not (was.startswith(now) or now.startswith(was))
        if was_planned and is_moved and before.moved_from == self.moved_from:
            self.moved_from = was

    def usual_slug(self):
        """2017-01-19; with the body or the kind where another meeting of that day has it."""
        day = iso(self.date, self.date_precision)
        others = type(self).objects.filter(slug__startswith=day).exclude(pk=self.pk)
        taken = {other.slug: other for other in others}
        first, words = taken.get(day), [day]
        if first and first.body_id != self.body_id:
            words.append(self.body.slug[:50])
        elif first and self.kind != first.kind and self.kind != MeetingKind.NOT_STATED:
            words.append(self.kind)
        wanted = "-".join(words)
        numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in [wanted, *numbered] if slug not in taken)

    @property
    def has_usual_slug(self):
        """Whether its address is one that is made of its date, body and kind."""
        made = "|".join(map(re.escape, [self.body.slug[:50], *MeetingKind.values]))
        return bool(re.fullmatch(rf"{self.date_iso}(-({made}))?(-\d+)?", self.slug))

    @property
    def particulars(self):
        """What its name says beside the day: special meeting, Committee on Legislation."""
        own = self.slug.removeprefix(self.date_iso)
        kind = f"{self.kind_words} meeting" if self.kind_words else ""
        is_body_told = self.body.kind != BodyKind.COUNCIL or f"-{self.body.slug[:50]}" in own
        return ", ".join(
            filter(None, [kind, self.body.name if is_body_told else "", self.hour_apart])
        )

    @property
    def title(self):
        """Trafficking in Persons Council special meeting: its name beside a date."""
        words = " ".join(filter(None, [self.body.name, self.kind_words, "meeting"]))
        return ", ".join(filter(None, [words, self.hour_apart]))

    @property
    def kind_words(self):
        """Special; regular only where its address says that another meeting is of that day."""
        is_called = self.kind in (MeetingKind.SPECIAL, MeetingKind.EMERGENCY)
        is_told = is_called or self.slug.startswith(f"{self.date_iso}-{self.kind}")
        return self.get_kind_display().lower() if is_told else ""

    @property
    def hour_apart(self):
        """The hour, where neither body nor kind tell why its address is not simply the date."""
        own = self.slug.removeprefix(self.date_iso)
        for word in (self.body.slug[:50], self.kind):
            own = own.removeprefix(f"-{word}")
        if not own:
            return ""
        if time := self.starts_at or self.called_to_order:
            return clock(time)
        return self.moved_words or self.address_words

    @property
    def address_words(self):
        """Listed as June 2014, where its address has another day than it; or its address."""
        try:
            return f"listed as {in_words(*parse_iso(self.slug))}"
        except ValueError:
            return f"“{self.slug}”"

    @property
    def moved_words(self):
        """Moved from January 12, 2017; empty where it was not."""
        return f"moved from {in_words(*parse_iso(self.moved_from))}" if self.moved_from else ""
