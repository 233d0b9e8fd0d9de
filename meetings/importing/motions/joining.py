"""Several sentences that tell one motion: they are joined."""

import re

from meetings.importing.motions.narrated import NarratedMotion
from meetings.importing.motions.results import STANDS_FOR_RESULT
from meetings.importing.motions.sentence_forms import RESULT_FIRST
from meetings.importing.motions.words import Spoken, is_empty_text
from meetings.importing.parsed import ParsedMotion

FURTHEST = 14  # sentences after a motion in which its result may stand
MOST_CLAUSES = 6  # sentences between two clauses of one resolution
RESOLVED = re.compile(r"^\W*(?:NOW,?\s+)?(?:THEREFORE,?\s+)?(?:BE IT\s+)?(?:FURTHER\s+)?RESOLVED\b")


def joined(
    narrated: list[tuple[int, NarratedMotion]], spoken: list[Spoken]
) -> list[tuple[int, NarratedMotion]]:
    """“Motion: …” and then “Moved by Doe, seconded by Roe.” are one motion."""
    kept: list[tuple[int, NarratedMotion]] = []
    for i, one in narrated:
        last = kept[-1] if kept else None
        if last and is_more_of_resolution(spoken, last[0], i):
            continue
        if (
            last and one.is_so and i - last[0] <= 2
        ):  # “asked for a motion to adjourn. Doe so moved.”
            last[1].mover, last[1].seconder = one.mover, one.seconder or last[1].seconder
            last[1].is_weak = False
            continue
        if last and one.mover is None and is_again(one, last[1]) and i - last[0] <= FURTHEST:
            continue
        if last and one.mover is None and i - last[0] <= 3 and last[1].take_words_of(one):
            continue
        if last and one.mover is None and i - last[0] <= 3 and is_names_only(last[1]):
            last[1].after = one.after
            continue
        is_names_alone = (
            one.mover is not None and is_empty_text(one.text) and not RESULT_FIRST.match(one.text)
        )
        if last and is_names_alone and last[1].mover is None and i - last[0] <= 3:
            last[1].mover, last[1].seconder = one.mover, one.seconder
            last[1].is_weak = False
        elif not spoken[i].passage.is_heading:
            kept.append((i, one))
    return kept


def is_names_only(narrated: NarratedMotion) -> bool:
    """“Sponsor: Doe. Second: Roe.” above the words that they moved."""
    return narrated.mover is not None and not narrated.before and not narrated.after.strip(" .:;")


def is_again(one: NarratedMotion, last: NarratedMotion) -> bool:
    """“Motion to table passed”, after the motion to table itself."""
    begins = [" ".join(narrated.text.lower().split()[:2]).strip(" .,") for narrated in (one, last)]
    return begins[0] == begins[1] and begins[0].startswith("to ") and len(one.text.split()) < 8


def is_more_of_resolution(spoken: list[Spoken], first: int, i: int) -> bool:
    """“RESOLVED, that …; and be it further RESOLVED, that …” are one resolution."""
    if not (RESOLVED.match(spoken[first].text) and RESOLVED.match(spoken[i].text)):
        return False
    return i - first <= MOST_CLAUSES and not any(
        STANDS_FOR_RESULT.match(one.text) or one.passage.is_heading for one in spoken[first + 1 : i]
    )


def merged(motions: list[ParsedMotion]) -> list[ParsedMotion]:
    """Two sentences about one motion (“Motion: …” and “Moved by …”) make one."""
    kept: list[ParsedMotion] = []
    for one in motions:
        last = kept[-1] if kept else None
        if last and one.line - last.line <= 3 and one.text == last.text:
            last.mover, last.seconder = last.mover or one.mover, last.seconder or one.seconder
            last.result, last.outcome = last.result or one.result, last.outcome or one.outcome
            continue
        kept.append(one)
    return kept
