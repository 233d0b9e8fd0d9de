"""The tables of a Word document: which regions of its style a cell lies in.

A style says how the first row looks, the last column, every second row. Which cells these are
follows from their places, and from what the table takes of its style (ISO/IEC 29500-1, 17.7.6).
"""

from tipcouncil.records.reading.office.word_look import OFF, UNKNOWN, number, value

TAKEN = {  # the bits of tblLook
    **{"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100},
    **{"noHBand": 0x200, "noVBand": 0x400},
}
AROUND_ROWS = ("sdt", "sdtContent", "customXml")


class WordTable:
    """A table by what it takes of its style."""

    def __init__(self, table, chain):
        self.style = value(table, "tblPr/tblStyle")
        self.taken = taken_of_style(table)
        self.high = band_size(chain, "tblStyleRowBandSize")
        self.wide = band_size(chain, "tblStyleColBandSize")
        # What a table takes of its style where it does not say, programs do not agree upon.
        is_filled = any(style.find(".//shd") is not None for style in chain)
        self.ground = UNKNOWN if is_filled and not self.taken else None
        self.places = {row: place for place, row in enumerate(parts_of(table, "tr"))}

    def regions(self, row):
        """The regions of each cell of a row, from the weakest to the strongest."""
        down, cells = self.places.get(row, 0), list(parts_of(row, "tc"))
        takes = self.taken.get
        is_top = takes("firstRow") and down == 0
        is_foot = takes("lastRow") and down == len(self.places) - 1
        band = (down - bool(takes("firstRow"))) // self.high % 2 + 1
        found = {}
        for across, cell in enumerate(cells):
            is_left = takes("firstColumn") and across == 0
            is_right = takes("lastColumn") and across == len(cells) - 1
            stripe = (across - bool(takes("firstColumn"))) // self.wide % 2 + 1
            named = {
                "wholeTable": True,
                f"band{stripe}Vert": takes("noVBand") is False and not (is_left or is_right),
                f"band{band}Horz": takes("noHBand") is False and not (is_top or is_foot),
                **{"lastRow": is_foot, "firstRow": is_top, "lastCol": is_right},
                **{"firstCol": is_left, "seCell": is_foot and is_right},
                **{"swCell": is_foot and is_left, "neCell": is_top and is_right},
                "nwCell": is_top and is_left,
            }
            found[cell] = tuple(name for name, holds in named.items() if holds)
        return found


def band_size(chain, name):
    sizes = (number(one, f"tblPr/{name}") for one in chain)
    return next((size for size in sizes if size), 1)


def parts_of(element, tag):
    """The rows of a table or the cells of a row, also those in controls."""
    for one in element:
        if one.tag == tag:
            yield one
        elif one.tag in AROUND_ROWS:
            yield from parts_of(one, tag)


def taken_of_style(table):
    look = table.find("tblPr/tblLook")
    if look is None:
        return {}
    digits = look.get("val", "0")
    bits = int(digits, 16) if len(digits) == 4 and digits.isalnum() else 0
    named = {name: look.get(name) for name in TAKEN}
    return {
        name: bool(bits & bit) if named[name] is None else named[name] not in OFF
        for name, bit in TAKEN.items()
    }
