"""Minutes as files of every kind, made from a text."""

import io
import re

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.support import papers

LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"))
ITEM = re.compile(r"(?:- )?(\d+\.|[a-z]\)) (.*)")


def numbering(document, levels):
    """A list of these levels; returns its number."""
    root = document.part.numbering_part.element
    ids = [int(one.get(qn("w:abstractNumId"))) for one in root.findall(qn("w:abstractNum"))]
    number = max(ids, default=0) + 1
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{written}</w:abstractNum>'
    )
    first = root.find(qn("w:num"))
    first.addprevious(abstract) if first is not None else root.append(abstract)
    return root.add_num(number).numId


def in_list(paragraph, number, level):
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx(text):
    """The text in Word: its items in one list of two levels, its bullets in another."""
    document = Document()
    items, bullets = numbering(document, LEVELS), numbering(document, [("bullet", "•")])
    for line in filter(str.strip, text.replace("*", "").splitlines()):
        if item := ITEM.match(line):
            in_list(document.add_paragraph(item[2]), items, int(item[1][0].isalpha()))
        elif line.startswith("- "):
            in_list(document.add_paragraph(line[2:]), bullets, 0)
        else:
            document.add_paragraph(line)
    return saved(document)


def wrapped(line, width=88):
    words, lines = line.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > width and lines[-1].strip():
            lines.append("")
        lines[-1] += f"{word} "
    return [one.rstrip() for one in lines]


def pdf(text, lines_a_page=48):
    """The text in a PDF, its long lines broken, as a word processor would print it."""
    printed = [one for line in text.replace("*", "").splitlines() for one in wrapped(line)]
    pages = [printed[at : at + lines_a_page] for at in range(0, len(printed), lines_a_page)]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font,
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * number)
        )
        shown = b"".join(b"(%s) Tj T*\n" % drawn(line) for line in page)
        objects.append(papers.stream_object(b"BT /F 9 Tf 12 TL 72 740 Td\n" + shown + b"ET"))
    return papers.pdf_of(objects)


def drawn(line):
    encoded = line.encode("cp1252", "replace")
    return re.sub(rb"([()\\])", rb"\\\1", encoded)
