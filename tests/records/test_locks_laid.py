"""The locks on whatever was posted; and that each lock is laid, and missed where it is not."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from meetings.models import Document, Meeting, Minutes, MinutesRevision, Motion
from reports.models import Report
from tests import make
from tests.support.locking import refused, sql
from tipcouncil.records.versions import locks
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db
TEXT, OTHER = "The chair gave a report.", "Something else."


@pytest.mark.parametrize("build", [make.minutes, lambda text: make.report(body=text)])
def test_a_posted_text_changes_only_by_a_version(build):
    record = build(TEXT)
    rows = type(record).objects.filter(pk=record.pk)
    refused(rows.update, body=OTHER)
    refused(rows.update, body="")
    refused(sql, f"DELETE FROM {record._meta.db_table}")
    record.body = OTHER
    record.save(reason="A year was wrong.")
    assert rows.get().body == OTHER


def test_a_draft_is_posted_only_with_its_version():
    minutes = make.minutes(TEXT, posted=False)
    refused(Minutes.objects.filter(pk=minutes.pk).update, posted_at=make.POSTED_AT)
    Minutes.objects.filter(pk=minutes.pk).update(body=OTHER)
    minutes.refresh_from_db()
    minutes.post()
    assert minutes.revisions.get().body == OTHER


def test_minutes_that_are_named_and_not_held_need_no_version():
    minutes = make.minutes("")
    Minutes.objects.filter(pk=minutes.pk).update(source="A list.")
    Minutes.objects.filter(pk=minutes.pk).update(approval="not recorded")
    refused(Minutes.objects.filter(pk=minutes.pk).update, approval="approved")


@pytest.mark.parametrize("build", [make.meeting, make.document, make.person, make.statute])
def test_whatever_was_ever_posted_is_not_deleted(build):
    record = build()
    refused(type(record).objects.filter(pk=record.pk)._raw_delete, "default")
    record.take_back()
    refused(type(record).objects.filter(pk=record.pk)._raw_delete, "default")
    refused(record.delete)
    refused(type(record).objects.filter(pk=record.pk).delete)


def test_the_moment_of_the_first_posting_stands():
    meeting = make.meeting()
    meeting.take_back()
    meeting.post()
    assert (meeting.first_posted_at, meeting.was_posted) == (make.POSTED_AT, True)
    rows = Meeting.objects.filter(pk=meeting.pk)
    assert "first posted" in refused(rows.update, first_posted_at=None)
    draft = Meeting.objects.filter(pk=make.meeting(posted=False).pk)
    assert "first posted" in refused(draft.update, posted_at=make.POSTED_AT)


@pytest.mark.parametrize("build", [make.meeting, make.document, make.minutes, make.report])
def test_a_draft_that_was_never_posted_is_deleted(build):
    record = build(posted=False)
    record.delete()
    assert not type(record).objects.exists()


# The locks themselves


def test_every_lock_is_laid_as_it_should_be():
    assert len(locks.expected(connection)) > 70
    assert locks.faults(connection) == []


def test_every_record_with_a_gate_has_a_lock_against_deletion():
    guarded = {lock.table for lock in locks.every().values() if lock.event == "DELETE"}
    for model in (Document, Meeting, Minutes, Motion, Report, MinutesRevision, AuditEntry):
        assert model._meta.db_table in guarded


def test_a_lock_that_is_gone_or_altered_is_found():
    name = "lock_meetings_minutes_text"
    lift_one(name)
    assert locks.faults(connection) == [(name, "is missing")]
    lock = locks.every()[name]
    weak = locks.Lock(lock.name, lock.table, lock.event, "1 = 0", lock.sentence)
    for statement in weak.statements(connection.vendor):
        sql(statement)
    assert locks.faults(connection) == [(name, "is not as it was laid")]
    locks.lay()
    assert locks.faults(connection) == []


def test_a_database_that_was_migrated_back_has_no_locks():
    recorder = MigrationRecorder(connection)
    last = recorder.migration_qs.filter(app="meetings").latest("pk")
    recorder.record_unapplied(last.app, last.name)
    locks.lay()
    assert locks.present(connection) == {}
    recorder.record_applied(last.app, last.name)
    locks.lay()
    assert locks.faults(connection) == []


def lift_one(name):
    if connection.vendor == "sqlite":
        sql(f"DROP TRIGGER {name}")
    else:
        sql(f"DROP FUNCTION {name}() CASCADE")


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite cannot switch one off")
def test_a_lock_that_is_switched_off_is_found():
    sql("ALTER TABLE meetings_minutes DISABLE TRIGGER lock_meetings_minutes_text")
    assert locks.faults(connection) == [("lock_meetings_minutes_text", "is not as it was laid")]
