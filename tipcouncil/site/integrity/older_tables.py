"""A database that another release made: said in words, before anything in it is changed.

Until the first deployment the migrations of all releases were made anew as one for each app, and
no release goes on from the tables of one before. From then on migrations are kept.
"""

from django.core.management import CommandError
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

APPS = {"statutes", "meetings", "reports", "site"}
SENTENCE = (
    "The record in this database was made by another release of this site ({names}). Nothing was"
    " changed. With that release, write the record out: manage.py dump_record FOLDER. Then load it"
    " with this one, into a data folder of its own (TIPC_DATA_DIR): manage.py load_record FOLDER."
)


def refuse(using="default", **signal):
    """Before any migration: a CommandError where one is applied that this release does not have."""
    connection = connections[using]
    applied = MigrationRecorder(connection).applied_migrations()
    known = MigrationLoader(connection, ignore_no_migrations=True).disk_migrations
    unknown = sorted(f"{app} {name}" for app, name in set(applied) - set(known) if app in APPS)
    if unknown:
        raise CommandError(SENTENCE.format(names=", ".join(unknown[:3])))
