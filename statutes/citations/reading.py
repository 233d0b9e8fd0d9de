"""One reading of a text: what it has found so far, and what it remembers of the sentence."""

import re
from typing import Any

from statutes.citations import other_law, words
from statutes.citations.acts import ActMention
from statutes.citations.kinds import Citation, Kind
from statutes.citations.sections import SectionMention
from statutes.citations.text import EvenText

Opening = re.Match[str]
NEAR = 300  # how far a heading such as "Connecticut General Statutes" speaks for bare numbers


class Reading:
    """One reading of one text: where it stands, and what it has found."""

    def __init__(self, original: str) -> None:
        self.even = EvenText(original)
        self.text = self.even.text
        self.found: list[Citation] = []
        self.statute_end = -NEAR - 1  # where the last section of the statutes was named
        self.heading_end = -NEAR - 1  # the same, of one that was named as a statute
        self.carolina_end = -NEAR - 1  # where North Carolina was named, the other state with such

    def speaks_of_carolina(self, law: Opening) -> bool:
        """Whether these general statutes, not called Connecticut's, are those of North Carolina."""
        near = law.start() - self.carolina_end <= NEAR
        return near and not words.OF_CONNECTICUT.search(law[0])

    def add(self, kind: Kind, start: int, end: int, number: str, **more: Any) -> None:
        if self.even.is_shortened:
            start, end = self.even.span(start, end)
        written = self.even.original[start:end]
        self.found.append(Citation(start, end, kind, written, number, **more))

    def add_section(self, start: int, end: int, number: str) -> None:
        self.statute_end = end
        self.add(Kind.STATUTE, start, end, number)

    def add_mention(self, mention: SectionMention, *, regulations: bool = False) -> None:
        numbered = mention.numbered
        if regulations or numbered.is_regulation:
            kind = Kind.REGULATION
        else:
            kind = Kind.STATUTE_RANGE if mention.to else Kind.STATUTE
            self.statute_end = mention.end
        self.add(
            kind,
            mention.start,
            mention.end,
            str(numbered),
            to=str(mention.to or ""),
            pinpoint=mention.pinpoint,
            pinpoint_to=mention.pinpoint_to if mention.pinpoint else (),
            et_seq=mention.et_seq,
        )

    def add_act(self, act: ActMention) -> None:
        more: dict[str, Any] = {"year": act.year, "session": act.session}
        if not act.sections:
            self.add(act.kind, act.start, act.end, act.number, **more)
        last = len(act.sections) - 1
        for i, (start, end, section, section_to, pinpoint) in enumerate(act.sections):
            more["act_section"] = section
            more["act_section_to"] = section_to
            more["pinpoint"] = pinpoint
            begin = start if i else act.start
            self.add(act.kind, begin, end if i < last else act.end, act.number, **more)

    def add_elsewhere(self, start: int, end: int, where: str) -> None:
        cite = re.sub(r"\s+", " ", self.text[start:end])
        kind = Kind.FEDERAL if where == "US" else Kind.OTHER_JURISDICTION
        self.add(kind, start, end, cite, where="" if where == "US" else where)


def named_by_law(reading: Reading, end: int) -> bool:
    """Whether "of the general statutes", and not those of North Carolina, follows."""
    text = reading.text
    law = words.OF_LAW.match(text, end) if words.OF.match(text, end) else None
    if not law or words.OF_STATE.match(text, law.end()):
        return False
    return not reading.speaks_of_carolina(law)


def left_alone(reading: Reading, start: int, position: int, where: str) -> int:
    """Law from elsewhere, told as such if a number follows its name."""
    end = other_law.numbers_end(reading.text, position, where)
    if end > position:
        reading.add_elsewhere(start, end, where)
    return end
