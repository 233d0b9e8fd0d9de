"""A citation: one place in a text that names a section, an act, a bill or another piece of law."""

from enum import StrEnum
from typing import NamedTuple

from statutes.citations.act_names import ActName, session_in_full


class Kind(StrEnum):
    STATUTE = "statute"
    STATUTE_RANGE = "statute_range"
    CHAPTER = "chapter"
    TITLE = "title"
    PUBLIC_ACT = "public_act"
    SPECIAL_ACT = "special_act"
    BILL = "bill"
    REGULATION = "regulation"
    FEDERAL = "federal"
    OTHER_JURISDICTION = "other_jurisdiction"


ACTS = {Kind.PUBLIC_ACT, Kind.SPECIAL_ACT}
ELSEWHERE = {Kind.FEDERAL, Kind.OTHER_JURISDICTION}
# What the normal form says of each kind, and the attribute of a citation that has it.
OF_ACT = {"number": "number", "section": "act_sections", "year": "old_year", "subsection": "path"}
NORMAL = {
    Kind.STATUTE: {"section": "number", "subsection": "path"},
    Kind.STATUTE_RANGE: {"from": "number", "to": "to"},
    Kind.REGULATION: {"section": "number", "to": "to", "subsection": "path"},
    Kind.CHAPTER: {"chapter": "number", "part": "part"},
    Kind.TITLE: {"title": "number"},
    Kind.PUBLIC_ACT: OF_ACT,
    Kind.SPECIAL_ACT: OF_ACT,
    Kind.BILL: {"number": "number", "year": "year"},
    Kind.FEDERAL: {"cite": "number"},
    Kind.OTHER_JURISDICTION: {"cite": "number", "where": "where"},
}
FLAGS = ("et_seq", "substitute", "raised", "governor")


class Citation(NamedTuple):
    """Where a text cites law, and what it cites. text[start:end] is as_written.

    A named tuple, since a text may hold a hundred thousand and no object is lighter to make.
    """

    start: int
    end: int
    kind: Kind
    as_written: str
    number: str  # 53a-83, 16-66, HB 5666, 949a; the whole citation for law from elsewhere
    to: str = ""  # last section of a range
    pinpoint: tuple[str, ...] = ()  # ("a", "1", "A") of § 53a-83(a)(1)(A)
    pinpoint_to: tuple[str, ...] = ()
    act_section: str = ""
    act_section_to: str = ""
    session: str = ""  # of a special session only: "May Sp. Sess."
    year: int | None = None  # of an act always, of a bill where the text tells it
    part: str = ""  # of a chapter
    where: str = ""  # another state's postal letters
    substitute: bool = False
    raised: bool = False
    governor: bool = False
    et_seq: bool = False

    @property
    def is_connecticut(self) -> bool:
        return self.kind not in ELSEWHERE

    @property
    def section(self) -> str:
        """The section of the General Statutes or the regulations, without its pinpoint."""
        sections = {Kind.STATUTE, Kind.STATUTE_RANGE, Kind.REGULATION}
        return self.number if self.kind in sections else ""

    @property
    def serial(self) -> int:
        """An act's number within its year: 66 of P.A. 16-66."""
        return int(self.number.rpartition("-")[2])

    @property
    def act_name(self) -> ActName:
        assert self.year is not None
        return ActName(self.kind.removesuffix("_act"), self.year, self.session, self.serial)

    @property
    def act_section_words(self) -> str:
        """5 to 6"""
        return self.act_section + (f" to {self.act_section_to}" if self.act_section_to else "")

    @property
    def pinpoint_written(self) -> str:
        """(a)(1)(A)"""
        return "".join(f"({step})" for step in self.pinpoint)

    @property
    def target(self) -> str:
        """The key by which a page of the law is found; empty where there is none.

        A section's number, an act's slug; of a range its first section. A bill's number starts
        anew each term, so a bill's key holds the year or is ambiguous.
        """
        if self.kind in ACTS:
            return self.act_name.slug
        if self.kind == Kind.BILL:
            slug = self.number.lower().replace(" ", "-")
            return f"{self.year}-{slug}" if self.year else slug
        if self.kind in {Kind.CHAPTER, Kind.TITLE}:
            return f"{self.kind}-{self.number}"
        return self.section

    @property
    def path(self) -> str:
        """a/1/A"""
        return "/".join(self.pinpoint)

    @property
    def act_sections(self) -> str:
        """5-6"""
        return self.act_section_words.replace(" to ", "-")

    @property
    def old_year(self) -> int | None:
        """The year of an act that is not in its number."""
        return None if "-" in self.number else self.year

    def normal(self) -> dict[str, str | bool | int]:
        """The normal form in which citations are compared and exchanged."""
        told = {name: getattr(self, attribute) for name, attribute in NORMAL[self.kind].items()}
        told["session"] = session_in_full(self.session)
        told |= {flag: getattr(self, flag) for flag in FLAGS}
        return {"kind": self.kind.value, **{name: value for name, value in told.items() if value}}
