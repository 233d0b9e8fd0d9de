"""A Word document as Markdown, with the numbers that Word shows before its paragraphs."""

from typing import BinaryIO

from meetings.importing.readers import markup
from meetings.importing.readers.word_numbering import Numbering, W, number, value
from meetings.importing.readers.xml_parts import Element, UnreadableError, part
from tipcouncil.records.files.office_names import OfficeArchive
from tipcouncil.records.hidden import word, word_pages

DRAWN_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
LOST = {W + "del", W + "moveFrom", W + "instrText", W + "delText", DRAWN_TWICE + "Fallback"}
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
HEADING_STYLE = "heading "
PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
Block = tuple[str, bool]


class Style:
    """A paragraph style: its name, its number in a list, and whether it is bold."""

    def __init__(self, element: Element):
        self.name = value(element, "name").lower()
        self.based_on = value(element, "basedOn")
        properties = element.find(W + "pPr")
        self.list = properties.find(W + "numPr") if properties is not None else None
        self.outline = value(properties, "outlineLvl")
        self.bold = is_on(element.find(W + "rPr"), "b")


class WordDocument:
    """The parts of a Word file that say something."""

    def __init__(self, file: BinaryIO):
        self.archive = OfficeArchive(file, "word/document.xml")
        main = part(self.archive, "word/document.xml")
        if main is None or (body := main.find(W + "body")) is None:
            raise UnreadableError("This Word document has no text part. Save it again in Word.")
        styles = part(self.archive, "word/styles.xml")
        self.seen = word.WordStripper(styles, main.find(W + "background"))
        self.unprinted = word_pages.never_printed(
            self.archive.by_id, main, part(self.archive, "word/settings.xml")
        )
        self.seen.strip(main)
        self.body = body
        self.numbering = Numbering(part(self.archive, "word/numbering.xml"))
        self.styles = {
            one.get(W + "styleId", ""): Style(one)
            for one in (styles.findall(W + "style") if styles is not None else [])
        }

    def part(self, name: str) -> Element | None:
        """A part with what a reader of the paper sees of it."""
        root = part(self.archive, name)
        if root is not None:
            self.seen.strip(root)
        return root

    def markdown(self) -> str:
        """Heads of pages first, foots and notes last, each once."""
        return markup.whole(
            [*self.around("header"), *self.blocks(self.body), *self.around("footer"), *self.notes()]
        )

    def around(self, kind: str) -> list[Block]:
        found: list[Block] = []
        for name in sorted(self.archive.namelist()):
            if name.startswith(f"word/{kind}") and name not in self.unprinted:
                root = self.part(name)
                found += (
                    [b for b in self.blocks(root) if b not in found] if root is not None else []
                )
        return [block for block in found if any(c.isalpha() for c in block[0])]

    def notes(self) -> list[Block]:
        found: list[Block] = []
        for name in ("word/footnotes.xml", "word/endnotes.xml"):
            root = self.part(name)
            for note in root if root is not None else []:
                if note.get(W + "type") is None:
                    found += self.blocks(note)
        return found

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables of a part, in order."""
        found: list[Block] = []
        for element in parent:
            if element.tag == W + "p":
                found += self.paragraph(element)
            elif element.tag == W + "tbl":
                found.append((markup.table(self.rows(element)), False))
            elif element.tag in (
                W + "sdt",
                W + "sdtContent",
                W + "ins",
                W + "smartTag",
                W + "customXml",
                DRAWN_TWICE + "AlternateContent",
                DRAWN_TWICE + "Choice",
            ):
                found += self.blocks(element)
        return found

    def rows(self, table: Element) -> list[list[str]]:
        rows = []
        for row in descendants(table, W + "tr"):
            cells = []
            for cell in descendants(row, W + "tc"):
                cells.append("\n\n".join(text for text, _ in self.blocks(cell) if text))
                span = number(value(cell.find(W + "tcPr"), "gridSpan"), 1)
                cells += [""] * min(span - 1, 20)
            rows.append(cells)
        return rows

    def paragraph(self, element: Element) -> list[Block]:
        properties = element.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle"))
        runs: list[tuple[str, bool, bool]] = []
        boxes: list[Element] = []
        self.read_runs(element, runs, boxes, is_bold=style is not None and style.bold)
        text = markup.joined(runs)
        beside = [block for box in boxes for block in self.blocks(box)]
        if not text.strip():
            return beside
        return [*beside, self.block(text, style, properties)]

    def block(self, text: str, style: Style | None, properties: Element | None) -> Block:
        at = self.list_place(properties, style)
        label = self.numbering.label(*at) if at else None
        rank = heading_rank(style, properties)
        if rank:
            plain = text.replace("**", "")
            return markup.heading(
                f"{label} {plain}" if label and label != "-" else plain, rank
            ), False
        if label and at:
            return markup.list_item(text, label, at[1]), True
        return markup.paragraph(text), False

    def list_place(self, properties: Element | None, style: Style | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph: its own, or its style's, or its style's base's."""
        element = properties.find(W + "numPr") if properties is not None else None
        level = value(element, "ilvl")
        seen = 0
        while (element is None or element.find(W + "numId") is None) and style and seen < 12:
            element, level = style.list, level or value(style.list, "ilvl")
            style, seen = self.styles.get(style.based_on), seen + 1
        name = value(element, "numId")
        return (name, number(level, 0)) if name and name != "0" else None

    def read_runs(
        self,
        parent: Element,
        runs: list[tuple[str, bool, bool]],
        boxes: list[Element],
        *,
        is_bold: bool,
    ) -> None:
        is_page_field = False
        for child in parent:
            if child.tag in LOST:
                continue
            if child.tag in (W + "r", MATH + "r"):
                field = child.find(W + "fldChar")
                if field is not None and field.get(W + "fldCharType") == "end":
                    is_page_field = False
                instruction = "".join(one.text or "" for one in child.findall(W + "instrText"))
                is_page_field = is_page_field or instruction.strip().startswith(PAGE_FIELDS)
                if not is_page_field:
                    runs.append(self.run(child, is_bold, boxes))
            elif child.tag == W + "txbxContent":
                boxes.append(child)
            elif child.tag != W + "pPr":
                self.read_runs(child, runs, boxes, is_bold=is_bold)

    def run(self, run: Element, is_bold: bool, boxes: list[Element]) -> tuple[str, bool, bool]:
        properties = run.find(W + "rPr")
        text = ""
        for child in run:
            if child.tag in (W + "t", MATH + "t"):
                text += child.text or ""
            elif child.tag == W + "tab":
                text += "    "
            elif child.tag in (W + "br", W + "cr"):
                text += "\n"
            elif child.tag == W + "noBreakHyphen":
                text += "-"
            elif child.tag not in LOST and child.tag != W + "rPr":
                boxes += descendants(child, W + "txbxContent")
        is_own = properties is not None and properties.find(W + "b") is not None
        return text, is_on(properties, "b") if is_own else is_bold, is_on(properties, "i")


def is_on(properties: Element | None, name: str) -> bool:
    child = properties.find(W + name) if properties is not None else None
    return child is not None and child.get(W + "val", "1") not in ("0", "false", "off")


def heading_rank(style: Style | None, properties: Element | None) -> int:
    if style is None:
        return 0
    if style.name.startswith(HEADING_STYLE):
        return number(style.name.removeprefix(HEADING_STYLE).strip(), 1)
    return 1 if style.name == "title" else 0


def descendants(parent: Element, tag: str) -> list[Element]:
    """Those of a tag below, but none within another of them and none that is drawn twice."""
    found: list[Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag not in LOST:
            found += descendants(child, tag)
    return found


def read(file: BinaryIO) -> str:
    return WordDocument(file).markdown()
