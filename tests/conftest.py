"""Worlds and clients that more than one test needs. What a single test needs, it makes itself."""

import gc
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.test.utils import teardown_databases

from tests import make
from tests.support import database
from tipcouncil.records.versions import locks

# Whole sites and long crawls: each is one tester's for a minute, so none may come last.
LONGEST_FIRST = ["test_queries.py", "test_sentinel.py", "test_every_page.py", "test_public.py"]


def pytest_collection_modifyitems(items):
    first = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: first.get(Path(item.path).name, len(first)))


def pytest_collection_finish(session):
    """What was loaded until now stays: it need not be looked through for rubbish each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def django_db_setup(
    request, django_test_environment, django_db_modify_db_settings, django_db_blocker
):
    """The tests' database, whichever tests are run.

    pytest-django's own makes none for tests without its marker, such as those on a whole record,
    which would then write to the database that the settings name.
    """
    cache = getattr(request.config, "cache", None)  # a run may be asked to do without
    with django_db_blocker.unblock():
        made = database.set_up(cache and cache.mkdir("databases"))
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def unlocked_before_emptying(request):
    """After a test that commits, the database is emptied: no lock may stand against that.

    They are laid again by the signal that follows the emptying.
    """
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if commits or "transactional_db" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        yield
        locks.lift()
    else:
        yield


@pytest.fixture
def staff_client(client, db):
    """A browser in which an administrator has signed in."""
    client.force_login(make.administrator())
    return client


@pytest.fixture(scope="module")
def founding_record(django_db_setup, django_db_blocker):
    """The founding record, loaded, while the tests of one module read it.

    It is rolled back after the last of them, and so is what they write: such a test needs no `db`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("load_record", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def undone(founding_record):
    """What the test writes is rolled back after it; for tests on the founding record."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
