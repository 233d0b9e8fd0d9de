"""A Word document as Markdown, with the numbers that Word shows before its paragraphs."""

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.hidden import By, gathered
from tipcouncil.records.reading.office import beside
from tipcouncil.records.reading.office.word_hiding import WordStripper, never_printed, words_of
from tipcouncil.records.reading.office.word_look import WordStyles, is_on, number, value
from tipcouncil.records.reading.office.word_numbering import numbering_of
from tipcouncil.records.reading.trees import text_of

NOT_READ = {"del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr"}
CONTAINERS = {"sdt", "sdtContent", "ins", "smartTag", "customXml", "AlternateContent", "Choice"}
PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
SIGNS = {"tab": "    ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
WIDEST = 20  # cells that one may stand for


class WordDocument:
    """The parts of a Word file that say something, without what is hidden in them."""

    def __init__(self, package):
        self.package = package
        main = package.tree(package.main)
        self.main = main
        if main is None:
            return
        root = package.part("styles")
        self.styles = WordStyles(root)
        self.numbering = numbering_of(package.part("numbering"))
        stripper = WordStripper(self.styles, main.find("background"))
        unprinted = never_printed(package, main, package.part("settings"))
        self.hidden, self.texts, self.notes, self.around = [], [], [], {"header": [], "footer": []}
        for kind in ("main", "footnotes", "endnotes"):
            part = main if kind == "main" else package.part(kind)
            if part is not None:
                self.hidden += [*beside.in_tree(part), *stripper.strip(part)]
                self.texts.append(text_of(part, only="t"))
                self.notes += [one for one in part if part is not main and not one.get("type")]
        for kind, parts in self.around.items():
            for name in package.parts(kind):
                part = package.tree(name)
                if part is not None and name in unprinted:
                    self.hidden += gathered([(By.NOT_DRAWN, words_of(part))])
                elif part is not None:
                    self.hidden += stripper.strip(part)
                    parts.append(part)

    def markdown(self):
        """Heads of pages first, foots and notes last, each once."""
        body = self.main.find("body")
        heads, foots = (self.blocks_around(self.around[kind]) for kind in ("header", "footer"))
        notes = [block for note in self.notes for block in self.blocks(note)]
        return markup.whole([*heads, *self.blocks(() if body is None else body), *foots, *notes])

    def blocks_around(self, parts):
        found = []
        for part in parts:
            found += [block for block in self.blocks(part) if block not in found]
        return [block for block in found if any(sign.isalpha() for sign in block[0])]

    def blocks(self, parent):
        """The paragraphs and tables of a part, in order."""
        found = []
        for element in parent:
            if element.tag == "p":
                found += self.paragraph(element)
            elif element.tag == "tbl":
                found.append((markup.table(self.rows(element)), False))
            elif element.tag in CONTAINERS:
                found += self.blocks(element)
        return found

    def rows(self, table):
        rows = []
        for row in descendants(table, "tr"):
            cells = []
            for cell in descendants(row, "tc"):
                cells.append("\n\n".join(text for text, _ in self.blocks(cell) if text))
                cells += [""] * min((number(cell, "tcPr/gridSpan") or 1) - 1, WIDEST)
            rows.append(cells)
        return rows

    def paragraph(self, element):
        chain = self.styles.chain(value(element, "pPr/pStyle"))
        style = chain[0] if chain else None
        runs, boxes = [], []
        is_bold = style is not None and is_on(style.find("rPr"), "b")
        self.read_runs(element, runs, boxes, is_bold)
        text = markup.joined(runs)
        beside_it = [block for box in boxes for block in self.blocks(box)]
        return [*beside_it, self.block(text, chain, element)] if text.strip() else beside_it

    def block(self, text, chain, element):
        name, at = list_place(element, chain)
        label = self.numbering.label(name, at) if name else None
        if rank := heading_rank(value(chain[0], "name").lower() if chain else ""):
            plain = text.replace("**", "")
            plain = plain if label in (None, "", "-") else f"{label} {plain}"
            return markup.heading(plain, rank), False
        if label:
            return markup.list_item(text, label, at), True
        return markup.paragraph(text), False

    def read_runs(self, parent, runs, boxes, is_bold):
        is_page_field = False
        for child in parent:
            if child.tag == "r":
                if child.find("fldChar[@fldCharType='end']") is not None:
                    is_page_field = False
                instruction = "".join(one.text or "" for one in child.findall("instrText"))
                is_page_field = is_page_field or instruction.strip().startswith(PAGE_FIELDS)
                if not is_page_field:
                    runs.append(self.run(child, is_bold, boxes))
            elif child.tag == "txbxContent":
                boxes.append(child)
            elif child.tag not in NOT_READ:
                self.read_runs(child, runs, boxes, is_bold)

    def run(self, run, is_bold, boxes):
        text = ""
        for child in run:
            if child.tag == "t":
                text += child.text or ""
            elif child.tag in SIGNS:
                text += SIGNS[child.tag]
            elif child.tag not in NOT_READ:
                boxes += descendants(child, "txbxContent")
        properties = run.find("rPr")
        is_own = properties is not None and properties.find("b") is not None
        return text, is_on(properties, "b") if is_own else is_bold, is_on(properties, "i")


def list_place(element, chain):
    """The list and the level of a paragraph: its own, or its style's, or its style's base's."""
    level = number(element, "pPr/numPr/ilvl")
    for one in (element, *chain):
        level = number(one, "pPr/numPr/ilvl") if level is None else level
        if name := value(one, "pPr/numPr/numId"):
            return ("" if name == "0" else name), level or 0
    return "", 0


def heading_rank(style):
    if style.startswith("heading "):
        rank = style.removeprefix("heading ").strip()
        return int(rank) if rank.isdecimal() and len(rank) < 6 else 1
    return 1 if style == "title" else 0


def descendants(parent, tag):
    """Those of a tag below, but none within another of them and none that is drawn twice."""
    found = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag not in NOT_READ:
            found += descendants(child, tag)
    return found
