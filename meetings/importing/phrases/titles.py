"""What a heading of minutes says: which words are the title, and whether it names an item."""

import re

from meetings.importing.phrases.dates import find_dates
from meetings.importing.phrases.names import is_name, is_only_office, without_office
from meetings.importing.phrases.times import find_times

STANDARD = re.compile(
    r"""
    # “Call to Order and Roll Call”, “Approval of the minutes”, “Old business”
    (?:
          (?:the\s+)?call(?:ed)?\ to\ order
          (?:
              \s*(?:and|&|/)\s*
              (?:roll\ call|pledge\ of\ allegiance|introductions?|welcome|quorum)
          )?
        | opening(?:\ remarks|\ of\ the\ meeting|\ exercises)?
        |welcome(?:\ and\ introductions?)?|introductions?|invocation
        | pledge\ of\ allegiance(?:\ to\ the\ flag)?
        |flag\ salute|salute\ to\ the\ flag|moment\ of\ silence|roll\ call
        | (?:establish\w*|determination)\ of\ (?:a\ )?quorum
        | (?:approval|acceptance|adoption|confirmation|review|reading)
          (?:\ (?:and|or|&)\ (?:approval|acceptance|adoption|amendment))?\ of[ ]
          (?:the\ |previous\ |prior\ |last\ |\w+\ ){0,3}(?:minutes|agenda)
          (?:\ of\ (?:the\ )?previous\ meetings?)?
        | minutes\ of\ (?:the\ )?(?:previous|last|prior)\ meetings?
        |previous\ minutes|minutes\ approval|agenda\ approval
        | (?:changes|amendments?|additions?|revisions?)\ to\ (?:the\ )?agenda
        |conflicts?\ of\ interest
        | (?:disclosures?|declarations?)\ of\ (?:pecuniary\ |conflicts?\ of\ )?interests?
        |matters\ arising
        | actions?\ from\ (?:the\ )?(?:last|previous)\ meeting
        | (?:general\ )?public\ (?:comments?|participation|input|forum|hearings?|session)
        | (?:citizen|audience|community|privilege\ of\ the\ floor|open)[ ]
          (?:comments?|forum|participation)
        |hearing\ of\ (?:the\ )?public|correspondence|communications?|announcements?
        |presentations?|delegations?|deputations?|petitions?|by-?laws|notices?\ of\ motions?
        |question\ period|proclamations?|consent\ (?:agenda|calendar|items)|old\ business
        |unfinished\ business|new\ business|other\ business|any\ other\ business|aob
        |continuing\ business|ongoing\ business|regular\ (?:agenda|business)|special\ agenda
        |action\ items|discussion\ items|items?\ for\ (?:discussion|action)
        |information(?:al)?\ items|(?:[\w'’]+\ ){0,3}reports?|(?:[\w'’&/]+\ ){0,4}updates?
        |reports?\ of\ (?:[\w'’]+\ ){1,4}
        | financial\ (?:report|statement|update)s?
        |finances?|budget|resolutions?|ordinances?|appointments?|bills\ and\ payroll
        |payment\ of\ bills|warrants?|good\ of\ the\ order|comments\ from\ (?:[\w'’]+\ ){1,4}
        |(?:[\w'’]+\ ){1,3}comments|(?:executive|closed|work)\ session|adjourn(?:ment|ed)?
        |closing(?:\ remarks)?|close\ of\ meeting
        | (?:date\ of\ (?:the\ )?)?next\ meeting(?:\ date)?
        | future\ (?:meetings|agenda\ items|business)
        |upcoming\ meetings
    )(?![\w’'])
    """,
    re.IGNORECASE | re.VERBOSE,
)
ADMINISTRATIVE = re.compile(
    r"""
    # “Members Present (5):”, “Location and time”, “Minutes of the Board”
    (?:
          (?:the\s+)?
          (?:
              board\ |committee\ |council\ |commission\ |voting\ |non-?voting\ |other\ |also[ ]
              |staff\ |tsc\ |roll\ |in[ ]
          )?
          (?:
              members?|directors?|people|persons|officers?|councill?ors?|commissioners?
              |trustees?|participants?|guests?|visitors?|officials?|staff|public|others?
          )?\s*
          (?:
              present|absent|not\ present|not\ attending|participating|attendees?|attending
              |in\ attendance|attendance|absentees?|absences?|apologies|regrets|excused
              |participants|invited|invitees
          )(?:\ (?:\w+\ ){0,4}\w+)?
        |members|guests?|visitors|staff|observers?|officials|quorum|roll|people
        | (?:the\ )?people\ who\ (?:came|attended).{0,30}
        |who\ was\ there|apologies.{0,40}|location(?:\ and\ time)?
        |time(?:\ and\ (?:place|location))?|date(?:\ and\ time)?|venue|place|where|when|links?
        |context|summary(?:\ of\ .{0,30})?|contents|table\ of\ contents
        | (?:meeting\ )?minutes(?:\ of\ (?!(?:the\ )?(?:previous|last|prior)\b).{0,60})?
        |notes|meeting\ notes|meeting\ info(?:rmation)?|agenda|order\ of\ business|business
        |discussion|items|topics|details|logistics|call\ details|actions?|action\ items
        |actions?\s*/\s*resolutions?|resolutions|takeaways?|to-?dos?|tasks|decisions|votes?
        |recordings?|transcript|references|resources|see\ also|attachments?|appendix|signed
        |signatures?
        | minutes\ (?:taken|prepared|approved).{0,40}
        |facilitator|scribe|chair|moderator|secretary|secretariat|note\ ?takers?|disclaimer
    )\s*(?:\([^()]{0,60}\))?\s*:?\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
LOOKED_THROUGH = re.compile(
    r"(?:(?:meeting )?(?:minutes|agenda|notes)|order of business|business|discussion|items"
    r"|topics|agenda items|proceedings|meeting)\s*(?:\([^()]{0,60}\))?\s*:?\s*$",
    re.IGNORECASE,
)
MEETING_TITLE = re.compile(r"\b(?:minutes|meeting)\b", re.IGNORECASE)
OF_ANOTHER_MEETING = re.compile(r"\b(?:last|previous|prior|next|future|upcoming|approv\w+)\b", re.I)
WITH_SUBJECT = re.compile(
    r"(?:presentations?|public hearings?|resolutions?|ordinances?|appointments?|proclamations?"
    r"|executive session|closed session)$",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"(?:the\s+|full\s+)?(?:report|paper|slides?|link|video|recording|attached|document"
    r"|presentation)s?\W*$",
    re.I,
)
SAYS_NOTHING = re.compile(
    r"(?:none|nil|n/?a|no|not applicable|nothing|yes|tbd)\b.{0,30}$", re.IGNORECASE
)
TRAILER = re.compile(
    r"\s*(?:\(\s*[^()]{0,40}\)|[-–—@]\s*[^-–—@]{0,20}|:\s+[^:]{0,4}:?[^:]{0,12})\s*$"
)
REFERENCE = re.compile(
    r"\s*\((?:Paper|Report|Item|Doc\w*|Appendix|Ref\w*|Agenda)\b[^()]{0,40}\)", re.I
)
TIME_FIRST = re.compile(r"\d{1,2}[:.]\d\d\b")
COLON = re.compile(r":(?=\s|$)\s*")
DASH = re.compile(r"\s+[-–—]{1,2}\s+|\s?—\s?|\s{3,}|\t")
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bvs)(?<!\bNo)(?<!\bNO)(?<!\bInc)(?<!\bSec)(?<!\b[Aa]v)[.?!]['\"”’)]?\s+(?=[\"“'‘(]?[A-Z0-9])"
)
LONGEST_TITLE = 14  # words of a heading that is not marked as one
SENTENCE = 6  # words from which a remainder reads as a sentence


def split_title(text: str, *, is_marked: bool) -> tuple[str, str]:
    """The title and what follows it in the same line. A marked heading is a title as a whole."""
    title, rest = without_hour(text)
    standard = STANDARD.match(text)
    if standard and not rest and SAYS_NOTHING.match(text[standard.end() :].lstrip(" :–—-")):
        return standard[0], text[standard.end() :].lstrip(" :–—-")
    if is_marked:
        return title.rstrip(" :"), rest
    if rest and len(title.split()) <= LONGEST_TITLE:
        return title.rstrip(" :-–—"), rest
    return (standard and split_standard(text, standard)) or split_at_mark(text)


def split_standard(text: str, standard: re.Match[str]) -> tuple[str, str] | None:
    """A line that begins as items are called everywhere; None where that does not part it."""
    after = text[standard.end() :]
    if not after.strip(" :.-–—"):
        return text.rstrip(" :.-–—"), ""
    if is_more_of_title(after):
        return text.rstrip(" :"), ""
    if WITH_SUBJECT.match(standard[0]) and is_subject(after):
        return text.rstrip(), ""
    if REFERENCE.fullmatch(after) and not find_times(after):
        return text.rstrip(), ""
    if after.lstrip()[:1] in ":.-–—(;" or after[:1] == "\t":
        return standard[0], after.lstrip(" :.-–—;")
    return None


def split_at_mark(text: str) -> tuple[str, str]:
    """The title up to a colon or a dash, where these part it, or else up to the first full stop."""
    for separator in (COLON, DASH):
        if not (found := separator.search(text[:160])):
            continue
        before, after = text[: found.start()], text[found.end() :]
        is_label = separator is COLON and (
            is_plain_label(before, after) or is_capital_label(before, after)
        )
        if is_label or is_heading_and_text(before, after):
            return before.strip(), after.strip()
    if found := SENTENCE_END.search(text[:400]):
        return text[: found.start() + 1].strip(), text[found.end() :].strip()
    return text.rstrip(" :"), ""


def is_more_of_title(after: str) -> bool:
    """“Executive session – Pending litigation” is one title; “Adjournment – None” is not."""
    found = re.match(r"\s+[-–—]\s+", after)
    words = after[found.end() :] if found else ""
    return is_title_like(words) and len(words.split()) <= SENTENCE and not find_times(words)


def is_subject(after: str) -> bool:
    """“Presentation: Data on Housing” is one title; “Presentation: Ann Example” is not."""
    words = after.lstrip(" :.-–—")
    is_title = is_title_like(words) and is_title_case(words) and 1 < len(words.split()) <= SENTENCE
    return after.lstrip()[:1] == ":" and is_title and not is_person(words) and not find_times(words)


def is_plain_label(before: str, after: str) -> bool:
    """“Carpet: three quotes received.” has a title and then a sentence without capital."""
    is_sentence = after[:1].islower() and after.endswith(".")
    return is_sentence and 0 < len(before.split()) < SENTENCE and is_title_like(before)


def is_capital_label(before: str, after: str) -> bool:
    """“DIRECTOR COMMENTS: She thanked the crews” has its title in capitals."""
    is_label = is_capitals(before) and len(before.split()) <= SENTENCE
    return is_label and bool(re.search(r"[a-z]{2}", after)) and not TIME_FIRST.match(after)


def is_heading_and_text(before: str, after: str) -> bool:
    if len(before.split()) > LONGEST_TITLE or SENTENCE_END.search(before):
        return False
    if not before or TIME_FIRST.match(after) or find_times(before):
        return False
    return (
        not after.strip()
        or bool(PAPER.match(after.strip()))
        or bool(SAYS_NOTHING.match(after.strip()))
        or (
            len(after.split()) >= SENTENCE
            and (after.rstrip().endswith((".", ";", ",")) or len(after.split()) > 12)
        )
        or bool(re.match(r"(?:motion|moved|approved|accepted|tabled|discussed)\b", after, re.I))
    )


def without_hour(text: str) -> tuple[str, str]:
    """“Project plan (6:11 p.m.)” as the title and its hour."""
    found = TRAILER.search(text[-60:])
    if not found:
        return text, ""
    start = max(0, len(text) - 60) + found.start()
    times = find_times(text[start:])
    if not times or not text[:start].strip():
        return text, ""
    others = text[start:][: times[0].start] + text[start:][times[-1].end :]
    if len(re.sub(r"[\W_]|at|min\w*|am|pm", "", others)) > 6:
        return text, ""
    return text[:start].strip(), text[start:].strip()


def is_standard(text: str) -> bool:
    """It begins as items of minutes are called everywhere, and ends there or at a mark."""
    found = STANDARD.match(text)
    if not found:
        return False
    after = text[found.end() :].strip()
    return not after or after[0] in ":-–—(." or without_hour(text)[0] == found[0]


def is_administrative(text: str) -> bool:
    """A heading of the paper (Present, Links, Agenda) and no item of the meeting."""
    return bool(ADMINISTRATIVE.match(text[:120])) or is_only_date(text)


def is_looked_through(text: str) -> bool:
    return bool(LOOKED_THROUGH.match(text[:80]))


def is_only_date(text: str) -> bool:
    found = find_dates(text[:80])
    if not found:
        return False
    others = text[: found[0].start] + text[found[0].end :]
    others = re.sub(
        r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", "", others
    )
    return len(re.findall(r"\w+", others)) <= 1


def is_meeting_title(text: str) -> bool:
    """The title of the paper: it names the meeting and its day."""
    if OF_ANOTHER_MEETING.search(text):
        return False
    return bool(find_dates(text)) or (
        bool(MEETING_TITLE.search(text)) and len(text.split()) <= 12 and not STANDARD.match(text)
    )


def is_title_like(text: str) -> bool:
    """Short, begins with a capital or a figure, and is no sentence."""
    words = text.split()
    return (
        0 < len(words) <= LONGEST_TITLE
        and not text[0].islower()
        and not text.endswith((".", ";", ","))
        and any(len(word) > 1 for word in words)
    )


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
