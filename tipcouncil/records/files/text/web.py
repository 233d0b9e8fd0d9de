"""The text of a web page, without what a browser does not show of it."""

from html.parser import HTMLParser

from tipcouncil.records.hidden import BESIDE, COMMENT, gathered, properties, web

UNSEEN = {"title", "script", "style", "template"}
NAMES = (
    "author",
    "description",
    "keywords",
    "subject",
    "copyright",
)  # of what a page says of itself
SAID_BESIDE = ("alt", "title", "href", "aria-label", "placeholder", "value")
BLOCKS = {
    *("address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt"),
    *("figcaption", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
    *("nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul"),
}


def pages_of(file, kind):
    """The whole, as one page: (label, text, what is hidden)."""
    page = file.read().decode()
    reader = VisibleWebText(page)
    reader.feed(page)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    found = [*gathered(reader.found), *properties.as_hidden(reader.about), *gathered(reader.beside)]
    yield "", "\n".join(line for line in lines if line), found


class VisibleWebText(HTMLParser):
    """Gathers the text of a web page, but not of its title, its scripts and its styles."""

    def __init__(self, page):
        super().__init__()
        self.pieces = []
        self.found, self.about, self.beside = [], [], []
        self.unseen = 0
        self.tag = ""
        self.seen = web.ElementVisibility(page)

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        self.seen.start(tag, attributes)
        self.tag = tag
        said = {name: words or "" for name, words in attributes}
        if tag == "meta" and said.get("name", "").lower() in NAMES:
            self.about.append((said["name"].lower(), said.get("content", "")))
        self.beside += [(BESIDE, f"{said[one]} ") for one in SAID_BESIDE if one in said]
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unseen = max(0, self.unseen - (tag in UNSEEN))
        self.seen.end(tag)
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if self.unseen:
            self.about += [("title", data)] if self.tag == "title" else []
            self.beside += [(BESIDE, data)] if self.tag in ("script", "template") else []
            return
        if self.seen.hidden:
            self.found.append((self.seen.hidden, f"{data} "))
        else:
            self.pieces.append(data)
            self.found += [None] if data.strip() else []

    def handle_comment(self, data):
        if data not in ("StartFragment", "EndFragment") and not data.startswith("[if"):
            self.found.append((COMMENT, f"{data} "))
