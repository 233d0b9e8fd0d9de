"""What a reader of a Word document cannot see, taken out of the tree of a part.

What Word shows: deletions are accepted, text marked hidden is not printed, and what is set in the
color of its own background or in a size of a point is there for no reader.
"""

import re
from typing import NamedTuple

from tipcouncil.records.hidden import (
    COLOR,
    COMMENT,
    DELETED,
    HIDDEN,
    SMALLEST,
    TINY,
    attribute,
    child,
    emptied,
    gathered,
    is_same_color,
    local,
)

OFF = ("0", "false", "off")
HEX = re.compile(r"[0-9A-Fa-f]{6}")
WHITE = "FFFFFF"
UNKNOWN = "unknown"  # a background that the file does not say: nothing is hidden by it
HIGHLIGHTS = {
    **{"black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00"},
    **{"magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "white": WHITE},
    **{"darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkRed": "800000"},
    **{"darkMagenta": "800080", "darkYellow": "808000", "darkGray": "808080"},
    "lightGray": "C0C0C0",
}
VML_SHAPES = ("shape", "rect", "roundrect", "oval")
SWITCHES = ("vanish", "webHidden", "specVanish")
DEEPEST_STYLE = 20
# Word marks the page numbers of a table of contents as hidden on the web: on paper they are seen.
PAGE_NUMBER = re.compile(r"[\s\d.ivxlc-]*")
TEXT = ("t", "delText")


class Look(NamedTuple):
    """How text looks, as far as something says so. None: it says nothing of it."""

    hidden: bool | None = None
    color: str | None = None
    size: float | None = None  # points
    behind: str | None = None

    def over(self, other):
        return Look(*(b if a is None else a for a, b in zip(self, other, strict=True)))


class Around(NamedTuple):
    """What an element stands in."""

    behind: str = WHITE
    table: str = ""
    paragraph: str = ""


class Seen:
    """Takes out of the parts of one document what its styles and its runs hide."""

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

    def strip(self, root):
        """Take out of the tree what cannot be seen; returns what was taken."""
        found, marks = [], []
        waiting = [(root, Around(self.page))]
        while waiting:
            element, around = waiting.pop()
            name = local(element)
            kind = self.kind_of(element, name, around)
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
        if name == "tr" and (properties := child(element, "trPr")) is not None:
            if child(properties, "del") is not None:
                return DELETED
            return HIDDEN if is_on(properties, "hidden") else None
        if name == "tc" and child(element, "tcPr", "cellDel") is not None:
            return DELETED
        return self.kind_of_run(element, around) if name == "r" else None

    def kind_of_run(self, run, around):
        look = Look()
        character = self.usual.get("character", "")
        for properties in (one for one in run if local(one) == "rPr"):
            look = look.over(look_of(properties))
            character = value(properties, "rStyle") or character
        by_style = [
            self.style(character),
            self.style(around.paragraph or self.usual.get("paragraph")),
            self.style(around.table or self.usual.get("table")),
        ]
        # Twice hidden by styles is shown again: Word toggles it (ISO/IEC 29500-1, 17.7.3).
        hidden = sum(bool(one.hidden) for one in by_style) % 2 == 1 or self.defaults.hidden
        is_direct = look.hidden is not None
        look = look.over(by_style[0])
        for one in (*by_style[1:], self.defaults):  # what is behind a paragraph, it is told
            look = look.over(one._replace(behind=None))
        if (look.hidden if is_direct else hidden) and not is_page_number(run):
            return HIDDEN
        if look.size is not None and look.size < SMALLEST:
            return TINY
        behind = look.behind or around.behind
        is_unfilled = any(is_transparent(one) for one in run if local(one) == "rPr")
        if is_unfilled or (look.color and behind != UNKNOWN and is_same_color(look.color, behind)):
            return COLOR
        return None

    def style(self, name):
        """How a style has text look, with what it is based on."""
        look, seen = Look(), 0
        while (element := self.styles.get(name)) is not None and seen < DEEPEST_STYLE:
            look = look.over(look_of(child(element, "rPr")))
            look = look.over(Look(behind=shading_of(child(element, "pPr"))))
            name, seen = value(element, "basedOn"), seen + 1
        return look

    def inside(self, element, name, around):
        """What the children of an element stand in."""
        if name == "p":
            properties = child(element, "pPr")
            style = value(properties, "pStyle")
            behind = shading_of(properties) or self.style(style).behind
            return around._replace(paragraph=style, behind=behind or around.behind)
        if name == "tbl":
            style = value(child(element, "tblPr"), "tblStyle")
            behind = shading_of(child(element, "tblPr")) or self.fill_of_table(style)
            return around._replace(table=style, behind=behind or around.behind)
        if name == "tc":
            return around._replace(behind=shading_of(child(element, "tcPr")) or around.behind)
        if name == "wsp":
            return Around(fill_of_drawing(child(element, "spPr")) or around.behind)
        if name in VML_SHAPES:
            return Around(fill_of_vml(element) or around.behind)
        return around

    def fill_of_table(self, style):
        """A style may fill single rows and columns: what is behind a cell is not known then."""
        seen = 0
        while (element := self.styles.get(style)) is not None and seen < DEEPEST_STYLE:
            if any(local(one) == "shd" for one in element.iter()):
                return UNKNOWN
            style, seen = value(element, "basedOn"), seen + 1
        return None


DROPPED = ("del", "moveFrom")


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


def comments(root):
    """The words of the part that holds the comments."""
    return [one for comment in root for one in gathered([(COMMENT, words_of(comment))])]


def words_of(element):
    parts = []
    for one in element.iter():
        name = local(one)
        if name in TEXT:
            parts.append(one.text or "")
        elif name in ("p", "tab", "br", "tc"):
            parts.append(" ")
    return "".join(parts)


def look_of(properties):
    """What the properties of a run say of its look."""
    if properties is None:
        return Look()
    switches = [is_on(properties, name) for name in SWITCHES if child(properties, name) is not None]
    size = value(properties, "sz")
    highlight = HIGHLIGHTS.get(value(properties, "highlight"))
    return Look(
        hidden=any(switches) if switches else None,
        color=hex_of(child(properties, "color"), "val"),
        size=int(size) / 2 if size.isdecimal() and len(size) < 6 else None,
        behind=highlight or shading_of(properties),
    )


def is_transparent(properties):
    """Whether the letters are filled with nothing, as the newer effects of Word can have it."""
    fill = child(properties, "textFill")
    if fill is None:
        return False
    alphas = [attribute(one, "val") for one in fill.iter() if local(one) == "alpha"]
    return child(fill, "noFill") is not None or "100000" in alphas


def shading_of(properties):
    shading = child(properties, "shd") if properties is not None else None
    if shading is None:
        return None
    is_solid = attribute(shading, "val") == "solid"
    return hex_of(shading, "color" if is_solid else "fill")


def hex_of(element, name):
    given = (attribute(element, name) or "") if element is not None else ""
    if HEX.fullmatch(given):
        return given
    is_paper = element is not None and attribute(element, "themeColor") == "background1"
    return WHITE if is_paper else None


def fill_of_drawing(properties):
    """What a shape is filled with; None where what is behind it is seen through it."""
    if child(properties, "noFill") is not None:
        return None
    fill = child(properties, "solidFill")
    for one in fill if fill is not None else ():
        if attribute(one, "val") in ("bg1", "lt1") and not len(one):
            return WHITE
        return hex_of(one, "val") or UNKNOWN
    return UNKNOWN


def fill_of_vml(shape):
    """The same of a shape as older programs draw it: white, where it does not say otherwise."""
    if attribute(shape, "filled") in ("f", "false"):
        return None
    color = (attribute(shape, "fillcolor") or "white").partition(" ")[0].lstrip("#")
    is_short = len(color) == 3 and HEX.fullmatch(color * 2)
    color = HIGHLIGHTS.get(color, "".join(2 * one for one in color) if is_short else color)
    return color if HEX.fullmatch(color) else UNKNOWN


def is_page_number(run):
    properties = child(run, "rPr")
    is_for_the_web = child(properties, "webHidden") is not None
    is_for_the_web = is_for_the_web and child(properties, "vanish") is None
    return is_for_the_web and bool(PAGE_NUMBER.fullmatch(words_of(run)))


def is_on(properties, name):
    element = child(properties, name)
    return element is not None and (attribute(element, "val") or "1") not in OFF


def value(element, name):
    """The value of a child; empty where there is none."""
    found = child(element, name) if element is not None else None
    return (attribute(found, "val") or "") if found is not None else ""
