"""What has been read of a text, and whose law a section in it is."""

import re
from collections.abc import Iterable

from statutes.citations.act_names import session_as_cited
from statutes.citations.acts import (
    ACT,
    NUMBER_OF_YEAR,
    of_section,
    read_act_sections,
    read_acts,
    read_old_act,
)
from statutes.citations.grammar import postal, word
from statutes.citations.kinds import Citation, Kind
from statutes.citations.section_numbers import LETTERED_TITLES
from statutes.citations.sections import Path

Match = re.Match[str]
NEAR = 300  # how far a heading such as "Connecticut General Statutes" speaks for bare numbers
OF_CONNECTICUT = re.compile(r"conn|ct|state\s|c\.?\s?g\.?\s?s", re.I)


def matches(name: str, text: str, position: int) -> Match | None:
    """The word of the grammar that stands here."""
    return word(name).match(text, position)


class Reading:
    """What has been found so far, and what is remembered of the sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Citation] = []
        self.statute_end = -NEAR - 1  # where the last section of the statutes was named
        self.law_end = -NEAR - 1  # where the General Statutes were last named
        self.carolina_end = -NEAR - 1  # where North Carolina was named, the other state with such

    def keep(self, citations: Iterable[Citation], otherwise: int) -> int:
        """Add what was read. Returns where the last of it ends; `otherwise` if it is nothing."""
        for citation in citations:
            self.found.append(citation)
            otherwise = citation.end
            if citation.kind in {Kind.STATUTE, Kind.STATUTE_RANGE}:
                self.statute_end = citation.end
        return otherwise

    # What stands around a section

    def speaks_of_carolina(self, law: str, start: int) -> bool:
        """Whether these general statutes, not called Connecticut's, are those of North Carolina."""
        return start - self.carolina_end <= NEAR and not OF_CONNECTICUT.search(law)

    def is_named_by_law(self, end: int) -> bool:
        """Whether "of the general statutes", and not those of North Carolina, follows."""
        law = matches("of", self.text, end) and matches("of_law", self.text, end)
        if not law or matches("of_state", self.text, law.end()):
            return False
        return not self.speaks_of_carolina(law["law"], law.start())

    def judge(self, listed: list[Citation]) -> int:
        """Keep the sections of this list, unless what follows says that they are another's."""
        text, end = self.text, listed[-1].end
        is_owned = bool(matches("of", text, end))
        by_law = is_owned and self.is_named_by_law(end)
        by_agencies = is_owned and not by_law and bool(matches("of_agencies", text, end))
        if by_law:
            self.law_end = end
        elif by_agencies:
            listed = [citation._replace(kind=Kind.REGULATION) for citation in listed]
        elif is_owned and (elsewhere := matches("of_elsewhere", text, end)):
            return self.add_elsewhere(listed[0].start, end, postal(elsewhere["state"]))
        elif is_owned and (elsewhere := matches("of_law", text, end)):
            return self.add_elsewhere(listed[0].start, end, "NC")
        elif not has_lettered_title(listed) and matches("of_local", text, end):
            return end
        return self.keep(listed, end)

    def add_elsewhere(self, start: int, end: int, where: str) -> int:
        cite = re.sub(r"\s+", " ", self.text[start:end])
        kind = Kind.FEDERAL if where == "US" else Kind.OTHER_JURISDICTION
        where = "" if where == "US" else where
        return self.keep([Citation(start, end, kind, "", cite, where=where)], end)

    def read_foreign_numbers(self, start: int, at: int, where: str) -> int:
        """Law from elsewhere, told as such if a number follows its name."""
        numbers = matches("foreign_numbers", self.text, at)
        if not numbers:
            return at
        more = "federal_more" if where == "US" else "foreign_more"
        return self.add_elsewhere(start, self.end_of(more, numbers.end()), where)

    def end_of(self, listed: str, at: int) -> int:
        """Where a list ends that may go on for longer than its pattern counts."""
        while part := matches(listed, self.text, at):
            at = part.end()
        return at

    def read_sections_of_act(self, at: int, places: list[tuple[int, int, Path]]) -> int:
        """ "section 44 of public act 16-66", from the 44 on."""
        numbers = list(read_act_sections(self.text, at, many=True))
        if not numbers:
            return 0
        end = numbers[-1][1]
        of = matches("of_act", self.text, end)
        named = self.acts_named(of) if of else []
        if not named:
            return end
        _, number_end, section, to, path = numbers[0]
        stops = [*(stop for _, stop, _ in places[:-1]), number_end]
        cited = [
            (start, stop, section, to, path + steps)
            for (start, _, steps), stop in zip(places, stops, strict=True)
        ]
        act, *others = named
        self.found += [of_section(act, each) for each in [*cited, *numbers[1:]]]
        self.found[-1] = self.found[-1]._replace(end=act.end)
        return self.keep(others, act.end)

    def acts_named(self, of: Match) -> list[Citation]:
        session = session_as_cited(of["session"] or "")
        if match := ACT.match(self.text, of.end()):
            return read_acts(match, of.end(), session)
        match = NUMBER_OF_YEAR.match(self.text, of.end())
        return read_old_act(match, of.end()) if match else []


def has_lettered_title(listed: list[Citation]) -> bool:
    return any(citation.number.partition("-")[0] in LETTERED_TITLES for citation in listed)
