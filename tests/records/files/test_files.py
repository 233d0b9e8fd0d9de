"""A file and its row are kept together, or neither is."""

import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError

from meetings.models import Document
from tests import make
from tests.support import papers
from tipcouncil.records.files.intake import take_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_stored_file_has_the_checksum_of_its_bytes_on_the_disk(kept):
    paper = Document(title_as_posted="Agenda", body=make.council())
    paper.file = ContentFile(b"Agenda", name="agenda.txt")
    paper.save()
    (stored,) = files_in(kept)
    assert stored.read_bytes() == b"Agenda"
    assert paper.sha256 == hashlib.sha256(b"Agenda").hexdigest()
    assert paper.size == 6
    assert paper.filed_at is not None


def test_stored_files_are_for_the_site_alone(kept):
    make.document(content=b"Agenda")
    (stored,) = files_in(kept)
    assert stored.stat().st_mode & 0o777 == 0o600
    assert stored.parent.stat().st_mode & 0o777 == 0o700
    assert kept.stat().st_mode & 0o777 == 0o700


def test_a_row_that_is_refused_leaves_no_file(kept):
    paper = Document(title_as_posted="Agenda", body=make.council(), kind="no kind")
    take_in(paper, ContentFile(papers.pdf(), name="agenda.pdf"))
    with pytest.raises(IntegrityError):
        paper.save()
    assert files_in(kept) == []


def test_a_file_that_breaks_off_leaves_neither_row_nor_file(kept):
    class BrokenOff(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"Age"
            raise OSError("The connection was cut.")

    paper = Document(title_as_posted="Agenda", body=make.council())
    paper.file = BrokenOff(b"Agenda", name="agenda.txt")
    with pytest.raises(OSError, match="cut"):
        paper.save()
    assert files_in(kept) == []
    assert not Document.objects.exists()


def test_a_document_whose_file_is_taken_away_is_named_and_not_held():
    paper = make.document(content=b"Agenda")
    paper.file = ""
    paper.save()
    paper.refresh_from_db()
    assert not paper.is_held
    assert (paper.sha256, paper.size, paper.media_type, paper.original_name) == ("", 0, "", "")


def test_a_replaced_file_stays_on_the_disk_for_the_history(kept):
    paper = make.document(content=b"Agenda")
    before = Path(paper.file.path)
    take_in(paper, ContentFile(b"Agenda, corrected", name="agenda.txt"))
    paper.save()
    assert before.read_bytes() == b"Agenda"
    assert Path(paper.file.path).read_bytes() == b"Agenda, corrected"


def test_posting_a_document_leaves_its_file_alone(kept):
    paper = make.document(content=b"Agenda", posted=False)
    paper.post()
    assert len(files_in(kept)) == 1


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [(papers.docx(), "a.docx", "Word document"), ("é".encode("cp1252"), "a.txt", "plain text")],
)
def test_a_reader_is_told_what_kind_of_file_it_is(content, name, words):
    paper = Document()
    take_in(paper, ContentFile(content, name=name))
    assert paper.type_words == words
