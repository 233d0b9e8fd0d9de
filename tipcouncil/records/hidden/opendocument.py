"""What a reader of an OpenDocument text cannot see, taken out of the tree of a part."""

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

WHITE = "FFFFFF"
HEX = re.compile(r"#([0-9A-Fa-f]{6})")
LENGTH = re.compile(r"(\d*\.?\d+)(pt|in|cm|mm|px|%)")
# Of each unit; a pixel is a 96th of an inch.
POINTS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
FAMILIES = {
    **{"p": "paragraph", "h": "paragraph", "span": "text", "a": "text", "section": "section"},
    **{"table": "table", "table-row": "table-row", "table-cell": "table-cell"},
    **{"frame": "graphic", "custom-shape": "graphic"},
}
SHEETS = ("collapse", "filter")
GAPS = ("p", "h", "tab", "s", "line-break", "table-cell")
DEEPEST_STYLE = 20  # styles one based on another; a ring of them ends here
USUAL_SIZE = 12.0  # points, where no style says one
NARROWEST = 10  # percent of the usual width of letters
# What is printed nowhere: programs, and hints where to type.
NO_TEXT = ("script", "scripts", "forms", "event-listeners", "placeholder")


class OpenDocumentLook(NamedTuple):
    """How what is in an element looks: what it inherits, with what its own style says."""

    color: str | None = None
    size: float = USUAL_SIZE
    behind: str = WHITE
    hidden: bool = False
    faded: bool = False
    flat: bool = False  # drawn together until it cannot be read


class OpenDocumentStripper:
    """Takes out of a part what its styles and its marks hide; `named` holds the named styles."""

    def __init__(self, root, named=None):
        self.styles, self.usual = {}, {}
        for part in [root] if named is None else [child(named, "styles"), root]:
            for one in part.iter() if part is not None else ():
                if local(one) == "style":
                    self.styles[attribute(one, "family"), attribute(one, "name")] = one
                elif local(one) == "default-style":
                    self.usual[attribute(one, "family")] = one
        self.root = root
        pages = [one for one in (root if named is None else named).iter() if is_page(one)]
        self.page = changed(OpenDocumentLook(), pages[0]) if pages else OpenDocumentLook()

    def strip(self):
        """Take out of the tree what cannot be seen; returns what was taken."""
        found = []
        waiting = [(self.root, "", self.look(self.page, self.usual.get("paragraph")))]
        while waiting:
            element, tail, look = waiting.pop()
            if tail:  # the words behind an element that was read, in the look of what is around it
                element.tail = self.taken(element.tail, look, found)
                continue
            if local(element) in ("styles", "automatic-styles", "font-face-decls"):
                continue
            if local(element) in NO_TEXT or is_about_a_picture(element):
                emptied(element)
                continue
            kind = kind_of(element)
            if kind:
                found += [None, (kind, words_of(element)), None]
                emptied(element)
                continue
            look = self.look_of(element, look)
            if local(element) in GAPS and found and found[-1]:
                found.append((found[-1][0], " "))
            element.text = self.taken(element.text, look, found)
            for one in reversed(element):
                waiting += [(one, "tail", look), (one, "", look)]
        return gathered(found)

    def taken(self, text, look, found):
        """The text, or nothing where it cannot be seen."""
        if not text or not text.strip():
            return text
        kind = hidden_by(look)
        found.append((kind, text) if kind else None)
        return None if kind else text

    def look_of(self, element, around):
        family = FAMILIES.get(local(element))
        style = self.styles.get((family, attribute(element, "style-name")))
        return self.look(around, style, family)

    def look(self, around, style, family=None):
        """The look of what is around, changed by a style and by those that it is based on."""
        chain = []
        while style is not None and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            style = self.styles.get((family, attribute(style, "parent-style-name")))
        for one in reversed(chain):
            around = changed(around, one)
        return around


def is_about_a_picture(element):
    """Whether its words are for those who cannot see one. A title may also be a field."""
    return local(element) in ("title", "desc") and "svg" in element.tag


def is_page(element):
    return local(element) == "page-layout"


def changed(look, style):
    """A look, with what a style says of the letters, of the room for them and of the ground."""
    for properties in style:
        said = {key.rpartition("}")[2]: value for key, value in properties.items()}
        if local(properties) == "text-properties":
            look = with_letters(look, said)
        elif said.get("display") in ("none", "false"):
            look = look._replace(hidden=True)
        look = with_ground(with_height(look, said), said)
    return look


def with_letters(look, said):
    if color := HEX.fullmatch(said.get("color", "")):
        look = look._replace(color=color[1])
    if said.get("use-window-font-color") == "true":
        look = look._replace(color=None)
    if size := LENGTH.fullmatch(said.get("font-size", "")):
        number, unit = float(size[1]), size[2]
        points = look.size * number / 100 if unit == "%" else number * POINTS[unit]
        look = look._replace(size=points)
    if "display" in said:
        look = look._replace(hidden=said["display"] == "none")
    if "opacity" in said:
        look = look._replace(faded=said["opacity"] in ("0%", "0"))
    if width := LENGTH.fullmatch(said.get("text-scale", "")):
        look = look._replace(flat=float(width[1]) < NARROWEST)
    return look


def with_height(look, said):
    for name in ("line-height", "row-height"):
        height = LENGTH.fullmatch(said.get(name, ""))
        if height and height[2] != "%":
            look = look._replace(flat=float(height[1]) * POINTS[height[2]] < SMALLEST)
    return look


def with_ground(look, said):
    if behind := HEX.fullmatch(said.get("background-color", "")):
        look = look._replace(behind=behind[1])
    behind = HEX.fullmatch(said.get("fill-color", ""))
    if behind and said.get("fill") != "none":
        look = look._replace(behind=behind[1])
    return look


def hidden_by(look):
    if look.hidden:
        return HIDDEN
    if look.size < SMALLEST or look.flat:
        return TINY
    is_blended = look.color and is_same_color(look.color, look.behind)
    return COLOR if look.faded or is_blended else ""


def kind_of(element):
    """What hides a whole element; empty where nothing does."""
    name = local(element)
    if name == "tracked-changes":
        return DELETED
    if name == "annotation":
        return COMMENT
    if name != "section" and attribute(element, "display") == "none":  # a field, a frame
        return HIDDEN
    if name == "section" and attribute(element, "display") in ("none", "condition"):
        is_shown = attribute(element, "is-hidden") == "false"
        return "" if is_shown else HIDDEN
    if name in ("hidden-text", "hidden-paragraph"):
        return HIDDEN if attribute(element, "is-hidden") != "false" else ""
    if name in ("p", "h"):
        marks = (one for one in element.iter() if local(one) == "hidden-paragraph")
        return HIDDEN if any(kind_of(one) for one in marks) else ""
    if name in ("header", "footer") and attribute(element, "display") == "false":
        return HIDDEN
    if name == "table-row" and attribute(element, "visibility") in SHEETS:
        return HIDDEN
    return ""


def words_of(element):
    """The words in an element, and those that a hidden field holds ready."""
    parts = []
    for one in element.iter():
        name = local(one)
        if name in GAPS:
            parts.append(" ")
        if name not in ("creator", "date", "date-string", "initials", "sender-initials"):
            parts.append(one.text or attribute(one, "string-value") or "")
        if one is not element:
            parts.append(one.tail or "")
    return "".join(parts)
