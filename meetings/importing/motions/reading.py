"""The motions of a meeting, each with its mover, seconder and result."""

import re
from collections.abc import Iterator

from meetings.importing.motions.joining import FURTHEST, joined, merged
from meetings.importing.motions.mover import seconder_in
from meetings.importing.motions.narrated import NarratedMotion, motion_in
from meetings.importing.motions.outcomes import read_after, read_within
from meetings.importing.motions.votes import Tally
from meetings.importing.motions.words import Spoken, is_empty_text, text_nearby
from meetings.importing.parsed import FAILED, ParsedMotion
from meetings.importing.phrases.names import (
    CALLED_SO,
    is_only_office,
    office_before,
    without_office,
)
from meetings.importing.text.passages import Passage, sentences

SECOND_WITHIN = 4  # sentences after a motion in which it may be seconded
MOST_MOTIONS = 500  # of one paper that are read; a bound on work
LONGEST = 4_000  # characters of a motion's text
VOTE_ALONE = re.compile(r"^(?:roll[- ]?call )?(?:votes?|voting|vote results?)\s*:?$", re.IGNORECASE)
MAIN_MOTION = re.compile(
    r"""
    # “The vote was then taken on the main motion”
    ^(?:(?:the\s+)?(?:roll[- ]?call\s+)?(?:vote|voting)\s+(?:was\s+(?:then\s+)?taken\s+)?on\s+)?
    (?:the\s+)?(?:(?:main|original|amended)\s+motion\b|motion,?\s+as\s+amended\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
UNHEARD = re.compile(
    r"\b(?:not|never|[a-z]{2,6}n['’]t)\s+(?:heard|had|received)\s+a\s+second\b", re.IGNORECASE
)
AMENDS = re.compile(r"^\W*(?:to|that|for)?\s*(?:amend|substitut)", re.IGNORECASE)


def find_motions(passages: list[Passage], item_starts: list[int]) -> list[ParsedMotion]:
    """The motions in order. `item_starts`: the lines at which the items of the agenda begin."""
    spoken = [
        Spoken(text, passage, start, place == 0)
        for passage in passages
        for place, (start, text) in enumerate(sentences(passage.text[:20_000]))
    ]
    narrated = [
        (i, one)
        for i, sentence in enumerate(spoken)
        if (one := motion_in(sentence.text) or vote_by_name(spoken, i))
    ]
    narrated = joined(narrated, spoken)
    motions: list[ParsedMotion] = []
    for place, (i, one) in enumerate(narrated[:MOST_MOTIONS]):
        if motions and not one.mover and is_about_last(spoken[i], one, motions[-1]):
            continue
        end = narrated[place + 1][0] if place + 1 < len(narrated) else len(spoken)
        unheard = UNHEARD.search(spoken[i].text)
        if motions and motions[-1].result is None and unheard:
            motions[-1].result, motions[-1].outcome = unheard[0], FAILED
        if motions and AMENDS.match(one.text):
            end = settle_main(spoken, i, end, motions[-1])
        made = motion(spoken, i, end, one, item_starts)
        if made:
            made.item = item_of(made.line, item_starts)
            motions.append(made)
    return merged(motions)


def settle_main(spoken: list[Spoken], i: int, end: int, main: ParsedMotion) -> int:
    """Behind the vote on an amendment stands that on the motion itself: returns where it begins."""
    for start in range(i + 1, min(end, i + 1 + FURTHEST)):
        if not MAIN_MOTION.match(spoken[start].text):
            continue
        tally = Tally()
        for sentence in spoken[start : min(end, start + SECOND_WITHIN + 1)]:
            read_after(sentence.text.strip(), tally)
        tally.count_members()
        if main.result is None:
            take(tally, main)
        return start
    return end


def take(tally: Tally, motion: ParsedMotion) -> None:
    motion.result, motion.outcome, motion.votes = tally.result, tally.outcome, tally.votes
    motion.ayes, motion.nays = tally.sides.get("yes"), tally.sides.get("no")
    motion.abstain, motion.by_voice = tally.sides.get("abstain"), tally.by_voice


def vote_by_name(spoken: list[Spoken], i: int) -> NarratedMotion | None:
    """“Vote:” above a list of members and their votes: on what stands right before it."""
    if not (0 < i < len(spoken) - 2 and VOTE_ALONE.match(spoken[i].text)):
        return None
    if not all(Tally().add_member(one.text) for one in spoken[i + 1 : i + 3]):
        return None
    for before in reversed(spoken[max(0, i - 3) : i]):
        if before.passage.is_heading:
            break
        if motion_in(before.text):  # “Second: Bo Lind” may stand between the motion and its vote
            return None
    return NarratedMotion(None, None, spoken[i - 1].text, "")


def is_about_last(sentence: Spoken, narrated: NarratedMotion, last: ParsedMotion) -> bool:
    """“Motion to adjourn carried” after the motion itself is its result, and no other motion."""
    said = sentence.text.lower()
    return (
        bool(re.match(r"the (?:motion|vote|resolution)\b", said)) and sentence.line - last.line < 12
    )


def motion(
    spoken: list[Spoken], i: int, end: int, narrated: NarratedMotion, item_starts: list[int]
) -> ParsedMotion | None:
    """The motion that a sentence tells, with its vote from there and the sentences behind it."""
    tally = Tally()
    text, used = read_within(narrated, spoken[i].text, tally), i
    if is_empty_text(text):
        text, used = text_nearby(spoken, i, end)
    seconder = narrated.seconder or seconder_in(f" {narrated.text[-160:]} {narrated.after[:160]}")
    for place, sentence in enumerate(following(spoken, i, end, used, item_starts)):
        is_near = place < SECOND_WITHIN or sentence.passage is spoken[i].passage
        if is_near and not seconder:
            seconder = seconder_in(sentence.text[:200])
        read_after(sentence.text.strip(), tally)
    tally.count_members()
    if not was_made(narrated, text, seconder, tally):
        return None
    made = ParsedMotion(
        text=" ".join(text.split())[:LONGEST].strip(" ,;"),
        line=spoken[i].line,
        mover=person(narrated.mover),
        seconder=person(seconder),
    )
    take(tally, made)
    return made


def following(
    spoken: list[Spoken], i: int, end: int, used: int, item_starts: list[int]
) -> Iterator[Spoken]:
    """The sentences behind a motion in which its second and its result may stand."""
    boundary = next((start for start in item_starts if start > spoken[max(i, used)].line), None)
    for sentence in spoken[i + 1 : min(end, i + 1 + FURTHEST)]:
        if boundary is not None and sentence.line >= boundary:
            return
        if sentence.passage is not spoken[i].passage and sentence.passage.is_heading:
            return
        yield sentence


def was_made(narrated: NarratedMotion, text: str, seconder: str | None, tally: Tally) -> bool:
    """Whether enough is said for a motion, and not for a mere remark."""
    if narrated.is_weak and tally.is_empty and not seconder:
        return False
    if narrated.is_idea and not (tally.sides or seconder or "second" in (tally.result or "")):
        return False
    return len(text.split()) > 1 or bool(text and narrated.mover)


def person(name: str | None) -> str | None:
    if not name:
        return None
    name = re.sub(r"\s+(?:to|that|and|seconded|second)$", "", name.strip(" ,.;:()"))
    name = re.sub(r"^[Tt]he\s+", "", name)
    if CALLED_SO.fullmatch(office_before(name)) and " " not in without_office(name):
        return name
    return name if is_only_office(name) else without_office(name)


def item_of(line: int, item_starts: list[int]) -> int | None:
    before = [place for place, start in enumerate(item_starts) if start <= line]
    return before[-1] if before else None
