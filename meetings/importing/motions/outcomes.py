"""What the sentences of a motion say of its vote, taken into a tally."""

import re

from meetings.importing.motions.narrated import NarratedMotion
from meetings.importing.motions.results import STANDS_FOR_RESULT, TAIL
from meetings.importing.motions.sentence_forms import RESULT_FIRST
from meetings.importing.motions.votes import Tally
from meetings.importing.motions.words import is_empty_text, is_in_the_past
from meetings.importing.parsed import CARRIED, FAILED

VOTE_HEAD = re.compile(
    r"""
    # “Roll call vote: …”
    ^
    (?:
        roll[- ]?call(?:\ vote)?|votes?|voting|the\ vote\ (?:was|is)|upon\ (?:a\ )?roll\ call
        |vote\ results?
    )\b
    """,
    re.I | re.VERBOSE,
)
AGREED = re.compile(
    r"""
    # “It was unanimously agreed to …”
    ^\W*
    (?:
        it\s+was\s+|and\s+|was\s+
        | (?:the\s+)?(?:board|council|committee|commission|members|trustees)\s+
    )*(?:unanimously\s+|further\s+)?(?:agreed|resolved|voted|decided|approved|carried)\b
    (?:\s+unanimously)?(?=,?\s+(?:to|that)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
SECOND_AT_END = re.compile(
    r"""
    # “…, and Ann Roe seconded the motion”, “…; seconded by Roe”
    \s*[;,.]\s*(?:(?:and|with|it\ was|which\ was)\s+)?
    (?:
        (?:[A-Z][\w.'’-]*\s+){1,4}(?:seconded(?:\s+(?:it|the\s+motion))?|2nds?)
        | seconded\s+by\s+[A-Z][\w.'’ -]{1,40}
    )\W*$
    """,
    re.VERBOSE,
)
DECLARED = re.compile(
    r"""
    # “declared the motion carried”, “was adopted by unanimous consent”
    \bdeclared\b.{0,80}\b(?:elected|appointed|carried|adopted|passed|defeated|lost)\b
    | \bwas\s+(?:unanimously\s+)?(?:approved|adopted|passed|tabled)\s+by\s+
      (?i:unanimous|general|a|roll)\b
    """,
    re.VERBOSE,
)
WORDS_OF_MOTION = re.compile(r"\W*(?:be\s+it\s+)?resolved,?\s+that\b", re.IGNORECASE)
READ_THRICE = re.compile(r"\b(?:time|times|reading),?$", re.IGNORECASE)
ADJOURNED = re.compile(
    r"\b(?:was|were)\s+(?:adjourned|closed)\b|(?<=\bmeeting )adjourned\b", re.IGNORECASE
)
COUNTED = re.compile(
    r"""
    # “Ayes”, “(5-0)”, “Y-5”
      \b
      (?:
          ayes?|yeas?|nays?|noes|yes|no|opposed|in\ favou?r|against|abst\w+|vote[sd]?|carried
          |passed|passes|carries|approved|failed|unanimous\w*|roll
      )\b
    |^\W*\(?\d{1,2}-\d{1,2}|\bY-\d
    """,
    re.I | re.VERBOSE,
)


def read_within(told: NarratedMotion, sentence: str, tally: Tally) -> str:
    """Take what the sentence of a motion says of its vote; returns the words that were moved."""
    text = told.text
    if first := RESULT_FIRST.match(text):  # “and carried 4 to 0, the hearing was closed”
        tally.take_result(first[1])
        tally.add_counts(first[1])
        text = text[first.end() :]
    if told.is_past or is_in_the_past(text):
        take_done(tally, text)
        tally.add_dissent(told.after)
    text, inner = without_result(text)
    if agreed := AGREED.match(text):
        tally.take_result(agreed[0])
        text = text[agreed.end() :].strip(" ,")
    if told.result:
        take_mark(tally, told.result)
        tally.add_counts(sentence)
    inner += read_behind(told, text, tally)
    for said in inner:
        tally.take_result(said)
        tally.add_counts(said)
    cut = SECOND_AT_END.search(text)
    return text[: cut.start()] if cut else text


def take_mark(tally: Tally, result: str) -> None:
    """The result as a word, or the C of M/S/C."""
    if not tally.take_result(result):
        letter = result.strip(" /")
        tally.result, tally.is_weak = f"M/S/{letter}", True
        tally.outcome = FAILED if letter in ("F", "D") else CARRIED


def read_behind(told: NarratedMotion, text: str, tally: Tally) -> list[str]:
    """Take the counts behind a motion's words in its sentence; returns what says the result."""
    results: list[str] = []
    has_words_before = told.text == told.before
    if has_words_before and told.after and not told.is_past:
        results += without_result(f"{told.before}, {told.after}")[1]
    is_other = told.after != text or is_empty_text(text)
    if told.after and is_other and STANDS_FOR_RESULT.match(told.after):
        results.append(told.after)
    elif is_empty_text(told.after) or (has_words_before and COUNTED.search(told.after[:200])):
        tally.add_counts(told.after)
    return results


def read_after(said: str, tally: Tally) -> None:
    """Take from a later sentence the result and the counts."""
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
