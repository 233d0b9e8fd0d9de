"""The motion that one sentence of the minutes tells, by the first form that fits it."""

import re

from meetings.importing.motions.forms import (
    FORMS,
    IT_WAS,
    MADE_BY,
    MOTION_BY,
    PROPOSED,
    RESULT_ABOVE,
    RESULT_FIRST,
    SO_MOVED,
    NarratedMotion,
)
from meetings.importing.motions.votes import STANDS_FOR_RESULT

MARKS = re.compile(
    r"[Mm]oti|MOT|MOV|M\s?/\s?S|ropos|PROPOS|RESOLV|esolv|esolution|RESOLUTION|[Vv]ote|roll call"
    r"|\d{2,4}[-/]\d|2nd|\([A-Z][\w.]*, [Ss]econd|^(?:Made|MADE) |ponsor:|ccepted"
    r"|#(?:agreed|rejected)|AGREED|ACCEPTED|REJECTED"
)
BROUGHT_IN = re.compile(
    r"\((?:resolution|ordinance|report|hearing|proclamation)[^()]{0,60}"
    r"\bintroduced by [^()]{0,60}\)",
    re.IGNORECASE,
)
IS_CALLED_MOTION = re.compile(r"^(?:motion|resolution|proposal)\s*[:–—-]\s*", re.IGNORECASE)
NOBODY = re.compile(
    r"^(?:the\s+)?(?:It|This|That|They|We|He|She|I|There|Council|Board|Committee|Commission"
    r"|Motion|A|An|Meeting|All|Staff|Then|After|Discussion|Approval|Consent|Agenda|Section|To|Be"
    r"|On|In|At|And|Also|Minutes|Resolution|Members|Seconded|Second|No|Not|None|Item|Voice|Roll"
    r"|Vote)$"
)


def told_in(sentence: str) -> NarratedMotion | None:
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
        is_past = form is MOTION_BY and not before and tells_no_motion(after) and " " in done
        if form is IT_WAS and not mover and len(after.split()) <= 2:
            after = sentence[found.start() :]  # “It is moved and seconded to adjourn”
        is_result = 0 < len(done.split()) <= 3 and STANDS_FOR_RESULT.match(done) is not None
        return NarratedMotion(
            mover,
            part_of(said, "seconder"),
            done if is_past else before,
            "" if form in (MADE_BY, RESULT_ABOVE) else after.lstrip(" –—-"),
            part_of(said, "passed") or (done if is_result else None),
            is_weak,
            form is PROPOSED,
            is_past=is_past,
            is_so=form is SO_MOVED,
        )
    return None


def tells_no_motion(after: str) -> bool:
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
