"""Worlds and clients that more than one test needs. What a single test needs, it makes itself."""

import gc
from contextlib import ExitStack, contextmanager
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase
from django.test.utils import teardown_databases
from xdist.scheduler import LoadFileScheduling

from tests import make
from tests.support import database
from tipcouncil.records.versions import locks
from tipcouncil.site.models import LoadedUnit

# Whole sites and long crawls: each is one tester's for a minute, so none may come last.
LONGEST_FIRST = ["test_public.py", "test_queries.py", "test_sentinel.py", "test_every_page.py"]
# Tests without a record that start programs of their own, dozens of times.
START_PROGRAMS = ["drills", "records/files", "meetings/importing/test_bad_files.py"]
TESTS = Path(__file__).parent
founding = ExitStack()  # what takes the founding record out of the database again


def reads_founding_record(item):
    return "founding_record" in item.fixturenames


def is_long(item):
    """Whether `make test-quick` leaves a test out: it has a record in the database, or crawls."""
    return (
        item.get_closest_marker("django_db") is not None
        or not {"db", "transactional_db", "django_db_setup"}.isdisjoint(item.fixturenames)
        or any(item.path.is_relative_to(TESTS / place) for place in START_PROGRAMS)
    )


def pytest_collection_modifyitems(items):
    """What reads the founding record comes first, and side by side: it is loaded once for all."""
    for item in filter(is_long, items):
        item.add_marker("long")
    longest = {name: number for number, name in enumerate(LONGEST_FIRST)}

    def place(item):
        return not reads_founding_record(item), longest.get(item.path.name, len(longest))

    items.sort(key=place)


class FoundingRecordOnce(LoadFileScheduling):
    """A file is one tester's, and all that read the founding record are the same tester's."""

    def _split_scope(self, nodeid):
        return self.together(super()._split_scope(nodeid))

    @staticmethod
    @cache
    def together(path):
        words = (TESTS.parent / path).read_text(encoding="utf-8")
        return "founding_record" if "founding_record" in words else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    if config.getvalue("dist") == "loadfile":
        return FoundingRecordOnce(config, log)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if not reads_founding_record(item):
        founding.close()


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
    founding.close()
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


@contextmanager
def loaded():
    with transaction.atomic():
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("load_record", verbosity=0, stdout=StringIO())
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def founding_record(django_db_setup, django_db_blocker):
    """The founding record, loaded, while one test after another reads it.

    It stays until the first test that does not ask for it.
    """

    def unload(record):
        with django_db_blocker.unblock():
            record.close()

    with django_db_blocker.unblock():
        if not LoadedUnit.objects.exists():
            record = ExitStack()
            record.enter_context(loaded())
            founding.callback(unload, record)
        yield


@pytest.fixture(autouse=True)
def rolled_back(request):
    """What a test on the founding record writes is rolled back after it: it needs no `db`."""
    if not reads_founding_record(request.node):
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
