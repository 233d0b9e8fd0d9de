"""A page of the record as a PDF for the shelf and for a screen reader: PDF/A-2a and PDF/UA-1.

The typesetter gets the words as data, never as markup, so no text of the record can give it an
order. The same words make the same bytes: the only date in the file is that of the record.
"""

import hashlib
import json
import logging
import re
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from tipcouncil.records.sandbox import MB, Limits
from tipcouncil.records.sandbox import run as run_apart

logger = logging.getLogger(__name__)

TASK = "tipcouncil.records.printing.pdf_task:typeset"
REFUSED = 3  # how the task ends where the words cannot be set
TEMPLATE = (Path(__file__).parent / "template" / "document.typ").read_bytes()
MADE_BY = version("typst").encode()
# The typesetter's own code and fonts take a third of these addresses.
LIMITS = Limits(memory=1024 * MB, seconds=20, output=50 * MB)
KEPT = 16  # documents in memory; one of twenty sheets has some 100 kB
LONGEST = 1_500_000  # characters of data; a printed text of 400,000 stays below it
MOST_TAGS = 60_000  # some 400 sheets; beyond, the typesetter would take a gigabyte
# What the fonts in hand can show; a file for the archive may hold no other character.
LACKING = re.compile(
    "[^\t\n\r -~\xa0-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482\u1e00-\u1eff"
    "\u2000-\u200d\u2010-\u2027\u202f-\u2040\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2116\u2122"
    "\u2153-\u215e\u2190-\u21ff\u2200-\u22ff\u25a0-\u25ff\ufb00-\ufb06]"
)
BEYOND_LATIN = re.compile("[^\t\n\r -~\xa0-\xff\u2010-\u2015\u2018-\u201e\u2022\u2026]")
ONE_AT_A_TIME = Lock()


class CannotPrintError(Exception):
    """The words could not be set; the page itself still shows them."""


def digest(document):
    """What the bytes will follow from: the words and how they are set."""
    found = hashlib.sha256(TEMPLATE + MADE_BY)
    found.update(as_json(document).encode())
    return found.hexdigest()[:32]


def as_json(document):
    return json.dumps(document, ensure_ascii=True, sort_keys=True)


def printed(document):
    """The bytes of the PDF."""
    with ONE_AT_A_TIME:  # a page that takes long holds up the other printers, not the other readers
        return typeset(as_json(document))


@lru_cache(maxsize=KEPT)
def typeset(words):
    document = json.loads(words)
    if len(words) > LONGEST or document["text"].count("<") > MOST_TAGS:
        logger.error("A page of the record is too long to be printed: %s", document["footer"])
        raise CannotPrintError
    try:
        return run(named_where(LACKING, document))
    except ValueError as error:
        logger.warning("Set again with Latin letters alone: %s", error)
    try:
        return run(named_where(BEYOND_LATIN, document))
    except ValueError as error:
        logger.error("A page of the record cannot be printed: %s", error)
        raise CannotPrintError from error


def run(document):
    """What the task made. A ValueError where it refused the words, which others may mend."""
    words = json.dumps(document).encode()
    answer = run_apart(TASK, words, LIMITS, env={"RAYON_NUM_THREADS": "2"})
    if answer.code == REFUSED:
        raise ValueError(answer.error)
    if answer.code:
        logger.error("The printing of “%s” ended with %s", document["title"], answer.code)
    if answer.code != 0:
        raise CannotPrintError
    return answer.output


def named_where(pattern, document):
    """The document with each character that cannot be shown given by its number: [U+4E2D]."""
    return {
        name: pattern.sub(number_of, value) if isinstance(value, str) else value
        for name, value in document.items()
    }


def number_of(character):
    return f"[U+{ord(character[0]):04X}]"
