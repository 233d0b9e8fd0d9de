"""How Connecticut cites its law: found in a text, read from a clerk, given one normal form."""

from statutes.citations.act_names import (
    LAST_YEAR_CITED_FIRST,
    SHORT,
    ActName,
    act_citation,
    act_slug,
    four_digit_year,
    session_as_cited,
    session_in_full,
)
from statutes.citations.kinds import ACTS, Citation, Kind
from statutes.citations.readers import find
from statutes.citations.section_numbers import (
    HIGHEST_TITLE,
    LETTERED_TITLES,
    normal_section,
    parse_section,
    sort_key,
)

__all__ = [
    "ACTS",
    "HIGHEST_TITLE",
    "LAST_YEAR_CITED_FIRST",
    "LETTERED_TITLES",
    "SHORT",
    "ActName",
    "Citation",
    "Kind",
    "act_citation",
    "act_slug",
    "find",
    "four_digit_year",
    "normal_section",
    "parse_act",
    "parse_section",
    "session_as_cited",
    "session_in_full",
    "sort_key",
]


def parse_act(text: str) -> ActName:
    """The act that a clerk typed, or a ValueError with a sentence for the clerk."""
    found = [citation for citation in find(text) if citation.kind in ACTS]
    if not found:
        raise ValueError(f"“{text.strip()}” is not the name of an act. Write it like P.A. 17-32.")
    act = found[0]
    if len(found) > 1:
        raise ValueError(f"“{text.strip()}” names more than one act. Enter one at a time.")
    if act.act_section:
        raise ValueError(
            f"An act is entered once. Section {act.act_section} of it belongs to what cites it."
        )
    return act.act_name
