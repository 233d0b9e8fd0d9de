"""Items that stand as the rows of a table: “| 1. Call to order | … | … |”."""

import re
from dataclasses import replace

from meetings.importing.agenda.headings import ItemHeading
from meetings.importing.phrases.labels import read_label
from meetings.importing.phrases.titles import LONGEST_TITLE
from meetings.importing.text.line import Line

ITEM_COLUMN = re.compile(
    r"(?:agenda\s+)?(?:items?|topics?|subjects?|matters?|agenda)(?:\s+(?:no\.?|number|#))?|no\.?|#",
    re.I,
)
FEWEST_ROWS = 3  # with an item each, for a table to be the agenda


def rows_of_items(lines: list[Line]) -> list[ItemHeading]:
    """The rows of the first table whose first column holds numbered items, or is headed so."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (lines[end].cells or lines[end].raw.lstrip().startswith("|")):
            end += 1
        rows = [line for line in lines[at:end] if line.cells]
        if len(rows) > FEWEST_ROWS:
            is_headed = ITEM_COLUMN.fullmatch(rows[0].cells[0].strip(" *:")) is not None
            found = [one for row in rows[1:] if (one := item_of(row, is_headed=is_headed))]
            if len(found) >= FEWEST_ROWS and len(found) >= len(rows) / 2:
                return found
        at = max(end, at + 1)
    return []


def item_of(row: Line, *, is_headed: bool) -> ItemHeading | None:
    label = read_label(row.cells[0], is_marked=True)
    if label is None and not (is_headed and row.cells[0]):
        return None
    title = row.cells[0][label.end :].strip() if label else row.cells[0]
    rest = list(row.cells[1:])
    if not title and rest:
        title = rest.pop(0)
    if not title or len(title.split()) > 2 * LONGEST_TITLE:
        return None
    label = replace(label, depth=1) if label else None
    return ItemHeading(
        row.at, row.at, label, title, "\n".join(cell for cell in rest if cell), rank=1
    )
