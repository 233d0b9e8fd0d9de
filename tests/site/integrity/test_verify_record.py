"""verify_record: a silent edit is found, and the record is named."""

import pytest
from django.core.management import CommandError, call_command

from meetings.models import Meeting, Minutes, MinutesRevision
from tests import make
from tipcouncil.records.versions import chain, locks

pytestmark = pytest.mark.django_db
WHERE = "/meetings/2017-01-19/minutes/"


@pytest.fixture
def minutes():
    minutes = make.minutes("One.", meeting=make.meeting())
    minutes.body = "Two."
    minutes.save(reason="A number was wrong.")
    minutes.approve(make.meeting())
    return minutes


def verified(*options):
    """What the command prints when all is well."""
    call_command("verify_record", *options)


def complaints(capsys, *options):
    """What the command prints when something is wrong, and that it exits with 1."""
    capsys.readouterr()
    with pytest.raises(CommandError) as failure:
        call_command("verify_record", *options)
    assert failure.value.returncode == 1
    return capsys.readouterr().err


def behind_the_locks(rows, **change):
    """An edit by somebody who took the locks off, and laid them again."""
    locks.lift()
    rows.update(**change)
    locks.lay()


def test_a_true_record_is_counted(minutes, capsys):
    make.report(body="As sent.")
    make.minutes("A draft.", posted=False)
    verified()
    assert "Records verified: 3, with 4 versions" in capsys.readouterr().out


def test_quiet_says_nothing_where_nothing_is_wrong(minutes, capsys):
    verified("--quiet")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"body": "Three."}, "does not say what its newest version says"),
        ({"approved_in": None}, "does not say what its newest version says"),
        ({"approval": "draft", "approved_in": None}, "does not say what its newest version says"),
    ],
)
def test_a_silent_edit_of_the_text_is_found(minutes, capsys, change, sentence):
    behind_the_locks(Minutes.objects.filter(pk=minutes.pk), **change)
    assert f"{WHERE} {sentence}" in complaints(capsys)


@pytest.mark.parametrize(
    "change",
    [{"body": "Three."}, {"reason": "Another."}, {"role": "clerk"}, {"made_at": make.POSTED_AT}],
)
def test_a_silent_edit_of_a_version_is_found(minutes, capsys, change):
    behind_the_locks(minutes.revisions.filter(number=2), **change)
    assert f"{WHERE} version 2 does not fit its seal" in complaints(capsys)


def test_a_version_that_was_cut_out_is_found(minutes, capsys):
    locks.lift()
    minutes.revisions.filter(number=2)._raw_delete("default")
    locks.lay()
    assert f"{WHERE} version 3 stands where version 2 should" in complaints(capsys)


def test_a_lock_that_was_taken_off_is_found(minutes, capsys):
    locks.lift()
    assert "the lock lock_meetings_minutes_text is missing" in complaints(capsys)
    locks.lay()


def test_a_posted_text_without_a_version_is_found(capsys):
    minutes = make.minutes("One.", meeting=make.meeting(), posted=False)
    behind_the_locks(Minutes.objects.filter(pk=minutes.pk), posted_at=make.POSTED_AT)
    assert f"{WHERE} is posted and has no version" in complaints(capsys)


def test_a_withdrawal_that_was_undone_by_hand_is_found(minutes, capsys):
    minutes.withdraw("A name must not stand.")
    behind_the_locks(Minutes.objects.filter(pk=minutes.pk), posted_at=make.POSTED_AT)
    assert WHERE in complaints(capsys)


def test_an_approval_by_a_meeting_that_was_not_held_is_found(minutes, capsys):
    Meeting.objects.filter(pk=minutes.approved_in_id).update(status="cancelled")
    assert f"{WHERE} is approved at a meeting that is not recorded as held" in complaints(capsys)


def rebuilt(minutes):
    """A chain built anew, seals and all, by somebody who knows how."""
    previous = ""
    for version in minutes.revisions.order_by("number"):
        version.body = "Forged."
        version.digest = chain.sealed(previous, version)
        previous = version.digest
        MinutesRevision.objects.filter(pk=version.pk).update(
            body=version.body, digest=version.digest
        )
    Minutes.objects.filter(pk=minutes.pk).update(body="Forged.")


def test_a_chain_that_was_built_anew_does_not_fit_the_anchors(minutes, capsys, tmp_path):
    kept = tmp_path / "anchors.txt"
    verified("--write", str(kept))
    verified("--against", str(kept))
    locks.lift()
    rebuilt(minutes)
    locks.lay()
    verified()
    told = complaints(capsys, "--against", str(kept))
    assert f"{WHERE} version 3 is not the one that was anchored" in told


def test_anchors_still_fit_after_an_amendment(minutes, tmp_path):
    kept = tmp_path / "anchors.txt"
    verified("--write", str(kept))
    minutes.body = "Three."
    minutes.save(reason="Amended.")
    verified("--against", str(kept))


def test_a_record_that_is_gone_does_not_fit_the_anchors(minutes, capsys, tmp_path):
    kept = tmp_path / "anchors.txt"
    kept.write_text(f"{'0' * 64} 1 /meetings/1999-01-01/minutes/\n")
    assert "is gone" in complaints(capsys, "--against", str(kept))


def test_a_file_that_holds_no_anchors_is_said_to_hold_none(minutes, capsys, tmp_path):
    kept = tmp_path / "anchors.txt"
    kept.write_text("Dear clerk\n")
    assert "a line that is no anchor" in complaints(capsys, "--against", str(kept))
    with pytest.raises(CommandError, match="cannot be read"):
        verified("--against", str(tmp_path / "missing.txt"))
