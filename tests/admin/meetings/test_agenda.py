"""An agenda is entered on the page of its meeting, and its items get lasting addresses."""

import pytest

from meetings.models import AgendaItem
from tests import make
from tests.admin.pages import address, save, words


def rows(meeting, *items):
    """What the form sends for some items that are new: (label, title)."""
    sent = {"agenda_items-TOTAL_FORMS": str(len(items))}
    for number, (label, title) in enumerate(items):
        row = {"label": label, "title": title, "position": number + 1, "id": "", "anchor": ""}
        row |= {"meeting": meeting.pk, "parent": ""}
        sent |= {f"agenda_items-{number}-{name}": str(value) for name, value in row.items()}
    return sent


def test_letters_go_under_the_number_above_them(clerk):
    meeting = make.meeting()
    items = [
        ("1.", "Reports"),
        ("2.", "Updates"),
        ("a)", "Inventory"),
        ("b)", "HART"),
        ("3.", "End"),
    ]
    assert save(clerk, meeting, **rows(meeting, *items)).status_code == 302
    kept = {item.title: item for item in AgendaItem.objects.all()}
    assert kept["Inventory"].parent == kept["HART"].parent == kept["Updates"]
    assert kept["End"].parent is None
    assert [kept[title].anchor for _, title in items] == ["1", "2", "2a", "2b", "3"]
    assert [kept[title].position for _, title in items] == [1, 2, 3, 4, 5]


def test_an_item_without_a_label_stands_by_itself(clerk):
    meeting = make.meeting()
    save(clerk, meeting, **rows(meeting, ("1.", "Reports"), ("", "Adjournment")))
    last = AgendaItem.objects.get(title="Adjournment")
    assert (last.parent, last.anchor, last.position) == (None, "", 2)


def test_saving_again_moves_and_renames_nothing(clerk):
    item = make.agenda_item(anchor="", label="1.")
    save(clerk, item.meeting, place="Room 2D")
    item.refresh_from_db()
    assert item.anchor == ""


def test_items_change_places(clerk):
    meeting = make.meeting()
    first, second = (make.agenda_item(title, meeting=meeting) for title in ("One", "Two"))
    changes = {"agenda_items-0-position": "2", "agenda_items-1-position": "1"}
    save(clerk, meeting, **changes)
    assert [i.title for i in AgendaItem.objects.in_order()] == ["Two", "One"]
    assert first.pk != second.pk


def test_an_item_is_not_deleted_from_under_its_parts(clerk):
    meeting = make.meeting()
    whole = make.agenda_item("Updates", meeting=meeting)
    make.agenda_item("HART", meeting=meeting, parent=whole, label="a)", anchor="1a")
    answer = save(clerk, meeting, **{"agenda_items-0-DELETE": "on"})
    assert "which you are deleting" in words(answer)
    assert AgendaItem.objects.count() == 2


def test_an_item_goes_under_an_item_of_its_own_meeting_only(clerk):
    item, other = make.agenda_item(), make.agenda_item("Elsewhere")
    answer = save(clerk, item.meeting, **{"agenda_items-0-parent": str(other.pk)})
    assert "Select a valid choice" in words(answer)


@pytest.mark.parametrize("items", [1, 40])
def test_the_page_of_a_meeting_asks_once_for_the_items_to_choose_from(
    clerk, items, django_assert_max_num_queries
):
    meeting = make.meeting()
    with make.many():
        for _ in range(items):
            make.agenda_item(meeting=meeting)
            make.attendance(meeting=meeting)
    with django_assert_max_num_queries(50):
        clerk.get(address(meeting))
