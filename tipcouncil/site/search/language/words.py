"""The words of a text as the index keeps them: without accents and case, cut to their stems.

The same words are given to SQLite and to PostgreSQL, which add nothing of their own: so both find
the same rows. A word is in plain letters and digits, so that neither has anything to divide.
"""

import re
import unicodedata
from functools import cache

import snowballstemmer

from statutes import citations
from statutes.citations import act_of_slug

LONGEST = 40  # characters of a word that count
APOSTROPHES = "'’‘ʼ′´`"
# A word, with its apostrophes; a number, with its commas: O’Brien; 40,000.
WORD = re.compile(
    rf"(?<![^\W_])(?<!-)\d{{1,3}}(?:,\d{{3}})+(?![^\W_])"
    rf"|[^\W_{APOSTROPHES}]+(?:[{APOSTROPHES}][^\W_{APOSTROPHES}]+)*"
)
PLAIN_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
# Letters that are no letter with an accent: Łukasz, Søren, Đorđe, Weiß.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t"}
)
CITED = "zz"  # begins the word that stands for a citation; no English word does
APART = {"legislatur": "legisl", "labour": "labor", "offenc": "offens", "defenc": "defens"}
TITLED = "zy"  # begins the word that says once more, among the citations, what a title holds
_stemmer = snowballstemmer.stemmer("english")


def words_of(text):
    """The words of a text, as written."""
    return WORD.findall(text)


@cache
def folded(word):
    """A word in small plain letters: “Málaga’s” is “malaga's”."""
    word = word.lower().translate(PLAIN_APOSTROPHE).replace(",", "")
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word).translate(LETTERS)
        kept = (c for c in plain if not unicodedata.combining(c) and (c.isalnum() or c == "'"))
        word = "".join(c if c.isascii() else f"u{ord(c):x}" for c in kept)
    return word[:LONGEST]


@cache
def stem(word):
    """What a word has in common with its other forms: “traffick” of trafficking and traffickers."""
    plain = folded(word)
    if plain.isdigit():
        return plain
    return alike(_stemmer.stemWord(plain)).replace("'", "") or plain.replace("'", "")


def alike(found):
    """A stem brought together with those of its family that the stemmer leaves apart."""
    if found.endswith("ifi"):  # certified, notify: as certification, notification
        return found[:-1]
    if found.endswith("ionari"):  # diversionary: as diversion
        return _stemmer.stemWord(found[:-3])
    return APART.get(found, found)


def terms_of(text):
    """The stems of a text, in its order."""
    return list(filter(None, map(stem, WORD.findall(text))))


def titled_terms(terms):
    """Words of a title by which titles alone are found, however many texts hold the same words."""
    return [TITLED + term for term in terms]


def keys_cited(text):
    """The key of each thing that a text cites, however it is written there."""
    found = (key_of(citation) for citation in citations.find(text))
    return [key for key in dict.fromkeys(found) if key]


def key_of(citation):
    """The key of what is cited. A bill's has no year: few texts tell it."""
    if not citation.is_connecticut or not citation.target:
        return ""
    return re.sub(r"^\d{4}-(?=[hs][bjr]-)", "", citation.target)


def term_of_key(key):
    """The word of the index for what is cited: zz53ax192a."""
    return CITED + re.sub(r"[^a-z0-9]+", "x", key.lower()) if key else ""


def law_words(key):
    """How a citation's key reads: Sec. 53a-192a; P.A. 16-66; sHB 5666."""
    if act := act_of_slug(key):
        return str(act)
    bill = re.fullmatch(r"([hs][bjr])-(\d+)", key)
    if bill:
        return f"{bill[1].upper()} {bill[2]}"
    named = re.fullmatch(r"(chapter|title)-(.+)", key)
    return f"{named[1].title()} {named[2]}" if named else f"Sec. {key}"
