"""Names of people in minutes, freed of offices, titles and remarks."""

import re

OFFICE_WORDS = (
    r"vice[- ]?chair(?:man|woman|person)?s?|chair(?:man|woman|person|s)?|co-?chair(?:s|man|woman)?"
    r"|(?:acting|deputy|first|second|interim|past|vice|assistant|honou?rary|executive)"
    r"(?=\s+(?:vice|chair|mayor|president|secretary|treasurer|clerk|director|warden|selectman))"
    r"|(?:lord\s+)?mayor|reeve|warden|presidents?|secretary|treasurer|clerk|cathaoirleach"
    r"|leas-?chathaoirleach|provost|(?:district|county|borough|parish|town|city)(?=\s+(?:cllr|councill))|council(?:l?ors?|\s?members?|man|woman|men)|cllrs?\.?|clr\.?|cr\.?"
    r"|commissioners?|board\s?members?|committee\s?members?|members?|trustees?|directors?"
    r"|supervisors?"
    r"|alternates?|senators?|sen\.?|representatives?|rep\.?|alder(?:man|woman|person|men)s?|alders?"
    r"|select(?:man|woman|men|person|board)"
    r"|freeholders?|delegates?|regents?|judge|justice|attorney|atty\.?|chief|officer|captain"
    r"|superintendent|supt\.?|lieutenant|lt\.?|sergeant|sgt\.?|capt\.?|colonel|col\.?|detective|det\.?"
    r"|mr\.?|mrs\.?|ms\.?|miss|mx\.?|dr\.?|prof\.?|professor|rev\.?|hon\.?|sir|dame|lord|lady|the"
)
OFFICES = re.compile(rf"(?:(?:{OFFICE_WORDS})\b\.?[ \t]+)+", re.IGNORECASE)
ONLY_OFFICE = re.compile(rf"(?:(?:{OFFICE_WORDS})\.?[ \t]*)+$", re.IGNORECASE)
# An office that is as good as a first name: it stays with a name that stands alone.
CALLED_SO = re.compile(
    r"(?:(?:Cllr|Trustee|Supervisor|Reeve|(?:(?:Junior|Senior|Jr\.?|Sr\.?)\s)?Warden|Alder|Regent"
    r"|Lord|Lady|Baroness|Sir|Dame|Miss|Mx|Lieutenant|Lt|Sergeant|Sgt|Captain|Capt|Colonel|Col|Detective|Det"
    r"|Officer|Delegate|Freeholder|Alternate|Provost)\.?|(?:Deputy|Acting)\s[A-Z]\w+)"
    r"(?:\s+(?:Mrs?|Ms|Miss|Dr)\.?)?"
)
ROLE = re.compile(
    r"\b(?:chair\w*|vice|president|secretary|treasurer|clerk|director|manager|administrator"
    r"|officer|engineer|member|alternate"
    r"|attorney|counsel|assistant|coordinator|superintendent|planner|mayor|councill?or|liaison"
    r"|representative|designee"
    r"|ex[- ]officio|staff|advisor|adviser|chief|supervisor|analyst|consultant|auditor"
    r"|accountant|trustee|commissioner"
    r"|executive|minute|minutes|recording|recorder|scribe|facilitator|host|ceo|cfo|cto|coo|md|phd|esq|jr"
    r"|sr|ii|iii|department|university"
    r"|college|institute|foundation|office|agency|council|society|bank|inc|llc|ltd|corp"
    r"|services?|group|centre|center|school"
    r"|resident|public|guest|observer|absent|excused|remote\w*|virtual\w*|via|zoom|phone"
    r"|telephone|arrived|left|late)\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    [
        "a",
        "about",
        "agenda",
        "all",
        "also",
        "and",
        "any",
        "apologies",
        "approval",
        "are",
        "as",
        "at",
        "attendance",
        "attendees",
        "be",
        "board",
        "but",
        "by",
        "call",
        "committee",
        "council",
        "discussion",
        "for",
        "from",
        "had",
        "has",
        "have",
        "he",
        "her",
        "his",
        "i",
        "if",
        "in",
        "is",
        "it",
        "its",
        "item",
        "items",
        "meeting",
        "member",
        "members",
        "minutes",
        "motion",
        "new",
        "no",
        "none",
        "not",
        "now",
        "of",
        "old",
        "on",
        "or",
        "order",
        "other",
        "our",
        "present",
        "quorum",
        "regrets",
        "report",
        "reports",
        "roll",
        "she",
        "that",
        "the",
        "their",
        "them",
        "there",
        "they",
        "this",
        "those",
        "to",
        "vote",
        "was",
        "we",
        "were",
        "which",
        "will",
        "with",
        "yes",
        "you",
        "absent",
        "action",
        "actions",
        "public",
        "staff",
        "guests",
        "guest",
        "visitors",
        "meetings",
        "business",
        "update",
        "updates",
        "next",
        "date",
        "time",
        "page",
        "motions",
        "second",
        "seconded",
        "moved",
        "carried",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "link",
        "links",
        "introduction",
        "welcome",
        "opening",
        "remote",
        "zoom",
        "via",
        "unknown",
        "tba",
        "tbd",
        "n/a",
        "na",
        "resolution",
        "city",
        "town",
        "county",
        "village",
        "state",
        "department",
        "commission",
        "presiding",
        "chairing",
    ]
)
PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "vander",
        "la",
        "le",
        "les",
        "el",
        "al",
        "bin",
        "ibn",
        "ap",
        "ten",
        "ter",
        "y",
        "e",
        "zu",
        "zum",
        "st",
    ]
)
WORD = re.compile(r"[^\W\d_]+(?:[-'’.´`][^\W\d_]+)*\.?", re.UNICODE)
HANDLE = re.compile(
    r"\(?(?<!\w)@[\w-]+\)?|<[^<>\s]{1,80}@[^<>\s]{1,80}>|\S{1,60}@\S{1,60}\.\w{2,10}"
    r"|(?<=[a-z] )[AKNWVG][A-Z]?\d[A-Z]{1,4}(?!\w)"  # the call sign of a radio amateur
)
BRACKETS = re.compile(r"\(([^()]{0,200})\)|\[([^\[\]]{0,200})\]")
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
SHORT = re.compile(r"[\"“”‘’'(][^\W\d_]+[\"“”‘’')]")  # Robert “Bob” Example
MONTH_NAMES = frozenset(["april", "may", "june", "august"])
MOST_WORDS = 5  # of one name: “Ann van der Example Jr.”


def is_name(text: str) -> bool:
    """Whether it could be a person's name: a few words with capitals, none of them common."""
    words = text.split()
    if not 1 <= len(words) <= MOST_WORDS or len(text) > 60:
        return False
    capitals = 0
    for place, word in enumerate(words):
        bare = word.strip(".,")
        if not (
            WORD.fullmatch(word.strip(",")) or INITIALS.fullmatch(word) or SHORT.fullmatch(word)
        ):
            return False
        lower = bare.casefold()
        if place == 0 and lower in MONTH_NAMES and len(words) > 1:
            capitals += 1
            continue  # April, May, June and August are first names too
        if lower in NOT_NAMES and not (len(bare) == 1 and bare.isupper()):
            return False
        if (
            bare[:1].isupper()
            or not bare[:1].islower()
            or re.match(r"(?:mac|mc|d['’]|o['’])[A-Z]", bare)
        ):
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
