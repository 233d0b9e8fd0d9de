"""A Word document as Markdown, with the numbers that Word shows before its paragraphs.

What Word shows: deletions are accepted, text marked hidden is not printed, and what is set in the
color of its own background or in a size of a point is there for no reader.
"""

from typing import NamedTuple

from tipcouncil.records.reading import markup
from tipcouncil.records.reading.hidden import SMALLEST, WHITE, By, gathered
from tipcouncil.records.reading.office import beside
from tipcouncil.records.reading.office.word_look import (
    TWIPS,
    UNKNOWN,
    WordStyles,
    as_look,
    fill_of,
    hex_of,
    is_on,
    look_of,
    number,
    shading_of,
    value,
)
from tipcouncil.records.reading.office.word_numbering import numbering_of
from tipcouncil.records.reading.office.word_places import (
    VML_SHAPES,
    is_page_number,
    kind_of_place,
    never_printed,
    words_of,
)
from tipcouncil.records.reading.office.word_tables import WordTable
from tipcouncil.records.reading.trees import TreeReader, attribute, children

NOT_READ = {"instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"}
FIELD = ("fldChar", "instrText")
PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
SIGNS = {"tab": "    ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
WIDEST = 20  # cells that one may stand for
SHAPES = ("wsp", *VML_SHAPES)
GROUPS = ("wgp", "grpSp", "wpc", "group")  # of shapes that may lie one upon the other
STARTS = {"tbl": "start_table", "tr": "start_row", "tc": "start_cell"}
NOTES = ("footnote", "endnote")
ENDS = ("tbl", "tc", "txbxContent", *NOTES)
DROPPED = ("del", "moveFrom")


class Around(NamedTuple):
    """What an element stands in."""

    behind: str = WHITE
    table: WordTable | None = None
    regions: dict = {}  # of each cell of the row
    cell: tuple = ()  # the regions in which the cell lies
    paragraph: str = ""
    line: dict = {}  # how high a line is that grows no higher
    is_bold: bool = False
    is_italic: bool = False


class WordDocument:
    """The parts of a Word file that say something."""

    def __init__(self, package):
        self.hidden, self.texts, self.blocks = [], [], []
        self.package, self.main = package, package.tree(package.main)
        if self.main is None:
            return
        self.styles = WordStyles(package.part("styles"))
        self.numbering = numbering_of(package.part("numbering"))
        self.page = hex_of(self.main.find("background"), "color") or WHITE
        self.references = set()
        notes = [package.part(kind) for kind in ("footnotes", "endnotes")]
        text = [self.read(part) for part in (self.main, *notes) if part is not None]
        self.texts = [one.text for one in text]
        body, *notes = (one.blocks for one in text)
        heads, foots = map(self.around_pages, ("header", "footer"))
        self.blocks = [*heads, *body, *foots, *(block for note in notes for block in note)]

    def read(self, part):
        """What is written of a part; what is hidden in it is told of the whole."""
        reader = WordReader(self)
        reader.read(part, Around(self.page))
        reader.end_paragraph()
        self.hidden += [*beside.in_tree(part), *reader.writer.hidden]
        return reader.writer

    def around_pages(self, kind):
        """The heads or the feet of pages, each once, but for mere numbers of pages."""
        found, unprinted = [], never_printed(self.package, self.main)
        for name in self.package.parts(kind):
            part = self.package.tree(name)
            if part is not None and name in unprinted:
                self.hidden += gathered([(By.NOT_DRAWN, words_of(part))])
            elif part is not None:
                found += [block for block in self.read(part).blocks if block not in found]
        return [block for block in found if any(sign.isalpha() for sign in block[0])]


class WordReader(TreeReader):
    """Reads one part. The text comes first: a note to which it does not refer is not printed."""

    def __init__(self, document):
        self.styles, self.numbering = document.styles, document.numbering
        self.page, self.references = document.page, document.references
        self.writer = markup.PaperWriter()
        self.outer = []  # the runs of each paragraph around a text box, and what began it
        self.begun = None  # the paragraph that is read, or an earlier one that goes on in it
        self.in_field = self.is_page_field = False

    def start(self, element, around):
        tag = element.tag
        if tag in FIELD:
            self.note_field(element)
        if tag in NOT_READ:
            return None
        kind = self.kind_of(element, around)
        if kind is not None:
            gap = " " * (tag != "r")
            self.writer.found.append((kind, words_of(element) + gap) if kind else None)
            return None
        if tag == "t" or tag in SIGNS:
            text = SIGNS.get(tag) or element.text or ""
            if not self.is_page_field:
                self.writer.add(text, bold=around.is_bold, italic=around.is_italic)
        elif tag.endswith("noteReference"):
            self.references.add((tag.removesuffix("Reference"), element.get("id")))
        elif tag == "p":
            self.in_field = self.is_page_field = False
            self.begun = element if self.begun is None else self.begun
        elif tag == "txbxContent":
            self.outer.append((self.writer.runs, self.begun))
            self.writer.runs, self.begun = [], None
        elif tag in STARTS:
            self.end_paragraph()
            getattr(self.writer, STARTS[tag])()
        return self.inside(element, around)

    def end(self, element, inside):
        tag = element.tag
        if tag == "p":
            mark = element.find("pPr/rPr")
            goes_on = look_of(mark).get("hidden") or any(c.tag in DROPPED for c in children(mark))
            if not goes_on:
                self.end_paragraph()
            elif not any(text.strip() for text, *_ in self.writer.runs):
                self.begun = None  # an empty one is gone
        elif tag in ENDS:
            self.end_paragraph()
            if tag == "txbxContent":
                self.writer.runs, self.begun = self.outer.pop()
            elif tag == "tbl":
                self.writer.keep(self.writer.end_table())
            elif tag == "tc":
                self.writer.end_cell(min(number(element, "tcPr/gridSpan") or 1, WIDEST))

    def end_paragraph(self):
        text, begun, self.begun = self.writer.taken(), self.begun, None
        if not text or begun is None:
            return
        chain = self.styles.chain(value(begun, "pPr/pStyle"))
        name, at = list_place(begun, chain)
        label = self.numbering.label(name, at) if name else None
        if rank := heading_rank(value(chain[0], "name").lower() if chain else ""):
            plain = text.replace("**", "")
            plain = plain if label in (None, "", "-") else f"{label} {plain}"
            self.writer.keep(markup.heading(plain, rank))
        elif label:
            self.writer.keep(markup.list_item(text, label, at), True)
        else:
            self.writer.keep(markup.paragraph(text))

    def note_field(self, element):
        """Note where a field begins that shows the number of a page, and where it ends."""
        if element.tag == "fldChar":
            self.in_field = element.get("fldCharType") != "end"
        is_of_page = (element.text or "").strip().startswith(PAGE_FIELDS)
        self.is_page_field = self.in_field and (self.is_page_field or is_of_page)

    def kind_of(self, element, around):
        """What hides an element with all that is in it; None if it is seen, "" if no words go."""
        tag = element.tag
        if tag in DROPPED and len(element):
            return By.DELETED if tag == "del" else ""
        if tag == "Fallback":  # the same once more, for older programs
            return ""
        if tag == "tr":
            return self.kind_of_row(element.find("trPr"), around)
        if tag == "tc" and element.find("tcPr/cellDel") is not None:
            return By.DELETED
        if tag in NOTES and element.get("type") is None:
            note = element.get("id")
            return None if note is None or (tag, note) in self.references else By.NOT_DRAWN
        if tag == "r":
            look = as_look(self.told_of(element, around))
            if look.hidden and is_page_number(element):
                look = look._replace(hidden="")
            return look.hides or None
        return kind_of_place(element)

    def kind_of_row(self, properties, around):
        if properties is not None and properties.find("del") is not None:
            return By.DELETED
        chain = self.styles.chain(around.table.style) if around.table else []
        if any(is_on(row, "hidden") for row in [properties, *(s.find("trPr") for s in chain)]):
            return By.HIDDEN
        height, rule = (attribute(properties, "trHeight", name) for name in ("val", "hRule"))
        is_low = rule == "exact" and height.isdecimal() and int(height) < SMALLEST * TWIPS
        return By.TINY if is_low else None

    def told_of(self, run, around):
        """What is told of the look of a run, by itself and by what it stands in."""
        own = run.find("rPr")
        direct = look_of(own)
        character = self.styles.look(value(own, "rStyle"), "character")
        paragraph = self.styles.look(around.paragraph, "paragraph")
        style = around.table.style if around.table else ""
        table = self.styles.look(style, "table", around.cell)
        # Twice hidden by styles is shown again: Word toggles it (ISO/IEC 29500-1, 17.7.3).
        switches = sum(bool(one.get("hidden")) for one in (character, paragraph, table))
        hidden = direct.get("hidden", switches % 2 == 1 or self.styles.defaults.get("hidden"))
        told = self.styles.defaults | table | paragraph | around.line
        return told | {"behind": around.behind} | character | direct | {"hidden": hidden}

    def inside(self, element, around):
        """What the children of an element stand in."""
        tag = element.tag
        if tag == "r":
            own = element.find("rPr")
            says = own is not None and own.find("b") is not None
            is_bold = is_on(own, "b") if says else around.is_bold
            return around._replace(is_bold=is_bold, is_italic=is_on(own, "i"))
        if tag == "p":
            style = value(element, "pPr/pStyle")
            look = self.styles.look(style, "paragraph") | look_of(element.find("pPr"))
            chain = self.styles.chain(style)
            return around._replace(
                paragraph=style,
                behind=look.get("behind", around.behind),
                line={"height": look["height"]} if "height" in look else {},
                is_bold=bool(chain) and is_on(chain[0].find("rPr"), "b"),
            )
        if tag == "tbl":
            style = value(element, "tblPr/tblStyle")
            table = WordTable(element, self.styles.chain(style, "table"))
            behind = shading_of(element.find("tblPr")) or table.ground or around.behind
            return around._replace(table=table, behind=behind, cell=())
        if tag == "tr" and around.table:
            behind = shading_of(element.find("tblPrEx")) or around.behind
            return around._replace(regions=around.table.regions(element), behind=behind)
        if tag == "tc" and around.table:
            return self.inside_cell(element, around)
        if tag in GROUPS:
            return around._replace(behind=UNKNOWN)
        return Around(fill_of(element) or around.behind) if tag in SHAPES else around

    def inside_cell(self, cell, around):
        """A cell that says that it has no fill has the ground of the page."""
        regions = around.regions.get(cell, ())
        by_style = self.styles.look(around.table.style, "table", regions).get("behind")
        own = shading_of(cell.find("tcPr"))
        if own is None and cell.find("tcPr/shd") is not None:
            own = self.page
        return around._replace(cell=regions, behind=own or by_style or around.behind)


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
