"""Of a PDF the covered words alone are hidden; what stands beside its text is told or found."""

import zlib

import pytest

from tests.support import papers, reading
from tests.support.pages import (
    BLACK,
    BOX,
    GIVEN,
    LINE,
    NAVY,
    PLAIN,
    SECRET,
    WHITE,
    paper,
    read,
    square,
)
from tipcouncil.records.reading.hidden import By, sentence
from tipcouncil.records.reading.pdf import PdfReader


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


def test_what_is_given_for_a_drawing_is_beside_the_text():
    drawing = NAVY + b"300 645 20 18 re f\n"
    found = read(paper(PLAIN + GIVEN % (b"ActualText", b"Zebulon") + drawing + b"EMC\n"))[2]
    assert [(one.kind, one.words) for one in found] == [(By.BESIDE, "Zebulon")]


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
