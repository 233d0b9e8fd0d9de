"""The slides of a presentation, without what nobody sees of them."""

import re
from functools import cache, partial

from tipcouncil.records.reading.hidden import (
    CLEAR,
    USUAL_SIZE,
    WHITE,
    By,
    Look,
    gathered,
    is_same_color,
)
from tipcouncil.records.reading.markup import PaperWriter
from tipcouncil.records.reading.office import beside
from tipcouncil.records.reading.office.word_look import HEX, color_in
from tipcouncil.records.reading.trees import (
    TreeReader,
    all_words,
    attribute,
    children,
    elements,
)

SIGNS = {"tab": "\t", "br": "\n", "tc": " "}
LINES = ("p", "tr")
NUMBER = re.compile(r"-?\d{1,15}")
DRAWN = ("pic", "graphicFrame", "grpSp", "AlternateContent")
BELOW = ("/slideLayout", "/slideMaster", "/theme")
PLAIN = "1001"  # the number of a ground that is of one color
UNKNOWN = ""


def pages_of(package):
    """Each slide of the show in its order. One that was cut may still be in the file."""
    show = package.tree(package.main)
    ids = [one.get("r:id") or one.get("id") for one in elements(show) if one.tag == "sldId"]
    listed = [package.by_id[key] for key in ids if key in package.by_id]
    size = None if show is None else show.find("sldSz")
    size = [] if size is None else numbers(size, "cx", "cy")
    grounds = SlideGrounds(package)
    for number, name in enumerate(listed or package.parts("slide"), start=1):
        root, label = package.tree(name), f"slide {number}"
        if root is not None:
            reader = SlideReader(root, size, partial(grounds.behind, name, root))
            reader.read(root, root)
            hidden = [*beside.in_tree(root), *gathered(reader.writer.found, label)]
            yield label, reader.writer.text, hidden


class SlideReader(TreeReader):
    """Reads a slide; what its words stand in is their shape.

    `ground` tells the color behind a shape that has no fill of its own.
    """

    def __init__(self, root, size, ground):
        self.size, self.ground = size, ground
        self.shapes = set(children(root, "cSld/spTree")) if size else set()
        self.writer = PaperWriter()

    def start(self, element, around):
        tag = element.tag
        if kind := self.kind_of(element, around):
            self.writer.found += [None, (kind, all_words(element)), None]
            return None
        if tag == "t" or tag in SIGNS:
            self.writer.add(SIGNS.get(tag) or element.text or "")
        return element if tag == "sp" else around

    def end(self, element, inside):
        if element.tag in LINES:
            self.writer.taken()

    def kind_of(self, element, shape):
        """What hides an element; empty where nothing does."""
        is_switched_off = attribute(element, "*/cNvPr", "hidden") in ("1", "true")
        if is_switched_off or element.get("show") in ("0", "false"):
            return By.HIDDEN_PART
        if element in self.shapes and is_off(element.find("spPr/xfrm"), self.size):
            return By.NOT_DRAWN
        if element.tag != "r" or shape.tag != "sp":
            return ""
        look = look_of(element.find("rPr"))
        behind = fill_of(shape.find("spPr")) or (self.ground(shape) if look.color else None)
        return look._replace(behind=behind).hides


def is_off(frame, size):
    """Whether a shape lies wholly beside its slide."""
    start, extent = (None, None) if frame is None else (frame.find("off"), frame.find("ext"))
    if start is None:
        return False
    ends = [0, 0] if extent is None else numbers(extent, "cx", "cy")
    places = zip(numbers(start, "x", "y"), ends, size, strict=True)
    return any(at >= most or (extent is not None and at + far <= 0) for at, far, most in places)


def numbers(element, *names):
    given = (element.get(name, "0") for name in names)
    return [int(one) if NUMBER.fullmatch(one) else 0 for one in given]


def look_of(properties):
    """How letters on a slide look, whatever is behind them."""
    if properties is None:
        return Look()
    size, color = properties.get("sz", ""), None
    if properties.find("highlight") is None:
        color = fill_of(properties)
    is_clear = (
        properties.find("noFill") is not None
        or properties.find("solidFill//alpha[@val='0']") is not None
    )
    line = properties.find("ln")
    if is_clear and (line is None or line.find("noFill") is not None):
        color = CLEAR
    return Look(size=int(size) / 100 if size.isdecimal() else USUAL_SIZE, color=color)


def fill_of(properties):
    return None if properties is None else color_in(properties.find("solidFill"))


class SlideGrounds:
    """What lies behind the letters that stand in no filled shape: the ground of the slide.

    It is that of the slide, else of its layout, else of its master. Where another shape or a
    picture may lie behind a text, or where it cannot be known, its letters are taken for seen.
    """

    def __init__(self, package):
        self.package, self.known = package, {}
        self.tree = cache(package.tree)  # what several slides share is read once

    def behind(self, name, root, shape):
        """The color behind the letters of a shape; empty where it is not known."""
        if name not in self.known:
            self.known[name] = self.ground([root, *self.below(name)])
        color, drawn = self.known[name]
        frame = frame_of(shape.find("spPr/xfrm"))
        is_clear = all(frame and one and is_apart(frame, one) for one in drawn)
        return color if is_clear else UNKNOWN

    def ground(self, parts):
        """The color of a slide, and the frames of all that is drawn on it or below it."""
        color = next((own for own in map(own_ground, parts) if own is not None), WHITE)
        is_known = len(parts) > len(BELOW) and all(map(is_light, parts))
        drawn = [frame_of(frame) for part in parts for frame in drawings(part)]
        return (color if is_known else UNKNOWN), drawn

    def below(self, name):
        """The layout of a slide, the master of the layout, and its theme."""
        for kind in BELOW:
            listed = (part for one, part, _ in self.package.related(name) if kind == f"/{one}")
            name = next(listed, "")
            if (part := self.tree(name)) is None:
                return
            yield part


def own_ground(root):
    """The color that a part says; None where it leaves it to the part below."""
    ground = root.find("cSld/bg")
    if ground is None:
        return None
    is_paper = ground.find("bgRef//*[@val='bg1']") is not None
    is_plain = is_paper and attribute(ground, "bgRef", "idx") == PLAIN
    return WHITE if is_plain else fill_of(ground.find("bgPr")) or UNKNOWN


def is_light(root):
    """Whether the ground is white where a theme has its usual color: dark ones turn it about."""
    for one in children(root, "themeElements/clrScheme/lt1"):
        color = one.get("lastClr") or one.get("val", "")
        return bool(HEX.fullmatch(color)) and is_same_color(color, WHITE)
    maps = (one for one in root.iter() if one.tag in ("clrMap", "overrideClrMapping"))
    return all(one.get("bg1") == "lt1" for one in maps)


def drawings(root):
    """The frames of what may lie behind letters: all but boxes of text without a fill."""
    for one in children(root, "cSld/spTree"):
        if one.tag in DRAWN:
            own = one.find("spPr/xfrm")
            yield one.find("xfrm") if own is None else own
        elif one.tag == "sp" and is_filled(one):
            yield one.find("spPr/xfrm")


def is_filled(shape):
    fills = [one.tag for one in children(shape, "spPr") if one.tag.endswith("Fill")]
    return fills != ["noFill"] if fills else shape.find("style") is not None


def frame_of(frame):
    """Left, top, right and bottom; nothing where it is not told."""
    start, extent = (None, None) if frame is None else (frame.find("off"), frame.find("ext"))
    if start is None or extent is None:
        return ()
    left, top = numbers(start, "x", "y")
    width, height = numbers(extent, "cx", "cy")
    return left, top, left + width, top + height


def is_apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
