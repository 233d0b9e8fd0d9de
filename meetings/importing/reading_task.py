"""One file of minutes as text and as a parsed record: the task of a process that may fail.

It prints one JSON object: the text and the minutes in it, or why there are none. What reads one
kind of file is loaded for that kind alone.
"""

import importlib
import io
import json
import sys

from meetings.importing.minutes import read_minutes
from meetings.importing.parsed import to_json
from meetings.importing.readers.xml_parts import UnreadableError

MOST_TEXT = 2_000_000  # characters
READERS = {
    "docx": "meetings.importing.readers.docx",
    "odt": "meetings.importing.readers.odt",
    "rtf": "meetings.importing.readers.rtf",
    "html": "meetings.importing.readers.html",
    "pdf": "meetings.importing.readers.pdf",
    "scan": "meetings.importing.readers.ocr",
    "md": "tipcouncil.records.hidden.web",
}


def read(file, kind, encoding):
    json.dump(answer(file.read(), kind, encoding), sys.stdout)


def answer(content, kind, encoding):
    hidden = []
    try:
        pages, markdown, hidden = text_of(content, kind, encoding)
    except UnreadableError as error:
        return {"problem": str(error), "is_scan": error.is_scan}
    except (RecursionError, MemoryError):
        return {"problem": "This file is built so that reading it does not end."}
    except Exception:  # a damaged file breaks in ways that nobody can list
        return {"problem": "This file is damaged: its text cannot be read."}
    if len(markdown) > MOST_TEXT:
        return {"problem": "This file has more text than any minutes. Divide it."}
    if not markdown.strip():
        return {"problem": "There is no text in this file.", "hidden": hidden}
    parsed = to_json(read_minutes(markdown))
    return {"markdown": markdown, "pages": pages, "hidden": hidden, "parsed": parsed}


def text_of(content, kind, encoding):
    """(the text page by page, of what has pages; the whole text; the words hidden in it)"""
    kind, _, picture = kind.partition("-")
    reader = importlib.import_module(READERS[kind]) if kind in READERS else None
    if kind in ("docx", "odt"):
        return [], reader.read(io.BytesIO(content)), []
    if kind == "rtf":
        return [], *reader.read_bytes(content)
    if kind == "pdf":
        pages = reader.read_pages(io.BytesIO(content))
        return pages, reader.joined(pages), []
    if kind == "scan":
        pages = reader.read_pages(content, picture)
        return pages, "\n\n".join(pages), []
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if kind == "md":
        return [], reader.without_comments(text)[0], []
    return [], reader.read_text(text) if reader else text, []
