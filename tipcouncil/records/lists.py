"""What a reader chose to see of a list, as the address of its page has it, and its pages."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator

LONGEST = 200  # characters of a word to look for; what is longer is cut
ON_A_PAGE = 200  # rows; some forty sheets of paper


def cleaned(text):
    """What a reader typed, without what no record holds."""
    return " ".join("".join(c if c.isprintable() else " " for c in text[:LONGEST]).split())


def typed(query, name):
    return cleaned(query.get(name, ""))


class Filters:
    """For what holds a reader's choices: `asked` is each filter of the list with its value."""

    @property
    def is_narrowed(self):
        return any(self.asked.values())

    @property
    def query(self):
        """The question again, to follow an address: “?year=2014”."""
        given = {name: value for name, value in self.asked.items() if value}
        return f"?{urlencode(given)}" if given else ""


def page_of(rows, query, most=None):
    """The page that a reader asks for; of a number that is none, the nearest."""
    return Paginator(rows, most or ON_A_PAGE).get_page(query.get("page", "")[:9])


def canonical_url(request, page=None):
    """The canonical address: the page's number belongs to it, a reader's filters do not."""
    number = f"?page={page.number}" if page is not None and page.number > 1 else ""
    return f"{settings.BASE_URL}{request.path}{number}"
