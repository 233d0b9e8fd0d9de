"""The words of a result with those that were looked for marked. All else is escaped."""

import re

from django.utils.safestring import SafeString

from statutes import citations
from tipcouncil.site.search.language.questions import ELIDED
from tipcouncil.site.search.language.words import APOSTROPHES, WORD, folded, key_of, stem
from tipcouncil.site.search.markup import escape

LENGTH = 260  # characters of a text that are shown
BEFORE = 80  # characters before the first word that was looked for
ACCENTED = re.compile(r"[\u00c0-\u024f]")
FAR = 20_000  # characters of a text that are looked through


def likely(beginnings):
    """Words that begin as a wanted one does: a stem may differ from its words in its last letter.

    So most words of a long text need not be looked at one by one.
    """
    begun = "|".join(sorted(map(as_written, beginnings), key=len, reverse=True))
    return re.compile(rf"\b(?:{begun})[^\W_]*(?:[{APOSTROPHES}][^\W_]+)*", re.IGNORECASE)


def as_written(beginning):
    """A beginning with the signs that the index leaves out: 40,000 of 40000, O’Br of obr."""
    if beginning.isdigit():
        return ",?".join(beginning)
    apostrophe = f"[{APOSTROPHES}]?" if beginning[0] in ELIDED else ""
    return f"{beginning[0]}{apostrophe}{re.escape(beginning[1:])}"


class Marker:
    """Marks what one query looks for, in any of its forms."""

    def __init__(self, query):
        self.cited = set(query.cited)
        self.stems = {term for term, is_beginning in query.stems if not is_beginning}
        self.beginnings = tuple(term for term, is_beginning in query.stems if is_beginning)
        self.likely = likely([*(term[:-1] or term for term in self.stems), *self.beginnings])

    def places(self, text):
        """Where in the text something stands that was looked for."""
        found = []
        if self.cited:
            found = [(c.start, c.end) for c in citations.find(text) if key_of(c) in self.cited]
        if self.stems or self.beginnings:
            pattern = self.likely if text.isascii() or not ACCENTED.search(text) else WORD
            found += [m.span() for m in pattern.finditer(text) if self.is_wanted(m[0])]
        return sorted(found)

    def is_wanted(self, word):
        if stem(word) in self.stems:
            return True
        return bool(self.beginnings) and folded(word).startswith(self.beginnings)

    def marked(self, text):
        return SafeString(self.with_marks(text, self.places(text)))  # each piece is escaped

    def excerpt(self, text):
        """The part of a text in which most of the words stand near each other."""
        text = text[:FAR]
        places = self.places(text)
        if len(text) <= LENGTH:
            return SafeString(self.with_marks(text, places))  # each piece is escaped
        first = best_place(places)
        start = max(0, first - BEFORE)
        if start:
            start = min(text.find(" ", start) + 1 or start, first)
        end = start + LENGTH
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + LENGTH // 2)
        inside = [(a - start, b - start) for a, b in places if start <= a and b <= end]
        opening, closing = "…" if start else "", "…" if end < len(text) else ""
        shown = self.with_marks(text[start:end].rstrip(), inside)
        return SafeString(f"{opening}{shown}{closing}")  # each piece is escaped

    def with_marks(self, text, places):
        pieces, at = [], 0
        for start, end in places:
            if start < at:
                continue
            pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
        return "".join([*pieces, escape(text[at:])])


def best_place(places):
    """Where the stretch begins that holds the most of them."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(places):
        last = max(last, first)
        while last < len(places) and places[last][1] <= start + LENGTH - BEFORE:
            last += 1
        if last - first > most:
            best, most = start, last - first
    return best
