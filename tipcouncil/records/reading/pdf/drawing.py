"""Pictures of the pages of a PDF: the task of a process that may fail.

A picture is printed as soon as it is drawn, one JSON object a line, so that what was drawn before a
limit is hit is not lost.
"""

import base64
import io
import json
import sys

import pypdfium2

TALLEST = 3  # times the width; a taller page is drawn narrower
LETTER = [612, 792]  # points
LARGEST = 14_400  # points of a side, the most that the format allows


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


def draw(file, width, first, last):
    """Print the picture of each page from the first to the last. One that cannot be is left out."""
    document = pypdfium2.PdfDocument(file.read())
    document.init_forms()  # so that what was typed into the fields of a form is drawn
    for number in range(max(1, int(first)), min(int(last), len(document)) + 1):
        try:
            picture = drawn(document, number, int(width))
        except (pypdfium2.PdfiumError, MemoryError, ValueError, OSError):
            continue
        sys.stdout.write(json.dumps({number: picture}) + "\n")
        sys.stdout.flush()
