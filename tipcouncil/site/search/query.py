"""What a visitor typed, read into what is looked for. Nothing that they type is ever syntax."""

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from statutes import citations
from tipcouncil.records.dates import find_date, in_words
from tipcouncil.records.lists import cleaned
from tipcouncil.site.search.language.questions import (
    ASIDE,
    ASIDE_OF_CITATION,
    ELIDED,
    LONGEST_SYNONYM,
    PREFIXES,
    TYPED_CITATIONS,
    synonyms_of,
)
from tipcouncil.site.search.language.words import (
    WORD,
    folded,
    key_of,
    stem,
    term_of_key,
    terms_of,
)
from tipcouncil.site.search.models import SearchWord

MOST_WORDS = 12  # of a query; the others are left out
MOST_ENDINGS = 30  # stems that the beginning of a word may become; of more, its letters must do
SHORTEST_REST = 3  # letters after a prefix that make a word
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ELISION = re.compile(rf"\b([{''.join(ELIDED)}])\s(?=[a-z])", re.IGNORECASE)  # O Brien
PIECE = re.compile(r'(-?)"([^"]*)"?|(\S+)')
DASHES = str.maketrans("“”„«»‘’´`–—‑", '"""""\'\'\'\'---')


class Option(NamedTuple):
    """Words that stand side by side; the last may be the beginning of a longer one."""

    terms: tuple
    is_beginning: bool = False
    is_citation: bool = False


@dataclass(frozen=True)
class Clause:
    """What each result must hold, in one of these ways; or, where negated, must not."""

    options: tuple
    negated: bool = False
    written: str = ""  # the one word, as it was typed: for spelling
    also: tuple = ()  # (what was typed, the other names that are looked for too)

    @property
    def terms(self):
        """The words in their first form; a citation is no words."""
        return () if self.options[0].is_citation else self.options[0].terms


class TypedPiece(NamedTuple):
    """A word that was typed, or what stands between quotation marks."""

    words: list
    is_phrase: bool
    negated: bool
    begins: bool = False  # it ends in an asterisk

    @property
    def is_plain(self):
        return not (self.is_phrase or self.negated)


@dataclass(frozen=True)
class Query:
    """What a visitor typed, and what is looked for."""

    text: str = ""
    is_exact: bool = False  # no other names and no better spelling
    clauses: tuple = ()
    cited: tuple = ()  # keys of the law that it cites: 53a-83, pa-16-66

    @classmethod
    def typed(cls, typed, as_you_type=False, is_exact=False):
        """The query in a text from anywhere: bounded, and without what no record holds."""
        text = cleaned(typed)
        rest, dated = text.translate(DASHES), []
        if as_you_type and rest[-1:].isalnum():  # the last letter may not be typed yet
            rest += "*"
        if found := find_date(rest):
            date, (start, end) = found
            dated = [Clause((Option(tuple(terms_of(in_words(date)))),))]
            rest = f"{rest[:start]} {rest[end:]}"
        clauses, cited, rest = citation_clauses(rest)
        clauses += dated
        clauses += word_clauses(rest, is_exact, bool(cited), bool(clauses))
        return cls(text, is_exact, tuple(dict.fromkeys(clauses))[:MOST_WORDS], tuple(cited))

    @cached_property
    def wanted(self):
        return [clause for clause in self.clauses if not clause.negated]

    @property
    def unwanted(self):
        return [clause for clause in self.clauses if clause.negated]

    @property
    def cites_only(self):
        """Whether nothing was typed but a citation."""
        return len(self.clauses) == 1 and self.clauses[0].options[0].is_citation

    @property
    def also(self):
        """(what was typed, other names that are looked for too), for each that has some."""
        return [clause.also for clause in self.wanted if clause.also]

    @cached_property
    def terms(self):
        """The words looked for, each in its first form."""
        return [term for clause in self.wanted for term in clause.terms]

    @cached_property
    def phrase(self):
        """What was typed from the first to the last of these words; one word is no phrase."""
        typed, wanted = terms_of(self.text), set(self.terms)
        at = [place for place, term in enumerate(typed) if term in wanted]
        return tuple(typed[at[0] : at[-1] + 1]) if len(at) > 1 else ()

    @property
    def side_by_side(self):
        """The clauses, with one for this phrase in place of those for its words."""
        others = [c for c in self.wanted if not c.terms or not set(c.terms) <= {*self.phrase}]
        return [*others, Clause((Option(self.phrase),))]

    def completed(self):
        """The query, with the stems of the words that its beginnings may become.

        A stem does not begin as all of its words do.
        """
        if not any(option.is_beginning for clause in self.clauses for option in clause.options):
            return self
        return replace(self, clauses=tuple(map(with_endings, self.clauses)))


def with_endings(clause):
    last = clause.options[-1]
    if not last.is_beginning or last.is_citation or not last.terms[-1].isalpha():
        return clause
    held = SearchWord.objects.filter(word__startswith=last.terms[-1])
    stems = held.order_by("stem").values_list("stem", flat=True).distinct()[:MOST_ENDINGS]
    more = (Option((*last.terms[:-1], s)) for s in stems if not s.startswith(last.terms[-1]))
    return replace(clause, options=(*clause.options, *more))


def citation_clauses(text):
    """A clause for each citation in a text, the keys of what is cited, and the other words."""
    for typed, written in TYPED_CITATIONS:
        text = typed.sub(written, text)
    clauses, keys, rest, at = [], [], [], 0
    for citation in citations.find(text):
        key = key_of(citation)
        if not key:
            continue
        before, at = text[at : citation.start], citation.end
        option = Option((term_of_key(key),), text.startswith("*", at), is_citation=True)
        if before == "/" and clauses:  # either of two
            clauses[-1] = replace(clauses[-1], options=(*clauses[-1].options, option))
        else:
            negated = before.endswith("-") and not before[-2:-1].strip()
            clauses.append(Clause((option,), negated))
            rest.append(before[:-1] if negated else before)
        if not clauses[-1].negated:
            keys.append(key)
    return clauses, list(dict.fromkeys(keys)), " ".join([*rest, text[at:]])


def word_clauses(text, is_exact, is_cited, beside):
    """The words and phrases of a text; words of asking only where nothing stands beside them."""
    pieces = pieces_of(ELISION.sub(r"\1'", text))
    clauses, aside = [], []
    while pieces:
        clause, count = (None, 1) if is_exact else other_names(pieces)
        of_asking = clause is None and is_of_asking(pieces[0], is_cited)
        (aside if of_asking else clauses).append(clause or clause_of(pieces[0]))
        pieces = pieces[count:]
    return clauses or ([] if beside else aside)


def pieces_of(text):
    found = []
    for minus, phrase, word in PIECE.findall(text):
        negated = bool(minus) or (word.startswith("-") and word[1:2].isalnum())
        written = phrase if phrase or minus else word
        if words := [word for word in WORD.findall(written)[:MOST_WORDS] if stem(word)]:
            found.append(TypedPiece(words, bool(phrase), negated, written.endswith("*")))
    return found


def is_of_asking(piece, is_cited):
    word = " ".join(map(folded, piece.words))
    letters = word.replace(" ", ".")  # C.G.S.
    of_citation = is_cited and bool({word, letters} & ASIDE_OF_CITATION)
    return piece.is_plain and not piece.begins and (word in ASIDE or of_citation)


def clause_of(piece):
    written = "" if piece.is_phrase else piece.words[-1]
    return Clause(options_of(piece.words, piece), piece.negated, written)


def other_names(pieces):
    """A clause for the words at the beginning that the record says otherwise; how many they are."""
    for count in range(min(LONGEST_SYNONYM, len(pieces)), 0, -1):
        some = pieces[:count]
        words = [word for piece in some for word in piece.words]
        row = synonyms_of(words) if all(piece.is_plain for piece in some) else None
        if row:
            own = Option(tuple(map(stem, words)))
            names = [name for name in row.also if tuple(terms_of(name)) != own.terms]
            others = [Option(tuple(terms_of(name))) for name in names]
            options = [*others, own] if row.exactly else [own, *others]
            if some[-1].begins:
                options.append(beginning(words))
            return Clause(
                tuple(options), also=(" ".join(words), tuple(names)) if names else ()
            ), count
    return None, 1


def options_of(words, piece):
    """The ways in which a piece may stand: pretrial, pre-trial; O’Brien, O Brien."""
    whole, first = Option(tuple(map(stem, words))), folded(words[0])
    if piece.begins:
        return tuple(dict.fromkeys([whole, beginning(words)]))
    if piece.is_phrase:
        return (whole,)
    if len(words) > 1:
        is_joined = len(words) == 2 and first in (*PREFIXES, *ELIDED)
        return (whole, Option((stem("".join(words)),))) if is_joined else (whole,)
    return (whole, *divided(first))


def beginning(words):
    return Option((*map(stem, words[:-1]), folded(words[-1]).replace("'", "")), is_beginning=True)


def divided(word):
    letter, apostrophe, rest = word.partition("'")
    if apostrophe and letter in ELIDED:
        yield Option((letter, stem(rest)))
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if word.startswith(prefix) and len(rest) > SHORTEST_REST and rest.isalpha():
            yield Option((prefix, stem(rest)))
