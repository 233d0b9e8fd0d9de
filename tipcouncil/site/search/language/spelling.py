"""Help with spelling: the nearest word that does stand in the public record."""

from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tipcouncil.site.search.engines import engine
from tipcouncil.site.search.finding import newest
from tipcouncil.site.search.language.words import folded, stem
from tipcouncil.site.search.models import SearchWord
from tipcouncil.site.search.query import Clause, Option

SHORTEST = 4  # letters; a shorter word has too many neighbours
SHORTEST_HALF = 3  # letters of a word that was typed together with another
TRIED = 8  # of the nearest words
FREQUENT = 50  # rows; more often need not be counted


def better_spelled(query):
    """The query's text with each word that stands nowhere replaced; empty where none can be."""
    text = query.text
    for clause in query.wanted:
        word = clause.written
        if len(word) < SHORTEST or not word.isalpha() or rows_with(stem(word)):
            continue
        if nearest := two_words(folded(word)) or nearest_word(folded(word)):
            text = text.replace(word, as_big(nearest, word), 1)
    return text if text != query.text else ""


def as_big(word, written):
    """A word with the capitals of the one that was typed: a name stays a name."""
    return word.upper() if written.isupper() else word.title() if written.istitle() else word


def rows_with(*terms):
    """In how many public rows a word or phrase stands, as far as it matters."""
    return len(newest(engine().expression([Clause((Option(terms),))]), FREQUENT))


def two_words(word):
    """“carwash” as “car wash”, where both stand side by side somewhere."""
    halves = [(word[:at], word[at:]) for at in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1)]
    held = SearchWord.objects.filter(stem__in={stem(half) for both in halves for half in both})
    known = set(held.values_list("stem", flat=True))
    there = (both for both in halves if known.issuperset(map(stem, both)))
    return next((" ".join(both) for both in there if rows_with(*map(stem, both))), "")


def nearest_word(word):
    """The nearest word that stands in a public row; of words as near, the one in the most rows."""
    most = 1 if len(word) < 6 else 2
    lengths = SearchWord.objects.annotate(letters=Length("word"))
    others = lengths.filter(letters__range=(len(word) - most, len(word) + most))
    # Letters that are missing, added, changed or swapped.
    others = process.extract_iter(
        word, others.values_list("word", flat=True), scorer=OSA.distance, score_cutoff=most
    )
    # Two slips and another beginning are another word: harbor is not labor.
    near = [
        (slips, other[0] != word[0], other)
        for other, slips, _ in others
        if slips < 2 or other[0] == word[0]
    ]
    tried = [(*each, rows_with(stem(each[-1]))) for each in sorted(near)[:TRIED]]
    there = [(slips, is_odd, -rows, other) for slips, is_odd, other, rows in tried if rows]
    return min(there)[-1] if there else ""
