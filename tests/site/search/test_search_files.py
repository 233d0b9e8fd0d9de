"""The words of files are found once they are posted and read."""

import pytest

from tests import make
from tests.site.search.asking import addresses
from tipcouncil.site.files.texts import read_all, unread
from tipcouncil.site.models import FileReading
from tipcouncil.site.search.checking import drift

pytestmark = pytest.mark.django_db


def test_the_pages_of_a_file_are_found_once_it_is_posted(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
        hidden = make.document("Draft", content=b"A sentinel word.", name="x.txt", posted=False)
    assert addresses("findable") == [paper.get_file_url()]
    assert addresses("sentinel") == []
    hidden.post()
    assert addresses("sentinel") == [hidden.get_file_url()]
    hidden.take_back()
    assert addresses("sentinel") == []
    assert list(drift()) == []


def test_a_file_whose_reading_was_cut_off_is_read_by_the_next_run():
    paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
    assert not FileReading.objects.exists()
    assert [stored.pk for stored in unread()] == [paper.pk]
    assert any("not read yet" in sentence for sentence in drift())
    assert read_all() == 1
    assert addresses("findable") == [paper.get_file_url()]
    assert read_all() == 0
    assert list(drift()) == []


def test_the_same_file_is_read_once_for_all_that_hold_it():
    make.document("One", content=b"A findable word.", name="a.txt")
    make.report_file("Other", content=b"A findable word.", name="b.txt")
    assert read_all() == 1
    assert len(addresses("findable")) == 2


def test_a_file_that_is_missing_stops_nothing():
    paper = make.document("Slides", content=b"A findable word.", name="slides.txt")
    paper.file.storage.delete(paper.file.name)
    read_all()
    assert list(drift()) == []
