"""A backup holds everything that was saved, is checked, and never covers a record."""

import sqlite3

import pytest
from django.db import connection

from tests import make
from tipcouncil.site.integrity.backups import BackupError, back_up, check, restore

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'sqlite'",
        reason="PostgreSQL has its own tools for backup",
    ),
]


@pytest.fixture
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


def test_a_backup_holds_the_rows_and_the_files(own_files):
    make.document("Agenda", content=b"The agenda.")
    assert back_up(own_files / "copy") == 2
    assert check(own_files / "copy") == 2
    with sqlite3.connect(own_files / "copy" / "record.sqlite3") as copy:
        assert copy.execute("SELECT title_as_posted FROM meetings_document").fetchall() == [
            ("Agenda",)
        ]


def test_a_changed_file_is_named(own_files):
    make.document("Agenda", content=b"The agenda.")
    back_up(own_files / "copy")
    filed = next((own_files / "copy" / "media").rglob("*.txt"))
    filed.write_bytes(b"Another agenda.")
    with pytest.raises(BackupError, match=filed.name):
        check(own_files / "copy")


def test_a_backup_is_never_written_over_another(own_files):
    back_up(own_files / "copy")
    with pytest.raises(BackupError, match="exists already"):
        back_up(own_files / "copy")


def test_a_record_is_never_covered_by_a_backup(own_files):
    back_up(own_files / "copy")
    with pytest.raises(BackupError, match="holds a record already"):
        restore(own_files / "copy")


def test_a_backup_comes_back_into_an_empty_folder(own_files, settings, monkeypatch):
    make.document("Agenda", content=b"The agenda.")
    back_up(own_files / "copy")
    empty = own_files / "new"
    settings.DATA_DIR, settings.MEDIA_ROOT = empty, empty / "media"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(empty / "record.sqlite3"))
    assert restore(own_files / "copy") == 2
    assert next((empty / "media").rglob("*.txt")).read_bytes() == b"The agenda."
    with sqlite3.connect(empty / "record.sqlite3") as record:
        assert record.execute("SELECT count(*) FROM meetings_document").fetchone() == (1,)


def test_what_is_no_backup_is_refused(own_files):
    (own_files / "copy").mkdir()
    with pytest.raises(BackupError, match="no backup"):
        check(own_files / "copy")
