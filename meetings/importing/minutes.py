"""Minutes read from their text: every field that the record has, as far as the text says it.

Nothing here knows of Django or of the law, so that the process which reads files starts at once.
"""

import datetime
import re

from meetings.importing import doubts
from meetings.importing.agenda.lists import settle_letters
from meetings.importing.agenda.reading import find_headings
from meetings.importing.agenda.tree import nest
from meetings.importing.attendance.reading import find_attendance
from meetings.importing.head.body import find_body
from meetings.importing.head.day import CandidateDay, find_days, find_kind
from meetings.importing.head.hours import Hour, find_adjourned, find_called, find_scheduled
from meetings.importing.head.next_meeting import find_next_meeting
from meetings.importing.head.place import find_place, find_remote_url
from meetings.importing.motions.reading import find_motions
from meetings.importing.parsed import ParsedMinutes
from meetings.importing.text.lines import MinutesText, read_lines
from meetings.importing.text.markdown import give_anchors, to_markdown
from meetings.importing.text.passages import Passage, below_headings, end_of_head, passages_of


def read_minutes(text: str) -> ParsedMinutes:
    """All that a text says of its meeting, but for the law that it cites."""
    text = text.replace("\x00", "")
    paper = read_lines(text)
    settle_letters(paper.lines)
    passages = passages_of(paper.lines)
    head_end = end_of_head(paper.lines)
    parsed = ParsedMinutes()
    days = read_head(parsed, paper, passages, head_end)
    headings = find_headings(paper.lines, head_end)
    parsed.agenda, depths = nest(headings, paper.lines)
    passages = passages_of(below_headings(paper.lines, headings))
    read_hours(parsed, paper, passages, head_end)
    parsed.attendance = find_attendance(paper.lines, passages)
    parsed.motions = find_motions(passages, [paper.lines[one.at].number for one in headings])
    parsed.next_meeting = find_next_meeting(passages, parsed.date)
    parsed.remote_url = find_remote_url(text)
    parsed.body_markdown = to_markdown(paper.lines, headings, depths)
    give_anchors(parsed.items(), headings, depths, parsed.body_markdown)
    parsed.body_markdown += paper.rest
    doubts.add_doubts(parsed, paper, passages, days)
    return parsed


def read_head(
    parsed: ParsedMinutes, paper: MinutesText, passages: list[Passage], head_end: int
) -> list[CandidateDay]:
    """What the head of the paper says: body, day, kind and place."""
    if body := find_body(paper.lines, passages, head_end):
        parsed.body, parsed.evidence["body"] = body[0], [body[1]]
    days = find_days(paper, passages, head_end)
    if days:
        parsed.date, parsed.evidence["date"] = days[0].date, [days[0].line]
    if kind := find_kind(passages, head_end):
        parsed.kind, parsed.evidence["kind"] = kind[0], [kind[1]]
    if place := find_place(paper, passages, head_end):
        parsed.location, parsed.evidence["location"] = re.sub(r"\s+", " ", place[0]), [place[1]]
    return days


def read_hours(
    parsed: ParsedMinutes, paper: MinutesText, passages: list[Passage], head_end: int
) -> None:
    if scheduled := find_scheduled(paper, head_end):
        start, end, line = scheduled
        parsed.scheduled_start = start.clock()
        parsed.scheduled_end = end.clock(parsed.scheduled_start) if end else None
        parsed.evidence["scheduled_start"] = [line]
    if called := find_called(passages, head_end):
        parsed.called_to_order = called.found.clock(parsed.scheduled_start)
        parsed.evidence["called_to_order"] = [called.line]
    if adjourned := find_adjourned(passages):
        start_clock = parsed.called_to_order or parsed.scheduled_start
        parsed.adjourned = adjourned.found.clock(start_clock)
        parsed.evidence["adjourned"] = [adjourned.line]
    if called and adjourned and parsed.called_to_order and parsed.adjourned:
        parsed.called_to_order = of_one_evening(called, parsed.called_to_order, parsed.adjourned)


def of_one_evening(called: Hour, opened: datetime.time, adjourned: datetime.time) -> datetime.time:
    """“Opened at 7:02, adjourned at 8:15 p.m.”: that was no meeting of thirteen hours."""
    is_later = opened.hour < 12 and opened.replace(hour=opened.hour + 12) <= adjourned
    is_evening = is_later and not called.found.is_certain
    return opened.replace(hour=opened.hour + 12) if is_evening else opened
