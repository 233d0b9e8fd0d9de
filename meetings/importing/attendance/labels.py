"""The words that minutes set before a list of who was there, and what they say of the people."""

import re
from dataclasses import dataclass

from meetings.importing.parsed import ABSENT, ELECTRONICALLY, GUEST, IN_PERSON, PRESENT

WHO = r"""
    # “the following board members”
    (?:
        the\s+|all\s+|other\s+|following\s+|those\s+|non-?|ex[- ]officio\s+|voting\s+|also\s+
        |township\s+|town\s+|city\s+|county\s+|village\s+|district\s+|elected\s+|alternate\s+
        |board\s+|council\s+|committee\s+|commission\s+|tsc\s+|staff\s+|public\s+|appointed\s+
        |future\s+|new\s+|student\s+|parent\s+|youth\s+|core\s+|project\s+|community\s+
        |executive\s+
    ){0,6}
    (?:
        members?|directors?|trustees?|commissioners?|councill?ors?|council\s?members?
        |supervisors?|senators?|selectmen|aldermen|officers?|officials?|staff|guests?|visitors?
        |public|observers?|people|persons?|attendees?|participants?|others?|residents?
        |homeowners?|owners?|employees?|alternates?|delegates?|representatives?|liaisons?
        |consultants?|presenters?|speakers?|press|board|council|committee|executive|management
        |administration|invitees
    )
"""
STATE = r"""
    # “in attendance”
    (?:
        present|attending|attended|in\s+attendance|attendance|attendees?|participating
        |participants?|absent|absence|absense|absences|absentees?|excused|unexcused
        |not\s+present|not\s+in\s+attendance|not\s+attending|(?:did|could)\s+not\s+attend|seated
        |unable\s+to\s+attend|apologies|regrets|missing|late|joined
    )
"""
HOW = r"""
    # “via Zoom”, “with prior notice”
    (?:
        \s+
        (?:
            in[- ]person|remotely|virtually|electronically|online|via\s+\w+
            | by\s+(?:phone|telephone|zoom|teleconference|video\w*)
            |on\s+(?:zoom|phone|the\s+phone)|(?:at|for|from)\s+[\w ]{2,25}
            | with(?:out)?\s+(?:prior\s+)?(?:notice|regrets?|apologies|leave|cause|permission)
        )
    )?
"""
LINK = r"(?:\s*(?:/|&|and|,)\s*)"
PHRASE = rf"""
    # “Members and staff also present in person”, “Apologies for absence were received from”
      (?:{WHO}(?:{LINK}{WHO}){{0,3}}\s+)?(?:(?:who\s+)?(?:were|was|is|are)\s+)?
      (?:also\s+|excused\s+|unexcused\s+|sent\s+)?{STATE}
      (?:\s+(?:absence|absent|present|members?|in\s+the\s+chair|(?:was|were)(?=\s*:|\s+[A-Z])))?
      {HOW}
    |{WHO}(?:{LINK}{WHO}){{0,3}}
    | roll\s+call(?:\s+of\s+(?:members|attendance))?
    | (?:the\s+)?people\s+who\s+(?:came|attended)(?:\s+along)?
    |who\s+was\s+there|on\s+the\s+(?:call|phone)
    | (?:on|via|by)\s+(?:zoom|teams|phone|telephone)
    |in[- ]person|remote(?:ly)?|online|virtual(?:ly)?
    | (?:list\s+of\s+)?(?:attendees|attendance|participants)(?:\s+list)?
    |here|quorum|in\s+the\s+chair|presiding|apologies\s+for\s+absence
    | apologies(?:\s+for\s+absence)?\s+(?:(?:were|was|had\s+been)\s+)?
      (?:(?:received|accepted|noted|given|sent)\s+(?:and\s+\w+\s+)?)?from
    |invited|zoom|teams|webex|phone|telephone
"""
COUNT = r"(?:\s*\([^()]{0,80}\))?"
START = re.compile(
    rf"""
    # “Present: …”, “Members absent (2) – …”, “Apologies from …”
    (?P<phrase>(?:{PHRASE})){COUNT}
    (?:
        \s*(?::|\s[-–—]\s|[–—])\s*
        | \s+(?:were|was)\s*:?\s+(?=(?-i:[A-Z]))
        |\s*$|\s{{3,}}|(?<=from)\s+
        | (?:(?<=present)|(?<=absent))\s+
          (?=(?:Mayor|Chair\w*|President|Mr|Ms|Mrs|Cllrs?|Councill?ors?)\b)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
FOLLOWING = re.compile(
    r"""
    # “The following members were present: …”
    (?:the\s+)?following\b[^:;.]{0,120}?\b(?:were|was|are)\s+
    (?P<state>present|absent|in\s+attendance|excused)\b[^:;.]{0,40}:\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
IN_TEXT = re.compile(
    rf"""
    # “… at 6:10 p.m. Staff present: …”
    (?:(?<=[.;)])\s+|(?<=\s))
    (?P<phrase>
          (?:{WHO}\s+)?(?:also\s+|excused\s+|unexcused\s+)?{STATE}
          (?:\s+(?:absence|absent|were|was))?
        | (?<=[;.]\s)(?:guests?|staff|visitors?|others?)
    ){COUNT}\s*:\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)
ABSENT_WORDS = re.compile(
    r"absen|apolog|regret|excused|not present|not in attendance|not attend|unable|missing", re.I
)
GUEST_WORDS = re.compile(
    r"\b(?:guests?|visitors?|staff|non-?\s?board|student|public|others?|also|observers?|officials?|invited|invitees"
    r"|presenters?|speakers?|press|non-?members?|liaisons?|consultants?|employees?|residents?"
    r"|homeowners?|owners?|community|future|administration|management|officers?)\b",
    re.IGNORECASE,
)
PUBLIC_MEMBERS = re.compile(r"public members?$", re.IGNORECASE)  # those of no office, on a body
MEMBER_WORDS = re.compile(
    r"\b(?:members?|directors?|trustees?|commissioners?|councill?ors?|aldermen|selectmen"
    r"|supervisors?|senators?|delegates?)\b",
    re.I,
)
ELSEWHERE = re.compile(
    r"\b(?:on the call|remote\w*|virtual\w*|electronic\w*|online|zoom|teams|webex|skype|phone"
    r"|telephone|tele\w*|video\w*|dial\w*)\b",
    re.I,
)
HERE = re.compile(r"\bin[- ]person\b", re.I)
NEVER_ALONE = re.compile(
    r"""
    # “Members”, “the staff”
    ^
    (?:
        (?:the\s+|all\s+)?
        (?:
            board|council|committee|executive|public|management|administration|people|persons?
            |here|in[- ]person|remote(?:ly)?|online|virtual(?:ly)?|presiding|late|joined|zoom
            |teams|webex|phone|telephone|officers?|directors?|members?|staff|trustees?
            |residents?|owners?|officials?|consultants?|representatives?|delegates?|speakers?
            |press|others?|employees?|liaisons?|commissioners?|supervisors?
        )
    )$
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class ListLabel:
    """“Staff present:” — those who follow were there, and are no members."""

    words: str
    status: str
    manner: str | None
    end: int  # where the names begin

    @property
    def is_bare(self) -> bool:
        """“Members” or “Staff” alone, which begins a list only among other lists."""
        return bool(NEVER_ALONE.match(self.words))

    @property
    def is_excused(self) -> bool:
        words = self.words.lower()
        return "unexcused" not in words and bool(re.search(r"excused|apolog|regret", words))


def label_at_start(text: str) -> ListLabel | None:
    if following := FOLLOWING.match(text[:200]):
        return made(following["state"], following[0], following.end())
    found = START.match(text[:160])
    return made(found["phrase"], found[0], found.end()) if found else None


def label_within(text: str) -> tuple[int, ListLabel] | None:
    """A label after the beginning, “… at 6:10 p.m. Present: …”, and where it starts."""
    found = IN_TEXT.search(text)
    return (found.start(), made(found["phrase"], found[0], found.end())) if found else None


def made(phrase: str, whole: str, end: int) -> ListLabel:
    words = " ".join(phrase.split())
    if ABSENT_WORDS.search(words):
        status = ABSENT
    elif PUBLIC_MEMBERS.match(words):
        status = PRESENT
    elif re.search(r"(?i)\bfuture\b|\bnew members?\b", words) or (
        GUEST_WORDS.search(words) and not re.match(r"(?i)board members? and officers", words)
    ):
        status = GUEST
    else:
        status = PRESENT
    manner = (
        ELECTRONICALLY if ELSEWHERE.search(whole) else IN_PERSON if HERE.search(whole) else None
    )
    return ListLabel(words, status, manner, end)
