"""Help with spelling: the nearest word that does stand in the public record."""

from django.db.models.functions import Length
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
    stems = {stem(half) for both in halves for half in both}
    known = set(SearchWord.objects.filter(stem__in=stems).values_list("stem", flat=True))
    for one, other in halves:
        if {stem(one), stem(other)} <= known and rows_with(stem(one), stem(other)):
            return f"{one} {other}"
    return ""


def nearest_word(word):
    """The nearest word that stands in a public row; of words as near, the one in the most rows."""
    most = 1 if len(word) < 6 else 2
    lengths = SearchWord.objects.annotate(letters=Length("word"))
    others = lengths.filter(letters__gte=len(word) - most, letters__lte=len(word) + most)
    near = []
    for other, term in others.values_list("word", "stem"):
        # Letters that are missing, added, changed or swapped; beyond `most` they are not counted.
        steps = OSA.distance(word, other, score_cutoff=most)
        # Two slips and another beginning are another word: harbor is not labor.
        if steps <= (most if other[0] == word[0] else 1):
            near.append((steps, other[0] != word[0], other, term))
    tried = [(*each, rows_with(each[-1])) for each in sorted(near)[:TRIED]]
    there = [each for each in tried if each[-1]]
    return min(there, key=lambda each: (*each[:2], -each[-1]))[2] if there else ""
