"""The words inside a paper are read page by page; what cannot be read has none, and says so."""

import io

import pytest
from django.core.exceptions import ValidationError

from tests.support import papers, reading
from tests.support.reading import each
from tipcouncil.records.files import paper
from tipcouncil.records.files.paper import MOST_CHARACTERS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def words(content, kind):
    return " ".join(reading.read(content, kind).text.split())


def test_each_page_of_a_pdf_is_read():
    pages = paper.read(io.BytesIO(papers.pdf("Revise Sec. 53a-192a", pages=3)), "a.pdf").pages
    assert [(page.number, page.label) for page in pages] == [
        (1, "page 1"),
        (2, "page 2"),
        (3, "page 3"),
    ]
    assert {page.text.strip() for page in pages} == {"Revise Sec. 53a-192a"}


def test_paragraphs_and_cells_of_a_word_file_do_not_run_together():
    document = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Revise Sec. 53a-</w:t></w:r>'
        "<w:r><w:t>192a</w:t></w:r></w:p><w:p><w:r><w:t>Next</w:t><w:tab/><w:t>steps</w:t>"
        "<w:delText>struck out</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ayes</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5"
        "</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    content = papers.docx({"word/document.xml": document})
    assert words(content, "docx") == "Revise Sec. 53a-192a Next steps Ayes 5"


def test_slides_come_in_the_order_of_their_numbers():
    def slide(text):
        return (
            f'<p:sld xmlns:p="urn:p" xmlns:a="{A}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
        )

    members = {f"ppt/slides/slide{number}.xml": slide(f"slide no. {number}") for number in (10, 2)}
    assert words(papers.pptx(members), "pptx") == "slide no. 2 slide no. 10"


def test_the_cells_of_a_workbook_are_read_with_the_name_of_the_sheet():
    members = {
        "xl/workbook.xml": '<workbook><sheets><sheet name="Votes" id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": papers.relationships(
            ("worksheet", "worksheets/sheet1.xml", ""), ("sharedStrings", "sharedStrings.xml", "")
        ),
        "xl/sharedStrings.xml": "<sst><si><t>Ayes</t></si><si><t>Nays</t></si></sst>",
        "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row><c t="s"><v>1</v></c>'
        '<c><v>5</v></c><c t="s"><v>99</v></c><c t="inlineStr"><is><t>none</t></is></c></row>'
        "</sheetData></worksheet>",
    }
    assert words(papers.xlsx(members), "xlsx") == "Votes Nays 5 none"


def test_an_opendocument_text_is_read():
    assert words(papers.odt(), "odt") == "A link"


def test_a_web_page_is_read_as_it_is_seen():
    page = b"<html><head><title>T</title></head><p>Seen &amp; read<script>unseen()</script><br>on"
    assert reading.read(page, "html").text == "Seen & read\non"


def test_plain_text_is_read_as_it_stands_and_no_more_of_it_than_is_bearable():
    short = paper.read(io.BytesIO(b"Sec. 53a-83(i)\nnext"), "a.txt")
    assert [page.text for page in short.pages] == ["Sec. 53a-83(i)\nnext"]
    long = paper.read(io.BytesIO(b"word " * (MOST_CHARACTERS // 4)), "a.txt")
    assert [len(page.text) for page in long.pages] == [MOST_CHARACTERS]


UNREADABLE = {
    "a scan": (papers.pdf(""), "a.pdf"),
    "locked": (papers.locked_pdf(), "a.pdf"),
    "a damaged PDF": (b"%PDF-1.7 and nothing more", "a.pdf"),
    "cut": (papers.docx()[:200], "a.docx"),
    "broken markup": (papers.docx({"word/document.xml": "<w:document"}), "a.docx"),
    "empty": (papers.odt({"content.xml": ""}), "a.odt"),
    "a picture": (papers.picture(), "a.png"),
}


def test_what_cannot_be_read_has_no_text_and_what_is_no_text_is_refused():
    def check(row):
        content, name = row
        assert paper.read(io.BytesIO(content), name, accept_unreadable=True).pages == []

    each(UNREADABLE, check)
    with pytest.raises(ValidationError):
        paper.read(io.BytesIO(b"\x00\x01\x02"), "a.txt", accept_unreadable=True)


def test_markup_twenty_thousand_deep_is_read_through():
    deep = f'<w:document xmlns:w="{W}">' + "<w:p>" * 20_000 + "<w:t>at the bottom</w:t>"
    assert words(papers.docx({"word/document.xml": deep}), "docx") == "at the bottom"
