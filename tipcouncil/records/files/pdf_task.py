"""What a PDF is, and pictures of its pages: the task of a process that may fail.

It prints what it learns as it learns it, one JSON object a line, so that what was learnt before a
limit is hit is not lost.
"""

import base64
import io
import json
import sys

import pypdfium2

TALLEST = 3  # times the width; a taller page is drawn narrower
PAGES_LOOKED_AT = 30  # for text; a scan has none on any page
PAGES_MEASURED = 100  # as many as are shown beside what was read (importing.staging.pages)
LETTER = [612, 792]  # points
LARGEST = 14_400  # points of a side, the most that the format allows


def say(**learnt):
    sys.stdout.write(json.dumps(learnt) + "\n")
    sys.stdout.flush()


def drawn(document, number, width):
    """A page, counted from 1, as a WebP picture of the given width, for JSON."""
    page = document[number - 1]
    across, down = page.get_size()
    scale = min(width / max(across, 1), width * TALLEST / max(down, 1))
    stream = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(stream, "WEBP", quality=80)
    page.close()
    return base64.b64encode(stream.getvalue()).decode()


def size_of(document, number):
    """How wide and how high a page is, in points; of a broken page, as most pages are."""
    try:
        return [round(min(max(1, side), LARGEST)) for side in document.get_page_size(number)]
    except pypdfium2.PdfiumError:
        return LETTER


def draw(document, width, first, last):
    """Say the picture of each page as soon as it is drawn. One that cannot be drawn is left out."""
    for number in range(max(1, first), min(last, len(document)) + 1):
        try:
            say(**{f"page {number}": drawn(document, number, width)})
        except (pypdfium2.PdfiumError, MemoryError, ValueError, OSError):
            continue


def has_text(document):
    for number in range(min(len(document), PAGES_LOOKED_AT)):
        page = document[number]
        text = page.get_textpage()
        if text.get_text_range().strip():
            return True
        text.close()
        page.close()
    return False


def read(file, width, *pages):
    """Pages, tags, text and the first page's picture; with the first and the last of some pages,
    pictures of these alone, so many pixels wide."""
    width = int(width)
    try:
        document = pypdfium2.PdfDocument(file.read())
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return say(refused="locked" if is_locked else "damaged")
    document.init_forms()  # so that what was typed into the fields of a form is drawn
    if not len(document):
        return say(refused="damaged")
    if pages:
        return draw(document, width, *map(int, pages))
    say(
        pages=len(document),
        is_tagged=bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
        title=document.get_metadata_value("Title").strip()[:300],
    )
    say(has_text=has_text(document))
    say(thumbnail=drawn(document, 1, width))
    return say(page_sizes=[size_of(document, n) for n in range(min(len(document), PAGES_MEASURED))])
