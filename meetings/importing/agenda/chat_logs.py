"""Meetings held in a chat, as the program that kept their minutes wrote them down.

The log has a line for each thing said, and marks topics and decisions with a hash; the summary has
a bullet for each topic, with who set it and at what hour behind it.
"""

import re

from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.parsed import ABSENT, PRESENT, ParsedAttendance
from meetings.importing.phrases.labels import Label
from meetings.importing.text.line import Line

SAID = re.compile(r"\[?\d{1,2}:\d\d(?::\d\d)?\]?[ \t]{1,4}<[@+ ]?[^<>\s]{1,40}>[ \t]")
TOPIC = re.compile(
    r"(?:\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+)?(?:<[^<>\s]{1,40}>\s+)?(?P<sign>#topic\s|topic:)\s*(?=\S)",
    re.IGNORECASE,
)
TOPIC_SET = re.compile(r"\s*\([^\s()]{1,40},\s\d{1,2}:\d\d(?::\d\d)?\)$")
NO_TOPIC = re.compile(r"[A-Z]{3,9}:|#?[A-Z]{4,8}\s")  # ACTION: …
STARTED = re.compile(r"#(?:startmeeting|meetingname)\s+(?P<name>\S.{0,80})", re.IGNORECASE)
PEOPLE = re.compile(r"(?P<state>present|attending|attendees|absent|regrets)\s*:\s*", re.IGNORECASE)
NICK = re.compile(r"[\w|`^\[\]-]{2,40}")
FEWEST = 3  # lines of a chat, or ends of topics, that make its log


def is_log(lines: list[Line]) -> bool:
    return sum(bool(SAID.match(line.raw[:120].lstrip())) for line in lines[:400]) >= FEWEST


def part_log(lines: list[Line]) -> None:
    """Each thing said is a paragraph of its own."""
    if is_log(lines):
        for line in lines:
            line.opens_block = line.opens_block or bool(SAID.match(line.raw[:120].lstrip()))


def from_chat(lines: list[Line]) -> list[ParsedAttendance]:
    """“Present: ann, bob  (ann, 16:03:11)” in the summary, by the names that they use there."""
    found = []
    for line in lines:
        set_by = TOPIC_SET.search(line.text[-80:]) if line.bullet else None
        people = PEOPLE.match(line.text) if set_by else None
        if set_by and people:
            is_absent = people["state"].lower() in ("absent", "regrets")
            status = ABSENT if is_absent else PRESENT
            names = line.text[people.end() : len(line.text) - len(set_by[0])].split(",")
            found += [
                ParsedAttendance(name.strip(), status, line.number, heard_under=people["state"])
                for name in names
                if NICK.fullmatch(name.strip())
            ]
    return found


def topics(lines: list[Line]) -> list[ItemHeading]:
    """The topics of the summary; where there is none, those of the log."""
    return topics_of_summary(lines) or topics_of_log(lines)


def topics_of_summary(lines: list[Line]) -> list[ItemHeading]:
    ends = [
        line for line in lines if (line.bullet or line.label) and TOPIC_SET.search(line.text[-80:])
    ]
    if len(ends) < FEWEST:
        return []
    outer = min(line.indent for line in ends)
    found = []
    for line in ends:
        if line.indent == outer and not NO_TOPIC.match(line.words):
            set_by = TOPIC_SET.search(line.words)
            if set_by and set_by.start():
                title = line.words[: set_by.start()]
                found.append(ItemHeading(line.at, line.at, line.label, title, set_by[0].strip()))
    return found


def topics_of_log(lines: list[Line]) -> list[ItemHeading]:
    found = []
    for line in lines:
        topic = TOPIC.match(line.text[:200])
        if topic:
            title = line.text[topic.end() :]
            sign = topic["sign"].strip().lower()
            written = line.raw[: max(0, line.raw.lower().find(sign)) + len(sign)].strip()
            label = Label("", "#topic", 0, topic.end(), written=written)
            found.append(ItemHeading(line.at, line.at, label, title))
    return found
