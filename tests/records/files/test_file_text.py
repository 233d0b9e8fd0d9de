"""The words inside a paper are read page by page; what cannot be read has none, and says so."""

import io

import pytest

from tests.support import papers
from tipcouncil.records.files import types as file_types
from tipcouncil.records.files.text.reading import MOST_CHARACTERS, text_of_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def read(content, kind):
    return text_of_file(io.BytesIO(content), kind.media_type).pages


def words(content, kind):
    return [" ".join(page.text.split()) for page in read(content, kind)]


def test_each_page_of_a_pdf_is_read():
    pages = read(papers.pdf("Revise Sec. 53a-192a", pages=3), file_types.PDF)
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
    assert words(content, file_types.DOCX) == ["Revise Sec. 53a-192a Next steps Ayes 5"]


def test_slides_come_in_the_order_of_their_numbers():
    def slide(text):
        return (
            f'<p:sld xmlns:p="urn:p" xmlns:a="{A}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'
        )

    members = {f"ppt/slides/slide{number}.xml": slide(f"slide no. {number}") for number in (10, 2)}
    pages = read(papers.pptx(members), file_types.PPTX)
    assert [(page.label, page.text) for page in pages] == [
        ("slide 2", "slide no. 2"),
        ("slide 10", "slide no. 10"),
    ]


def test_the_cells_of_a_workbook_are_read_with_the_name_of_the_sheet():
    members = {
        "xl/workbook.xml": '<workbook><sheets><sheet name="Votes"/></sheets></workbook>',
        "xl/sharedStrings.xml": "<sst><si><t>Ayes</t></si><si><t>Nays</t></si></sst>",
        "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row><c t="s"><v>1</v></c>'
        '<c><v>5</v></c><c t="s"><v>99</v></c><c t="inlineStr"><is><t>none</t></is></c></row>'
        "</sheetData></worksheet>",
    }
    (page,) = read(papers.xlsx(members), file_types.XLSX)
    assert page.label == "sheet “Votes”"
    assert page.text.split() == ["Votes", "Nays", "5", "none"]


def test_an_opendocument_text_is_read():
    assert words(papers.odt(), file_types.ODT) == ["A link"]


def test_a_web_page_is_read_as_it_is_seen():
    page = b"<html><head><title>T</title></head><p>Seen &amp; read<script>unseen()</script><br>on"
    (read_page,) = read(page, file_types.HTML)
    assert read_page.text == "Seen & read\non"


def test_plain_text_is_read_as_it_stands():
    assert words(b"Sec. 53a-83(i)\nnext", file_types.TEXT) == ["Sec. 53a-83(i) next"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (papers.pdf(""), file_types.PDF),
        (papers.locked_pdf(), file_types.PDF),
        (b"%PDF-1.7 and nothing more", file_types.PDF),
        (papers.docx()[:200], file_types.DOCX),
        (papers.docx({"word/document.xml": "<w:document"}), file_types.DOCX),
        (papers.odt({"content.xml": ""}), file_types.ODT),
        (papers.picture(), file_types.PNG),
        (b"\x00\x01\x02", file_types.TEXT),
    ],
    ids=["scan", "locked", "damaged PDF", "cut", "broken markup", "empty", "picture", "binary"],
)
def test_what_cannot_be_read_has_no_text(content, kind):
    assert read(content, kind) == []


def test_markup_a_hundred_thousand_deep_is_read_through():
    deep = f'<w:document xmlns:w="{W}">' + "<w:p>" * 100_000 + "<w:t>at the bottom</w:t>"
    assert words(papers.docx({"word/document.xml": deep}), file_types.DOCX) == ["at the bottom"]


def test_no_more_is_kept_of_a_document_than_is_bearable():
    (page,) = read(b"word " * (MOST_CHARACTERS // 4), file_types.TEXT)
    assert len(page.text) == MOST_CHARACTERS
