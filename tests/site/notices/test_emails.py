"""What an e-mail says, when it goes out, and the headers that providers ask for."""

import datetime

import pytest
from django.utils import timezone

from tests import make
from tests.site.notices.subscribers import begin, coming_meeting, links, subscriber, turn
from tipcouncil.site.notices import outbox, subscriptions
from tipcouncil.site.notices.models import Email

pytestmark = pytest.mark.django_db


# Weekly


def test_a_weekly_email_gathers_and_waits_for_monday():
    subscriber("minutes", frequency="weekly")
    begin()
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    make.minutes(meeting=make.meeting(date="2017-02-16"))
    assert turn() == []
    make.minutes(meeting=make.meeting(date="2017-03-16"))
    assert turn() == []
    email = Email.objects.get()
    assert email.try_at == outbox.next_weekly_hour()
    Email.objects.update(try_at=timezone.now())
    (message,) = turn()
    assert message.subject.startswith("This week in the record: 3 changes")
    assert "January 19, 2017" in message.body
    assert "February 16, 2017" in message.body
    assert turn() == []


def test_notice_of_a_meeting_to_come_never_waits_for_monday():
    subscriber("everything", frequency="weekly")
    begin()
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    coming_meeting()
    (message,) = turn()
    assert message.subject.startswith("Notice of meeting")
    assert "2017" not in message.body


def test_who_no_longer_wants_to_wait_gets_at_once_what_waited():
    reader = subscriber("minutes", frequency="weekly")
    begin()
    make.minutes()
    assert turn() == []
    subscriptions.change(reader, ["minutes"], "at once", False)
    assert len(turn()) == 1


def test_the_week_turns_on_monday_at_seven_in_connecticut():
    hours = {
        "2027-01-04T06:59:00-05:00": "2027-01-04T07:00:00-05:00",
        "2027-01-04T07:00:00-05:00": "2027-01-11T07:00:00-05:00",
        "2027-01-10T23:00:00-05:00": "2027-01-11T07:00:00-05:00",
        "2027-03-14T11:00:00+00:00": "2027-03-15T07:00:00-04:00",
    }
    next_hours = {
        now: outbox.next_weekly_hour(datetime.datetime.fromisoformat(now)) for now in hours
    }
    assert {now: hour.isoformat() for now, hour in next_hours.items()} == hours


# The e-mail


def test_an_email_has_the_headers_that_providers_ask_for():
    subscriber("minutes")
    begin()
    make.minutes()
    (message,) = turn()
    head = message.message()
    leave = f"https://record.example.gov{links(message)['leave']}"
    assert head["List-Unsubscribe"] == f"<{leave}>"
    assert head["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert head["Auto-Submitted"] == "auto-generated"
    assert head["Message-ID"] == f"<{Email.objects.get().key}@record.example.gov>"
    assert head["List-Id"]
    assert head["Date"]
    assert "Cc" not in head
    assert "Bcc" not in head
    html = message.alternatives[0][0]
    assert "<img" not in html
    assert "http://" not in html
    assert "<script" not in html


def test_nothing_in_a_record_can_add_a_header_or_markup_and_headers_are_not_folded():
    subscriber("reports")
    begin()
    long = f"{'long words and short ones ' * 7}– § 1"
    make.report(title=f"A\r\nBcc: victim@example.org\n<script>x</script> {long}")
    (message,) = turn()
    assert "\n" not in message.subject
    assert message.message()["Bcc"] is None
    assert "<script" not in message.alternatives[0][0]
    assert "<script>x</script>" in message.body
    head = message.message().as_bytes().partition(b"\n\n")[0]
    assert b"\nList-Unsubscribe: <https://record.example.gov/subscribe/leave/" in head
    assert b"\nSubject: =?utf-8?" in head
    assert max(map(len, head.splitlines())) < 200


def test_a_discreet_email_names_the_council_in_no_header_that_a_list_shows():
    subscriber("minutes", is_discreet=True)
    begin()
    make.minutes()
    (message,) = turn()
    assert message.subject == "A notice you asked for"
    assert message.from_email.startswith("Notices <")
