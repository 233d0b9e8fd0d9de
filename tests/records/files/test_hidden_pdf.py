"""Words that a reader of the pages of a PDF cannot see are in no text of it; what is seen, is."""

import zlib

import pytest

from tests.support import papers, reading
from tests.support.reading import each
from tipcouncil.records.reading.hidden import By, in_text, sentence
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


DRAWN = b" /AP << /N 13 0 R >>"
FOOT_TO_HEAD = range(645, 663)
SCRIBBLE = [(72 + 2 * turn, 663 if turn % 2 else 645) for turn in range(60)]
UNSEEN = {
    "under a black box": (paper(SECRET + BLACK + BOX), By.COVERED),
    "under a white box": (paper(SECRET + WHITE + BOX), By.COVERED),
    "under a box with a label": (
        paper(SECRET + BLACK + BOX + WHITE + LINE % (650, b"CLOSED")),
        By.COVERED,
    ),
    "under a thick line": (paper(SECRET + b"18 w 70 654 m 190 654 l S\n"), By.COVERED),
    "under a picture": (paper(SECRET + PICTURE), By.COVERED),
    "under a picture cut into strips": (
        paper(SECRET + b"".join(b"q 120 0 0 1 70 %d cm /Blank Do Q\n" % y for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under thin boxes": (
        paper(SECRET + b"".join(b"70 %d 120 1.2 re f\n" % y for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under thin lines": (
        paper(SECRET + b"2 w\n" + b"".join(b"70 %d m 190 %d l S\n" % (y, y) for y in FOOT_TO_HEAD)),
        By.COVERED,
    ),
    "under a scribble": (
        paper(SECRET + b"3 w 70 645 m\n" + b"".join(b"%d %d l\n" % at for at in SCRIBBLE) + b"S\n"),
        By.COVERED,
    ),
    "under a form": (paper(SECRET + b"/Form Do\n", in_form=BOX), By.COVERED),
    "in a form under a box": (paper(b"/Form Do\n" + BOX, in_form=SECRET), By.COVERED),
    "under a comment's black square": (
        paper(SECRET, square(b"Square", b"/AP << /N 13 0 R >>")),
        By.COVERED,
    ),
    "under a typed remark": (paper(SECRET, square(b"FreeText", DRAWN)), By.COVERED),
    "under a button": (
        paper(SECRET, square(b"Widget", b"/T (a) /FT /Btn /Ff 65536" + DRAWN)),
        By.COVERED,
    ),
    "in a form many forms deep, under a box": (
        paper(b"/Deep Do\n" + BOX, in_form=SECRET),
        By.COVERED,
    ),
    "white": (paper(WHITE + SECRET), By.COLOR),
    "nearly white": (paper(b"0.98 g\n" + SECRET), By.COLOR),
    "black on a black box": (paper(BLACK + BOX + SECRET), By.COLOR),
    "wholly transparent": (paper(b"q /Clear gs\n" + SECRET + b"Q\n"), By.COLOR),
    "behind a mask": (paper(b"q /Masked gs\n" + SECRET + b"Q\n"), By.COLOR),
    "in no ink": (paper(b"3 Tr\n" + SECRET + b"0 Tr\n"), By.NOT_DRAWN),
    "in no ink on a blank picture": (
        paper(b"q 612 0 0 690 0 0 cm /Blank Do Q\n" + b"3 Tr\n" + SECRET + b"0 Tr\n"),
        By.NOT_DRAWN,
    ),
    "in no ink, the picture of it under a box": (
        paper(SCANNED + b"3 Tr\n" + SECRET + b"0 Tr\n" + BLACK + BOX),
        By.COVERED,
    ),
    "in no ink, the picture of it under a box with a label": (
        paper(SCANNED + b"3 Tr " + SECRET + b"0 Tr\n" + BLACK + BOX + WHITE + LINE % (650, b"NO")),
        By.COVERED,
    ),
    "of one point": (paper(b"BT /F 1 Tf 72 650 Td (SECRET words) Tj ET\n"), By.TINY),
    "scaled to one point": (paper(b"q .08 0 0 .08 60 600 cm\n" + SECRET + b"Q\n"), By.TINY),
    "drawn together to one point": (
        paper(b"q .01 0 0 1 72 0 cm\n" + SECRET + b"Q\n"),
        By.TINY,
    ),
    "beside the page": (paper(b"q 1 0 0 1 700 0 cm\n" + SECRET + b"Q\n"), By.NOT_DRAWN),
    "outside what is shown of the page": (
        paper(b"1 0 0 1 400 0 cm\n" + SECRET + b"1 0 0 1 -400 0 cm\n", more=CUT),
        By.NOT_DRAWN,
    ),
    "under a box on a turned page": (paper(SECRET + BLACK + BOX, more=TURNED), By.COVERED),
    "under a box on a page of which a part is shown": (
        paper(SECRET + BLACK + BOX, more=CUT),
        By.COVERED,
    ),
    "clipped away": (paper(b"q 0 0 50 50 re W n\n" + SECRET + b"Q\n"), By.NOT_DRAWN),
    "in a layer that is off": (paper(b"/OC /Off BDC\n" + SECRET + b"EMC\n"), By.NOT_DRAWN),
    "in a form of a layer that is off": (paper(b"/Layer Do\n"), By.NOT_DRAWN),
    "under letters that are boxes": (
        paper(SECRET + b"BT /Signs 20 Tf 900 Tz 60 647 Td (n) Tj ET 100 Tz\n"),
        By.COVERED,
    ),
    "in a font that draws nothing": (
        paper(b"BT /Empty 12 Tf 72 650 Td (SECRET words) Tj ET\n"),
        By.NOT_DRAWN,
    ),
    "in a font that draws nothing and says how large it is": (
        paper(b"BT /Blank 12 Tf 72 650 Td (SECRET words) Tj ET\n"),
        By.NOT_DRAWN,
    ),
    "given to programs in place of what is drawn": (
        paper(GIVEN % (b"ActualText", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n"),
        By.NOT_DRAWN,
    ),
    "said in place of what is drawn": (
        paper(GIVEN % (b"Alt", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n"),
        By.NOT_DRAWN,
    ),
    "given within a form": (
        paper(
            b"/Form Do\n",
            in_form=GIVEN % (b"ActualText", b"SECRET words") + LINE % (650, b"OTHER") + b"EMC\n",
        ),
        By.NOT_DRAWN,
    ),
    "a typed remark that is switched off": (
        paper(b"", square(b"FreeText", b"/Contents (SECRET words)").replace(b"/F 4", b"/F 2")),
        By.NOT_DRAWN,
    ),
    "under a picture in the page itself": (
        paper(SECRET + b"q 120 0 0 18 70 645 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q\n"),
        By.COVERED,
    ),
}


def test_what_is_hidden_in_a_pdf_is_in_no_text_and_staff_see_it():
    def check(row):
        content, kind = row
        text, lines, found = read(content)
        assert "SECRET" not in text + lines
        assert "words" not in text + lines
        assert [(one.kind, one.words) for one in found] == [(kind, "SECRET words")]
        if b"/Page Do" not in content and b"/Blank Do Q\n3 Tr" not in content:
            assert "Before" in text
            assert "After" in lines

    each(UNSEEN, check)


SEEN = {
    "black": paper(PLAIN),
    "grey": paper(b"0.6 g\n" + PLAIN),
    "white on a dark box": paper(NAVY + BOX + WHITE + PLAIN),
    "white on a picture": paper(b"q 120 0 0 18 70 645 cm /Blank Do Q\n" + WHITE + PLAIN),
    "dark on a light cell": paper(b"0.9 g\n" + BOX + BLACK + PLAIN),
    "under a highlight": paper(PLAIN + b"q /Half gs 1 1 0 rg\n" + BOX + b"Q\n"),
    "above a rule": paper(PLAIN + b"70 648 120 0.7 re f\n"),
    "beside a box": paper(PLAIN + b"200 645 80 18 re f\n"),
    "in a form": paper(b"/Form Do\n", in_form=PLAIN),
    "in a clipped part": paper(b"q 60 600 400 100 re W n\n" + PLAIN + b"Q\n"),
    "in no ink on the picture of it": paper(SCANNED + b"3 Tr\n" + PLAIN + b"0 Tr\n"),
    "under the picture of it": paper(PLAIN + SCANNED),
    "white on a dark box on a turned page": paper(NAVY + BOX + WHITE + PLAIN, more=TURNED),
    "white on a dark box, a part of the page": paper(NAVY + BOX + WHITE + PLAIN, more=CUT),
    "in outline": paper(b"1 Tr\n" + PLAIN + b"0 Tr\n"),
    "under a comment": paper(PLAIN, square(b"Text", b"/Contents (x)")),
    "under a few thin lines": paper(
        PLAIN + b"0.3 w\n" + b"".join(b"70 %d m 190 %d l S\n" % (y, y) for y in (645, 651, 657))
    ),
    "in narrow letters": paper(b"60 Tz\n" + PLAIN + b"100 Tz\n"),
    "many forms deep": paper(b"/Deep Do\n", in_form=PLAIN),
    "under a remark without a ground": paper(PLAIN, square(b"FreeText", b"/Contents (x)")),
    "in a font that is drawn": paper(b"BT /Bars 12 Tf 72 650 Td (PLAIN words) Tj ET\n"),
    "given as it is drawn": paper(GIVEN % (b"ActualText", b"PLAIN words") + PLAIN + b"EMC\n"),
    "given for letters that have no names": paper(
        GIVEN % (b"ActualText", b"PLAIN words")
        + b"BT /Bars 12 Tf 72 650 Td (%s) Tj ET EMC\n" % (b"\\001" * 11)
    ),
    "small print": paper(b"BT /F 5 Tf 72 650 Td (PLAIN words) Tj ET\n"),
}


def test_what_is_seen_in_a_pdf_is_read():
    def check(content):
        text, lines, found = read(content)
        assert "PLAIN words" in text
        assert "PLAIN words" in lines
        assert [one for one in in_text(found) if one.kind != By.COMMENT] == []

    each(SEEN, check)


def test_of_a_line_under_a_small_box_only_the_covered_words_are_hidden():
    line = LINE % (650, b"A survivor, Jane Victim of Bridgeport, spoke")
    text, lines, found = read(paper(line + b"132 645 144 18 re f\n"))
    assert "Victim" not in text + lines
    assert "A survivor" in text
    assert "spoke" in lines
    assert "Jane Victim of Bridgeport" in found[0].words


def test_the_feet_of_letters_that_stick_out_of_a_box_do_not_tell_them():
    text, lines, found = read(paper(LINE % (650, b"Gypsy jogger") + b"70 650 120 10 re f\n"))
    assert text.split() == lines.split() == ["Before", "After"]
    assert [(one.kind, one.words) for one in found] == [(By.COVERED, "Gypsy jogger")]


def test_a_comment_and_the_author_of_a_pdf_are_told_and_not_read():
    content = paper(PLAIN, square(b"Highlight", b"/Contents (SECRET)"), info=b"/Author (Zebulon)")
    text, lines, found = read(content)
    assert "SECRET" not in text + lines
    assert [(one.kind, one.words) for one in found] == [(By.COMMENT, "SECRET")]
    assert PdfReader(content).properties() == [(By.PROPERTIES, "", "author: Zebulon")]


XMP = (
    b"<?xpacket?><x:xmpmeta xmlns:x='x'><r:RDF xmlns:r='r' xmlns:d='d' xmlns:p='p'><r:Description"
    b" p:Headline='Quentin'><d:creator><r:Seq><r:li>Zora</r:li></r:Seq></d:creator><p:Tool>W"
    b"</p:Tool></r:Description></r:RDF></x:xmpmeta>"
)


@pytest.mark.parametrize("packed", [False, True])
def test_what_the_properties_and_the_xmp_of_a_pdf_say_is_told(packed):
    info = b"/Author (Zebulon) /Title (untitled) /Subject (Zita) /Keywords (Zoe, Zed)"
    stream = zlib.compress(XMP) if packed else XMP
    entries = b"/Type /Metadata /Subtype /XML" + b" /Filter /FlateDecode" * packed
    content = paper(PLAIN, info=info) + b"9 0 obj" + papers.stream_object(stream, entries)
    assert [one.words for one in PdfReader(content).properties()] == [
        *("author: Zebulon", "subject: Zita", "keywords: Zoe, Zed"),
        *("author: Zora", "title: Quentin"),
    ]


def test_bookmarks_links_and_descriptions_are_beside_the_text():
    link = (
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:z@a.org) >> >>"
    )
    found = read(paper(PLAIN, link))[2]
    assert [(one.kind, one.words) for one in found] == [(By.BESIDE, "mailto:z@a.org")]
    assert sentence(found) == ""


def tagged(kind, says):
    """A PDF of one element of a kind, with the text “Drawn”, that says something in its place."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /StructParents 0"
    element = b"<< /Type /StructElem /S /%s /P 6 0 R /Pg 4 0 R /K 0 %s >>" % (kind, says)
    return papers.pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            page + b" /Resources << /Font << /F 3 0 R >> >> >>",
            papers.stream_object(
                b"/%s << /MCID 0 >> BDC\n" % kind + LINE % (650, b"Drawn") + b"EMC"
            ),
            b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>",
            element,
        ]
    )


def test_an_element_that_says_other_words_than_those_that_are_drawn_is_told():
    for kind, says, told in (
        (b"P", b"/ActualText (SECRET)", By.NOT_DRAWN),
        (b"Span", b"/Alt (SECRET)", By.NOT_DRAWN),
        (b"Figure", b"/Alt (SECRET)", By.BESIDE),
        (b"P", b"/ActualText (Drawn)", By.BESIDE),
    ):
        text, _, found = read(tagged(kind, says))
        assert text == "Drawn"
        assert [one.kind for one in found] == [told]


@pytest.mark.parametrize("has_picture", [True, False])
def test_what_was_typed_into_a_form_is_read_beside_its_label(has_picture):
    text, lines, found = read(papers.pdf_form("Ann Doe", has_picture=has_picture))
    assert "Ann Doe" in text
    assert "Present: Ann Doe" in lines
    assert found == []


def test_what_an_earlier_version_of_a_pdf_said_is_told():
    for before, told in (("Agenda of SECRET", ["Agenda of SECRET"]), ("Agenda", []), ("", [])):
        text, _, found = reading.read(papers.pdf_changed(before, "Agenda"), "pdf")
        assert text == "Agenda"
        assert [(one.kind, one.words) for one in found] == [(By.DELETED, one) for one in told]


def test_when_there_is_no_time_to_look_what_seems_hidden_is_left_out():
    for content, is_read in (
        (paper(SECRET + BLACK + BOX), False),
        (paper(b"3 Tr\n" + SECRET + b"0 Tr\n"), False),
        (paper(WHITE + SECRET), False),
        (paper(NAVY + BOX + WHITE + SECRET), True),
        (paper(b"/Form Do\n", in_form=SECRET), True),
    ):
        reader = PdfReader(content)
        reader.seconds = 0
        assert ("SECRET" in reader.page(0).text()) == is_read
