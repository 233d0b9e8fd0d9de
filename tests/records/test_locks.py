"""The nine ways to alter an approved record, and the locks in the database that refuse each."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models

from meetings.models import (
    AgendaItem,
    Attendance,
    Body,
    Meeting,
    MemberVote,
    Minutes,
    MinutesRevision,
    Motion,
)
from reports.models import ReportRevision
from tests import make
from tests.admin.pages import address, press, press_selected, save, sign_in, words
from tests.support.locking import refused, sql
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db
TEXT = "# 1. Reports\n\nThe chair gave a report."
OTHER = "Something else."


@pytest.fixture
def minutes():
    """Approved minutes, with everything that hangs on them."""
    meeting = make.meeting()
    item = make.agenda_item(meeting=meeting)
    make.attendance(meeting=meeting, person=make.person())
    make.vote(motion=make.motion(meeting=meeting, agenda_item=item))
    minutes = make.minutes(TEXT, meeting=meeting)
    later = make.meeting()
    minutes.approve(later, make.motion("To approve the minutes.", meeting=later))
    return minutes


def stands(minutes):
    row = Minutes.objects.get(pk=minutes.pk)
    assert (row.body, row.approval, row.approved_in_id) == (
        TEXT,
        "approved",
        minutes.approved_in_id,
    )
    assert row.approved_by_motion_id == minutes.approved_by_motion_id
    assert row.is_public
    assert minutes.revisions.count() == 2


# The nine ways


def test_1_the_form_of_the_admin_wants_a_reason(minutes, client):
    answer = save(sign_in(client, "secretary"), minutes, body=OTHER)
    assert "Say why it changes" in words(answer)
    stands(minutes)


def test_1_the_form_of_the_admin_changes_nothing_for_a_clerk(minutes, client):
    save(sign_in(client, "clerk"), minutes, body=OTHER, reason="Because.")
    stands(minutes)


@pytest.mark.parametrize("role", ["clerk", "secretary"])
def test_2_the_action_of_the_admin_does_not_take_it_back(minutes, client, role):
    sign_in(client, role)
    press_selected(client, [minutes], "take_back_selected")
    answer = press(client, minutes, "take-back")
    is_refused = answer.status_code == 403
    assert is_refused or "Withdraw them" in words(client.get(answer.url))
    stands(minutes)


@pytest.mark.parametrize("role", ["clerk", "secretary"])
def test_3_the_admin_does_not_delete_it(minutes, client, role):
    sign_in(client, role)
    press(client, minutes, "delete")
    sent = {"action": "delete_selected", "_selected_action": [minutes.pk], "post": "yes"}
    client.post(address(Minutes, "changelist"), sent)
    stands(minutes)


def test_4_it_does_not_go_with_its_meeting(minutes):
    with pytest.raises((ValidationError, models.ProtectedError)):
        minutes.meeting.delete()
    with pytest.raises((ValidationError, models.ProtectedError)):
        Meeting.objects.filter(pk=minutes.meeting_id).delete()
    refused(sql, "DELETE FROM meetings_meeting WHERE id = %s", minutes.meeting_id)
    stands(minutes)


def test_5_an_update_of_many_rows_is_refused(minutes):
    rows = Minutes.objects.filter(pk=minutes.pk)
    for change in (
        {"body": OTHER},
        {"approval": "draft", "approved_in": None, "approved_by_motion": None},
        {"approved_by_motion": None},
        {"posted_at": None},
        {"posted_at": make.POSTED_AT - datetime.timedelta(days=1)},
        {"meeting": make.meeting()},
    ):
        refused(rows.update, **change)
    stands(minutes)


def test_6_a_bulk_update_is_refused(minutes):
    minutes.body = OTHER
    refused(Minutes.objects.bulk_update, [minutes], ["body"])
    stands(minutes)


def test_7_a_save_that_goes_around_the_model_is_refused(minutes):
    minutes.body = OTHER
    refused(models.Model.save, minutes)
    refused(minutes.save_base)
    refused(minutes.save_base, raw=True)
    stands(minutes)


def test_8_raw_sql_does_not_change_it(minutes):
    refused(sql, "UPDATE meetings_minutes SET body = %s WHERE id = %s", OTHER, minutes.pk)
    refused(sql, "UPDATE meetings_minutes SET approval = 'draft' WHERE id = %s", minutes.pk)
    refused(sql, "UPDATE meetings_minutes SET posted_at = NULL WHERE id = %s", minutes.pk)
    refused(sql, "UPDATE meetings_minutes SET id = 999 WHERE id = %s", minutes.pk)
    stands(minutes)


def test_9_raw_sql_does_not_delete_it(minutes):
    refused(sql, "DELETE FROM meetings_minutes WHERE id = %s", minutes.pk)
    refused(Minutes.objects.filter(pk=minutes.pk)._raw_delete, "default")
    stands(minutes)


# Versions


@pytest.mark.parametrize("model", [MinutesRevision, ReportRevision])
def test_a_version_is_never_changed_or_deleted_by_any_route(model, minutes):
    make.report(body="As sent.")
    version = model.objects.first()
    for name, value in (("body", OTHER), ("reason", OTHER), ("made_by", None), ("number", 9)):
        refused(model.objects.filter(pk=version.pk).update, **{name: value})
    version.body = OTHER
    refused(model.objects.bulk_update, [version], ["body"])
    refused(version.save_base)
    refused(model.objects.all()._raw_delete, "default")
    refused(sql, f"DELETE FROM {model._meta.db_table}")
    assert model.objects.get(pk=version.pk).digest == version.digest


def test_a_version_is_put_at_the_end_and_nowhere_else(minutes):
    last = minutes.revisions.latest("number")
    for number in (last.number, last.number + 2, 0):
        last.pk, last.number = None, number
        refused(last.save_base, force_insert=True)


def test_an_amendment_goes_the_open_way_and_is_kept(minutes):
    minutes.body = OTHER
    minutes.save(reason="Amended at the meeting of March 16.")
    assert Minutes.objects.get(pk=minutes.pk).body == OTHER
    assert [v.body for v in minutes.revisions.order_by("number")] == [TEXT, TEXT, OTHER]


def test_a_version_that_says_something_else_opens_no_way(minutes):
    last = minutes.revisions.latest("number")
    last.pk, last.number, last.body = None, last.number + 1, "A third text."
    last.save_base(force_insert=True)
    refused(Minutes.objects.filter(pk=minutes.pk).update, body=OTHER)


# What the minutes rest on


def test_the_meeting_of_approved_minutes_stands(minutes):
    rows = Meeting.objects.filter(pk=minutes.meeting_id)
    for change in (
        {"date": "2018-01-01"},
        {"slug": "another-address"},
        {"status": "cancelled"},
        {"posted_at": None},
        {"body": make.body("Another")},
        {"place": "Nowhere"},
    ):
        refused(rows.update, **change)
    rows.update(summary="One line for lists.")
    refused(Body.objects.all().update, posted_at=None)


def test_who_was_there_and_what_was_voted_stands(minutes):
    meeting = minutes.meeting
    for model, change in (
        (AgendaItem, {"title": OTHER}),
        (Attendance, {"name_as_recorded": OTHER}),
        (Motion, {"result": "failed"}),
        (Motion, {"yes_count": 7}),
        (Motion, {"no_count": 0}),
        (Motion, {"abstain_count": 1}),
        (Motion, {"posted_at": None}),
        (MemberVote, {"option": "no"}),
    ):
        rows = model.objects.all()
        if model is not MemberVote:
            rows = rows.filter(meeting=meeting)
        refused(rows.update, **change)
        refused(rows._raw_delete, "default")
    refused(make.attendance, meeting=meeting)
    refused(make.agenda_item, meeting=meeting)
    refused(make.motion, meeting=meeting)
    refused(make.vote, "Another", motion=meeting.motions.get())
    Attendance.objects.update(person=None)
    make.attendance(meeting=make.meeting())


def test_a_vote_is_corrected_after_the_approval_was_taken_back(minutes):
    minutes.reopen("A vote was written down wrongly.")
    MemberVote.objects.update(option="no")
    minutes.approve(minutes.meeting.__class__.objects.latest("date"))
    assert [v.kind for v in minutes.revisions.order_by("number")] == [
        "posted",
        "approved",
        "reopened",
        "approved",
    ]


# Back doors


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no REPLACE")
@pytest.mark.parametrize("key", ["id", "meeting_id"])
def test_no_row_is_put_in_the_place_of_another(minutes, key):
    draft = make.minutes(OTHER, posted=False)
    columns = [field.column for field in Minutes._meta.concrete_fields]
    values = ", ".join(
        f"{getattr(minutes, key if column == key else column) or 'NULL'}"
        if column == key
        else f"(SELECT {column} FROM meetings_minutes WHERE id = {draft.pk})"
        for column in columns
    )
    names = ", ".join(columns)
    if key == "meeting_id":
        values = values.replace(f"(SELECT id FROM meetings_minutes WHERE id = {draft.pk})", "777")
    refused(sql, f"INSERT OR REPLACE INTO meetings_minutes ({names}) VALUES ({values})")
    value = getattr(minutes, "pk" if key == "id" else key)
    refused(sql, f"UPDATE OR REPLACE meetings_minutes SET {key} = {value} WHERE id = %s", draft.pk)
    stands(minutes)


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_a_table_is_not_emptied(minutes):
    sql("SET CONSTRAINTS ALL IMMEDIATE")  # or the rows of this test stand in the way themselves
    for table in ("meetings_minutes", "meetings_minutesrevision", "site_auditentry"):
        refused(sql, f"TRUNCATE {table} CASCADE")
    stands(minutes)


def test_the_log_is_only_added_to(minutes):
    assert AuditEntry.objects.filter(verb="approve").count() == 1
    refused(AuditEntry.objects.all().update, words=OTHER)
    refused(AuditEntry.objects.all()._raw_delete, "default")
