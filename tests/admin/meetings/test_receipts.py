"""A posting writes its receipt; the receipt stands, checks itself, and satisfies a duty."""

import datetime
import hashlib

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from meetings.models import FilingWay, Receipt, Subject
from tests import make
from tests.admin.pages import address, press, save, words
from tipcouncil.records.dates import today

pytestmark = pytest.mark.django_db
AGENDA = "1. Reports"


def to_come(**fields):
    """A regular meeting in a week, with an agenda, which only staff see."""
    fields = {"kind": "regular", "status": "scheduled", "posted": False} | fields
    in_a_week = today() + datetime.timedelta(days=7)
    meeting = make.meeting(date=in_a_week, starts_at=datetime.time(10), **fields)
    make.agenda_item("Reports", label="1.", meeting=meeting)
    return meeting


def receipts(**wanted):
    return {receipt.subject: receipt for receipt in Receipt.objects.filter(**wanted)}


def page_of(client, receipt):
    return words(client.get(receipt.get_absolute_url()))


def test_posting_a_meeting_writes_receipts_of_its_notice_and_agenda(clerk, client):
    meeting = to_come(place="Room 2D")
    press(clerk, meeting, "post")
    written = receipts(meeting=meeting)
    assert set(written) == {Subject.NOTICE, Subject.AGENDA}
    agenda = written[Subject.AGENDA]
    assert (agenda.proves, agenda.role, agenda.way) == ("agenda posted", "clerk", FilingWay.HERE)
    assert agenda.sha256 == hashlib.sha256(AGENDA.encode()).hexdigest()
    assert agenda.posted_at >= meeting.__class__.objects.get(pk=meeting.pk).posted_at
    page = page_of(client, agenda)
    assert "The text below has the checksum of this receipt." in page
    assert AGENDA in page
    assert "Room 2D" in written[Subject.NOTICE].text
    meeting_page = words(client.get(meeting.get_absolute_url()))
    starts = timezone.make_aware(datetime.datetime.combine(meeting.date, meeting.starts_at))
    days = (starts.astimezone(datetime.UTC) - agenda.posted_at).days
    ahead = f"Agenda posted {days} days before the meeting; the law asks for 24 hours."
    assert ahead in meeting_page
    assert "Agenda filed with the Secretary of the State: due by" in meeting_page


def test_a_later_agenda_gets_a_receipt_of_its_own_and_an_old_record_none(clerk):
    meeting, old = to_come(), make.meeting(date="2017-01-19", kind="regular")
    press(clerk, meeting, "post")
    for one in (meeting, old):
        save(clerk, one, agenda_lines=f"{AGENDA}\n2. Budget", _continue="1")
    assert meeting.receipts.filter(subject=Subject.AGENDA).count() == 2
    assert not old.receipts.exists()


def test_a_posting_that_is_taken_back_is_no_evidence(clerk, client):
    meeting = to_come()
    press(clerk, meeting, "post")
    first = receipts()[Subject.AGENDA]
    press(clerk, meeting, "take-back")
    assert client.get(first.get_absolute_url()).status_code == 404
    press(clerk, meeting, "post")
    assert client.get(first.get_absolute_url()).status_code == 404
    assert Receipt.objects.standing().filter(subject=Subject.AGENDA).count() == 1


def test_minutes_and_papers_have_receipts_that_know_when_they_do_not_fit(clerk, client):
    meeting = make.meeting(date=today() - datetime.timedelta(days=1), kind="regular")
    paper = make.document(meeting=meeting, kind="handout", posted=False, content=b"a paper")
    minutes = make.minutes("# 1. Reports", meeting=meeting, posted=False)
    paper.post()
    minutes.post()
    written = receipts()
    assert set(written) == {Subject.DOCUMENT, Subject.MINUTES, Subject.VOTES}
    assert written[Subject.MINUTES].version == 1
    assert "Version 1, as this site keeps it, has the checksum" in page_of(
        client, written[Subject.MINUTES]
    )
    assert "The file has the checksum" in page_of(client, written[Subject.DOCUMENT])
    with open(paper.file.path, "ab") as file:
        file.write(b"!")
    assert "it is not what was posted then" in page_of(client, written[Subject.DOCUMENT])
    minutes.body = "# 1. Updates"
    minutes.save(reason="A word was wrong.")
    versions = Receipt.objects.filter(subject=Subject.MINUTES).order_by("pk")
    assert [receipt.version for receipt in versions] == [1, 2]


def test_votes_are_in_writing_once_each_motion_is_posted_with_every_vote():
    meeting = make.meeting(date=today() - datetime.timedelta(days=1), kind="regular")
    motions = [make.motion(meeting=meeting, posted=False) for _ in range(2)]
    for motion in motions:
        make.vote(motion=motion)
    motions[0].post()
    assert not Receipt.objects.exists()
    motions[1].post()
    assert receipts()[Subject.VOTES].proves == "votes written"


def test_a_report_has_receipts_of_its_text_and_its_files(client):
    report = make.report(year=2016, body="Of the year.", posted=False)
    make.report_file(report=report, content=b"The report.")
    report.post()
    written = receipts()
    assert set(written) == {Subject.REPORT, Subject.REPORT_FILE}
    assert {receipt.year for receipt in written.values()} == {2017}
    for receipt in written.values():
        assert "has the checksum of this receipt" in page_of(client, receipt)
    report.take_back()
    assert not Receipt.objects.standing().exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE meetings_receipt SET date = '2017-01-01'",
        "UPDATE meetings_receipt SET sha256 = 'another'",
        "DELETE FROM meetings_receipt",
    ],
)
def test_the_database_keeps_a_receipt_as_it_is(sql):
    make.receipt()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_what_staff_enter_of_a_filing_stands_once_it_is_posted(clerk, client):
    meeting = make.meeting(date="2017-01-19", kind="regular", starts_at=datetime.time(10))
    receipt = make.receipt(
        "Agenda, filed", meeting=meeting, words="Confirmation 4711", posted=False
    )
    assert client.get(receipt.get_absolute_url()).status_code == 404
    press(clerk, receipt, "post")
    assert "Confirmation 4711" in page_of(client, receipt)
    assert 'name="words"' not in clerk.get(address(receipt)).content.decode()
    page = words(client.get(meeting.get_absolute_url()))
    assert "Agenda filed with the Secretary of the State on January 17, 2017" in page


def test_a_meeting_from_before_this_site_says_what_is_not_recorded(client):
    meeting = make.meeting(date="2014-02-11", kind="regular")
    make.minutes(meeting=meeting, posted=False).post()
    page = words(client.get(meeting.get_absolute_url()))
    assert "Minutes posted: not recorded, due by February 18, 2014." in page
    year = words(client.get("/meetings/2014/deadlines/"))
    assert "Minutes posted: not recorded" in year
    assert "missed" not in year + page
    assert "/meetings/2014/deadlines/" in client.get("/meetings/2014/").content.decode()
