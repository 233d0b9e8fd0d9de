"""What a search of the tests finds: titles, or addresses; and minutes that say something."""

from tests import make
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.results import search


def found(text, **more):
    """The titles of what a query finds, without the pages of the site itself."""
    results = search(Query.typed(text), **more)
    if results.is_relaxed:
        return []
    return [row.title for row in results.shown(results.chosen) if row.kind != "page"]


def addresses(text, **more):
    results = search(Query.typed(text), **more)
    return [row.address for row in results.shown(results.chosen)]


def said(date, text):
    return make.minutes(f"# 1. Reports\n\n{text}", meeting=make.meeting(date=date))
