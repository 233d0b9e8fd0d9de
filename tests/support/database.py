"""The empty database of the tests, kept from run to run: the migrations take twelve seconds.

A kept one is only a start. `migrate` runs on it as on a database of an earlier release, and what
follows a migration (locks, roles, the search of the site's pages) is laid anew from the program as
it is. What that could not mend is in the name of the file: the migrations, what permissions they
give, and the packages. PostgreSQL's is made anew by each run.
"""

import fcntl
import hashlib
import os
import shutil
import sys
from importlib.metadata import distributions
from pathlib import Path

from django.apps import apps
from django.db import connection
from django.test.utils import setup_databases

ROOT = Path(__file__).resolve().parents[2]


def made_of():
    """Everything that decides what the migrations leave behind, as one digest."""
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    models = [
        (model._meta.label, model._meta.permissions, model._meta.default_permissions)
        for model in apps.get_models(include_auto_created=True)
    ]
    digest = hashlib.sha256(repr([sys.version, packages, models]).encode())
    for top in ("statutes", "meetings", "reports", "tipcouncil"):
        for path in sorted((ROOT / top).rglob("migrations/*.py")):
            digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def set_up(folder):
    """Make the database, or go on from the one that is kept in this folder.

    Of several testers that begin at once the first makes it, and the others wait and copy it.
    """
    if connection.vendor != "sqlite" or folder is None:
        return setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return make_or_copy(folder)


def make_or_copy(folder):
    kept = folder / f"{made_of()}.sqlite3"
    if kept.exists():
        shutil.copyfile(kept, connection.settings_dict["TEST"]["NAME"])
        return setup_databases(verbosity=0, interactive=False, serialized_aliases=[], keepdb=True)
    made = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    for old in set(folder.glob("*.sqlite3")) - {kept}:
        old.unlink(missing_ok=True)
    copy = folder / f"{os.getpid()}.being-copied"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    copy.replace(kept)
    return made
