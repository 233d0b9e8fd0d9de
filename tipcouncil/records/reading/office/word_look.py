"""How the text of a Word document looks, as far as its properties and its styles say so."""

import re
from functools import cache

from tipcouncil.records.reading.hidden import BLACK, CLEAR, WHITE, By, Look, mixed
from tipcouncil.records.reading.trees import attribute, children

OFF = ("0", "false", "off")
HEX = re.compile(r"[0-9A-Fa-f]{6}")
UNKNOWN = "unknown"  # a background that the file does not say: nothing is hidden by it
AUTOMATIC = "auto"  # a color that is black or white, so that it can be read
HIGHLIGHTS = {
    **{"black": BLACK, "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00"},
    **{"magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "white": WHITE},
    **{"darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkRed": "800000"},
    **{"darkMagenta": "800080", "darkYellow": "808000", "darkGray": "808080"},
    "lightGray": "C0C0C0",
}
SWITCHES = ("vanish", "webHidden", "specVanish")
PAPER = ("bg1", "lt1", "background1", "light1")
DOTS = re.compile(r"pct(\d\d?)")  # so many percent of a ground
TWIPS = 20  # in a point
DEEPEST_STYLE = 20  # styles one based on another; a ring of them ends here


def look_of(properties):
    """What the properties of a run or of a paragraph say of the look of text, as far as they do."""
    if properties is None:
        return {}
    switches = [is_on(properties, one) for one in SWITCHES if properties.find(one) is not None]
    size = number(properties, "sz")
    spacing = properties.find("spacing")
    is_exact = spacing is not None and spacing.get("lineRule") == "exact"
    line = number(spacing, ".", "line") if is_exact else None
    look = {
        "hidden": any(switches) if switches else None,
        "color": color_of(properties),
        "size": None if size is None else size / 2,
        "width": number(properties, "w"),
        "height": None if line is None else line / TWIPS,
        "highlight": HIGHLIGHTS.get(value(properties, "highlight")),
        "behind": shading_of(properties),
    }
    return {name: told for name, told in look.items() if told is not None}


def as_look(told):
    """What is told of a text, as it looks in the end."""
    color, behind = told.get("color", AUTOMATIC), told["behind"]
    return Look(
        hidden=By.HIDDEN if told.get("hidden") else "",
        color=None if color == AUTOMATIC else color,
        behind=None if behind == UNKNOWN else behind,
        **{name: told[name] for name in ("size", "width", "height", "highlight") if name in told},
    )


def color_of(properties):
    """The color of letters: newer programs fill them, and take the old color for nothing."""
    if (fill := properties.find("textFill")) is not None:
        is_clear = (
            fill.find("noFill") is not None or fill.find(".//alpha[@val='100000']") is not None
        )
        return CLEAR if is_clear else color_in(fill.find("solidFill")) or AUTOMATIC
    color = properties.find("color")
    is_automatic = color is not None and color.get("val") == AUTOMATIC
    return hex_of(color, "val") or (AUTOMATIC if is_automatic else None)


def color_in(fill):
    """The one color of a fill in a drawing, where it is told as such and is not changed."""
    for one in children(fill):
        if not any(change.tag != "alpha" for change in one):
            return WHITE if one.get("val") in PAPER else hex_of(one, "val")
    return None


def shading_of(properties):
    """The color behind what has these properties; None where it is seen through."""
    shading = None if properties is None else properties.find("shd")
    if shading is None:
        return None
    pattern = shading.get("val", "clear")
    if pattern in ("clear", "nil"):
        is_of_theme = shading.get("themeFill") is not None
        return hex_of(shading, "fill") or (UNKNOWN if is_of_theme else None)
    dots = hex_of(shading, "color") or BLACK
    if share := DOTS.fullmatch(pattern):
        return mixed(dots, hex_of(shading, "fill") or WHITE, int(share[1]))
    return dots if pattern == "solid" else UNKNOWN


def hex_of(element, name):
    given = "" if element is None else element.get(name, "")
    if HEX.fullmatch(given):
        return given
    return WHITE if element is not None and element.get("themeColor") in PAPER else None


def fill_of(shape):
    """What a shape is filled with; None where what is behind it is seen through it."""
    properties = shape.find("spPr")
    if properties is None:  # drawn as older programs do: white, where it does not say otherwise
        color = shape.get("fillcolor", "white").partition(" ")[0].lstrip("#")
        color = HIGHLIGHTS.get(color, color)
        is_clear = shape.get("filled") in ("f", "false")
        return None if is_clear else color if HEX.fullmatch(color) else UNKNOWN
    if properties.find("noFill") is not None:
        return None
    return color_in(properties.find("solidFill")) or UNKNOWN


def is_on(properties, name):
    element = None if properties is None else properties.find(name)
    return element is not None and element.get("val", "1") not in OFF


def value(element, name):
    """The value of a child; empty where there is none."""
    return attribute(element, name, "val")


def number(element, path, name="val"):
    """A value that is a number; None where it is missing or is none."""
    given = attribute(element, path, name).removesuffix("%")
    return int(given) if given.isdecimal() and len(given) < 6 else None


class WordStyles:
    """The styles of a document, by what they say of the look of text."""

    def __init__(self, root):
        self.by_name = {one.get("styleId"): one for one in children(root) if one.tag == "style"}
        self.usual = {
            one.get("type"): name
            for name, one in self.by_name.items()
            if one.get("default", "0") not in OFF
        }
        defaults = None if root is None else root.find("docDefaults/rPrDefault/rPr")
        self.defaults = look_of(defaults)
        self.look = cache(self.look)

    def chain(self, name, kind=""):
        """A style and those that it is based on; without a name, the usual one of its kind."""
        chain, name = [], name or self.usual.get(kind)
        while (style := self.by_name.get(name)) is not None and len(chain) < DEEPEST_STYLE:
            chain.append(style)
            name = value(style, "basedOn")
        return chain

    def look(self, name, kind, regions=()):
        """How a style has text look, with what it is based on, in some regions of a table."""
        look = {}
        for style in self.chain(name, kind):
            look = told_by(style) | look
        for region in regions:  # from the weakest to the strongest
            for style in reversed(self.chain(name, kind)):
                for one in style.iterfind(f"tblStylePr[@type='{region}']"):
                    look |= told_by(one)
        return look


def told_by(style):
    told = {}
    for path in ("tblPr", "tcPr", "pPr", "rPr"):
        told |= look_of(style.find(path))
    return told
