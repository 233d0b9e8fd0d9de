"""Where the meeting was held, in the words of the paper."""

import re

from meetings.importing.agenda.chat_logs import TOPIC
from meetings.importing.phrases.dates import find_dates
from meetings.importing.phrases.times import find_times
from meetings.importing.text.line import Line
from meetings.importing.text.lines import MinutesText
from meetings.importing.text.passages import Passage

LABELLED = re.compile(
    r"""
    # “Location: Town Hall”
      ^(?:meeting\s+)?(?:location|place|venue|where|held\ at|address|at)(?:\s+of\ meeting)?
      \s*[:–—]\s*
      (?P<place>.+)$
    | ^(?:location|place|venue|where)\s{2,}(?P<other>.+)$
    """,
    re.IGNORECASE | re.VERBOSE,
)
ROOM_NOUN = r"(?:room|hall|library|school|church|office|clubhouse|pavilion|(?:fire\ )?station)"
PLACE_NOUN = (
    r"(?:room|hall|building|chambers?|cent(?:er|re)|library|school|church|house|office|offices"
    r"|auditorium|courthouse|campus"
    r"|complex|annex|gymnasium|cafeteria|lounge|theat(?:er|re)|clubhouse|pavilion|hotel|museum"
    r"|station|fire\s?house|basement|suite|floor|studio"
    r"|zoom|teams|webex|skype|google meet|google hangouts?|hangouts?|gotomeeting|jitsi"
    r"|teleconference|conference call|video\s?conference|remote(?:ly)?|online|virtual(?:ly)?|irc"
    r"|slack|discord)"
)
HAS_PLACE = re.compile(rf"\b{PLACE_NOUN}\b", re.IGNORECASE)
ADDRESS = re.compile(
    r"""
    # “12 N. Main Street”, “Hartford, CT 06103”
      ^\d{1,5}\w?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'’]*\s+){1,4}
      (?:
          street|st|avenue|ave|road|rd|drive|dr|place|pl|lane|ln|boulevard|blvd|way|court|ct
          |square|turnpike|pike|highway|hwy|circle|parkway|plaza|terrace
      )\b\.?
    | .*\b[A-Z]{2}\.?,?\s+\d{5}(?:-\d{4})?$
    | ^.*,\s+(?:[A-Z][a-z]+\s?){1,2}\d{5}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
HELD_IN = re.compile(
    rf"""
    # “met in person at the Town Hall”
    \b(?i:held|met|convened|took\ place|gathered|to\ order)\b
    (?:(?!(?<!\b[APap]\.[Mm])\.\s+[A-Z]).){{0,160}}?\s
    (?P<how>(?i:in\ person\ at|in|at|via))\s+(?i:the\s+)?(?!\d{{1,2}}(?:[:.]\d\d|\s?[ap]\.?m))
    (?=(?P<place>(?:[A-ZÀ-Þ0-9\"“‘']|(?<=the\s)(?:\w+\s){{0,2}}{ROOM_NOUN}\b)[^;\n]{{2,160}}))
    """,
    re.VERBOSE,
)
IN_PERSON = re.compile(r"\bin person at (?:the )?(?P<place>[A-ZÀ-Þ][^;\n]{2,160})")
CALLED = re.compile(r"\bto order\b", re.IGNORECASE)
OF_A_PLACE = re.compile(r"(?:town|city|village|county|state|township)\s+of\s[^,\d]*$", re.I)
OF_PEOPLE = re.compile(r"\b(?:quorum|opened|members in)\b", re.IGNORECASE)
NO_PLACE = re.compile(
    r"\b(?:see also|irc log|recording|transcript|school district|fire district)\b", re.IGNORECASE
)
BY_WIRE = re.compile(
    r"""
    # “held via a conference call”
    \b(?:held|met|convened|took\ place|conducted)\s+(?:virtually\s+|remotely\s+)?
    (?:via|by|over|on|through)\s+(?:an?\s+|the\s+)?
    (?P<place>
        (?:video\s?|tele\s?|phone\s+|internet\s+)?
        (?:
            conference(?:\s+call)?|zoom|teams|webex|skype|relay\s+chat|irc|telephone
            |google\ meet
        )
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
STOP = re.compile(
    r"""
    # “. ”, “ on ”, “, Monday”
    \s*
    (?:
        (?:(?<!\bco)(?<!\bst)(?<!\bmt)\.|;)(?:\s|$)
        | \s
          (?:
              on|at|and|with|by|for|to|during|from|beginning|starting|commencing|was|were
              |the\ following|pursuant|as|in\ accordance|who|which|that|where
          )\s
        | ,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b
        | ,\s+(?:on|at|and|with|beginning|the)\s
        |\bthe\s+\d
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
UNLIKELY = re.compile(
    r"""
    # “person”, “January 19”, “6 p.m.”
      \b
      (?:
          person|accordance|order|attendance|the|this|which|favor|session|public|full|addition
          |motion|minutes|telephone|behalf|request
      )\b$
    | ^
      (?:
          person|order|accordance|attendance|january|february|march|april|may|june|july|august
          |september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday
          |sunday|\d{1,2}(?::\d\d)?\s?[ap]\.?m|\d{1,2}(?:st|nd|rd|th)|\d{4}\b
      )
    """,
    re.IGNORECASE | re.VERBOSE,
)
LETTERHEAD = re.compile(
    r"www\.|https?:|@|\b(?:phone|tel|fax|telephone)\b|\b\d{3}[-.) ]\s?\d{3}[-. ]\d{4}\b|\.(?:com"
    r"|org|gov|net)\b",
    re.I,
)
URL = re.compile(r"https?://[^\s<>()\"'\]]{3,300}")
REMOTE = re.compile(
    r"zoom\.us|teams\.microsoft|meet\.google|webex|gotomeet|jitsi|bigbluebutton|bluejeans"
    r"|whereby|ringcentral",
    re.I,
)


def find_place(text: MinutesText, passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """The place and the line that names it."""
    for key in ("location", "venue"):
        if key in text.meta and text.meta[key][0]:
            return text.meta[key]
    for passage in passages[:40]:
        is_of_an_item = passage.at >= head_end and passage.first.label and not passage.first.rank
        if passage.at > head_end + 40 or is_of_an_item:
            break  # below “1. Blue Door, LLC”, the location is that of the shop
        for line in passage.lines:
            if found := LABELLED.match(line.text):
                place = (found["place"] or found["other"]).strip(" .*")
                if line.at >= head_end and line.text[:7].lower() == "address":
                    continue
                if place and not find_times(place[:12]) and len(place) < 200:
                    return place, line.number
    return (
        in_sentence(passages, head_end)
        or in_head(text.lines, head_end)
        or by_wire(passages, head_end)
    )


def by_wire(passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    """“The meeting was held via teleconference.”"""
    for passage in passages[:30]:
        found = BY_WIRE.search(passage.text[:800])
        if found and passage.at <= head_end + 20:
            return found["place"], passage.line_of(found.start("place"))
    return None


def in_sentence(passages: list[Passage], head_end: int) -> tuple[str, int] | None:
    for passage in passages[:30]:
        furthest = head_end + (60 if CALLED.search(passage.text[:200]) else 20)
        if passage.at > furthest or passage.first.bullet:
            continue
        for found in HELD_IN.finditer(passage.text[:800]):
            if passage.text[: found.start()].endswith(" be "):  # the picnic that will be held
                continue
            if found["how"] == "via" and (room := IN_PERSON.search(passage.text[:800])):
                found = room
            # In capitals everything begins with a capital: there the words after a date go on.
            place = trimmed(found["place"])
            is_place = HAS_PLACE.search(place) or re.search(r"\d+\s+[A-Z]", place) or "," in place
            is_named = bool(re.match(r"[A-Z][\w’']+(?:\s+[A-Z’'][\w’']*)*", place))
            if place and not UNLIKELY.search(place) and (is_place or is_named):
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
    place = re.sub(r"[,\s]+(?:on|at|the|and|[A-Z]{3,9}DAY)$", "", place.strip(" ,.;:"), flags=re.I)
    return re.sub(r"[,\s]+(?:on|at|the|and|\w{3,6}day)$", "", place, flags=re.I).strip(" ,.;:-–—")


def in_head(lines: list[Line], head_end: int) -> tuple[str, int] | None:
    """A line of the head that names a place, with the lines of its address."""
    head = [line for line in lines[:head_end] if not line.is_blank and not line.is_meta]
    best: tuple[float, str, int] | None = None
    for order, line in enumerate(head):
        if TOPIC.match(line.text):
            continue
        text = without_when(line.text)
        if OF_A_PLACE.match(text) or OF_PEOPLE.search(text) or NO_PLACE.search(text):
            continue
        if not text or LETTERHEAD.search(line.text) or len(text.split()) > 25:
            continue
        is_beside_date = text != " ".join(line.text.split()) and find_dates(line.text)
        weight = (
            0.5 * bool(is_beside_date)
            + 2.0 * bool(HAS_PLACE.search(text))
            + 1.5 * bool(ADDRESS.match(text))
            + order * 0.05
        )
        if weight < 1.5 or (
            re.search(
                r"\b(?:chair|secretary|minutes|called|members?|commissioners?|directors|council"
                r"|committee|board|working group)\b",
                text,
                re.I,
            )
            and not re.search(r"\b(?:room|chambers?|hall)\b", text, re.I)
        ):
            continue
        if best is None or weight > best[0] + 0.3:
            whole = [text]
            for below in head[order + 1 : order + 4]:
                if below.number - line.number > 4 or not ADDRESS.match(below.text):
                    break
                whole.append(below.text)
            best = (weight, ", ".join(whole), line.number)
    return (best[1], best[2]) if best else None


def without_when(text: str) -> str:
    for one in reversed(find_dates(text)):
        text = text[: one.start] + " " + text[one.end :]
    for time in reversed(find_times(text)):
        text = text[: time.start] + " " + text[time.end :]
    text = re.sub(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", text)
    text = " ".join(text.split()).strip(" ,;:-–—|@•")
    return re.sub(r"^(?:in|at)\s+(?:the\s+)?(?=[A-Z])", "", text)


def find_remote_url(text: str) -> str | None:
    return next(
        (url[0].rstrip(".,;") for url in URL.finditer(text[:20_000]) if REMOTE.search(url[0])), None
    )
