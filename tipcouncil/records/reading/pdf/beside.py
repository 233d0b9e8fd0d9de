"""What a PDF says beside the text of its pages: its properties, bookmarks, links, files."""

import ctypes
import re
import zlib
from itertools import islice

from pypdfium2 import raw

from tipcouncil.records.reading.hidden import By, gathered
from tipcouncil.records.reading.properties import LABELS, as_hidden, of_xmp

KEYS = ("Author", "Title", "Subject", "Keywords", "Company", "Manager", "Comments", "Category")
METADATA = re.compile(rb"/Subtype\s*/XML\b[^>]{0,500}>>\s*stream\r?\n")
MOST = 2_000  # bookmarks, links, elements of a page
MOST_UNPACKED = 1_000_000  # bytes
LONGEST = 100_000  # bytes of one string


def properties(document, content):
    """What its list of properties, its XMP, and the files that it holds are called."""
    pairs = [(LABELS[key], document.get_metadata_value(key)) for key in KEYS]
    for found in islice(METADATA.finditer(content), 3):
        stream = content[found.end() : content.find(b"endstream", found.end())]
        pairs += of_xmp(stream if b"<" in stream[:99] else unpacked(stream))
    for number in range(min(raw.FPDFDoc_GetAttachmentCount(document), MOST)):
        attachment = raw.FPDFDoc_GetAttachment(document, number)
        pairs.append(("holds the file", string(raw.FPDFAttachment_GetName, attachment)))
    marks = [(By.BESIDE, f"{one.get_title()} ") for one in islice(document.get_toc(), MOST)]
    return [*as_hidden(pairs), *gathered(marks)]


def unpacked(stream):
    try:
        return zlib.decompressobj().decompress(stream, MOST_UNPACKED)
    except zlib.error:
        return b""


def string(getter, *about):
    """A string that the reader of PDFs fills into a room of a size that it tells first."""
    length = getter(*about, None, 0)
    if not isinstance(length, int) or not 2 < length < LONGEST:
        return ""
    text = (ctypes.c_ushort * (length // 2))()
    getter(*about, text, length)
    return bytes(text).decode("utf-16-le", "replace").rstrip("\0")


def links(document, page):
    """Where the links of a page lead."""
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(MOST):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 1 < length < LONGEST:
            address = ctypes.create_string_buffer(length)
            raw.FPDFAction_GetURIPath(document, action, address, length)
            yield By.BESIDE, f"{address.value.decode('utf-8', 'replace')} "


def said_by_elements(page):
    """What the elements of a page, by their kinds, say in place of a picture or of their text."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return
    count = max(0, raw.FPDF_StructTree_CountChildren(tree))
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, n) for n in range(min(count, MOST))]
    for _ in range(MOST):
        if not waiting:
            break
        element = waiting.pop()
        if not element:
            continue
        for getter in (raw.FPDF_StructElement_GetAltText, raw.FPDF_StructElement_GetActualText):
            if words := string(getter, element):
                yield string(raw.FPDF_StructElement_GetType, element), words
        count = max(0, raw.FPDF_StructElement_CountChildren(element))
        children = range(min(count, MOST))
        waiting += [raw.FPDF_StructElement_GetChildAtIndex(element, n) for n in children]
    raw.FPDF_StructTree_Close(tree)
