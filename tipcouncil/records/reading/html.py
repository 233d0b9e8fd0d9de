"""A web page, or what Word and mail programs put on the clipboard, as Markdown and as words."""

from html.parser import HTMLParser

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.hidden import By, gathered
from tipcouncil.records.reading.html_look import FLOW, ElementVisibility
from tipcouncil.records.reading.markup import PaperWriter
from tipcouncil.records.reading.numbering import numeral
from tipcouncil.records.reading.properties import as_hidden

HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
BLOCKS = FLOW | {
    *("address", "aside", "body", "center", "dd", "dt", "fieldset", "figure", "figcaption"),
    *("footer", "form", "header", "html", "main", "nav", "li"),
}
UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "select", "title"}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
MAIN = {"main", "article"}
CHROME = {"nav", "aside", "footer"}
NAMES = ("author", "description", "keywords", "subject", "copyright")  # of what it says of itself
DESCRIBED_BY = ("alt", "title", "href", "aria-label", "placeholder", "value")
CLIPBOARD = ("StartFragment", "EndFragment")


class HtmlReader(HTMLParser):
    """Takes a page piece by piece; whatever is not closed, or closed twice, does no harm."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.writer, self.main = PaperWriter(), []  # the blocks of the main part
        self.lists = []  # [tag, form of its numbers, how far it counted]
        self.item = ""  # label of the item that is being read
        self.rank = 0
        self.elements = ElementVisibility(page)
        self.about, self.beside = [], []
        self.tag = ""
        self.feed(page)
        self.close()
        self.end_table()
        self.end_block()

    def handle_starttag(self, tag, pairs):
        attributes = {key: value or "" for key, value in pairs}
        self.tag = tag
        if tag == "meta" and attributes.get("name", "").lower() in NAMES:
            self.about.append((attributes["name"].lower(), attributes.get("content", "")))
        self.beside += [(By.BESIDE, f"{attributes[n]} ") for n in DESCRIBED_BY if n in attributes]
        if tag == "br":
            self.writer.add("\n")
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag in BLOCKS:
            self.end_block()
        self.elements.start(tag, attributes)
        if tag in HEADINGS:
            self.rank = HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.lists.append(
                [tag, attributes.get("type", "1"), integer(attributes, "start", 1) - 1]
            )
        elif tag == "li":
            self.item = self.next_label(attributes)
        elif tag == "table":
            self.end_table()
            self.writer.start_table()
        elif tag == "tr":
            self.writer.start_row()
        elif tag in ("td", "th") and self.writer.tables and self.writer.tables[-1]:
            self.writer.start_cell()

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table":
            self.end_table()
        elif tag in BLOCKS:
            self.end_block()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        self.elements.end(tag)

    def handle_data(self, data):
        elements = self.elements
        if elements.is_in(UNSEEN):
            self.about += [("title", data)] if self.tag == "title" else []
            self.beside += [] if self.tag in ("title", "style") else [(By.BESIDE, data)]
        elif elements.hidden:
            self.writer.found.append((elements.hidden, f"{data} "))
        else:
            text = data if elements.is_in({"pre"}) else spaced(data)
            bold, italic = elements.is_in(BOLD), elements.is_in(ITALIC)
            self.writer.add(text, bold=bold, italic=italic)

    def handle_comment(self, data):
        if data not in CLIPBOARD and not data.startswith("[if"):
            self.writer.found.append((By.COMMENT, f"{data} "))

    def next_label(self, attributes):
        if not self.lists or self.lists[-1][0] == "ul":
            return "-"
        _, form, count = self.lists[-1]
        self.lists[-1][2] = integer(attributes, "value", count + 1)
        return f"{numeral(self.lists[-1][2], form)}."

    def end_block(self):
        """What was read since the last block is a paragraph, a heading, an item or in a cell."""
        text, rank, self.rank = self.writer.taken(), self.rank, 0
        if not text:
            return
        label, self.item = self.item, ""
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if rank:
            text = f"{label} {text}" if label not in ("", "-") else text
            self.keep(markup.heading(text, rank))
        elif label:
            self.keep(markup.list_item(text, label, max(0, len(self.lists) - 1)), True)
        else:
            self.keep(markup.paragraph(text))

    def keep(self, text, is_item=False):
        self.writer.keep(text, is_item)
        is_main = self.elements.is_in(MAIN) and not self.elements.is_in(CHROME)
        self.main += [(text, is_item)] if is_main and not self.writer.around else []

    def end_cell(self):
        self.end_block()
        if self.writer.around:
            self.writer.end_cell()

    def end_table(self):
        self.end_cell()
        if self.writer.tables:
            self.keep(self.writer.end_table())


def integer(attributes, name, otherwise):
    """The whole number of an attribute, where it is one."""
    given = attributes.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else otherwise


def spaced(text):
    for sign in "\xa0\r\n\t":
        text = text.replace(sign, " ")
    return text


def parts_of(content):
    reader = HtmlReader(content.decode())
    part = reader.writer.part()
    found = [*part.hidden, *as_hidden(reader.about), *gathered(reader.beside)]
    markdown = markup.whole(reader.main) if reader.main else part.markdown
    yield part._replace(hidden=found, markdown=markdown)
