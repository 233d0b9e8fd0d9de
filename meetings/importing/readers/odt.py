"""An OpenDocument text as Markdown, with the numbers that its lists show."""

import zipfile
from typing import BinaryIO

from meetings.importing.readers import markup
from meetings.importing.readers.word_numbering import number
from meetings.importing.readers.xml_parts import Element, UnreadableError, part
from tipcouncil.records.hidden import opendocument

NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, TABLE, OFFICE = (
    f"{{{NS}{name}:1.0}}" for name in ("text", "style", "table", "office")
)
FO = f"{{{NS}xsl-fo-compatible:1.0}}"
NOT_READ = {
    *(TEXT + "tracked-changes", TEXT + "sequence-decls", OFFICE + "annotation", OFFICE + "forms"),
    *(TEXT + "note-citation", OFFICE + "annotation-end", TEXT + "page-number", TEXT + "page-count"),
}
CONTAINERS = {
    TEXT + "section",
    TEXT + "index-body",
    TEXT + "table-of-content",
    TEXT + "index-title",
    TEXT + "numbered-paragraph",
}
Block = tuple[str, bool]


class OpenDocumentText:
    """The content of an OpenDocument text and the styles that it uses."""

    def __init__(self, file: BinaryIO):
        archive = zipfile.ZipFile(file)
        content = part(archive, "content.xml")
        body = content.find(f"{OFFICE}body/{OFFICE}text") if content is not None else None
        if content is None or body is None:
            raise UnreadableError("This file has no text part. Open it, save it again as odt.")
        styles = part(archive, "styles.xml")
        opendocument.OpenDocumentStripper(content, styles).strip()
        if styles is not None:
            opendocument.OpenDocumentStripper(styles).strip()
        self.body = body
        roots = [one for one in (styles, content) if one is not None]
        self.lists = {
            one.get(STYLE + "name", ""): one
            for root in roots
            for one in root.iter(TEXT + "list-style")
        }
        self.outline = next(
            (one for root in roots for one in root.iter(TEXT + "outline-style")), None
        )
        styles = [one for root in roots for one in root.iter(STYLE + "style")]
        self.styles = {one.get(STYLE + "name", ""): one for one in styles}
        self.around = [
            one for root in roots for tag in ("header", "footer") for one in root.iter(STYLE + tag)
        ]
        self.counts: dict[str, dict[int, int]] = {}

    def markdown(self) -> str:
        heads = [b for one in self.around if one.tag.endswith("header") for b in self.blocks(one)]
        foots = [b for one in self.around if one.tag.endswith("footer") for b in self.blocks(one)]
        foots = [block for block in foots if any(c.isalpha() for c in block[0])]
        return markup.whole([*heads, *self.blocks(self.body), *foots])

    def blocks(self, parent: Element) -> list[Block]:
        found: list[Block] = []
        for element in parent:
            if element.tag == TEXT + "p":
                found.append((markup.paragraph(self.text(element)), False))
            elif element.tag == TEXT + "h":
                found.append((self.heading(element), False))
            elif element.tag == TEXT + "list":
                found += self.list_items(element, 0, element.get(TEXT + "style-name", ""))
            elif element.tag == TABLE + "table":
                found.append((markup.table(self.rows(element)), False))
            elif element.tag in CONTAINERS:
                found += self.blocks(element)
        return found

    def heading(self, element: Element) -> str:
        rank = number(element.get(TEXT + "outline-level", "1"), 1)
        label = ""
        if self.outline is not None:
            levels = levels_of(self.outline, "outline-level-style")
            label = self.label("outline", levels, rank - 1) if rank - 1 in levels else ""
        return markup.heading(f"{label} {self.text(element)}".strip(), rank)

    def list_items(self, element: Element, level: int, style: str) -> list[Block]:
        """The items of a list and of those within it."""
        style = element.get(TEXT + "style-name", style)
        levels = levels_of(self.lists.get(style), "list-level-style-number")
        goes_on = level or element.get(TEXT + "continue-numbering") == "true"
        if not goes_on and not element.get(TEXT + "continue-list"):
            self.counts[style] = {}
        found: list[Block] = []
        for item in element:
            start = item.get(TEXT + "start-value")
            if start:
                self.counts.setdefault(style, {})[level] = number(start, 1) - 1
            is_labelled = item.tag == TEXT + "list-header"
            for child in item:
                if child.tag == TEXT + "list":
                    found += self.list_items(child, level + 1, style)
                elif child.tag in (TEXT + "p", TEXT + "h"):
                    text = self.text(child)
                    label = (
                        ""
                        if is_labelled or not text.strip()
                        else self.label(style, levels, level) or "-"
                    )
                    is_labelled = is_labelled or bool(text.strip())
                    rank = number(child.get(TEXT + "outline-level", ""), 0)
                    written = (
                        markup.heading(f"{label} {text}".strip(), rank)
                        if rank and label != "-"
                        else ""
                    )
                    found.append((written or markup.list_item(text, label, level), not written))
                else:
                    found += self.blocks(item)
                    break
        return found

    def label(self, style: str, levels: dict[int, Element], level: int) -> str:
        """The next number of a list; nothing for a bullet."""
        element = levels.get(level)
        form = element.get(STYLE + "num-format", "") if element is not None else ""
        if element is None or not form:
            return ""
        counts = self.counts.setdefault(style, {})
        start = number(element.get(TEXT + "start-value", "1"), 1)
        counts[level] = min(100_000, counts.get(level, start - 1) + 1)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = number(element.get(TEXT + "display-levels", "1"), 1)
        numbers = []
        for place in range(max(0, level - shown + 1), level + 1):
            of_place = levels.get(place)
            own = of_place.get(STYLE + "num-format", "1") if of_place is not None else "1"
            numbers.append(markup.numeral(counts.get(place, 1), own or "1"))
        prefix, suffix = (
            element.get(STYLE + "num-prefix", ""),
            element.get(STYLE + "num-suffix", ""),
        )
        return f"{prefix}{'.'.join(numbers)}{suffix}".strip()

    def rows(self, table: Element) -> list[list[str]]:
        rows = []
        for row in table.iter(TABLE + "table-row"):
            cells = []
            for cell in row:
                if cell.tag == TABLE + "table-cell":
                    cells.append("\n\n".join(text for text, _ in self.blocks(cell) if text))
                elif cell.tag == TABLE + "covered-table-cell":
                    cells.append("")
            rows.append(cells[:60])
        return rows

    def text(self, element: Element) -> str:
        runs: list[tuple[str, bool, bool]] = []
        self.read_runs(element, runs, *self.look(element, False, False))
        return markup.joined(runs)

    def read_runs(
        self, element: Element, runs: list[tuple[str, bool, bool]], bold: bool, italic: bool
    ) -> None:
        runs.append((spaced(element.text), bold, italic))
        for child in element:
            if child.tag == TEXT + "s":
                runs.append((" " * min(80, number(child.get(TEXT + "c", "1"), 1)), bold, italic))
            elif child.tag == TEXT + "tab":
                runs.append(("    ", bold, italic))
            elif child.tag == TEXT + "line-break":
                runs.append(("\n", bold, italic))
            elif child.tag not in NOT_READ:
                self.read_runs(child, runs, *self.look(child, bold, italic))
            runs.append((spaced(child.tail), bold, italic))

    def look(self, element: Element, bold: bool, italic: bool) -> tuple[bool, bool]:
        """Whether an element is bold and italic by its style, or as what is around it."""
        style = self.styles.get(element.get(TEXT + "style-name", ""))
        properties = style.find(STYLE + "text-properties") if style is not None else None
        if properties is None:
            return bold, italic
        weight, slant = properties.get(FO + "font-weight"), properties.get(FO + "font-style")
        return (weight == "bold" if weight else bold), (slant == "italic" if slant else italic)


def levels_of(style: Element | None, tag: str) -> dict[int, Element]:
    found = style.findall(TEXT + tag) if style is not None else []
    return {number(one.get(TEXT + "level", "1"), 1) - 1: one for one in found}


def spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\t", " ")


def read(file: BinaryIO) -> str:
    return OpenDocumentText(file).markdown()
