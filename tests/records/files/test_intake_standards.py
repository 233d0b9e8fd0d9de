"""Files that standards allow and few programs write, and the way out for those not taken."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tests.support import papers
from tests.support.filing import notes_of
from tests.support.reading import each
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.files.messages import ENDINGS

STRICT = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
}


def renamed(content, names):
    """An archive with other names for its members, and in what its members say of each other."""
    members = papers.members_of(content)
    for old, new in names.items():
        members = {
            (new if name == old else name): part.replace(old.encode(), new.encode())
            for name, part in members.items()
        }
    return papers.archive(members)


@pytest.mark.parametrize(
    "names",
    [
        {"word/document.xml": "word/document2.xml"},
        {"word/document.xml": "office/text.xml"},
        {"word/document.xml": "Word/Document.XML"},
        {"[Content_Types].xml": "[content_types].xml"},
        {'Target="word': 'Target="/word'},
        {'Target="word/document.xml"': 'Target="./word/%64ocument.xml"'},
        {'Target="word/document.xml"': 'Target="/WORD/DOCUMENT.xml"'},
        STRICT,
    ],
)
def test_a_part_is_found_by_what_relates_it_under_whatever_name(names):
    assert notes_of("a.docx", renamed(papers.docx(), names)) == ""


def test_a_content_type_by_the_ending_of_a_part_is_one():
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="XML" ContentType="{papers.WORD}"/></Types>'
    )
    assert notes_of("a.docx", papers.docx({"[Content_Types].xml": types})) == ""


MANIFEST = papers.members_of(papers.odt())["META-INF/manifest.xml"].decode()
OPENOFFICE_2 = (
    '<?xml version="1.0"?><!DOCTYPE m:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN"'
    ' "Manifest.dtd">'
)


def test_an_opendocument_text_of_openoffice_2_is_taken():
    assert notes_of("a.odt", papers.odt({"META-INF/manifest.xml": OPENOFFICE_2 + MANIFEST})) == ""


def test_entities_behind_the_document_type_of_openoffice_are_refused():
    hostile = OPENOFFICE_2[:-1] + ' [<!ENTITY a "b">]>' + MANIFEST
    with pytest.raises(ValidationError, match="document type or entities"):
        notes_of("a.odt", papers.odt({"META-INF/manifest.xml": hostile}))


def test_an_opendocument_text_is_known_by_its_manifest_and_by_its_older_name():
    members = papers.members_of(papers.odt())
    del members["mimetype"]
    assert notes_of("a.odt", papers.archive(members)) == ""
    assert notes_of("a.odt", papers.archive({**members, "mimetype": papers.OPEN_TEXT})) == ""
    older = "application/x-vnd.oasis.opendocument.text"
    assert notes_of("a.odt", papers.odt({"mimetype": older})) == ""


XML = b'<?xml version="1.0"?>\n'
TEMPLATE = papers.WORD.replace("document.main", "template.main")
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
IN_WORD, IN_WRITER, TAKE_OUT = (
    "“Word Document (*.docx)”",
    "“ODF Text Document (.odt)”",
    "each of them",
)
ZIPPED = papers.archive({"a.docx": papers.docx(), "b.docx": papers.docx()})
REFUSED = {
    "a template": (papers.docx(content_type=TEMPLATE), IN_WORD),
    "a Word file with macros": (papers.docx(content_type=MACROS), "without them"),
    "OpenOffice 1": (papers.odt(media_type="application/vnd.sun.xml.writer"), IN_WRITER),
    "an odt template": (papers.odt(media_type=f"{papers.OPEN_TEXT}-template"), IN_WRITER),
    "a Pages file": (papers.archive({"Index/Document.iwa": "x"}), "Export To, and Word"),
    "a zip of papers": (ZIPPED, TAKE_OUT),
    "a zip of zips": (papers.archive({"a.zip": papers.archive({"b.zip": ZIPPED})}), TAKE_OUT),
    "an e-book": (papers.archive({"mimetype": "x", "META-INF/container.xml": "<a/>"}), "PDF"),
    "Flat OPC": (XML + b'<pkg:package xmlns:pkg="x"/>', IN_WORD),
    "Word 2003": (XML + b'<?mso-application progid="Word.Document"?><w:wordDocument>', IN_WORD),
    "flat OpenDocument": (XML + b'<office:document xmlns:office="x">', IN_WRITER),
    "a web archive": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", IN_WORD),
    "Word 97": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a new ending"),
}


def refusal(name, content):
    with pytest.raises(ValidationError) as refused:
        take_in(Document(), SimpleUploadedFile(name, content))
    (sentence,) = refused.value.messages
    return sentence


def test_what_cannot_be_read_is_refused_with_the_way_to_what_can():
    def check(row):
        content, way = row
        assert way in refusal("a.docx", content)
        assert way in refusal("a.odt", content)

    each(REFUSED, check)


def test_an_ending_that_is_not_taken_is_refused_with_the_way_to_one_that_is():
    for ending, way in ENDINGS.items():
        assert way in refusal(f"Minutes.{ending.upper()}", b"x")
