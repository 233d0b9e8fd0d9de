"""Lists of links as markup. A page has a hundred lines, and the template engine takes its time.

Everything that is not a constant here is escaped.
"""

import re
from functools import lru_cache
from html import escape as escaped
from urllib.parse import quote_plus

from django.utils.safestring import SafeString

SPECIAL = re.compile(r"[&<>\"']")


def escape(text):
    """Text as it stands in markup. Most pieces hold nothing to escape, and are only looked over."""
    return escaped(text) if SPECIAL.search(text) else text


class QueryString:
    """The address of this search with something changed in it."""

    def __init__(self, **now):
        self.now = {name: quote_plus(str(value)) for name, value in now.items() if value}
        self.order = list(now)

    def __call__(self, **changed):
        parts = dict(self.now)
        for name, value in changed.items():
            parts[name] = quote_plus(str(value)) if value else ""
        return "?" + "&".join(f"{name}={parts[name]}" for name in self.order if parts.get(name))

    def choosing(self, name):
        """The addresses of all choices of one kind begin so; the choice is to be added."""
        without = self(**{name: "", "page": ""})
        return f"{without}&{name}=" if without != "?" else f"?{name}="


def choice(words, count, address, is_chosen):
    current = ' aria-current="true"' if is_chosen else ""
    return f'<li><a href="{address}"{current}>{words} <b>{count}</b></a></li>'


@lru_cache(maxsize=2_000)
def written(words, value):
    """The name of a choice as markup, and the choice as it stands in an address."""
    return escape(words), escape(quote_plus(str(value)))


def facet(heading, whole, choices, address, name, chosen):
    """One way to narrow the results: (value, words, count) for each choice, and for all of them."""
    words, total = whole
    start = escape(address.choosing(name))
    lines = [choice(escape(words), total, escape(address(**{name: "", "page": ""})), not chosen)]
    for value, words, count in choices:
        shown, quoted = written(words, value)
        lines.append(choice(shown, count, f"{start}{quoted}", value == chosen))
    return SafeString(  # every word and address in it was escaped
        f'<div><h2>{escape(heading)}</h2><ul class="facet">{"".join(lines)}</ul></div>'
    )


def result(text, marker):
    """A result: where it stands, its title, what it is now, and the words around what was found."""
    status = ""
    if text.status:
        css = f"tag {text.status_class}".strip()
        status = f' <span class="{escape(css)}">{escape(text.status)}</span>'
    excerpt = marker.excerpt(text.text)
    shown = f"<p>{excerpt}</p>" if excerpt else ""
    return SafeString(  # escaped, here or by the marker
        f'<li><p class="result-path">{escape(text.path)}{status}</p>'
        f'<h2><a href="{escape(text.address)}">{marker.marked(text.title)}</a></h2>'
        f"{shown}</li>"
    )


def feed(address):
    """The element by which a feed reader finds the feed of this search."""
    if not address:
        return ""
    kind = "application/atom+xml"
    title = "New results for this search"
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{escape(address)}">'


def joined(pieces):
    return SafeString("".join(pieces))  # made by the functions above
