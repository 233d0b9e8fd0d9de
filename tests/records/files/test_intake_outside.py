"""Office files that name what lies outside them: taken, noted, and nothing of it fetched."""

import hashlib
import io
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tests.support import papers
from tests.support.filing import notes_of
from tests.support.reading import each
from tipcouncil.records.files import office
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.files.outside import place_of

SETTINGS_RELATIONS = "word/_rels/settings.xml.rels"
ON_DISK = r"file:///C:\Users\clerk\AppData\Roaming\Microsoft\Templates\Meeting%20minutes.dotx"
PLACES = {
    ON_DISK: "disk",
    "C:\\Templates\\minutes.dotx": "disk",
    "file:///C:/Templates/minutes.dotx": "disk",
    "file:///Users/jdoe/Library/minutes.dotx": "disk",
    "file://localhost/C:/minutes.dotx": "disk",
    r"\\?\C:\minutes.dotx": "disk",
    "/home/jdoe/minutes.ott": "disk",
    "../../Templates/minutes.ott": "",
    "minutes.dotx": "",
    r"\\statefs01\Templates\minutes.dotx": "network",
    r"file:///\\statefs01\Templates\minutes.dotx": "network",
    "file://statefs01/Templates/minutes.dotx": "network",
    "file://///statefs01/Templates/minutes.dotx": "network",
    r"\\?\UNC\statefs01\Templates\minutes.dotx": "network",
    r"\\fs.agency.local\Templates\minutes.dotx": "network",
    r"\\files.example.org\x.dotx": "internet",
    r"file:///\\192.0.2.7\x.dotx": "internet",
    r"\\3221225991\x.dotx": "internet",
    r"\\evil.example@SSL\DavWWWRoot\x.dotx": "internet",
    "https://example.sharepoint.com/x.dotx": "internet",
    "ms-word:ofe|u|https://example.org/x.docx": "internet",
    "%68ttp://example.org/x.dotx": "internet",
}


def test_where_a_target_lies_is_told_from_how_it_is_written():
    assert {target: place_of(target) for target in PLACES} == PLACES


def linked(kind, target, relations="word/_rels/document.xml.rels", make=papers.docx):
    return make({relations: papers.relationships((kind, target, "External"))})


def test_a_template_on_the_authors_disk_is_noted_with_the_name_that_its_path_tells():
    notes = notes_of("a.docx", linked("attachedTemplate", ON_DISK, SETTINGS_RELATIONS))
    assert "a template on its author's computer" in notes
    assert "Meeting minutes.dotx" in notes
    assert "They name “clerk”" in notes
    assert "will not see" not in notes


def test_what_lies_on_a_disk_or_in_an_office_network_refuses_no_file():
    def check(row):
        assert "Nothing of it was fetched" in notes_of("a.docx", linked(*row))

    kinds = ["attachedTemplate", "image", "oleObject", "subDocument", "x"]
    near = [target for target, place in PLACES.items() if place != "internet"]
    each({row: row for row in itertools.product(kinds, near)}, check)


LINK, FAR = "https://www.cga.ct.gov/", "https://example.sharepoint.com/x?a=1&amp;b=2"


def kept(name, content):
    """What the clerk is told of a file, and the members of the copy that is filed."""
    _, notes, file = office.inspect(io.BytesIO(content))
    return " ".join(notes), papers.members_of(file.getvalue())


def test_the_copy_is_filed_with_its_own_checksum():
    paper = Document()
    content = linked("image", FAR)
    take_in(paper, SimpleUploadedFile("a.docx", content))
    file = paper.file.file.read()
    assert file != content
    assert (paper.size, paper.sha256) == (len(file), hashlib.sha256(file).hexdigest())


FETCHED = [
    ("attachedTemplate", "word/_rels/settings.xml.rels", papers.docx),
    ("oleObject", "word/_rels/document.xml.rels", papers.docx),
    ("image", "word/_rels/document.xml.rels", papers.docx),
    ("frame", "word/_rels/webSettings.xml.rels", papers.docx),
    ("somethingNew", "customXml/_rels/item1.xml.rels", papers.docx),
    ("video", "ppt/slides/_rels/slide1.xml.rels", papers.pptx),
    ("externalLinkPath", "xl/externalLinks/_rels/externalLink1.xml.rels", papers.xlsx),
]


def test_what_a_program_would_fetch_from_the_internet_is_taken_out():
    def check(row):
        (kind, name, make), target = row
        relations = papers.relationships(
            (kind, target, "External"), ("hyperlink", LINK, "External")
        )
        content = make({name: relations})
        notes, members = kept(f"a.{make.__name__}", content)
        assert "taken out of the copy that is filed" in notes
        came = papers.members_of(content)
        assert members.pop(name).decode() == relations.replace(target, "file:///link-taken-out")
        del came[name]
        assert members == came

    far = [FAR, *(target for target, place in PLACES.items() if place == "internet")]
    each({row[0][:2] + row[1:]: row for row in itertools.product(FETCHED, far)}, check)


@pytest.mark.parametrize(
    "element", ["d:image", "d:floating-frame", "d:object", "s:event-listener", "t:section-source"]
)
def test_what_an_opendocument_text_fetches_is_taken_out(element):
    target = "vnd.sun.star.script:a?language=Basic" if element[0] == "s" else FAR
    content = (
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:d="urn:d" xmlns:s="urn:s"'
        f' xmlns:t="urn:t"><t:a xlink:href="{FAR}">href="{FAR}"</t:a>'
        f"<{element} xlink:type='simple' xlink:href='{target}'/></a>"
    )
    notes, members = kept("a.odt", papers.odt({"content.xml": content}))
    assert "taken out of the copy that is filed" in notes
    cut = content.replace(f"'{target}'", '"file:///link-taken-out"')
    assert members["content.xml"].decode() == cut


def test_what_is_fetched_by_a_file_within_the_file_refuses_it():
    book = linked("oleObject", FAR, "xl/_rels/a.rels", papers.xlsx)
    with pytest.raises(ValidationError, match="such as a workbook packed into it, fetches"):
        notes_of("a.docx", papers.docx({"word/embeddings/a.xlsx": book}))


def test_a_picture_that_a_file_only_names_is_missed_by_its_readers_and_that_is_said():
    notes = notes_of("a.docx", linked("image", "file:///D:/logo.png"))
    assert "Readers of this file will not see a picture" in notes


@pytest.mark.parametrize("target", ["https://www.cga.ct.gov/", "mailto:a@example.org", "#top"])
def test_an_ordinary_link_is_no_matter_for_a_note(target):
    assert notes_of("a.docx", linked("hyperlink", target)) == ""


def test_a_link_into_the_authors_folders_is_noted():
    notes = notes_of("a.docx", linked("hyperlink", "file:///C:/Users/jdoe/Desktop/budget.xlsx"))
    assert "a link on its author's computer" in notes
    assert "“jdoe”" in notes


def test_the_folder_that_excel_writes_into_each_workbook_is_noted():
    path = '<x:absPath xmlns:x="urn:x" url="C:\\Users\\jdoe\\Documents\\"/>'
    book = papers.xlsx({"xl/workbook.xml": f"<workbook>{path}</workbook>"})
    assert "“jdoe”" in notes_of("a.xlsx", book)
    assert "“jdoe”" in notes_of("a.pptx", papers.pptx({"ppt/embeddings/b.xlsx": book}))


def test_a_path_that_lies_across_two_pieces_of_a_part_is_noted():
    text = "<a>" + " " * ((1 << 16) - 12) + "C:\\Users\\jdoe\\x.doc</a>"
    assert "“jdoe”" in notes_of("a.docx", papers.docx({"word/document.xml": text}))


@pytest.mark.parametrize("path", ["https://example.org/Users/jdoe/", "C:\\Users\\Public\\x"])
def test_a_path_that_names_nobody_is_no_matter(path):
    assert notes_of("a.docx", papers.docx({"word/document.xml": f"<a>{path}</a>"})) == ""


def test_a_template_that_an_opendocument_text_names_is_noted():
    meta = (
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:m="urn:oasis:names:tc:opendocument:'
        'xmlns:meta:1.0"><m:template xlink:href="/home/jdoe/minutes.ott"/></a>'
    )
    assert "a template on its author's computer" in notes_of(
        "a.odt", papers.odt({"meta.xml": meta})
    )
