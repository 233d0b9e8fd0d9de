"""The parts of an office file that are never printed: comments, notes, what a slide hides."""

import re

from tipcouncil.records.hidden import (
    COLOR,
    COMMENT,
    HIDDEN_PART,
    NOT_DRAWN,
    NOTES,
    SMALLEST,
    TINY,
    attribute,
    child,
    emptied,
    gathered,
    is_same_color,
    local,
)
from tipcouncil.records.hidden.properties import as_hidden, of_elements

PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
COMMENT_PARTS = re.compile(r"(?:word|xl|ppt)/(?:.*/)?\w*[cC]omment[^/]*\.xml")
NOTE_PARTS = re.compile(r"ppt/notesSlides/notesSlide(\d+)\.xml")
NUMBER = re.compile(r"-?\d{1,15}")
HEX = re.compile(r"[0-9A-Fa-f]{6}")
WHITE = "FFFFFF"
COMMENT_ELEMENTS = ("comment", "cm", "threadedComment")


def properties(tree):
    """What a file says of itself and of people, in the parts that are for that."""
    return as_hidden(one for name in PROPERTY_PARTS for one in of_elements(tree(name)))


def comments(names, tree):
    """The words of every comment of a Word, Excel or PowerPoint file."""
    found = []
    for name in filter(COMMENT_PARTS.fullmatch, names):
        for one in elements(tree(name)):
            if local(one) in COMMENT_ELEMENTS:
                found += gathered([(COMMENT, all_words(one))])
    return found


def elements(root):
    """A tree from top to bottom; nothing where the file has no such part."""
    return () if root is None else root.iter()


def all_words(element):
    pieces = []
    for one in element.iter():
        pieces.append(" " if local(one) in ("p", "row", "c") else "")
        pieces.append(one.text or "")
    return "".join(pieces)


def speaker_notes(names, tree):
    """The notes of each slide. The number that each notes page bears is none of them."""
    found = []
    for number, name in sorted((int(m[1]), m[0]) for m in map(NOTE_PARTS.fullmatch, names) if m):
        for shape in (one for one in elements(tree(name)) if local(one) == "sp"):
            place = child(shape, "nvSpPr", "nvPr", "ph")
            if place is None or attribute(place, "type") not in ("sldNum", "dt", "hdr", "ftr"):
                found += gathered([(NOTES, all_words(shape))], f"notes page {number}")
    return found


def size_of_slides(presentation):
    """How wide and how high the slides are; nothing where it is not said."""
    size = child(presentation, "sldSz")
    return [] if size is None else numbers(size, "cx", "cy")


def strip_slide(root, place, size=(), ground=None):
    """Take out of a slide what is not shown; returns what was taken.

    `ground` tells the color behind a shape that has no fill of its own.
    """
    if attribute(root, "show") in ("0", "false"):
        found = gathered([(HIDDEN_PART, all_words(root))], place)
        emptied(root)
        return found
    found = []
    for shape in list(root.iter()):
        about = next((one for part in shape for one in part if local(one) == "cNvPr"), None)
        if about is not None and attribute(about, "hidden") in ("1", "true"):
            found += gathered([(HIDDEN_PART, all_words(shape))], place)
            emptied(shape)
    tree = child(root, "cSld", "spTree")
    for shape in tree if tree is not None and size else ():
        if is_beside(child(shape, "spPr", "xfrm"), size):
            found += gathered([(NOT_DRAWN, all_words(shape))], place)
            emptied(shape)
    for shape in (one for one in root.iter() if local(one) == "sp"):
        runs = [one for one in shape.iter() if local(one) == "r"]
        behind = fill_of(child(shape, "spPr"))
        if not behind and ground and any(fill_of(child(run, "rPr")) for run in runs):
            behind = ground(shape)
        for run in runs:
            if kind := hidden_by(child(run, "rPr"), behind):
                found += gathered([(kind, all_words(run))], place)
                emptied(run)
    return found


def is_beside(frame, size):
    """Whether a shape lies wholly beside its slide."""
    start, extent = child(frame, "off"), child(frame, "ext")
    if start is None:
        return False
    ends = [0, 0] if extent is None else numbers(extent, "cx", "cy")
    places = zip(numbers(start, "x", "y"), ends, size, strict=True)
    return any(at >= most or (extent is not None and at + far <= 0) for at, far, most in places)


def numbers(element, *names):
    given = (attribute(element, name) or "0" for name in names)
    return [int(one) if NUMBER.fullmatch(one) else 0 for one in given]


def hidden_by(properties, behind):
    """What hides letters on a slide: their size, or the color of the shape in which they stand."""
    if properties is None:
        return ""
    size = attribute(properties, "sz") or ""
    if size.isdecimal() and int(size) < SMALLEST * 100:
        return TINY
    if is_unfilled(properties):
        return COLOR
    color = fill_of(properties) if child(properties, "highlight") is None else None
    return COLOR if color and behind and is_same_color(color, behind) else ""


def is_unfilled(properties):
    """Whether letters have neither a fill that can be seen nor a line around them."""
    fill = child(properties, "solidFill")
    alphas = [attribute(one, "val") for one in elements(fill) if local(one) == "alpha"]
    is_clear = child(properties, "noFill") is not None or "0" in alphas
    line = child(properties, "ln")
    return is_clear and (line is None or child(line, "noFill") is not None)


def fill_of(properties):
    """The one color that something is filled with, where it is told as such."""
    fill = child(properties, "solidFill")
    for one in fill if fill is not None and not any(len(one) for one in fill) else ():
        given = attribute(one, "val") or ""
        is_color = local(one) == "srgbClr" and HEX.fullmatch(given)
        return given if is_color else WHITE if given in ("bg1", "lt1") else None
    return None


def related(root, name, by_id):
    """Each element of this name, with the part that it relates to."""
    for one in elements(root):
        if local(one) == name:
            keys = [value for key, value in one.items() if key.endswith("}id")]
            yield one, by_id.get(keys[0] if keys else None, "")


def slides(presentation, by_id):
    """The part of each slide in their order. One that was cut may still be in the file."""
    return [part for _, part in related(presentation, "sldId", by_id) if part]
