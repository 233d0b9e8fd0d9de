"""A database that another release made is recognised, and nothing in it is changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def test_a_database_of_another_release_is_answered_in_a_sentence():
    MigrationRecorder(connection).record_applied("meetings", "0005_counts_of_votes")
    with pytest.raises(CommandError, match="another release") as refusal:
        call_command("migrate", verbosity=0)
    assert "dump_record" in str(refusal.value)
    assert "load_record" in str(refusal.value)


def test_a_database_of_this_release_and_migrations_of_others_are_not():
    MigrationRecorder(connection).record_applied("account", "9999_of_a_library")
    call_command("migrate", verbosity=0)
