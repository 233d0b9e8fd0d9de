"""What is in one paper: the task of a process that may fail.

Each part and each fact is printed as soon as it is read, as a line of JSON, so that what was read
before a limit is hit is not lost. What reads one kind of file is loaded for that kind alone.
"""

import importlib
import json
import sys

from tipcouncil.records.reading.hidden import PaperPart
from tipcouncil.records.reading.problems import DAMAGED, ENDLESS, UnreadableError

READERS = {
    **{"pdf": "pdf:facts_and_parts_of", "html": "html:parts_of", "rtf": "rtf:parts_of"},
    **dict.fromkeys(("docx", "odt", "pptx", "xlsx"), "office:parts_of"),
    **{"png": "pictures:parts_of", "jpg": "pictures:parts_of"},
}
OFFICE = ("docx", "odt", "pptx", "xlsx")
MOST_CHARACTERS = 2_000_000  # of one paper; a thousand pages of print have as many


def read(file, kind):
    """Print facts as {name: value}, and each part as a list, with so many characters in all."""
    left = MOST_CHARACTERS
    for one in read_safely(file.read(), kind):
        if isinstance(one, PaperPart):
            one = one._replace(text=one.text[: max(0, left)])
            left -= len(one.text)
        sys.stdout.write(json.dumps(one) + "\n")
        sys.stdout.flush()


def read_safely(content, kind):
    """What a reader yields, and why it ended early."""
    module, _, name = READERS[kind].partition(":")
    reader = importlib.import_module(f"tipcouncil.records.reading.{module}")
    try:
        yield from getattr(reader, name)(content, *[kind] * (kind in OFFICE))
        yield {"is_read": True}
    except UnreadableError as error:
        yield {"problem": str(error), "is_scan": error.is_scan}
    except (RecursionError, MemoryError):
        yield {"problem": ENDLESS}
    except Exception:  # a damaged file breaks in ways that nobody can list
        yield {"problem": DAMAGED}


def read_pictures(file, kind):
    """Print the words of each page of a scan."""
    reader = importlib.import_module("tipcouncil.records.reading.ocr")
    try:
        for number, text in enumerate(reader.read_pages(file.read(), kind), start=1):
            part = PaperPart(f"page {number}" if kind == "pdf" else "", text, markdown=text)
            sys.stdout.write(json.dumps(part) + "\n")
    except UnreadableError as error:
        sys.stdout.write(json.dumps({"problem": str(error)}) + "\n")
