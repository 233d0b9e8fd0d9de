"""The law as of a day, today among them: what of a section had taken effect, and what had not.

A change whose date of effect is not entered is neither, unless its act is of a later year: no act
takes effect before the year in which it was passed. What enacted a section that was in force had
taken effect, whether its day is entered or not.
"""

import re
from datetime import date
from operator import itemgetter

from statutes.models import Effect, StatuteStatus
from tipcouncil.records.dates import in_words, parse_day, today

LONGEST_DATE = 40  # characters; what is longer is no date
LAST_YEAR = 2200


ENDS = {
    Effect.REPEALED: StatuteStatus.REPEALED,
    Effect.TRANSFERRED: StatuteStatus.TRANSFERRED,
}
TO_BE = {
    Effect.ENACTED: "To be enacted",
    Effect.AMENDED: "Changes",
    Effect.REPEALED: "To be repealed",
    Effect.TRANSFERRED: "To be transferred",
}
CLASS = re.compile(r": (Class [A-E] .+?)\.?$")  # how the official titles end: “: Class A felony.”


class AsOf:
    """A section on a day: its status in words, and its changes in three groups.

    `was_law` is None where the record cannot tell; `to_come` has yet to take effect today.
    """

    def __init__(self, statute, changes, on):
        self.on, self.statute = on, statute
        self.status_now = status_on(statute, changes)[0]
        self.to_come = pending(changes)
        groups = {True: [], False: [], None: []}
        for change in changes:
            if change not in self.to_come:
                groups[had_taken_effect(change, on)].append(change)
        self.taken, self.later, self.undated = groups.values()
        self.was_law, self.sentence = standing(statute, changes, self)
        if self.was_law:  # then what enacted it had taken effect, whether its day is entered or not
            made = [c for c in self.undated if c.effect == Effect.ENACTED]
            self.taken = [c for c in changes if c in self.taken or c in made]
            self.undated = [c for c in self.undated if c not in made]

    @property
    def words(self):
        return in_words(self.on)

    def first_later(self, name):
        """The first later change that says what was so until then; None if none surely does."""
        if any(getattr(change, name) for change in self.undated):
            return None
        said = [change for change in self.later if getattr(change, name)]
        return min(said, key=when_at_the_latest, default=None)

    @property
    def title(self):
        """The title of that day and how long it stood, where a later change replaced it."""
        change = self.first_later("title_before")
        return f"“{change.title_before}” until {when(change)}" if change else ""

    @property
    def offense_class(self):
        """“class B felony”, where a later change is known to have raised or lowered it."""
        change = self.first_later("class_before")
        return change.class_before if change else ""

    @property
    def class_now(self):
        """“class A felony since October 1, 2017, P.A. 17-32, Sec. 2”, of one that differs."""
        last = max((c for c in self.later if c.class_before), key=when_at_the_latest)
        now = class_of(self.statute)
        return f"{now or 'changed'} since {when(last)}, {last.authority}"

    @property
    def differences(self):
        """What is told of it beside a text of that day, each in words that stand by themselves.

        That it was in force is told unless what was otherwise says so, and it is in force now.
        """
        said = [self.sentence.rstrip(".")] if self.was_law is False else []
        if self.offense_class:
            said.append(f"{self.offense_class}; {self.class_now}")
        if self.title:
            said.append(f"titled {self.title}")
        is_told = bool(said) and self.status_now not in ENDS.values()
        return ["in force", *said] if self.was_law and not is_told else said

    @property
    def is_as_now(self):
        """Whether nothing in the record says that it read otherwise on that day."""
        return bool(self.taken) and not self.later and not self.of_that_year

    @property
    def of_that_year(self):
        """What may have changed it before the day, or after: its own day is not entered."""
        return [c for c in self.undated if (c.year or self.on.year) == self.on.year]

    @property
    def since(self):
        """How much is known of what has changed since, in a sentence."""
        if self.was_law is False:
            return ""
        if self.is_as_now:
            return "No later change is recorded here."
        if not self.later:
            return "How it read on that day is not recorded here."
        times = {1: "once", 2: "twice"}.get(len(self.later), f"{len(self.later)} times")
        return f"Changed {times} since."


def class_of(statute):
    """“class A felony”, from the end of the title of an offense; empty of other sections."""
    found = CLASS.search(statute.title)
    return found[1][:1].lower() + found[1][1:] if found else ""


def when(change):
    """The day on which a change took effect, or the year of its act."""
    return in_words(change.effective_on) if change.effective_on else str(change.year)


def in_order(changes):
    """By their days of effect; the history notes go by the acts.

    One without a day stays behind the one that it follows, unless its act is of a later year.
    """
    placed, last = [], date.min
    for change in changes:
        first_day = date(change.year or date.min.year, 1, 1)
        last = change.effective_on or max(last, first_day)
        placed.append((last, change))
    return [change for _, change in sorted(placed, key=itemgetter(0))]


def when_at_the_latest(change):
    return change.effective_on or date(change.year or LAST_YEAR, 12, 31)


def status_on(statute, changes, on=None):
    """The status of a section on a day (today), and since when it has it, if that is known.

    It is the status of the edition that was read, and what is known to have ended the section
    since: no row must be written on the day that a repeal takes effect.
    """
    on = on or today()
    if is_yet_to_be(changes, on):
        return StatuteStatus.NOT_ENTERED, None
    if statute.status in ENDS.values():
        ends = [change for change in changes if ENDS.get(change.effect) == statute.status]
        days = filter(None, (change.effective_on for change in ends))
        ended_on = statute.repealed_on or max(days, default=None)
        is_to_come = (
            [ended_on > on] if ended_on else [had_taken_effect(c, on) is False for c in ends]
        )
        has_ended = not is_to_come or not all(is_to_come)
        return (statute.status, ended_on) if has_ended else (StatuteStatus.IN_FORCE, None)
    since = unread(statute, changes, on, read_on=statute.checked_on or date.min)
    ends = [change for change in since if change.effect in ENDS]
    if ends:
        last = max(ends, key=lambda change: change.effective_on)
        return ENDS[last.effect], last.effective_on
    return statute.status, None


def is_yet_to_be(changes, on):
    """Whether the section is law only after the day."""
    made = [change.effective_on for change in changes if change.effect == Effect.ENACTED]
    return bool(made) and all(made) and min(made) > on


def pending(changes, on=None):
    """What has yet to take effect, the next first."""
    on = on or today()
    to_come = [change for change in changes if change.effective_on and change.effective_on > on]
    return sorted(to_come, key=lambda change: change.effective_on)


def unread(statute, changes, on=None, read_on=None):
    """What has taken effect since the official edition was read: its text is not in there."""
    on, read_on = on or today(), read_on or statute.checked_on or date.max
    return [c for c in changes if c.effective_on and read_on < c.effective_on <= on]


def requested_day(typed):
    """The day that a visitor asked for, or None; and a sentence where there is no law of it."""
    typed = typed.strip()
    if not typed:
        return None, ""
    try:
        day = parse_day(typed if len(typed) <= LONGEST_DATE else "")
        if day.year > LAST_YEAR:
            raise ValueError(typed)
    except ValueError:
        return None, "That is not a date such as 2017-01-19. This is the section as entered now."
    if day > today():
        return None, (
            f"{in_words(day)} is in the future, and nobody can say what the law will be then."
            " This is the section as entered now, with the changes known to be coming."
        )
    return day, ""


def had_taken_effect(change, on):
    """True or False; None where the record cannot tell."""
    if change.effective_on:
        return change.effective_on <= on
    year = change.year
    return False if year and year > on.year else None


def standing(statute, changes, view):
    """Whether the section was law on the day, and a sentence that says so."""
    day = view.words
    enacted = [change for change in changes if change.effect == Effect.ENACTED]
    if enacted and all(change in [*view.later, *view.to_come] for change in enacted):
        first = enacted[0]
        made = "to be enacted" if first in view.to_come else "enacted"
        when = (
            f"effective {in_words(first.effective_on)}"
            if first.effective_on
            else f"in {first.year}"
        )
        return False, f"Not law yet on {day}: {made} by {first.authority}, {when}."
    if gone := gone_by(statute, changes, view):
        return gone
    if any(change.effect not in ENDS for change in view.taken):
        return True, f"In force on {day}."
    if not enacted:
        return None, f"The record does not say when it was enacted, or that it ended by {day}."
    year = min(filter(None, (change.year for change in enacted)), default=None)
    if year and year < view.on.year:
        return True, f"In force on {day}: enacted in {year}, on a day not entered."
    return None, f"Whether it was law on {day} is not known: its effective date is not entered."


def gone_by(statute, changes, view):
    """The status of a section that was no longer law, or may not have been; None of others."""
    day = view.words
    status, since = status_on(statute, changes, view.on)
    if status == StatuteStatus.NOT_ENTERED:
        return None, f"Whether it was law on {day} is not entered."
    if status == StatuteStatus.IN_FORCE:
        return None
    name = StatuteStatus(status).label.lower()
    if since:
        return False, f"No longer law on {day}: {name}, effective {in_words(since)}."
    return None, f"It is {name} now; whether it was on {day} is not entered."
