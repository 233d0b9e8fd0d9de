"""The words of a result with those that were looked for marked. All else is escaped."""

import re
from html import escape

from django.utils.safestring import SafeString

from statutes import citations
from tipcouncil.site.search.language.questions import ELIDED
from tipcouncil.site.search.language.words import APOSTROPHES, WORD, folded, key_of, stem

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
        options = [option for clause in query.wanted for option in clause.options]
        options = [option for option in options if not option.is_citation]
        self.beginnings = tuple(option.terms[-1] for option in options if option.is_beginning)
        self.stems = {term for option in options for term in option.terms} - {*self.beginnings}
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
        return stem(word) in self.stems or folded(word).startswith(self.beginnings or "\0")

    def marked(self, text, places=None, start=0, end=FAR):
        """A text, or a part of it, with its places marked."""
        pieces, at = [], start
        for first, last in self.places(text) if places is None else places:
            if at <= first and last <= end:
                pieces.append(f"{escape(text[at:first])}<mark>{escape(text[first:last])}</mark>")
                at = last
        opening, closing = "…" if start else "", "…" if end < len(text) else ""
        marked = f"{opening}{''.join(pieces)}{escape(text[at:end])}{closing}"
        return SafeString(marked)  # each piece of the text is escaped

    def excerpt(self, text):
        """The part of a text in which most of the words stand near each other."""
        text = text[:FAR]
        places = self.places(text)
        if len(text) <= LENGTH:
            return self.marked(text, places)
        first = best_place(places)
        start = max(0, first - BEFORE)
        if start:
            start = min(text.find(" ", start) + 1 or start, first)
        end = start + LENGTH
        if end < len(text):
            end = max(text.rfind(" ", start, end), start + LENGTH // 2)
        return self.marked(text, places, start, end)


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
