"""Where a fact is known from: each source by its name, and the words in it that say so.

Minutes of January 19, 2017, item 3: “HART Update”; History of Sec. 46a-170: P.A. 07-107, S. 1
"""

import re
from typing import NamedTuple

MARK = re.compile("“|”|; ")


class Reference(NamedTuple):
    """A source with the sentences that are quoted from it; a law or a list may have none."""

    name: str
    quotes: list


def references(text):
    """The references in a record's `source`; a quotation may hold another one."""
    found, name, quotes, depth, begins = [], "", [], 0, 0
    for mark in MARK.finditer(f"{text}; "):
        if mark[0] == "“":
            depth += 1
            if depth == 1:
                name = name or text[begins : mark.start()].rstrip(": ")
                begins = mark.end()
        elif mark[0] == "”":
            depth -= 1
            if depth == 0:
                quotes.append(text[begins : mark.start()])
                begins = mark.end()
        elif depth == 0:
            found.append(Reference(name or text[begins : mark.start()], quotes))
            name, quotes, begins = "", [], mark.end()
    return [one for one in found if one.name or one.quotes]


def names(text):
    """The sources without what they say, each once."""
    return "; ".join(dict.fromkeys(one.name for one in references(text)))
