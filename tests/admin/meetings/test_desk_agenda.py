"""An agenda is typed as lines: they nest, they become rows, and rows are known again."""

import pytest

from meetings.desk.agenda_lines import agenda_lines, agenda_text
from meetings.desk.agenda_rows import AgendaPlan, agenda_of
from meetings.models import AgendaItem
from tests import make
from tests.admin.pages import address, save, shown, words


def outline(text):
    return [(line.depth, line.label, line.title) for line in agenda_lines(text)]


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("1. One\na) A\nb) B\n2. Two", [0, 1, 1, 0]),
        ("1. One\n   a) A\n2. Two", [0, 1, 0]),
        ("I. One\n1. Deep\na. Deeper\nII. Two\nA. New", [0, 1, 2, 0, 1]),
        ("h) H\ni) I\nj) J", [0, 0, 0]),
        ("1. One\n\ni. Roman\nii. Roman\n2. Two", [0, 1, 1, 0]),
        ("Welcome\n1. One\na) A\nAdjournment", [0, 0, 1, 0]),
        ("1. One\n\ta) A\n\t\t(1) Deep\n2. Two", [0, 1, 2, 0]),
        ("   1. All\n   2. Alike", [0, 0]),
        ("1. One\n1.1 Point\n2. Two", [0, 1, 0]),
        ("", []),
    ],
)
def test_lines_nest_by_indent_or_by_label(text, depths):
    assert [line.depth for line in agenda_lines(text)] == depths


def test_labels_stay_as_printed():
    assert outline("2.) Reports\n- (a) Budget") == [(0, "2.)", "Reports"), (1, "(a)", "Budget")]


def test_an_indented_agenda_comes_back_as_it_was():
    text = "1. One\n   a) A\n      - deep\n2. Two"
    assert agenda_text(agenda_lines(text)) == "1. One\n   a) A\n      deep\n2. Two"


def test_a_line_that_is_no_item_gets_a_sentence():
    with pytest.raises(ValueError, match="longer than the 500 characters"):
        agenda_lines("1. " + "word " * 200)
    with pytest.raises(ValueError, match="400 at most"):
        agenda_lines("x\n" * 401)


def rows(meeting):
    items = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    return [(str(item), str(item.parent or ""), item.anchor) for item in items]


def test_lines_become_rows_with_the_addresses_of_their_headings(clerk):
    meeting = make.meeting(posted=False)
    text = "1. Reports\n   a) Budget\n2. Adjournment"
    assert save(clerk, meeting, agenda_lines=text).status_code == 302
    assert rows(meeting) == [
        ("1. Reports", "", "1"),
        ("a) Budget", "1. Reports", "1a"),
        ("2. Adjournment", "", "2"),
    ]
    assert agenda_of(meeting) == text


def test_items_that_change_places_keep_their_rows(clerk):
    meeting = make.meeting(posted=False)
    save(clerk, meeting, agenda_lines="1. Reports\n2. Updates")
    before = {item.title: item.pk for item in AgendaItem.objects.all()}
    save(clerk, meeting, agenda_lines="1. Updates\n2. Reports")
    assert {item.title: item.pk for item in AgendaItem.objects.all()} == before
    assert rows(meeting) == [("1. Updates", "", "1"), ("2. Reports", "", "2")]


def test_a_public_item_keeps_its_address_when_it_is_reworded(clerk):
    meeting = make.meeting()
    make.agenda_item("Reports", meeting=meeting)
    save(clerk, meeting, agenda_lines="New first\n1. Reports of the committees")
    assert ("1. Reports of the committees", "", "1") in rows(meeting)


def test_what_hangs_on_an_item_is_not_lost_with_its_line(clerk):
    meeting = make.meeting()
    item = make.agenda_item("Reports", meeting=meeting)
    make.attendance("Pat Example", meeting=meeting, agenda_item=item, capacity="presenter")
    answer = save(clerk, meeting, agenda_lines="9. Another")
    assert "somebody who spoke on it" in words(answer)
    assert "9. Another" in words(answer)
    assert [item.title for item in AgendaItem.objects.all()] == ["Reports"]


def test_the_lines_and_the_rows_are_not_changed_at_once(clerk):
    meeting = make.meeting()
    make.agenda_item("Reports", meeting=meeting)
    changes = {"agenda_lines": "1. Reports\n2. New", "agenda_items-0-title": "Budget"}
    assert "changed twice" in words(save(clerk, meeting, **changes))
    assert AgendaItem.objects.get().title == "Reports"


def test_a_form_without_the_lines_leaves_the_agenda_alone(clerk):
    item = make.agenda_item("Reports")
    sent = shown(clerk, address(item.meeting))
    del sent["agenda_lines"]
    assert clerk.post(address(item.meeting), sent | {"place": "Room 2"}).status_code == 302
    assert AgendaItem.objects.get().title == "Reports"


def test_the_last_agenda_is_copied_in_one_click(clerk):
    earlier = make.meeting(date="2017-01-19")
    AgendaPlan(earlier, agenda_lines("1. Reports\na) Budget")).carry_out()
    later = make.meeting(date="2017-03-16", posted=False)
    answer = save(clerk, later, _copy_agenda="1")
    assert answer.status_code == 302
    assert answer["Location"].endswith("#agenda")
    assert agenda_of(later) == "1. Reports\n   a) Budget"


def test_an_agenda_of_another_body_is_not_copied(clerk):
    make.council()
    make.agenda_item("Reports", meeting=make.meeting(date="2017-01-19", body=make.body("Other")))
    later = make.meeting(date="2017-03-16")
    save(clerk, later, _copy_agenda="1")
    assert agenda_of(later) == ""


def test_who_may_only_look_sees_no_box(keeper):
    meeting = make.meeting()
    page = words(keeper.get(address(meeting)))
    assert "agenda_lines" not in page
    assert "minutes_text" not in page
