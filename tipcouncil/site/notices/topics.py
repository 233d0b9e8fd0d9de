"""What somebody can ask to be told of, as a word that stands in addresses and in one column.

“everything”, “meetings”, “minutes”, “reports”, “body:council”, “statute:53a-192a”, or a search as
its page has it: “search:q=nail+salons&kind=item”. A topic names public records only; one that names
anything else is none.
"""

from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from django.urls import reverse

from meetings.models import Body
from statutes.models import Statute
from tipcouncil.site.search.facets import FACETS, SearchFilters
from tipcouncil.site.search.query import Query

KINDS = {
    "everything": "Everything new or changed in the record",
    "meetings": "Upcoming meetings, when posted, changed or cancelled, and their agendas",
    "minutes": "Minutes, when posted, amended or approved",
    "reports": "Reports and recommendations",
}
BODY, STATUTE, SEARCH = "body:", "statute:", "search:"
LONGEST = 700  # characters of a topic
MOST = 40  # topics of one subscription
SEARCHED = ("q", *(facet.name for facet in FACETS))


class Topic(NamedTuple):
    """A topic, what it is called, and the page that it is about."""

    key: str
    words: str
    url: str = ""


def requested_topic(query):
    """The topic in the query of a page's address, such as ?topic=search&q=nail+salons, or None."""
    key = query.get("topic", "")
    if key == "search":
        key = search_key({name: query.get(name, "") for name in SEARCHED})
    return next(iter(read([key])), None)


def search_key(parts):
    """The one way to write a search, so that the same is always the same topic."""
    parts = {"q": Query.typed(parts.get("q", "")).text} | SearchFilters(parts).asked
    return SEARCH + urlencode({name: value for name, value in parts.items() if value})


def search_parts(key):
    """{"q": "nail salons"} of “search:q=nail+salons”."""
    asked = parse_qs(key.removeprefix(SEARCH), max_num_fields=len(SEARCHED))
    return {name: values[0] for name, values in asked.items() if name in SEARCHED}


def read(keys):
    """The topics among some texts, in two queries; whatever is none is left out."""
    keys = [key for key in dict.fromkeys(keys) if 0 < len(key) <= LONGEST and "\x00" not in key]
    bodies = by_slug(keys, BODY, Body.objects.public())
    statutes = by_slug(keys, STATUTE, Statute.objects.public())
    topics = []
    for key in keys:
        if key in KINDS:
            topics.append(Topic(key, KINDS[key]))
        elif key in bodies:
            topics.append(topic_of_body(bodies[key]))
        elif section := statutes.get(key):
            words = f"{section.citation}, and what is posted that cites it"
            topics.append(Topic(key, words, section.get_absolute_url()))
        elif key.startswith(SEARCH) and (topic := read_search(key)):
            topics.append(topic)
    return topics


def by_slug(keys, prefix, queryset):
    """{topic: row} of those topics that begin with a prefix and name a row."""
    slugs = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
    return {f"{prefix}{row.slug}": row for row in queryset.filter(slug__in=slugs)} if slugs else {}


def topic_of_body(body):
    return Topic(f"{BODY}{body.slug}", f"{body.name}: its meetings, minutes and papers")


def read_search(key):
    try:
        parts = search_parts(key)
    except ValueError:
        return None
    if search_key(parts) != key or not Query.typed(parts.get("q", "")).wanted:
        return None
    narrowed = SearchFilters(parts).words
    words = f"Search for “{parts['q']}”{f' ({narrowed})' if narrowed else ''}"
    return Topic(key, words, f"{reverse('site:search')}?{key.removeprefix(SEARCH)}")


def to_choose_from():
    """What the form offers to everybody: the kinds, then each body that has not ended."""
    bodies = Body.objects.public().filter(ends=None).order_by("kind", "name")
    return [*(Topic(key, words) for key, words in KINDS.items()), *map(topic_of_body, bodies)]
