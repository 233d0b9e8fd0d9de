"""Which body met, in the words of the paper."""

import re
from collections import Counter

from meetings.importing.phrases.dates import MONTHS, WEEKDAY, find_dates
from meetings.importing.phrases.titles import is_capitals
from meetings.importing.text.line import Line
from meetings.importing.text.passages import Passage

NOUN = (
    r"(?:councils?|boards?|(?:sub-?)?committees?|commissions?|authority|association|society|trustees"
    r"|directors|selectmen|selectboard|aldermen|panel|task\s?force|working\s?group|group|foundation"
    r"|agency|assembly|senate|cabinet|vestry|congress|caucus|league|forum|consortium|corporation"
    r"|monthly meeting|municipal district|township|borough|village|governors|commissioners|network"
    r"|supervisors|regents|collective|coalition|alliance|cooperative|team|[htp]sc|tac|sig|wg|pzc"
    r"|hoa|pmc|district)"
)
HAS_NOUN = re.compile(rf"\b{NOUN}\b", re.IGNORECASE)
MEETING_OF = re.compile(
    r"""
    # “the minutes of the Board of Example was held”, “meeting of the Council, on May 5”
    \b(?:meeting|session|minutes|proceedings)\s+(?:of|for)\s+(?:the\s+)?
    (?!worship\b|an?\s|(?:extra)?ordinary|meeting|proceedings|regular|special|previous|last|\d)
    ([A-Z][^\n]{2,110}?)
    (?=\s+(?:was|were|is|held|met|convened|took|on|at|in\ the|in\ person|called|to\ order|which|that
          |dated?|of\ (?:the\ )?meeting|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b
      |\s+[-–—|(]|[,:;](?!\s+(?:[A-Z][a-z]+\b|[A-Z]{3,}\b)(?:\s+(?:was|held))?)|\.\s|\.?$|\s+\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
NOT_OF_NAME = re.compile(
    r"""
    # “Draft Regular Meeting Minutes”
    \b(?:(?:draft|official|approved|unapproved|final|unofficial|amended|revised|adjourned|special
        |regular(?:ly)?|emergency|annual|inaugural|organi[sz]ational|monthly|quarterly|weekly
        |bi-?weekly|virtual|public|scheduled|hybrid|in-?person|zoom|q[1-4])\s+)*
    (?:meeting\ minutes|minutes(?:\ of\ (?:the\ )?)?|meetings?(?:\ notes|\ agenda)?|agenda
      |proceedings|summary|(?:conference\ )?call|teleconference|session|notes|transcript)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
FRIENDS = re.compile(
    r"(?:[A-Z][\w'’.]+\s+){1,4}(?:Monthly|Quarterly|Yearly)\s+Meeting(?=\W*$|\s+of)"
)
KIND_BEFORE = re.compile(
    r"^(?:(?:the|an?|draft|official|approved|unapproved|final|amended|revised|adjourned|regular|special"
    r"|emergency|annual|inaugural|monthly|quarterly|weekly|virtual|joint|q[1-4]|of|for|and|\d{4})\s+)+",
    re.IGNORECASE,
)
NOT_A_BODY = re.compile(
    r"\b(?:chair\w*|secretary|president|mayor|clerk|member|present|absent|attend\w*|approved|by|http\w*"
    r"|www|room|street|ave|avenue|phone|mandated|directed|please|will|was|were|is|has|have|from"
    r"|discuss\w*|report|held|met|convened)\b|@|\.com|\.org",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w'’&-]+ ){0,4}(?:Board|Committee|Council|Commission|Panel|Authority))\b"
    r"(?! of| [A-Z])"
)
UNFINISHED = re.compile(r"\b(?:of|of the|for|for the)$", re.IGNORECASE)  # the next line goes on
OF_THE_STATE = re.compile(
    r"\b(?:general assembly|legislature)$"
    r"|^(?:city|town|village|borough|township|county|state)\s+of(?:\s+[\w'’.-]+){1,3}$",
    re.IGNORECASE,
)
OF_A_PERSON = re.compile(r"(?:(?:co-?)?chair\w*|secretary|clerk|scribe|present)\s?:", re.IGNORECASE)
MONTH = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})(?:\s+(?:19|20)\d\d)?$|^(?:{'|'.join(MONTHS)})\s+(?:19|20)\d\d\b",
    re.I,
)
OFTEN = 3  # times that a paper says “the Board”, for that to be its name
MOST_WORDS = 14  # of a name; a longer one is a sentence
NEAR = 4  # lines below the word "Minutes" in which the body is named


def find_body(lines: list[Line], passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """The body's name and the line that has it: that for which most speaks."""
    candidates = in_head_lines(lines, head_end)
    head = [passage for passage in passages if passage.at < head_end + 25][:40]
    for order, passage in enumerate(head):
        for found in MEETING_OF.finditer(passage.text[:600]):
            name = cleaned(found[1])
            is_named = HAS_NOUN.search(name) is not None
            is_long = len(name.split()) > 1 and passage.at < 12
            if (is_named or is_long) and not FRIENDS.search(passage.text[:200]):
                worth = 6.0 + is_named + (passage.at <= head_end) - order * 0.2
                candidates.append((worth, name, passage.number))
    for line in lines[:6]:  # a title without such a word: “Packaging – 2022-11-03”
        if line.rank and find_dates(line.text) and (name := cleaned(line.text)):
            candidates.append((2.0, name, line.number))
    if not candidates:
        return most_named(passages)
    said = Counter(without_letters(name) for _, name, _ in candidates)
    best = max(candidates, key=lambda one: one[0] + min(2, said[without_letters(one[1])]))
    return best[1], best[2]


def without_letters(name: str) -> str:
    """Without the letters in brackets that the body is called by for short."""
    return re.sub(r"\s*\([^()]*\)$", "", name).casefold()


def most_named(passages: list[Passage]) -> tuple[str, int] | None:
    """Where the head names none: “the Board”, as the paper calls it again and again."""
    places = [
        (found[1], passage.line_of(found.start()))
        for passage in passages[:2000]
        for found in CALLED.finditer(passage.text[:5000])
    ]
    for name, times in Counter(name for name, _ in places).most_common(1):
        if times >= OFTEN:
            return name, dict(reversed(places))[name]
    return None


def in_head_lines(lines: list[Line], head_end: int) -> list[tuple[float, str, int]]:
    """The names in the lines of the head, each with what speaks for it."""
    found, since_minutes, order = [], NEAR + 1, 0
    for line in lines[: max(head_end, 12)]:
        is_path = "->" in line.text or "»" in line.text  # to this page of the site
        is_other = is_path or line.bullet or line.label or OF_A_PERSON.match(line.text)
        if line.is_blank or is_other:
            continue
        cells = list(line.columns) if line.columns and not line.rank else [line.text]
        if UNFINISHED.search(line.text):
            below = next((one.text for one in lines[line.at + 1 : line.at + 3] if one.text), "")
            cells = [f"{line.text} {below}"]
        for place, cell in enumerate(cells):
            name = cleaned(cell)
            if not name or not HAS_NOUN.search(name) or NOT_A_BODY.search(name):
                continue
            is_near = bool(NOT_OF_NAME.search(cell)) or since_minutes <= NEAR
            weight = 4.0 + 1.5 * is_near - order * 0.05 - place - bool(OF_THE_STATE.search(name))
            weight -= 2.0 * (len(name.split()) == 1)  # “Board” alone says little
            weight += 0.4 * (bool(line.rank) or is_capitals(cell)) - 2 * (line.at >= head_end)
            found.append((weight, name, line.number))
        order += 1
        since_minutes = 0 if re.search(r"\bminutes\b", line.text, re.I) else since_minutes + 1
    return found


def cleaned(text: str) -> str:
    """The name alone: without date, hour, kind of meeting and the word minutes."""
    for date in reversed(find_dates(text)):
        text = text[: date.start] + " | " + text[date.end :]
    text = re.sub(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?.*", " ", WEEKDAY.sub(" ", text), flags=re.I)
    if friends := FRIENDS.search(text):
        return " ".join(friends[0].split())
    pieces = [
        KIND_BEFORE.sub("", MONTH.sub("", piece.strip(" \t,;:.-–—*_#&/(")).strip())
        for piece in re.split(r"\||\s[-–—]\s|: ", NOT_OF_NAME.sub(" | ", text))
    ]
    named = [piece for piece in pieces if HAS_NOUN.search(piece)] or list(filter(None, pieces))
    name = " ".join(named[0].split()) if named else ""
    begins_well = re.match(rf"[A-ZÀ-Þ“\"]|{NOUN}\b.*[A-Z]", name)
    return name if begins_well and len(name.split()) <= MOST_WORDS else ""
