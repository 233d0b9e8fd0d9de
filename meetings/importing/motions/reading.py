"""The motions of a meeting, each with its words, mover, seconder, result and votes.

A motion is told in one sentence or in several that stand together: its words, who moved it, who
seconded it, how it came out. Prose, lists and the rows of tables are read alike.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.importing.motions.grammar import BEGINS, ToldMotion, motion_in, seconder_in
from meetings.importing.motions.results import DONE, STANDS_FOR_RESULT, without_result
from meetings.importing.motions.votes import Tally
from meetings.importing.parsed import ParsedMotion
from meetings.importing.phrases.names import (
    CALLED_SO,
    is_only_office,
    office_before,
    without_office,
)
from meetings.importing.text.passages import Passage, sentences

SECOND_WITHIN = 4  # sentences after a motion in which it may be seconded
FURTHEST = 14  # sentences after a motion in which its result may stand
NEAR = 3  # sentences between the parts of one motion
MOST_MOTIONS = 500  # of one paper that are read; a bound on work
LONGEST = 4_000  # characters of a motion's text
VOTE_ALONE = re.compile(r"^(?:roll[- ]?call )?(?:votes?|voting|vote results?)\s*:?$", re.IGNORECASE)
QUOTED = re.compile(r"^[\"“‘']?\s*(?:That|THAT|RESOLVED|Resolved|BE IT|to\b)")
RESOLVED = re.compile(r"^\W*(?:NOW,?\s+)?(?:THEREFORE,?\s+)?(?:BE IT\s+)?(?:FURTHER\s+)?RESOLVED\b")
AMENDS = re.compile(r"^\W*(?:to|that|for)?\s*(?:amend|substitut)", re.IGNORECASE)
MAIN_MOTION = re.compile(
    r"""
    # “The vote was then taken on the main motion”
    ^(?:(?:the\s+)?(?:roll[- ]?call\s+)?(?:vote|voting)\s+(?:was\s+(?:then\s+)?taken\s+)?on\s+)?
    (?:the\s+)?(?:(?:main|original|amended)\s+motion\b|motion,?\s+as\s+amended\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass
class Spoken:
    """A sentence of the minutes and where it stands."""

    text: str
    passage: Passage
    line: int


def find_motions(passages: list[Passage], item_starts: list[int]) -> list[ParsedMotion]:
    """The motions in order. `item_starts`: the lines at which the items of the agenda begin."""
    spoken = [
        Spoken(text, passage, passage.line_of(start))
        for passage in passages
        for start, text in sentences(passage.text[:20_000])
    ]
    told = [
        (i, one)
        for i, sentence in enumerate(spoken)
        if (one := motion_in(sentence.text) or vote_by_name(spoken, i))
    ]
    told = joined(told, spoken)[:MOST_MOTIONS]
    motions: list[ParsedMotion] = []
    for place, (i, one) in enumerate(told):
        end = told[place + 1][0] if place + 1 < len(told) else len(spoken)
        if motions and AMENDS.match(one.text):
            end = settle_main(spoken, i, end, motions[-1])
        if made := motion(spoken, i, end, one, item_starts):
            made.item = item_of(made.line, item_starts)
            motions.append(made)
    return motions


def joined(
    told: list[tuple[int, ToldMotion]], spoken: list[Spoken]
) -> list[tuple[int, ToldMotion]]:
    """“Motion: …” and then “Moved by Doe, seconded by Roe.” are one motion."""
    kept: list[tuple[int, ToldMotion]] = []
    for i, one in told:
        before, last = kept[-1] if kept else (-FURTHEST, None)
        if last and is_more_of(last, one, spoken[before : i + 1]):
            last.mover, last.seconder = last.mover or one.mover, last.seconder or one.seconder
            last.text = last.text or one.text
            last.others += one.others
            last.is_weak = last.is_weak and one.is_weak
        elif not spoken[i].passage.is_heading:
            kept.append((i, one))
    return kept


def is_more_of(last: ToldMotion, one: ToldMotion, between: list[Spoken]) -> bool:
    """Whether a sentence tells more of the motion before it, and no other motion."""
    distance = len(between) - 1
    if one.mover is None and RESOLVED.match(between[0].text) and RESOLVED.match(between[-1].text):
        ended = [s for s in between[1:-1] if STANDS_FOR_RESULT.match(s.text)]
        return not ended and distance <= 2 * NEAR
    if one.mover is None and is_again(last, one, between[-1]):
        return distance <= FURTHEST
    if distance > NEAR:
        return False
    if one.mover is None:
        return last.is_names_alone
    return last.mover is None and (one.is_so or one.is_names_alone)


def is_again(last: ToldMotion, one: ToldMotion, sentence: Spoken) -> bool:
    """“Motion to adjourn carried”, “The motion to adjourn passed” after the motion itself."""
    if re.match(r"(?:the|this) (?:motion|vote|resolution)\b", sentence.text, re.IGNORECASE):
        return True
    begins = [" ".join(told.text.lower().split()[:2]).strip(" .,") for told in (last, one)]
    return begins[0] == begins[1] and begins[0].startswith("to ") and len(one.text.split()) < 8


def vote_by_name(spoken: list[Spoken], i: int) -> ToldMotion | None:
    """“Vote:” above a list of members and their votes: on what stands right before it."""
    if not (0 < i < len(spoken) - 2 and VOTE_ALONE.match(spoken[i].text)):
        return None
    if not all(Tally().add_member(one.text) for one in spoken[i + 1 : i + 3]):
        return None
    for before in reversed(spoken[max(0, i - NEAR) : i]):
        if motion_in(before.text):  # “Second: Bo Lind” may stand between the motion and its vote
            return None
    return ToldMotion(spoken[i - 1].text)


def settle_main(spoken: list[Spoken], i: int, end: int, main: ParsedMotion) -> int:
    """Behind the vote on an amendment stands that on the motion itself: returns where it begins."""
    for start in range(i + 1, min(end, i + 1 + FURTHEST)):
        if MAIN_MOTION.match(spoken[start].text):
            tally = Tally()
            for sentence in spoken[start : min(end, start + SECOND_WITHIN + 1)]:
                tally.take_after(sentence.text.strip())
            if main.result is None:
                take(tally, main)
            return start
    return end


def motion(
    spoken: list[Spoken], i: int, end: int, told: ToldMotion, item_starts: list[int]
) -> ParsedMotion | None:
    """The motion that a sentence tells, with its vote from there and the sentences behind it."""
    tally = Tally()
    text, behind = without_result(told.text)
    if told.letter:
        tally.take_letter(told.letter)
    if DONE.match(text) and not BEGINS.match(text):
        tally.take_within(text)
    bracket = re.search(r"\([^()]{2,60}\)$", text.strip())
    for said in (behind, *told.others, bracket[0] if bracket else ""):
        tally.take_within(said.strip())
    used = i
    if not text or (STANDS_FOR_RESULT.match(text) and not DONE.match(text)):
        text, used = text_nearby(spoken, i, end)
    seconder = told.seconder
    for place, sentence in enumerate(following(spoken, i, end, used, item_starts)):
        is_near = place < SECOND_WITHIN or sentence.passage is spoken[i].passage
        if is_near and not seconder:
            seconder = seconder_in(sentence.text[:200])
        tally.take_after(sentence.text.strip())
    is_only_said = (told.is_weak and tally.is_empty) or (told.is_idea and not tally.sides)
    if (is_only_said and not seconder) or not text or not (text.split()[1:] or told.mover):
        return None
    made = ParsedMotion(
        text=" ".join(text.split())[:LONGEST].strip(" ,;"),
        line=spoken[i].line,
        mover=person(told.mover),
        seconder=person(seconder),
    )
    take(tally, made)
    return made


def take(tally: Tally, motion: ParsedMotion) -> None:
    tally.count_members()
    motion.result, motion.outcome, motion.votes = tally.result, tally.outcome, tally.votes
    motion.ayes, motion.nays = tally.sides.get("yes"), tally.sides.get("no")
    motion.abstain, motion.by_voice = tally.sides.get("abstain"), tally.by_voice


def following(
    spoken: list[Spoken], i: int, end: int, used: int, item_starts: list[int]
) -> Iterator[Spoken]:
    """The sentences behind a motion in which its second and its result may stand."""
    boundary = next((start for start in item_starts if start > spoken[max(i, used)].line), None)
    for sentence in spoken[i + 1 : min(end, i + 1 + FURTHEST)]:
        is_other = sentence.passage is not spoken[i].passage and sentence.passage.is_heading
        if is_other or (boundary is not None and sentence.line >= boundary):
            return
        yield sentence


def text_nearby(spoken: list[Spoken], i: int, end: int) -> tuple[str, int]:
    """The words of a motion of which a sentence tells the names alone: quoted below, or above."""
    for j in range(i + 1, min(end, i + 2 * NEAR + 1)):
        if QUOTED.match(spoken[j].text):
            inside = [one for one in spoken[j : j + 3] if one.passage is spoken[j].passage]
            ends = [k for k, one in enumerate(inside) if STANDS_FOR_RESULT.match(one.text)]
            return " ".join(one.text for one in inside[: ends[0] if ends else None]), j
    return (spoken[i - 1].text if i and spoken[i].line - spoken[i - 1].line <= 6 else ""), i


def person(name: str | None) -> str | None:
    if not name:
        return None
    name = re.sub(r"\s+(?:to|that|and|seconded|second)$", "", name.strip(" ,.;:()"))
    name = re.sub(r"^[Tt]he\s+|^.*\b[Mm]ember\s+(?=[A-Z])", "", name)
    if CALLED_SO.fullmatch(office_before(name)) and " " not in without_office(name):
        return name
    return name if is_only_office(name) else without_office(name)


def item_of(line: int, item_starts: list[int]) -> int | None:
    before = [place for place, start in enumerate(item_starts) if start <= line]
    return before[-1] if before else None
