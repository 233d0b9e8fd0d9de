"""The gate: a record is public when it is posted and everything it belongs to is."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.signals import post_save
from django.utils import timezone

from meetings.models import AgendaItem, Document, Meeting, MemberVote, Minutes
from tests import make

pytestmark = pytest.mark.django_db


def test_an_unposted_record_is_not_public():
    make.meeting(posted=False)
    assert not Meeting.objects.public().exists()


def test_minutes_wait_for_their_meeting():
    minutes = make.minutes(meeting=make.meeting(posted=False))
    assert not Minutes.objects.public().exists()
    assert not minutes.is_public
    minutes.meeting.post()
    assert Minutes.objects.public().get().is_public


def test_a_part_is_public_with_its_whole():
    item = make.agenda_item(meeting=make.meeting(posted=False))
    assert not AgendaItem.objects.public().exists()
    item.meeting.post()
    assert AgendaItem.objects.public().get() == item


def test_a_vote_waits_for_its_motion_and_the_motion_for_its_meeting():
    vote = make.vote(motion=make.motion(meeting=make.meeting(posted=False)))
    vote.motion.meeting.post()
    assert MemberVote.objects.public().get() == vote
    vote.motion.take_back()
    assert not MemberVote.objects.public().exists()


def test_a_document_of_no_meeting_needs_only_its_own_posting():
    make.document(meeting=None)
    assert Document.objects.public().count() == 1


def test_a_body_that_is_taken_back_hides_its_meetings():
    meeting = make.meeting()
    meeting.body.take_back()
    assert not Meeting.objects.public().exists()


def test_posting_twice_keeps_the_first_moment():
    meeting = make.meeting()
    meeting.post()
    meeting.refresh_from_db()
    assert meeting.posted_at == make.POSTED_AT


def test_nothing_is_posted_in_the_future():
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="future"):
        make.meeting(posted_at=tomorrow)


def test_a_posted_record_is_not_deleted():
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        make.meeting().delete()


def test_posted_records_are_not_deleted_together_either():
    make.meeting()
    make.meeting(posted=False)
    with pytest.raises(IntegrityError, match="never deleted"), transaction.atomic():
        Meeting.objects.all().delete()
    assert Meeting.objects.count() == 2


def test_a_draft_may_be_deleted():
    make.meeting(posted=False).delete()
    assert not Meeting.objects.exists()


def test_who_changed_a_record_is_kept():
    meeting = make.meeting()
    meeting.place = "Room 2D"
    meeting.save()
    assert [row.place for row in meeting.history.all()] == [
        "Room 2D",
        "Legislative Office Building, Hartford",
    ]


@pytest.mark.django_db(transaction=True)
def test_a_record_is_saved_with_all_that_follows_of_it_or_not_at_all():
    class StoppedError(Exception):
        pass

    def stop(**signal):
        raise StoppedError

    body = make.body()
    post_save.connect(stop, sender=Meeting)
    try:
        with pytest.raises(StoppedError):
            make.meeting(body=body)
    finally:
        post_save.disconnect(stop, sender=Meeting)
    assert not Meeting.objects.exists()
    assert not Meeting.history.exists()
