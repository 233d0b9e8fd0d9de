"""What the site says beside a citation: the law is gone, will change, or was never there.

Such a note is the site's and never the record's: it stands in square brackets in an element of its
own, right behind the citation. Law that is simply in force gets none.
"""

import re
from typing import NamedTuple

from statutes import official, section_table
from statutes.in_force import TO_BE, pending, status_on
from statutes.models import StatuteStatus
from tipcouncil.records.dates import in_words, today

OUT_OF_FORCE = {
    section_table.REPEALED: "repealed",
    section_table.TRANSFERRED: "transferred",
    section_table.OBSOLETE: "obsolete",
    section_table.RESERVED: "reserved for future use",
}
SUBSECTION = re.compile(r"\(([a-z])\)")
LETTERS = section_table.LETTERS


def caution_on(statute, changes, on=None):
    """What a reader must know of a section that the record holds; empty if it is just in force.

    `on` is the date of the citing record: a new title matters to a text that has the old one.
    """
    now = today()
    status, since = status_on(statute, changes, now)
    if status == StatuteStatus.REPEALED:
        return with_date("repealed", since)
    if status == StatuteStatus.TRANSFERRED:
        return f"transferred to {statute.moved_to}" if statute.moved_to else "transferred"
    if statute.repealed_on and statute.repealed_on > now:
        return with_date("to be repealed", statute.repealed_on)
    if to_come := pending(changes, now):
        return with_date(TO_BE[to_come[0].effect].lower(), to_come[0].effective_on)
    renamed = [c.effective_on for c in changes if c.title_before and c.effective_on]
    renamed = [day for day in renamed if on and on < day <= now]
    return with_date("renamed", max(renamed)) if renamed else ""


def with_date(words, date):
    return f"{words} {in_words(date)}" if date else words


def caution_from_table(number):
    """The same of a section that the record does not hold, and where a later text of it is."""
    section = section_table.section(number)
    if section is None:
        return "", ""
    if words := OUT_OF_FORCE.get(section.status):
        return words, ""
    later = official.supplement_url(number)
    return (f"text in the {section.supplement} supplement", later) if later else ("", "")


class MissingSubsection(NamedTuple):
    """A subsection that is cited and that the section does not have, and those that it has."""

    letter: str
    known: str  # (a) and (b)
    has: str = "has"  # “has or had”, where an act named more than the section has now

    def __str__(self):
        return f"no subsection ({self.letter}): it {self.has} {self.known}"


def doubt_about(number, pinpoint, changes=()):
    """The subsection that is cited and cannot exist; None where there may be one.

    `pinpoint` is as written, "(i)(1)". Nothing is said against "(1)", "(A)" or "(aa)", nor of a
    section whose subsections are not known or that changed after they were read.
    """
    asked = SUBSECTION.match(pinpoint)
    section = section_table.section(number)
    if not asked or section is None or not section.last_subsection:
        return None
    read_on = section_table.read_on()
    if any(change.effective_on and change.effective_on > read_on for change in changes):
        return None
    named = "".join(change.subsections_named for change in changes)
    last = max([c for c in named if c in LETTERS] + [section.last_subsection])
    if asked[1] <= last:
        return None
    has = "has" if last == section.last_subsection else "has or had"
    known = "(a) and (b)" if last == "b" else f"(a) to ({last})"
    return MissingSubsection(asked[1], known, has)
