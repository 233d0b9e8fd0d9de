"""A newer list of the law in the admin: uploaded, and decided row by row with one click."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile

from statutes.models import InventoryProposal, Statute
from tests import make
from tests.admin.pages import address, press_selected, sent_by, told, words
from tests.statutes.inventory.test_inventory_file import GOOD, as_file

LIST = "/admin/statutes/inventoryproposal/"


def upload(client, content, name="new.csv"):
    return client.post(f"{LIST}compare/", {"file": SimpleUploadedFile(name, content)})


def buttons(page):
    """Where each button beside a difference leads, and what it sends."""
    found = re.findall(
        r'<button class="button" formaction="(.+?)" name="_seen" value="(.+?)"', page
    )
    return {address.rsplit("/", 2)[1]: (address, {"_seen": seen}) for address, seen in found}


def click(client, verb):
    """A click on Accept or Refuse beside the one row of the list."""
    return client.post(*buttons(words(client.get(LIST)))[verb])


def test_a_list_is_compared_without_a_shell(keeper):
    make.statute("53a-83", "Old title.")
    done = upload(keeper, as_file(GOOD))
    assert done.url == LIST
    assert "Compared: “new.csv”, 1 row." in told(done)
    page = words(keeper.get(LIST))
    assert "Old title." in page
    assert GOOD["title"] in page


def test_a_wrong_list_is_told_by_row_and_column_and_changes_nothing(keeper):
    answer = upload(keeper, as_file(GOOD | {"title": ""}))
    assert answer.status_code == 200
    assert "Row 2, column title: The cell is empty." in words(answer)
    assert not InventoryProposal.objects.exists()


def test_what_is_no_list_is_told_in_a_sentence(keeper):
    for content in (b"", b"x" * 5_000_001, b"\xff\xfe", b"\x00"):
        answer = upload(keeper, content)
        assert answer.status_code == 200
        assert "Nothing was compared." in words(answer)


def test_one_click_accepts(keeper):
    make.proposal("Another title.")
    done = click(keeper, "accept")
    assert done.status_code == 302
    section = Statute.objects.get()
    assert section.title == "Another title."
    assert f"The title of {section} is now “Another title.”" in told(done)
    logged = LogEntry.objects.filter(object_id=str(section.pk), content_type__model="statute")
    assert "new.csv" in logged.get().get_change_message()


def test_one_click_refuses(keeper):
    proposal = make.proposal("Another title.")
    click(keeper, "refuse")
    proposal.refresh_from_db()
    assert (proposal.decision, proposal.decided_by.username) == ("refused", "ada")
    assert Statute.objects.get().title != "Another title."
    assert "Another title." not in words(keeper.get(LIST))
    assert "Refused by ada" in words(keeper.get(f"{LIST}?decision=refused"))


def test_a_difference_that_says_something_else_by_now_is_shown_first(keeper):
    proposal = make.proposal("Another title.")
    where, sent = buttons(words(keeper.get(LIST)))["accept"]
    InventoryProposal.objects.update(new="A third title.")
    answer = keeper.post(where, sent)
    assert answer.status_code == 200
    assert "A third title." in words(answer)
    assert Statute.objects.get().title == proposal.old
    assert keeper.post(where, sent_by(answer)).status_code == 302
    assert Statute.objects.get().title == "A third title."


def test_a_difference_that_somebody_decided_is_told_in_a_sentence(keeper):
    make.proposal("Another title.")
    before = buttons(words(keeper.get(LIST)))
    keeper.post(*before["refuse"])
    assert "is decided already: refused by ada" in told(keeper.post(*before["accept"]))


@pytest.mark.parametrize(("action", "titles"), [("accept", {"New."}), ("refuse", {"Old."})])
def test_several_are_decided_at_once(keeper, action, titles):
    rows = [make.proposal("New.", statute=make.statute(title="Old.")) for _ in range(3)]
    press_selected(keeper, rows, f"{action}_selected")
    assert set(Statute.objects.values_list("title", flat=True)) == titles
    assert not InventoryProposal.objects.open().exists()


def test_one_that_cannot_be_taken_over_leaves_the_others(keeper):
    rows = [make.proposal("New.", statute=make.statute(title="Old.")) for _ in range(2)]
    Statute.objects.filter(pk=rows[0].statute_id).update(title="Somebody's.")
    done = press_selected(keeper, rows, "accept_selected")
    assert "was changed to “Somebody's.” since the lists were compared" in told(done)
    assert set(Statute.objects.values_list("title", flat=True)) == {"Somebody's.", "New."}


def test_a_difference_that_is_gone_is_told_in_a_sentence(keeper):
    for key in ("x", "1", "9" * 30, "é"):
        done = keeper.post(f"{LIST}{key}/accept/")
        assert done.status_code == 302
        assert "This difference is gone" in told(done)


@pytest.mark.parametrize("role", ["clerk", "secretary"])
def test_only_who_keeps_the_law_compares_and_decides(request, role):
    client = request.getfixturevalue(role)
    proposal = make.proposal("Another title.")
    assert client.get(LIST).status_code == 200
    assert not buttons(words(client.get(LIST)))
    assert "Compare with a newer list" not in words(client.get(LIST))
    assert client.get(f"{LIST}compare/").status_code == 403
    assert upload(client, as_file(GOOD)).status_code == 403
    assert client.post(address(proposal, "accept")).status_code == 403
    client.post(LIST, {"action": "accept_selected", "_selected_action": [proposal.pk]})
    assert Statute.objects.get().title != "Another title."


def test_a_link_alone_decides_nothing(keeper):
    proposal = make.proposal("Another title.")
    assert keeper.get(address(proposal, "accept")).status_code == 200
    assert InventoryProposal.objects.open().exists()


def test_what_waits_is_said_on_the_first_page(keeper):
    make.proposal()
    assert "1 difference waits for a decision" in words(keeper.get("/admin/"))
