"""A page's HTML as XML that the typesetter reads: what can be printed, and no deeper than it goes.

The HTML is what the public page shows of a text, or a template of `reports/paper/`. How each
element looks on paper is in `template/document.typ`.
"""

from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree.ElementTree import TreeBuilder, tostring

from django.utils.encoding import iri_to_uri

DEEPEST = 8  # elements within elements; below it the words stay and the nesting ends
HEADINGS = {f"h{level}" for level in range(1, 7)}
NESTING = {
    *HEADINGS,
    *("p", "blockquote", "pre", "ul", "ol", "dl", "table"),
    *("a", "strong", "em", "del", "s", "sup", "sub", "code"),
}
KEPT = {*NESTING, "li", "tr", "td", "th", "dt", "dd", "section"}


def as_xml(html, page):
    """`page` is the address from which its links lead."""
    return tostring(PrintableHtml(html, page).root, encoding="unicode")


class PrintableHtml(HTMLParser):
    """Reads sanitised HTML into a tree. A heading is one level below the last that ranks above."""

    def __init__(self, html, page):
        super().__init__()
        self.page = page
        self.builder = TreeBuilder()
        self.open = []  # each element with the tag that it has in the tree, if it is kept
        self.deep = 0
        self.ranks = [[]]  # of the headings that stand above, in each section
        self.builder.start("div", {})
        self.feed(html)
        self.close()
        self.builder.end("div")
        self.root = self.builder.close()

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if tag in {"br", "hr"}:
            self.builder.start(tag, {})
            self.builder.end(tag)
        elif tag == "img":
            self.builder.start("a", {"href": self.whole(attributes.get("src", ""))})
            self.builder.data(f"Picture: {attributes.get('alt') or 'not described'}")
            self.builder.end("a")
        elif tag in KEPT:
            self.deep += tag in NESTING
            self.open.append((tag, self.start(tag, attributes) if self.deep <= DEEPEST else ""))

    def start(self, tag, attributes):
        if tag == "section":
            self.ranks.append([])
        elif tag in HEADINGS and any(one != "section" for one, _ in self.open):
            tag = "strong"  # one inside a list or a table is no heading of the page
        elif tag in HEADINGS:
            self.ranks[-1] = [*(rank for rank in self.ranks[-1] if rank < tag), tag]
            tag, attributes["level"] = "heading", str(sum(map(len, self.ranks)))
        elif attributes.get("href"):
            attributes["href"] = self.whole(attributes["href"])
        self.builder.start(tag, attributes)
        return tag

    def whole(self, address):
        return iri_to_uri(urljoin(self.page, address))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            _, started = self.open.pop()
            self.deep -= tag in NESTING
            if started:
                self.builder.end(started)
            if started == "section":
                self.ranks.pop()

    def handle_data(self, data):
        self.builder.data(data)
