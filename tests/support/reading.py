"""A paper read in the process of the test, as a process of its own reads it for the record."""

from typing import NamedTuple

from tipcouncil.records.reading.hidden import Hidden, PaperPart
from tipcouncil.records.reading.task import read_safely


class Read(NamedTuple):
    """The words of a paper that are seen, as text and as Markdown, and those that are not."""

    text: str
    markdown: str
    hidden: list[Hidden]


def read(content, kind):
    parts = [one for one in read_safely(content, kind) if isinstance(one, PaperPart)]
    return Read(
        "\n".join(part.text for part in parts if part.text),
        "".join(part.markdown for part in parts),
        [one for part in parts for one in part.hidden],
    )


def each(table, check):
    """Hold every row of a table to a claim, and tell of all that fail it."""
    failed = {}
    for name, row in table.items():
        try:
            check(row)
        except AssertionError as error:
            failed[name] = str(error)
    assert not failed
