"""The acts that a list says made or changed a section: “P.A. 11-51, S. 134; P.A. 13-166, S. 9”."""

import datetime
import re
from dataclasses import dataclass

from statutes import citations
from statutes.citations import ACTS, ActName
from tipcouncil.records.dates import day_in_words

EFFECTIVE = re.compile(r"\(eff\. ([A-Z][a-z]{2,8} [0-9]{1,2}, [0-9]{4})\)")
OLD_ACT = re.compile(r"(?:P\.A\. [0-9]{1,4}(?:, )?)?(?:S\. [0-9, ]{1,40})?")
OLD_YEAR = re.compile(r"\b1[89][0-9]{2}\b")


@dataclass(frozen=True)
class Authority:
    """An act that, as the list says, made or changed a section."""

    name: ActName
    act_section: str
    effective_on: datetime.date | None
    is_first: bool

    def __str__(self):
        cited = citations.act_citation(*self.name[:2], self.name.number, self.name.session)
        return f"{cited}, Sec. {self.act_section}" if self.act_section else cited


def authorities(written, is_first):
    """The acts of “P.A. 11-51, S. 134; P.A. 13-166, S. 9”.

    Revisions before the acts were numbered (“1949 Rev., S. 8369”) change no more: passed over.
    """
    found = [citation for citation in citations.find(written) if citation.kind in ACTS]
    at = 0
    for piece in written.split(";"):
        end = at + len(piece)
        told = any(citation.start < end and citation.end > at for citation in found)
        is_known = told or OLD_YEAR.search(piece) or OLD_ACT.fullmatch(piece.strip())
        if piece.strip() and not is_known:
            raise ValueError(f"“{piece.strip()[:60]}” names no act. Write it like P.A. 17-32.")
        at = end + 1
    return [one_authority(group, written, is_first) for group in grouped(found)]


def grouped(found):
    """The citations of one act one after the other: its sections 5 and 6."""
    groups = []
    for citation in found:
        if groups and groups[-1][0].target == citation.target:
            groups[-1].append(citation)
        else:
            groups.append([citation])
    return groups


def one_authority(group, written, is_first):
    one = group[0]
    name = ActName(one.kind.removesuffix("_act"), one.year, one.session, one.serial)
    after = written[group[-1].end :].partition(";")[0]
    effective = EFFECTIVE.search(after)
    sections = ", ".join(sections_of(citation) for citation in group if citation.act_section)
    return Authority(name, sections, day_in_words(effective[1]) if effective else None, is_first)


def sections_of(citation):
    last = f" to {citation.act_section_to}" if citation.act_section_to else ""
    return citation.act_section + last
