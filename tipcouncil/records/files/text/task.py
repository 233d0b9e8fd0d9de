"""The text of one paper, page by page: the task of a process that may fail.

Each page is printed as soon as it is read, as a line of JSON with the words on it that a reader of
the paper cannot see, so that what was read before a limit is hit is not lost. What reads one kind
of file is loaded for that kind alone.
"""

import importlib
import io
import json
import sys

READERS = {"pdf": "pdf", "html": "web", "png": "picture", "jpg": "picture"}


def read(file, kind, characters):
    """Print (label, text, what is hidden) of each page, with so many characters in all."""
    left = int(characters)
    name = READERS.get(kind, "office")
    reader = importlib.import_module(f"tipcouncil.records.files.text.{name}")
    for label, text, found in reader.pages_of(io.BytesIO(file.read()), kind):
        sys.stdout.write(json.dumps([label, text[: max(0, left)], found]) + "\n")
        sys.stdout.flush()
        left -= len(text)
