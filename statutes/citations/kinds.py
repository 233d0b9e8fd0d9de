"""A citation: one place in a text that names a section, an act, a bill or another piece of law."""

from enum import StrEnum
from typing import NamedTuple

from statutes.citations.act_names import ActName, act_kind, act_slug, session_in_full


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
        return ActName(act_kind(self.kind), self.year, self.session, self.serial)

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
            assert self.year is not None
            return act_slug(self.kind.value, self.year, self.serial, self.session)
        if self.kind == Kind.BILL:
            slug = self.number.lower().replace(" ", "-")
            return f"{self.year}-{slug}" if self.year else slug
        if self.kind in {Kind.CHAPTER, Kind.TITLE}:
            return f"{self.kind}-{self.number}"
        return self.section

    def normal(self) -> dict[str, str | bool | int]:
        """The normal form in which citations are compared and exchanged."""
        said: dict[str, str | bool | int] = {"kind": self.kind.value}
        said.update(self._normal_number())
        if self.session:
            said["session"] = session_in_full(self.session)
        for flag in ("et_seq", "substitute", "raised", "governor"):
            if getattr(self, flag):
                said[flag] = True
        return said

    def _normal_number(self) -> dict[str, str | int]:
        path = "/".join(self.pinpoint)
        subsection = {"subsection": path} if path else {}
        match self.kind:
            case Kind.STATUTE:
                return {"section": self.number, **subsection}
            case Kind.STATUTE_RANGE:
                return {"from": self.number, "to": self.to}
            case Kind.REGULATION:
                to = {"to": self.to} if self.to else {}
                return {"section": self.number, **to, **subsection}
            case Kind.CHAPTER:
                return {"chapter": self.number, **({"part": self.part} if self.part else {})}
            case Kind.TITLE:
                return {"title": self.number}
            case Kind.PUBLIC_ACT | Kind.SPECIAL_ACT:
                return {"number": self.number, **self._normal_act(), **subsection}
            case Kind.BILL:
                return {"number": self.number, **({"year": self.year} if self.year else {})}
            case _:
                return {"cite": self.number, **({"where": self.where} if self.where else {})}

    def _normal_act(self) -> dict[str, str | int]:
        said: dict[str, str | int] = {}
        if self.act_section:
            last = f"-{self.act_section_to}" if self.act_section_to else ""
            said["section"] = self.act_section + last
        if "-" not in self.number and self.year:
            said["year"] = self.year
        return said
