"""Words of the field that the record says otherwise: what is typed, and what is looked for too.

The list is data (synonyms.csv), stands on the search page, and each use of it is said there. A row
that is marked “exactly” holds for its words as they are written, and what it names comes first:
johns are not people named John.
"""

import csv
from pathlib import Path
from typing import NamedTuple

from tipcouncil.site.search.language.words import folded, terms_of, words_of

LIST = Path(__file__).with_name("synonyms.csv")


class Synonyms(NamedTuple):
    """Ways of saying something, and how the record says it."""

    typed: tuple
    also: tuple
    exactly: bool
    why: str


def split(text):
    return tuple(filter(None, map(str.strip, text.split(";"))))


def read():
    with LIST.open(encoding="utf-8", newline="") as file:
        rows = [Synonyms(*row.values()) for row in csv.DictReader(file)]
    return [Synonyms(split(r.typed), split(r.also), bool(r.exactly), r.why) for r in rows]


EVERY = read()
AS_WRITTEN = {
    tuple(map(folded, words_of(way))): row for row in EVERY if row.exactly for way in row.typed
}
BY_STEM = {tuple(terms_of(way)): row for row in EVERY if not row.exactly for way in row.typed}
LONGEST = max(map(len, (*AS_WRITTEN, *BY_STEM)))  # words


def of(words):
    """The row for words that were typed side by side; None where there is none."""
    written = AS_WRITTEN.get(tuple(map(folded, words)))
    return written or BY_STEM.get(tuple(terms_of(" ".join(words))))
