"""What lies behind the letters of a slide that stand in no filled shape: the ground of the slide.

It is that of the slide, else of its layout, else of its master. Where another shape or a picture
may lie behind a text, or where it cannot be known, its letters are taken for seen.
"""

import posixpath
from functools import cache

from tipcouncil.records.hidden import attribute, child, is_same_color, local
from tipcouncil.records.hidden.office_parts import HEX, WHITE, elements, fill_of, numbers

DRAWN = ("pic", "graphicFrame", "grpSp", "AlternateContent")
BELOW = ("/slideLayout", "/slideMaster", "/theme")
PLAIN = "1001"  # the number of a ground that is of one color
UNKNOWN = ""


class Grounds:
    """The grounds of the slides of one show. What several slides share is read once."""

    def __init__(self, tree):
        self.tree, self.known = cache(tree), {}

    def behind(self, name, root, shape):
        """The color behind the letters of a shape; empty where it is not known."""
        if name not in self.known:
            self.known[name] = self.ground([root, *self.below(name)])
        color, drawn = self.known[name]
        frame = frame_of(child(shape, "spPr", "xfrm"))
        is_clear = all(frame and one and is_apart(frame, one) for one in drawn)
        return color if is_clear else UNKNOWN

    def ground(self, parts):
        """The color of a slide, and the frames of all that is drawn on it or below it."""
        colors = (own_ground(part) for part in parts)
        color = next((one for one in colors if one is not None), WHITE)
        is_known = len(parts) > len(BELOW) and all(map(is_light, parts))
        drawn = [frame_of(frame) for part in parts for frame in drawings(part)]
        return (color if is_known else UNKNOWN), drawn

    def below(self, name):
        """The layout of a slide, the master of the layout, and its theme."""
        for kind in BELOW:
            folder, _, file = name.rpartition("/")
            relations = elements(self.tree(f"{folder}/_rels/{file}.rels"))
            targets = [one.get("Target") for one in relations if one.get("Type", "").endswith(kind)]
            name = posixpath.normpath(posixpath.join("/", folder, *targets[:1])).lstrip("/")
            if (part := self.tree(name)) is None:
                return
            yield part


def own_ground(root):
    """The color that a part says; None where it leaves it to the part below."""
    ground = child(root, "cSld", "bg")
    if ground is None:
        return None
    reference = child(ground, "bgRef")
    is_paper = any(attribute(one, "val") == "bg1" for one in elements(reference))
    is_plain = is_paper and attribute(reference, "idx") == PLAIN
    return WHITE if is_plain else fill_of(child(ground, "bgPr")) or UNKNOWN


def is_light(root):
    """Whether the ground is white where a theme has its usual color: dark ones turn it about."""
    maps = (one for one in root.iter() if local(one) in ("clrMap", "overrideClrMapping"))
    paper = child(root, "themeElements", "clrScheme", "lt1")
    for one in () if paper is None else paper:
        color = attribute(one, "lastClr") or attribute(one, "val") or ""
        return bool(HEX.fullmatch(color)) and is_same_color(color, WHITE)
    return all(attribute(one, "bg1") == "lt1" for one in maps)


def drawings(root):
    """The frames of what may lie behind letters: all but boxes of text without a fill."""
    tree = child(root, "cSld", "spTree")
    for one in () if tree is None else tree:
        if local(one) in DRAWN:
            frame = child(one, "spPr", "xfrm")
            yield child(one, "xfrm") if frame is None else frame
        elif local(one) == "sp" and is_filled(one):
            yield child(one, "spPr", "xfrm")


def is_filled(shape):
    parts = child(shape, "spPr")
    fills = [local(one) for one in (() if parts is None else parts) if local(one).endswith("Fill")]
    return fills != ["noFill"] if fills else child(shape, "style") is not None


def frame_of(frame):
    """Left, top, right and bottom; nothing where it is not told."""
    start, extent = child(frame, "off"), child(frame, "ext")
    if start is None or extent is None:
        return ()
    left, top = numbers(start, "x", "y")
    width, height = numbers(extent, "cx", "cy")
    return left, top, left + width, top + height


def is_apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
