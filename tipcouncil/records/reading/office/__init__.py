"""Word, PowerPoint, Excel and OpenDocument files as their words, without those that are hidden."""

import io
import itertools
from importlib import import_module
from zipfile import BadZipFile

from tipcouncil.records.reading import hidden, markup
from tipcouncil.records.reading.hidden import PaperPart
from tipcouncil.records.reading.office import beside, pptx, xlsx
from tipcouncil.records.reading.office.docx import WordDocument
from tipcouncil.records.reading.office.odt import OpenDocumentText
from tipcouncil.records.reading.office.package import MOST_MARKUP, Package

__all__ = ["MOST_MARKUP", "Package", "parts_of"]

TEXTS = {"docx": WordDocument, "odt": OpenDocumentText}
SHEETS = {"pptx": pptx.pages_of, "xlsx": xlsx.pages_of}


def parts_of(content, kind, is_within=False):
    """Each part that a reader would call a page; then what the file holds beside its text.

    A file may hold others, of which one that `is_within` is the last that is looked into.
    """
    try:
        package = Package(io.BytesIO(content))
    except BadZipFile:
        return
    if kind in SHEETS:
        yield from itertools.starmap(PaperPart, SHEETS[kind](package))
    if kind in TEXTS:
        text = TEXTS[kind](package)
        yield PaperPart("", "\n".join(text.texts), text.hidden, markup.whole(text.blocks))
    found = beside.beside_text(package)
    if not is_within:
        found += in_files_within(package)
        for head in beside.photographs(package):
            pictures = import_module("tipcouncil.records.reading.pictures")  # it takes time to load
            found += pictures.properties(head)
    yield PaperPart(hidden=found)


def in_files_within(package):
    """The words of each file in a file, as a workbook behind a chart."""
    words = []
    for name in filter(beside.EMBEDDED.fullmatch, list(package.names.values())):
        kind = name.rpartition(".")[2].lower()
        if kind in TEXTS | SHEETS:
            content = package.head(name, MOST_MARKUP)
            for part in parts_of(content, kind, is_within=True):
                words += [part.text, *(one.words for one in part.hidden)]
    return hidden.beside(words)
