"""What a person should look at before the record is kept.

Each check counts something in the paper and beside it in what was read: labels and people, hours,
dates, numbered lines and items, words of motions and motions.
"""

import datetime
import re

from meetings.importing.agenda.lists import best_run
from meetings.importing.head.day import CandidateDay
from meetings.importing.parsed import ABSENT, GUEST, ParsedMinutes
from meetings.importing.phrases.times import find_times
from meetings.importing.phrases.titles import is_capitals
from meetings.importing.text.lines import MOST_LINES, MinutesText
from meetings.importing.text.passages import Passage

NEARLY = 1.0  # how much less may speak for another day that is still in doubt
FIRST = 40  # passages in which the head of a paper and its people are looked for
FEW_ITEMS, FEW_PEOPLE = 3, 2  # fewer of them than a meeting has
MOST_NAMED = 10  # lines that one sentence names
ANOTHER_BEGINS = re.compile(
    r"\bcalled\b.{0,80}\bto order\b|^(?:draft\s+|meeting\s+)?minutes(?:\s+of\s+.{3,80}\b"
    r"(?:meeting|council|board|committee|commission)\b.{0,60})?$",
    re.IGNORECASE,
)
ADJOURNED = re.compile(r"\badjourned\b", re.IGNORECASE)
OF_PEOPLE = re.compile(
    r"(?:^\W*(?:\w+\s){0,2}|\b)(?:present|absent|attendees|attendance|participants|regrets)\s*(?::|$)"
    r"|\broll call\b|\bwere present\b",
    re.IGNORECASE,
)
OF_MOTIONS = re.compile(
    r"\b(?:moved (?:to|that|by)|motion (?:to|by|was|made|carried|passed)|seconded|voted to)\b", re.I
)
OF_A_PLACE = re.compile(
    r"\b(?:location|place|venue|(?:held|met) (?:at|in|on|via))\b", re.IGNORECASE
)


def add_doubts(
    parsed: ParsedMinutes, paper: MinutesText, passages: list[Passage], days: list[CandidateDay]
) -> None:
    doubt_days(parsed, days)
    doubt_hours(parsed, passages)
    doubt_second_meeting(parsed, passages)
    doubt_agenda(parsed, paper)
    doubt_people(parsed, passages)
    doubt_motions(parsed, passages)
    head = " ".join(passage.text[:500] for passage in passages[:FIRST])
    if parsed.body is None:
        parsed.doubt("body", "The name of the body was not found.")
    elif not re.search(r"\s", parsed.body) or parsed.body[0].islower():
        parsed.doubt("body", f"Is “{parsed.body}” the whole name of the body?")
    if parsed.location is None and OF_A_PLACE.search(head):
        parsed.doubt("location", "The place of the meeting was not found.")
    if paper.rest:
        said = f"Only the first {MOST_LINES:,} lines were searched; all words were kept."
        parsed.doubt("text", said)


def doubt_days(parsed: ParsedMinutes, days: list[CandidateDay]) -> None:
    if not days:
        parsed.doubt("date", "No date of the meeting was found.")
        return
    others = [day for day in days[1:] if day.weight >= days[0].weight - NEARLY]
    if others:
        found = " and ".join(f"{in_words(d.date)} (line {d.line})" for d in [days[0], *others][:3])
        parsed.doubt("date", f"Two dates were found: {found}. The first one was taken.")
    if not days[0].is_certain:
        said = "The date is written in figures alone: it was read as month, day, year."
        parsed.doubt("date", said)


def in_words(date: datetime.date) -> str:
    return f"{date:%B} {date.day}, {date.year}"


def doubt_hours(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    for passage in passages[:2000]:
        odd = [one for one in find_times(passage.text[:2000]) if one.is_contradictory]
        for one in odd[:1]:
            said = f"“{one.as_written}” is no hour of the clock (line {passage.number})."
            parsed.doubt("times", said)
            return
    if parsed.called_to_order and parsed.adjourned and parsed.adjourned < parsed.called_to_order:
        said = f"Adjourned at {parsed.adjourned:%H:%M}, before the call to order at"
        parsed.doubt("adjourned", f"{said} {parsed.called_to_order:%H:%M}.")


def doubt_second_meeting(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    """After an adjournment, another call to order or another heading “Minutes”."""
    is_over = False
    for passage in passages:
        if is_over and ANOTHER_BEGINS.search(passage.text[:300]):
            said = f"A second meeting's minutes seem to begin at line {passage.number}."
            parsed.doubt("text", f"{said} Divide the file, and import each part.")
            return
        has_hour = ADJOURNED.search(passage.text[:600]) and find_times(passage.text[:600])
        is_over = is_over or bool(has_hour)


def doubt_agenda(parsed: ParsedMinutes, paper: MinutesText) -> None:
    items = parsed.items()
    taken = {item.line for item in items}
    run = [paper.lines[i].number for i in best_run(paper.lines)]
    left = [number for number in run if number not in taken]
    if len(items) < FEW_ITEMS:
        parsed.doubt("agenda", f"Few items were found: {len(items)}.")
    elif len(left) > len(run) / 2 and len(run) > len(items) / 2:
        parsed.doubt("agenda", f"Numbered lines were not read as items, from line {left[0]} on.")
    elif not any(item.label or paper.lines[item.line - 1].rank for item in items):
        parsed.doubt("agenda", "No numbers or headings mark the items: look at each title.")


def doubt_people(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    present = [one for one in parsed.attendance if one.status not in (ABSENT, GUEST)]
    said = next((p for p in passages[:FIRST] if OF_PEOPLE.search(p.text[:500])), None)
    if said and len(present) < FEW_PEOPLE:
        parsed.doubt("attendance", f"Few members were found to be present (line {said.number}).")
    odd = [one for one in present if is_odd(one.name)]
    for one in odd[:1]:
        parsed.doubt("attendance", f"Is “{one.name}” a member who was present (line {one.line})?")


def is_odd(name: str) -> bool:
    """Capitals alone, or words that ran together: AnnDoeSueRoe."""
    is_shouted = is_capitals(name) and len(name) > 3 and " " not in name
    return is_shouted or bool(re.search(r"[a-z]{3}[A-Z]", name)) or len(name.split()) > FEW_ITEMS


def doubt_motions(parsed: ParsedMinutes, passages: list[Passage]) -> None:
    unsure = [motion for motion in parsed.motions if motion.result is None]
    lines = ", ".join(str(motion.line) for motion in unsure[:MOST_NAMED])
    if unsure:
        parsed.doubt("motions", f"No result was found for the motion in line {lines}.")
    nobody = [motion for motion in parsed.motions if motion.mover is None]
    lines = ", ".join(str(motion.line) for motion in nobody[:MOST_NAMED])
    if nobody:
        parsed.doubt("motions", f"Nobody was found who made the motion in line {lines}.")
    said = [passage.number for passage in passages if OF_MOTIONS.search(passage.text[:2000])]
    if said and not parsed.motions:
        parsed.doubt("motions", f"No motion was read, though line {said[0]} may tell one.")
