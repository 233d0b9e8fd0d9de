"""A page's HTML as the parts of a printed page, which the typesetter sets.

The HTML is what the public page shows of a text, or a template of `reports/paper/`.
"""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree.ElementTree import TreeBuilder

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
}
GROUPS = {"ul", "ol", "dl", "table"}
ROWS = {"li", "tr", "td", "th", "dt", "dd"}
NESTING = {*KINDS, *GROUPS, *HEADINGS, "a", "pre", "code"}
EMPTY = {"br", "hr", "img"}
INSIDE_WORDS = {"strong", "em", "a", "s", "del", "sup", "sub"}
ONLY_PARTS = {"ul", "ol", "dl", "table", "tr", "div"}  # white space between these says nothing
BLANKS = re.compile(r"[ \t\n\r\f]+")
NUMBERING = {"1": "1.", "a": "a.", "A": "A.", "i": "i.", "I": "I."}


def parts_of(html, page, above=1):
    """The parts of a text. `page` is its address; its headings stand below the level `above`."""
    return section_of(HtmlTree(html).root, page, above)


class HtmlTree(HTMLParser):
    """Reads sanitised HTML into a tree of the elements that can be printed."""

    def __init__(self, html):
        super().__init__()
        self.builder = TreeBuilder()
        self.open = []
        self.deep = 0
        self.builder.start("div", {})
        self.feed(html)
        self.close()
        self.builder.end("div")
        self.root = self.builder.close()

    def handle_starttag(self, tag, attrs):
        if tag in EMPTY:
            self.builder.start(tag, dict(attrs))
            self.builder.end(tag)
        elif tag in NESTING | ROWS | {"section"}:
            self.deep += tag in NESTING
            is_kept = self.deep <= DEEPEST
            self.open.append((tag, is_kept))
            if is_kept:
                self.builder.start(tag, dict(attrs))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            _, is_kept = self.open.pop()
            self.deep -= tag in NESTING
            if is_kept:
                self.builder.end(tag)

    def handle_data(self, data):
        self.builder.data(data)


def section_of(element, page, above):
    """The parts of a section; its headings follow one below the other, whatever their ranks."""
    ranks, made = [], []
    for child in children(element):
        tag = getattr(child, "tag", "")
        if tag in HEADINGS:
            rank = int(tag[1])
            ranks = [*(each for each in ranks if each < rank), rank]
            if words := within(child, page):
                made.append({"is": "heading", "level": above + len(ranks), "of": words})
        elif tag == "section":
            made += section_of(child, page, above + len(ranks))
        else:
            made += part_of(child, page, "div")
    return made


def children(element):
    """The texts and elements of an element, in their order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def within(element, page):
    parts = [part for child in children(element) for part in part_of(child, page, element.tag)]
    if element.tag not in INSIDE_WORDS:
        for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
            if parts and isinstance(parts[at], str):
                parts[at] = strip(parts[at], " ")
    return [part for part in parts if part]


def part_of(child, page, parent):
    """What a text or an element within another says: no part, or one."""
    if isinstance(child, str):
        words = BLANKS.sub(" ", child)  # as a browser shows it; a no-break space stays
        return [] if parent in ONLY_PARTS and not words.strip() else [words]
    tag = child.tag
    if tag in {"br", "hr"}:
        return [{"is": "break" if tag == "br" else "rule"}]
    if tag == "img":
        words = f"Picture: {child.get('alt') or 'not described'}"
        return [link([words], urljoin(page, child.get("src", "")))]
    if tag in {"pre", "code"}:
        return [{"is": "code", "text": "".join(child.itertext()), "block": tag == "pre"}]
    if tag in GROUPS:
        return group_of(child, page)
    inside = within(child, page)
    if not inside:
        return []
    if tag in HEADINGS:  # one inside a list or a table is no heading of the page
        return [paragraph({"is": "strong", "of": inside})]
    if tag == "a":
        address = child.get("href")
        return [link(inside, urljoin(page, address)) if address else paragraph(*inside)]
    if tag in ROWS:  # outside of any list or table
        return [paragraph(*inside)]
    kind = "note" if tag == "p" and child.get("class") == "note" else KINDS[tag]
    return [{"is": kind, "of": inside}]


def paragraph(*within):
    return {"is": "paragraph", "of": list(within)}


def link(words, address):
    return {"is": "link", "to": iri_to_uri(address), "of": words}


def group_of(element, page):
    """A list, a list of facts or a table; nothing where it is empty."""
    if element.tag == "table":
        return table_of(element, page)
    if element.tag == "dl":
        values = zip(element.iter("dt"), element.iter("dd"), strict=True)
        items = [["".join(name.itertext()), within(value, page)] for name, value in values]
        return [{"is": "facts", "items": items}] if items else []
    items = [within(item, page) or [" "] for item in element]
    if not items:
        return []
    if element.tag == "ul":
        return [{"is": "bullets", "items": items}]
    start = element.get("start", "1")
    return [
        {
            "is": "numbers",
            "start": int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 1,
            "numbering": NUMBERING.get(element.get("type", "1"), "1."),
            "items": items,
        }
    ]


def table_of(element, page):
    """A table whose first row is on each sheet; `data-widths` says how wide its columns are."""
    rows = [[within(cell, page) for cell in row] for row in element]
    columns = max(map(len, rows), default=0)
    if not columns:
        return []
    filled = [[cell or [" "] for cell in [*row, *[[]] * (columns - len(row))]] for row in rows]
    widths = [int(width) for width in element.get("data-widths", "").split()]
    table = {"is": "table", "head": filled[0], "rows": filled[1:]}
    return [table | {"widths": widths or [1] * columns}]
