"""What somebody can ask to be told of, as a word that stands in addresses and in one column.

“everything”, “meetings”, “minutes”, “reports”, “body:council”, “statute:53a-192a”, or a search as
its page has it: “search:q=nail+salons&kind=item”. A topic names public records only; one that names
anything else is none.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from django.urls import reverse

from meetings.models import Body
from statutes.models import Statute
from tipcouncil.site.search.language.words import law_words
from tipcouncil.site.search.narrowing import FACETS, narrowed_by
from tipcouncil.site.search.query import Query
from tipcouncil.site.search.rows import KINDS as KINDS_FOUND

KINDS = {
    "everything": "Everything new or changed in the record",
    "meetings": "Upcoming meetings, when posted, changed or cancelled, and their agendas",
    "minutes": "Minutes, when posted, amended or approved",
    "reports": "Reports and recommendations",
}
BODY, STATUTE, SEARCH = "body:", "statute:", "search:"
LONGEST = 700  # characters of a topic
MOST = 40  # topics of one subscriber
SEARCHED = ("q", *FACETS)


@dataclass(frozen=True)
class Topic:
    """A topic, what it is called, and the page that it is about."""

    key: str
    words: str
    address: str = ""


def requested_topic(query):
    """The topic in the query of a page's address, such as ?topic=search&q=nail+salons, or None."""
    key = query.get("topic", "")
    if key == "search":
        key = search_key({name: query.get(name, "") for name in SEARCHED})
    return read([key])[0] if key and read([key]) else None


def search_key(parts):
    """The one way to write a search, so that the same is always the same topic."""
    chosen = narrowed_by(parts)
    parts = {"q": Query.typed(parts.get("q", "")).text}
    parts |= {name: getattr(chosen, name) or "" for name in FACETS}
    return SEARCH + urlencode({name: value for name, value in parts.items() if value})


def search_parts(key):
    """{"q": "nail salons"} of “search:q=nail+salons”."""
    found = parse_qs(key.removeprefix(SEARCH), max_num_fields=len(SEARCHED))
    return {name: values[0] for name, values in found.items() if name in SEARCHED}


def read(keys):
    """The topics among some texts, in two queries; whatever is none is left out."""
    keys = [key for key in dict.fromkeys(keys) if 0 < len(key) <= LONGEST and "\x00" not in key]
    bodies = slugs(keys, BODY, Body.objects.public())
    statutes = slugs(keys, STATUTE, Statute.objects.public())
    found = []
    for key in keys:
        if key in KINDS:
            found.append(Topic(key, KINDS[key]))
        elif body := bodies.get(key):
            found.append(Topic(key, f"{body.name}: its meetings, minutes and papers"))
        elif section := statutes.get(key):
            words = f"{section.citation}, and what is posted that cites it"
            found.append(Topic(key, words, section.get_absolute_url()))
        elif key.startswith(SEARCH) and (topic := read_search(key)):
            found.append(topic)
    return found


def slugs(keys, prefix, queryset):
    """{topic: row} of those topics that begin with a prefix and name a row."""
    wanted = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
    if not wanted:
        return {}
    return {f"{prefix}{row.slug}": row for row in queryset.filter(slug__in=wanted)}


def read_search(key):
    try:
        parts = search_parts(key)
    except ValueError:
        return None
    if search_key(parts) != key or not Query.typed(parts.get("q", "")).wanted:
        return None
    words = {"kind": dict(KINDS_FOUND).get, "law": law_words}
    narrowed = ", ".join(words.get(name, str)(parts[name]) for name in FACETS if name in parts)
    words = f"Search for “{parts['q']}”{f' ({narrowed})' if narrowed else ''}"
    return Topic(key, words, f"{reverse('site:search')}?{key.removeprefix(SEARCH)}")


def to_choose_from():
    """What the form offers to everybody: the kinds, then each body that has not ended."""
    bodies = Body.objects.public().filter(ends=None).order_by("kind", "name")
    return [Topic(key, words) for key, words in KINDS.items()] + [
        Topic(f"{BODY}{body.slug}", f"{body.name}: its meetings, minutes and papers")
        for body in bodies
    ]
