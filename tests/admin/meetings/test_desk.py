"""The clerk's desk: one page takes a meeting from its notice to approved minutes."""

import datetime

import pytest
from django.db import connection

from meetings.desk.drafting import blanks_in
from meetings.importing.parsing import parse_text
from meetings.models import Attendance, Meeting, MemberVote, Minutes, Motion
from tests import make
from tests.admin.pages import address, press, save, sent_by, shown, sign_in, told, words

TEXT = """Trafficking in Persons Council

MINUTES

January 19, 2017

Legislative Office Building, Room 2D

Members present: Jillian Gilchrest, Erin Williams

The meeting was called to order at 10:06 AM.

# 1. Approval of minutes

Jillian Gilchrest moved to approve the minutes of November 17, 2016. Erin Williams seconded. \
The motion carried.

# 2. Adjournment

The meeting was adjourned at 11:43 AM.
"""


def start(client, meeting, **changes):
    return save(client, meeting, _start_minutes="1", **changes)


def test_minutes_begin_with_what_the_record_knows(clerk):
    meeting = make.meeting(date="2017-01-19", place="Room 2D", posted=False)
    meeting.called_to_order = datetime.time(10, 6)
    meeting.save()
    answer = start(clerk, meeting, agenda_lines="1. Reports\n   a) Budget\n2. Adjournment")
    assert answer["Location"].endswith("#minutes")
    text = Minutes.objects.get(meeting=meeting).body
    for line in ("January 19, 2017", "Room 2D", "# 1. Reports", "## a) Budget"):
        assert f"\n\n{line}\n\n" in text
    assert "called to order at 10:06 AM." in text
    assert text.endswith("# 2. Adjournment\n\nThe meeting was adjourned at [fill in: hour].\n")


def test_each_member_of_that_day_is_to_be_marked_and_no_text_is_ever_replaced(clerk):
    meeting = make.meeting(date="2017-01-19", posted=False)
    sits = {"body": meeting.body, "begins": datetime.date(2016, 1, 1)}
    make.membership(person=make.person("Pat Example"), role="chair", **sits)
    make.membership(person=make.person("Lee Gone"), ends=datetime.date(2016, 6, 1), **sits)
    withheld = make.person("Ann Withheld", name_withheld=True)
    make.membership(person=withheld, seat=make.seat("Public member"), **sits)
    start(clerk, meeting)
    minutes = Minutes.objects.get()
    assert "- Pat Example, Chair: [fill in: present, electronically or absent]" in minutes.body
    assert "- Public member: [fill in:" in minutes.body
    assert "Lee Gone" not in minutes.body
    assert "Ann Withheld" not in minutes.body
    minutes.body = "Written by hand."
    minutes.save()
    start(clerk, meeting)
    minutes.refresh_from_db()
    assert minutes.body == "Written by hand."


def test_minutes_are_written_on_the_page_of_the_meeting(clerk):
    meeting = make.meeting()
    save(clerk, meeting, minutes_text="# 1. Reports\n\nOf the chair.\n")
    minutes = Minutes.objects.get(meeting=meeting)
    assert minutes.body == "# 1. Reports\n\nOf the chair.\n"
    assert minutes.posted_at is None
    assert minutes.history.first().history_user.username == "mara"


def test_posted_minutes_are_corrected_on_their_own_page(clerk):
    minutes = make.minutes("Public words.")
    form = shown(clerk, address(minutes.meeting))
    assert "minutes_text" not in form
    clerk.post(address(minutes.meeting), form | {"minutes_text": "Other words."})
    minutes.refresh_from_db()
    assert minutes.body == "Public words."


def test_a_second_writer_of_the_minutes_keeps_his_text_beside_the_first(clerk):
    minutes = make.minutes("Old words.", posted=False)
    opened = shown(clerk, address(minutes.meeting))
    save(clerk, minutes.meeting, minutes_text="First words.")
    answer = clerk.post(address(minutes.meeting), opened | {"minutes_text": "Second words."})
    page = words(answer)
    assert "Nothing of yours is saved yet" in page
    assert ">First words.</pre>" in page
    assert ">Second words.</pre>" in page
    minutes.refresh_from_db()
    assert minutes.body == "First words."


STANDS = {
    "No agenda was entered.": lambda: make.meeting(posted=False),
    "1 blank to fill in.": lambda: make.minutes("x [fill in: hour]", posted=False).meeting,
    "Ready to post.": lambda: make.minutes("Words.", posted=False).meeting,
    "Waits for the meeting that approves": lambda: make.minutes(approval="draft").meeting,
    "1 motion without the members": lambda: make.motion(posted=False).meeting,
    "Cancelled. Its page stays.": lambda: make.meeting(status="cancelled"),
}


def test_the_page_says_where_the_meeting_stands_and_by_when_the_next_step_is_due(clerk):
    for sentence, world in STANDS.items():
        assert sentence in words(clerk.get(address(world()))), sentence
    planned = {"status": "scheduled", "posted": False, "starts_at": datetime.time(10, 0)}
    page = words(clerk.get(address(make.meeting(date="2090-01-19", **planned))))
    assert "By January 18, 2090, 10:00 AM" in page
    assert "Late." not in page


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2090-01-17", "By January 13, 2090, 10:00 AM"),  # a Tuesday after King Day
        ("2090-11-24", "By November 22, 2090, 10:00 AM"),  # the Friday after Thanksgiving
    ],
)
def test_the_hour_for_a_special_meeting_leaves_out_what_the_law_does(clerk, date, last):
    called = {"kind": "special", "status": "scheduled", "posted": False}
    page = words(clerk.get(address(make.meeting(date=date, starts_at=datetime.time(10), **called))))
    assert last in page


def test_votes_of_a_sitting_past_midnight_are_due_from_the_next_day(clerk):
    hours = {"starts_at": datetime.time(22), "adjourned": datetime.time(0, 40)}
    motion = make.motion(posted=False, meeting=make.meeting(date="2027-01-20", **hours))
    assert "By January 23, 2027, 12:40 AM" in words(clerk.get(address(motion.meeting)))


# Read from text


def from_text(client, meeting, **sent):
    url = address(meeting, "from_text")
    page = client.get(url)
    return page, lambda keys: client.post(url, sent_by(page) | {"do": keys} | sent)


def changes(page):
    return {c.key: c for found in page.context["groups"].values() for c in found}


def test_the_structure_follows_the_text(clerk):
    meeting = make.minutes(TEXT, posted=False, meeting=make.meeting(place="")).meeting
    page, do = from_text(clerk, meeting)
    assert all(change.is_chosen for change in changes(page).values())
    assert do(list(changes(page))).status_code == 302
    assert [str(item) for item in meeting.agenda_items.all()] == [
        "1. Approval of minutes",
        "2. Adjournment",
    ]
    assert {row.name_as_recorded for row in Attendance.objects.all()} == {
        "Jillian Gilchrest",
        "Erin Williams",
    }
    motion = Motion.objects.get()
    assert (motion.moved_by_name, motion.seconded_by_name) == ("Jillian Gilchrest", "Erin Williams")
    assert motion.result == "carried"
    assert motion.agenda_item.title == "Approval of minutes"
    meeting.refresh_from_db()
    assert meeting.called_to_order == datetime.time(10, 6)
    again, _ = from_text(clerk, meeting)
    assert changes(again) == {}


def test_nobody_waits_while_a_text_is_read(clerk, monkeypatch):
    minutes = make.minutes(TEXT, posted=False)
    page, do = from_text(clerk, minutes.meeting)
    begun = len(connection.savepoint_ids)
    read = []

    def parse(text):
        read.append(len(connection.savepoint_ids))
        return parse_text(text)

    monkeypatch.setattr("meetings.admin.from_text.parse_text", parse)
    minutes.body += "Jo Other left at 11:00 AM.\n"
    minutes.save()
    assert "after you opened this page" in words(do(list(changes(page))))
    page, do = from_text(clerk, minutes.meeting)
    assert do(list(changes(page))).status_code == 302
    assert read == [begun]


def test_a_meeting_whose_hours_are_read_or_written_or_whose_minutes_are_filed_was_held(clerk):
    planned = {"status": "scheduled", "starts_at": None}
    minutes = make.minutes(TEXT, posted=False, meeting=make.meeting(**planned))
    page, do = from_text(clerk, minutes.meeting)
    do(list(changes(page)))
    written = make.meeting(date="2017-03-16", **planned)
    save(clerk, written, adjourned="11:43")
    assert set(Meeting.objects.values_list("status", flat=True)) == {"held"}
    make.document("Minutes", kind="minutes", meeting=written)
    assert "so it was held" in words(save(clerk, written, status="scheduled"))


def read_once(clerk):
    minutes = make.minutes(TEXT, posted=False, meeting=make.meeting(place=""))
    page, do = from_text(clerk, minutes.meeting)
    do(list(changes(page)))
    return minutes


def test_what_came_from_the_text_follows_it_and_what_somebody_typed_is_left_alone(clerk):
    person = make.person("Erin Williams", name_withheld=True)
    minutes = read_once(clerk)
    meeting = minutes.meeting
    assert Attendance.objects.get(name_as_recorded="Erin Williams").person == person
    make.agenda_item("By hand", meeting=meeting, label="9.", anchor="9", position=9)
    minutes.body = TEXT.replace("# 2. Adjournment", "# 2. Reports\n\n# 3. Adjournment")
    minutes.save()
    page, do = from_text(clerk, meeting)
    assert all(change.is_chosen for change in changes(page).values())
    do(list(changes(page)))
    items = [str(item) for item in meeting.agenda_items.order_by("position")]
    assert set(items) == {"1. Approval of minutes", "2. Reports", "3. Adjournment", "9. By hand"}
    assert [one for one in items if "hand" not in one][1] == "2. Reports"


def test_a_row_corrected_by_hand_or_posted_is_changed_only_when_it_is_ticked(clerk):
    minutes = read_once(clerk)
    motion = Motion.objects.get()
    motion.moved_by_name = "J. Gilchrest"
    motion.save()
    page, do = from_text(clerk, minutes.meeting)
    (key, change), *others = changes(page).items()
    assert others == []
    assert "by hand" in change.asks
    motion.post()
    page, do = from_text(clerk, minutes.meeting)
    assert [one.asks for one in changes(page).values()] == ["It is posted: readers see it."]
    for keys, name in (([], "J. Gilchrest"), ([key], "Jillian Gilchrest")):
        do(keys)
        motion.refresh_from_db()
        assert motion.moved_by_name == name


def test_who_may_not_change_a_meeting_reads_no_text_nor_anybody_one_that_is_not_there(client, db):
    meeting, minutes = make.meeting(), make.minutes(TEXT, posted=False)
    sign_in(client, "administrator")
    assert client.get(address(minutes.meeting, "from_text")).status_code == 403
    sign_in(client, "clerk", name="mara")
    assert "nothing to read" in told(client.get(address(meeting, "from_text")))


# Before posting


def test_nothing_is_posted_with_a_blank_in_it(clerk):
    minutes = make.minutes("At [fill in: hour].", posted=False)
    page = words(clerk.get(address(minutes, "post")))
    assert "1 blank not filled in: [fill in: hour]" in page
    press(clerk, minutes, "post")
    minutes.refresh_from_db()
    assert minutes.posted_at is None
    meeting = minutes.meeting
    press(clerk, meeting, "post", **{"with": f"minutes-{minutes.pk}"})
    minutes.refresh_from_db()
    assert minutes.posted_at is None


def test_a_withheld_name_in_a_text_must_be_looked_at(clerk):
    make.person("Ann Withheld", name_withheld=True)
    minutes = make.minutes("Then Ann Withheld spoke.", posted=False)
    assert "whose name is withheld" in words(clerk.get(address(minutes, "post")))
    press(clerk, minutes, "post")
    minutes.refresh_from_db()
    assert minutes.posted_at is None
    press(clerk, minutes, "post", looked="yes")
    minutes.refresh_from_db()
    assert minutes.is_public


def test_the_page_that_asks_says_what_is_missing_and_where_it_will_appear(clerk):
    meeting = make.meeting(date="2017-01-19", place="", posted=False)
    make.minutes("Of Sec. 53a-999.", meeting=meeting, posted=False)
    make.motion("To adjourn", meeting=meeting, posted=False)
    make.document("Handout", meeting=meeting, posted=False)
    page = words(clerk.get(address(meeting, "post")))
    for said in (
        "Not entered: the place, the hour, the agenda.",
        "Law that is not in the record",
        "Sec. 53a-999",
        "no member&#x27;s vote is entered",
        "There is no file",
        "<code>/meetings/2017-01-19/</code>",
        "<code>/feeds/meetings.xml</code>",
        "<code>/meetings/2017-01-19/minutes.md</code>",
    ):
        assert said in page, said


def test_an_untagged_pdf_is_told(clerk):
    paper = make.document("Slides", content=b"%PDF-1.4", name="a.pdf", posted=False)
    type(paper).objects.filter(pk=paper.pk).update(is_tagged=False)
    meeting = make.meeting(posted=False)
    type(paper).objects.filter(pk=paper.pk).update(meeting=meeting)
    assert "not tagged for screen readers" in words(clerk.get(address(meeting, "post")))


def test_save_and_post_ticks_the_minutes_that_were_written(clerk):
    answer = save(clerk, make.meeting(posted=False), minutes_text="Words.", _post="1")
    minutes = Minutes.objects.get()
    assert answer["Location"].endswith(f"?with=minutes-{minutes.pk}")
    page = words(clerk.get(answer["Location"]))
    assert f'value="minutes-{minutes.pk}" checked' in page


def test_a_new_meeting_is_entered_with_its_agenda_and_its_minutes_at_once(clerk):
    make.council()
    url = address(Meeting, "add")
    form = shown(clerk, url)
    sent = {"date": "2017-01-19", "agenda_lines": "1. Reports", "_start_minutes": "1"}
    assert clerk.post(url, form | sent).status_code == 302
    meeting = Meeting.objects.get()
    assert [str(item) for item in meeting.agenda_items.all()] == ["1. Reports"]
    assert blanks_in(meeting.minutes.body)
    assert not MemberVote.objects.exists()
