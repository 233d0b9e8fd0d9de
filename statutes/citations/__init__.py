"""How Connecticut cites its law: found in a text, read from a clerk, given one normal form."""

from statutes.citations.act_names import (
    LAST_YEAR_CITED_FIRST,
    SHORT,
    ActName,
    act_of_slug,
    four_digit_year,
    session_as_cited,
    session_in_full,
)
from statutes.citations.kinds import ACTS, Citation, Kind
from statutes.citations.readers import find
from statutes.citations.section_numbers import HIGHEST_TITLE, LETTERED_TITLES, sort_key
from statutes.citations.typed import (
    acts_typed,
    parse_act,
    parse_section,
    section_or_run,
    sections_typed,
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
    "act_of_slug",
    "acts_typed",
    "find",
    "four_digit_year",
    "parse_act",
    "parse_section",
    "section_or_run",
    "sections_typed",
    "session_as_cited",
    "session_in_full",
    "sort_key",
]
