"""Where the meeting was held, in the words of the paper."""

import re

from meetings.importing.phrases.dates import WEEKDAY, find_dates
from meetings.importing.phrases.times import find_times
from meetings.importing.text.line import Line
from meetings.importing.text.lines import MinutesText
from meetings.importing.text.passages import Passage

LABELLED = re.compile(
    r"^(?:meeting\s+)?(?:location|place|venue|where|held at|address|at)(?:\s+of meeting)?"
    r"\s*[:–—]\s*(?P<place>.+)$",
    re.IGNORECASE,
)
PLACE_NOUN = (
    r"(?:room|hall|building|chambers?|cent(?:er|re)|library|school|church|house|offices?|auditorium"
    r"|courthouse|campus|complex|annex|gymnasium|cafeteria|lounge|theat(?:er|re)|clubhouse|pavilion"
    r"|hotel|museum|station|fire\s?house|basement|suite|floor|studio|coffeehouse|zoom|teams|webex"
    r"|skype|google meet|hangouts?|gotomeeting|jitsi|teleconference|conference call"
    r"|video\s?conference|remote(?:ly)?|online|virtual(?:ly)?|discord|slack)"
)
HAS_PLACE = re.compile(rf"\b{PLACE_NOUN}\b", re.IGNORECASE)
ADDRESS = re.compile(
    r"""
    # “12 N. Main Street”, “Hartford, CT 06103”
      ^\d{1,5}\w?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'’]*\s+){1,4}
      (?:street|st|avenue|ave|road|rd|drive|dr|place|pl|lane|ln|boulevard|blvd|way|court|ct|square
        |turnpike|pike|highway|hwy|circle|parkway|plaza|terrace)\b\.?
    | .*\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?$
    """,
    re.IGNORECASE | re.VERBOSE,
)
HELD_IN = re.compile(
    r"""
    # “met in person at the Town Hall”, “commenced at 7:30 p.m. at the Library”
    \b(?i:held|met|convened|took\ place|gathered|to\ order|commenced|opened)\b
    (?:(?!(?<!\b[APap]\.[Mm])\.\s+[A-Z]).){0,160}?\s
    (?:(?i:in\ person\ at|in|at|via)\s+)(?i:an?\s+|the\s+)?(?!\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m))
    (?=(?P<place>(?:[A-ZÀ-Þ0-9\"“‘']|(?<=the\s)(?:\w+\s){0,2}(?i:room|hall|library|school|office)\b
      |(?:tele|video)?\s?conference)[^;\n]{2,160}))
    """,
    re.VERBOSE,
)
IN_PERSON = re.compile(r"\bin person at (?:the )?(?P<place>[A-ZÀ-Þ][^;\n]{2,160})")
NO_PLACE = re.compile(
    r"\b(?:see also|recording|transcript|school district|fire district|quorum|opened|members in)\b"
    r"|^(?:town|city|village|county|state|township)\s+of\s[^,\d]*$",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"\b(?:chair|secretary|minutes|called|members?|commissioners?|directors|council|committee|board"
    r"|working group|associations?)\b(?!.*\b(?:room|chambers?|hall)\b)",
    re.IGNORECASE,
)
STOP = re.compile(
    r"""
    # “. ”, “ on ”, “, Monday”
    \s*(?: (?:(?<!\bco)(?<!\bst)(?<!\bmt)\.|;)(?:\s|$)
      | \s(?:on|at|and|with|by|for|to|during|from|beginning|starting|commencing|was|were|pursuant|as
          |the\ following|in\ accordance|who|which|that|where)\s
      | ,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b
      | ,\s+(?:on|at|and|with|beginning|the)\s|\bthe\s+\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
UNLIKELY = re.compile(
    r"""
    # “person”, “January 19”, “6 p.m.”
      \b(?:person|accordance|order|attendance|the|this|which|favor|session|public|full|addition
        |motion|minutes|behalf|request)\b$
    | ^(?:person|order|accordance|attendance|(?:january|february|march|april|may|june|july|august
        |september|october|november|december|\w+day)\b|\d{1,2}(?::\d\d)?\s?[ap]\.?m
        |\d{1,2}(?:st|nd|rd|th)|\d{4}\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
LETTERHEAD = re.compile(
    r"www\.|https?:|@|\b(?:phone|tel|fax|telephone)\b|\b\d{3}[-.) ]\s?\d{3}[-. ]\d{4}\b"
    r"|\.(?:com|org|gov)\b",
    re.IGNORECASE,
)
URL = re.compile(r"https?://[^\s<>()\"'\]]{3,300}")
REMOTE = re.compile(
    r"zoom\.us|teams\.microsoft|meet\.google|webex|gotomeet|jitsi|bigbluebutton|bluejeans|ringcentral",
    re.I,
)
LONGEST = 25  # words of a line that names a place


def find_place(text: MinutesText, passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """The place and the line that names it."""
    return (
        labelled(passages, head_end)
        or in_sentence(passages, head_end)
        or in_head(text.lines, head_end)
    )


def labelled(passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """“Location: Town Hall”"""
    for passage in passages[:40]:
        is_of_an_item = passage.at >= head_end and passage.first.label and not passage.first.rank
        if passage.at > head_end + 40 or is_of_an_item:
            break  # below “1. Blue Door, LLC”, the location is that of the shop
        for line in passage.lines:
            found = LABELLED.match(line.text)
            place = found["place"].strip(" .*") if found else ""
            is_later_address = line.at >= head_end and line.text.lower().startswith("address")
            if place and not find_times(place[:12]) and len(place) < 200 and not is_later_address:
                return place, line.number
    return None


def in_sentence(passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """“The Board met at the Town Hall.”"""
    for passage in passages[:30]:
        furthest = head_end + (60 if "to order" in passage.text[:200].lower() else 20)
        if passage.at > furthest or passage.first.bullet:
            continue
        for found in HELD_IN.finditer(passage.text[:800]):
            if passage.text[: found.start()].endswith(" be "):  # a picnic that will be held
                continue
            person = IN_PERSON.search(passage.text[:800])
            place = trimmed((person or found)["place"])
            if place and not UNLIKELY.search(place):
                return place, passage.line_of(found.start("place"))
    return None


def trimmed(place: str) -> str:
    """The place without what the sentence says after it."""
    place = re.split(r"(?<!\bCo)(?<!\bCO)(?<!\bSt)(?<!\bMt)\.\s+(?=[A-Z])|\.$", place)[0]
    for date in find_dates(place)[:1]:
        place = place[: date.start]
    for time in find_times(place)[:1]:
        place = place[: time.start]
    stop = STOP.search(place)
    if stop and stop.start() > 2:
        place = place[: stop.start()]
    bare = re.sub(r"(?:[,\s]+(?:on|at|the|and|\w{3,6}day))+$", "", place.strip(" ,.;:"), flags=re.I)
    return bare.strip(" ,.;:-–—")


def in_head(lines: list[Line], head_end: int) -> tuple[str, int] | None:
    """A line of the head that names a place, with the lines of its address."""
    head = [line for line in lines[:head_end] if not line.is_blank]
    best: tuple[float, str, int] | None = None
    for order, line in enumerate(head):
        text = without_when(line.text)
        is_other = NO_PLACE.search(text) or LETTERHEAD.search(line.text) or OF_PEOPLE.search(text)
        if not text or is_other or len(text.split()) > LONGEST:
            continue
        weight = 2.0 * bool(HAS_PLACE.search(text)) + 1.5 * bool(ADDRESS.match(text))
        weight += order * 0.05 + 0.5 * bool(find_dates(line.text))
        if weight < 1.5 or (best and weight <= best[0] + 0.3):
            continue
        whole = [text]
        for below in head[order + 1 : order + 4]:
            if below.number - line.number > 4 or not ADDRESS.match(below.text):
                break
            whole.append(below.text)
        best = (weight, ", ".join(whole), line.number)
    return (best[1], best[2]) if best else None


def without_when(text: str) -> str:
    """A line of the head without its day and hour."""
    for one in reversed(find_dates(text)):
        text = text[: one.start] + " " + text[one.end :]
    for time in reversed(find_times(text)):
        text = text[: time.start] + " " + text[time.end :]
    text = " ".join(WEEKDAY.sub(" ", text).split()).strip(" ,;:-–—|@•")
    return re.sub(r"^(?:in|at)\s+(?:the\s+)?(?=[A-Z])", "", text)


def find_remote_url(text: str) -> str | None:
    return next(
        (url[0].rstrip(".,;") for url in URL.finditer(text[:20_000]) if REMOTE.search(url[0])), None
    )
