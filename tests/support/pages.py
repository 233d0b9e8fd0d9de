"""Pages of PDFs drawn by hand, on which something may hide words."""

from tests.support import papers
from tipcouncil.records.reading.pdf import PdfReader, part_of

LINE = b"BT /F 12 Tf 72 %d Td (%s) Tj ET\n"
BEFORE, AFTER = LINE % (700, b"Before"), LINE % (600, b"After")
SECRET = LINE % (650, b"SECRET words")
PLAIN = LINE % (650, b"PLAIN words")
BOX = b"70 645 120 18 re f\n"
BLACK, WHITE, NAVY = b"0 g\n", b"1 g\n", b"0 0 0.5 rg\n"
GIVEN = b"/Span << /%s (%s) >> BDC\n"
PICTURE = b"q 120 0 0 18 70 645 cm /Letters Do Q\n"
TURNED, CUT = b"/Rotate 90", b"/CropBox [50 500 300 730]"
SCANNED = b"q 612 0 0 792 0 0 cm /Page Do Q\n"


def font(glyph):
    """A font of which each letter is drawn by the same program (Type 3)."""
    return (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 %s] /FontMatrix [0.001 0 0 0.001 0 0]"
        b" /FirstChar 1 /LastChar 122 /Widths [%s] /Encoding << /Differences [1 %s] >>"
        b" /CharProcs << /a %d 0 R >> >>" % (b"600 700", b"600 " * 122, b"/a " * 122, glyph)
    )


def picture(width, height, rows):
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray"
    return papers.stream_object(bytes(rows), entries % (width, height) + b" /BitsPerComponent 8")


def striped(width, height):
    """A picture in which something is written: dark and light columns."""
    return picture(width, height, [255 * (x // 2 % 2) for _ in range(height) for x in range(width)])


def form(content, entries=b"", box=b"0 0 612 792"):
    kind = b"/Type /XObject /Subtype /Form /BBox [%s] /Resources << /Font << /F 3 0 R >> >>" % box
    return papers.stream_object(content, kind + entries)


def within(number):
    """A form that draws nothing but another."""
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << /X"
    return papers.stream_object(b"/X Do", kind + b" %d 0 R >> >>" % number)


def paper(content, annotations=b"", in_form=b"", info=b"", more=b""):
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Annots [%s] %s"
        b" /Resources << /Font << /F 3 0 R /Signs 26 0 R /Empty 27 0 R /Blank 29 0 R"
        b" /Bars 31 0 R >> /XObject << /Letters 6 0 R /Page 7 0 R /Form 8 0 R"
        b" /Layer 9 0 R /Blank 11 0 R /Deep 15 0 R >> /Properties << /Off 10 0 R >> /ExtGState"
        b" << /Clear << /ca 0 >> /Half << /ca 0.4 /BM /Multiply >> /Masked << /SMask << /S"
        b" /Luminosity /G 14 0 R >> >> >> >> >>" % (annotations, more)
    )
    layers = b"/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>"
    layers += b" /AcroForm << /Fields [12 0 R] >>"
    return papers.pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % layers,
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            page,
            papers.stream_object(BEFORE + content + BLACK + AFTER),
            striped(60, 18),
            striped(306, 396),
            form(in_form),
            form(SECRET, b"/OC 10 0 R"),
            b"<< /Type /OCG /Name (Draft) >>",
            picture(1, 1, [0]),
            b"<< %s >>" % info,
            form(BOX, box=b"70 645 190 663"),
            form(b"0 g 0 0 612 792 re f\n", b"/Group << /S /Transparency /CS /DeviceGray >>"),
            *[within(number) for number in range(16, 26)],
            form(in_form),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>",
            font(28),
            papers.stream_object(b"600 0 d0"),
            font(30),
            papers.stream_object(b"600 0 0 0 600 700 d1"),
            font(32),
            papers.stream_object(b"600 0 0 0 600 700 d1 100 0 400 700 re f"),
        ],
        b"/Info 12 0 R",
    )


def read(content):
    """The text, the Markdown and what is hidden of the first page."""
    part = part_of(PdfReader(content), 1)
    return part.text, part.markdown, part.hidden


def square(subtype, more):
    return b"<< /Type /Annot /Subtype /%s /Rect [70 645 190 663] /F 4 %s >>" % (subtype, more)
