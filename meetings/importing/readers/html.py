"""A web page, or what Word and mail programs put on the clipboard, as Markdown."""

from html.parser import HTMLParser

from meetings.importing.readers import markup
from tipcouncil.records.hidden import web

BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
    ),
    *(
        "figure",
        "figcaption",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "main",
        "nav",
        "p",
        "pre",
        "section",
    ),
}
HEADINGS = {f"h{rank}": rank for rank in range(1, 7)}
UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "select", "title", "o:p"}
VOID = {"br", "img", "hr", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source"}
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
MAIN = {"main", "article"}
CHROME = {"nav", "aside", "footer"}
Block = tuple[str, bool]


class HtmlReader(HTMLParser):
    """Takes a page piece by piece; whatever is not closed, or closed twice, does no harm."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[Block, bool]] = []  # with whether it stands in the main part
        self.runs: list[tuple[str, bool, bool]] = []
        self.depth: dict[str, int] = {}
        self.lists: list[tuple[str, str, int]] = []  # tag, form of its numbers, how far it counted
        self.item = ""  # label of the item that is being read
        self.rank = 0
        self.rows: list[list[str]] | None = None
        self.cell: list[str] | None = None
        self.seen = web.ElementVisibility(page)

    def handle_starttag(self, tag, attributes):
        said = {key: value or "" for key, value in attributes}
        self.seen.start(tag, attributes)
        if tag == "br":
            self.runs.append(("\n", False, False))
        elif tag in HEADINGS:
            self.end_block()
            self.rank = HEADINGS[tag]
        elif tag in ("ul", "ol"):
            self.end_block()
            start = int(said["start"]) - 1 if said.get("start", "").isdecimal() else 0
            self.lists.append((tag, said.get("type", "1"), min(start, 100_000)))
        elif tag == "li":
            self.end_block()
            self.item = self.next_label(said.get("value", ""))
        elif tag == "table":
            self.end_block()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.end_cell()
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.end_cell()
            self.cell = []
        elif tag in BLOCKS:
            self.end_block()
        if tag not in VOID:
            self.depth[tag] = self.depth.get(tag, 0) + 1

    def handle_endtag(self, tag):
        self.seen.end(tag)
        if self.depth.get(tag):
            self.depth[tag] -= 1
        if tag in HEADINGS or tag in BLOCKS or tag == "li":
            self.end_block()
        elif tag in ("ul", "ol"):
            self.end_block()
            if self.lists:
                self.lists.pop()
        elif tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag == "table":
            self.end_table()

    def handle_data(self, data):
        if self.seen.hidden or any(self.depth.get(tag) for tag in UNSEEN):
            return
        text = data if self.depth.get("pre") else " ".join(data.replace("\xa0", " ").split(" "))
        if not self.depth.get("pre"):
            text = text.replace("\r", " ").replace("\n", " ").replace("\t", " ")
        bold = any(self.depth.get(tag) for tag in BOLD)
        italic = any(self.depth.get(tag) for tag in ITALIC)
        self.runs.append((text, bold, italic))

    def next_label(self, given: str) -> str:
        if not self.lists or self.lists[-1][0] == "ul":
            return "-"
        tag, form, count = self.lists[-1]
        count = int(given) if given.isdecimal() and len(given) < 6 else count + 1
        self.lists[-1] = (tag, form, count)
        return f"{markup.numeral(count, form)}."

    def end_block(self) -> None:
        """What was read since the last block is a paragraph, a heading, an item or in a cell."""
        text = markup.joined(self.runs)
        self.runs = []
        rank, self.rank = self.rank, 0
        if not text.strip():
            return
        label, self.item = self.item, ""
        text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if rank:
            block = (
                markup.heading(f"{label} {text}" if label not in ("", "-") else text, rank),
                False,
            )
        elif label:
            block = (markup.list_item(text, label, max(0, len(self.lists) - 1)), True)
        else:
            block = (markup.paragraph(text), False)
        self.keep(block)

    def keep(self, block: Block) -> None:
        if self.cell is not None:
            self.cell.append(block[0])
            return
        is_chrome = any(self.depth.get(tag) for tag in CHROME)
        is_main = any(self.depth.get(tag) for tag in MAIN) and not is_chrome
        self.blocks.append((block, is_main))

    def end_cell(self) -> None:
        self.end_block()
        if self.cell is not None and self.rows:
            self.rows[-1].append("\n\n".join(self.cell))
        self.cell = None

    def end_table(self) -> None:
        self.end_cell()
        rows, self.rows = self.rows, None
        if rows:
            self.keep((markup.table(rows), False))

    def markdown(self) -> str:
        self.close()
        self.end_table()
        self.end_block()
        main = [block for block, is_main in self.blocks if is_main]
        return markup.whole(main or [block for block, _ in self.blocks])


def read_text(page: str) -> str:
    reader = HtmlReader(page)
    reader.feed(page)
    return reader.markdown()
