"""The log: who did what to the record, when and in what role, in the admin and by command."""

import pytest

from meetings.models import Meeting
from tests import make
from tests.admin.pages import address, press, save, sign_in, words
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db


def lines():
    """The verbs of the log with who did each, the oldest first."""
    return [
        (entry.verb, entry.role, str(entry.by or "")) for entry in AuditEntry.objects.order_by("pk")
    ]


def test_every_verb_is_written_down(client):
    sign_in(client, "secretary", name="sam")
    minutes = make.minutes("One.", posted=False)
    make.meeting()
    steps = [
        ("post", {}),
        ("take-back", {}),
        ("post", {}),
        ("approve", {}),
        ("withdraw", {"is_all": "on", "reason": "A name must not stand."}),
        ("post", {"reason": "A name is left out."}),
    ]
    for name, sent in steps:
        assert press(client, minutes, name, **sent).status_code == 302, name
    verbs = ["post", "take back", "post", "approve", "withdraw", "restore"]
    assert lines() == [(verb, "secretary", "sam") for verb in verbs]
    assert AuditEntry.objects.get(verb="withdraw").words == "A name must not stand."


def test_entering_correcting_and_amending_are_written_down(client):
    sign_in(client, "secretary", name="sam")
    minutes = make.minutes("One.")
    save(client, minutes, body="Two.", reason="A year was wrong.")
    assert ("correct", "secretary", "sam") in lines()
    assert ("change", "secretary", "sam") in lines()
    minutes.refresh_from_db()
    minutes.approve()
    save(client, minutes, body="Three.", reason="Amended.")
    assert ("amend", "secretary", "sam") in lines()


def test_a_record_that_is_entered_and_deleted_is_written_down(client):
    make.council()
    sign_in(client, "clerk", name="mara")
    answer = save(client, Meeting, date="2017-02-02", body=str(make.council().pk))
    assert answer.status_code == 302
    press(client, Meeting.objects.get(), "delete")
    assert lines() == [("enter", "clerk", "mara"), ("delete", "clerk", "mara")]
    assert "February 2, 2017" in AuditEntry.objects.get(verb="delete").record


def test_what_a_command_does_is_written_down_too():
    minutes = make.minutes("One.", posted=False)
    minutes.post()
    assert lines() == [("post", "command", "")]


@pytest.mark.parametrize("role", ["clerk", "secretary", "administrator"])
def test_staff_of_every_role_read_the_log(client, role):
    minutes = make.minutes("One.", posted=False)
    minutes.post()
    sign_in(client, role)
    page = words(client.get(address(AuditEntry, "changelist")))
    assert "A command" in page
    assert address(minutes) in page
    for asked in ("?verb=post", "?role=command", "?q=January", "?q=%00", "?verb=x", "?at__year=x"):
        assert client.get(address(AuditEntry, "changelist") + asked).status_code in (200, 302), (
            asked
        )


def test_nobody_writes_into_the_log_by_hand(client, staff_client):
    make.minutes("One.", posted=False).post()
    entry = AuditEntry.objects.get()
    assert staff_client.get(address(AuditEntry, "add")).status_code == 403
    assert staff_client.post(address(entry), {"words": "x"}).status_code == 403
    assert press(staff_client, entry, "delete", post="yes").status_code == 403


def test_the_public_does_not_see_the_log(client):
    make.minutes("One.", posted=False).post()
    assert client.get(address(AuditEntry, "changelist")).status_code == 302
