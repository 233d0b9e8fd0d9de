"""The parts of a printed page, and the council's text as such parts.

The text comes as the HTML that the public page shows, so that paper and page say the same.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.utils.encoding import iri_to_uri

DEEPEST = 8  # parts within parts; below it the words stay and the nesting ends
HEADINGS = {f"h{level}" for level in range(1, 7)}
KINDS = {
    "p": "paragraph",
    "blockquote": "quotation",
    "strong": "strong",
    "em": "emphasis",
    "del": "struck",
    "s": "struck",
    "sup": "raised",
    "sub": "lowered",
    "ul": "bullets",
    "ol": "numbers",
    "a": "link",
    "table": "table",
    "pre": "code",
    "code": "code",
} | dict.fromkeys(HEADINGS, "heading")
ROWS = {"li", "tr", "td", "th"}
ONLY_PARTS = {"ul", "ol", "table", "tr", "root"}  # white space between these says nothing
BLANKS = re.compile(r"[ \t\n\r\f]+")
NUMBERING = {"1": "1.", "a": "a.", "A": "A.", "i": "i.", "I": "I."}


def paragraph(*within):
    return {"is": "paragraph", "of": list(within)}


def note(*within):
    return {"is": "note", "of": list(within)}


def heading(level, *within):
    return {"is": "heading", "level": level, "of": list(within)}


def strong(words):
    return {"is": "strong", "of": [words]}


def link(words, address):
    return {"is": "link", "to": iri_to_uri(address), "of": [words]} if address else words


def bullets(items):
    return {"is": "bullets", "items": items}


def quotation(words):
    return {"is": "quotation", "of": [words]}


def facts(*items):
    """Names with what they stand for; each item is a name and then the parts beside it."""
    return {"is": "facts", "items": [[name, list(within)] for name, *within in items]}


def table(head, rows, widths=None):
    """Rows of cells under a head that is repeated on each sheet; a cell is a list of parts."""
    columns = max([len(head), *(len(row) for row in rows)])
    filled = [[*row, *([[]] * (columns - len(row)))] for row in rows]
    head = [*head, *([[]] * (columns - len(head)))]
    return {
        "is": "table",
        "head": [cell or [" "] for cell in head],
        "rows": [[cell or [" "] for cell in row] for row in filled],
        "widths": widths or [1] * columns,
    }


class HtmlTree(HTMLParser):
    """Reads sanitised HTML into a tree of (tag, attributes, children)."""

    def __init__(self, html):
        super().__init__()
        self.root = ("root", {}, [])
        self.open = [self.root]
        self.deep = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag in {"br", "hr", "img"}:
            self.open[-1][2].append((tag, dict(attrs), []))
        elif tag in KINDS or tag in ROWS:
            element = (tag, dict(attrs), [])
            self.deep += tag in KINDS
            if self.deep <= DEEPEST:
                self.open[-1][2].append(element)
                self.open.append(element)
            else:
                self.open.append((tag, {}, self.open[-1][2]))

    def handle_endtag(self, tag):
        if len(self.open) > 1 and self.open[-1][0] == tag:
            self.open.pop()
            self.deep -= tag in KINDS

    def handle_data(self, data):
        self.open[-1][2].append(data)


def parts_of(html, page, above=1):
    """The parts of a text. `page` is its address; its headings stand below the level `above`."""
    ranks = []
    made = []
    for child in HtmlTree(html).root[2]:
        if isinstance(child, tuple) and child[0] in HEADINGS:
            words = within(child, page)
            rank = int(child[0][1])
            ranks = [*(each for each in ranks if each < rank), rank]
            if words:
                made.append({"is": "heading", "level": above + len(ranks), "of": words})
        elif (part := part_of(child, page, "root")) is not None:
            made.append(part)
    return made


def within(element, page):
    parts = (part_of(child, page, element[0]) for child in element[2])
    return [part for part in parts if part is not None]


def part_of(child, page, parent):
    """One child of an element as a part; None where it says nothing."""
    if isinstance(child, str):
        words = BLANKS.sub(" ", child)  # as a browser shows it; a no-break space stays
        return None if parent in ONLY_PARTS and not words.strip() else words
    tag, attributes, _ = child
    if tag == "br":
        return {"is": "break"}
    if tag == "hr":
        return {"is": "rule"}
    if tag == "img":
        return picture(attributes, page)
    if tag in {"pre", "code"}:
        return {"is": "code", "text": letters(child), "block": tag == "pre"}
    if tag in {"ul", "ol"}:
        return items_of(child, page)
    if tag == "table":
        return table_of(child, page)
    inside = within(child, page)
    if not inside:
        return None
    if tag in HEADINGS:  # one inside a list or a table is no heading of the page
        return paragraph({"is": "strong", "of": inside})
    if tag == "a":
        address = attributes.get("href")
        to = iri_to_uri(urljoin(page, address)) if address else ""
        return {"is": "link", "to": to, "of": inside} if to else paragraph(*inside)
    if tag in ROWS:  # outside of any list or table
        return paragraph(*inside)
    return {"is": KINDS[tag], "of": inside}


def picture(attributes, page):
    words = f"Picture: {attributes.get('alt') or 'not described'}"
    return link(words, urljoin(page, attributes.get("src", "")))


def letters(element):
    return "".join(child if isinstance(child, str) else letters(child) for child in element[2])


def items_of(element, page):
    tag, attributes, children = element
    items = [within(child, page) or [" "] for child in children if isinstance(child, tuple)]
    if not items:
        return None
    if tag == "ul":
        return bullets(items)
    start = attributes.get("start", "1")
    return {
        "is": "numbers",
        "start": int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1,
        "numbering": NUMBERING.get(attributes.get("type", "1"), "1."),
        "items": items,
    }


def table_of(element, page):
    rows = [
        [within(cell, page) for cell in row[2] if isinstance(cell, tuple)]
        for row in element[2]
        if isinstance(row, tuple)
    ]
    return table(rows[0], rows[1:]) if rows and any(rows) else None
