"""What an office file holds: programs, entities and what calls home are refused or taken out."""

import socket

import pytest
from django.core.exceptions import ValidationError

from tests.support import papers
from tests.support.filing import DAMAGED, OVERSIZED, refuse, take

DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    "<a>&c;</a>"
)


def test_macros_under_an_innocent_ending_are_refused():
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    refuse("a.docx", papers.docx(content_type=macros), "macros")
    refuse("a.docx", papers.docx({"word/vbaProject.bin": b"x"}), "macros")
    refuse("a.xlsx", papers.xlsx({"xl/macrosheets/sheet1.xml": "<a/>"}), "macros")
    refuse("a.docx", papers.docx({"word/activeX/activeX1.xml": "<a/>"}), "macros")
    refuse("a.odt", papers.odt({"Basic/Standard/Module1.xml": "<a/>"}), "macros")


def test_a_template_is_not_a_document():
    template = papers.WORD.replace("document.main", "template.main")
    refuse("a.docx", papers.docx(content_type=template), "a Word template .*Save As, and “Word Doc")


def test_a_packed_program_is_refused():
    refuse("a.docx", papers.docx({"word/embeddings/a.bin": b"MZ\x90\x00"}), "program")


@pytest.mark.parametrize("part", ["word/document.xml", "customXml/item1.xml", "_rels/.rels"])
def test_a_document_type_or_entities_are_refused_wherever_they_stand(part):
    refuse("a.docx", papers.docx({part: ENTITIES}), "declares a document type")
    refuse("a.docx", papers.docx({part: ENTITIES.encode("utf-16")}), "declares a document type")


def test_an_entity_that_reads_a_file_of_this_machine_is_refused():
    reading = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    refuse("a.docx", papers.docx({"[Content_Types].xml": reading}), "declares a document type")
    refuse("a.odt", papers.odt({"content.xml": reading}), "declares a document type")


@pytest.fixture
def listener():
    """A port of this machine, to notice whoever calls."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        yield listening


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "oleObject", "frame", "subDocument", "aFChunk", "somethingNew"]
)
def test_a_part_that_is_fetched_on_opening_is_taken_out_and_not_fetched(kind, listener):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    outside = papers.relationships((kind, address, "External"))
    paper = take("a.docx", papers.docx({DOCUMENT_RELATIONS: outside}))
    assert address.encode() not in papers.members_of(paper.file.read())[DOCUMENT_RELATIONS]
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_an_entity_that_calls_home_is_refused_and_not_called(listener):
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    reading = f'<!DOCTYPE a SYSTEM "{address}"><a/>'
    refuse("a.docx", papers.docx({"word/document.xml": reading}), "declares a document type")
    refuse("a.odt", papers.odt({"META-INF/manifest.xml": reading}), "declares a document type")
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_a_link_that_a_reader_follows_is_left_alone():
    link = papers.relationships(("hyperlink", "https://www.cga.ct.gov/", "External"))
    assert take("a.docx", papers.docx({DOCUMENT_RELATIONS: link})).size


@pytest.mark.parametrize(
    "target", ["http://example.org/x.png", "//example.org/x", "file:///etc/passwd", "../x.png"]
)
def test_an_outside_frame_in_an_opendocument_file_is_taken_out_or_noted(target):
    content = (
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:d="urn:oasis:names:tc:opendocument:'
        f'xmlns:drawing:1.0"><d:floating-frame xlink:href="{target}"/></a>'
    )
    paper = take("a.odt", papers.odt({"content.xml": content}))
    is_kept = target.encode() in papers.members_of(paper.file.read())["content.xml"]
    assert is_kept == ("example.org" not in target)
    inside = content.replace(target, "Pictures/1.png")
    assert take("a.odt", papers.odt({"content.xml": inside})).size


def test_a_locked_opendocument_file_is_refused_with_the_way_out():
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    )
    refuse("a.odt", papers.odt({"META-INF/manifest.xml": manifest}), "locked")


def test_an_opendocument_spreadsheet_is_not_a_text():
    spreadsheet = "application/vnd.oasis.opendocument.spreadsheet"
    refuse("a.odt", papers.odt(media_type=spreadsheet), "OpenDocument spreadsheet .*xlsx")


def test_an_office_file_with_two_beginnings_is_refused():
    two = papers.relationships(
        ("officeDocument", "word/document.xml", ""), ("officeDocument", "word/other.xml", "")
    )
    refuse("a.docx", papers.docx({"_rels/.rels": two, "word/other.xml": "<a/>"}), DAMAGED)


@pytest.mark.parametrize("missing", ["_rels/.rels", "word/document.xml"])
def test_an_office_file_without_its_parts_is_refused(missing):
    members = papers.office_members("word/document.xml", papers.WORD)
    del members[missing]
    refuse("a.docx", papers.archive(members), DAMAGED)


LOCKED_BY_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    "content", [papers.docx()[:-40], LOCKED_BY_WORD], ids=["cut short", "locked by Word"]
)
def test_an_unreadable_word_file_is_filed_where_the_clerk_wants_it(content):
    with pytest.raises(ValidationError):
        take("a.docx", content)
    paper = take("a.docx", content, accept_unreadable=True)
    assert (paper.size, paper.pages) == (len(content), None)
    assert paper.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (papers.docx({"word/vbaProject.bin": b"macro"}), "macros"),
        (papers.docx({"word/document.xml": b"<a>" + bytes(300_000_000)}), OVERSIZED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an older file", "before 2007"),
        (papers.pdf(), "another kind"),
    ],
    ids=["macros", "bomb", "older kind", "PDF by another name"],
)
def test_what_is_unsafe_or_lies_is_not_filed_even_then(content, words):
    with pytest.raises(ValidationError, match=words):
        take("a.docx", content, accept_unreadable=True)
