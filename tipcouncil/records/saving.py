"""What staff do at one press of a button is one: all of it happens, or nothing.

What follows of every row that was saved, its place in the search, is put off to the end, where a
meeting with forty items follows once and not forty times: the settings name what sees to it.
"""

from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.utils.module_loading import import_string


@contextmanager
def as_one():
    with transaction.atomic(), import_string(settings.AROUND_ONE_ACT)():
        yield


def alone():
    """Let nobody else write to the record until the transaction ends, for what reads all of it.

    SQLite has one writer at a time anyhow.
    """
    if connection.vendor == "postgresql":
        models = [model for model in apps.get_models() if hasattr(model, "history")]
        tables = ", ".join(connection.ops.quote_name(one._meta.db_table) for one in models)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")
