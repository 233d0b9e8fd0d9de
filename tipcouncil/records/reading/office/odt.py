"""An OpenDocument text as Markdown, with the numbers that its lists show."""

from typing import NamedTuple

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.hidden import Look
from tipcouncil.records.reading.numbering import ListLevel, Numbering
from tipcouncil.records.reading.office import beside
from tipcouncil.records.reading.office.odt_look import OpenDocumentStyles, kind_of
from tipcouncil.records.reading.office.word_look import number
from tipcouncil.records.reading.trees import TreeReader

# Styles; what is printed nowhere: programs, hints where to type, and what pictures show; numbers of
# pages and of notes.
NOT_READ = {
    *("styles", "automatic-styles", "font-face-decls", "script", "scripts", "forms"),
    *("event-listeners", "placeholder", "svg:title", "svg:desc", "sequence-decls"),
    *("note-citation", "annotation-end", "page-number", "page-count"),
}
PARAGRAPHS = ("p", "h")
AROUND_PAGES = ("header", "footer")
GAPS = (*PARAGRAPHS, "tab", "s", "line-break", "table-cell")
SIGNS = {"tab": "    ", "line-break": "\n"}
MOST_BLANKS = 80  # that one element may stand for
OUTLINE = "outline"  # the list that numbers the headings
WHO_AND_WHEN = ("creator", "date", "date-string", "initials", "sender-initials")


class Surroundings(NamedTuple):
    """What an element stands in."""

    look: Look
    is_bold: bool = False
    is_italic: bool = False
    in_paragraph: bool = False
    list_style: str = ""
    level: int = -1  # of the list
    item: object = None


class OpenDocumentText:
    """The content of an OpenDocument text and what is around its pages."""

    def __init__(self, package):
        named, main = package.tree("styles.xml"), package.tree("content.xml")
        self.hidden, self.texts, self.blocks = [], [], []
        if main is None:
            return
        roots = [main] if named is None else [named, main]
        numbering = numbering_of(roots)
        self.hidden = beside.in_tree(main)
        readers = [OpenDocumentReader(main, named, numbering)]
        readers += [] if named is None else [OpenDocumentReader(named, None, numbering)]
        for reader, root in zip(readers, (main, named), strict=False):
            reader.read(root, Surroundings(reader.styles.usual))
            self.hidden += reader.writer.hidden
        self.texts = [readers[0].writer.text]
        heads, foots = ([b for r in readers for b in r.pages[tag]] for tag in AROUND_PAGES)
        foots = [block for block in foots if any(sign.isalpha() for sign in block[0])]
        self.blocks = [*heads, *readers[0].writer.blocks, *foots]


class OpenDocumentReader(TreeReader):
    """Reads one part."""

    def __init__(self, root, named, numbering):
        self.styles, self.numbering = OpenDocumentStyles(root, named), numbering
        self.writer = markup.PaperWriter()
        self.outer = []  # the runs of each paragraph around a text box
        self.labelled = set()  # the items whose first paragraph was read: it bears the label
        self.pages = {tag: [] for tag in AROUND_PAGES}

    def start(self, element, around):
        tag = element.tag
        kind = kind_of(element)
        if kind:
            self.writer.found += [None, (kind, words_of(element)), None]
        if kind or tag in NOT_READ:
            return None
        inside = self.inside(element, around)
        if tag == "text-box":
            self.outer.append(self.writer.runs)
            self.writer.runs = []
        elif tag == "s":
            self.writer.add(" " * min(MOST_BLANKS, integer(element, "c", 1)))
        elif tag in SIGNS:
            self.writer.add(SIGNS[tag])
        elif tag == "table":
            self.writer.start_table()
        elif tag == "table-row":
            self.writer.start_row()
        elif tag in ("table-cell", "covered-table-cell", *AROUND_PAGES):
            self.writer.start_cell()
        self.add(element.text, inside)
        return inside

    def inside(self, element, around):
        """What the children of an element stand in."""
        tag = element.tag
        style = self.styles.of(element)
        properties = None if style is None else style.find("text-properties")
        if properties is not None:
            weight, slant = properties.get("font-weight"), properties.get("font-style")
            around = around._replace(
                is_bold=weight == "bold" if weight else around.is_bold,
                is_italic=slant == "italic" if slant else around.is_italic,
            )
        around = around._replace(look=self.styles.look(around.look, element))
        if tag in PARAGRAPHS:
            return around._replace(in_paragraph=True)
        if tag == "list":
            return self.in_list(element, around)
        if tag in ("list-item", "list-header"):
            if element.get("start-value"):
                counts = self.numbering.counts[around.list_style]
                counts[around.level] = integer(element, "start-value", 1) - 1
            self.labelled |= {element} if tag == "list-header" else set()
            return around._replace(item=element)
        if tag in ("table", "text-box"):
            return Surroundings(around.look)
        return around

    def in_list(self, element, around):
        style = element.get("style-name", around.list_style)
        goes_on = around.level >= 0 or element.get("continue-numbering") == "true"
        if not goes_on and not element.get("continue-list"):
            self.numbering.counts[style] = {}
        return around._replace(list_style=style, level=around.level + 1)

    def add(self, text, around):
        text = (text or "").replace("\n", " ").replace("\t", " ")
        if text.strip() or (text and around.in_paragraph):
            look = around.look if text.strip() else markup.SEEN
            self.writer.add(text, look, bold=around.is_bold, italic=around.is_italic)

    def end(self, element, inside):
        tag = element.tag
        if tag == "text-box":
            self.writer.runs = self.outer.pop()
        elif tag == "table":
            self.writer.keep(self.writer.end_table())
        elif tag in ("table-cell", "covered-table-cell"):
            self.writer.end_cell()
        elif tag in AROUND_PAGES:
            self.pages[tag] += self.writer.blocks
            self.writer.blocks = self.writer.around.pop()

    def after(self, element, around):
        """A paragraph ends where it is in no other; the words behind an element follow."""
        if element.tag in PARAGRAPHS and around.in_paragraph:  # of a note
            self.writer.words.append(" ")
        elif element.tag in PARAGRAPHS:
            self.end_paragraph(element, around)
        self.add(element.tail, around)

    def end_paragraph(self, element, around):
        text, item = self.writer.taken(), around.item
        if not text:
            return
        rank = integer(element, "outline-level", int(element.tag == "h" and item is None))
        if item is not None:
            label = "" if item in self.labelled else self.label_of_item(around)
            self.labelled.add(item)
        else:
            label = self.numbering.label(OUTLINE, rank - 1) or "" if element.tag == "h" else "-"
        if rank and label != "-":
            self.writer.keep(markup.heading(f"{label} {text}".strip(), rank))
        elif item is not None:
            self.writer.keep(markup.list_item(text, label, around.level), True)
        else:
            self.writer.keep(markup.paragraph(text))

    def label_of_item(self, around):
        return self.numbering.label(around.list_style, around.level) or "-"


def integer(element, name, otherwise):
    found = number(element, ".", name)
    return otherwise if found is None else found


def numbering_of(roots):
    numbering = Numbering()
    for one in (one for root in roots for one in root.iter()):
        if one.tag == "list-style":
            numbering.levels[one.get("name")] = levels_of(one)
        elif one.tag == "outline-style":
            numbering.levels.setdefault(OUTLINE, levels_of(one))
    return numbering


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


def words_of(element):
    """The words in an element, and those that a hidden field holds ready."""
    parts = []
    for one in element.iter():
        parts.append(" " if one.tag in GAPS else "")
        if one.tag not in WHO_AND_WHEN:
            parts.append(one.text or one.get("string-value", ""))
        if one is not element:
            parts.append(one.tail or "")
    return "".join(parts)
