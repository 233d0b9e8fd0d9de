"""How people ask: words that only frame a question, other names, and ways to ask for a page. Data.

Words and ways of citing are in questions.toml. Synonyms (synonyms.csv) stand on the search page,
and each use of them is named there. Those marked “exactly” hold for words as they are written, and
come first: johns are not people named John.
"""

import csv
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from statutes import citations
from tipcouncil.site.search.language.words import folded, stem, terms_of, words_of


def data(name):
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


ASKED = tomllib.loads(data("questions.toml"))
ASIDE, ASIDE_OF_CITATION = (frozenset(ASKED[name].split()) for name in ("asking", "citing"))
ASIDE_TERMS = frozenset(map(stem, ASIDE))
PREFIXES, ELIDED = ASKED["prefixes"].split(), ASKED["elided"].split()
KIND_OF_WORD = {
    stem(word): kind for kind, words in ASKED["kinds"].items() for word in words.split()
}
# 2C is a room of the Legislative Office Building.
LETTERED_TITLES = "|".join(sorted(citations.LETTERED_TITLES - {"2c"}))
TYPED_CITATIONS = [
    (
        re.compile(way["typed"].replace("LETTERED_TITLES", LETTERED_TITLES), re.I | re.X),
        way["written"],
    )
    for way in ASKED["citations"]
]


class Synonyms(NamedTuple):
    """Ways of saying something, and how the record says it."""

    typed: tuple
    also: tuple
    exactly: bool
    why: str


class SitePage(NamedTuple):
    """A list or help page, which is there whatever the record holds."""

    name: str  # of its address
    title: str
    says: str
    asked_for: str  # ways to ask for it, between commas
    list: bool = False
    years: bool = False  # any year may be asked of it

    @property
    def ways(self):
        """The ways to ask for it, each as a set of stems."""
        return [frozenset(terms_of(way)) for way in (self.title, *self.asked_for.split(","))]


def synonyms():
    for row in csv.DictReader(data("synonyms.csv").splitlines()):
        typed, also = (tuple(map(str.strip, row[name].split(";"))) for name in ("typed", "also"))
        yield Synonyms(typed, also, bool(row["exactly"]), row["why"])


SYNONYMS = list(synonyms())
AS_WRITTEN = {
    tuple(map(folded, words_of(way))): row for row in SYNONYMS if row.exactly for way in row.typed
}
BY_STEM = {tuple(terms_of(way)): row for row in SYNONYMS if not row.exactly for way in row.typed}
LONGEST_SYNONYM = max(map(len, (*AS_WRITTEN, *BY_STEM)))  # words
SITE_PAGES = [SitePage(**page) for page in tomllib.loads(data("site_pages.toml"))["page"]]
WAYS_OF_PAGES = {page.name: page.ways for page in SITE_PAGES}


def synonyms_of(words):
    """The row for words that were typed side by side; None where there is none."""
    written = AS_WRITTEN.get(tuple(map(folded, words)))
    return written or BY_STEM.get(tuple(terms_of(" ".join(words))))
