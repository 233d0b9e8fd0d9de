"""What the beginning of a word may become: stems do not begin as all of their words do."""

from dataclasses import replace

from tipcouncil.site.search.models import SearchWord
from tipcouncil.site.search.query import Option

MOST = 30  # different stems; a beginning that fits more of them is found by its letters alone
LAST = "{"  # comes after every small letter


def completed(query):
    """The query, with the stems of the words that its beginnings may become."""
    if not any(option.is_beginning for clause in query.clauses for option in clause.options):
        return query
    return replace(query, clauses=tuple(map(with_endings, query.clauses)))


def with_endings(clause):
    last = clause.options[-1]
    if not last.is_beginning or last.is_citation or not last.terms[-1].isalpha():
        return clause
    begun = last.terms[-1]
    held = SearchWord.objects.filter(word__gte=begun, word__lt=begun + LAST)
    stems = held.order_by("stem").values_list("stem", flat=True).distinct()[:MOST]
    more = (Option((*last.terms[:-1], stem)) for stem in stems if not stem.startswith(begun))
    return replace(clause, options=(*clause.options, *more))
