"""Every section of the General Statutes by number: its chapter, its status, its subsections.

The table is a file of sorted lines beside this module, looked into where it lies: nothing is read
at the start and a look-up takes some microseconds. `manage.py renew_sections` writes it anew.
"""

import mmap
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "data" / "general_statutes.tsv"
COLUMNS = ("section", "chapter", "status", "supplement_year", "title", "subsections_now")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ACTIVE, RESERVED, REPEALED, TRANSFERRED, OBSOLETE = STATUSES = (
    "active",
    "reserved",
    "repealed",
    "transferred",
    "obsolete",
)
READ_ON = re.compile(r"read on (\d{4}-\d\d-\d\d)")


class TableSection(NamedTuple):
    """What the table says of a section."""

    number: str
    chapter: str  # 952, 814f; art-008 of the Uniform Commercial Code
    status: str
    supplement: str = ""  # the year of the supplement that holds a later text
    last_subsection: str = ""  # c of a section with (a) to (c); empty where it is not known
    group: str = ""  # 54-36j_to_54-36l: the heading that it shares with others, since repealed
    title: str = ""

    @property
    def subsections(self) -> str:
        """The letters of its subsections now: abc."""
        return LETTERS[: LETTERS.index(self.last_subsection) + 1] if self.last_subsection else ""


@cache
def opened() -> mmap.mmap:
    with TABLE.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def read_on() -> date:
    """The day on which the official text was read."""
    lines = opened()
    said = READ_ON.search(lines[: lines.find(b"\n")].decode())
    assert said, f"{TABLE} does not begin with the day on which it was read"
    return date.fromisoformat(said[1])


def line_of(key: str) -> str | None:
    """The line that begins with the key: half of what is left is put aside at each step."""
    lines, wanted = opened(), key.encode(errors="replace")
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", start)
        found = lines[start:end].partition(b"\t")[0]
        if found == wanted:
            return lines[start:end].decode()
        low, high = (end + 1, high) if found < wanted else (low, start)
    return None


def section(number: str) -> TableSection | None:
    """The section of this number; None where the General Statutes have none."""
    line = line_of(number) if number[:1].isdigit() else None
    return TableSection(*line.split("\t")) if line else None


def padded_chapter(number: str) -> str:
    """014 of chapter 14, as the official pages write it; empty where there is none."""
    return (line_of(f"chapter-{number}") or "").partition("\t")[2]


def table_of(rows: Iterable[dict[str, str]], day: date, source: str) -> Iterator[str]:
    """The lines of the table, from rows that have the COLUMNS, in the official order."""
    kept = list(rows)
    groups = groups_of(kept)
    lines = [
        "\t".join(
            [
                row["section"],
                row["chapter"],
                row["status"],
                row["supplement_year"],
                row["subsections_now"][-1:] if len(row["subsections_now"]) > 1 else "",
                groups.get(row["section"], ""),
                title_of(row),
            ]
        )
        for row in kept
    ]
    lines += {f"chapter-{row['chapter'].lstrip('0')}\t{row['chapter']}" for row in kept}
    yield f"# General Statutes of Connecticut, read on {day.isoformat()}. Source: {source}\n"
    for line in sorted(lines, key=lambda line: line.partition("\t")[0].encode()):
        yield f"{line}\n"


def title_of(row: dict[str, str]) -> str:
    """The title of a section that is law; of the others the official text seldom has one."""
    return " ".join(row["title"].split()) if row["status"] == ACTIVE else ""


def groups_of(rows: list[dict[str, str]]) -> dict[str, str]:
    """Under which shared heading the official text has sections that are no longer law.

    Its first and last row may repeat their own number as a title, those between have none. Where
    that leaves a doubt, the sections get no group.
    """
    groups: dict[str, str] = {}
    for run in runs_of(rows):
        marked = [number_is_title(row) for row in run]
        if len(run) > 1 and (not any(marked) or (marked[-1] and not any(marked[1:-1]))):
            word = "and" if len(run) == 2 else "to"
            name = f"{run[0]['section']}_{word}_{run[-1]['section']}"
            groups.update({row["section"]: name for row in run})
    return groups


def runs_of(rows: list[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    """The rows that may share a heading: they follow one another, and are gone in one way."""
    run: list[dict[str, str]] = []
    for row in rows:
        own = bool(row["title"]) and not number_is_title(row)
        stands_apart = row["status"] == ACTIVE or own
        is_other = run and any(row[name] != run[-1][name] for name in ("chapter", "status"))
        if stands_apart or is_other or (len(run) > 1 and number_is_title(run[-1])):
            yield run
            run = []
        if not stands_apart:
            run.append(row)
    yield run


def number_is_title(row: dict[str, str]) -> bool:
    """ "54-36 l" over Sec. 54-36l. "Sec. 1-15." is the heading of one section."""
    return row["title"].replace(" ", "") == row["section"]
