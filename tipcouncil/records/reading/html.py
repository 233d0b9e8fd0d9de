"""A web page, or what Word and mail programs put on the clipboard, as Markdown and as words."""

from html.parser import HTMLParser

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.hidden import By, PaperPart, gathered
from tipcouncil.records.reading.html_look import ElementVisibility
from tipcouncil.records.reading.numbering import numeral
from tipcouncil.records.reading.properties import as_hidden

BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt"),
    *("fieldset", "figure", "figcaption", "footer", "form", "header", "hr", "html", "main", "nav"),
    *("p", "pre", "section"),
}
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
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
        self.blocks = []  # (block, its words, whether it stands in the main part)
        self.runs = []
        self.lists = []  # [tag, form of its numbers, how far it counted]
        self.item = ""  # label of the item that is being read
        self.rank = 0
        self.rows = self.cell = None
        self.elements = ElementVisibility(page)
        self.found, self.about, self.beside = [], [], []
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
            self.runs.append(("\n", False, False))
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag in {*HEADINGS, *BLOCKS, "ul", "ol", "li", "table"}:
            self.end_block()
        self.elements.start(tag, attributes)
        if tag in HEADINGS:
            self.rank = HEADINGS[tag]
        elif tag in ("ul", "ol"):
            start = attributes.get("start", "")
            start = int(start) - 1 if start.isdecimal() and len(start) < 6 else 0
            self.lists.append([tag, attributes.get("type", "1"), start])
        elif tag == "li":
            self.item = self.next_label(attributes.get("value", ""))
        elif tag == "table":
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table":
            self.end_table()
        elif tag in {*HEADINGS, *BLOCKS, "li", "ul", "ol"}:
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
            self.found.append((elements.hidden, f"{data} "))
        else:
            self.found += [None] if data.strip() else []
            text = data if elements.is_in({"pre"}) else spaced(data)
            self.runs.append((text, elements.is_in(BOLD), elements.is_in(ITALIC)))

    def handle_comment(self, data):
        if data not in CLIPBOARD and not data.startswith("[if"):
            self.found.append((By.COMMENT, f"{data} "))

    def next_label(self, given):
        if not self.lists or self.lists[-1][0] == "ul":
            return "-"
        _, form, count = self.lists[-1]
        self.lists[-1][2] = int(given) if given.isdecimal() and len(given) < 6 else count + 1
        return f"{numeral(self.lists[-1][2], form)}."

    def end_block(self):
        """What was read since the last block is a paragraph, a heading, an item or in a cell."""
        text, words = markup.joined(self.runs), "".join(text for text, *_ in self.runs)
        rank, self.rank, self.runs = self.rank, 0, []
        if not text.strip():
            return
        label, self.item = self.item, ""
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if rank:
            text = f"{label} {text}" if label not in ("", "-") else text
            self.keep(markup.heading(text, rank), words)
        elif label:
            self.keep(markup.list_item(text, label, max(0, len(self.lists) - 1)), words, True)
        else:
            self.keep(markup.paragraph(text), words)

    def keep(self, text, words="", is_item=False):
        is_main = self.elements.is_in(MAIN) and not self.elements.is_in(CHROME)
        if self.cell is not None:
            self.cell.append(text)
            text = ""
        self.blocks.append(((text, is_item), words, is_main))

    def end_cell(self):
        self.end_block()
        if self.cell is not None and self.rows:
            self.rows[-1].append("\n\n".join(self.cell))
        self.cell = None

    def end_table(self):
        self.end_cell()
        rows, self.rows = self.rows, None
        if rows:
            self.keep(markup.table(rows))


def spaced(text):
    for sign in "\xa0\r\n\t":
        text = text.replace(sign, " ")
    return text


def parts_of(content):
    reader = HtmlReader(content.decode())
    main = [block for block, _, is_main in reader.blocks if is_main]
    lines = "\n".join(words for _, words, _ in reader.blocks).split("\n")
    found = [*gathered(reader.found), *as_hidden(reader.about), *gathered(reader.beside)]
    yield PaperPart(
        text="\n".join(line for line in (" ".join(one.split()) for one in lines) if line),
        hidden=found,
        markdown=markup.whole(main or [block for block, _, _ in reader.blocks]),
    )
