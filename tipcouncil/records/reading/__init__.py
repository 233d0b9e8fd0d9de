"""What is in a paper: its words, and those that nobody sees who reads it, kind by kind.

    pages, hidden, markdown: `tipcouncil.records.files.paper.read` lets a process of its own read

They are marked hidden, printed in the color of what is behind them, under a box, in a comment, a
speaker's note, a hidden sheet. None of them goes into a text that is public or can be searched. But
a file that is posted is public with them inside, so staff are shown them and asked first.

The modules here import nothing but the standard library and the readers of PDF and of pictures:
they run in the processes that read strangers' files.
"""

from tipcouncil.records.reading.hidden import (
    BESIDE,
    COLOR,
    COMMENT,
    COVERED,
    DELETED,
    HIDDEN,
    HIDDEN_PART,
    NOT_DRAWN,
    NOTES,
    PROPERTIES,
    TINY,
    Hidden,
    count,
    in_text,
    sentence,
)

__all__ = [
    "BESIDE",
    "COLOR",
    "COMMENT",
    "COVERED",
    "DELETED",
    "HIDDEN",
    "HIDDEN_PART",
    "NOTES",
    "NOT_DRAWN",
    "PROPERTIES",
    "TINY",
    "Hidden",
    "count",
    "in_text",
    "markup",
    "ocr",
    "office",
    "problems",
    "sentence",
]
