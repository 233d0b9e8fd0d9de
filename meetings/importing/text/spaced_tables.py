"""Tables that a program gave as lines, their columns parted by blanks alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.importing.phrases.names import is_name, without_office
from meetings.importing.text.torn_tables import HEAD_CELL, is_cell

if TYPE_CHECKING:
    from meetings.importing.text.line import Line

CELL = re.compile(r"\S+(?: \S+)*")
NAME_CELL = re.compile(
    r"(?:full |last |member |attendee |board |council )?(?:names?|members?)$", re.I
)
TAB = " " * 4  # as which readers of files give a tab
GAP = re.compile(r" {2,}")
FURTHEST = 2  # lines without words between two rows
LONGEST_CELL = 60  # characters; a longer one is a sentence


def mend_spaced_tables(lines: list[Line]) -> None:
    """Below “Name    Title    Status”, give each row its cells, by the columns they stand in."""
    for at, line in enumerate(lines):
        head = cells_of(line)
        if len(head) < 2 or not is_cell(line) or not NAME_CELL.match(head[0][1]):
            continue
        if not all(HEAD_CELL.match(text) for _, text in head[1:]):
            continue
        rows = rows_below(lines, at, [start for start, _ in head])
        if rows:
            line.cells = tuple(text for _, text in head)
            for row, cells in rows:
                row.cells = cells
                row.label, row.maybe = None, None
            for between in lines[at : rows[-1][0].at]:
                between.is_filler = between.is_filler or not between.text


def cells_of(line: Line) -> list[tuple[int, str]]:
    """The words of a line that stand together, each with its column."""
    if line.is_meta or ("  " not in line.raw.strip() and "\t" not in line.raw):
        return []
    seen = line.raw[:500].strip().replace("\t", TAB)
    if {len(gap) for gap in GAP.findall(seen)} == {len(TAB)}:  # it is the tabs that count columns
        cells = [" ".join(cell.split()) for cell in seen.split(TAB)]
        return [(at, cell) for at, cell in enumerate(cells) if cell]
    seen = line.raw[:500].expandtabs(8)
    return [(found.start(), found[0]) for found in CELL.finditer(seen)]


def rows_below(
    lines: list[Line], at: int, columns: list[int]
) -> list[tuple[Line, tuple[str, ...]]]:
    rows: list[tuple[Line, tuple[str, ...]]] = []
    last = at
    for line in lines[at + 1 :]:
        if line.at - last > FURTHEST:
            break
        if not line.text:
            continue
        cells = cells_of(line)
        if not 1 < len(cells) <= len(columns) or any(len(text) > LONGEST_CELL for _, text in cells):
            break
        if not is_name(without_office(cells[0][1])):
            break
        row = [""] * len(columns)
        for start, text in cells:
            nearest = min(range(len(columns)), key=lambda i: abs(columns[i] - start))
            row[nearest] = f"{row[nearest]} {text}".strip()
        rows.append((line, tuple(row)))
        last = line.at
    return rows
