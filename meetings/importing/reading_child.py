"""A process that reads one file of minutes and then ends. It is given no secret.

Files come from anywhere, and what a hostile one does, it does here, within the memory and time that
are set below. It prints one JSON object: the text and the minutes in it, or why there are none.

Run as `python -I reading_child.py ROOT KIND ENCODING MEMORY SECONDS OUTPUT < paper`.
"""

import io
import json
import os
import resource
import sys

MOST_TEXT = 2_000_000  # characters


def restrict(memory, seconds, output):
    """Bounds that this process cannot lift again."""
    os.nice(5)
    for bound, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(bound, (most, most))


def pages_of(content, kind):
    """The text page by page, of what has pages."""
    if kind == "pdf":
        return pdf.read_pages(io.BytesIO(content))
    if kind.startswith("scan-"):
        return ocr.read_pages(content, kind.removeprefix("scan-"))
    return []


def markdown_of(content, kind, encoding, pages):
    if kind in ("docx", "odt"):
        module = docx if kind == "docx" else odt
        return module.read(io.BytesIO(content))
    if kind == "pdf":
        return pdf.joined(pages)
    if kind.startswith("scan-"):
        return "\n\n".join(pages)
    text = content.decode(encoding, "replace").removeprefix("\ufeff")
    if kind == "md":
        return web.without_comments(text)[0]
    return html.read_text(text) if kind == "html" else text


def answer(content, kind, encoding):
    hidden = []
    try:
        pages = pages_of(content, kind)
        if kind == "rtf":
            markdown, hidden = rtf.read_bytes(content)
        else:
            markdown = markdown_of(content, kind, encoding, pages)
    except UnreadableError as error:
        return {"problem": str(error), "is_scan": str(error) == pdf_scan}
    except (RecursionError, MemoryError):
        return {"problem": "This file is built so that reading it does not end."}
    except Exception:  # a damaged file breaks in ways that nobody can list
        return {"problem": "This file is damaged: its text cannot be read."}
    if len(markdown) > MOST_TEXT:
        return {"problem": "This file has more text than any minutes. Divide it."}
    if not markdown.strip():
        return {"problem": "There is no text in this file.", "hidden": hidden}
    parsed = to_json(read_minutes(markdown))
    return {"markdown": markdown, "pages": pages, "hidden": hidden, "parsed": parsed}


if __name__ == "__main__":
    root, kind, encoding, *limits = sys.argv[1:]
    restrict(*(int(limit) for limit in limits))
    sys.path.insert(0, root)
    from meetings.importing.minutes import read_minutes
    from meetings.importing.parsed import to_json
    from meetings.importing.readers.xml_parts import UnreadableError
    from tipcouncil.records.hidden import web

    pdf_scan = None
    if kind == "docx":
        from meetings.importing.readers import docx
    elif kind == "odt":
        from meetings.importing.readers import odt
    elif kind == "rtf":
        from meetings.importing.readers import rtf
    elif kind == "html":
        from meetings.importing.readers import html
    elif kind.startswith("scan-"):
        from meetings.importing.readers import ocr
    elif kind == "pdf":
        from meetings.importing.readers import pdf

        pdf_scan = pdf.SCAN
    json.dump(answer(sys.stdin.buffer.read(), kind, encoding), sys.stdout)
