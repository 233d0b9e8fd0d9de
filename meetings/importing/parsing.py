"""Minutes and the law that they cite, read from their text."""

import re

from meetings.importing.minutes import read_minutes
from meetings.importing.parsed import ParsedCitation, ParsedMinutes
from statutes.citations import find

ANOTHER_PARAGRAPH = re.compile(r"\n[ \t]*\n")
LONGEST_CITED = 400_000  # characters in which citations are looked for


def parse_text(text: str) -> ParsedMinutes:
    """The minutes that a text holds: what a clerk wrote, or what a file was turned into."""
    parsed = read_minutes(text)
    parsed.citations = cited_in(text)
    return parsed


def cited_in(text: str) -> list[ParsedCitation]:
    """The citations, but for those that would run from one paragraph into the next."""
    return [
        ParsedCitation(one.as_written, one.normal())
        for one in find(text[:LONGEST_CITED])
        if not ANOTHER_PARAGRAPH.search(one.as_written)
    ]
