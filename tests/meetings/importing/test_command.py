"""`manage.py import_minutes`: what minutes say, as JSON; or kept as a draft."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Meeting
from tests import make

TEXT = Path("tests/data/minutes-2017-01-19.txt")


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("import_minutes", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_dry_run_prints_one_object_for_one_file():
    said = json.loads(run(TEXT, "--dry-run", "--format", "json")[0])
    assert (said["date"], said["called_to_order"], said["kind"]) == (
        "2017-01-19",
        "10:06",
        "unknown",
    )
    assert [item["label"] for item in said["agenda"]] == ["1.", "2.", "3.", "4."]
    assert said["citations"][0] == {
        "kind": "special_act",
        "number": "16-13",
        "as_written": "S.A. 16-13",
    }


def test_a_dry_run_prints_a_list_for_several_files():
    said = json.loads(run(TEXT, TEXT, "--dry-run")[0])
    assert [one["date"] for one in said] == ["2017-01-19"] * 2


@pytest.mark.django_db
def test_a_dry_run_keeps_nothing():
    run(TEXT, "--dry-run")
    assert not Meeting.objects.exists()


def test_a_file_without_minutes_is_named_and_ends_with_status_1(tmp_path):
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("import_minutes", str(empty), "--dry-run", stdout=out, stderr=err)
    assert stopped.value.returncode == 1
    assert "empty.docx" in err.getvalue()
    assert json.loads(out.getvalue())["body_markdown"] == ""


@pytest.mark.django_db
def test_minutes_are_kept_as_a_draft_that_nobody_sees(tmp_path):
    make.body("Connecticut Trafficking in Persons Council")
    assert "kept as a draft" in run(TEXT)[0]
    meeting = Meeting.objects.get()
    assert (str(meeting.date), meeting.posted_at) == ("2017-01-19", None)
    assert "# 1. Legislative Updates" in meeting.minutes.body
    assert meeting.agenda_items.count() == 9
