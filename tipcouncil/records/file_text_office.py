"""The words inside Word, PowerPoint, Excel and OpenDocument files.

A part is read as it streams by and never as a tree, so that neither its size nor the depth of its
markup costs memory.
"""

import posixpath
import re
from xml.parsers import expat

from tipcouncil.records.file_types import DOCX, ODT, PPTX, XLSX
from tipcouncil.records.intake_archives import Allowance, Archive

OFFICE = (DOCX, PPTX, XLSX, ODT)
MOST_MARKUP = 20 * 1024 * 1024  # bytes of all parts that are read
BETWEEN = "\x1f"  # of a name and its namespace
NUMBER = re.compile(r"(\d+)\.xml$")
WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
LINE_ENDS = {"p", "h", "br", "line-break", "tr", "row"}
GAPS = {"tab", "s", "tc"}
DELETED = {"delText", "tracked-changes"}  # what a reader of the paper does not see


def office_pages(file, kind):
    """Each part that a reader would call a page, as (label, text)."""
    archive = Archive(file, Allowance())
    budget = [MOST_MARKUP]
    if kind == DOCX:
        parts = [name for name in WORD_PARTS if name in archive.members]
        yield "", "\n".join(words_of(archive, name, budget, only="t") for name in parts)
    elif kind == ODT:
        yield "", words_of(archive, "content.xml", budget)
    elif kind == PPTX:
        for number, name in numbered(archive, "ppt/slides"):
            yield f"slide {number}", words_of(archive, name, budget, only="t")
    elif kind == XLSX:
        yield from sheets(archive, budget)


def numbered(archive, folder):
    """The parts of a folder by their number: slide2.xml before slide10.xml."""
    parts = (name for name in archive.members if posixpath.dirname(name) == folder)
    return sorted((int(found[1]), name) for name in parts if (found := NUMBER.search(name)))


def events(archive, name, budget, start, end, data):
    """Run a part through three handlers, until its end or as far as is read of any paper."""
    if name not in archive.members:
        return
    parser = expat.ParserCreate(namespace_separator=BETWEEN)
    parser.StartElementHandler = lambda tag, attributes: start(local(tag), attributes)
    parser.EndElementHandler = lambda tag: end(local(tag))
    parser.CharacterDataHandler = data
    try:
        for chunk in archive.chunks(name):
            parser.Parse(chunk)
            budget[0] -= len(chunk)
            if budget[0] < 0:
                return
        parser.Parse(b"", True)
    except expat.ExpatError:  # what was read before the damage stands
        return


def local(tag):
    return tag.rpartition(BETWEEN)[2]


def words_of(archive, name, budget, only=""):
    """The text of a part, a paragraph to a line; `only` names the element that holds text."""
    pieces, within = [], []

    def start(tag, attributes):
        if tag == only or tag in DELETED:
            within.append(tag)
        elif tag in GAPS:
            pieces.append("\t" if tag == "tab" else " ")

    def end(tag):
        if within and within[-1] == tag:
            within.pop()
        elif tag in LINE_ENDS:
            pieces.append("\n")

    def data(text):
        if within[-1:] == [only] if only else not within:
            pieces.append(text)

    events(archive, name, budget, start, end, data)
    return "".join(pieces)


def sheets(archive, budget):
    """Each sheet as (label, text), a row to a line."""
    shared = shared_strings(archive, budget)
    names = []

    def named(tag, attributes):
        if tag == "sheet":
            names.append(attributes.get("name", ""))

    events(archive, "xl/workbook.xml", budget, named, lambda tag: None, lambda text: None)
    for place, (_, part) in enumerate(numbered(archive, "xl/worksheets")):
        name = names[place] if place < len(names) else ""
        label = f"sheet “{name}”" if name else f"sheet {place + 1}"
        yield label, "\n".join([name, cells(archive, part, budget, shared)])


def shared_strings(archive, budget):
    strings, pieces = [], []

    def start(tag, attributes):
        if tag == "si":
            pieces.clear()

    def end(tag):
        if tag == "si":
            strings.append("".join(pieces))

    events(archive, "xl/sharedStrings.xml", budget, start, end, pieces.append)
    return strings


def cells(archive, part, budget, shared):
    pieces, value = [], []
    kind = ""

    def start(tag, attributes):
        nonlocal kind
        if tag == "c":
            kind = attributes.get("t", "")
        if tag in ("v", "t"):
            value.clear()

    def end(tag):
        if tag in ("v", "t"):
            pieces.append(string("".join(value)))
            pieces.append("\t")
        elif tag == "row":
            pieces.append("\n")

    def string(written):
        if kind != "s":
            return written
        number = int(written) if written.strip().isdecimal() else len(shared)
        return shared[number] if number < len(shared) else ""

    events(archive, part, budget, start, end, value.append)
    return "".join(pieces)
