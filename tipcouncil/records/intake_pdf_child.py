"""A process that reads one PDF and then ends. It is given no secret and can write no file.

PDF readers are native code, and PDFs come from anywhere: whatever a hostile one does, it does here,
within the memory and time that are set below. It prints what it learns as it learns it, one JSON
object a line, so that what was learnt before a limit is hit is not lost.

Run as `python -I intake_pdf_child.py MEMORY SECONDS WIDTH < paper.pdf`; imports nothing of ours.
"""

import base64
import io
import json
import os
import resource
import sys

MOST_OUTPUT = 5 * 1024 * 1024  # bytes
TALLEST = 3  # times the width; a taller first page is drawn narrower
PAGES_LOOKED_AT = 30  # for text; a scan has none on any page


def restrict(memory, seconds):
    """Bounds that this process cannot lift again."""
    os.nice(10)
    for bound, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, MOST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


def say(**learnt):
    sys.stdout.write(json.dumps(learnt) + "\n")
    sys.stdout.flush()


def first_page(document, width):
    """The first page as a WebP picture of the given width."""
    page = document[0]
    across, down = page.get_size()
    scale = min(width / max(across, 1), width * TALLEST / max(down, 1))
    stream = io.BytesIO()
    page.render(scale=scale).to_pil().convert("RGB").save(stream, "WEBP", quality=80)
    return stream.getvalue()


def has_text(document):
    for number in range(min(len(document), PAGES_LOOKED_AT)):
        page = document[number]
        text = page.get_textpage()
        if text.get_text_range().strip():
            return True
        text.close()
        page.close()
    return False


def read(content, width):
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return say(refused="locked" if is_locked else "damaged")
    if not len(document):
        return say(refused="damaged")
    say(
        pages=len(document),
        is_tagged=bool(pypdfium2.raw.FPDFCatalog_IsTagged(document)),
        title=document.get_metadata_value("Title").strip()[:300],
    )
    say(has_text=has_text(document))
    return say(thumbnail=base64.b64encode(first_page(document, width)).decode())


if __name__ == "__main__":
    memory, seconds, width = (int(word) for word in sys.argv[1:])
    restrict(memory, seconds)
    import pypdfium2

    read(sys.stdin.buffer.read(), width)
