"""What a heading of minutes says: which words are the title, and whether it names an item."""

import re

from meetings.importing.phrases.dates import WEEKDAY, find_dates
from meetings.importing.phrases.labels import RESOLUTION
from meetings.importing.phrases.names import is_name, is_only_office, without_office
from meetings.importing.phrases.times import find_times

STANDARD = re.compile(
    r"""
    # “Call to Order and Roll Call”, “Approval of the minutes”, “Old business”
    (?: (?:the\s+)?call(?:ed)?\ to\ order
        (?:\s*(?:and|&|/)\s*(?:roll\ call|pledge\ of\ allegiance|introductions?|welcome|quorum))?
      | opening(?:\ remarks|\ of\ the\ meeting)?|welcome(?:\ and\ introductions?)?|introductions?
      | invocation|pledge\ of\ allegiance(?:\ to\ the\ flag)?|salute\ to\ the\ flag|roll\ call
      | moment\ of\ silence|(?:establish\w*|determination)\ of\ (?:a\ )?quorum
      | (?:approval|acceptance|adoption|confirmation|review|reading)
        (?:\ (?:and|or|&)\ (?:approval|acceptance|adoption|amendment))?\ of[ ]
        (?:the\ |previous\ |prior\ |last\ |\w+\ ){0,3}(?:minutes|agenda)
        (?:\ of\ (?:the\ )?previous\ meetings?)?
      | minutes\ of\ (?:the\ )?(?:previous|last|prior)\ meetings?|previous\ minutes
      | (?:minutes|agenda)\ approval
      | (?:changes|amendments?|additions?|revisions?)\ to\ (?:the\ )?agenda
      | (?:disclosures?\ of\ |declarations?\ of\ )?(?:pecuniary\ |conflicts?\ of\ )interests?
      | matters\ arising|actions?\ from\ (?:the\ )?(?:last|previous)\ meeting
      | (?:general\ )?public\ (?:comments?|participation|input|forum|hearings?|session)
      | (?:citizens?['’]?s?|audience|community|open)\ (?:comments?|forum|participation)
      | hearing\ of\ (?:the\ )?public|correspondence|communications?|announcements?|presentations?
      | delegations?|deputations?|petitions?|by-?laws|notices?\ of\ motions?|question\ period
      | proclamations?|consent\ (?:agenda|calendar|items)|aob
      | (?:old|unfinished|new|(?:any\ )?other|continuing|ongoing)\ business
      | (?:regular|special)\ agenda
      | (?:action|discussion|information(?:al)?)\ items|items?\ for\ (?:discussion|action)
      | (?:[\w'’]+\ ){0,3}reports?|(?:[\w'’&/]+\ ){0,4}updates?|reports?\ of\ (?:[\w'’]+\ ){1,4}
      | financial\ (?:report|statement|update)s?|finances?|budget|resolutions?|ordinances?
      | appointments?|bills\ and\ payroll|payment\ of\ bills|warrants?|good\ of\ the\ order
      | comments\ from\ (?:[\w'’]+\ ){1,4}|(?:[\w'’]+\ ){1,3}comments
      | (?:executive|closed|work)\ session|adjourn(?:ment|ed)?|closing(?:\ remarks)?
      | close\ of\ meeting|(?:date\ of\ (?:the\ )?)?next\ meeting(?:\ date)?
      | future\ (?:meetings|agenda\ items|business)|upcoming\ meetings
    )(?![\w’'])
    """,
    re.IGNORECASE | re.VERBOSE,
)
ADMINISTRATIVE = re.compile(
    r"""
    # “Members Present (5):”, “Location and time”, “Minutes of the Board”
    (?: (?:the\s+)?(?:\w+\ ){0,2}(?:members?|directors?|people|persons|officers?|councill?ors?
            |commissioners?|trustees?|participants?|guests?|visitors?|officials?|staff|public|others?)?
        \s*(?:(?:not\ )?(?:present|attending)|absent|participating|attendees?|(?:in\ )?attendance
            |absentees?|absences?|apologies|regrets|excused|participants|invited|invitees)
        (?:\ (?:\w+\ ){0,4}\w+)?
      | members|guests?|visitors|staff|observers?|officials|quorum|roll|people
      | location(?:\ and\ time)?|time(?:\ and\ (?:place|location))?|date(?:\ and\ time)?
      | venue|place|where|when|links?|context|summary(?:\ of\ .{0,30})?|(?:table\ of\ )?contents
      | (?:meeting\ )?minutes(?:\ of\ (?!(?:the\ )?(?:previous|last|prior)\b).{0,60})?
      | (?:meeting\ )?notes|meeting\ info(?:rmation)?|agenda|order\ of\ business|business
      | discussion|items|topics?|details|logistics|actions?|action\ items|resolutions|takeaways?
      | to-?dos?|tasks|decisions|votes?|recordings?|transcript|references|resources|materials?
      | see\ also|attachments?|appendix|signed|signatures?
      | minutes\ (?:taken|prepared|approved).{0,40}
      | facilitator|scribe|chair|moderator|secretary|secretariat|note\ ?takers?|disclaimer
    )\s*(?:\([^()]{0,60}\))?\s*:?\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
LOOKED_THROUGH = re.compile(
    r"(?:(?:meeting )?(?:minutes|agenda|notes)|order of business|business|discussion|items"
    r"|topics|agenda items|proceedings|meeting)\s*(?:\([^()]{0,60}\))?\s*:?\s*$",
    re.IGNORECASE,
)
NO_ITEM = re.compile(
    r"""
    # “Present: …”, “In favor: …”, “Roll call vote”, “Fax: …”
    (?: present|absent|regrets|apologies|attend\w*|also|staff|members?|guests?|visitors
      | public(?=\s*(?::|$|present|comments?:))|date|time|place|location|venue|where|when|from|to|cc
      | re|subject|motion|moved|mover|second\w*|(?:roll[- ]?call\ )?vote|ayes?|nays?|noes|yeas?|yes
      | no|abst\w+|result|actions?\b(?!\ items?)|resolved|whereas|resolution\b(?!s)|notes?|signed
      | dated|submitted|approved|respectfully|quorum|chair|in\ favou?r|opposed|carried|proposed
      | prepared|(?:up)?on\ (?:a\ )?roll\ call|decision|background|recommendation|https?|phone|tel
      | placed|passed|adopted|confirmed|continued|referred|rescheduled|fax|page|attest|officers
    )\b(?!['’])
    """,
    re.IGNORECASE | re.VERBOSE,
)
MEETING_TITLE = re.compile(r"\b(?:minutes|meeting)\b", re.IGNORECASE)
OF_ANOTHER_MEETING = re.compile(r"\b(?:last|previous|prior|next|future|upcoming|approv\w+)\b", re.I)
ADDRESS = re.compile(r"\.[A-Z]{3}\b|\b\d{3}-\d{4}\b|@|\b[A-Z]{2} \d{5}\b|HTTP")
SAYS_NOTHING = re.compile(
    r"(?:none|nil|n/?a|no|not applicable|nothing|yes|tbd)\b.{0,30}$", re.IGNORECASE
)
TRAILER = re.compile(r"\s*(?:\(\s*[^()]{0,40}\)|[-–—@]\s*[^-–—@]{0,20})\s*$")
MARK = re.compile(r":(?=\s|$)\s*|\s+[-–—]{1,2}\s+|\s?—\s?|\s{3,}|\t")
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bvs)(?<!\b[Nn][Oo])(?<!\bInc)(?<!\bSec)[.?!]['\"”’)]?\s+"
    r"(?=[\"“'‘(]?[A-Z0-9])"
)
DEED = re.compile(r"(?:motion|moved|approved|accepted|tabled|discussed)\b", re.IGNORECASE)
LONGEST_HEADING = 30  # words of a heading; a longer one is a sentence
LONGEST_TITLE = 14  # words of a heading that is not marked as one
LONGEST_PLAIN = 7  # words of a title that nothing marks
SENTENCE = 6  # words from which a remainder reads as a sentence


def split_title(text: str, *, is_marked: bool = False) -> tuple[str, str]:
    """The title and what follows it in the same line. A marked heading is a title as a whole."""
    title, hour = without_hour(text)
    standard = STANDARD.match(text)
    after = text[standard.end() :] if standard else ""
    if standard and not hour and SAYS_NOTHING.match(after.lstrip(" :–—-")):
        return standard[0], after.lstrip(" :–—-")
    if is_marked or (hour and len(title.split()) <= LONGEST_TITLE):
        return title.rstrip(" :-–—"), hour
    if standard and not after.strip(" :.-–—"):
        return text.rstrip(" :.-–—"), ""
    if standard and after.lstrip()[:1] in ":.-–—(;" and not is_more_of_title(after):
        return standard[0], after.lstrip(" :.-–—;")
    if (found := MARK.search(text[:160])) and parts(text[: found.start()], text[found.end() :]):
        return text[: found.start()].strip(), text[found.end() :].strip()
    if found := SENTENCE_END.search(text[:400]):
        return text[: found.start() + 1].strip(), text[found.end() :].strip()
    return text.rstrip(" :"), ""


def is_more_of_title(after: str) -> bool:
    """“Presentation: Data on Housing” is one title; “Presentation: Ann Example” is not."""
    words = after.lstrip(" :.-–—;")
    is_short = is_title_like(words) and 1 < len(words.split()) <= SENTENCE
    return is_short and is_title_case(words) and not is_person(words) and not find_times(words)


def parts(before: str, after: str) -> bool:
    """Whether a colon or a dash parts a title from what was said of it."""
    words = len(before.split())
    if not 0 < words <= LONGEST_TITLE or SENTENCE_END.search(before) or find_times(before):
        return False
    if re.match(r"\d{1,2}[:.]\d\d\b", after):
        return False
    is_short = words <= SENTENCE and (is_title_like(before) or is_capitals(before))
    is_sentence = after.rstrip().endswith((".", ";", ",")) and (
        len(after.split()) >= SENTENCE or after[:1].islower()
    )
    is_capital_label = is_capitals(before) and re.search(r"[a-z]{2}", after)
    says = SAYS_NOTHING.match(after) or DEED.match(after)
    is_text = is_sentence or says or len(after.split()) > 2 * SENTENCE
    return not after or bool(is_text or (is_short and is_capital_label))


def without_hour(text: str) -> tuple[str, str]:
    """“Project plan (6:11 p.m.)” as the title and its hour."""
    found = TRAILER.search(text[-60:])
    start = max(0, len(text) - 60) + found.start() if found else 0
    times = find_times(text[start:]) if found else []
    if not times or not text[:start].strip():
        return text, ""
    others = text[start:][: times[0].start] + text[start:][times[-1].end :]
    if len(re.sub(r"[\W_]|at|min\w*|am|pm", "", others)) > SENTENCE:
        return text, ""
    return text[:start].strip(), text[start:].strip()


def is_standard(text: str) -> bool:
    """It begins as items of minutes are called everywhere, and ends there or at a mark."""
    found = STANDARD.match(text)
    if not found:
        return False
    after = text[found.end() :].strip()
    return not after or after[0] in ":-–—(." or without_hour(text)[0] == found[0]


def is_no_item(text: str) -> bool:
    """“Present: …”, “Ayes: …”: something of a motion, of a list or of the paper."""
    if STANDARD.match(text) and not re.match(r"(?i)members?\b|roll call vote", text):
        return False
    return bool(NO_ITEM.match(text) or RESOLUTION.match(text)) or is_only_date(text)


def is_administrative(text: str) -> bool:
    """A heading of the paper (Present, Links, Agenda) and no item of the meeting."""
    return bool(ADMINISTRATIVE.match(text[:120])) or is_only_date(text)


def is_looked_through(text: str) -> bool:
    return bool(LOOKED_THROUGH.match(text[:80]))


def is_only_date(text: str) -> bool:
    found = find_dates(text[:80])
    if not found:
        return False
    others = WEEKDAY.sub("", text[: found[0].start] + text[found[0].end :])
    return len(re.findall(r"\w+", others)) <= 1


def is_meeting_title(text: str) -> bool:
    """The title of the paper: it names the meeting and its day."""
    if OF_ANOTHER_MEETING.search(text):
        return False
    names_meeting = MEETING_TITLE.search(text) and len(text.split()) <= LONGEST_TITLE
    return bool(find_dates(text)) or bool(names_meeting and not STANDARD.match(text))


def is_title_like(text: str) -> bool:
    """Short, begins with a capital or a figure, and is no sentence."""
    words = text.split()
    is_short = 0 < len(words) <= LONGEST_TITLE and any(len(word) > 1 for word in words)
    return is_short and not text[0].islower() and not text.endswith((".", ";", ","))


def is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 3 and all(letter.isupper() for letter in letters)


def is_title_case(text: str) -> bool:
    """Nearly Every Long Word Has a Capital."""
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    capitals = [word for word in long_words if word[0].isupper()]
    return len(capitals) >= 0.75 * len(long_words)


def is_person(text: str) -> bool:
    """A name, perhaps with an office before it, as it stands before what the person said."""
    return is_only_office(text) or is_name(without_office(text.split(",")[0]))
