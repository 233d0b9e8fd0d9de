"""What subscribers are told of, when, and how often: once."""

import datetime

import pytest
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import begin, coming_meeting, links, subscriber, turn
from tipcouncil.records.dates import today
from tipcouncil.site.files.texts import read_all
from tipcouncil.site.notices import news
from tipcouncil.site.notices.models import Email, Notice, Snapshot
from tipcouncil.site.search import results

pytestmark = pytest.mark.django_db


def subjects(messages):
    return [message.subject for message in messages]


def test_minutes_are_told_when_posted_once_and_with_their_address():
    meeting = make.meeting(date="2017-01-19")
    minutes = make.minutes(meeting=meeting, posted=False)
    reader = subscriber("minutes")
    begin()
    assert turn() == []
    minutes.post()
    news.look()
    (message,) = turn()
    assert message.subject == ("Minutes posted: January 19, 2017 – Trafficking in Persons Council")
    assert message.to == ["reader@example.org"]
    assert "https://record.example.gov/meetings/2017-01-19/" in message.body
    assert set(links(message)) == {"change", "leave"}
    assert turn() == []
    assert Email.objects.get().subscription == reader


def test_the_first_look_of_a_site_tells_nobody_of_what_is_there():
    make.minutes()
    subscriber()
    assert turn() == []
    assert Notice.objects.count() == 0


def test_a_fact_that_is_compared_from_now_on_is_no_news():
    meeting = coming_meeting()
    subscriber("meetings")
    begin()
    snapshot = Snapshot.objects.get(object_id=meeting.pk, content_type__model="meeting")
    del snapshot.facts["place"]
    snapshot.save()
    assert turn() == []
    snapshot.refresh_from_db()
    assert snapshot.facts["place"] == meeting.place


def test_a_part_is_told_when_its_whole_is_posted():
    meeting = make.meeting(date="2017-01-19", posted=False)
    make.minutes(meeting=meeting)
    subscriber("minutes")
    begin()
    meeting.post()
    assert subjects(turn()) == ["Minutes posted: January 19, 2017 – Trafficking in Persons Council"]


def test_what_was_posted_before_somebody_confirmed_is_not_told_him():
    begin()
    subscriber("minutes", confirmed_at=timezone.now())
    make.minutes()
    assert turn() == []
    assert Notice.objects.filter(title__startswith="Minutes").get().asked_by == 0


def test_an_amendment_and_an_approval_are_told_each():
    minutes = make.minutes(meeting=make.meeting(date="2017-01-19"))
    subscriber("minutes")
    begin()
    minutes.body += "\n\nMore."
    minutes.save(reason="A line was missing.")
    minutes.save()
    assert [s.split(":")[0] for s in subjects(turn())] == ["Minutes amended"]
    minutes.approval = "approved"
    minutes.save()
    assert [s.split(":")[0] for s in subjects(turn())] == ["Minutes approved"]
    assert turn() == []


def test_the_same_text_posted_again_is_no_news():
    minutes = make.minutes()
    subscriber("minutes")
    begin()
    minutes.take_back()
    minutes.post()
    assert turn() == []


def test_a_meeting_to_come_is_told_when_posted_moved_and_cancelled():
    subscriber("meetings")
    begin()
    meeting = coming_meeting(starts_at=datetime.time(10), kind="regular")
    (message,) = turn()
    assert message.subject.startswith(f"Notice of meeting: {meeting.date_words}")
    assert "10:00 AM (Connecticut time)" in message.body
    meeting.place = "Room 1A"
    meeting.save()
    assert [s.split(":")[0] for s in subjects(turn())] == ["Meeting changed"]
    meeting.summary = "Only a line for lists."
    meeting.save()
    assert turn() == []
    meeting.status = "cancelled"
    meeting.save()
    assert [s.split(":")[0] for s in subjects(turn())] == ["Meeting cancelled"]


def test_an_old_meeting_is_no_notice_of_a_meeting():
    begin()
    subscriber("meetings", address="a@example.org")
    subscriber("everything", address="b@example.org")
    make.meeting(date="2009-01-15")
    (message,) = turn()
    assert message.to == ["b@example.org"]
    assert message.subject.startswith("Meeting entered: January 15, 2009")


def test_what_is_posted_together_comes_in_one_email():
    subscriber("everything")
    begin()
    meeting = coming_meeting()
    make.document("Agenda", meeting=meeting)
    (message,) = turn()
    assert message.subject.startswith("Notice of meeting")
    assert ", and 1 more" in message.subject
    assert "Agenda posted" in message.body


TOPICS = {
    "everything": True,
    "minutes": True,
    "body:council": True,
    "body:committee": False,
    "statute:53a-192a": True,
    "statute:53a-86": False,
    "search:q=nail+salons": True,
    "search:q=nail+salons&body=council&law=53a-192a": True,
    "search:q=nail+salons&kind=document": False,
    "search:q=nail+-salons": False,
    "search:q=%22salons+nail%22": False,
    "search:q=C.G.S.+%C2%A7+53a-192a": True,
    "search:q=nail+hotels": False,
    "search:q=hotels": False,
    "reports": False,
    "meetings": False,
}


def test_each_topic_finds_its_own():
    council = make.body(slug="council")
    make.body("Committee", slug="committee")
    make.statute("53a-192a")
    make.statute("53a-86")
    meeting = make.meeting(body=council)
    readers = [subscriber(topic, address=f"{n}@example.org") for n, topic in enumerate(TOPICS)]
    begin()
    make.minutes("# 1. Reports\n\nOf nail salons and Sec. 53a-192a.", meeting=meeting)
    turn()
    told = {reader.topics[0]: reader.emails.filter(state="sent").exists() for reader in readers}
    assert told == TOPICS


def test_of_a_common_word_an_old_record_is_told_too(monkeypatch):
    monkeypatch.setattr(results, "MOST", 1)
    subscriber("search:q=salons")
    for date in ("2017-01-19", "2017-03-16"):
        make.minutes("# 1. Salons", meeting=make.meeting(date=date))
    begin()
    make.minutes("# 1. Salons", meeting=make.meeting(date="2009-01-15"))
    (message,) = turn()
    assert "Minutes posted: January 15, 2009" in message.body


def test_a_search_for_the_words_inside_a_document_is_told_of_it():
    subscriber("search:q=hairdressers")
    begin()
    make.document("Handout", content=b"Training for hairdressers.", name="handout.txt")
    read_all()
    assert len(turn()) == 1


def test_somebody_with_two_topics_is_told_once():
    subscriber("minutes", "everything", "body:council")
    begin()
    make.minutes(meeting=make.meeting())
    assert len(turn()) == 1


def test_a_request_whose_year_is_over_gets_nothing():
    subscriber("minutes", valid_until=today() - datetime.timedelta(days=1))
    begin()
    make.minutes()
    assert turn() == []


def test_what_was_taken_back_before_the_email_went_out_is_not_in_it():
    subscriber("minutes")
    begin()
    minutes = make.minutes("# 1. SENTINEL")
    news.look()
    minutes.take_back()
    assert turn() == []
    assert Email.objects.get().state == "dropped"


def test_a_loaded_archive_is_no_news_and_what_was_posted_before_it_is():
    subscriber("minutes")
    begin()
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    with news.without_notices():
        make.minutes(meeting=make.meeting(date="2009-01-15"))
    assert ["January 19, 2017" in s for s in subjects(turn())] == [True]
