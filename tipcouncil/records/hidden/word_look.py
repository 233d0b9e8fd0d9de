"""How the text of a Word document looks, as far as some properties say so."""

import re
from typing import NamedTuple

from tipcouncil.records.hidden import attribute, child, local

OFF = ("0", "false", "off")
HEX = re.compile(r"[0-9A-Fa-f]{6}")
WHITE, BLACK = "FFFFFF", "000000"
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
PERCENT = re.compile(r"pct(\d{1,2})")
TWIPS = 20  # in a point
USUAL_LINE = 240.0  # points: a line that is not held to any height


class WordLook(NamedTuple):
    """How text looks, as far as something says so. None: it says nothing of it."""

    hidden: bool | None = None
    color: str | None = None
    size: float | None = None  # points
    width: int | None = None  # of its letters, in percent
    highlight: str | None = None
    behind: str | None = None
    line: float | None = None  # points, where no line is higher

    def over(self, other):
        return WordLook(*(b if a is None else a for a, b in zip(self, other, strict=True)))


def look_of(properties):
    """What the properties of a run say of its look."""
    if properties is None:
        return WordLook()
    switches = [is_on(properties, name) for name in SWITCHES if child(properties, name) is not None]
    size = number(child(properties, "sz"), "val")
    return WordLook(
        hidden=any(switches) if switches else None,
        color=color_of(properties),
        size=None if size is None else size / 2,
        width=number(child(properties, "w"), "val"),
        highlight=HIGHLIGHTS.get(value(properties, "highlight")),
        behind=shading_of(properties),
    )


def look_of_paragraph(properties):
    """What the properties of a paragraph say of the text in it."""
    spacing = child(properties, "spacing")
    line = number(spacing, "line")
    if line is not None:
        line = line / TWIPS if attribute(spacing, "lineRule") == "exact" else USUAL_LINE
    return WordLook(behind=shading_of(properties), line=line)


def color_of(properties):
    """The color of letters: newer programs fill them, and take the old color for nothing."""
    fill = child(properties, "textFill", "solidFill")
    for one in fill if fill is not None else ():
        if not any(local(change) != "alpha" for change in one):
            is_paper = attribute(one, "val") in PAPER
            return WHITE if is_paper else hex_of(one, "val") or AUTOMATIC
        return AUTOMATIC
    element = child(properties, "color")
    is_automatic = element is not None and attribute(element, "val") == AUTOMATIC
    return hex_of(element, "val") or (AUTOMATIC if is_automatic else None)


def is_transparent(properties):
    """Whether the letters are filled with nothing, as the newer effects of Word can have it."""
    fill = child(properties, "textFill")
    if fill is None:
        return False
    alphas = [attribute(one, "val") for one in fill.iter() if local(one) == "alpha"]
    return child(fill, "noFill") is not None or "100000" in alphas


def shading_of(properties):
    """The color behind what has these properties; None where it is seen through."""
    shading = child(properties, "shd")
    if shading is None:
        return None
    pattern = attribute(shading, "val") or "clear"
    if pattern in ("clear", "nil"):
        is_of_theme = attribute(shading, "themeFill") is not None
        return hex_of(shading, "fill") or (UNKNOWN if is_of_theme else None)
    dots = hex_of(shading, "color") or BLACK
    if pattern == "solid":
        return dots
    percent = PERCENT.fullmatch(pattern)
    return mixed(dots, hex_of(shading, "fill") or WHITE, int(percent[1])) if percent else UNKNOWN


def mixed(one, other, percent):
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{(a * percent + b * (100 - percent)) // 100:02X}" for a, b in pairs)


def hex_of(element, name):
    given = (attribute(element, name) or "") if element is not None else ""
    if HEX.fullmatch(given):
        return given
    return WHITE if element is not None and attribute(element, "themeColor") in PAPER else None


def fill_of_drawing(properties):
    """What a shape is filled with; None where what is behind it is seen through it."""
    if child(properties, "noFill") is not None:
        return None
    fill = child(properties, "solidFill")
    for one in fill if fill is not None else ():
        if attribute(one, "val") in PAPER and not len(one):
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


def is_on(properties, name):
    element = child(properties, name)
    return element is not None and (attribute(element, "val") or "1") not in OFF


def value(element, name):
    """The value of a child; empty where there is none."""
    found = child(element, name)
    return (attribute(found, "val") or "") if found is not None else ""


def number(element, name):
    """An attribute that is a number; None where it is missing or is none."""
    given = (attribute(element, name) or "").removesuffix("%") if element is not None else ""
    return int(given) if given.isdecimal() and len(given) < 6 else None
