"""The motion that one sentence of the minutes tells, by the first form that fits it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.importing.motions import sentence_forms, set_forms
from meetings.importing.motions.results import STANDS_FOR_RESULT
from meetings.importing.motions.sentence_forms import IT_WAS, MOTION_BY, PROPOSED, RESULT_FIRST

# In the order in which they are tried; whether one counts only with a vote or a result behind it.
FORMS = (
    (set_forms.NUMBERED_RESOLUTION, False),
    (set_forms.INITIALS, False),
    (set_forms.LABELLED_MOVER, False),
    (set_forms.RESULT_ABOVE, False),
    (set_forms.MOVED_IN_BRACKETS, False),
    (sentence_forms.SO_MOVED, False),
    (set_forms.SLASHED, False),
    (sentence_forms.IN_SPEECH, False),
    (sentence_forms.MOVED, False),
    (sentence_forms.MOTION_BY, False),
    (sentence_forms.IT_WAS, False),
    (sentence_forms.MOVED_BY, False),
    (set_forms.MADE_BY, True),
    (sentence_forms.ROLL_CALL, False),
    (set_forms.MOTION_AND_NAME, False),
    (sentence_forms.IS_RESOLVED, False),
    (sentence_forms.WITHDREW, False),
    (sentence_forms.PROPOSED, True),
    (set_forms.AGREED_IN_CHAT, False),
    (set_forms.LABELLED, True),
    (sentence_forms.VOTE_ON, True),
    (sentence_forms.MOTION_TO, True),
    (sentence_forms.RESOLVED, True),
)
MARKS = re.compile(
    r"""
    # “Motion”, “M/S”, “2019-45”
    [Mm]oti|MOT|MOV|M\s?/\s?S|ropos|PROPOS|RESOLV|esolv|esolution|RESOLUTION|[Vv]ote|roll\ call
    |\d{2,4}[-/]\d|2nd|\([A-Z][\w.]*,\ [Ss]econd|^(?:Made|MADE)\ |ponsor:|ccepted
    |\#(?:agreed|rejected)|AGREED|ACCEPTED|REJECTED
    """,
    re.VERBOSE,
)
BROUGHT_IN = re.compile(
    r"""
    # “(resolution introduced by Doe)”
    \((?:resolution|ordinance|report|hearing|proclamation)
    [^()]{0,60}\bintroduced\ by\ [^()]{0,60}\)
    """,
    re.IGNORECASE | re.VERBOSE,
)
IS_CALLED_MOTION = re.compile(r"^(?:motion|resolution|proposal)\s*[:–—-]\s*", re.IGNORECASE)
NOBODY = re.compile(
    r"""
    # “the Board”, “Then”
    ^(?:the\s+)?
    (?:
        It|This|That|They|We|He|She|I|There|Council|Board|Committee|Commission|Motion|A|An
        |Meeting|All|Staff|Then|After|Discussion|Approval|Consent|Agenda|Section|To|Be|On|In|At
        |And|Also|Minutes|Resolution|Members|Seconded|Second|No|Not|None|Item|Voice|Roll|Vote
    )$
    """,
    re.VERBOSE,
)
FOLLOWING = re.compile(
    r"""
    # “the following resolution was adopted”
    ^\W*the\s+following\s+(?:\w+\s+)?(?:resolution|motion|ordinance)s?
    (?:
        \s+(?:was|were)\s+(?:\w+\s+)?
        (?P<passed>adopted|approved|passed|carried|offered|introduced)
    )?\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass
class NarratedMotion:
    """A motion as one sentence tells it."""

    mover: str | None
    seconder: str | None
    before: str  # what of its words stands before the names
    after: str  # and behind them
    result: str | None = None
    is_weak: bool = False  # counts only if a vote or a result follows
    is_idea: bool = False  # “Doe proposed to …” counts only with a second or a count of votes
    is_so: bool = False  # “So moved.” says yes to the words of somebody else
    is_past: bool = False  # “The minutes were approved on motion of …” tells what was done

    @property
    def text(self) -> str:
        if self.is_past or re.match(r"(?:to|that|for)\b", self.before, re.IGNORECASE):
            return self.before
        if len(self.before.split()) > 2 and STANDS_FOR_RESULT.match(self.after):
            return self.before
        return (self.after if len(self.after.split()) > 1 else "") or self.before

    def take_words_of(self, other: NarratedMotion) -> bool:
        """“… the following resolution was adopted:” has its words in the next sentence."""
        found = FOLLOWING.search(self.after)
        if found:
            self.result, self.after = found["passed"], other.after
        return found is not None


def motion_in(sentence: str) -> NarratedMotion | None:
    """The motion that a sentence tells, if it tells one."""
    if "ove" not in sentence and not MARKS.search(sentence):
        return None
    sentence = BROUGHT_IN.sub(" ", sentence)
    for form, is_weak in FORMS:
        found = form.search(sentence[:2500])
        if not found:
            continue
        said = {key: (value or "").strip() for key, value in found.groupdict().items()}
        mover = part_of(said, "mover")
        if mover and not is_person_who_moves(mover):
            continue
        if is_weak and STANDS_FOR_RESULT.match(part_of(said, "after") or ""):
            continue
        before, after = part_of(said, "before") or "", part_of(said, "after") or ""
        before = IS_CALLED_MOTION.sub("", before)
        done = sentence[: found.start()].strip(" ,;")
        is_past = form is MOTION_BY and not before and names_no_motion(after) and " " in done
        if form is IT_WAS and not mover and len(after.split()) <= 2:
            after = sentence[found.start() :]  # “It is moved and seconded to adjourn”
        is_result = 0 < len(done.split()) <= 3 and STANDS_FOR_RESULT.match(done) is not None
        return NarratedMotion(
            mover,
            part_of(said, "seconder"),
            done if is_past else before,
            "" if form in (set_forms.MADE_BY, set_forms.RESULT_ABOVE) else after.lstrip(" –—-"),
            part_of(said, "passed") or (done if is_result else None),
            is_weak,
            form is PROPOSED,
            is_past=is_past,
            is_so=form is sentence_forms.SO_MOVED,
        )
    return None


def names_no_motion(after: str) -> bool:
    if RESULT_FIRST.match(after):
        return False
    bare = after.strip(" .;,")
    return len(bare.split()) < 2 or bool(re.match(r"(?:with|all|and)\b", bare))


def part_of(said: dict[str, str], name: str) -> str | None:
    """What a form found under a name; alternatives within a form number it."""
    return next(
        (value for key, value in said.items() if value and key.rstrip("2345") == name), None
    )


def is_person_who_moves(name: str) -> bool:
    return not NOBODY.match(name.strip())
