"""The words that minutes set before a list of who was there, and what they say of the people."""

import re
from dataclasses import dataclass

from meetings.importing.parsed import ABSENT, ELECTRONICALLY, GUEST, IN_PERSON, PRESENT
from meetings.importing.phrases.words import WORDS

WHO = WORDS["members and others"]
HERE_WORDS = WORDS["being there"]
ABSENT_WORDS = WORDS["being away"]
GUEST_WORDS = WORDS["guests"]
LISTS_ALONE = WORDS["labels of one word"]
FILLERS = WORDS["in labels"]
HEAD = re.compile(
    r"""
    # “Members present (5):”, “Present – ”, “Also present were ”, “Apologies received from ”
    (?P<words>[A-Za-z][\w'’/&,\ -]{1,70}?)\s*(?:\([^()]{0,80}\)\s*)?
    (?:\s*:\s*|\s[–—-]\s|[–—]|\s*$|(?:(?<=\swere)|(?<=\sfrom)|(?<=\swas))\s+(?=[A-Z])
      | (?<=[Pp]resent)\s+(?=(?:Mayor|Chair\w*|President|Mr|Ms|Mrs|Dr|Councill?ors?)\b))
    """,
    re.VERBOSE,
)
KNOWN = "|".join(sorted(WHO | FILLERS | {"excused", "unexcused"}, key=len, reverse=True))
WITHIN = re.compile(
    rf"""
    # “… at 6:10 p.m. Staff present: …”, “with the following Commissioners present: …”
    (?:(?<=[.;)])\s+|(?<=\s))(?P<words>(?:(?i:{KNOWN})\s+){{0,4}}
    (?:[Pp]resent|PRESENT|[Aa]bsen(?:t|[cs]es?)|ABSENT|[Ee]xcused|[Aa]ttending|(?:[Ii]n\s+)?[Aa]ttendance|Guests
      |Staff|Visitors|Others)(?:\s+(?:were|was))?)
    (?:\s*\([^()]{{0,80}}\))?\s*:\s*
    """,
    re.VERBOSE,
)
ELSEWHERE = re.compile(
    r"\b(?:remote\w*|virtual\w*|electronic\w*|online|zoom|teams|webex|phone|tele\w*|video\w*)\b",
    re.I,
)
HERE = re.compile(r"\bin[- ]person\b", re.IGNORECASE)
LONGEST = 7  # words of a label of which some are not known


@dataclass(frozen=True)
class ListLabel:
    """“Staff present:” — those who follow were there, and are no members."""

    words: str
    status: str
    manner: str | None
    end: int  # where the names begin
    is_bare: bool  # “Members” or “Staff” alone, which begins a list only among other lists

    @property
    def is_excused(self) -> bool:
        words = self.words.lower()
        return "unexcused" not in words and bool(re.search(r"excused|apolog|regret", words))


def label_at_start(text: str) -> ListLabel | None:
    found = HEAD.match(text[:160])
    return made(found) if found else None


def label_within(text: str) -> tuple[int, ListLabel] | None:
    """A label after the beginning, “… at 6:10 p.m. Present: …”, and where it starts."""
    for found in WITHIN.finditer(text):
        if label := made(found):
            return found.start(), label
    return None


def made(found: re.Match[str]) -> ListLabel | None:
    """The label of these words; None where they are none."""
    words = set(re.findall(r"[a-z][a-z'’-]*", found["words"].lower()))
    states = words & (HERE_WORDS | ABSENT_WORDS)
    if re.search(r"\bnot\b.*\b(?:present|attend)", found["words"], re.IGNORECASE):
        states |= {"absent"}
    unknown = words - WHO - HERE_WORDS - ABSENT_WORDS - GUEST_WORDS - FILLERS
    is_told = bool(states and words & WHO) and ":" in found[0] and "," not in found[0]
    is_told = is_told and len(words) <= LONGEST and found.re is HEAD
    if (unknown and not is_told) or not (states or words & (WHO | GUEST_WORDS) or is_how(words)):
        return None
    if found[0][-1:] == " " and not states and not re.search(r"[:–—-]", found[0]):
        return None  # “The Commission were …”
    status = PRESENT
    if states & (ABSENT_WORDS | {"absent"}):
        status = ABSENT
    elif words & GUEST_WORDS and not {"public", "members"} <= words:
        status = GUEST
    manner = None
    if ELSEWHERE.search(found[0]):
        manner = ELECTRONICALLY
    elif HERE.search(found[0]):
        manner = IN_PERSON
    is_bare = not states and len(words - {"the", "all"}) == 1
    is_bare = is_bare and not words & LISTS_ALONE
    return ListLabel(" ".join(found["words"].split()), status, manner, found.end(), is_bare)


def is_how(words: set[str]) -> bool:
    """“In person:”, “Via Zoom:” go on where members are listed."""
    return bool(
        words & {"person", "in-person", "zoom", "teams", "webex", "phone", "remote", "online"}
    )
