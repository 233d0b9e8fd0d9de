"""An OpenDocument text as Markdown, with the numbers that its lists show."""

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.numbering import ListLevel, Numbering
from tipcouncil.records.reading.office import beside
from tipcouncil.records.reading.office.odt_hiding import OpenDocumentStripper
from tipcouncil.records.reading.office.word_look import number
from tipcouncil.records.reading.trees import children, text_of

NOT_READ = {
    *("tracked-changes", "sequence-decls", "annotation", "forms", "note-citation"),
    *("annotation-end", "page-number", "page-count"),
}
CONTAINERS = {"section", "index-body", "table-of-content", "index-title", "numbered-paragraph"}
SIGNS = {"tab": "    ", "line-break": "\n"}
MOST_CELLS = 60  # of a row
OUTLINE = "outline"  # the list that numbers the headings


class OpenDocumentText:
    """The content of an OpenDocument text and the styles that it uses, without what is hidden."""

    def __init__(self, package):
        self.styles_part, self.main = package.tree("styles.xml"), package.tree("content.xml")
        if self.main is None:
            return
        self.hidden = beside.in_tree(self.main)
        self.hidden += OpenDocumentStripper(self.main, self.styles_part).strip()
        self.roots = [self.main]
        if self.styles_part is not None:
            self.hidden += OpenDocumentStripper(self.styles_part).strip()
            self.roots.insert(0, self.styles_part)
        self.texts = [text_of(self.main)]
        self.numbering = Numbering()
        self.numbering.levels = {one.get("name"): levels_of(one) for one in self.all("list-style")}
        for one in self.all("outline-style"):
            self.numbering.levels.setdefault(OUTLINE, levels_of(one))
        self.styles = {one.get("name"): one for one in self.all("style")}

    def all(self, tag):
        return (one for root in self.roots for one in root.iter(tag))

    def markdown(self):
        heads, foots = (
            [block for one in self.all(tag) for block in self.blocks(one)]
            for tag in ("header", "footer")
        )
        foots = [block for block in foots if any(sign.isalpha() for sign in block[0])]
        return markup.whole([*heads, *self.blocks(children(self.main, "body/text")), *foots])

    def blocks(self, parent):
        found = []
        for element in parent:
            if element.tag == "p":
                found.append((markup.paragraph(self.text(element)), False))
            elif element.tag == "h":
                found.append((self.heading(element), False))
            elif element.tag == "list":
                found += self.list_items(element, 0, "")
            elif element.tag == "table":
                found.append((markup.table(self.rows(element)), False))
            elif element.tag in CONTAINERS:
                found += self.blocks(element)
        return found

    def heading(self, element):
        rank = integer(element, "outline-level", 1)
        label = self.numbering.label(OUTLINE, rank - 1) or ""
        return markup.heading(f"{label} {self.text(element)}".strip(), rank)

    def list_items(self, element, level, style):
        """The items of a list and of those within it."""
        style = element.get("style-name", style)
        goes_on = level or element.get("continue-numbering") == "true"
        if not goes_on and not element.get("continue-list"):
            self.numbering.counts[style] = {}
        found = []
        for item in element:
            if item.get("start-value"):
                self.numbering.counts[style][level] = integer(item, "start-value", 1) - 1
            is_labelled = item.tag == "list-header"
            for child in item:
                if child.tag == "list":
                    found += self.list_items(child, level + 1, style)
                elif child.tag in ("p", "h"):
                    found.append(self.list_item(child, level, style, is_labelled))
                    is_labelled = is_labelled or bool(found[-1][0])
                else:
                    found += self.blocks([child])
        return found

    def list_item(self, element, level, style, is_labelled):
        text, label = self.text(element), ""
        if text.strip() and not is_labelled:
            label = self.numbering.label(style, level) or "-"
        rank = integer(element, "outline-level", 0)
        if rank and label != "-":
            return markup.heading(f"{label} {text}".strip(), rank), False
        return markup.list_item(text, label, level), True

    def rows(self, table):
        rows = []
        for row in table.iter("table-row"):
            cells = [one for one in row if one.tag.endswith("table-cell")]
            texts = [[text for text, _ in self.blocks(cell) if text] for cell in cells]
            rows.append(["\n\n".join(one) for one in texts][:MOST_CELLS])
        return rows

    def text(self, element):
        runs = []
        self.read_runs(element, runs, False, False)
        return markup.joined(runs)

    def read_runs(self, element, runs, bold, italic):
        properties = self.styles.get(element.get("style-name"))
        properties = None if properties is None else properties.find("text-properties")
        if properties is not None:
            weight, slant = properties.get("font-weight"), properties.get("font-style")
            bold, italic = (
                weight == "bold" if weight else bold,
                slant == "italic" if slant else italic,
            )
        runs.append((spaced(element.text), bold, italic))
        for child in element:
            if child.tag == "s":
                runs.append((" " * min(80, integer(child, "c", 1)), bold, italic))
            elif child.tag in SIGNS:
                runs.append((SIGNS[child.tag], bold, italic))
            elif child.tag not in NOT_READ:
                self.read_runs(child, runs, bold, italic)
            runs.append((spaced(child.tail), bold, italic))


def integer(element, name, otherwise):
    found = number(element, ".", name)
    return otherwise if found is None else found


def levels_of(style):
    """The levels of a list that have numbers."""
    levels = {}
    for one in style:
        if one.tag in ("outline-level-style", "list-level-style-number"):
            place = integer(one, "level", 1)
            first = max(1, place - integer(one, "display-levels", 1) + 1)
            shown = ".".join(f"%{n}" for n in range(first, place + 1))
            pattern = f"{one.get('num-prefix', '')}{shown}{one.get('num-suffix', '')}"
            form = one.get("num-format") or "none"
            levels[place - 1] = ListLevel(form, pattern, integer(one, "start-value", 1))
    return levels


def spaced(text):
    return (text or "").replace("\n", " ").replace("\t", " ")
