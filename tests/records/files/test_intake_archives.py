"""Office files are archives from strangers: each trick here is built in full, and refused."""

import io
import socket
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tests.support import papers
from tipcouncil.records.files.archives import Allowance, Archive
from tipcouncil.records.files.intake import take_in

DAMAGED, OVERSIZED = "is damaged", "far larger"
DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
    "<a>&c;</a>"
)


def take(name, content, **options):
    paper = Document()
    take_in(paper, SimpleUploadedFile(name, content), **options)
    return paper


def refuse(name, content, words):
    with pytest.raises(ValidationError, match=words):
        take(name, content)


def patched(content, start, form, value):
    """The bytes with a number written over those at `start`."""
    changed = bytearray(content)
    struct.pack_into(form, changed, start, value)
    return bytes(changed)


def directory_entry(content, name):
    """Where the directory's line on a member begins."""
    return content.rindex(b"PK\x01\x02", 0, content.rindex(name.encode()))


# Bombs


def test_a_member_that_unpacks_a_thousandfold_is_refused():
    refuse("a.docx", papers.docx({"word/media/a.bin": bytes(50 << 20)}), OVERSIZED)


def test_members_that_are_too_large_only_together_are_refused():
    one = papers.archive({"a.bin": bytes(range(256)) * 100})
    two = papers.archive({"a.bin": bytes(range(256)) * 100, "b.bin": bytes(range(256)) * 100})
    assert Archive(io.BytesIO(one), Allowance(size=40_000)).members
    with pytest.raises(ValidationError, match=OVERSIZED):
        Archive(io.BytesIO(two), Allowance(size=40_000))


def test_six_thousand_members_are_refused():
    content = papers.archive({f"{number}.xml": "" for number in range(6_000)})
    refuse("a.docx", content, OVERSIZED)


def test_a_directory_longer_than_its_count_admits_is_refused():
    content = papers.archive({f"{'n' * 400}{number}.xml": "" for number in range(5_100)})
    lying = patched(content, len(content) - 12, "<H", 3)
    refuse("a.docx", patched(lying, len(content) - 14, "<H", 3), OVERSIZED)


def test_a_second_directory_hidden_behind_the_first_is_refused():
    content = papers.docx()
    signature, *counts, length, start, _ = struct.unpack("<4s4H2IH", content[-22:])
    hidden = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, length, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, len(content) - 22, 1)
    length += len(hidden) + len(locator)
    end = struct.pack("<4s4H2IH", signature, *counts, length, start, 0)
    refuse("a.docx", content[:-22] + hidden + locator + end, DAMAGED)


@pytest.mark.parametrize("size", [10, 60_000])
def test_a_member_that_lies_about_its_size_is_refused(size):
    content = papers.docx({"word/media/a.bin": bytes(range(256)) * 100})
    start = directory_entry(content, "word/media/a.bin")
    refuse("a.docx", patched(content, start + 24, "<I", size), DAMAGED)


def test_a_member_that_lies_is_not_read_past_the_size_that_it_declares():
    content = papers.archive({"a.bin": bytes(20 << 20)})
    lying = patched(content, directory_entry(content, "a.bin") + 24, "<I", 10)
    chunks = Archive(io.BytesIO(lying), Allowance()).chunks("a.bin")
    with pytest.raises(ValidationError, match=DAMAGED):
        list(chunks)


def test_a_member_whose_checksum_is_wrong_is_refused():
    content = papers.docx({"word/media/a.bin": b"picture"})
    start = directory_entry(content, "word/media/a.bin")
    refuse("a.docx", patched(content, start + 16, "<I", 1), DAMAGED)


def test_a_member_within_another_is_refused():
    record = papers.archive({"b.bin": b"same" * 50}, zipfile.ZIP_STORED)
    members = papers.office_members("word/document.xml", papers.WORD)
    members |= {"a.bin": b"padding" + record, "b.bin": b"same" * 50}
    content = papers.archive(members, zipfile.ZIP_STORED)
    # The directory's line on b.bin is turned to the copy of it that a.bin holds: names agree.
    within = content.index(record)
    refuse(
        "a.docx", patched(content, directory_entry(content, "b.bin") + 42, "<I", within), DAMAGED
    )


def test_a_bomb_inside_an_embedded_workbook_is_refused():
    bomb = papers.xlsx({"xl/media/a.bin": bytes(50 << 20)})
    refuse("a.docx", papers.docx({"word/embeddings/a.xlsx": bomb}), OVERSIZED)


def test_archives_nested_deeper_than_any_document_are_refused():
    inner = papers.xlsx({"xl/embeddings/a.docx": papers.docx()})
    refuse("a.docx", papers.docx({"word/embeddings/a.xlsx": inner}), DAMAGED)


def test_an_embedded_workbook_is_taken():
    assert take("a.pptx", papers.pptx({"ppt/embeddings/a.xlsx": papers.xlsx()})).size


# Names, passwords, tails


@pytest.mark.parametrize(
    "name", ["../evil", "word/../../evil", "/etc/evil", "C:evil", "..\\evil", "a\x01b"]
)
def test_a_member_that_names_a_path_elsewhere_is_refused(name):
    refuse("a.docx", papers.docx({name: "x"}), DAMAGED)


def test_two_members_of_one_name_are_refused():
    refuse("a.docx", papers.docx({"Word/Document.xml": "<a/>"}), DAMAGED)


def test_a_member_under_another_name_than_the_directory_says_is_refused():
    content = papers.docx({"word/media/a.bin": b"picture"})
    assert content.count(b"word/media/a.bin") == 2
    refuse("a.docx", content.replace(b"word/media/a.bin", b"word/media/b.bin", 1), DAMAGED)


def test_a_locked_member_is_refused_with_the_way_out():
    content = papers.docx()
    refuse("a.docx", patched(content, directory_entry(content, "_rels/.rels") + 8, "<H", 1), "lock")


def test_an_archive_packed_in_a_way_no_office_program_uses_is_refused():
    members = papers.office_members("word/document.xml", papers.WORD)
    refuse("a.docx", papers.archive(members, zipfile.ZIP_LZMA), DAMAGED)


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", b"\x00", papers.pdf()])
def test_an_office_file_with_something_after_its_end_is_refused(tail):
    refuse("a.docx", papers.docx() + tail, DAMAGED)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_an_office_file_that_is_cut_short_is_refused(share):
    content = papers.docx()
    refuse("a.docx", content[: int(len(content) * share)], DAMAGED)


# What is inside


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
