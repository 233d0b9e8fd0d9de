"""Office files are archives from strangers: each trick here is built in full, and refused."""

import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError

from tests.support import papers
from tests.support.filing import DAMAGED, OVERSIZED, refuse, take
from tipcouncil.records.files.archives import Allowance, Archive


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
