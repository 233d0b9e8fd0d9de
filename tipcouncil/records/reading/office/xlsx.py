"""The sheets of a workbook, without what nobody sees: hidden sheets, rows, columns, and cells."""

import re

from tipcouncil.records.reading.hidden import BLACK, USUAL_SIZE, WHITE, By, Look, gathered
from tipcouncil.records.reading.trees import attribute, children, elements

INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE}  # of the colors that Excel once had
SIZE = re.compile(r"\d{1,6}(\.\d+)?")
NARROWEST = 0.3  # of a letter, or of a point
NO_FORMAT = re.compile(r"\s*;;;\s*")  # it shows nothing, whatever is in the cell
IN_WHITE = re.compile(r"\[white\]", re.IGNORECASE)
# Which fill a cell has besides, such a part of a sheet decides, which is not read.
FILLS_CELLS = ("tableParts", "conditionalFormatting")


def pages_of(package):
    """Each sheet, a row to a line."""
    strings = ["".join(one.itertext()) for one in children(package.part("sharedStrings"))]
    kinds = kinds_of_styles(package.part("styles"))
    book = package.tree(package.main)
    for place, sheet in enumerate(one for one in elements(book) if one.tag == "sheet"):
        root = package.tree(package.by_id.get(sheet.get("id") or sheet.get("r:id"), ""))
        if root is None:
            continue
        name = sheet.get("name", "")
        label = f"sheet “{name}”" if name else f"sheet {place + 1}"
        seen, unseen = cells(root, strings, kinds)
        if sheet.get("state") in ("hidden", "veryHidden"):
            words = "".join([seen, *(words for _, words in unseen)])
            yield label, "", gathered([(By.HIDDEN_PART, f"{name} {words}")], label)
        else:
            yield label, f"{name}\n{seen}", gathered(unseen, label)


def cells(root, strings, kinds):
    """The words of the cells that are seen, and of the others with what hides them."""
    closed = [
        range(int(one.get("min") or 0), int(one.get("max") or 0) + 1)
        for one in root.iter("col")
        if is_closed(one, "width")
    ]
    has_other_fills = any(one.tag in FILLS_CELLS for one in root)
    seen, unseen = [], []
    for row in root.iter("row"):
        is_hidden, place = is_closed(row, "ht"), 0
        for cell in row:
            place = column_of(cell.get("r", "")) or place + 1
            words, kind = f"{value_of(cell, strings)}\t", at(kinds, cell.get("s"), "")
            if is_hidden or any(place in columns for columns in closed):
                unseen.append((By.HIDDEN_PART, words))
            elif kind and not (kind == By.COLOR and has_other_fills):
                unseen.append((kind, words))
            else:
                seen.append(words)
        seen.append("\n")
    return "".join(seen), unseen


def value_of(cell, strings):
    written = "".join(one.text or "" for one in cell.iter() if one.tag in ("v", "t"))
    return at(strings, written.strip(), "") if cell.get("t") == "s" else written


def at(rows, number, otherwise=None):
    """The row of a number that a file gives as text."""
    place = int(number) if (number or "").isdecimal() and len(number) < 9 else len(rows)
    return rows[place] if place < len(rows) else otherwise


def kinds_of_styles(styles):
    """What hides the cells of each style; empty where nothing does."""
    formats = {one.get("numFmtId"): one.get("formatCode") for one in children(styles, "numFmts")}
    fonts, fills = children(styles, "fonts"), children(styles, "fills")
    return [
        kind_of(
            formats.get(one.get("numFmtId")) or "",
            at(fonts, one.get("fontId")),
            at(fills, one.get("fillId")),
        )
        for one in children(styles, "cellXfs")
    ]


def kind_of(format_code, font, fill):
    size = attribute(font, "sz", "val")
    is_filled = attribute(fill, "patternFill", "patternType") not in ("", "none")
    return Look(
        hidden=By.HIDDEN if NO_FORMAT.fullmatch(format_code) else "",
        size=float(size) if SIZE.fullmatch(size) else USUAL_SIZE,
        color=WHITE if IN_WHITE.search(format_code) else color_of(font, "color"),
        behind=color_of(fill, "patternFill/fgColor") if is_filled else WHITE,
    ).hides


def color_of(element, path):
    given, number = attribute(element, path, "rgb"), attribute(element, path, "indexed")
    if re.fullmatch(r"[0-9A-Fa-f]{8}", given):
        return given[2:]
    is_paper = attribute(element, path, "theme") == "0" and not attribute(element, path, "tint")
    return INDEXED.get(number) or (WHITE if is_paper else None)


def is_closed(element, extent):
    """Whether a row or a column is hidden, or drawn together until nothing is left of it."""
    if element.get("hidden") in ("1", "true"):
        return True
    given = element.get(extent, "")
    return bool(SIZE.fullmatch(given)) and float(given) < NARROWEST


def column_of(reference):
    """BC12 is in column 55; 0 where a cell does not say where it is."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number
