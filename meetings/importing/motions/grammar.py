"""What one sentence says of a motion: who moved it, who seconded it, and in which words.

The names are cut out of the sentence with the words around them; what is left is the motion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from meetings.importing.motions.results import DONE, STANDS_FOR_RESULT

KEYWORD = r"""
    # no name begins with one of these
    (?!(?:SECOND(?:ED)?|Second(?:ed)?|Moved|MOVED|Motion|MOTION|Carried|CARRIED|Passed|Approved|Vote
        |VOTE|To|TO|That|THAT|The|In|IN|On|BY|Ayes?|AYES?|All|And|Unanimous\w*|B[Ee]|IT|RESOLVED
        |Resolved|WHEREAS|Whereas|RESULT|Result|DEFEATED|Defeated|ACCEPTED|APPROVED|ADOPTED|MADE|NAYS?|NOES|YEAS?|OPPOSED
        |ABSTAIN\w*)\b)
"""
TOKEN = rf"""
    # “B.”, “Atty.”, “O’Neil”
    {KEYWORD}(?:(?:[A-Z]\.){{1,3}}
    |(?:Mr|Mrs|Ms|Dr|St|Hon|Rev|Atty|Cllrs?|Comm|Sen|Rep|Ald|Sup|Supt|Jr|Sr|Lt|Sgt|Capt|Col|Det)\.
    |[A-ZÀ-ÖØ-Þ][\w'’\-]*)
"""
NAME = rf"""
    # “the Board Member Ann van Example, Jr.”
    (?:the\s+)?(?:(?:[Cc]ouncil|[Bb]oard|[Cc]ommittee)\s+[Mm]ember\s+)?{TOKEN}
    (?:\s+(?:{TOKEN}|van|von|de|del|della|di|la|le)){{0,4}}(?:,\s(?:Jr|Sr)\.)?
"""
ASIDE = r"(?:\s*\((?![^()]*[Ss]econd)[^()]{0,60}\))?"  # (At-large)
PAIR = re.compile(
    rf"""
    # “M/S/C: Doe/Roe to …”, “Motion (Doe/Roe): …”, “Resolution No. 2019-45: Doe / Roe:”
    (?:\bM\s?/\s?S(?P<letter>\s?/\s?[CPFD])?\)?\s*:?\s*\(?|\(
      |^(?:(?i:resolution|motion)\s*(?:[Nn]o\.?|\#)?\s*)?
       [A-Z]{{0,4}}[-. ]?\d{{2,4}}[-/.]\d{{1,4}}[:.]?\s+
      |^(?=[^/]{{3,60}}/[^/]{{3,60}}\s(?:moved|moves)\b))
    (?P<mover>{NAME})\s*(?:/|[,–-](?=\s(?i:second|2nd|[^:]{{3,40}}:)))\s*
    (?:(?:2nd|[Ss]econd(?:ed)?)(?:\s+by)?:?\s+)?(?P<seconder>{NAME})\)?(?:\s+(?:moved|moves)\b)?
    """,
    re.VERBOSE,
)
BRACKETED = re.compile(
    rf"""
    # “It was MOVED (Doe) and it was …”, “Motion to approve the minutes (Doe), second (Roe)”
    (?:\b(?:MOVED|[Mm]oved)\s?|(?<=\s))\((?P<mover>{NAME})\)
    (?=\s*[,;]?\s*(?:and\s+)?(?:(?i:second|it\ was|2nd)|.{{0,40}}\s\())
    """,
    re.VERBOSE,
)
MOVED = re.compile(
    rf"""
    # “Doe (At-large) then moved”, “Ann Roe made a motion”, “Doe, “so moved””
    (?P<mover>{NAME}){ASIDE}(?:,\s[^,]{{2,40}},)?(?:,|:|\s?[–—-])?\s+[\"“]?
    (?:(?:then|also|again|next|has)\s+)*
    (?: (?P<so>so\s+moved)\b[\"”]?
      | (?i:moved|motioned|moves|motions)\b(?!\s+(?:on|into|forward|from|out|away|back|by)\b)
      | (?:made|makes|offered|put\s+forward|introduced|proposed)\s+(?:a|the)\s+
        (?:following\s+)?(?i:motion|resolution|following)\b
      | (?P<idea>proposed|proposes)\b|(?=(?P<idea2>nominated|nominates)\b)
      | (?P<aside>withdrew)\s+(?:his|her|their|the)\s+motion\b)
    """,
    re.VERBOSE,
)
MOVED_BY = re.compile(
    rf"""
    # “A motion was made by Doe”, “Moved by: Doe”, “MOVER: Doe”, “on motion of Doe”
    (?: (?i:\b(?:motion|resolution|proposal|proposition)(?:\s+(?:was|is))?(?:\s+(?:made|moved
            |offered|proposed))?[,:]?\s+(?:by|of)\s*:?)
      | \b(?P<so>[Ss]o\s+moved)(?:,?\s+by|[:,–—-])
      | (?i:\b(?:moved|proposed|sponsored)(?:\s+and\s+seconded)?\s+by\b\s*:?)
      | (?P<made>(?i:\b(?:made|offered|put\s+forward)\s+by\b)\s*:?)
      | \s[–—-](?=\s(?:[A-Z][\w.'’-]*\s+){{1,4}}(?i:seconded)\s*:)
      | (?i:\b(?:mover|moved|proposer|proposed|sponsor)\s*:)
      | \b(?:[Mm]oved|[Pp]roposed)(?=\s+(?:Cllr|Councillor|Mrs?|Ms|Dr)\b)
      | \b[Mm]oved(?=\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,2}}\s*[,;/]?\s*(?:and\s)?
          [Ss]econded\b)
      | (?<=\s)by(?=\s(?:[A-Z][\w.'’-]*\s?){{1,4}}[,;.]\s+(?:and\s+)?(?i:second))
      | ^(?i:motion)\s*:(?=\s+[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,2}}
          (?:,?\s+(?:to|that)\b|[,;]?\s+(?i:second|2nd)))
      | ^(?:[Aa]\s+)?[Mm]otion\s(?:to|that)\s[^:]{{3,300}}:(?=\s*[A-Z][\w.'’-]*(?:[,;.(\s]|$))
    )\s*\(?(?P<mover>{NAME})\)?{ASIDE}
    """,
    re.VERBOSE,
)
SECONDED = re.compile(
    rf"""
    # “, and was seconded by Roe”, “2nd: Roe”, “Roe offered a second”
      (?:^|[,;.(|/]\s*|\s)(?:and\s+|with\s+(?:a\s+)?)?
      (?:(?:(?:it|which|the\s+motion|motion)\s+)?(?:was|were)\s+)?(?:then\s+|duly\s+)?(?:a\s+)?
      (?: (?i:second(?:ed|er)?|2nd|supported)(?:\s+it)?
          (?:\s+(?:was\s+)?(?:made\s+|given\s+)?(?i:by|from|of)\s*:?|\s*[:,])
        | (?i:seconded|support)\b(?!\s+the\b)
        | (?:(?<=^)|(?<=[,;.(]\s)|(?<=[/(])|(?<=and\s))(?i:second|2nd)
      )\s*\(?(?P<seconder>{NAME})\)?{ASIDE}
    | (?:^|[,;.(]\s*|\s)(?:and\s+|with\s+)?
      (?P<seconder2>{NAME}){ASIDE}\s+(?:then\s+)?
      (?i:seconded|seconding|seconds|2nds?|offered\s+a\s+second|provided\s+(?:a|the)\s+second)\b
      (?:\s+(?:it|(?:the|a|this)\s+motion)\b)?\)?
    """,
    re.VERBOSE,
)
BY_ALL = re.compile(
    r"""
    # “The Commissioners voted, 5-0, to …”, “It was moved and seconded to …”, “VOTED: to”
    ^\W*(?: (?:[Tt]he\s+)?(?:[\w'’]+\s+){0,4}?
            (?i:board|council|commission|committee|senate|commissioners|members|trustees|directors
              |selectmen|we|they|it\ was)\s+
            (?:unanimously\s+(?:voted|decided|agreed|resolved)|voted(?:\s+unanimously)?)
            (?:,?\s*\(?\d[\d\s–-]*\)?,?)?(?=\s+(?:to|that)\b)
          | (?i:unanimously\s+voted|voted)(?:\s*:|\s+(?=to\b|on\b))
          | (?i:vote)(?=\s+on\b(?!\s+the\s+(?:main|amend|motion|original)))
          | (?:[Ii]t\s+(?:was|is)|IT\s+WAS)\s+(?:then\s+|duly\s+|regularly\s+|properly\s+)?
            (?i:moved|proposed)(?:,?\s+(?:and\s+)?(?:duly\s+)?(?i:seconded))?
            (?:\s+and\s+(?:unanimously\s+)?(?:carried|passed|approved|agreed|resolved|voted))?
          | (?:(?:[Aa]|[Tt]he|There\s+was\s+a|(?:[Uu]p)?[Oo]n\s+a)\s+)?(?:[Mm]otion|MOTION)
            (?:\s+(?:was\s+)?(?:made|called))?(?:\s+and\s+seconded)?\s*,?(?=\s+(?i:to|for|that)\b)
          | Proposal(?=\s+to\b)
          | (?:NOW,?\s*)?(?:THEREFORE,?\s*)?(?:BE\s+IT\s+|[Ii]t\s+was\s+(?:unanimously\s+)?)?
            (?:FURTHER\s+)?(?:RESOLVED|Resolved|resolved)\b[,:]?
        )\s*
    """,
    re.VERBOSE,
)
LABEL = re.compile(
    r"""
    # “Motion No. 3: …”, “AGREED: …”
    ^(?:MOTION|Motion|Proposed\ motion|Resolution|RESOLUTION|Proposal|MOVED|AGREED|Decision)
    (?:\s*(?:\#|[Nn]o\.?)?\s*\d{1,3})?\s*(?::|\s[–—-]\s|[–—])\s*
    """,
    re.VERBOSE,
)
ON_A_VOTE = re.compile(
    r"""
    # “On a roll call vote, the ordinance was adopted”
    \b[Oo]n\s+an?\s+(?:[YN]-\d|roll\s+call|voice\s+vote|vote\s+of|unanimous)[^,.]{0,40},\s+
    """,
    re.VERBOSE,
)
BEGINS = re.compile(r"(?:to|that|for|in\s+favou?r\s+of|approval|acceptance|adoption)\b", re.I)
OPENING = re.compile(
    r"""
    # “A motion was made to …”, “and”
    ^\W*(?:(?:and|with|was|is|then|made)\b\W*)*(?:(?:(?:up)?on\s+)?(?:(?:an?|the|following)\s+)?
    (?:motion|resolution|proposal)(?:\s+(?:was|is))?(?:\s+made)?\b\W*)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
CLOSING = re.compile(r"(?:[\s,;:(–—-]|\b(?:was|is|were|and|on|upon|an?|the|by)\b)+$", re.I)
NOBODY = re.compile(
    r"""
    # “the Board”, “Then”
    ^(?:the\s+)?(?:It|This|That|They|We|He|She|I|There|Council|Board|Committee|Commission|Motion|An?
    |Meeting|Staff|Then|After|Discussion|Approval|Consent|Agenda|Section|At|Also|Minutes|Resolution
    |Members|No|Not|None|Item|Voice|Roll|Who|Someone|Nobody)$
    """,
    re.VERBOSE,
)
ALREADY = re.compile(
    r"""
    # “and carried by a vote of 4 to 0, the …”, “the Board unanimously voted to …”
      ^(?:and\s+)?(?:unanimously\s+)?(?:carried|passed|approved|voted)\b[^,;.]{0,60},\s+(?=\w+\s+\w)
    | ^(?:it\s+was\s+|and\s+|(?:the\s+)?(?:board|council|committee|commission|members)\s+)*
      (?:unanimously\s+)?(?:voted|agreed|resolved|decided)(?:\s+unanimously)?,?\s+(?=(?:to|that)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
COUNTS_ONLY = re.compile(
    r"\W*(?:\d{1,2}\s+(?:for|in favou?r|yes|ayes?|votes?)\b"
    r"|(?:\w+\s+){0,2}(?:in favou?r|ayes?|yeas?|nays?|noes|opposed|vote)\b\s*[:–—-]"
    r"|the following\b)",
    re.IGNORECASE,
)
LONGEST = 2_500  # characters of a sentence that are looked at


@dataclass
class ToldMotion:
    """A motion as one sentence tells it."""

    text: str  # its words, empty where another sentence has them
    mover: str | None = None
    seconder: str | None = None
    others: list[str] = field(default_factory=list)  # what is neither names nor the motion
    letter: str = ""  # the C of M/S/C
    is_weak: bool = False  # counts only if a vote, a second or a result follows
    is_idea: bool = False  # “Doe proposed to …” counts only with a second or a count of votes
    is_so: bool = False  # “So moved.” says yes to the words of somebody else

    @property
    def is_names_alone(self) -> bool:
        return self.mover is not None and not self.text


def motion_in(sentence: str) -> ToldMotion | None:
    """The motion that a sentence tells, if it tells one."""
    sentence = sentence[:LONGEST]
    for form in (PAIR, BRACKETED, MOVED, MOVED_BY):
        for found in form.finditer(sentence):
            if is_of_a_motion(found, sentence):
                return with_mover(found, sentence)
    for form in (BY_ALL, LABEL, ON_A_VOTE):
        told = form.search(sentence)
        if told and not STANDS_FOR_RESULT.match(sentence[told.end() :]):
            return without_mover(told, sentence, is_weak=form is LABEL)
    return None


def is_of_a_motion(found: re.Match[str], sentence: str) -> bool:
    """Whether somebody moved something here: “a cake made by Doe” is no motion."""
    if NOBODY.match(found["mover"]):
        return False
    if found.re is PAIR and found[0].startswith("("):  # approved (Doe/Roe)
        return bool(re.search(r"(?i)\b(?:motion|moved|approved|accepted|adopted)\b", sentence))
    if found.re is BRACKETED:
        return bool(re.search(r"(?i)\bmo(?:tion|ved)\b", sentence))
    if found.groupdict().get("made"):
        before = sentence[: found.start()]
        return before.strip().lower() in ("", "was") or bool(
            re.search(r"(?i)\b(?:motion|resolution)\b", before)
        )
    return True


def with_mover(found: re.Match[str], sentence: str) -> ToldMotion:
    said = found.groupdict()
    before, after = sentence[: found.start()], sentence[found.end() :]
    if found.re is MOVED_BY and (words := re.match(r"^\W*(?:[Aa]\s+)?[Mm]otion\s(.*):", found[0])):
        before = words[1]
    pieces, seconder = without_second(after) if not said.get("seconder") else ([after], None)
    text, others = words_of([*pieces, before])
    return ToldMotion(
        text=text,
        mover=found["mover"],
        seconder=said.get("seconder") or seconder,
        others=[*others, said.get("aside") or ""],
        letter=said.get("letter") or "",
        is_idea=bool(said.get("idea") or said.get("idea2")),
        is_so=bool(said.get("so")),
    )


def without_mover(found: re.Match[str], sentence: str, *, is_weak: bool) -> ToldMotion:
    pieces, seconder = without_second(sentence[found.end() :])
    text, others = words_of(pieces)
    return ToldMotion(
        text=text,
        seconder=seconder,
        others=[found[0], *others],
        is_weak=is_weak or seconder is None,
    )


def without_second(text: str) -> tuple[list[str], str | None]:
    """What stands before and behind the words that tell who seconded, and who did."""
    found = SECONDED.search(text)
    if not found:
        return [text], None
    return [text[: found.start()], text[found.end() :]], found["seconder"] or found["seconder2"]


def words_of(pieces: list[str]) -> tuple[str, list[str]]:
    """The piece that holds the motion's words, and the others."""
    bare = [CLOSING.sub("", OPENING.sub("", piece.strip(), count=1)) for piece in pieces]
    already = [found[0] if (found := ALREADY.match(one)) else "" for one in bare]
    bare = [one[len(said) :] for one, said in zip(bare, already, strict=True)]
    worded = [one for one in bare if len(one.split()) > 1 and not COUNTS_ONLY.match(one)]
    chosen = next((one for one in worded if BEGINS.match(one)), "")
    chosen = chosen or next((one for one in worded if DONE.match(one)), "")
    chosen = chosen or next((one for one in worded if not STANDS_FOR_RESULT.match(one)), "")
    return chosen, [*already, *(one for one in bare if one is not chosen)]


def seconder_in(sentence: str) -> str | None:
    """Who seconds in a sentence behind the motion."""
    return without_second(sentence)[1]
