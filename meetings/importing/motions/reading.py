"""The motions of a meeting, each with its mover, seconder and result."""

import re

from meetings.importing.motions.forms import RESULT_FIRST, SECOND_ONLY, NarratedMotion
from meetings.importing.motions.joining import FURTHEST, joined, merged
from meetings.importing.motions.narrated import told_in
from meetings.importing.motions.votes import STANDS_FOR_RESULT, TAIL, Tally
from meetings.importing.motions.words import Spoken, is_empty_text, tells_what_was_done, text_nearby
from meetings.importing.parsed import CARRIED, FAILED, ParsedMotion
from meetings.importing.phrases.names import (
    CALLED_SO,
    is_only_office,
    office_before,
    without_office,
)
from meetings.importing.text.passages import Passage, sentences

SECOND_WITHIN = 4  # sentences after a motion in which it may be seconded
MOST_MOTIONS = 500
LONGEST = 4_000  # characters of a motion's text
VOTE_ALONE = re.compile(r"^(?:roll[- ]?call )?(?:votes?|voting|vote results?)\s*:?$", re.IGNORECASE)
VOTE_HEAD = re.compile(
    r"^(?:roll[- ]?call(?: vote)?|votes?|voting|the vote (?:was|is)|upon (?:a )?roll call"
    r"|vote results?)\b",
    re.I,
)
AGREED = re.compile(
    r"^\W*(?:it\s+was\s+|and\s+|was\s+|(?:the\s+)?(?:board|council|committee|commission|members"
    r"|trustees)\s+)*(?:unanimously\s+|further\s+)?(?:agreed|resolved|voted|decided|approved"
    r"|carried)\b(?:\s+unanimously)?(?=,?\s+(?:to|that)\b)",
    re.IGNORECASE,
)
SECOND_AT_END = re.compile(
    r"\s*[;,.]\s*(?:(?:and|with|it was|which was)\s+)?(?:(?:[A-Z][\w.'’-]*\s+){1,4}"
    r"(?:seconded(?:\s+(?:it|the\s+motion))?|2nds?)"
    r"|seconded\s+by\s+[A-Z][\w.'’ -]{1,40})\W*$"
)
DECLARED = re.compile(
    r"\bdeclared\b.{0,80}\b(?:elected|appointed|carried|adopted|passed|defeated|lost)\b"
    r"|\bwas\s+(?:unanimously\s+)?(?:approved|adopted|passed|tabled)\s+by\s+(?i:unanimous|general|a"
    r"|roll)\b"
)
MAIN_MOTION = re.compile(
    r"^(?:(?:the\s+)?(?:roll[- ]?call\s+)?(?:vote|voting)\s+(?:was\s+(?:then\s+)?taken\s+)?on\s+)?"
    r"(?:the\s+)?(?:(?:main|original|amended)\s+motion\b|motion,?\s+as\s+amended\b)",
    re.IGNORECASE,
)
WORDS_OF_MOTION = re.compile(r"\W*(?:be\s+it\s+)?resolved,?\s+that\b", re.IGNORECASE)
UNHEARD = re.compile(
    r"\b(?:not|never|[a-z]{2,6}n['’]t)\s+(?:heard|had|received)\s+a\s+second\b", re.IGNORECASE
)
READ_THRICE = re.compile(r"\b(?:time|times|reading),?$", re.IGNORECASE)
AMENDS = re.compile(r"^\W*(?:to|that|for)?\s*(?:amend|substitut)", re.IGNORECASE)
ADJOURNED = re.compile(
    r"\b(?:was|were)\s+(?:adjourned|closed)\b|(?<=\bmeeting )adjourned\b", re.IGNORECASE
)
COUNTED = re.compile(
    r"\b(?:ayes?|yeas?|nays?|noes|yes|no|opposed|in favou?r|against|abst\w+|vote[sd]?|carried"
    r"|passed|passes|carries|approved|failed|unanimous\w*|roll)\b|^\W*\(?\d{1,2}-\d{1,2}|\bY-\d",
    re.I,
)


def find_motions(passages: list[Passage], item_starts: list[int]) -> list[ParsedMotion]:
    """The motions in order. `item_starts`: the lines at which the items of the agenda begin."""
    spoken = [
        Spoken(text, passage, start, place == 0)
        for passage in passages
        for place, (start, text) in enumerate(sentences(passage.text[:20_000]))
    ]
    told = [
        (i, one)
        for i, sentence in enumerate(spoken)
        if (one := told_in(sentence.text) or vote_by_name(spoken, i))
    ]
    told = joined(told, spoken)
    motions: list[ParsedMotion] = []
    for place, (i, one) in enumerate(told[:MOST_MOTIONS]):
        if motions and not one.mover and is_about_last(spoken[i], one, motions[-1]):
            continue
        end = told[place + 1][0] if place + 1 < len(told) else len(spoken)
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
            read_after(sentence, tally)
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
        if told_in(before.text):  # “Second: Bo Lind” may stand between the motion and its vote
            return None
    return NarratedMotion(None, None, spoken[i - 1].text, "")


def is_about_last(sentence: Spoken, told: NarratedMotion, last: ParsedMotion) -> bool:
    """“Motion to adjourn carried” after the motion itself is its result, and no other motion."""
    said = sentence.text.lower()
    return (
        bool(re.match(r"the (?:motion|vote|resolution)\b", said)) and sentence.line - last.line < 12
    )


def motion(
    spoken: list[Spoken], i: int, end: int, told: NarratedMotion, item_starts: list[int]
) -> ParsedMotion | None:
    tally = Tally()
    text = told.text
    if first := RESULT_FIRST.match(text):  # “and carried 4 to 0, the hearing was closed”
        tally.take_result(first[1])
        tally.add_counts(first[1])
        text = text[first.end() :]
    if told.is_past or tells_what_was_done(text):
        take_done(tally, text)
        tally.add_dissent(told.after)
    text, inner = without_result(text)
    if agreed := AGREED.match(text):
        tally.take_result(agreed[0])
        text = text[agreed.end() :].strip(" ,")
    if told.result and not tally.take_result(told.result):  # the C of M/S/C
        letter = told.result.strip(" /")
        tally.result, tally.is_weak = f"M/S/{letter}", True
        tally.outcome = FAILED if letter in ("F", "D") else CARRIED
    if told.result:
        tally.add_counts(spoken[i].text)
    if told.text == told.before and told.after and not told.is_past:
        inner += without_result(f"{told.before}, {told.after}")[1]
    is_other = told.after != text or is_empty_text(text)
    if told.after and is_other and STANDS_FOR_RESULT.match(told.after):
        inner.append(told.after)
    elif is_empty_text(told.after) or (
        told.text == told.before and COUNTED.search(told.after[:200])
    ):
        tally.add_counts(told.after)
    for said in inner:
        tally.take_result(said)
        tally.add_counts(said)
    if cut := SECOND_AT_END.search(text):
        text = text[: cut.start()]
    used = i
    if not text or is_empty_text(text):
        text, used = text_nearby(spoken, i, end)
    seconder = told.seconder
    if not seconder and (found := SECOND_ONLY.search(f" {told.text[-160:]} {told.after[:160]}")):
        seconder = found["seconder"] or found["seconder2"]
    following = spoken[i + 1 : min(end, i + 1 + FURTHEST)]
    boundary = next((s for s in item_starts if s > spoken[max(i, used)].line), None)
    for place, sentence in enumerate(following):
        if boundary is not None and sentence.line >= boundary:
            break
        if sentence.passage is not spoken[i].passage and sentence.passage.is_heading:
            break
        is_near = place < SECOND_WITHIN or sentence.passage is spoken[i].passage
        if is_near and not seconder and (found := SECOND_ONLY.search(sentence.text[:200])):
            seconder = found["seconder"] or found["seconder2"]
        read_after(sentence, tally)
    tally.count_members()
    if told.is_weak and tally.is_empty and not seconder:
        return None
    if told.is_idea and not (tally.sides or seconder or "second" in (tally.result or "")):
        return None
    if not text or (len(text.split()) < 2 and not told.mover):
        return None
    made = ParsedMotion(
        text=" ".join(text.split())[:LONGEST].strip(" ,;"),
        line=spoken[i].line,
        mover=person(told.mover),
        seconder=person(seconder),
    )
    take(tally, made)
    return made


def read_after(sentence: Spoken, tally: Tally) -> None:
    """Take from a later sentence the result and the counts."""
    said = sentence.text.strip()
    if WORDS_OF_MOTION.match(said):
        return
    if tally.add_member(said):
        return
    if STANDS_FOR_RESULT.match(said) and (not tally.result or tally.is_weak):
        tally.take_result(said)
        tally.add_counts(said)
    elif (not tally.result or tally.is_weak) and (declared := DECLARED.search(said)):
        tally.take_result(declared[0])
    else:
        read_count(said, tally)


def read_count(said: str, tally: Tally) -> None:
    """The counts that a sentence gives, or the result at its end."""
    before = tally.is_empty
    is_count = COUNTED.search(said[:200]) and (VOTE_HEAD.match(said) or len(said.split()) < 40)
    if is_count and tally.add_counts(said):
        if before and not tally.result:
            tally.take_result(said)
    elif not tally.result and (tail := TAIL.search(f" {said}")):
        tally.take_result(tail[0])


def take_done(tally: Tally, text: str) -> None:
    """“The meeting was adjourned on motion of Doe”: the deed is the result."""
    if not tally.take_result(text) and (done := ADJOURNED.search(text)):
        tally.result, tally.outcome = done[0], CARRIED


def without_result(text: str) -> tuple[str, list[str]]:
    """A motion's words, and what the same sentence says of the vote."""
    found = TAIL.search(text)
    if found and READ_THRICE.search(text[: found.start()]):  # “read a third time and passed”
        return text, []
    if found and len(text[: found.start()].split()) >= 2:
        return text[: found.start()], [text[found.start() :].strip(" ,;.")]
    return text, [text] if found else []


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
