"""The words in a picture of minutes, where a program that reads pictures is there.

That is the tesseract program of the system, or the package rapidocr (the extra “ocr”). Neither is
needed: without one, a scan is filed without its text, and the clerk is told so. It takes seconds a
page, so it is done by the command and never while somebody waits for a page of the site.
"""

import importlib
import importlib.util
import io
import shutil
import subprocess

import pypdfium2

from tipcouncil.records.reading.problems import UnreadableError

DOTS_PER_INCH = 200  # at which a page is drawn for the reader of scans
LARGEST_SIDE = 4_000  # pixels
MOST_PAGES = 30  # of one scan; a bound on work, said to whoever sends more
SECONDS_A_PAGE = 60  # after which the reader of scans is ended
PACKAGE = "rapidocr"
NOT_THERE = (
    "No text was found: this seems to be a scan. Reading scans needs tesseract or the extra"
    " “ocr”, which this site does not have. The file can be filed without its text."
)
NOT_NOW = (
    "No text was found: this seems to be a scan. Its words can be read by the command"
    " “import_minutes --ocr”, which takes some seconds a page. The file can be filed without them."
)


def is_there():
    return bool(shutil.which("tesseract") or importlib.util.find_spec(PACKAGE))


def read_pages(content, kind):
    """The words of a scan, page after page."""
    pages = drawn(content) if kind == "pdf" else [content]
    if shutil.which("tesseract"):
        texts = [by_tesseract(page) for page in pages]
    else:
        engine = importlib.import_module(PACKAGE).RapidOCR()
        texts = ["\n".join(engine(page).txts or ()) for page in pages]
    pages = [text.strip() for text in texts]
    if not any(pages):
        raise UnreadableError("This seems to be a scan, and no words could be read in it.")
    return pages


def drawn(content):
    """The pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(content)
    if len(document) > MOST_PAGES:
        raise UnreadableError(
            f"This scan has {len(document)} pages, and {MOST_PAGES} are read at most. Divide it,"
            " or file it without its text."
        )
    pictures = []
    for page in document:
        scale = min(DOTS_PER_INCH / 72, LARGEST_SIDE / max(*page.get_size(), 1))
        stream = io.BytesIO()
        page.render(scale=scale, grayscale=True).to_pil().save(stream, "PNG")
        pictures.append(stream.getvalue())
    return pictures


def by_tesseract(picture):
    done = subprocess.run(
        ["tesseract", "stdin", "stdout", "--psm", "4"],
        input=picture,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=SECONDS_A_PAGE,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")
