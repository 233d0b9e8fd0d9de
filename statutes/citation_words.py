"""The words of Connecticut's citations: what opens one, and what behind it makes it law or not."""

import re

from statutes import citation_acts as acts
from statutes import citation_bills as bills
from statutes import other_law
from statutes.citation_sections import LEVEL, SIGN
from statutes.section_numbers import LETTERS

CONNECTICUT = r"(?:(?:State\s{1,4}of\s{1,4})?(?:Connecticut|Conn\.?|CT\.?|State)(?:'s)?)"
GENERAL_STATUTES = (
    rf"(?:C\.?\s?G\.?\s?S\.?(?![B-Zb-z])(?:\s?A\.?(?![A-Za-z]))?|(?:{CONNECTICUT}\s{{0,8}})?"
    r"Gen(?:eral|\.)?\s{0,8}Stat(?:utes?|ues?|s?(?![a-z])\.?)|G\.\s?S\.(?=\s{0,3}(?:§|Sec))"
    rf"|(?:{CONNECTICUT}\s{{0,8}})(?:Annotated\s{{1,4}})?Stat(?:utes?|ues?|s?(?![a-z])\.?)|Statutes?)(?![A-Za-z])"
)
LAW = (
    rf"(?i:{GENERAL_STATUTES}(?:,?\s{{0,4}}Ann(?:otated|\.)?(?![a-z]))?"
    r"(?:\s{0,4}\(Rev[^()]{0,40}\))?(?:,?\s{1,4}Rev(?:ision|\.)\s(?:of|to)\s[^§;()]{0,48}?,(?=\s{0,4}(?:§|sec)))?)"
)
AGENCY_REGULATIONS = (
    r"(?i:R\.?\s?C\.?\s?S\.?\s?A\.?(?![A-Za-z])"
    r"|Reg(?:ulation)?s?(?![a-z])\.?,?\s{1,4}(?:of\s{1,4})?(?:the\s{1,4})?(?:State\s{1,4}of\s{1,4})?"
    r"Conn(?:ecticut|\.)\s{1,4}(?:State\s{1,4})?Agenc(?:ies|y)"
    r"|(?:Connecticut|Conn\.|CT|State)\s{1,4}(?:State\s{1,4})?(?:Agenc(?:ies|y)\s{1,4})?Reg(?:ulation)?s?(?![a-z])\.?)"
)
LOCAL = (
    r"(?i:codes?|charter|ordinances?|by-?laws?|rules?|polic(?:y|ies)|handbook|manual|agreement"
    r"|contract|regulations?|regs?\.|constitution|guidelines|plan|book|bk\.|p\.b\.)(?![a-z])"
)
# A number with a hyphen behind one of these words is no section of the General Statutes.
OTHER = (
    r"(?i:rooms?|rm\.?|items?|forms?|models?|dockets?|case|orders?|page|pages|pp?\.|figures?|tables?"
    r"|exhibits?|appendix|attachments?|lots?|units?|apt\.?|suite|box|files?|reports?|series|version"
    r"|article|by-law|resolutions?|ordinances?|policy|parcel|map|route|grades?|ages?|vote[ds]?"
    r"|serial|part|invoice|contract|permit|badge|flight|ticket|check)(?![a-z])"
    r"\s{1,3}(?i:nos?\.?\s{0,2}|number\s|#)?(?=[0-9]{1,4}[A-Za-z]?-[0-9])[0-9A-Za-z-]{0,40}"
)
PART_WORD = r"(?i:part|pt\.)\s{1,4}([IVXL]{1,6}[A-Za-z]?|[0-9]{1,2})(?![A-Za-z0-9])"
CHAPTER = r"(?i:chapters?|chaps?\.?|chs?\.)(?![a-z])"
TITLE = r"(?i:titles?|tit\.)(?![a-z])"


def unnamed(pattern: str) -> str:
    """The pattern without the names of its groups, so that it can stand inside another."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


STATE_STARTS = " ".join(name[:2] for name in other_law.STATE_OF)
MONTH_STARTS = "ja fe ma ap ju au se oc no de sp"
BILL_STARTS = "su ra go co pr em en am h. hb hj h  ho s. sb sj sh ss s  se bi"
CODE_STARTS = " ".join(f"{code[:2]} {code[0]}." for code in other_law.STATE_OF if code.isupper())
# Each kind of opening: its name, its pattern, and the two signs with which it may start. A digit
# stands for all of them. The order is that in which they are tried.
OPENINGS = [
    ("address", r"(?:https?://|www\.)[^\s<>\"')\]]*+", "ht ww"),
    ("federal", other_law.FEDERAL, "9 u. us u  c. cf c  fe pu pl p. i. ir in"),
    ("code", rf"(?<!\.)(?:{other_law.CODE})(?=[\s§])", CODE_STARTS),
    ("state", rf"(?:{other_law.STATE})(?![A-Za-z])", STATE_STARTS),
    ("session", rf"{acts.SESSION}(?=,?\s{{0,8}}(?:of\s)?\(?(?i:P|S|Conn))", MONTH_STARTS),
    ("old_act", unnamed(acts.OLD_ACT.pattern), "9"),
    ("bill", unnamed(bills.BILL.pattern), f"9 {BILL_STARTS}"),
    ("glued", unnamed(bills.GLUED.pattern), "9"),
    ("regs", AGENCY_REGULATIONS, "r. rc r  re co ct st"),
    ("law", rf"(?<!\.){LAW}", "c. cg c  ge g. co ct st"),
    ("part", rf"{PART_WORD}\s{{1,4}}of\s{{1,4}}(?={CHAPTER})", "pa pt"),
    ("section", SIGN, "se"),
    ("spelled", LEVEL, "su cl pa"),
    ("chapter", CHAPTER, "ch"),
    ("title", TITLE, "ti"),
    ("act", unnamed(acts.PREFIX), "p. pa p  pu s. sa s  sp co"),
    (
        "local",
        rf"{LOCAL}(?=\s{{0,3}}[,:]?\s{{0,3}}{SIGN}\s{{0,3}}[0-9])",
        "co ch or by ru po ha ma ag re gu pl bo bk p.",
    ),
    (
        "other",
        OTHER,
        "ro rm it fo mo do ca or pa p. pp fi ta ex ap at lo un su bo re se ve ar by "
        "po ma gr ag vo in co pe ba fl ti ch",
    ),
    ("number", r"(?=[0-9]{1,2}[A-Za-z]?-)", "9"),
]


def starting_with(letter: str) -> re.Pattern[str]:
    """All openings whose first sign this may be."""
    able = [
        f"(?P<{name}>{pattern})"
        for name, pattern, starts in OPENINGS
        if any(start[0] == letter for start in starts.lower().split(" ") if start)
    ]
    return re.compile("|".join(able))


def second_signs(letter: str) -> str:
    """What may stand behind this first letter, as a set for a pattern."""
    starts = [s for *_, all_starts in OPENINGS for s in re.findall(r"\S[^\s]?", all_starts.lower())]
    signs = {start[1:] or r"\s" for start in starts if start[0] == letter}
    return "".join(sorted(signs | {sign.upper() for sign in signs if sign.isalpha()}))


BY_LETTER = {letter: starting_with(letter) for letter in LETTERS}
BY_SIGN = (
    BY_LETTER
    | {letter.upper(): pattern for letter, pattern in BY_LETTER.items()}
    | dict.fromkeys("0123456789", starting_with("9"))
    | {"§": re.compile(r"(?P<sign>§(?:\s?§){0,2})"), "]": re.compile(r"(?P<address>\]\([^()\s]*+)")}
)
# Where an opening may stand: a sieve, so that most of a text is passed over at one look.
START = re.compile(
    r"§|\]\(|(?<![A-Za-z0-9_])(?:"
    r"(?<![.,/$#+:-])[0-9](?=[0-9]?[A-Za-z]?-|[0-9]?\s{0,3}[UCF]|[0-9]{3}[\s,HS])|"
    + "|".join(
        f"[{letter}{letter.upper()}][{second_signs(letter)}]"
        for letter in LETTERS
        if second_signs(letter)
    )
    + ")"
)


def next_opening(text: str, position: int) -> re.Match[str] | None:
    """The next place from this position on where a citation may begin, and how."""
    start = START.search(text, position)
    while start:
        opening = BY_SIGN[start[0][0]].match(text, start.start())
        if opening:
            return opening
        start = START.search(text, start.start() + 1)
    return None


# Whether the text goes on to say whose section it is; tried before the longer patterns below.
OF = re.compile(r"\s{0,8},?\s{0,8}(?:(?:both\s)?inclusive,?\s{1,8})?(?:of|in)\s", re.I)
OF_LAW = re.compile(
    r"\s{0,8},?\s{0,8}(?i:(?:both\s)?inclusive,?\s{1,8})?(?i:of|in)\s{1,8}"
    r"(?i:(?:title\s[0-9]{1,2}[a-z]?\sof\s{1,8})?(?:the\s{1,8})?"
    r"(?:[0-9]{4}\s{1,8}(?:cumulative\s{1,8})?(?:supplement|edition|revision)\s{1,8}"
    r"(?:to|of)\s{1,8}(?:the\s{1,8})?)?"
    rf"{GENERAL_STATUTES})"
)
OF_AGENCIES = re.compile(
    rf"\s{{0,8}},?\s{{0,8}}(?i:of|in)\s{{1,8}}(?i:the\s{{1,8}})?{AGENCY_REGULATIONS}"
)
OF_ELSEWHERE = re.compile(
    r"\s{0,4},?\s{0,4}of\s{1,8}(?:(?:the|Title\s[0-9IVXL]{1,5}(?:,|\sof)?)\s{1,4}){0,3}(?:[0-9]{4}\s)?"
    rf"(?:(?:General\s)?(?:Statutes|Laws|Code)\sof\s)?(?:{other_law.STATE})(?![A-Za-z])"
)
OF_LOCAL = re.compile(
    r"\s{0,4},?\s{0,4}of\s{1,8}(?i:the|this|that|said|our|its|your|their|an?|[a-z]{1,12}'s?)\s{1,8}"
    r"(?!(?i:connecticut\s|uniform\s|state\s)?(?i:penal|criminal|commercial|uniform))"
    r"(?:[A-Za-z'.&-]{1,20}\s{1,4}){0,4}?(?i:code|charter|ordinances?|by-?laws?|rules|regulations"
    r"|agreement|contract|handbook|manual|plan|polic(?:y|ies)|book|constitution|lease|resolution"
    r"|guidelines|procedures|specifications|report|act\sof\s(?:19|20)[0-9]{2})(?![a-z])"
    r"|,\s{1,4}(?:[A-Z][A-Za-z'.]{1,20}\s{1,4}){1,4}(?:Code|Charter|Ordinances?)(?![a-z])"
)
AFTER_LAW = re.compile(r"\s{0,8}[,:]?\s{0,8}")
OF_STATE = re.compile(
    r"\s{0,4},?\s{0,4}of\s{1,8}(?:the\s{1,4})?(?:State\s{1,4}of\s{1,4})?"
    rf"({other_law.STATE})(?![A-Za-z])"
)
CHAPTER_NUMBER = re.compile(
    rf"\s{{0,8}}(?:(?:{CHAPTER}|(?i:nos?\.))\s{{0,8}})?0{{0,2}}([1-9][0-9]{{0,2}}[a-z]{{0,2}})"
    r"(?![A-Za-z0-9_]|[.-][0-9]|-[a-z])"
)
TITLE_NUMBER = re.compile(
    rf"\s{{0,8}}(?:{TITLE}\s{{0,8}})?([1-9][0-9]?[a-z]?)(?![A-Za-z0-9_]|[.-][0-9]|-[a-z])"
)
AND = re.compile(r"\s{0,8}(?:,(?:\s{0,8}(?:and|or|&)(?![a-z]))?|and|or|&|to|through)(?=\s)", re.I)
PART = re.compile(rf",?\s{{0,8}}\(?{PART_WORD}\)?")
CAPITAL_WORD = re.compile(
    r"\s{1,4}(?!(?:Passed|Failed|Carried|Approved|Motion|Vote|In|PM|AM|Jan|Feb|Mar|Apr|May|Jun|Jul"
    r"|Aug|Sep|Oct|Nov|Dec))[A-Z][a-z]{2}"
)
CHAPTER_WORD = re.compile(CHAPTER)
TITLE_WORD = re.compile(TITLE)
LEVEL_WORD = re.compile(LEVEL)
LAW_NAMED = re.compile(rf"(?:{LAW}|{AGENCY_REGULATIONS})\s{{0,8}},?\s{{0,8}}")
STATE_NAMED = re.compile(rf"(?<![A-Za-z])(?:{other_law.STATE})(?![A-Za-z])")
OF_OTHER = re.compile(
    r"\s{0,4},?\s{1,4}(?:of|in)\s{1,4}(?:the|this|that|our|its|title)(?![a-z])", re.I
)
UNDER = re.compile(
    r"\s{0,3}[:,(]\s{0,8}(?:(?i:sections?|secs?\.)\s{1,4}|§{1,2}\s?)?(?=[0-9]{1,2}[a-z]?-)"
)
BEFORE_ACT = re.compile(r",?\s{0,8}(?:of\s)?\(?\s?")
SIGN_AT = re.compile(rf"\s{{0,3}}{SIGN}\s{{0,4}}(?=[0-9])")
IN_CHAPTER = re.compile(rf",?\s{{0,4}}{CHAPTER}\s{{1,4}}[0-9]{{1,3}}[a-z]{{0,2}}(?![0-9A-Za-z]),?")
SECTIONS_FOLLOW = re.compile(rf"\s{{0,3}}[,:(]\s{{0,4}}{SIGN}\s{{0,4}}[0-9]{{1,2}}[a-z]?-[0-9]")
OF_CONNECTICUT = re.compile(r"conn|ct|state\s|c\.?\s?g\.?\s?s", re.I)
