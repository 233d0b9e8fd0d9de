"""Law as somebody types it into a box: with or without its words, and in small letters.

A ValueError says in a sentence for the clerk why it is none.
"""

import re

from statutes.citations.act_names import ActName
from statutes.citations.kinds import ACTS, Citation, Kind
from statutes.citations.readers import find
from statutes.citations.section_numbers import sort_key


def acts_typed(text: str) -> list[Citation]:
    """The acts in what was typed. “pa 17-32” is one here, though no text would write it so."""
    capital = re.sub(r"\b[ps]\.?a\b", lambda found: found[0].upper(), text.title(), flags=re.I)
    read = ([one for one in find(written) if one.kind in ACTS] for written in (text, capital))
    return next(filter(None, read), [])


def sections_typed(text: str) -> list[Citation]:
    """The sections in what was typed: 53a-83 is one, without “Sec.” before it, too."""
    read = ([one for one in find(written) if one.section] for written in (f"Sec. {text}", text))
    return next(filter(None, read), [])


def parse_act(text: str) -> ActName:
    """The one act that was typed."""
    text = text.strip()
    found = acts_typed(text)
    if not found and any(citation.kind == Kind.BILL for citation in find(text)):
        raise ValueError(
            f"“{text}” is a bill. Write the act that it became, such as P.A. 17-32, and the bill"
            " in its own field below."
        )
    if not found:
        raise ValueError(f"“{text}” is not the name of an act. Write it like P.A. 17-32.")
    act = found[0]
    if len(found) > 1:
        raise ValueError(f"“{text}” names more than one act. Enter one at a time.")
    if act.act_section:
        raise ValueError(
            f"An act is entered once. Section {act.act_section} of it belongs to what cites it."
        )
    return act.act_name


def parse_section(text: str) -> str:
    """The one section that was typed."""
    text = " ".join(text.split()).rstrip(".,;")
    found = sections_typed(text)
    if len(found) > 1 or (found and found[0].to):
        raise ValueError(f"“{text}” names more than one section. Enter one at a time.")
    if not found or found[0].as_written not in {text, f"Sec. {text}"}:
        raise ValueError(
            f"“{text}” is not the number of a section. Write it like 53a-83 or 42a-8-101."
        )
    section = found[0]
    if section.pinpoint:
        raise ValueError(
            f"A statute is entered once, as {section.number}. "
            f"The pinpoint {section.pinpoint_written} belongs to the mention that cites it."
        )
    if section.kind == Kind.REGULATION:
        raise ValueError(f"{section.number} is a regulation of a state agency, not a statute.")
    return section.number


def section_or_run(text: str) -> tuple[str, str]:
    """The number, and the last one of a run: ("54-36j", "54-36l") of “54-36j to 54-36l”."""
    first, *more = re.split(r"\s(?:to|through)\s", text, maxsplit=1)
    if not more:
        return parse_section(text), ""
    number, through = parse_section(first), parse_section(more[0])
    if sort_key(number) >= sort_key(through):
        raise ValueError(f"{number} to {through} runs backwards. Write the lower number first.")
    return number, through
