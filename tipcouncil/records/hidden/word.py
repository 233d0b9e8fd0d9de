"""What a reader of a Word document cannot see, taken out of the tree of a part.

What Word shows: deletions are accepted, text marked hidden is not printed, and what is set in the
color of its own background or in a size of a point is there for no reader.
"""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from tipcouncil.records.hidden import (
    COLOR,
    DELETED,
    HIDDEN,
    NOT_DRAWN,
    SMALLEST,
    TINY,
    attribute,
    child,
    emptied,
    gathered,
    is_same_color,
    local,
)
from tipcouncil.records.hidden.word_look import (
    AUTOMATIC,
    BLACK,
    OFF,
    TWIPS,
    UNKNOWN,
    WHITE,
    WordLook,
    fill_of_drawing,
    fill_of_vml,
    hex_of,
    is_on,
    is_transparent,
    look_of,
    look_of_paragraph,
    number,
    shading_of,
    value,
)
from tipcouncil.records.hidden.word_places import VML_SHAPES, kind_of_place
from tipcouncil.records.hidden.word_tables import look_of_place, places, taken_of_style

GROUPS = ("wgp", "grpSp", "wpc", "group")  # of shapes that may lie one upon the other
NARROWEST = 10  # percent of the usual width of letters
DEEPEST_STYLE = 20  # styles one based on another; a ring of them ends here
# Word marks the page numbers of a table of contents as hidden on the web: on paper they are seen.
PAGE_NUMBER = re.compile(r"[\s\d.ivxlc-]*")
TEXT = ("t", "delText")
NOTES = ("footnote", "endnote")


class Around(NamedTuple):
    """What an element stands in."""

    behind: str = WHITE
    table: str = ""
    place: tuple = ()  # what the style of the table says of the cell
    paragraph: str = ""
    line: float | None = None


class WordStripper:
    """Takes out of the parts of one document what its styles and its runs hide.

    The text comes first: a note to which it does not refer is not printed.
    """

    def __init__(self, styles=None, background=None):
        elements = [] if styles is None else [one for one in styles if local(one) == "style"]
        self.styles = {attribute(one, "styleId"): one for one in elements}
        self.usual = {
            attribute(one, "type"): attribute(one, "styleId")
            for one in elements
            if attribute(one, "default") not in (None, *OFF)
        }
        self.defaults = look_of(child(styles, "docDefaults", "rPrDefault", "rPr"))
        self.page = hex_of(background, "color") or WHITE
        self.places = {}
        self.references = set()
        self.style = cache(self.style)
        self.table_look = cache(self.table_look)

    def strip(self, root):
        """Take out of the tree what cannot be seen; returns what was taken."""
        found, marks = [], []
        instructions = in_instructions(root)
        waiting = [(root, Around(self.page))]
        while waiting:
            element, around = waiting.pop()
            name = local(element)
            kind = self.kind_of(element, name, around)
            kind = NOT_DRAWN if id(element) in instructions else kind
            if kind is not None:
                found.append((kind, words_of(element) + " " * (name != "r")) if kind else None)
                emptied(element)
                continue
            if name == "p":
                mark = child(element, "pPr", "rPr")
                if mark is not None and (
                    look_of(mark).hidden or any(local(one) in DROPPED for one in mark)
                ):
                    marks.append(element)
                found.append((found[-1][0], " ") if found and found[-1] else None)
            elif name in TEXT and (element.text or "").strip():
                found.append(None)
            elif name.endswith("noteReference"):
                self.references.add((name.removesuffix("Reference"), attribute(element, "id")))
            inside = self.inside(element, name, around)
            waiting += [(one, inside) for one in reversed(element)]
        join(root, marks)
        return gathered(found)

    def kind_of(self, element, name, around):
        """What hides an element with all that is in it; None if it is seen, "" if no words go."""
        if name in ("del", "moveFrom") and len(element):
            return DELETED if name == "del" else ""
        if name == "Fallback":  # the same once more, for older programs
            return ""
        if name == "tr":
            return self.kind_of_row(child(element, "trPr"), around)
        if name == "tc" and child(element, "tcPr", "cellDel") is not None:
            return DELETED
        if name in NOTES and attribute(element, "type") is None:
            note = (name, attribute(element, "id"))
            return None if note[1] is None or note in self.references else NOT_DRAWN
        if name == "r":
            return self.kind_of_run(element, around)
        return kind_of_place(element, name)

    def kind_of_row(self, properties, around):
        if child(properties, "del") is not None:
            return DELETED
        rows = [properties, *(child(one, "trPr") for one in self.chain(around.table))]
        if any(is_on(one, "hidden") for one in rows):
            return HIDDEN
        height = child(properties, "trHeight")
        twips = number(height, "val") if height is not None else None
        is_exact = twips is not None and attribute(height, "hRule") == "exact"
        return TINY if is_exact and twips < SMALLEST * TWIPS else None

    def kind_of_run(self, run, around):
        look = WordLook()
        character = self.usual.get("character", "")
        for properties in (one for one in run if local(one) == "rPr"):
            look = look.over(look_of(properties))
            character = value(properties, "rStyle") or character
        by_style = [
            self.style(character),
            self.style(around.paragraph or self.usual.get("paragraph")),
            self.table_look(around.table, around.place),
        ]
        # Twice hidden by styles is shown again: Word toggles it (ISO/IEC 29500-1, 17.7.3).
        hidden = sum(bool(one.hidden) for one in by_style) % 2 == 1 or self.defaults.hidden
        is_direct = look.hidden is not None
        look = look.over(by_style[0])
        for one in (*by_style[1:], self.defaults):  # what is behind a paragraph, it is told
            look = look.over(one._replace(behind=None, line=None))
        if (look.hidden if is_direct else hidden) and not is_page_number(run):
            return HIDDEN
        if is_below(look.size, SMALLEST) or is_below(around.line, SMALLEST):
            return TINY
        if is_below(look.width, NARROWEST):
            return TINY
        is_unfilled = any(is_transparent(one) for one in run if local(one) == "rPr")
        return COLOR if is_unfilled or is_blended(look, around) else None

    def chain(self, name):
        """A style and those that it is based on."""
        found = []
        while (element := self.styles.get(name)) is not None and len(found) < DEEPEST_STYLE:
            found.append(element)
            name = value(element, "basedOn")
        return found

    def style(self, name):
        """How a style has text look, with what it is based on."""
        look = WordLook()
        for element in self.chain(name):
            look = look.over(look_of(child(element, "rPr")))
            look = look.over(look_of_paragraph(child(element, "pPr")))
        return look

    def table_look(self, name, place):
        """How the style of a table has a cell look."""
        return look_of_place(self.chain(name or self.usual.get("table")), place)

    def inside(self, element, name, around):
        """What the children of an element stand in."""
        if name == "p":
            properties = child(element, "pPr")
            style = value(properties, "pStyle")
            look = look_of_paragraph(properties).over(
                self.style(style or self.usual.get("paragraph"))
            )
            return around._replace(
                paragraph=style, behind=look.behind or around.behind, line=look.line
            )
        if name == "tbl":
            style = value(child(element, "tblPr"), "tblStyle")
            chain = self.chain(style or self.usual.get("table"))
            self.places |= {id(cell): place for cell, place in places(element, chain)}
            is_told = taken_of_style(element) is not None
            has_fills = any(local(one) == "shd" for style in chain for one in style.iter())
            behind = shading_of(child(element, "tblPr")) or (
                UNKNOWN if has_fills and not is_told else around.behind
            )
            return around._replace(table=style, behind=behind)
        if name == "tr":
            return around._replace(behind=shading_of(child(element, "tblPrEx")) or around.behind)
        if name == "tc":
            return self.inside_cell(element, around)
        if name in GROUPS:
            return around._replace(behind=UNKNOWN)
        if name == "wsp":
            return Around(fill_of_drawing(child(element, "spPr")) or around.behind)
        if name in VML_SHAPES:
            return Around(fill_of_vml(element) or around.behind)
        return around

    def inside_cell(self, cell, around):
        """A cell has the fill of its own, else that of its place, else that of its table."""
        place = self.places.get(id(cell), ())
        fill = shading_of(child(cell, "tcPr"))
        if fill is None and child(cell, "tcPr", "shd") is not None:
            fill = self.page  # it says that it has none
        fill = fill or self.table_look(around.table, place).behind
        return around._replace(place=place, behind=fill or around.behind)


DROPPED = ("del", "moveFrom")


def is_below(size, least):
    return size is not None and size < least


def is_blended(look, around):
    """Whether letters have the color of what is behind them."""
    color, behind = look.color or AUTOMATIC, look.highlight or look.behind or around.behind
    if color == AUTOMATIC:  # it turns white on a dark ground, but not under a highlighter
        return look.highlight == BLACK
    return behind != UNKNOWN and is_same_color(color, behind)


def in_instructions(root):
    """Texts that stand in the instruction of a field, of which only the result is printed.

    A field that never ends is none.
    """
    fields, found = [], set()
    for one in root.iter():
        kind = attribute(one, "fldCharType") if local(one) == "fldChar" else None
        if kind == "begin":
            fields.append({"texts": [], "is_shown": False})
        elif kind == "separate" and fields:
            fields[-1]["is_shown"] = True
        elif kind == "end" and fields:
            found |= set(fields.pop()["texts"])
        elif local(one) == "t":
            unfinished = (field for field in reversed(fields) if not field["is_shown"])
            for field in islice(unfinished, 1):
                field["texts"].append(id(one))
    return found


def join(root, marks):
    """A paragraph whose end is hidden or deleted goes on in the next; an empty one is gone."""
    if not marks:
        return
    parents = {one: parent for parent in root.iter() for one in parent}
    for paragraph in reversed(marks):
        parent = parents.get(paragraph)
        if parent is None or paragraph not in list(parent):
            continue
        if not any((one.text or "").strip() for one in paragraph.iter() if local(one) in TEXT):
            parent.remove(paragraph)
            continue
        place = list(parent).index(paragraph) + 1
        following = parent[place] if place < len(parent) else None
        if following is not None and local(following) == "p":
            paragraph.extend(one for one in following if local(one) != "pPr")
            parent.remove(following)


def words_of(element):
    parts = []
    for one in element.iter():
        name = local(one)
        if name in TEXT:
            parts.append(one.text or "")
        elif name in ("p", "tab", "br", "tc"):
            parts.append(" ")
    return "".join(parts)


def is_page_number(run):
    properties = child(run, "rPr")
    is_for_the_web = child(properties, "webHidden") is not None
    is_for_the_web = is_for_the_web and child(properties, "vanish") is None
    return is_for_the_web and bool(PAGE_NUMBER.fullmatch(words_of(run)))
