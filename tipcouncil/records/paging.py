"""A list that is too long for one page: its pages, and the address that each has for good."""

from django.conf import settings
from django.core.paginator import Paginator

ON_A_PAGE = 200  # rows; some forty sheets of paper


def page_of(rows, query, most=None):
    """The page that a reader asks for; of a number that is none, the nearest."""
    return Paginator(rows, most or ON_A_PAGE).get_page(query.get("page", "")[:9])


def canonical_url(request, page=None):
    """The canonical address: the page's number belongs to it, a reader's filters do not."""
    number = f"?page={page.number}" if page is not None and page.number > 1 else ""
    return f"{settings.BASE_URL}{request.path}{number}"


def pages_around(page, query, place=""):
    """The queries of the pages before and after this one, with the reader's filters kept."""
    kept = query.copy()
    around = {}
    for name, is_there, number in [
        ("newer", page.has_previous(), page.number - 1),
        ("older", page.has_next(), page.number + 1),
    ]:
        if is_there:
            kept["page"] = number
            around[name] = f"?{kept.urlencode()}{place}"
    return around
