"""A PDF: what it is, its pages without the words that nobody sees on them, and pictures of them."""

import contextlib

import pypdfium2

from tipcouncil.records.reading.hidden import PaperPart
from tipcouncil.records.reading.pdf.drawing import drawn, size_of
from tipcouncil.records.reading.pdf.earlier import earlier_words
from tipcouncil.records.reading.pdf.lines import lines_of, page_text
from tipcouncil.records.reading.pdf.page import PdfReader
from tipcouncil.records.reading.problems import (
    DAMAGED_PDF,
    LOCKED_PDF,
    SCAN,
    ScanError,
    UnreadableError,
)

__all__ = ["PdfReader", "drawing", "facts_and_parts_of", "part_of"]

MOST_PAGES = 300  # of one paper that are written as Markdown; a bound on work
PAGES_MEASURED = 100  # as many as are shown beside what was read (importing.staging.pages)
WIDTH = 400  # pixels of the picture of the first page


def facts_and_parts_of(content):
    """Facts as they are learnt, each page, what the file says of itself, and last the picture."""
    try:
        reader = PdfReader(content)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise UnreadableError(LOCKED_PDF if is_locked else DAMAGED_PDF) from error
    if not len(reader):
        raise UnreadableError(DAMAGED_PDF)
    document = reader.document
    yield {
        "page_count": len(reader),
        "is_tagged": bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
        "title": document.get_metadata_value("Title").strip()[:300],
    }
    known = []
    for number in range(1, len(reader) + 1):
        try:
            part = part_of(reader, number)
        except pypdfium2.PdfiumError:  # a page that no program can show
            continue
        known += [part.text, *(one.words for one in part.hidden)]
        yield part
    yield PaperPart(hidden=[*reader.properties(), *earlier_words(content, " ".join(known))])
    has_text = any(one.strip() for one in known)
    sizes = [size_of(document, number) for number in range(min(len(reader), PAGES_MEASURED))]
    yield {"has_text": has_text, "page_sizes": sizes, "is_read": True}
    with contextlib.suppress(pypdfium2.PdfiumError, MemoryError, ValueError, OSError):
        yield {"first_page": drawn(document, 1, WIDTH)}
    if not has_text:
        raise ScanError(SCAN)


def part_of(reader, number):
    """A page as it is read, with its lines as Markdown."""
    page, label = reader.page(number - 1), f"page {number}"
    written = page_text(lines_of(page)) if number <= MOST_PAGES else ""
    part = PaperPart(label, page.text(), page.hidden_words(label), written)
    page.close()
    return part
