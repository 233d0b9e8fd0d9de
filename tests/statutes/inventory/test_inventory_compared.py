"""The inventory beside a newer list: what differs waits, is accepted or refused, once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from statutes.inventory.deciding import accept, refuse
from statutes.inventory.differences import differences, propose
from statutes.inventory.file import read_list
from statutes.inventory.proposals import InventoryProposal
from statutes.models import Act, Statute, StatuteChange
from tests import make
from tests.statutes.inventory.test_inventory_file import GOOD, PAGE, as_file
from tipcouncil.records.dates import today

NEW_ACT = GOOD["amended_by"] + "; P.A. 27-5, S. 3 (eff. October 1, 2027)"


@pytest.fixture
def section(db):
    """The section that the list tells of, as the inventory has it."""
    section = make.statute(
        "53a-83",
        GOOD["title"],
        chapter="952",
        subject=GOOD["subject"],
        official_url=PAGE,
        status="in force",
    )
    for place, (cited, part) in enumerate([("P.A. 13-166", "4"), ("P.A. 16-71", "7")], 2):
        make.change(statute=section, act=make.act(cited), act_section=part, position=place)
    old = make.act("P.A. 16-999")
    Act.objects.filter(pk=old.pk).update(year=1969, number=828, slug="pa-1969-828")
    make.change(statute=section, act=Act.objects.get(pk=old.pk), act_section="84", position=1)
    return section


def compare(*rows, **changes):
    """What waits after a list of these rows was compared: by default one row, changed."""
    law_list = read_list(as_file(*(rows or [GOOD | changes])))
    return propose(differences(law_list), "new.csv", law_list)


@pytest.fixture
def by(db):
    return make.staff()


def test_a_list_that_says_the_same_proposes_nothing(section):
    assert compare() == []


@pytest.mark.parametrize(
    ("changes", "field", "new"),
    [
        ({"title": "Another title."}, "title", "Another title."),
        ({"chapter": "953"}, "chapter", "953"),
        ({"subject": "victims: relief"}, "subject", "victims: relief"),
        ({"source_url": PAGE + "x"}, "official_url", PAGE + "x"),
        ({"subject": "crime: soliciting - REPEALED"}, "status", "repealed"),
    ],
)
def test_a_field_that_changed_is_proposed_and_taken_over(section, by, changes, field, new):
    (proposal,) = compare(**changes)
    assert (proposal.field, proposal.new) == (field, new)
    accept(proposal, by)
    section.refresh_from_db()
    assert getattr(section, field) == new
    assert section.checked_on == today()
    assert section.history.first().history_user == by
    assert compare(**changes) == []


def test_a_repeal_is_taken_over_with_its_day(section, by):
    (proposal,) = compare(subject="crime: soliciting - REPEALED effective October 1, 2027")
    accept(proposal, by)
    section.refresh_from_db()
    assert (section.status, section.repealed_on.isoformat()) == ("repealed", "2027-10-01")


def test_an_amending_act_becomes_an_act_and_a_change(section, by):
    (proposal,) = compare(amended_by=NEW_ACT)
    taken = accept(proposal, by)
    change = StatuteChange.objects.get(act__slug="pa-27-5")
    assert change.statute == section
    assert change.act_section == "3"
    assert change.effective_on.isoformat() == "2027-10-01"
    assert change.position == 4
    assert change.act.posted_at is None
    assert "Readers see this change once P.A. 27-5 is posted." in taken.words
    assert compare(amended_by=NEW_ACT) == []


def test_an_act_that_is_in_the_record_is_not_entered_again(section, by):
    act = make.act("P.A. 27-5")
    (proposal,) = compare(amended_by=NEW_ACT)
    accept(proposal, by)
    assert Act.objects.filter(year=2027).get() == act


def test_an_act_without_a_date_has_no_date(section, by):
    (proposal,) = compare(amended_by=GOOD["amended_by"] + "; P.A. 27-5, S. 3")
    accept(proposal, by)
    change = StatuteChange.objects.get(act__slug="pa-27-5")
    assert (change.effective_on, change.effective_on_source) == (None, "not stated")


def test_a_new_section_is_entered_for_staff_alone_with_its_history(section, by):
    new = GOOD | {"citation": "17a-106k", "first_enacted_by": "P.A. 27-5, S. 4", "amended_by": ""}
    (proposal,) = compare(GOOD, new)
    accept(proposal, by)
    made = Statute.objects.get(number="17a-106k")
    assert made.posted_at is None
    assert made.in_inventory
    assert [change.effect for change in made.changes.all()] == ["enacted"]
    assert compare(GOOD, new) == []


def test_a_section_outside_the_inventory_joins_it(section, by):
    outside = make.statute("53a-84", in_inventory=False)
    (proposal,) = compare(GOOD, GOOD | {"citation": "53a-84"})
    accept(proposal, by)
    outside.refresh_from_db()
    assert outside.in_inventory


def test_a_section_that_is_gone_leaves_the_inventory_and_keeps_its_page(section, by, client):
    gone = make.statute("53a-84")
    (proposal,) = compare(GOOD)
    assert (proposal.old, proposal.new) == ("listed", "not listed")
    accept(proposal, by)
    gone.refresh_from_db()
    assert not gone.in_inventory
    assert client.get(gone.get_absolute_url()).status_code == 200


def test_a_list_of_statuses_says_nothing_of_sections_that_it_leaves_out(section):
    make.statute("53a-84")
    columns = ["citation", "status", "text_edition", "official_url"]
    row = {"citation": "53a-83", "status": "active", "official_url": PAGE}
    assert differences(read_list(as_file(row, columns=columns))) == []


def test_comparing_twice_makes_no_second_row(section):
    compare(title="Another title.")
    (proposal,) = compare(title="Another title.")
    assert list(InventoryProposal.objects.all()) == [proposal]


def test_what_was_refused_comes_back_only_when_the_list_says_something_else(section, by):
    (proposal,) = compare(title="Another title.")
    refuse(proposal, by)
    assert compare(title="Another title.") == []
    (other,) = compare(title="A third title.")
    assert other.new == "A third title."
    section.refresh_from_db()
    assert section.title == GOOD["title"]


def test_what_a_newer_list_no_longer_says_is_forgotten(section):
    compare(title="Another title.")
    compare()
    assert not InventoryProposal.objects.exists()


def test_what_was_accepted_and_changed_back_is_proposed_again(section, by):
    (proposal,) = compare(title="Another title.")
    accept(proposal, by)
    Statute.objects.filter(pk=section.pk).update(title=GOOD["title"])
    assert compare(title="Another title.") == [proposal]


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(section, by):
    (proposal,) = compare(title="Another title.")
    Statute.objects.filter(pk=section.pk).update(title="Somebody's title.")
    with pytest.raises(ValidationError, match=r"was changed to “Somebody's title\.” since"):
        accept(proposal, by)
    section.refresh_from_db()
    assert section.title == "Somebody's title."


def test_an_act_that_somebody_entered_meanwhile_is_not_doubled(section, by):
    (proposal,) = compare(amended_by=NEW_ACT)
    make.change(statute=section, act=make.act("P.A. 27-5"), act_section="3", position=4)
    with pytest.raises(ValidationError, match=r"names P\.A\. 27-5 already"):
        accept(proposal, by)
    assert section.changes.count() == 4


# The command


@pytest.fixture
def run(tmp_path, capsys):
    """Run the command on a file of these bytes: (exit code, what it said)."""

    def run(content, *options):
        path = tmp_path / "new.csv"
        path.write_bytes(content)
        code = 0
        try:
            call_command("check_inventory", str(path), *options)
        except CommandError as error:
            code = error.returncode
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_the_command_tells_cron_what_it_found(section, run):
    assert run(as_file(GOOD))[0] == 0
    code, said = run(as_file(GOOD | {"title": "Another title."}))
    assert code == 1
    title = GOOD["title"]
    assert f"Sec. 53a-83: title, “{title}” is now “Another title.”" in said
    code, said = run(as_file(GOOD | {"title": ""}))
    assert code == 2
    assert "Row 2, column title: The cell is empty." in said


def test_a_wrong_row_changes_nothing_at_all(section, run):
    run(as_file(GOOD | {"title": "Another title."}, GOOD | {"citation": "wrong"}))
    assert not InventoryProposal.objects.exists()


def test_a_dry_run_keeps_nothing(section, run):
    code, said = run(as_file(GOOD | {"title": "Another title."}), "--dry-run")
    assert code == 1
    assert "Another title." in said
    assert not InventoryProposal.objects.exists()


def test_a_file_that_is_not_there_is_told_in_a_sentence(db, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file") as failed:
        call_command("check_inventory", str(tmp_path / "none.csv"))
    assert failed.value.returncode == 2
