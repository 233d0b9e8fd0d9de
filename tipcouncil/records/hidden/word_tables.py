"""What the style of a table in a Word document says of its first row, its last column, its bands.

Which cells these are follows from their places and from what the table takes of its style
(ISO/IEC 29500-1, 17.7.6).
"""

from tipcouncil.records.hidden import attribute, child, local
from tipcouncil.records.hidden.word_look import OFF, WordLook, look_of, number, shading_of

TAKEN = {  # the bits of tblLook
    **{"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100},
    **{"noHBand": 0x200, "noVBand": 0x400},
}
AROUND_ROWS = ("sdt", "sdtContent", "customXml")


def taken_of_style(table):
    """Which parts of its style a table takes; None where it does not say."""
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return None
    digits = attribute(look, "val") or "0"
    bits = int(digits, 16) if len(digits) <= 4 and digits.isalnum() and is_hex(digits) else 0
    named = {name: attribute(look, name) for name in TAKEN}
    return {
        name: bool(bits & bit) if named[name] is None else named[name] not in OFF
        for name, bit in TAKEN.items()
    }


def is_hex(digits):
    return not digits.strip("0123456789abcdefABCDEF")


def parts_of(element, name):
    """The rows of a table or the cells of a row, also those in controls."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in AROUND_ROWS:
            yield from parts_of(one, name)


def places(table, chain):
    """Each cell with the names of what the style says of its place, what is strongest first."""
    taken = taken_of_style(table) or dict.fromkeys(TAKEN, False) | {
        "noHBand": True,
        "noVBand": True,
    }
    rows = list(parts_of(table, "tr"))
    high, wide = (band_size(chain, f"tblStyle{one}BandSize") for one in ("Row", "Col"))
    for down, row in enumerate(rows):
        cells = list(parts_of(row, "tc"))
        is_first = taken["firstRow"] and down == 0
        is_last = taken["lastRow"] and down == len(rows) - 1
        for across, cell in enumerate(cells):
            is_left = taken["firstColumn"] and across == 0
            is_right = taken["lastColumn"] and across == len(cells) - 1
            band = (down - taken["firstRow"]) // high % 2 + 1
            stripe = (across - taken["firstColumn"]) // wide % 2 + 1
            named = {
                "nwCell": is_first and is_left,
                "neCell": is_first and is_right,
                "swCell": is_last and is_left,
                "seCell": is_last and is_right,
                "firstCol": is_left,
                "lastCol": is_right,
                "firstRow": is_first,
                "lastRow": is_last,
                f"band{band}Horz": not (taken["noHBand"] or is_first or is_last),
                f"band{stripe}Vert": not (taken["noVBand"] or is_left or is_right),
                "wholeTable": True,
            }
            yield cell, tuple(name for name, holds in named.items() if holds)


def band_size(chain, name):
    sizes = (number(child(one, "tblPr", name), "val") for one in chain)
    return next((size for size in sizes if size), 1)


def look_of_place(chain, names):
    """What a style and those that it is based on say of a cell with these names."""
    look = WordLook()
    for name in names:
        for style in chain:
            for one in style:
                if local(one) == "tblStylePr" and attribute(one, "type") == name:
                    look = look.over(look_of(child(one, "rPr"))._replace(behind=None))
                    look = look.over(WordLook(behind=shading_of(child(one, "tcPr"))))
    for style in chain:
        look = look.over(look_of(child(style, "rPr"))._replace(behind=None))
        fill = shading_of(child(style, "tcPr")) or shading_of(child(style, "tblPr"))
        look = look.over(WordLook(behind=fill))
    return look
