"""What lies on a page of a PDF: its texts, pictures and filled shapes, in the order of drawing."""

import ctypes
from dataclasses import dataclass, field
from typing import NamedTuple

from pypdfium2 import raw

from tipcouncil.records.reading.hidden import SMALLEST

MOST_OBJECTS = 20_000  # of a page; a bound on work
DEEPEST = 28  # forms within forms, of which a page may have so many
MOST_FORMS = 2_000  # of a page; a bound on work
WHITE = "FFFFFF"
UNPAINTED = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
STROKED = raw.FPDF_TEXTRENDERMODE_STROKE
THICK = 4.0  # points; a thicker line hides what it crosses
A_SCRIBBLE = 8  # strokes of one line; a frame around words has four
COVERED = 0.3  # of a line, by shapes of which each alone covers less, such as strips


class Box(NamedTuple):
    """A rectangle in points, as PDF counts them: upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self):
        return max(0, self.right - self.left) * max(0, self.top - self.bottom)

    @property
    def is_area(self):
        return self.left < self.right and self.bottom < self.top

    def common(self, other):
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def covers(self, other):
        """Whether it lies over a good part of a line, and not only over its edge."""
        common = self.common(other)
        height = min(other.top - other.bottom, 12)
        return common.right - common.left > 1 and common.top - common.bottom > height * 0.3

    def holds(self, other, slack=1):
        return (
            self.left - slack <= other.left
            and self.bottom - slack <= other.bottom
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )


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
    is_optional: bool = (
        False  # in a layer that may be switched off, or in a form that may be in one
    )
    covers: list = field(default_factory=list)  # what is drawn over a text later
    backs: list = field(default_factory=list)  # what is drawn under it before
    is_doubtful: bool = False

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
    def is_empty(self):
        """Whether its font, which has no name (Type 3), may draw nothing for its letters."""
        if self.box.is_area:
            return False
        font = raw.FPDFTextObj_GetFont(self.handle)
        return raw.FPDFFont_GetBaseFontName(font, None, 0) < 2

    @property
    def is_tiny(self):
        return 0 < self.size < SMALLEST


class Bands:
    """Objects by the bands of a page in which they stand, so that neighbors are found quickly."""

    HEIGHT = 20  # points

    def __init__(self, objects, paper):
        self.first, self.last = (int(side // self.HEIGHT) for side in (paper.bottom, paper.top))
        self.bands = {}
        for one in objects:
            for band in self.of(one.box):
                self.bands.setdefault(band, []).append(one)

    def of(self, box):
        bottom, top = (int(side // self.HEIGHT) for side in (box.bottom, box.top))
        return range(max(self.first, bottom), min(self.last, top) + 1)

    def near(self, box):
        """The objects that lie over any part of a line."""
        near = {id(one): one for band in self.of(box) for one in self.bands.get(band, ())}
        return [one for one in near.values() if one.box.common(box).is_area]

    def over(self, box):
        """The objects that lie over a good part of a line."""
        return [one for one in self.near(box) if one.box.covers(box)]


def over_together(shapes, box):
    """Those of the shapes that lie over a good part of a line, each alone or all together."""
    shares = sum(one.box.common(box).area for one in shapes)
    if shares > COVERED * box.area:
        return shapes
    return [one for one in shapes if one.box.covers(box)]


IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)  # the matrix that moves nothing


def objects_of(page):
    """The objects of a page from the bottom to the top, those within forms in their places."""
    count = raw.FPDFPage_CountObjects(page)
    found, forms = [], []
    handles = (raw.FPDFPage_GetObject(page, n) for n in range(count))
    gather(found, forms, handles, IDENTITY, 0, False)
    return found


def gather(found, forms, handles, matrix, depth, is_marked):
    for handle in handles:
        if len(found) >= MOST_OBJECTS:
            return
        kind = raw.FPDFPageObj_GetType(handle)
        marked = is_marked or has_optional_mark(handle)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            forms.append(handle)
            if depth < DEEPEST and len(forms) < MOST_FORMS:
                count = raw.FPDFFormObj_CountObjects(handle)
                within = (raw.FPDFFormObj_GetObject(handle, n) for n in range(count))
                gather(found, forms, within, product(matrix_of(handle), matrix), depth + 1, True)
        elif (box := box_of(handle, matrix)) is not None:
            drawn = Drawn(
                handle, kind, box, len(found), is_optional=marked, clip=clip_of(handle, matrix)
            )
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                describe_text(drawn, matrix)
            elif kind == raw.FPDF_PAGEOBJ_PATH and not describe_path(drawn):
                continue
            found.append(drawn)


def describe_text(drawn, matrix):
    drawn.mode = raw.FPDFTextObj_GetTextRenderMode(drawn.handle)
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(drawn.handle, size)
    a, b, c, d, _, _ = product(matrix_of(drawn.handle), matrix)
    drawn.size = size.value * min((a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5)
    drawn.color, drawn.opacity = color_of(
        drawn.handle, raw.FPDFPageObj_GetStrokeColor if drawn.mode == STROKED else None
    )


def describe_path(drawn):
    """What a shape is filled with; False for one that hides nothing."""
    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    raw.FPDFPath_GetDrawMode(drawn.handle, fill, stroke)
    if not fill.value:
        raw.FPDFPageObj_GetStrokeWidth(drawn.handle, width)
        is_scribble = raw.FPDFPath_CountSegments(drawn.handle) > A_SCRIBBLE
        if not stroke.value or (width.value < THICK and not is_scribble and not is_line(drawn.box)):
            return False
        drawn.color, drawn.opacity = color_of(drawn.handle, raw.FPDFPageObj_GetStrokeColor)
        return True
    drawn.color, drawn.opacity = color_of(drawn.handle)
    return drawn.opacity > 0


def is_line(box):
    """Whether a stroke goes straight across or up. Its box is the ink, and no frame of words."""
    return min(box.right - box.left, box.top - box.bottom) < 2 * THICK


def color_of(handle, getter=None):
    parts = [ctypes.c_uint() for _ in range(4)]
    if not (getter or raw.FPDFPageObj_GetFillColor)(handle, *parts):
        return None, 255
    red, green, blue, opacity = (one.value for one in parts)
    return f"{red:02X}{green:02X}{blue:02X}", opacity


def matrix_of(handle):
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def product(one, other):
    """First the one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def box_of(handle, matrix):
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(handle, *sides):
        return None
    return moved(Box(*(one.value for one in sides)), matrix)


def moved(box, matrix):
    if matrix == IDENTITY:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return Box(min(across), min(up), max(across), max(up))


def clip_of(handle, matrix):
    """The rectangle around what is left of an object by its clipping; None where none is."""
    path = raw.FPDFPageObj_GetClipPath(handle)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    clip = None
    for number in range(min(max(count, 0), 8)):
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
    return moved(clip, matrix) if clip else None


def has_optional_mark(handle):
    """Whether an object belongs to a layer that a reader may switch on and off."""
    for number in range(raw.FPDFPageObj_CountMarks(handle)):
        name, length = (ctypes.c_ushort * 8)(), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(handle, number)
        is_short = raw.FPDFPageObjMark_GetName(mark, name, 16, length) and length.value == 6
        if is_short and bytes(name)[:4].decode("utf-16-le") == "OC":
            return True
    return False


def address(handle):
    """Where an object lies in memory: pointers to the same one are not equal."""
    return ctypes.c_size_t.from_buffer(handle).value
