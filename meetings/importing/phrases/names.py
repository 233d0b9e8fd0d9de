"""Names of people in minutes, freed of offices, titles and remarks."""

import re

from meetings.importing.phrases.words import WORDS

OFFICE_WORDS = (
    r"vice[- ]?chair(?:man|woman|person)?s?|(?:co-?)?chair(?:man|woman|person|s)?"
    r"|(?:acting|deputy|first|second|interim|past|vice|assistant|executive|town|city|board)"
    r"(?=\s+(?:vice|chair|mayor|president|secretary|treasurer|clerk|director|selectman|member))"
    r"|mayor|reeve|presidents?|secretary|treasurer|clerk|council(?:l?ors?|\s?members?|m[ae]n|woman)"
    r"|cllrs?\.?|commissioners?|(?:board|committee)\s?members?|members?|trustees?|directors?"
    r"|supervisors?|alternates?|senators?|sen\.?|representatives?|rep\.?|alder(?:m[ae]n|woman)"
    r"|select(?:m[ae]n|woman|person)|delegates?|regents?|judge|justice|attorney|atty\.?|chief|officer"
    r"|superintendent|supt\.?|captain|capt\.?|lieutenant|lt\.?|sergeant|sgt\.?|detective|det\.?"
    r"|mr\.?|mrs\.?|ms\.?|miss|mx\.?|dr\.?|prof\.?|professor|rev\.?|hon\.?|the"
)
OFFICES = re.compile(rf"(?:(?:{OFFICE_WORDS})\b\.?[ \t]+)+", re.IGNORECASE)
ONLY_OFFICE = re.compile(rf"(?:(?:{OFFICE_WORDS})\.?[ \t]*)+$", re.IGNORECASE)
# An office that is as good as a first name: it stays with a name that stands alone.
CALLED_SO = re.compile(
    r"(?:Cllr|Trustee|Supervisor|Reeve|Regent|Miss|Mx|Lieutenant|Lt|Sergeant|Sgt|Captain|Capt"
    r"|Detective|Det|Officer|Delegate|Alternate|(?:Deputy|Acting)\s[A-Z]\w+)\.?"
)
ROLE = re.compile(
    r"\b(?:chair\w*|vice|president|secretary|treasurer|clerk|director|manager|administrator|officer"
    r"|engineer|members?|alternate|attorney|counsel|assistant|coordinator|superintendent|planner|mayor"
    r"|councill?or|liaison|representative|designee|ex[- ]officio|staff|advis[oe]r|chief|supervisor"
    r"|analyst|consultant|auditor|accountant|trustee|commissioner|executive|minutes?|record\w*|scribe"
    r"|facilitator|host|ce?[fot]o|coo|md|phd|esq|jr|sr|ii|iii|department|university|college|institute"
    r"|foundation|office|agency|council|society|bank|inc|llc|ltd|corp|services?|group|cent(?:re|er)"
    r"|school|resident|public|guest|observer|absent|excused|remote\w*|virtual\w*|via|zoom|phone"
    r"|telephone|arrived|left|late)\b",
    re.IGNORECASE,
)
NOT_NAMES = WORDS["not names"]
PARTICLES = WORDS["particles of names"]
WORD = re.compile(r"[^\W\d_]+(?:[-'’.´`][^\W\d_]+)*\.?")
HANDLE = re.compile(
    r"\(?(?<!\w)@[\w-]+\)?|<[^<>\s]{1,80}@[^<>\s]{1,80}>|\S{1,60}@\S{1,60}\.\w{2,10}"
)
BRACKETS = re.compile(r"\(([^()]{0,200})\)|\[([^\[\]]{0,200})\]")
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
CALLED = re.compile(r"[\"“”‘’'(][^\W\d_]+[\"“”‘’')]")  # Robert “Bob” Example
MONTH_NAMES = frozenset(("april", "may", "june", "august"))  # first names too
MOST_WORDS = 5  # of one name: “Ann van der Example Jr.”


def is_name(text: str) -> bool:
    """Whether it could be a person's name: a few words with capitals, none of them common."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > 60:
        return False
    capitals = 0
    for place, word in enumerate(words):
        bare = word.strip(".,")
        is_word = WORD.fullmatch(word.strip(",")) or INITIALS.fullmatch(word)
        if not (is_word or CALLED.fullmatch(word)):
            return False
        lower = bare.casefold()
        is_first = place == 0 and lower in MONTH_NAMES and len(words) > 1
        is_initial = len(bare) == 1 and bare.isupper()
        if lower in NOT_NAMES and not is_initial and not is_first:
            return False
        if not bare[:1].islower() or re.match(r"(?:mac|mc|d['’]|o['’])[A-Z]", bare):
            capitals += 1
        elif lower not in PARTICLES:
            return False
    return capitals >= 1 and any(len(word.strip(".")) > 1 for word in words)


def without_office(text: str) -> str:
    """“Vice Chair Ann Example” as “Ann Example”; an office alone stays as it is."""
    text = text.strip(" \t,;:.-–—*•")
    if ONLY_OFFICE.fullmatch(text):
        return text
    found = OFFICES.match(text)
    return text[found.end() :].strip() if found else text


def office_before(text: str) -> str:
    found = OFFICES.match(text.strip())
    return found[0].strip() if found and found.end() < len(text.strip()) else ""


def is_role(text: str) -> bool:
    return bool(ROLE.search(text))


def is_only_office(text: str) -> bool:
    return bool(ONLY_OFFICE.fullmatch(text.strip()))
