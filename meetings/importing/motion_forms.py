"""The forms in which minutes tell a motion: who moved, who seconded, and what."""

import re
from dataclasses import dataclass

from meetings.importing.votes import STANDS_FOR_RESULT

KEYWORD = (
    r"(?!(?:SECONDED|Second(?:ed)?|Moved|MOVED|Motion|MOTION|Carried|CARRIED|Passed"
    r"|Approved|Vote|To|That|THAT|TO|The|In|On|Ayes?|All|And|Unanimous\w*)\b)"
)
TOKEN = (
    KEYWORD
    + r"(?:(?:[A-Z]\.){1,3}|(?:Mr|Mrs|Ms|Dr|St|Hon|Rev|Atty|Cllrs?|Comm|Sen|Rep|Ald|Sup|Dir|Supt"
    r"|Jr|Sr)\.|[A-ZÀ-ÖØ-Þ][\w'’\-]*)"
)
NAME = (
    rf"(?:the\s+)?{TOKEN}(?:\s+(?:{TOKEN}|van|von|de|del|della|di|la|le)){{0,4}}(?:,\s(?:Jr"
    rf"|Sr)\.)?"
)
BY = (
    r"\s*(?:was\s+|were\s+)?(?:made\s+|moved\s+|offered\s+|put\s+|proposed\s+|introduced\s+"
    r"|submitted\s+)?(?:by|from)?\s*:?\s+"
)
SECOND = (
    rf"\s*[,;.(]?\s*(?:and\s+|with\s+(?:a\s+)?)?(?:(?:was|were|it was|the motion was"
    rf"|motion was)\s+)?(?:then\s+|duly\s+)?(?:a\s+)?(?:[Ss]econd(?:ed)?|SECOND(?:ED)?"
    rf"|[Ss]upport(?:ed)?)(?:\s+it)?(?:\s+(?:was\s+)?(?:made\s+|given\s+)?(?:by|from"
    rf"|BY))?\s*:?\s+(?P<seconder>{NAME})\)?"
)
SECOND_AFTER = (
    rf"\s*[,;(]?\s*(?:and\s+|with\s+)?(?P<seconder2>{NAME})\s+(?:seconding|seconded"
    rf"|seconds)\b(?:\s+(?:it|the\s+motion))?\)?"
)
WHAT = (
    r"(?:to|that|for|TO|THAT|That|FOR|we|in favou?r of|approval|acceptance|adoption"
    r"|adjournment|the (?:approval|acceptance|adoption|adjournment|following|meeting|resolution"
    r"|minutes))\b"
)
BRACKETED = r"(?:\s*\((?![^()]*[Ss]econd)[^()]{0,60}\))?"

MOTION_BY = re.compile(
    rf"\b(?:[Aa]\s+|[Tt]he\s+|[Uu]pon\s+(?:a\s+)?|[Oo]n\s+(?:a\s+)?)?(?:[Mm]otion|MOTION"
    rf"|[Rr]esolution|[Pp]roposal|[Pp]roposition)(?:\s+(?:was"
    rf"|is))?(?:\s+made)?(?P<before>\s+(?:to|for|that)\s.{{3,400}}?)?,?\s+(?:was\s+)?(?:made\s+"
    rf"|moved\s+|offered\s+|put forward\s+|proposed\s+|introduced\s+|presented\s+)?(?:by|BY"
    rf"|(?<=otion )of|(?<=osal )of|(?<=osition )of)\s*:?\s+(?P<mover>{NAME}){BRACKETED}"
    rf"(?:{SECOND}|{SECOND_AFTER})?{BRACKETED}\s*[,;:.–—-]?\s*(?P<after>.*)",
    re.DOTALL,
)
MOVED = re.compile(
    rf"(?P<mover>{NAME}){BRACKETED}(?:,\s[^,]{{2,40}},)?\s+(?:then\s+|also\s+|again\s+|has\s+"
    rf"|next\s+)?(?:moved|motioned|moves|motions|made\s+(?:a|the)\s+motion|makes\s+(?:a"
    rf"|the)\s+motion|offered\s+(?:a|the)\s+(?:motion|resolution|following)"
    rf"|put\s+forward\s+a\s+motion|introduced\s+(?:a|the)\s+(?:motion|resolution)|MOVED|MOTIONED"
    rf"|called\s+for\s+a\s+motion|proposed\s+the\s+following\s+(?:motion"
    rf"|resolution))\b{BRACKETED}(?:{SECOND}|{SECOND_AFTER})?{BRACKETED}\s*[,;:–—-]?\s*"
    rf"(?P<after>(?:{WHAT}|[\"“']|$|approv|accept|adjourn|adopt|[a-z]+ing\b|and\b).*)",
    re.DOTALL,
)
IT_WAS = re.compile(
    rf"\b(?:[Ii]t\s+(?:was|is)|[Ww]as|IT\s+WAS)\s+(?:then\s+|regularly\s+|duly\s+"
    rf"|properly\s+)?(?:moved|MOVED|proposed|Moved)(?:\s+(?:by"
    rf"|BY)\s+(?P<mover>{NAME}){BRACKETED})?(?:{SECOND}|,?\s+(?:and\s+)?(?:duly\s+)?(?:seconded"
    rf"|SECONDED|Seconded)(?:\s+by\s+(?P<seconder2>{NAME}))?)?{BRACKETED}\s*,?\s*"
    rf"(?:and\s+(?:unanimously\s+)?(?P<passed>carried|passed|approved|agreed|resolved|voted"
    rf"|adopted)(?:\s+unanimously)?\s*,?\s*)?(?P<after>.*)",
    re.DOTALL,
)
MOVED_BY = re.compile(
    rf"^(?P<before>.{{0,400}}?)\s*[-–—.,;:(*]?\s*\b(?:[Mm]oved|[Mm]oved\s+and\s+seconded|MOVED"
    rf"|[Pp]roposed|PROPOSED|[Mm]over|[Pp]roposer|[Ss]ponsor(?:ed)?)(?:\s+(?:by|BY)\b\s*:?"
    rf"|\s*:|(?=\s+(?:Cllr|Councillor|Mrs?|Ms|Dr)\b))\s*(?P<mover>{NAME}){BRACKETED}(?:\s*[,;.|/]?\s*(?:and\s+)?(?:[Ss]econd(?:ed|er)?"
    rf"|SECONDED|SECOND|2nd)(?:\s+(?:by|BY))?\s*:?\s+(?P<seconder>{NAME})"
    rf"|{SECOND_AFTER})?{BRACKETED}\s*[,;:.–—-]?\s*(?P<after>.*)",
    re.DOTALL,
)
NUMBERED_RESOLUTION = re.compile(
    rf"^(?:(?:[Rr]esolution|[Mm]otion|RESOLUTION|MOTION)\s*(?:[Nn]o\.?"
    rf"|#)?\s*)?[A-Z]{{0,4}}[-. ]?\d{{2,4}}[-/.]\d{{1,4}}[:.]?\s+(?P<mover>{NAME})\s*(?:,|/|–"
    rf"|-)\s*(?P<seconder>{NAME})\s*(?::|$)\s*(?P<after>.*)",
    re.DOTALL,
)
INITIALS = re.compile(
    rf"\(?\bM\s?/\s?S(?P<passed>\s?/\s?[CP])?\)?\s*:?\s*\(?(?P<mover>{NAME})\s*(?:/|,"
    rf"|-)\s*(?P<seconder>{NAME})\)?\s*[:,.–-]?\s*(?P<after>.*)"
    rf"|(?P<before>[Mm]otion\s+to\s.{{3,300}}?)\s*\((?P<mover2>{NAME})\s?[/,]\s?"
    rf"(?P<seconder2>{NAME})\)(?P<after2>.*)",
    re.DOTALL,
)
LABELLED = re.compile(
    r"^(?:MOTION|Motion|Proposed motion|Resolution|RESOLUTION|Proposal|MOVED)(?:\s*(?:#"
    r"|[Nn]o\.?)?\s*\d{1,3})?\s*(?::|\s[–—-]\s|[–—])\s*(?P<after>\S.*)",
    re.DOTALL,
)
VOTE_ON = re.compile(
    r"^(?P<after>(?:(?:The\s+)?(?:[Bb]oard|[Cc]ommittee|[Cc]ouncil)\s+)?[Vv]ote(?:d)?\s+(?:on"
    r"|to)\s+\S.*)",
    re.DOTALL,
)
MOTION_TO = re.compile(
    r"^(?:[Aa]\s+|[Tt]he\s+|There\s+was\s+a\s+|[Uu]pon\s+(?:a\s+)?"
    r"|[Oo]n\s+(?:a\s+)?)?(?:[Mm]otion|MOTION)(?:\s+(?:was\s+)?(?:made"
    r"|called))?(?:\s+and\s+seconded)?\s*,?\s*(?P<after>(?:to|for|that|TO|THAT)\s+\S.*)",
    re.DOTALL,
)
RESOLVED = re.compile(
    r"^(?:(?:NOW,?\s*)?(?:THEREFORE,?\s*)?(?:BE\s+IT\s+|It\s+was\s+"
    r"|IT\s+WAS\s+)?(?:FURTHER\s+)?)(?:RESOLVED|Resolved)\b[,:]?\s+(?P<after>\S.*)",
    re.DOTALL,
)
ROLL_CALL = re.compile(
    r"\bon\s+an?\s+(?:[YN]-\d|roll\s+call|voice\s+vote|vote\s+of"
    r"|unanimous)[^,.]{0,40},\s+(?P<after>\S[^.]{3,200}?)\s+(?:was|were)\s+(?P<passed>adopted"
    r"|approved|passed|accepted)\b",
    re.DOTALL,
)
SECOND_ONLY = re.compile(
    rf"(?:^|\b(?:[Ii]t|[Tt]his|[Mm]otion|which)\b[^.]{{0,30}}?|[,;]\s*)(?:[Ww]as\s+|[Ww]ith\s+a\s+"
    rf"|[Aa]\s+)?(?:[Ss]econd(?:ed)?|SECONDED|2nd)(?:\s+(?:was\s+)?(?:made\s+)?(?:by|BY"
    rf"|from))?\s*:?\s+(?P<seconder>{NAME})"
    rf"|(?P<seconder2>{NAME}){BRACKETED}\s+(?:then\s+)?(?:seconded|seconds|SECONDED|2nds"
    rf"|offered\s+a\s+second|provided\s+(?:a|the)\s+second)\b"
)


@dataclass
class Told:
    """A motion as one sentence tells it."""

    mover: str | None
    seconder: str | None
    before: str  # what of its words stands before the names
    after: str  # and behind them
    result: str | None = None
    is_weak: bool = False  # counts only if a vote or a result follows

    @property
    def text(self) -> str:
        if re.match(r"(?:to|that|for)\b", self.before, re.IGNORECASE):
            return self.before
        return (self.after if len(self.after.split()) > 1 else "") or self.before


FORMS = (
    (NUMBERED_RESOLUTION, False),
    (INITIALS, False),
    (MOVED, False),
    (MOTION_BY, False),
    (IT_WAS, False),
    (MOVED_BY, False),
    (ROLL_CALL, False),
    (LABELLED, True),
    (VOTE_ON, True),
    (MOTION_TO, True),
    (RESOLVED, True),
)


def told_in(sentence: str) -> Told | None:
    """The motion that a sentence tells, if it tells one."""
    if "ove" not in sentence and not MARKS.search(sentence):
        return None
    for form, is_weak in FORMS:
        found = form.search(sentence[:2500])
        if not found:
            continue
        said = {key: (value or "").strip() for key, value in found.groupdict().items()}
        mover = said.get("mover") or said.get("mover2") or None
        if mover and not is_person_who_moves(mover):
            continue
        if is_weak and STANDS_FOR_RESULT.match(said["after"]):
            continue
        return Told(
            mover,
            said.get("seconder") or said.get("seconder2") or None,
            said.get("before", ""),
            said.get("after") or said.get("after2", ""),
            said.get("passed") or None,
            is_weak,
        )
    return None


MARKS = re.compile(
    r"[Mm]oti|MOT|MOV|M\s?/\s?S|ropos|PROPOS|RESOLV|esolv|esolution|RESOLUTION|[Vv]ote|roll call"
    r"|\d{2,4}[-/]\d"
)
NOBODY = re.compile(
    r"^(?:the\s+)?(?:It|This|That|They|We|He|She|I|There|Council|Board|Committee|Commission"
    r"|Motion|A|An|Meeting|All|Staff|Then|After|Discussion|Approval|Consent|Agenda|Section|To|Be"
    r"|On|In|At|And|Also|Minutes|Resolution|Members|Seconded|Second|No|Not|None|Item|Voice|Roll"
    r"|Vote)$"
)


def is_person_who_moves(name: str) -> bool:
    return not NOBODY.match(name.strip())
