"""How people ask: words that only frame a question, other names, and ways to ask for a page. Data.

Synonyms (synonyms.csv) stand on the search page, and each use of them is named there. Those marked
“exactly” hold for words as they are written, and come first: johns are not people named John.
"""

import csv
import tomllib
from pathlib import Path
from typing import NamedTuple

from tipcouncil.site.search.language.words import folded, stem, terms_of, words_of

# A word of asking is not looked for unless nothing else was typed.
WORDS_OF_ASKING = """
    a about an and any are as at be became become been by can could did do does for from give had
    happened has have he her his how i in into is it its me my of on or our please s say says see
    shall she should show so tell that the their them there they this to us was we were what what's
    when where whether which who who's whom whose why will with would you your find look looking
    want know need get many much there ct connecticut
"""
ASIDE = frozenset(WORDS_OF_ASKING.split())
ASIDE_TERMS = frozenset(map(stem, ASIDE))
# Beside a citation these only say what it is.
WORDS_OF_CITING = (
    "sec secs section sections statute statutes law laws act acts bill general conn gen"
)
WORDS_OF_CITING += " stat c.g.s cgs"
ASIDE_OF_CITATION = frozenset(WORDS_OF_CITING.split())
PREFIXES = ("anti", "co", "cyber", "inter", "multi", "non", "pre", "sub", "under")

# Letters before an apostrophe in names, which people leave out or apart: O’Brien, D’Esposito.
ELIDED = frozenset("odl")

# Words that tell of which kind the result should be.
KIND_OF_WORD = {
    stem(word): kind
    for kind, words in {
        "meeting": "minutes meeting agenda",
        "report": "report",
        "law": "statute act law section bill penalty felony misdemeanor",
        "recommendation": "recommendation recommend recommended step",
        "document": "presentation document powerpoint slides handout",
    }.items()
    for word in words.split()
}


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


def data(name):
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


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
