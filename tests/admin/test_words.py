"""What the database refuses comes back as a sentence on the form, and never as a broken page."""

import pytest
from django.db import IntegrityError, transaction

from meetings.models import Meeting, Person
from tests import make
from tests.admin.pages import save, words
from tipcouncil.records.admin.fields import ClockField
from tipcouncil.records.admin.forms import words_of

REFUSED = [
    ({"starts_at": "10:00", "ends_at": "9:00"}, "cannot be scheduled to end before it starts"),
    ({"called_to_order": "10:06 AM", "adjourned": "9:43 AM"}, "cannot adjourn before"),
    ({"date_precision": "month", "date": "2014-06-03"}, "write its first day"),
    ({"date": "2014-13-45"}, "Enter a valid date, such as 2017-01-19"),
    ({"starts_at": "half past ten"}, "Enter a valid time, such as 10:06 AM"),
    ({"remote_url": "the usual one"}, "Enter a valid URL, such as https://"),
    ({"slug": "the usual one"}, "letters from a to z, digits and hyphens"),
    ({"date": ""}, "This field is required"),
    ({"status": "postponed"}, "not one of the available choices"),
]


def test_what_is_refused_of_a_meeting_is_told_in_words(clerk):
    meeting = make.meeting(posted=False)
    for changes, sentence in REFUSED:
        answer = save(clerk, meeting, **changes)
        assert answer.status_code == 200
        assert sentence in words(answer), changes


def test_an_address_that_is_taken_is_told_with_the_way_out(clerk):
    taken = make.person("Ann Ash")
    answer = save(clerk, Person, name="Ann Ash", sort_name="Ash, Ann", slug=taken.slug)
    assert "Another record has this address already" in words(answer)


def test_approved_in_without_approval_is_explained(secretary):
    answer = save(secretary, make.minutes(), approved_in=str(make.meeting().pk))
    assert "clear the meeting that approved them" in words(answer).replace("\n", " ")


def test_minutes_are_not_approved_before_they_were_taken(secretary):
    earlier, meeting = make.meeting(date="2016-01-01"), make.meeting(date="2017-01-19")
    minutes = make.minutes(meeting=meeting)
    answer = save(secretary, minutes, approval="approved", approved_in=str(earlier.pk))
    assert "at a later meeting than their own" in words(answer)


def test_a_second_meeting_of_one_day_needs_an_address_of_its_own(clerk):
    first = make.meeting(date="2017-01-19")
    answer = save(clerk, Meeting, date="2017-01-19", body=str(first.body_id))
    assert "There is a meeting at /meetings/2017-01-19/ already" in words(answer)


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (
            lambda: [make.vote("Pat Example", motion=m) for m in [make.motion()] * 2],
            "This member's vote on this motion is entered already.",
        ),
        (
            lambda: [make.host_agency("Commission") for _ in range(2)],
            "Another record has the same address or number already, or one that is needed is gone.",
        ),
        (
            lambda: make.meeting(starts_at="10:00", ends_at="09:00"),
            "A meeting cannot be scheduled to end before it starts.",
        ),
        (
            lambda: [make.agenda_item(meeting=m, anchor="2a") for m in [make.meeting()] * 2],
            "Two items of one meeting cannot have the same anchor.",
        ),
    ],
)
def test_what_only_the_database_sees_is_put_in_the_words_of_its_constraint(db, build, sentence):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        build()
    assert words_of(refused.value) == sentence


def test_an_hour_is_taken_as_people_write_it():
    for typed in ("10:06 AM", "10:06 a.m.", "10:06am", "10:06", "10:06:00"):
        assert f"{ClockField().clean(typed):%H:%M}" == "10:06"


def test_a_web_address_without_a_scheme_is_taken_as_https(clerk):
    meeting = make.meeting()
    save(clerk, meeting, remote_url="example.gov/meet")
    meeting.refresh_from_db()
    assert meeting.remote_url == "https://example.gov/meet"
