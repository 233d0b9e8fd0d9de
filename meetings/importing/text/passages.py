"""The paper in passages: what stands under its page fields, paragraph by paragraph."""

import re
from dataclasses import dataclass, replace

from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.phrases import titles
from meetings.importing.text.line import Line
from meetings.importing.text.lines import paragraphs

OWN_RANK = 9  # of a line that is a heading without any markup
HEAD_LINES = 45  # lines with words in which the head of a paper ends
BEGINS_BODY = re.compile(
    r"""
    # “The Board met in regular session”, “Members present”, “Jo Doe called the meeting to order”
      .{0,120}\bmet\ in\ (?:regular|special|open|emergency)\b|.{0,80}\bcalled\b.{0,80}\bto\ order\b
    | (?:the\s+)?(?:call\ to\ order|roll\ call|pledge\ of\ allegiance|opening)\b
    | (?:\w+\s+){0,3}(?:were\s+)?(?:present|absent|attendees|attending|(?:in\ )?attendance|regrets
        |apologies|participants|quorum)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
SENTENCE = re.compile(
    r"""
    # “… was closed. The …”, and not after “Mr.”, “J.” or “6 p.m.”
      (?<!\b[A-Z])(?<!\b[A-Z][A-Z])(?<!\b(?:Mr|Ms|Dr|St|Jr|Sr|No|Mt|Ft|Lt))
      (?<!\b(?:Mrs|Rev|Hon|Inc|Sec|Sen|Rep|Ald|Clr))
      (?<!\b(?:Cllr|Comm|Supt|Prof|Atty|Dept|Conn|Stat|Capt))(?<!\b(?:Gen|Ave|Sgt|Col|Det))
      (?<!\bCllrs)(?<!\bMessrs)(?<!\b[ap]\.m)[.!?]['\"”’)]?\s+(?=[\"“'‘(]?[A-Z0-9*])
    | (?<=[ap]\.m)\.\s+
      (?=
          (?:
              The|A|An|It|On|In|He|She|They|All|Motion|Meeting|Next|Present|Mr|Ms|Mrs|Chair\w*
              |President|Mayor|Members?|This|There|Seconded|Voted?|VOTED?|Carried|Passed
              |Approved|Unanimous\w*|Ayes|So|Roll
          )\b
      )
    """,
    re.VERBOSE,
)


@dataclass
class Passage:
    """Lines that belong together, as one text."""

    lines: list[Line]
    text: str
    at: int  # index of its first line

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def is_heading(self) -> bool:
        return bool(self.first.rank)

    @property
    def number(self) -> int:
        return self.lines[0].number

    def line_of(self, position: int) -> int:
        """The number of the line in which the character at `position` stands."""
        for line in self.lines:
            position -= len(line.text) + 1
            if position < 0:
                return line.number
        return self.lines[-1].number


def passages_of(lines: list[Line]) -> list[Passage]:
    return [
        Passage(block, " ".join(line.text for line in block), block[0].at)
        for block in paragraphs(lines)
    ]


def below_headings(lines: list[Line], headings: list[ItemHeading]) -> list[Line]:
    """The lines, with each heading a line of its own and what follows it in its line another."""
    starts = {one.at: one for one in headings}
    parted: list[Line] = []
    at = 0
    while at < len(lines):
        heading = starts.get(at)
        if heading is None:
            parted.append(lines[at])
            at += 1
            continue
        line = lines[at]
        label = f"{heading.label.written} " if heading.label else ""
        rank = line.rank or OWN_RANK
        parted.append(
            replace(line, text=f"{label}{heading.title}", rank=rank, bullet="", opens_block=True)
        )
        if heading.rest:
            parted.append(
                replace(line, text=heading.rest, rank=0, bullet="", label=None, opens_block=True)
            )
        at = heading.last + 1
    return parted


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, each with its place. Initials and a.m. end none."""
    found, start = [], 0
    for end in SENTENCE.finditer(text):
        found.append((start, text[start : end.end()].strip()))
        start = end.end()
    if text[start:].strip():
        found.append((start, text[start:].strip()))
    return found


def end_of_head(lines: list[Line]) -> int:
    """Index of the line at which the paper passes from its head to the meeting itself."""
    worded = 0
    for i, line in enumerate(lines):
        if line.is_blank:
            continue
        worded += 1
        names_meeting = titles.is_meeting_title(line.text) or titles.is_looked_through(line.text)
        is_later_heading = bool(line.rank) and worded > 3 and not names_meeting
        is_later_heading = is_later_heading or (line.is_bold and line.label is not None)
        if BEGINS_BODY.match(line.words) or worded > HEAD_LINES or is_later_heading:
            return i
        begins_items = (line.label and line.label.value == 1) or titles.is_standard(line.text)
        if begins_items and worded > 1:
            return i
    return min(len(lines), HEAD_LINES)
