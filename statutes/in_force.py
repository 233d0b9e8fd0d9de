"""The law as of a date: what of a section had taken effect by then, and what had not.

A change whose date of effect is not entered is neither, unless its act is of a later year: no act
takes effect before the year in which it was passed.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from statutes.models import Effect, StatuteStatus
from tipcouncil.records.dates import in_words, parse_iso

YEAR_WRITTEN = re.compile(r"\b(1[6-9]\d\d|20\d\d)\b", re.ASCII)
LONGEST_DATE = 40  # characters; what is longer is no date
LAST_YEAR = 2200


@dataclass
class AsOf:
    """A section on a day: its standing in words, its title, and its changes in three groups."""

    on: date
    standing: str = ""
    title: str = ""  # empty where the title of that day is not known to differ
    was_law: bool | None = None  # None where the record cannot tell
    taken: list = field(default_factory=list)
    later: list = field(default_factory=list)
    undated: list = field(default_factory=list)

    @property
    def words(self):
        return in_words(self.on)


def day_asked(typed):
    """The day that a visitor asked for, or None; and a sentence where it cannot be read."""
    typed = typed.strip()
    if not typed:
        return None, ""
    sentence = "That is not a day such as 2017-01-19. This is the section as it is entered now."
    try:
        day, precision = parse_iso(typed[:LONGEST_DATE])
    except ValueError:
        return None, sentence
    if precision != "day" or day.year > LAST_YEAR or len(typed) > LONGEST_DATE:
        return None, sentence
    return day, ""


def year_of(change):
    """The year of the act, or of the older authority; None where it names none."""
    if change.act_id:
        return change.act.year
    written = YEAR_WRITTEN.search(change.authority_as_written)
    return int(written[1]) if written else None


def had_taken_effect(change, on):
    """True or False; None where the record cannot tell."""
    if change.effective_on:
        return change.effective_on <= on
    year = year_of(change)
    return False if year and year > on.year else None


def as_of(statute, changes, on):
    """The section on a day, from its changes in their order."""
    view = AsOf(on)
    groups = {True: view.taken, False: view.later, None: view.undated}
    for change in changes:
        groups[had_taken_effect(change, on)].append(change)
    view.was_law, view.standing = standing_on(statute, changes, view)
    view.title = title_on(view)
    return view


def title_on(view):
    """The title that the first later change of it replaced. An undated change decides nothing."""
    if any(change.title_before for change in view.undated):
        return ""
    renaming = [change for change in view.later if change.title_before]
    renaming.sort(
        key=lambda change: change.effective_on or date(year_of(change) or LAST_YEAR, 1, 1)
    )
    return renaming[0].title_before if renaming else ""


def standing_on(statute, changes, view):
    """Whether the section was law on the day, and a sentence that says so."""
    day = view.words
    enacted = [change for change in changes if change.effect == Effect.ENACTED]
    if enacted and all(change in view.later for change in enacted):
        first = enacted[0]
        when = (
            f"effective {in_words(first.effective_on)}"
            if first.effective_on
            else f"in {year_of(first)}"
        )
        return False, f"Not law yet on {day}: enacted by {first.authority}, {when}."
    if gone := gone_by(statute, changes, view):
        return gone
    if not enacted:
        return None, f"The record does not say when it was enacted, nor that it ended by {day}."
    if any(change in view.taken for change in enacted):
        return True, f"In force on {day}."
    year = min(filter(None, map(year_of, enacted)), default=None)
    if year and year < view.on.year:
        return True, f"In force on {day}: enacted in {year}; its effective date is not entered."
    return None, f"Whether it was law on {day} is not known: its effective date is not entered."


def gone_by(statute, changes, view):
    """The standing of a section that was no longer law, or may not have been; None of others."""
    day, name = view.words, statute.get_status_display().lower()
    if statute.status == StatuteStatus.NOT_ENTERED:
        return None, f"Whether it was law on {day} is not entered."
    if statute.status == StatuteStatus.IN_FORCE:
        return None
    effect = Effect.REPEALED if statute.status == StatuteStatus.REPEALED else Effect.TRANSFERRED
    ends = [change for change in changes if change.effect == effect]
    ended_on = statute.repealed_on or max(
        (change.effective_on for change in ends if change.effective_on), default=None
    )
    if ended_on:
        if ended_on > view.on:
            return None
        return False, f"No longer law on {day}: {name}, effective {in_words(ended_on)}."
    if ends and all(change in view.later for change in ends):
        return None
    return None, f"It is {name} now; whether it was by {day} is not entered."
