"""How the text of an OpenDocument looks, as far as its styles and its marks say so."""

import re

from tipcouncil.records.reading.hidden import CLEAR, By, Look
from tipcouncil.records.reading.trees import children, elements

HEX = re.compile(r"#([0-9A-Fa-f]{6})")
LENGTH = re.compile(r"(\d*\.?\d+)(pt|in|cm|mm|px|%)")
# Of each unit; a pixel is a 96th of an inch.
POINTS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
FAMILIES = {
    **{"p": "paragraph", "h": "paragraph", "span": "text", "a": "text", "section": "section"},
    **{"table": "table", "table-row": "table-row", "table-cell": "table-cell"},
    **{"frame": "graphic", "custom-shape": "graphic"},
}
DEEPEST_STYLE = 20  # styles one based on another; a ring of them ends here


class OpenDocumentStyles:
    """The styles of a part; `named` holds those that have names, if another part does."""

    def __init__(self, root, named=None):
        self.styles, usual = {}, None
        own = [root] if named is None else [*named.iterfind("styles"), root]
        for one in (style for part in own for style in part.iter()):
            if one.tag == "style":
                self.styles[one.get("family"), one.get("name")] = one
            elif one.tag == "default-style" and one.get("family") == "paragraph":
                usual = one
        pages = elements(root if named is None else named)
        page = next((one for one in pages if one.tag == "page-layout"), None)
        self.usual = self.changed(self.changed(Look(), page), usual)

    def of(self, element):
        return self.styles.get((FAMILIES.get(element.tag), element.get("style-name")))

    def look(self, around, element):
        """The look of what is around, changed by the style of an element."""
        return self.changed(around, self.of(element), FAMILIES.get(element.tag))

    def changed(self, look, style, family=None):
        """A look, changed by a style and by those that it is based on."""
        chain = []
        while style is not None and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            style = self.styles.get((family, style.get("parent-style-name")))
        for properties in (one for style in reversed(chain) for one in children(style)):
            look = changed(look, properties)
        return look


def changed(look, properties):
    """A look, with what a style says of the letters, of the room for them and of the ground."""
    get = properties.get
    if color := HEX.fullmatch(get("color", "")):
        look = look._replace(color=color[1])
    if get("use-window-font-color") == "true":
        look = look._replace(color=None)
    if get("opacity") in ("0%", "0"):
        look = look._replace(color=CLEAR)
    if size := LENGTH.fullmatch(get("font-size", "")):
        look = look._replace(size=points(size, look.size))
    if width := LENGTH.fullmatch(get("text-scale", "")):
        look = look._replace(width=float(width[1]))
    for height in (LENGTH.fullmatch(get(name, "")) for name in ("line-height", "row-height")):
        look = look._replace(height=points(height, look.size)) if height else look
    if display := get("display"):
        is_text = properties.tag == "text-properties"
        is_hidden = display == "none" if is_text else look.hidden or display in ("none", "false")
        look = look._replace(hidden=By.HIDDEN if is_hidden else "")
    for name in ("background-color", "fill-color"):
        behind = HEX.fullmatch(get(name, ""))
        if behind and (name == "background-color" or get("fill") != "none"):
            look = look._replace(behind=behind[1])
    return look


def points(length, of):
    return float(length[1]) * (of / 100 if length[2] == "%" else POINTS[length[2]])


def kind_of(element):
    """What hides a whole element; empty where nothing does."""
    tag, display = element.tag, element.get("display")
    is_off = element.get("is-hidden") != "false"
    if tag == "tracked-changes":
        return By.DELETED
    if tag == "annotation":
        return By.COMMENT
    if tag == "section":
        return By.HIDDEN if display in ("none", "condition") and is_off else ""
    if tag in ("hidden-text", "hidden-paragraph"):
        return By.HIDDEN if is_off else ""
    if tag in ("p", "h"):
        marks = element.iter("hidden-paragraph")
        return By.HIDDEN if any(kind_of(one) for one in marks) else ""
    is_closed = tag == "table-row" and element.get("visibility") in ("collapse", "filter")
    is_shut = tag in ("header", "footer") and display == "false"
    return By.HIDDEN if display == "none" or is_closed or is_shut else ""
