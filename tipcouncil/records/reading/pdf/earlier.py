"""Words that an earlier version of a PDF had: a program that adds its changes at the end keeps it.

Whoever cuts the file where the earlier version ended can read them.
"""

import re
import unicodedata
from itertools import islice

import pypdfium2

from tipcouncil.records.reading.hidden import By, gathered

END = re.compile(rb"%%EOF\s*")
MOST_VERSIONS = 3  # the newest of those that were saved into the file; a bound on work
MOST_PAGES = 100  # of each version; a bound on work


def earlier_words(content, said):
    """The lines of earlier versions that are not in what this one says, seen or hidden."""
    ends = [one.end() for one in END.finditer(content) if one.end() < len(content)]
    if b"/Linearized" in content[:1024]:
        ends = ends[1:]  # the first ends what is sent first
    known, runs = letters(said), []
    for end in ends[-MOST_VERSIONS:] if said else ():
        for line in lines_of(content[:end]):
            written = letters(line)
            if written and written not in known:
                known += f" {written}"
                runs.append((By.DELETED, f"{line} "))
    return gathered(runs)


def lines_of(content):
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    for page in islice(document, MOST_PAGES):
        yield from page.get_textpage().get_text_range().splitlines()


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())
