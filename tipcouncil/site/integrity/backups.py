"""Copies of everything that is not code: the database, whole and consistent, and the files.

A plain copy of the database file loses what is still in its write-ahead log; SQLite's own
`VACUUM INTO` does not. A backup is a folder with a manifest of checksums, and is checked before
it is put back.
"""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection

from tipcouncil.records.files.stored import sha256

DATABASE = "record.sqlite3"
MEDIA = "media"
MANIFEST = "manifest-sha256.txt"


class BackupError(CommandError):
    """A backup cannot be made or put back; the message says what to do."""


def back_up(folder):
    """Write a backup into a new folder. Returns the number of files in it."""
    refuse_other_databases("pg_dump")
    folder = Path(folder)
    if folder.exists():
        raise BackupError(f"{folder} exists already. Name a new folder for each backup.")
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True, mode=0o700)
    # The database first: a file filed while we copy is then a spare one, never a missing one.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(unfinished / DATABASE)])
    (unfinished / DATABASE).chmod(0o600)
    if settings.MEDIA_ROOT.exists():
        shutil.copytree(settings.MEDIA_ROOT, unfinished / MEDIA)
    kept = files_within(unfinished)
    (unfinished / MANIFEST).write_text("".join(f"{digest(f)}  {name}\n" for name, f in kept))
    unfinished.rename(folder)
    return len(kept)


def restore(folder):
    """Put a backup in the place of an empty data folder. Returns the number of files."""
    refuse_other_databases("pg_restore")
    folder = Path(folder)
    target = Path(connection.settings_dict["NAME"])
    if target.exists() or settings.MEDIA_ROOT.exists():
        raise BackupError(
            f"{settings.DATA_DIR} holds a record already. Stop the site, move that folder away,"
            " and restore into an empty one."
        )
    count = check(folder)
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (folder / MEDIA).exists():
        shutil.copytree(folder / MEDIA, settings.MEDIA_ROOT)
    arriving = target.with_name(target.name + ".arriving")
    shutil.copyfile(folder / DATABASE, arriving)
    arriving.chmod(0o600)
    os.replace(arriving, target)
    return count


def check(folder):
    """Every file is there and as it was, and the database is whole. Returns how many files."""
    try:
        lines = (folder / MANIFEST).read_text().splitlines()
    except FileNotFoundError:
        raise BackupError(f"{folder} is no backup: it has no {MANIFEST}.") from None
    listed = {name: value for value, name in (line.split("  ", 1) for line in lines)}
    found = dict(files_within(folder))
    found.pop(MANIFEST, None)
    wrong = sorted(
        name
        for name in listed.keys() | found.keys()
        if name not in listed or name not in found or digest(found[name]) != listed[name]
    )
    if wrong:
        raise BackupError("These files are not as they were backed up: " + ", ".join(wrong))
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError("The database in this backup is damaged.")
    return len(listed)


def files_within(folder):
    return sorted(
        (path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()
    )


def digest(path):
    with path.open("rb") as file:
        return sha256(file)


def refuse_other_databases(instead):
    if connection.vendor != "sqlite":
        raise BackupError(
            f"This site keeps its record in {connection.display_name}. Use {instead} for the"
            f" database, and copy {settings.MEDIA_ROOT} beside it."
        )
