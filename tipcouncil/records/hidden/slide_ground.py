"""What lies behind the letters of a slide that stand in no filled shape: the ground of the slide.

It is that of the slide, else of its layout, else of its master. Where another shape or a picture
may lie behind a text, or where it cannot be known, its letters are taken for seen.
"""

import posixpath

from tipcouncil.records.hidden import attribute, child, local
from tipcouncil.records.hidden.office_parts import WHITE, elements, fill_of, numbers

DRAWN = ("pic", "graphicFrame", "grpSp", "AlternateContent")
ABOVE = {"slides": "/slideLayout", "slideLayouts": "/slideMaster"}
UNKNOWN = ""


class Grounds:
    """The grounds of the slides of one show. What several slides share is read once."""

    def __init__(self, tree):
        self.tree, self.known = tree, {}

    def behind(self, name, root, shape):
        """The color behind the letters of a shape; empty where it is not known."""
        color, drawn = self.ground(name, root)
        frame = frame_of(child(shape, "spPr", "xfrm"))
        is_clear = all(frame and one and is_apart(frame, one) for one in drawn)
        return color if is_clear else UNKNOWN

    def ground(self, name, root):
        """The color of a slide, a layout or a master, and the frames of all that is drawn on it."""
        if name not in self.known:
            color, drawn = own_ground(root), [frame_of(frame) for frame in drawings(root)]
            above = self.above(name)
            if (part := self.tree(above)) is not None:
                inherited, more = self.ground(above, part)
                color, drawn = inherited if color is None else color, [*drawn, *more]
            self.known[name] = color or UNKNOWN, drawn
        return self.known[name]

    def above(self, name):
        """The layout of a slide, the master of a layout."""
        folder, _, file = name.rpartition("/")
        wanted = ABOVE.get(folder.rpartition("/")[2], "/")
        for one in elements(self.tree(f"{folder}/_rels/{file}.rels")):
            if (one.get("Type") or "").endswith(wanted):
                return posixpath.normpath(posixpath.join(folder, one.get("Target") or ""))
        return ""


def own_ground(root):
    """The color that a part says; None where it leaves it to the part above."""
    ground = child(root, "cSld", "bg")
    if ground is not None:
        return fill_of(child(ground, "bgPr")) or fill_of_reference(child(ground, "bgRef"))
    colors = child(root, "clrMap")  # of a master
    return None if colors is None else white_of(colors)


def fill_of_reference(reference):
    is_paper = any(attribute(one, "val") == "bg1" for one in elements(reference))
    is_plain = reference is not None and attribute(reference, "idx") == "1001"
    return WHITE if is_paper and is_plain else UNKNOWN


def white_of(colors):
    return WHITE if attribute(colors, "bg1") == "lt1" else UNKNOWN


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
