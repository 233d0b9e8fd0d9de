"""What lies on a page of a PDF: its texts, pictures and filled shapes, in the order of drawing."""

import ctypes
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from pypdfium2 import PdfiumError, PdfMatrix, raw

from tipcouncil.records.reading.hidden import SMALLEST

MOST_OBJECTS = 20_000  # of a page; a bound on work
DEEPEST = 28  # forms within forms
UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
STROKED = raw.FPDF_TEXTRENDERMODE_STROKE
THICK = 4.0  # points; a thicker line hides what it crosses
A_SCRIBBLE = 8  # strokes of one line; a frame around words has four
COVERED = 0.3  # of a line, by shapes of which each alone covers less, such as strips
BAND = 20  # points; the height of the bands of a page in which neighbors are looked for


class Box(NamedTuple):
    """A rectangle in points, as PDF counts them: upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self):
        return max(0, self.right - self.left) * max(0, self.top - self.bottom)

    def common(self, other):
        return Box(*map(max, self[:2], other[:2]), *map(min, self[2:], other[2:]))

    def covers(self, other):
        """Whether it lies over a good part of a line, and not only over its edge."""
        common = self.common(other)
        height = min(other.top - other.bottom, 12)
        return common.right - common.left > 1 and common.top - common.bottom > height * 0.3

    def holds(self, other, slack=1):
        is_above = self.left - slack <= other.left and self.bottom - slack <= other.bottom
        return is_above and other.right <= self.right + slack and other.top <= self.top + slack


@dataclass(eq=False)
class Drawn:
    """One object of a page: where it stands, and what is known of its paint."""

    handle: object
    kind: int
    box: Box
    place: int  # in the order of drawing
    color: str | None = None  # None: a pattern, or a picture
    opacity: int = 255
    mode: int = 0
    size: float = 0.0  # points, of text
    clip: Box | None = None
    is_optional: bool = False  # in a layer that may be switched off, or a form that may be in one
    covers: list = field(default_factory=list)  # what is drawn over a text later
    backs: list = field(default_factory=list)  # what is drawn under it before

    @property
    def is_text(self):
        return self.kind == raw.FPDF_PAGEOBJ_TEXT

    @property
    def is_picture(self):
        return self.kind == raw.FPDF_PAGEOBJ_IMAGE

    @property
    def is_opaque(self):
        return self.opacity == 255 and not raw.FPDFPageObj_HasTransparency(self.handle)

    @property
    def is_unpainted(self):
        return self.mode in UNPAINTED

    @property
    def may_be_empty(self):
        """Whether its font may draw nothing: by its letters, or as one that is drawn (Type 3)."""
        font = raw.FPDFTextObj_GetFont(self.handle)
        return not self.box.area or raw.FPDFFont_GetBaseFontName(font, None, 0) < 2

    @property
    def is_tiny(self):
        return 0 < self.size < SMALLEST


class Bands:
    """Objects by the bands of a page in which they stand, so that neighbors are found quickly."""

    def __init__(self, objects, paper):
        self.paper, self.bands = paper, {}
        for one in objects:
            for band in self.of(one.box):
                self.bands.setdefault(band, []).append(one)

    def of(self, box):
        bottom, top = max(self.paper.bottom, box.bottom), min(self.paper.top, box.top)
        return range(int(bottom // BAND), int(top // BAND) + 1)

    def near(self, box):
        """The objects that lie over any part of a line."""
        near = {id(one): one for band in self.of(box) for one in self.bands.get(band, ())}
        return [one for one in near.values() if one.box.common(box).area]


def over_together(shapes, box):
    """Those of the shapes that lie over a good part of a line, each alone or all together."""
    shares = sum(one.box.common(box).area for one in shapes)
    if shares > COVERED * box.area:
        return shapes
    return [one for one in shapes if one.box.covers(box)]


def objects_of(page):
    """The objects of a page from the bottom to the top, those within forms in their places."""
    found, forms = [], {}
    for one in islice(page.get_objects(max_depth=DEEPEST), MOST_OBJECTS):
        around = forms[id(one.container)] if one.container else PdfMatrix()
        if one.type == raw.FPDF_PAGEOBJ_FORM:
            forms[id(one)] = one.get_matrix().multiply(around)
            continue
        try:
            box = Box(*around.on_rect(*one.get_bounds()))
        except PdfiumError:  # it is drawn nowhere
            continue
        drawn = Drawn(one.raw, one.type, box, len(found), clip=clip_of(one, around))
        drawn.is_optional = bool(one.container) or has_optional_mark(one)
        if drawn.is_text:
            describe_text(drawn, one.get_matrix().multiply(around))
        if one.type != raw.FPDF_PAGEOBJ_PATH or describe_path(drawn):
            found.append(drawn)
    return found


def describe_text(drawn, matrix):
    drawn.mode = raw.FPDFTextObj_GetTextRenderMode(drawn.handle)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(drawn.handle, size)
    a, b, c, d, _, _ = matrix.get()
    drawn.size = size.value * min((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5)
    paint(drawn, is_stroke=drawn.mode == STROKED)


def describe_path(drawn):
    """What a shape is filled with; False for one that hides nothing."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(drawn.handle, fill, stroke)
    paint(drawn, is_stroke=not fill.value)
    if fill.value:
        return drawn.opacity > 0
    raw.FPDFPageObj_GetStrokeWidth(drawn.handle, width)
    is_scribble = raw.FPDFPath_CountSegments(drawn.handle) > A_SCRIBBLE
    # The box of a stroke that goes straight across or up is the ink, and no frame of words.
    is_line = min(drawn.box.right - drawn.box.left, drawn.box.top - drawn.box.bottom) < 2 * THICK
    return bool(stroke.value) and (width.value >= THICK or is_scribble or is_line)


def paint(drawn, is_stroke):
    getter = raw.FPDFPageObj_GetStrokeColor if is_stroke else raw.FPDFPageObj_GetFillColor
    parts = [ctypes.c_uint() for _ in range(4)]
    if getter(drawn.handle, *parts):
        red, green, blue, drawn.opacity = (one.value for one in parts)
        drawn.color = f"{red:02X}{green:02X}{blue:02X}"


def clip_of(one, around):
    """The rectangle around what is left of an object by its clipping; None where none is."""
    path, clip = raw.FPDFPageObj_GetClipPath(one), None
    for number in range(min(max(raw.FPDFClipPath_CountPaths(path), 0), 8) if path else 0):
        points = []
        for place in range(min(max(raw.FPDFClipPath_CountPathSegments(path, number), 0), 200)):
            segment = raw.FPDFClipPath_GetPathSegment(path, number, place)
            x, y = ctypes.c_float(), ctypes.c_float()
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            across, up = zip(*points, strict=True)
            box = Box(min(across), min(up), max(across), max(up))
            clip = clip.common(box) if clip else box
    return Box(*around.on_rect(*clip)) if clip else None


def has_optional_mark(one):
    """Whether an object belongs to a layer that a reader may switch on and off."""
    for number in range(raw.FPDFPageObj_CountMarks(one)):
        name, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(one, number)
        is_short = raw.FPDFPageObjMark_GetName(mark, name, 16, length) and length.value == 6
        if is_short and bytes(name)[:4].decode("utf-16-le") == "OC":
            return True
    return False


def address(handle):
    """Where an object lies in memory: pointers to the same one are not equal."""
    return ctypes.c_size_t.from_buffer(handle).value
