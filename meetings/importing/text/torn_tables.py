"""Tables whose cells a program gave one below another: they are put together again as rows.

“Name”, “Present”, “Role” in lines of their own are the head of a table when what follows goes on
in steps of as many lines, a name first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from meetings.importing.phrases.names import is_name, without_office

if TYPE_CHECKING:
    from meetings.importing.text.line import Line

NAME_CELL = re.compile(r"(?:full |member |board )?(?:names?|members?|attendees?)$", re.I)
HEAD_CELL = re.compile(
    r"""
    # “Present”, “Term expires”
    (?:
        (?:
            present|absent|attend\w*|status|votes?|voted|role|title|position|office|term|expires
            |affiliation|organi[sz]ation|district|ward|email|how|arrived|left|time|yes|no
            |abstain
        )\b
    )[\w ()/?-]{0,24}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
STATE_CELL = re.compile(r"(?:present|absent|excused|late|remote)", re.IGNORECASE)
MARK = re.compile(r"[xX✓✔☑]")
FEWEST_ROWS = 2  # below the head, for the lines to be a table
MOST_COLUMNS = 6  # a page has no room for more with a name in one
LONGEST_CELL = 8  # words


def mend_torn_tables(lines: list[Line]) -> None:
    """Give the first line of each row the cells of the whole row, and empty the others."""
    mend_marked_tables(lines)
    worded = [line for line in lines if line.text and not line.is_meta]
    at = 0
    while at < len(worded):
        width = head_width(worded, at)
        rows = rows_below(worded, at + width, width) if width else 0
        if rows >= FEWEST_ROWS:
            end = at + width * (rows + 1)
            for start in range(at, end, width):
                join_row(worded[start : start + width])
            first, last = worded[at].at, worded[end - 1].at
            for line in lines[first:last]:
                line.is_filler = line.is_filler or not line.text
            at = end
        else:
            at += 1


def mend_marked_tables(lines: list[Line]) -> None:
    """“Present”, “Absent”, and then names, each with an X in one of as many lines below it."""
    at = 0
    while at < len(lines):
        end = at
        while end < min(len(lines), at + MOST_COLUMNS) and is_state(lines[end]):
            end += 1
        columns, rows, i = end - at, 0, end
        while columns > 1 and (mark := mark_below(lines, i, columns)):
            cells = ["" if k != mark - i else "X" for k in range(columns + 1)]
            lines[i].cells = (lines[i].text, *cells[1:])
            lines[i].text = f"{lines[i].text}    X"
            lines[mark].text = ""
            rows += 1
            following = range(mark + 1, min(len(lines), i + columns + 3))
            i = next((k for k in following if lines[k].text), len(lines))
        if rows:
            lines[at].cells = ("", *(line.text for line in lines[at:end]))
            for line in lines[at + 1 : end]:
                line.text = ""
            for line in lines[at:i]:
                line.is_filler = line.is_filler or not line.text
        at = max(end, i, at + 1)


def is_state(line: Line) -> bool:
    return is_cell(line) and bool(STATE_CELL.fullmatch(line.text))


def mark_below(lines: list[Line], at: int, columns: int) -> int:
    """Where the mark of the person in this line stands; 0 where there is no person or no mark."""
    if at >= len(lines) or not is_cell(lines[at]):
        return 0
    if not is_name(without_office(lines[at].text.split(",")[0])):
        return 0
    for i in range(at + 1, min(len(lines), at + columns + 1)):
        if lines[i].text:
            return i if MARK.fullmatch(lines[i].text) else 0
    return 0


def head_width(worded: list[Line], at: int) -> int:
    """How many columns the head of a table that begins here has; 0 where none begins."""
    if not is_cell(worded[at]) or not NAME_CELL.match(worded[at].text):
        return 0
    width = 1
    for line in worded[at + 1 : at + MOST_COLUMNS]:
        if not is_cell(line) or not HEAD_CELL.match(line.text):
            break
        width += 1
    return width if width > 1 else 0


def rows_below(worded: list[Line], at: int, width: int) -> int:
    rows = 0
    while at + width <= len(worded):
        row = worded[at : at + width]
        name = without_office(row[0].text)
        if not (is_name(name) and all(is_cell(line) for line in row)):
            break
        if any(len(line.text.split()) > LONGEST_CELL or line.text.endswith(".") for line in row):
            break
        rows, at = rows + 1, at + width
    return rows


def is_cell(line: Line) -> bool:
    return not (line.cells or line.rank or line.label or line.bullet or line.is_page_mark)


def join_row(row: list[Line]) -> None:
    row[0].cells = tuple(line.text for line in row)
    row[0].text = "    ".join(row[0].cells)
    row[0].is_bold = False
    for line in row[1:]:
        line.text, line.bold, line.is_bold = "", "", False
