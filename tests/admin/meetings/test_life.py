"""The life of a meeting as the clerk keeps it: what is done, what is missing, what goes with it."""

import datetime

import pytest
from django.urls import reverse

from meetings.desk.desk import desks
from meetings.models import Meeting, Minutes, Motion
from tests import make
from tests.admin.pages import address, press, press_selected, save, words
from tipcouncil.records.dates import today
from tipcouncil.site.models import AuditEntry
from tipcouncil.site.staff.to_do import to_do

pytestmark = pytest.mark.django_db


def step(meeting, name):
    [desk] = desks(Meeting.objects.filter(pk=meeting.pk))
    return next(one for one in desk.steps if one.name == name)


def session(present=0, votes=0, **motion):
    """A meeting with one posted motion, its members listed as present, and some votes by name."""
    meeting = make.meeting(kind="regular")
    for number in range(present):
        make.attendance(f"Member {number}", meeting=meeting)
    made = make.motion(meeting=meeting, **motion)
    for number in range(votes):
        make.vote(f"Member {number}", motion=made)
    return meeting


# Votes: each member's, in writing (Sec. 1-225(a))


VOTES = [  # the members present, their votes and the motion, and what is lacking
    ({"votes": 3, "present": 3}, ""),
    ({"votes": 3}, ""),
    ({"votes": 2, "present": 3}, "1 of 3 members present have no vote"),
    ({"votes": 2, "yes_count": 3}, "the counts say 3 in favor; by name it is 2 yes"),
    ({"present": 3}, "no member's vote is entered"),
    ({"present": 3, "yes_count": 2, "no_count": 1}, "no member's vote is entered"),
    ({"present": 3, "by_voice": True}, "if the voice vote was unanimous, enter 0 opposed"),
    ({"present": 3, "by_voice": True, "no_count": 0}, ""),
    ({"present": 3, "yes_count": 3}, ""),
    ({"present": 3, "yes_count": 2}, "2 voted in favor, and 3 members are listed as present"),
    ({"by_voice": True, "no_count": 0}, "the members present are not listed"),
    ({"present": 3, "result": "failed", "no_count": 0}, "no member's vote is entered"),
]


def test_votes_are_done_when_each_members_vote_is_in_writing():
    for world, lack in VOTES:
        votes = step(session(**world), "Votes")
        assert votes.is_done == (not lack), world
        assert lack in votes.words, world
    meeting = session(present=2, votes=2)
    make.attendance("Away", meeting=meeting, manner="absent")
    make.attendance("Guest", meeting=meeting, capacity="guest")
    assert step(meeting, "Votes").is_done
    meeting = session(present=2)
    for number in range(2):
        make.vote(f"Member {number}", motion=meeting.motions.get(), option="absent")
    assert "no member's vote is entered" in step(meeting, "Votes").words


def test_a_motion_that_only_staff_see_is_not_done():
    minutes = make.minutes(meeting=make.meeting())
    make.vote(motion=make.motion(meeting=minutes.meeting, posted=False))
    votes = step(minutes.meeting, "Votes")
    assert not votes.is_done
    assert "1 motion not posted, though the posted minutes tell of it." in votes.words


# Every step


def remote(manner, **fields):
    """A meeting with posted minutes that some could attend from elsewhere."""
    meeting = make.meeting(remote_url="https://example.gov/meet", **fields)
    make.attendance(meeting=meeting, manner=manner)
    return make.minutes(meeting=meeting).meeting


def noticed(kind):
    meeting = make.meeting(kind=kind)
    return make.document(kind="notice", meeting=meeting, content=b"To hear a report.").meeting


WORLDS = [
    ("Notice and agenda", lambda: make.meeting(), False, "No agenda was entered."),
    ("Notice and agenda", lambda: make.agenda_item().meeting, True, "Posted with 1 item."),
    ("Votes", lambda: make.meeting(), False, "No motion is entered."),
    ("Votes", lambda: make.minutes().meeting, True, "No motion is entered."),
    ("Minutes", lambda: make.minutes("").meeting, False, "neither their text nor a file"),
    ("Minutes", lambda: make.minutes().meeting, True, "Posted."),
    (
        "Minutes",
        lambda: make.minutes(meeting=make.meeting(posted=False)).meeting,
        False,
        "hidden until the meeting is posted",
    ),
    (
        "Minutes",
        lambda: make.document(meeting=make.meeting(), kind="minutes", content=b"Words.").meeting,
        True,
        "Posted as a file.",
    ),
    (
        "Minutes",
        lambda: remote("not stated"),
        False,
        "it is not said how they attended",
    ),
    ("Minutes", lambda: remote("electronically"), True, "Posted"),
    ("Minutes", lambda: remote("electronically", place=""), True, "recording or transcript"),
    ("Notice and agenda", lambda: noticed("special"), True, "Posted"),
    ("Notice and agenda", lambda: noticed("regular"), False, "No agenda was entered"),
    ("Approval", lambda: make.minutes(approval="not recorded").meeting, False, "not recorded"),
    ("Approval", lambda: make.minutes(approval="draft").meeting, False, "Waits"),
    ("Approval", lambda: make.minutes(approval="approved").meeting, True, "Approved."),
    (
        "The meeting",
        lambda: make.minutes(meeting=make.meeting(status="cancelled")).meeting,
        False,
        "one of the two is wrong",
    ),
    ("The meeting", lambda: make.meeting(date="2090-01-19"), False, "its day has not come"),
    ("The meeting", lambda: make.meeting(status="cancelled"), True, "Its page stays."),
    ("The meeting", lambda: make.meeting(status="cancelled", posted=False), False, "Only staff"),
]


def test_a_step_is_done_when_what_the_law_wants_is_there():
    for name, world, is_done, said in WORLDS:
        found = step(world(), name)
        assert (found.is_done, said in found.words) == (is_done, True), (name, said, found)


def test_minutes_of_an_emergency_are_due_in_72_hours():
    law = step(make.meeting(kind="emergency"), "Minutes").law
    assert "72 hours after it, Sec. 1-225(d)" in law


def test_notice_of_a_meeting_by_electronic_equipment_is_due_two_days_before():
    fields = {"remote_url": "https://example.gov/meet", "starts_at": datetime.time(10)}
    meeting = make.meeting(date="2090-01-19", status="scheduled", posted=False, **fields)
    assert step(meeting, "Notice and agenda").due_words == "January 17, 2090, 10:00 AM"


def test_the_first_page_asks_whether_a_meeting_was_held(staff_client):
    planned = make.meeting(date=today() - datetime.timedelta(days=1), status="scheduled")
    [said] = [task.words for task in to_do(make.administrator("another")) if "held" in task.words]
    assert said.startswith(f"{planned}. The meeting: Say whether it was held")
    assert said in words(staff_client.get(reverse("admin:index")))


# Posting


def test_the_page_that_asks_says_that_the_meeting_becomes_held_and_the_log_keeps_it(clerk):
    minutes = make.minutes(meeting=make.meeting(status="scheduled"), posted=False)
    assert "its status becomes “Held”" in words(clerk.get(address(minutes, "post")))
    press(clerk, minutes, "post")
    meeting = Meeting.objects.get()
    assert meeting.status == "held"
    entry = AuditEntry.objects.get(words__startswith="Held")
    assert (entry.words, entry.by.username) == ("Held: its minutes were posted.", "mara")


@pytest.mark.parametrize("way", ["minutes", "meeting", "list"])
def test_motions_go_public_with_the_minutes_that_tell_of_them(clerk, way):
    meeting = make.meeting(status="scheduled", posted=way != "meeting")
    minutes = make.minutes(meeting=meeting, posted=False)
    motion = make.motion(meeting=meeting, posted=False)
    if way == "list":
        press_selected(clerk, [minutes], "post_selected")
    elif way == "minutes":
        press(clerk, minutes, "post")
    else:
        asked = clerk.get(f"{address(meeting, 'post')}?with=minutes-{minutes.pk}")
        assert f'value="motion-{motion.pk}" checked' in words(asked)
        press(clerk, meeting, "post", **{"with": [f"motion-{motion.pk}", f"minutes-{minutes.pk}"]})
    assert Minutes.objects.get().is_public
    assert Motion.objects.get().is_public
    assert Meeting.objects.get().status == "held"


def test_the_motions_of_approved_minutes_are_posted_before_the_minutes_lock_them(secretary):
    minutes = make.minutes(approval="approved", posted=False)
    make.motion(meeting=minutes.meeting, posted=False)
    press(secretary, minutes, "post")
    assert Motion.objects.get().is_public
    assert Minutes.objects.get().is_public


def test_minutes_of_a_cancelled_meeting_must_be_looked_at(clerk):
    minutes = make.minutes(meeting=make.meeting(status="cancelled"), posted=False)
    assert "recorded as cancelled" in words(press(clerk, minutes, "post"))
    assert not Minutes.objects.get().is_posted
    press(clerk, minutes, "post", looked="yes")
    assert Minutes.objects.get().is_posted
    assert Meeting.objects.get().status == "cancelled"


def test_minutes_are_not_posted_before_the_day_of_their_meeting(clerk):
    minutes = make.minutes(meeting=make.meeting(date="2090-01-19"), posted=False)
    assert "January 19, 2090, has not come" in words(press(clerk, minutes, "post"))
    assert not Minutes.objects.get().is_posted


def test_a_meeting_with_posted_minutes_is_not_made_a_plan_again(clerk):
    meeting = make.minutes().meeting
    answer = save(clerk, meeting, status="scheduled")
    assert "Its minutes are posted, so it was held." in words(answer)


# Address and day, in the form


def test_the_form_lets_the_address_follow_the_date_until_it_is_posted(clerk):
    meeting = make.meeting(date="2017-01-19", posted=False)
    save(clerk, meeting, date="2017-01-26")
    assert Meeting.objects.get().slug == "2017-01-26"
    save(clerk, meeting, date="2017-02-02", slug="annual-meeting")
    save(clerk, meeting, date="2017-02-09")
    assert Meeting.objects.get().slug == "annual-meeting"


def test_the_form_moves_a_posted_meeting_and_loses_nothing(clerk):
    day, later = make.working_day(20), make.working_day(27)
    meeting = make.meeting(date=day, status="scheduled")
    make.agenda_item("Reports", meeting=meeting)
    make.document("Agenda", meeting=meeting)
    assert save(clerk, meeting, date=later.isoformat()).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.slug, meeting.moved_from) == (day.isoformat(), day.isoformat())
    assert meeting.is_public
    assert (meeting.agenda_items.count(), meeting.documents.count()) == (1, 1)
    save(clerk, meeting, moved_from="")
    assert Meeting.objects.get().moved_from == ""


def test_the_day_a_meeting_was_moved_from_is_a_date(clerk):
    answer = save(clerk, make.meeting(), moved_from="January")
    assert "is not a date such as" in words(answer)


def test_another_kind_or_body_may_meet_on_the_same_day(clerk):
    first = make.meeting(date="2017-01-19", kind="regular")
    fields = {"date": "2017-01-19", "body": str(first.body_id), "kind": "special"}
    assert save(clerk, Meeting, **fields).status_code == 302
    assert Meeting.objects.get(kind="special").slug == "2017-01-19-special"
