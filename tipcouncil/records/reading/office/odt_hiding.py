"""What a reader of an OpenDocument text cannot see, taken out of the tree of a part."""

import re
from typing import NamedTuple

from tipcouncil.records.reading.hidden import SMALLEST, WHITE, By, gathered, is_same_color
from tipcouncil.records.reading.trees import children, elements, emptied

HEX = re.compile(r"#([0-9A-Fa-f]{6})")
LENGTH = re.compile(r"(\d*\.?\d+)(pt|in|cm|mm|px|%)")
# Of each unit; a pixel is a 96th of an inch.
POINTS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}
FAMILIES = {
    **{"p": "paragraph", "h": "paragraph", "span": "text", "a": "text", "section": "section"},
    **{"table": "table", "table-row": "table-row", "table-cell": "table-cell"},
    **{"frame": "graphic", "custom-shape": "graphic"},
}
GAPS = ("p", "h", "tab", "s", "line-break", "table-cell")
DEEPEST_STYLE = 20  # styles one based on another; a ring of them ends here
USUAL_SIZE = 12.0  # points, where no style says one
STYLES = ("styles", "automatic-styles", "font-face-decls")
# What is printed nowhere: programs, hints where to type, and what pictures show.
NO_TEXT = ("script", "scripts", "forms", "event-listeners", "placeholder", "svg:title", "svg:desc")
WHO_AND_WHEN = ("creator", "date", "date-string", "initials", "sender-initials")


class OpenDocumentLook(NamedTuple):
    """How what is in an element looks: what it inherits, with what its own style says."""

    color: str | None = None
    size: float = USUAL_SIZE
    behind: str = WHITE
    hidden: bool = False

    @property
    def hides(self):
        """What hides words that look so; empty where nothing does."""
        if self.hidden:
            return By.HIDDEN
        if self.size < SMALLEST:
            return By.TINY
        return By.COLOR if self.color and is_same_color(self.color, self.behind) else ""


class OpenDocumentStripper:
    """Takes out of a part what its styles and its marks hide; `named` holds the named styles."""

    def __init__(self, root, named=None):
        self.root, self.styles, usual = root, {}, None
        own = [root] if named is None else [*named.iterfind("styles"), root]
        for one in (style for part in own for style in part.iter()):
            if one.tag == "style":
                self.styles[one.get("family"), one.get("name")] = one
            elif one.tag == "default-style" and one.get("family") == "paragraph":
                usual = one
        pages = elements(root if named is None else named)
        page = next((one for one in pages if one.tag == "page-layout"), None)
        self.usual = self.look(self.look(OpenDocumentLook(), page), usual)

    def strip(self):
        """Take out of the tree what cannot be seen; returns what was taken."""
        found, waiting = [], [(self.root, False, self.usual)]
        while waiting:
            element, is_behind, look = waiting.pop()
            if is_behind:  # the words behind an element, in the look of what is around it
                element.tail = taken(element.tail, look, found)
                continue
            if element.tag in STYLES:
                continue
            kind = kind_of(element)
            if kind or element.tag in NO_TEXT:
                found += [None, (kind, words_of(element)), None] if kind else []
                emptied(element)
                continue
            family = FAMILIES.get(element.tag)
            look = self.look(look, self.styles.get((family, element.get("style-name"))), family)
            if element.tag in GAPS and found and found[-1]:
                found.append((found[-1][0], " "))
            element.text = taken(element.text, look, found)
            for one in reversed(element):
                waiting += [(one, True, look), (one, False, look)]
        return gathered(found)

    def look(self, around, style, family=None):
        """The look of what is around, changed by a style and by those that it is based on."""
        chain = []
        while style is not None and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            style = self.styles.get((family, style.get("parent-style-name")))
        for properties in (one for style in reversed(chain) for one in children(style)):
            around = changed(around, properties)
        return around


def taken(text, look, found):
    """The text, or nothing where it cannot be seen."""
    if not text or not text.strip():
        return text
    kind = look.hides
    found.append((kind, text) if kind else None)
    return None if kind else text


def changed(look, properties):
    """A look, with what a style says of the letters, of the room for them and of the ground."""
    get = properties.get
    if color := HEX.fullmatch(get("color", "")):
        look = look._replace(color=color[1])
    if get("use-window-font-color") == "true":
        look = look._replace(color=None)
    if size := LENGTH.fullmatch(get("font-size", "")):
        share = look.size / 100 if size[2] == "%" else POINTS[size[2]]
        look = look._replace(size=float(size[1]) * share)
    if display := get("display"):
        is_text = properties.tag == "text-properties"
        hidden = display == "none" if is_text else look.hidden or display in ("none", "false")
        look = look._replace(hidden=hidden)
    for name in ("background-color", "fill-color"):
        behind = HEX.fullmatch(get(name, ""))
        if behind and (name == "background-color" or get("fill") != "none"):
            look = look._replace(behind=behind[1])
    return look


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
