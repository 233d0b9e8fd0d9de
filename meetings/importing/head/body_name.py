"""Which body met, in the words of the paper."""

import re
from collections import Counter

from meetings.importing.agenda.chat_logs import STARTED
from meetings.importing.phrases.dates import MONTHS, find_dates
from meetings.importing.phrases.titles import is_capitals
from meetings.importing.text.line import Line
from meetings.importing.text.passages import Passage

NOUN = (
    r"(?:councils?|boards?|committees?|sub-?committees?|commissions?|authority|association"
    r"|society|trustees|directors"
    r"|selectmen|selectboard|aldermen|panel|task\s?force|working\s?group|group|foundation|agency"
    r"|assembly|senate|cabinet"
    r"|monthly meeting|vestry|congress|caucus|league|forum|consortium|corporation"
    r"|municipal district|township|borough"
    r"|village|governors|commissioners|supervisors|regents|collective|coalition|alliance"
    r"|cooperative|team|hoa|tsc|psc|pmc|tac|sig|district)"
)
HAS_NOUN = re.compile(rf"\b{NOUN}\b", re.IGNORECASE)
STOP = r"""
    # “ was held”, “ on ”, “, ”
    (?=
          \s+
          (?:
              was|were|is|held|met|convened|took|on|at|in\ the|in\ person|called|to\ order|which
              |that|dated?|of\ (?:the\ )?meeting
              | (?:mon|tues|wednes|thurs|fri|satur|sun)day
          )\b
        |\s+[-–—|(]
        | [,:;](?!\s+(?:[A-Z][a-z]+\b|[A-Z]{3,}\b)(?:\s+(?:was|held))?)
        |\.\s|\.?$|\s+\d
    )
"""
MEETING_OF = re.compile(
    rf"""
    # “the minutes of the Board of Example”
    \b(?:meeting|session|minutes|proceedings)\s+(?:of|for)\s+(?:the\s+)?
    (?!
        worship\b|an?\s|ordinary|extraordinary|meeting|proceedings|regular|special|previous|last
        |\d
    )([A-Z][^\n]{{2,110}}?){STOP}
    """,
    re.IGNORECASE | re.VERBOSE,
)
BODY_MET = re.compile(
    rf"^(?:The\s+)?([A-Z][\w'’&.,/ -]{{2,90}}?\b{NOUN}(?:\s+of(?:\s+[A-Z]\w+){{1,4}})?)"
    rf"(?:\s+\([A-Z]+\))?\s+(?:met|held|convened|conducted)\b"
)
MEETING_NAMED = re.compile(
    rf"\b[Tt]he\s+((?:[A-Z][\w'’&.-]*\s+(?:(?:of|and|the|for"
    rf"|&)\s+){{0,2}}){{1,8}}?(?i:{NOUN}))\s+meeting\b"
)
NOT_OF_NAME = re.compile(
    r"""
    # “Draft Regular Meeting Minutes”
    \b
    (?:
        (?:
            draft|official|approved|unapproved|final|unofficial|amended|revised|adjourned
            |regular(?:ly)?|special|emergency|annual|inaugural|organi[sz]ational|monthly
            |quarterly|weekly|bi-?weekly|virtual|public|scheduled|hybrid|in-?person|zoom|q[1-4]
        )\s+
    )*
    (?:
        meeting\ minutes|minutes(?:\ of\ (?:the\ )?)?|meetings?(?:\ notes|\ agenda)?|agenda
        |proceedings|summary|conference\ call|call|teleconference|session|notes|transcript
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Of Friends, “Monthly Meeting” is the body and not its gathering.
FRIENDS = re.compile(
    r"(?:[A-Z][\w'’.]+\s+){1,4}(?:Monthly|Quarterly|Yearly)\s+Meeting"
    r"(?=\s+of\s+(?:the\s+)?(?:Religious\s+Society|Friends)|\W*$)"
)
KIND_BEFORE = re.compile(
    r"""
    # “Draft Regular …”
    ^
    (?:
        (?:
            the|a|an|draft|official|approved|unapproved|final|amended|revised|adjourned|regular
            |special|emergency|annual|inaugural|organi[sz]ational|monthly|quarterly|weekly
            |virtual|joint|q[1-4]|\d{4}
        )\s+
    )+
    """,
    re.IGNORECASE | re.VERBOSE,
)
COLUMNS = re.compile(r"\s{3,}|\t|\s\|\s")
NOT_A_BODY = re.compile(
    r"""
    # “Chairman”, “Main Street”, “example.org”
      \b
      (?:
          chair\w*|secretary|president|mayor|clerk|member|present|absent|attend\w*|approved|by
          |http\w*|www|room|street|st\.|ave|avenue|phone|mandated|directed|please|will|was|were
          |is|has|have|from|discussed|discussion|report|held|met|convened
      )\b
    |@|\.com|\.org
    """,
    re.IGNORECASE | re.VERBOSE,
)
CALLED = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w'’&-]+ ){0,4}(?:Board|Committee|Council|Commission|Panel"
    r"|Authority))\b(?! of| [A-Z])"
)
UNFINISHED = re.compile(r"\b(?:of|of the|for the)$", re.IGNORECASE)  # the next line goes on
MONTH_AND_YEAR = re.compile(rf"\b(?:{'|'.join(MONTHS)})\s+(?:19|20)\d\d\b", re.IGNORECASE)
OF_THE_STATE = re.compile(
    r"""
    # “Town of Example”, “General Assembly”: whose committee met
    \b(?:general\ assembly|legislature)$
    | ^(?:city|town|village|borough|township|county|state)\s+of\s+[\w'’.-]+(?:\s+[\w'’.-]+){0,2}
      $
    """,
    re.IGNORECASE | re.VERBOSE,
)
OF_A_PERSON = re.compile(r"(?:(?:co-?)?chair\w*|secretary|clerk|scribe|present)\s?:", re.IGNORECASE)
OFTEN = 3  # times that a paper says “the Board”, for that to be its name
MOST_WORDS = 14  # of a name; a longer one is a sentence
NEAR = 4  # lines below the word "Minutes" in which the body is named


def find_body(
    lines: list[Line], passages: list[Passage], head_end: int, meta: dict[str, tuple[str, int]]
) -> tuple[str, int] | None:
    """The body's name and the line that has it."""
    candidates: list[tuple[float, str, int]] = []
    head = [p for p in passages if p.at < head_end + 25][:40]
    for order, passage in enumerate(head):
        for pattern, weight in ((MEETING_OF, 6.0), (BODY_MET, 5.0), (MEETING_NAMED, 4.0)):
            if FRIENDS.search(passage.text[:200]):
                continue
            for found in pattern.finditer(passage.text[:600]):
                name = cleaned(found[1])
                is_long = len(name.split()) > 1 and passage.at < 12
                if HAS_NOUN.search(name) or is_long:
                    is_named = HAS_NOUN.search(name) is not None
                    is_early = passage.at <= head_end
                    worth = weight + is_named + is_early - order * 0.2
                    candidates.append((worth, name, passage.number))
    candidates += in_head_lines(lines, head_end)
    for line in lines[:400]:
        if (started := STARTED.search(line.text[:300])) and (
            name := cleaned(started["name"]) or started["name"].strip()
        ):
            candidates.append((3.0 + 2 * bool(HAS_NOUN.search(name)), name, line.number))
    for line in lines[:6]:  # a title without such a word: “Packaging WG – 2022-11-03”
        if line.rank and find_dates(line.text) and (name := cleaned(line.text)):
            candidates.append((2.0, name, line.number))
    if "title" in meta and (name := cleaned(meta["title"][0])) and HAS_NOUN.search(name):
        candidates.append((4.5, name, meta["title"][1]))
    if not candidates:
        return most_named(passages)
    said = Counter(without_letters(name) for _, name, _ in candidates)
    _, name, number = max(
        candidates, key=lambda one: one[0] + min(2, said[without_letters(one[1])])
    )
    return name, number


def without_letters(name: str) -> str:
    """Without the letters in brackets that the body is called by for short."""
    return re.sub(r"\s*\([^()]*\)$", "", name).casefold()


def most_named(passages: list[Passage]) -> tuple[str, int] | None:
    """Where the head names none: “the Board”, as the paper calls it again and again."""
    said: Counter[str] = Counter()
    first: dict[str, int] = {}
    for passage in passages[:2000]:
        for found in CALLED.finditer(passage.text[:5000]):
            said[found[1]] += 1
            first.setdefault(found[1], passage.line_of(found.start()))
    for name, times in said.most_common(1):
        if times >= OFTEN:
            return name, first[name]
    return None


def in_head_lines(lines: list[Line], head_end: int) -> list[tuple[float, str, int]]:
    found, since_minutes, order = [], NEAR + 1, 0
    for line in lines[: max(head_end, 12)]:
        is_path = "->" in line.text or "»" in line.text  # to this page of the site
        is_path = is_path or OF_A_PERSON.match(line.text) is not None
        if line.is_blank or line.is_meta or line.bullet or line.label or is_path:
            continue
        cells = COLUMNS.split(line.raw.strip()) if not line.rank else [line.text]
        if len(cells) == 1 and UNFINISHED.search(line.text):
            cells = [f"{line.text} {next_text(lines, line.at)}"]
        for place, cell in enumerate(cells):
            cell = (
                cell
                if line.rank
                else cell
                if UNFINISHED.search(line.text)
                else line.text
                if place == 0 and "  " not in line.raw.strip()
                else cell
            )
            says_meeting = bool(NOT_OF_NAME.search(cell))
            name = cleaned(cell)
            if name and HAS_NOUN.search(name) and not NOT_A_BODY.search(name):
                weight = 4.0 + (says_meeting or since_minutes <= NEAR) * 1.5 - order * 0.05 - place
                weight -= bool(OF_THE_STATE.search(name))
                weight -= 2.0 * (len(name.split()) == 1)  # “Board” alone says little
                weight += 0.4 * (bool(line.rank) or is_capitals(cell)) - (line.at >= head_end) * 2
                found.append((weight, name, line.number))
        order += 1
        since_minutes = 0 if re.search(r"\bminutes\b", line.text, re.I) else since_minutes + 1
    return found


def next_text(lines: list[Line], at: int) -> str:
    return next((line.text for line in lines[at + 1 : at + 3] if line.text), "")


def cleaned(text: str) -> str:
    """The name alone: without date, hour, kind of meeting and the word minutes."""
    for date in reversed(find_dates(text)):
        text = text[: date.start] + " | " + text[date.end :]
    text = MONTH_AND_YEAR.sub(" | ", text)
    text = re.sub(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", " ", text)
    text = re.sub(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b\.?.*", " ", text, flags=re.I)
    if friends := FRIENDS.search(text):
        return " ".join(friends[0].split())
    text = NOT_OF_NAME.sub(" | ", text)
    pieces = [
        KIND_BEFORE.sub("", piece.strip(" \t,;:.-–—*_#&/("))
        for piece in re.split(r"\||\s[-–—]\s|: ", text)
    ]
    pieces = [re.sub(r"^(?:of|for|the|and)\s+", "", piece, flags=re.I) for piece in pieces]
    named = [piece for piece in pieces if HAS_NOUN.search(piece)] or [p for p in pieces if p]
    if not named:
        return ""
    name = re.sub(r"(?i)\s(?:(?:bi-?)?weekly|monthly|quarterly)$", "", " ".join(named[0].split()))
    begins_well = re.match(rf"[A-ZÀ-Þ“\"]|{NOUN}\b.*[A-Z]", name)
    name = re.sub(rf"(?i)\s(?:{'|'.join(MONTHS)})$", "", name)
    return name if len(name.split()) <= MOST_WORDS and begins_well else ""
