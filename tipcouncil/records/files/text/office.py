"""The words inside Word, PowerPoint, Excel and OpenDocument files, without those that are hidden.

It runs in the process that reads strangers' papers. Trees are walked without recursion, so that the
depth of their markup costs nothing.
"""

import io
import re
from contextlib import suppress
from functools import partial
from importlib import import_module
from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser
from zipfile import BadZipFile, ZipFile

from tipcouncil.records.files.office_names import OfficeArchive
from tipcouncil.records.hidden import (
    BESIDE,
    HIDDEN_PART,
    NOT_DRAWN,
    attribute,
    child,
    gathered,
    local,
    office_beside,
    office_parts,
    opendocument,
    word,
    word_pages,
    workbook,
)
from tipcouncil.records.hidden.slide_ground import Grounds

MAIN_PARTS = {
    **{"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"},
}
MOST_MARKUP = 20_000_000  # bytes of all parts that are read
NUMBER = re.compile(r"(\d+)\.xml$")
WORD_TEXT, WORD_NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
LINE_ENDS = {"p", "h", "br", "line-break", "tr", "row", "table-row"}
GAPS = {"tab", "s", "tc", "table-cell"}


def pages_of(file, kind):
    """Each part that a reader would call a page, and what the photographs in the file say."""
    photographs = []
    yield from parts_of(file, kind, photographs)
    if photographs:
        pictures = import_module("tipcouncil.records.hidden.pictures")  # it takes time to load
        yield from (("", "", pictures.properties(head)) for head in photographs)


def parts_of(file, kind, photographs=None, is_within=False):
    """Each part that a reader would call a page, as (label, text, what is hidden in it).

    The heads of `photographs` that say something of themselves are gathered there. A file may hold
    others, of which one that `is_within` is the last that is looked into.
    """
    try:
        parts = Parts(
            OfficeArchive(file, MAIN_PARTS[kind]) if kind in MAIN_PARTS else ZipFile(file),
            [] if photographs is None else photographs,
        )
    except BadZipFile:
        return
    yield from READ[kind](parts)
    aside = office_parts.comments(parts.names, parts.tree)
    aside += office_parts.speaker_notes(parts.names, parts.tree)
    aside += [*office_parts.properties(parts.tree), *office_beside.words_beside_text(parts)]
    yield "", "", [*aside, *([] if is_within else in_files_within(parts))]


def within(parts, name, kind):
    return parts_of(io.BytesIO(parts.head(name, MOST_MARKUP)), kind, is_within=True)


def in_files_within(parts):
    """The words of each file in a file, as a workbook behind a chart."""
    words = []
    for name in filter(office_beside.EMBEDDED.fullmatch, parts.names):
        kind = name.rpartition(".")[2].lower()
        if kind in READ:
            for _, text, hidden in within(parts, name, kind):
                words += [text, *(one.words for one in hidden)]
    return gathered((BESIDE, f"{one} ") for one in words)


class Parts:
    """The parts of an office file, as trees. They share one budget."""

    def __init__(self, archive, photographs):
        self.archive, self.photographs = archive, photographs
        self.names = archive.namelist()
        self.by_id = getattr(archive, "by_id", {})
        self.budget = MOST_MARKUP

    def tree(self, name):
        """A part as far as it can be read; None where it is missing, damaged or too large."""
        if name not in self.names:
            return None
        builder = TreeBuilder()
        parser = XMLParser(target=builder)
        try:
            with self.archive.open(name) as part:
                while self.budget > 0 and (chunk := part.read(1 << 16)):
                    self.budget -= len(chunk)
                    parser.feed(chunk)
            return parser.close()
        except (ParseError, BadZipFile, EOFError, OSError):
            return read_so_far(builder)

    def head(self, name, most):
        """The first bytes of a part."""
        with suppress(BadZipFile, EOFError, OSError), self.archive.open(name) as part:
            return part.read(most)
        return b""

    def numbered(self, folder):
        """The parts of a folder by their number: slide2.xml before slide10.xml."""
        parts = [name for name in self.names if name.rpartition("/")[0] == folder]
        return sorted((int(found[1]), name) for name in parts if (found := NUMBER.search(name)))


def read_so_far(builder):
    """What was read of a part before it broke off."""
    try:
        return builder.close()
    except (AssertionError, ParseError):
        return None


def of_word(parts):
    styles, texts, found = parts.tree("word/styles.xml"), [], []
    if (main := parts.tree(WORD_TEXT)) is None:
        return
    seen = word.WordStripper(styles, child(main, "background"))
    unprinted = word_pages.never_printed(parts.by_id, main, parts.tree("word/settings.xml"))
    for root in (main, *map(parts.tree, WORD_NOTES)):
        if root is not None:
            found += [*office_beside.in_tree(root), *seen.strip(root)]
            texts.append(text_of(root, only="t"))
    for name in parts.names:
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            root = parts.tree(name)
            if root is not None and name in unprinted:
                found += gathered([(NOT_DRAWN, word.words_of(root))])
            elif root is not None:
                found += seen.strip(root)
    yield "", "\n".join(texts), found


def of_opendocument(parts):
    styles, content = parts.tree("styles.xml"), parts.tree("content.xml")
    if content is None:
        return
    found = office_beside.in_tree(content)
    found += opendocument.OpenDocumentStripper(content, styles).strip()
    if styles is not None:
        found += opendocument.OpenDocumentStripper(styles).strip()
    yield "", text_of(content), found


def of_slides(parts):
    show = parts.tree("ppt/presentation.xml")
    listed, size = office_parts.slides(show, parts.by_id), office_parts.size_of_slides(show)
    grounds = Grounds(parts.tree)
    for number, name in [*enumerate(listed, start=1)] or parts.numbered("ppt/slides"):
        label = f"slide {number}"
        root = parts.tree(name)
        if root is not None:
            found = office_beside.in_tree(root)
            behind = partial(grounds.behind, name, root)
            found += office_parts.strip_slide(root, label, size, behind)
            yield label, text_of(root, only="t"), found


def of_sheets(parts):
    """Each sheet, a row to a line."""
    strings = [text_of(one).strip("\n") for one in parts.tree("xl/sharedStrings.xml") or ()]
    listed = workbook.sheets(parts.tree("xl/workbook.xml"), parts.by_id)
    looks = workbook.Looks(parts.tree("xl/styles.xml"))
    numbered = [name for _, name in parts.numbered("xl/worksheets")]
    for place, (name, part, is_hidden) in enumerate(listed):
        root = parts.tree(part)
        if root is None and place < len(numbered):
            root = parts.tree(numbered[place])
        if root is None:
            continue
        label = f"sheet “{name}”" if name else f"sheet {place + 1}"
        seen, unseen = cells(root, strings, looks)
        if is_hidden:
            words = "".join([seen, *(words for _, words in unseen)])
            yield label, "", gathered([(HIDDEN_PART, f"{name} {words}")], label)
        else:
            yield label, f"{name}\n{seen}", gathered(unseen, label)


def cells(root, strings, looks):
    """The words of the cells that are seen, and of the others with what hides them."""
    sheet = workbook.Sheet(root, looks)
    seen, unseen = [], []
    for row in (one for one in root.iter() if local(one) == "row"):
        is_hidden = workbook.is_closed(row, "ht")
        place = 0
        for cell in row:
            place = workbook.column_of(attribute(cell, "r")) or place + 1
            words = f"{value_of(cell, strings)}\t"
            if kind := sheet.kind(cell, place, is_hidden):
                unseen.append((kind, words))
            else:
                seen.append(words)
        seen.append("\n")
    return "".join(seen), unseen


def value_of(cell, strings):
    written = "".join(one.text or "" for one in cell.iter() if local(one) in ("v", "t"))
    if attribute(cell, "t") != "s":
        return written
    number = int(written) if written.strip().isdecimal() else len(strings)
    return strings[number] if number < len(strings) else ""


def text_of(root, only=""):
    """The text of a tree, a paragraph to a line; `only` names the element that holds text."""
    pieces, waiting = [], [(root, False)]
    while waiting:
        element, is_left = waiting.pop()
        name = local(element)
        if is_left:
            pieces.append("\n" if name in LINE_ENDS else "")
            pieces.append("" if only or element is root else element.tail or "")
            continue
        if name in GAPS:
            pieces.append("\t" if name == "tab" else " ")
        if name == only or not only:
            pieces.append(element.text or "")
        waiting.append((element, True))
        waiting += [(one, False) for one in reversed(element)]
    return "".join(pieces)


READ = {"docx": of_word, "odt": of_opendocument, "pptx": of_slides, "xlsx": of_sheets}
