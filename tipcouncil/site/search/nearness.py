"""How near to each other the words of a query stand in a text: the same on both databases."""

from itertools import pairwise
from typing import NamedTuple

from tipcouncil.site.search.engines import rows

NEAR = 40  # characters between two words that still belong together
BESIDE = 0.5  # of what two words are worth side by side, where they stand near
MOST_PLACES = 40  # of a word in one text


class IndexedWords(NamedTuple):
    """The words of a row as the index has them, each between spaces."""

    title: str
    text: str
    cited: str


def words_of_rows(numbers):
    """{number: words} of some rows."""
    if not numbers:
        return {}
    among = ",".join(map(str, numbers))  # whole numbers, from our own tables
    found = rows(
        "SELECT row_id, title_terms, text_terms, other_terms, cited_terms"
        f" FROM site_searchtext WHERE row_id IN ({among})"
    )
    return {
        number: IndexedWords(f" {title} ", f" {text} | {other} ", f" {cited} ")
        for number, title, text, other, cited in found
    }


def nearness(pairs, words):
    """How many of the words that were typed side by side stand so in a text: 0 to 1."""
    if not pairs:
        return 0
    return sum(max(worth_of_pair(ways, part) for part in words[:2]) for ways in pairs) / len(pairs)


def worth_of_pair(ways, text):
    for way in ways:
        if f" {' '.join(way)} " in text:
            return 1
    one, other = (places(text, word) for word in ways[0])
    if not one or not other:
        return 0
    # The places of both in one order: the nearest two follow each other there.
    both = sorted([(place, 0) for place in one] + [(place, 1) for place in other])
    gaps = (b - a for (a, which), (b, its) in pairwise(both) if which != its)
    return BESIDE if min(gaps) <= NEAR else 0


def places(text, word):
    """Where a word stands in a text, from its beginning on."""
    found, at = [], text.find(f" {word} ")
    while at >= 0 and len(found) < MOST_PLACES:
        found.append(at)
        at = text.find(f" {word} ", at + 1)
    return found


def holds(clause, words):
    """Whether a row holds what a clause asks for, in one of its ways."""
    return any(
        f" {' '.join(option.terms)}{'' if option.is_beginning else ' '}"
        in (words.cited if option.is_citation else f"{words.title}|{words.text}")
        for option in clause.options
    )
