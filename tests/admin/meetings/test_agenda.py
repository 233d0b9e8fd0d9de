"""An agenda is typed as lines: they nest, they become rows, and rows are known again."""

import pytest

from meetings.desk.agenda_lines import agenda_lines, agenda_text
from meetings.desk.agenda_rows import AgendaPlan, agenda_of
from meetings.models import AgendaItem
from tests import make
from tests.admin.pages import address, save, shown, words

NESTING = {
    "1. One\na) A\nb) B\n2. Two": [0, 1, 1, 0],
    "1. One\n   a) A\n2. Two": [0, 1, 0],
    "I. One\n1. Deep\na. Deeper\nII. Two\nA. New": [0, 1, 2, 0, 1],
    "h) H\ni) I\nj) J": [0, 0, 0],
    "1. One\n\ni. Roman\nii. Roman\n2. Two": [0, 1, 1, 0],
    "Welcome\n1. One\na) A\nAdjournment": [0, 0, 1, 0],
    "1. One\n\ta) A\n\t\t(1) Deep\n2. Two": [0, 1, 2, 0],
    "   1. All\n   2. Alike": [0, 0],
    "1. One\n1.1 Point\n2. Two": [0, 1, 0],
    "": [],
}


def test_lines_nest_by_indent_or_by_label_and_come_back_as_they_were():
    found = {text: [line.depth for line in agenda_lines(text)] for text in NESTING}
    assert found == NESTING
    labels = [(line.depth, line.label, line.title) for line in agenda_lines("2.) R\n- (a) B")]
    assert labels == [(0, "2.)", "R"), (1, "(a)", "B")]
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


def test_lines_become_rows_with_lasting_addresses_and_rows_are_known_again(clerk):
    meeting = make.meeting(posted=False)
    text = "1. Reports\n   a) Budget\n2. Adjournment"
    assert save(clerk, meeting, agenda_lines=text).status_code == 302
    assert rows(meeting) == [
        ("1. Reports", "", "1"),
        ("a) Budget", "1. Reports", "1a"),
        ("2. Adjournment", "", "2"),
    ]
    assert agenda_of(meeting) == text
    before = {item.title: item.pk for item in AgendaItem.objects.all()}
    save(clerk, meeting, agenda_lines="1. Adjournment\n2. Reports\n   a) Budget")
    assert {item.title: item.pk for item in AgendaItem.objects.all()} == before
    assert rows(meeting)[0] == ("1. Adjournment", "", "1")
    sent = shown(clerk, address(meeting))
    del sent["agenda_lines"]  # a form without the lines leaves the agenda alone
    assert clerk.post(address(meeting), sent | {"place": "Room 2"}).status_code == 302
    assert {item.title: item.pk for item in AgendaItem.objects.all()} == before


def test_a_public_item_keeps_its_address_when_it_is_reworded(clerk):
    meeting = make.meeting()
    make.agenda_item("Reports", meeting=meeting)
    save(clerk, meeting, agenda_lines="New first\n1. Reports of the committees")
    assert ("1. Reports of the committees", "", "1") in rows(meeting)


def test_what_an_item_has_beside_its_line_is_kept_when_lines_move(clerk):
    meeting = make.meeting()
    for number, title in enumerate(["Reports", "Budget"], start=1):
        make.agenda_item(title, meeting=meeting, label=f"{number}.", anchor=str(number))
    typed = {"agenda_items-1-presenter_names": "Pat Example"}
    save(clerk, meeting, agenda_lines="1. Budget\n2. Reports", **typed)
    assert AgendaItem.objects.get(title="Budget").presenter_names == "Pat Example"
    assert [row[0] for row in rows(meeting)] == ["1. Budget", "2. Reports"]


def test_what_hangs_on_an_item_is_not_lost_with_its_line(clerk):
    meeting = make.meeting()
    item = make.agenda_item("Reports", meeting=meeting)
    make.attendance("Pat Example", meeting=meeting, agenda_item=item, capacity="presenter")
    answer = words(save(clerk, meeting, agenda_lines="9. Another"))
    assert "somebody who spoke on it" in answer
    assert "9. Another" in answer
    assert [item.title for item in AgendaItem.objects.all()] == ["Reports"]


def test_a_motion_goes_under_an_item_of_its_own_meeting(clerk):
    motion, other = make.motion(), make.agenda_item(meeting=make.meeting(date="2016-01-01"))
    answer = save(clerk, motion, agenda_item=str(other.pk))
    assert "Choose an item of the meeting of this motion." in words(answer)


def test_the_last_agenda_of_the_same_body_is_copied_in_one_click(clerk):
    earlier = make.meeting(date="2017-01-19")
    AgendaPlan(earlier, agenda_lines("1. Reports\na) Budget")).carry_out()
    make.agenda_item("Other", meeting=make.meeting(date="2017-02-19", body=make.body("Other")))
    later = make.meeting(date="2017-03-16", posted=False, body=earlier.body)
    answer = save(clerk, later, _copy_agenda="1")
    assert answer["Location"].endswith("#agenda")
    assert agenda_of(later) == "1. Reports\n   a) Budget"


def test_who_may_only_look_sees_no_box(keeper):
    page = words(keeper.get(address(make.meeting())))
    assert "agenda_lines" not in page
    assert "minutes_text" not in page


def test_the_page_of_a_meeting_asks_once_for_the_items_to_choose_from(
    clerk, django_assert_max_num_queries
):
    meeting = make.meeting()
    with make.many():
        for _ in range(40):
            make.agenda_item(meeting=meeting)
            make.attendance(meeting=meeting)
    with django_assert_max_num_queries(50):
        clerk.get(address(meeting))
