"""Of a Word document the heads, notes and comments that nobody sees are told and not read."""

import pytest

from tests.support import papers
from tests.support.reading import each
from tests.support.word import HEAD, OFF, VANISH, WHITE, W, document, paragraph, part, read, run
from tipcouncil.records.reading.hidden import By, count, sentence


def test_the_defaults_of_a_document_hide_what_does_not_say_otherwise():
    text, minutes, found = read(document(paragraph(run("PLAIN", OFF)), defaults=VANISH))
    assert (text.split(), minutes.split()) == (["PLAIN"], ["PLAIN"])
    assert count(found) == 2


def test_white_is_seen_on_a_dark_page():
    dark = document(paragraph(run("PLAIN", WHITE)), background='<w:background w:color="002060"/>')
    assert "PLAIN" in read(dark)[0]


def test_the_page_numbers_of_a_table_of_contents_stay():
    number = "<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/><w:t>12</w:t></w:r>"
    text, minutes, found = read(document(paragraph(run("Reports"), number)))
    assert "12" in text
    assert "12" in minutes
    assert found == []


@pytest.mark.parametrize("place", ["header1", "footer1", "footnotes", "endnotes"])
def test_hidden_words_around_the_text_and_in_notes_are_told(place):
    inside = paragraph(run("Seen "), run("SECRET", "<w:vanish/>"))
    if place.endswith("notes"):
        inside = f"<w:{place[:-1]}>{inside}</w:{place[:-1]}>"
    members = {f"word/{place}.xml": f"{HEAD}<w:hdr {W}>{inside}</w:hdr>"}
    text, minutes, found = read(document("") | members)
    assert "SECRET" not in text + minutes
    assert "Seen" in minutes
    assert [one.words for one in found] == ["SECRET"]


HEADERS = {
    "named by no section": ("", ""),
    "of a first page that is as all others": (
        '<w:headerReference w:type="first" r:id="r0"/>',
        "",
    ),
    "of even pages that are as the odd ones": (
        '<w:headerReference w:type="even" r:id="r0"/><w:titlePg/>',
        "",
    ),
}
ON_PAPER = {
    "of all pages": ('<w:headerReference w:type="default" r:id="r0"/>', ""),
    "of a first page": ('<w:headerReference w:type="first" r:id="r0"/><w:titlePg/>', ""),
    "of the even pages": (
        '<w:headerReference w:type="even" r:id="r0"/>',
        "<w:evenAndOddHeaders/>",
    ),
}


def with_header(words, section, settings):
    return document("", section=f"<w:sectPr>{section}</w:sectPr>") | {
        "word/_rels/document.xml.rels": papers.relationships(
            ("header", "header1.xml", ""), ("settings", "settings.xml", "")
        ),
        "word/header1.xml": f"{HEAD}<w:hdr {W}>{paragraph(run(words))}</w:hdr>",
        "word/settings.xml": f"{HEAD}<w:settings {W}>{settings}</w:settings>",
    }


def test_a_header_is_read_where_it_is_on_a_page_and_told_where_it_is_on_none():
    def is_told(header):
        text, minutes, found = read(with_header("SECRET", *header))
        assert "SECRET" not in text + minutes
        assert found == [(By.NOT_DRAWN, "", "SECRET")]

    def is_read(header):
        _, minutes, found = read(with_header("PLAIN", *header))
        assert ("PLAIN" in minutes, found) == (True, [])

    each(HEADERS, is_told)
    each(ON_PAPER, is_read)


@pytest.mark.parametrize("mark", ["", VANISH, "deleted"])
def test_a_note_to_which_nothing_that_is_seen_refers_is_told_and_not_read(mark):
    reference = "<w:r>{}<w:footnoteReference w:id='{}'/></w:r>"
    first = reference.format(VANISH, 1) if mark else ""
    first = f"<w:del>{reference.format('', 1)}</w:del>" if mark == "deleted" else first
    notes = "".join(
        f"<w:footnote w:id='{number}'>{paragraph(run(words))}</w:footnote>"
        for number, words in ((1, "SECRET"), (2, "Seen"))
    )
    members = document(paragraph(first, reference.format("", 2)))
    text, minutes, found = read(members | part("footnotes", notes))
    assert "SECRET" not in text + minutes
    assert "Seen" in text
    assert "Seen" in minutes
    assert found == [(By.NOT_DRAWN, "", "SECRET")]


def test_comments_and_the_names_of_people_in_the_properties_are_told_and_not_read():
    members = {
        "word/comments.xml": f"{HEAD}<w:comments {W}><w:comment w:author='Zebulon'>"
        f"{paragraph(run('SECRET doubt'))}</w:comment></w:comments>",
        "docProps/core.xml": f"{HEAD}<c:coreProperties xmlns:c='urn:c' xmlns:dc='urn:dc'>"
        "<dc:creator>Zebulon</dc:creator><c:lastModifiedBy>Quentin</c:lastModifiedBy>"
        "</c:coreProperties>",
        "docProps/app.xml": f"{HEAD}<Properties xmlns='urn:p'><Company>Zenith</Company>"
        "<Application>Word</Application></Properties>",
    }
    text, minutes, found = read(document("") | members)
    assert not {"SECRET", "Zebulon"} & set((text + minutes).split())
    assert [one.words for one in found if one.kind == By.COMMENT] == ["SECRET doubt"]
    assert [one.words for one in found if one.kind == By.PROPERTIES] == [
        "author: Zebulon",
        "last changed by: Quentin",
        "company: Zenith",
        "commented or changed by: Zebulon",
    ]
    assert "holds 2 words" in sentence(found)


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    body = paragraph(run("1. Budget"), properties=deleted) + paragraph(run(" of 2027"))
    text, minutes, _ = read(document(body))
    assert "1. Budget of 2027" in minutes
    assert "1. Budget of 2027" in text


def test_what_was_moved_is_read_once_and_where_it_is_now():
    moved = f"<w:moveFrom>{run('MOVED')}</w:moveFrom>"
    body = paragraph(moved) + paragraph(f"<w:moveTo>{run('MOVED')}</w:moveTo>")
    text, minutes, found = read(document(body))
    assert (text.count("MOVED"), minutes.count("MOVED"), found) == (1, 1, [])


def test_a_last_paragraph_whose_end_is_hidden_is_read():
    members = document("")
    last = f"{paragraph(run('Adjourned'), properties=VANISH)}</w:body>"
    members["word/document.xml"] = members["word/document.xml"].replace("</w:body>", last)
    text, minutes, _ = read(members)
    assert text.split() == minutes.split() == ["Before", "After", "Adjourned"]
