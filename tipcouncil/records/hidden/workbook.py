"""What nobody sees of a workbook: hidden sheets, rows and columns, and cells by their styles."""

import re

from tipcouncil.records.hidden import (
    COLOR,
    HIDDEN,
    HIDDEN_PART,
    SMALLEST,
    TINY,
    attribute,
    child,
    is_same_color,
    local,
)
from tipcouncil.records.hidden.office_parts import related

WHITE, UNKNOWN = "FFFFFF", ""
BLACK = "000000"
INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE}  # of the colors that Excel once had
SIZE = re.compile(r"\d{1,6}(\.\d+)?")
NARROWEST = 0.3  # of a letter, or of a point
NO_FORMAT = re.compile(r"\s*;;;\s*")  # it shows nothing, whatever is in the cell
IN_WHITE = re.compile(r"\[white\]", re.IGNORECASE)
# Which fill a cell has besides, such a part of a sheet decides, which is not read.
FILLS_CELLS = ("tableParts", "conditionalFormatting")


def sheets(workbook, by_id):
    """Each sheet of a workbook in its order, as (name, part, whether it is hidden)."""
    return [
        (attribute(one, "name") or "", part, attribute(one, "state") in ("hidden", "veryHidden"))
        for one, part in related(workbook, "sheet", by_id)
    ]


class Looks:
    """What hides the cells of each style, as the styles of a workbook say."""

    def __init__(self, styles):
        def rows(name):
            part = child(styles, name)
            return [] if part is None else list(part)

        formats = {attribute(f, "numFmtId"): attribute(f, "formatCode") for f in rows("numFmts")}
        fonts, fills = rows("fonts"), rows("fills")
        self.kinds = [
            kind_of(
                formats.get(attribute(one, "numFmtId")) or "",
                row_of(fonts, attribute(one, "fontId")),
                row_of(fills, attribute(one, "fillId")),
            )
            for one in rows("cellXfs")
        ]

    def kind(self, style):
        """What hides a cell of this style; empty where nothing does."""
        place = int(style) if (style or "").isdecimal() and len(style) < 9 else len(self.kinds)
        return self.kinds[place] if place < len(self.kinds) else ""


def row_of(rows, number):
    place = int(number) if (number or "").isdecimal() and len(number) < 9 else len(rows)
    return rows[place] if place < len(rows) else None


def kind_of(format_code, font, fill):
    if NO_FORMAT.fullmatch(format_code):
        return HIDDEN
    size = child(font, "sz")
    given = (attribute(size, "val") or "") if size is not None else ""
    if SIZE.fullmatch(given) and float(given) < SMALLEST:
        return TINY
    pattern = child(fill, "patternFill")
    is_filled = pattern is not None and attribute(pattern, "patternType") not in (None, "none")
    behind = color_of(child(pattern, "fgColor")) if is_filled else WHITE
    color = WHITE if IN_WHITE.search(format_code) else color_of(child(font, "color"))
    return COLOR if color and behind and is_same_color(color, behind) else ""


def color_of(element):
    if element is None:
        return UNKNOWN
    given = attribute(element, "rgb") or ""
    if re.fullmatch(r"[0-9A-Fa-f]{8}", given):
        return given[2:]
    if (number := attribute(element, "indexed")) in INDEXED:
        return INDEXED[number]
    is_paper = attribute(element, "theme") == "0" and attribute(element, "tint") is None
    return WHITE if is_paper else UNKNOWN


class Sheet:
    """Tells of each cell of a sheet what hides it."""

    def __init__(self, root, looks):
        self.looks = looks
        self.columns = hidden_columns(root)
        self.has_other_fills = any(local(one) in FILLS_CELLS for one in root)

    def kind(self, cell, column, is_row_hidden):
        if is_row_hidden or any(column in hidden for hidden in self.columns):
            return HIDDEN_PART
        kind = self.looks.kind(attribute(cell, "s"))
        return "" if kind == COLOR and self.has_other_fills else kind


def hidden_columns(sheet):
    """The numbers of the columns that are hidden, as ranges."""
    return [
        range(int(attribute(one, "min") or 0), int(attribute(one, "max") or 0) + 1)
        for one in sheet.iter()
        if local(one) == "col" and is_closed(one, "width")
    ]


def is_closed(element, extent):
    """Whether a row or a column is hidden, or drawn together until nothing is left of it."""
    if attribute(element, "hidden") in ("1", "true"):
        return True
    given = attribute(element, extent) or ""
    return bool(SIZE.fullmatch(given)) and float(given) < NARROWEST


def column_of(reference):
    """BC12 is in column 55; 0 where a cell does not say where it is."""
    number = 0
    for letter in reference or "":
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number
