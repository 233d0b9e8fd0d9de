"""The forms in which minutes tell a motion: who moved, who seconded, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from meetings.importing.motions.votes import STANDS_FOR_RESULT

KEYWORD = (
    r"(?!(?:SECONDED|Second(?:ed)?|Moved|MOVED|Motion|MOTION|Carried|CARRIED|Passed"
    r"|Approved|Vote|To|That|THAT|TO|The|In|On|Ayes?|All|And|Unanimous\w*"
    r"|BE|Be|IT|RESOLVED|Resolved|WHEREAS|Whereas|RESULT|Result|DEFEATED|Defeated|VOTE"
    r"|IN|BY|MADE|AYES?|NAYS?|NOES|YEAS?|OPPOSED|ABSTAIN\w*)\b)"
)
TOKEN = (
    KEYWORD
    + r"(?:(?:[A-Z]\.){1,3}|(?:Mr|Mrs|Ms|Dr|St|Hon|Rev|Atty|Cllrs?|Comm|Sen|Rep|Ald|Sup|Dir|Supt"
    r"|Jr|Sr|Lt|Sgt|Capt|Col|Det)\.|[A-ZÀ-ÖØ-Þ][\w'’\-]*)"
)
NAME = (
    rf"(?:the\s+)?(?:(?:[Cc]ouncil|[Bb]oard|[Cc]ommittee)\s+[Mm]ember\s+)?{TOKEN}(?:\s+(?:{TOKEN}|van|von|de|del|della|di|la|le)){{0,4}}(?:,\s(?:Jr"
    rf"|Sr)\.)?"
)
BY = (
    r"\s*(?:was\s+|were\s+)?(?:made\s+|moved\s+|offered\s+|put\s+|proposed\s+|introduced\s+"
    r"|submitted\s+)?(?:by|from)?\s*:?\s+"
)
SECOND = (
    rf"\s*[,;.(]?\s*(?:and\s+|with\s+(?:a\s+)?)?(?:(?:was|were|it was|the motion was"
    rf"|motion was)\s+)?(?:then\s+|duly\s+)?(?:a\s+)?(?:[Ss]econd(?:ed)?|SECOND(?:ED)?|2nd"
    rf"|[Ss]upport(?:ed)?)(?:\s+it)?(?:\s+(?:was\s+)?(?:made\s+|given\s+)?(?:by|from"
    rf"|BY))?\s*:?\s+\(?(?P<seconder>{NAME})\)?"
)
SECOND_AFTER = (
    rf"\s*[,;(]?\s*(?:and\s+|with\s+)?(?P<seconder2>{NAME})\s+(?:seconding|[Ss]econded"
    rf"|seconds|2nds?)\b(?:\s+(?:it|(?:the|a)\s+motion))?\)?"
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
    rf"|is))?(?:\s+made)?(?P<before>\s+(?:to|for|that)\s.{{3,400}}?)?(?:,|\s?[:;–—-])?\s+(?:was\s+)?(?:made\s+|Moved\s+"
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
    rf"(?P<after>(?:{WHAT}|[\"“']|$|approv|accept|adjourn|adopt|[a-z]+ing\b|and\b|all\b|carried).*)",
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
    rf"|[Pp]roposed|PROPOSED|[Mm]over|MOVER|[Pp]roposer|[Ss]ponsor(?:ed)?)(?:\s+(?:by|BY)\b\s*:?"
    rf"|\s*:|(?=\s+(?:Cllr|Councillor|Mrs?|Ms|Dr)\b)"
    rf"|(?=\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,2}}\s*[,;/]?\s*(?:and\s+)?[Ss]econded\b))\s*(?P<mover>{NAME}){BRACKETED}(?:\s*[,;.|/]?\s*(?:and\s+)?(?:[Ss]econd(?:ed|er)?"
    rf"|[Ss]upport(?:ed|er)?|SECONDED|SECOND|2nd)(?:\s+(?:by|BY))?\s*:?\s+(?P<seconder>{NAME})"
    rf"|{SECOND_AFTER})?{BRACKETED}\s*[,;:.–—-]?\s*(?P<after>.*)",
    re.DOTALL,
)
MADE_BY = re.compile(
    rf"^(?:Made\s+by|MADE\s+BY)\s?:?\s+(?P<mover>{NAME}){BRACKETED}(?:{SECOND}|{SECOND_AFTER})?(?P<after>.*)",
    re.DOTALL,
)
NUMBERED_RESOLUTION = re.compile(
    rf"^(?:(?:[Rr]esolution|[Mm]otion|RESOLUTION|MOTION)\s*(?:[Nn]o\.?"
    rf"|#)?\s*)?[A-Z]{{0,4}}[-. ]?\d{{2,4}}[-/.]\d{{1,4}}[:.]?\s+(?P<mover>{NAME})\s*(?:,|/|–"
    rf"|-)\s*(?P<seconder>{NAME})\s*(?::|$)\s*(?P<after>.*)",
    re.DOTALL,
)
INITIALS = re.compile(
    rf"\(?\bM\s?/\s?S(?P<passed>\s?/\s?[CPFD])?\)?\s*:?\s*\(?(?P<mover>{NAME})\s*(?:/|,"
    rf"|-)\s*(?P<seconder>{NAME})\)?\s*[:,.–-]?\s*(?P<after>.*)"
    rf"|[Mm]otion:?\s+(?P<before>to\s.{{3,300}}?)\s*\((?P<mover2>{NAME})\s?[/,]\s?"
    rf"(?:(?:(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?:?\s+)?(?P<seconder2>{NAME})"
    rf"|(?=no\s+second)[^()]{{0,20}})\)(?P<after2>.*)"
    rf"|(?:[Mm]otion|MOTION)\s*\((?P<mover4>{NAME})\s?[/,]\s?(?P<seconder4>{NAME})\)\s*"
    rf"(?::\s*(?=\S)|(?=(?:to|that)\b))(?P<after4>.*)"
    rf"|[Mm]otion:?\s+(?P<before5>to\s.{{3,300}}?)\s*\((?P<mover5>{NAME})\)\s*[,;]?\s*(?:and\s+)?"
    rf"(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?\s*:?\s*\(?(?P<seconder5>{NAME})\)?(?P<after5>.*)"
    rf"|^\((?P<mover3>{NAME})\s?[/,;]\s?(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?:?\s+"
    rf"(?P<seconder3>{NAME})\)",
    re.DOTALL,
)
MOVED_IN_BRACKETS = re.compile(  # It was MOVED (Doe) and SECONDED (Roe) that
    rf"\b(?:MOVED|[Mm]oved)\s?\((?P<mover>{NAME})\)\s*,?\s*(?:and\s+)?(?:(?:it\s+was\s+)?"
    rf"(?:SECONDED|[Ss]econded)\s?\((?P<seconder>{NAME})\))?\s*[,:;]?\s*(?P<after>.*)",
    re.DOTALL,
)
SO_MOVED = re.compile(
    rf"^[Ss]o\s+moved(?:,?\s+by|[:,–—-])\s*(?P<mover>{NAME})(?P<after>.*)"
    rf"|(?P<mover2>{NAME}){BRACKETED}(?:,|:|\s?[–—-])?\s+[\"“]?[Ss]o\s+moved\b[\"”]?(?:{SECOND}|{SECOND_AFTER})?"
    r"\s*[,:;.]?\s*(?P<after2>.*)",
    re.DOTALL,
)
RESULT_ABOVE = re.compile(  # RESULT: … MOVER: … SECONDER: …
    rf"^(?:RESULT|Result)\s?:\s*(?P<passed>.{{3,80}}?)\s+(?:MOVER|Mover|MOVED\s+BY)\s?:\s*(?P<mover>{NAME})"
    rf"(?:[^:]{{0,80}}?\s(?:SECONDER|Seconder|SECONDED\s+BY)\s?:\s*(?P<seconder>{NAME}))?(?P<after>.*)",
    re.DOTALL,
)
LABELLED = re.compile(
    r"^(?:MOTION|Motion|Proposed motion|Resolution|RESOLUTION|Proposal|MOVED)(?:\s*(?:#"
    r"|[Nn]o\.?)?\s*\d{1,3})?\s*(?::|\s[–—-]\s|[–—])\s*(?P<after>\S.*)",
    re.DOTALL,
)
AGREED_IN_CHAT = re.compile(
    r"^(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?(?:#(?P<passed>agreed|accepted|rejected)"
    r"|(?P<passed2>AGREED|ACCEPTED|REJECTED):)\s+(?P<after>\S.*)",
    re.DOTALL,
)
LABELLED_MOVER = re.compile(
    rf"^(?:MOTION|Motion)\s*:\s+(?P<mover>{NAME}),?\s+(?P<after>(?:to|that)\b.*)", re.DOTALL
)
SLASHED = re.compile(
    rf"(?P<mover>{NAME})\s?/\s?(?P<seconder>{NAME})\s+(?:moved|moves|motioned)\s+"
    r"(?P<after>(?:to|that)\b.*)"
    r"|^(?P<before>[A-Z][^()]{3,300}?\b(?P<passed>approved|accepted|adopted|passed))\b[^()]{0,40}"
    rf"\((?P<mover2>{NAME})\s?/\s?(?P<seconder2>{NAME})\)",
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
    r"|called))?(?:\s+and\s+seconded)?\s*,?\s*(?P<after>(?:to|for|that|TO|THAT)\s+\S.*)"
    r"|^Proposal\s+(?P<after2>to\s+\S.*)",
    re.DOTALL,
)
MOTION_AND_NAME = re.compile(
    rf"^(?:[Aa]\s+)?(?:[Mm]otion|MOTION)\s+(?P<before>(?:to|that)\s[^:]{{3,300}}):\s*(?P<mover>{NAME})"
    rf"{BRACKETED}(?:{SECOND})?\s*(?=[;,.(]|$)(?P<after>.*)",
    re.DOTALL,
)
IN_SPEECH = re.compile(
    rf"^(?P<mover>{NAME})\s+(?:stated|said|indicated|noted|added|replied|agreed)\b.{{0,300}}?"
    r"\b(?:he|she|they)\s+(?:would|will|wished\s+to|wanted\s+to)\s+(?:then\s+|now\s+|like\s+to\s+)*"
    r"(?:make|offer|put\s+forward)\s+(?:a|the|another)\s+(?:\w+\s+)?motion\s+"
    r"(?P<after>(?:to|that|for)\b.*)",
    re.DOTALL,
)
WITHDREW = re.compile(
    rf"(?P<mover>{NAME})\s+(?:then\s+)?(?P<passed>withdrew)\s+(?:his|her|their|the)\s+motion\s+"
    r"(?P<after>(?:to|that)\b.*)",
    re.DOTALL,
)
PROPOSED = re.compile(
    rf"(?P<mover>{NAME})\s+(?:proposed|proposes)\s+(?P<after>(?:that|to)\b\s.*)", re.DOTALL
)
IS_RESOLVED = re.compile(
    r"^\W*(?:(?:[Ii]t|IT)\s+(?:was|WAS)\s+(?:unanimously\s+)?(?P<passed>RESOLVED|[Rr]esolved)"
    r"\s+(?=(?:that|to|THAT|TO)\b)|(?P<passed2>RESOLVED)(?:\s+(?=to\b)|\s?[–—:-]\s?(?=[Tt](?:hat|o)\b)))(?P<after>.*)",
    re.DOTALL,
)
RESOLVED = re.compile(
    r"^(?:(?:NOW,?\s*)?(?:THEREFORE,?\s*)?(?:BE\s+IT\s+|It\s+was\s+"
    r"|IT\s+WAS\s+)?(?:FURTHER\s+)?)(?:RESOLVED|Resolved)\b[,:]?\s+(?P<after>\S.*)",
    re.DOTALL,
)
ROLL_CALL = re.compile(
    r"\b[Oo]n\s+an?\s+(?:[YN]-\d|roll\s+call|voice\s+vote|vote\s+of"
    r"|unanimous)[^,.]{0,40},\s+(?P<after>\S[^.]{3,200}?)\s+(?:was|were)\s+(?P<passed>adopted"
    r"|approved|passed|accepted)\b",
    re.DOTALL,
)
SECOND_ONLY = re.compile(
    rf"(?:^|\b(?:[Ii]t|[Tt]his|[Mm]otion|which)\b[^.]{{0,30}}?|[,;]\s*)(?:[Ww]as\s+|[Ww]ith\s+a\s+"
    rf"|[Aa]\s+)?(?:[Ss]econd(?:ed)?|SECOND(?:ED)?|2nd)(?:\s+(?:was\s+)?(?:made\s+)?(?:by|BY"
    rf"|from))?\s*[:,]?\s+(?P<seconder>{NAME})"
    rf"|\b(?P<seconder2>{NAME}){BRACKETED}\s+(?:then\s+)?(?:seconded|seconds|SECONDED|2nds?"
    rf"|offered\s+a\s+second|provided\s+(?:a|the)\s+second)\b"
)
# “and carried, the meeting was adjourned”
RESULT_FIRST = re.compile(
    r"(?:and\s+)?((?:unanimously\s+)?(?:carried|passed|approved|voted)\b[^,;.]{0,60}),\s+(?=\w+\s+\w)"
)
FOLLOWING = re.compile(
    r"^\W*the\s+following\s+(?:\w+\s+)?(?:resolution|motion|ordinance)s?"
    r"(?:\s+(?:was|were)\s+(?:\w+\s+)?(?P<passed>adopted|approved|passed|carried|offered|introduced))?\b",
    re.IGNORECASE,
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


FORMS = (
    (NUMBERED_RESOLUTION, False),
    (INITIALS, False),
    (LABELLED_MOVER, False),
    (RESULT_ABOVE, False),
    (MOVED_IN_BRACKETS, False),
    (SO_MOVED, False),
    (SLASHED, False),
    (IN_SPEECH, False),
    (MOVED, False),
    (MOTION_BY, False),
    (IT_WAS, False),
    (MOVED_BY, False),
    (MADE_BY, True),
    (ROLL_CALL, False),
    (MOTION_AND_NAME, False),
    (IS_RESOLVED, False),
    (WITHDREW, False),
    (PROPOSED, True),
    (AGREED_IN_CHAT, False),
    (LABELLED, True),
    (VOTE_ON, True),
    (MOTION_TO, True),
    (RESOLVED, True),
)
