"""The words of Connecticut's citations: what opens one, and what behind it makes it law or not."""

import re
from functools import cache

from statutes.citations import acts, bills, other_law
from statutes.citations.pinpoints import LEVEL
from statutes.citations.section_numbers import LETTERS
from statutes.citations.sections import SIGN, SIGNED_NUMBER

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
    r"|(?:Connecticut\s{1,4}|State\s{1,4})?Public\s{1,4}Health\s{1,4}Code(?![a-z])"
    r"|Reg(?:ulation)?s?(?![a-z])\.?,?\s{1,4}(?:of\s{1,4})?(?:the\s{1,4})?(?:State\s{1,4}of\s{1,4})?"
    r"Conn(?:ecticut|\.)\s{1,4}(?:State\s{1,4})?Agenc(?:ies|y)"
    r"|(?:Connecticut|Conn\.|CT|State)\s{1,4}(?:State\s{1,4})?(?:Agenc(?:ies|y)\s{1,4})?Reg(?:ulation)?s?(?![a-z])\.?)"
)
LOCAL = (
    r"(?i:codes?(?:\sof\s(?:[A-Za-z]{2,20}\s?){1,3}|\sEvid\.)?|charter|ordinances?|by-?laws?|rules?|polic(?:y|ies)|handbook|manual|agreement"
    r"|contract|regulations?|regs?\.|constitution|guidelines|plan|book|bk\.|p\.b\.)(?![a-z])"
)


def by_first_letter(words: list[str]) -> str:
    """A pattern of these words that tries a letter once, so that most texts fail at one look."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())


# A number with a hyphen behind one of these words is no section of the General Statutes.
OTHER_WORDS = (
    r"rooms? rm\.? items? forms? models? dockets? case orders? page pages pp?\. figures? "
    r"tables? exhibits? appendix attachments? lots? units? apt\.? suite box files? reports? "
    r"series version article by-law resolutions? ordinances? policy parcel map route grades? "
    r"ages? vote[ds]? serial part invoice contract permit badge flight ticket check"
)
OTHER = (
    rf"(?i:{by_first_letter(OTHER_WORDS.split())})(?![a-z])"
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
    ("sign", SIGNED_NUMBER, "§"),
    ("address", r"(?:https?://|www\.)[^\s<>\"')\]]*|\]\([^()\s]*", "ht ww ]("),
    ("federal", other_law.FEDERAL, "9 u. us u  c. cf c  fe pu pl p. i. ir in"),
    ("code", rf"(?<!\.)(?:{other_law.CODE})(?=[\s§])", CODE_STARTS),
    ("state", rf"(?:{other_law.STATE})(?![A-Za-z])", STATE_STARTS),
    ("session", rf"{acts.SESSION}(?=,?\s{{0,8}}(?:of\s)?\(?(?i:P|S|Conn))", MONTH_STARTS),
    ("old_act", unnamed(acts.OLD_ACT.pattern), "9"),
    ("bill", unnamed(bills.BILL.pattern), f"9 {BILL_STARTS}"),
    ("glued", unnamed(bills.GLUED.pattern), "9"),
    ("regs", AGENCY_REGULATIONS, "r. rc r  re co ct st pu"),
    ("law", rf"(?<!\.){LAW}", "c. cg c  ge g. co ct st"),
    ("part", rf"{PART_WORD}\s{{1,4}}of\s{{1,4}}(?={CHAPTER})", "pa pt"),
    ("section", SIGNED_NUMBER, "se"),
    ("spelled", LEVEL, "su cl pa"),
    ("chapter", CHAPTER, "ch"),
    ("title", TITLE, "ti"),
    ("act", unnamed(acts.BEGINS), "p. pa p  pu s. sa s  sp co"),
    ("old_number", unnamed(acts.NUMBER_OF_YEAR.pattern), "nu no"),
    (
        "local",
        rf"{LOCAL}(?:\s{{1,3}}\([^()]{{1,20}}\))?(?=\s{{0,3}}[,:]?\s{{0,3}}{SIGN}\s{{0,3}}[0-9])",
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


def second_signs(letter: str) -> str:
    """What may stand behind this first letter, as a set for a pattern."""
    starts = [s for *_, all_starts in OPENINGS for s in re.findall(r"\S[^\s]?", all_starts.lower())]
    signs = {start[1:] or r"\s" for start in starts if start[0] == letter}
    return "".join(sorted(signs | {sign.upper() for sign in signs if sign.isalpha()}))


def can_start(starts: str, first: str, second: str) -> bool:
    """Whether an opening with these starts may begin with these two signs."""
    if first.isdigit() or first == "§":
        return ("§" if first == "§" else "9") in starts
    return f"{first}{second}" in re.findall(r"\S.?", starts.lower() + " ")


@cache
def starting_with(signs: str) -> re.Pattern[str]:
    """All openings that may begin with these two signs."""
    first, second = signs[0].lower(), " " if signs[1:].isspace() else signs[1:].lower()
    return any_opening(tuple(n for n, _, starts in OPENINGS if can_start(starts, first, second)))


@cache
def any_opening(names: tuple[str, ...]) -> re.Pattern[str]:
    able = (f"(?P<{name}>{pattern})" for name, pattern, _ in OPENINGS if name in names)
    return re.compile("|".join(able) or "(?!)")


# Where an opening may stand: a sieve, so that most of a text is passed over at one look.
START = re.compile(
    r"§(?=(?:\s?§){0,2}\s{0,8}[0-9nN#\[])|\]\(|(?<![A-Za-z0-9_])(?:"
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
        position = start.start()
        opening = starting_with(text[position : position + 2]).match(text, position)
        if opening:
            return opening
        start = START.search(text, position + 1)
    return None


# Whether the text goes on to say whose section it is; tried before the longer patterns below.
OF = re.compile(r"\s{0,8},?\s{0,8}(?:(?:both\s)?inclusive,?\s{1,8})?(?:of|in)\s", re.I)
OF_LAW = re.compile(
    rf"""
    # “, inclusive, of title 53a of the 2012 supplement to the general statutes”
    \s{{0,8}},?\s{{0,8}}(?i:(?:both\s)?inclusive,?\s{{1,8}})?(?i:of|in)\s{{1,8}}
    (?i:
        (?:title\s[0-9]{{1,2}}[a-z]?\sof\s{{1,8}})?(?:the\s{{1,8}})?
        (?:
            [0-9]{{4}}\s{{1,8}}(?:cumulative\s{{1,8}})?(?:supplement|edition|revision)
            \s{{1,8}}(?:to|of)\s{{1,8}}(?:the\s{{1,8}})?
        )?{GENERAL_STATUTES}
    )
    """,
    re.VERBOSE,
)
OF_AGENCIES = re.compile(
    rf"\s{{0,8}},?\s{{0,8}}(?i:of|in)\s{{1,8}}(?i:the\s{{1,8}})?{AGENCY_REGULATIONS}"
)
OF_ELSEWHERE = re.compile(
    rf"""
    # “ of the 2010 General Laws of Massachusetts”
    \s{{0,4}},?\s{{0,4}}of\s{{1,8}}
    (?:(?:the|Title\s[0-9IVXL]{{1,5}}(?:,|\sof)?)\s{{1,4}}){{0,3}}(?:[0-9]{{4}}\s)?
    (?:(?:General\s)?(?:Statutes|Laws|Code)\sof\s)?(?:{other_law.STATE})(?![A-Za-z])
    """,
    re.VERBOSE,
)
OF_LOCAL = re.compile(
    r"""
    # “ of the town's zoning regulations”, “, Hartford City Charter”, and not “of the penal code”
      \s{0,4},?\s{0,4}of\s{1,8}(?i:the|this|that|said|our|its|your|their|an?|[a-z]{1,12}'s?)
      \s{1,8}(?!(?i:connecticut\s|uniform\s|state\s)?(?i:penal|criminal|commercial|uniform))
      (?:[A-Za-z'.&-]{1,20}\s{1,4}){0,4}?
      (?i:
          code|charter|ordinances?|by-?laws?|rules|regulations|agreement|contract|handbook
          |manual|plan|polic(?:y|ies)|book|constitution|lease|resolution|guidelines|procedures
          |specifications|report|act\sof\s(?:19|20)[0-9]{2}
      )(?![a-z])
    | ,\s{1,4}(?:[A-Z][A-Za-z'.]{1,20}\s{1,4}){1,4}(?:Code|Charter|Ordinances?)(?![a-z])
    """,
    re.VERBOSE,
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
    r"""
    # “ Lindgren”, and not “ Passed” or “ Main Street”
    \s{1,4}
    (?!
        (?:
            Passed|Failed|Carried|Approved|Motion|Vote|In|PM|AM|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug
            |Sep|Oct|Nov|Dec
        )
    )
    (?!
        (?:[A-Z][a-z]{1,20}\.?\s){1,2}
        (?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Drive|Lane|Place|Court|Way|Boulevard|Blvd)
        (?![a-z])
    )[A-Z][a-z]{2}
    """,
    re.VERBOSE,
)
CHAPTER_WORD = re.compile(CHAPTER)
TITLE_WORD = re.compile(TITLE)
LEVEL_WORD = re.compile(LEVEL)
LAW_NAMED = re.compile(rf"(?:{LAW}|{AGENCY_REGULATIONS})\s{{0,8}},?\s{{0,8}}")
STATE_NAMED = re.compile(rf"(?<![A-Za-z])(?:{other_law.STATE})(?![A-Za-z])")
OF_OTHER = re.compile(
    r"""
    # “, section 4 of the”
    (?:,?\s{1,4}(?:sections?|secs?\.|§{1,2})\s{0,3}[0-9A-Za-z]{1,6})?
    \s{0,4},?\s{1,4}(?:of|in)\s{1,4}(?:the|this|that|our|its|title)(?![a-z])
    """,
    re.I | re.VERBOSE,
)
UNDER = re.compile(
    r"\s{0,3}[:,(]\s{0,8}(?:(?i:sections?|secs?\.)\s{1,4}|§{1,2}\s?)?(?=[0-9]{1,2}[a-z]?-)"
)
BEFORE_ACT = re.compile(r",?\s{0,8}(?:of\s)?\(?\s?")
SIGN_AT = re.compile(rf"\s{{0,3}}{SIGN}\s{{0,4}}(?=[0-9])")
SHORT_SIGN = re.compile(r"(ss?)\.?\s{1,4}(?=[0-9])", re.I)  # behind the name of the law
IN_CHAPTER = re.compile(
    rf"""
    # “, chapter 949c, § 53a-192,”
    ,?\s{{0,4}}{CHAPTER}\s{{1,4}}[0-9]{{1,3}}[a-z]{{0,2}}(?![0-9A-Za-z]),?
    (?:\s{{0,4}}{SIGN}\s{{0,4}}[0-9]{{1,2}}[a-z]?-[0-9]{{1,4}}[a-z]{{0,4}})?
    """,
    re.VERBOSE,
)
# "chapter 164, C.G.S.", with nothing behind it that the statutes' name could open.
LAW_BEHIND = re.compile(rf",?\s{{1,4}}{LAW}(?!\s{{0,8}},?\s{{0,8}}(?:§|[0-9]|[Ss]ec|[Cc]h))")
SECTIONS_FOLLOW = re.compile(rf"\s{{0,3}}[,:(]\s{{0,4}}{SIGN}\s{{0,4}}[0-9]{{1,2}}[a-z]?-[0-9]")
OF_CONNECTICUT = re.compile(r"conn|ct|state\s|c\.?\s?g\.?\s?s", re.I)
