"""The nightly check names exactly what is not as it was filed."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from tests import make
from tests.support import papers
from tipcouncil.records.files.intake import take_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    """A storage of this test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def check():
    """(exit code, lines printed, complaints)"""
    said, complained = io.StringIO(), io.StringIO()
    try:
        call_command("verify_files", stdout=said, stderr=complained)
    except CommandError as error:
        return error.returncode, str(error), complained.getvalue().splitlines()
    return 0, said.getvalue().strip(), complained.getvalue().splitlines()


def filed(number):
    return make.document(content=b"Agenda %d" % number, name="agenda.txt")


def test_files_as_filed_are_counted():
    make.document()
    filed(1)
    make.report_file(content=b"Report")
    make.image()
    assert check() == (0, "Files verified: 3", [])


def test_a_pdf_is_counted_with_the_picture_of_its_page():
    paper = make.document()
    take_in(paper, ContentFile(papers.pdf(), name="agenda.pdf"))
    paper.save()
    assert check() == (0, "Files verified: 2", [])


def test_of_200_files_the_one_changed_the_one_missing_and_the_one_added_are_named(kept):
    with make.many():
        papers = [filed(number) for number in range(200)]
    changed, missing = papers[7], papers[90]
    content = bytearray(Path(changed.file.path).read_bytes())
    content[3] ^= 1
    Path(changed.file.path).write_bytes(content)
    Path(missing.file.path).unlink()
    (kept / "files" / "stray.txt").write_bytes(b"stray")
    code, sentence, lines = check()
    assert code == 1
    assert lines == [
        f"CHANGED {changed.file.name}",
        f"MISSING {missing.file.name}",
        "ORPHAN files/stray.txt",
    ]
    assert "1 changed, 1 missing, 1 that no record names. Files verified: 198" in sentence


@pytest.mark.parametrize("kind", [make.report_file, make.image])
def test_every_kind_of_file_is_read(kind):
    record = kind(content=make.png())
    Path(record.file.path).write_bytes(b"other")
    assert check()[2] == [f"CHANGED {record.file.name}"]


def test_a_file_that_was_replaced_is_kept_and_still_verified():
    paper = filed(1)
    before = paper.file.path
    take_in(paper, ContentFile(b"Agenda, corrected", name="agenda.txt"))
    paper.save()
    assert check() == (0, "Files verified: 2", [])
    Path(before).write_bytes(b"other")
    assert check()[0] == 1


def test_the_half_of_a_file_that_a_power_cut_left_is_an_orphan(kept):
    filed(1)
    (kept / "files" / ".incoming-x").write_bytes(b"Age")
    assert check()[2] == ["ORPHAN files/.incoming-x"]
