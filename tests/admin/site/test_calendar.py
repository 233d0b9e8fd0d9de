"""The clerk's calendar: late and due, most urgent first, and one click to the thing to do."""

import datetime
import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from meetings.evidence import gathering
from meetings.models import Receipt
from tests import make
from tests.admin.pages import press, words
from tipcouncil.records.dates import today
from tipcouncil.site.notices import letters, outbox
from tipcouncil.site.notices.models import Email, StaffLetters
from tipcouncil.site.staff.calendar import calendar, strip

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def kept(monkeypatch):
    """A site that has kept receipts for a year."""
    monkeypatch.setattr(gathering, "kept_since", lambda: today() - 365 * DAY)


def meeting(days, **fields):
    fields = {"kind": "regular", "starts_at": datetime.time(10), "status": "scheduled"} | fields
    made = make.meeting(date=today() + days * DAY, **fields)
    make.agenda_item("Reports", label="1.", meeting=made)
    return made


def row(clock, of=None, year=None):
    found = [one for one in calendar().rows if one.clock == clock]
    return next(one for one in found if (one.meeting, one.year) == (of, year))


def test_what_is_late_stands_before_what_is_due_and_names_what_is_missing(kept):
    held, coming = meeting(-20, status="held"), meeting(3)
    rows = calendar().urgent
    states = [one.state for one in rows]
    assert states == sorted(states, key=["late", "soon", "later", "none"].index)
    late = row("K8", held)
    assert (late.state, late.tag, late.number_words) == ("late", "Late", "13 days")
    assert late.button[0] == "Open the minutes"
    agenda = row("K2", coming)
    assert agenda.state == "soon"
    assert "hours" in agenda.number_words or " d " in agenda.number_words
    assert agenda.why == "Met when it is posted here and filed with the Secretary of the State."
    assert agenda.button[0] == "Open the agenda"


def test_before_a_meeting_its_votes_and_minutes_are_not_due_yet(kept):
    coming = meeting(3)
    assert {one.clock for one in calendar().rows if one.meeting == coming} == {"K2", "K13"}


def test_what_was_before_this_site_is_not_recorded_and_never_late():
    meeting(-20, status="held")
    assert calendar().of("late") == []


def test_the_desk_posts_staff_enter_the_filing_and_the_duty_is_done(clerk, kept):
    coming = meeting(3, posted=False)
    press(clerk, coming, "post")
    agenda = row("K2", coming)
    assert agenda.why.startswith("Posted here ")
    assert "Missing: filed with the Secretary of the State." in agenda.why
    assert agenda.button == ("Enter the filing", f"/admin/filings/{coming.pk}/")
    page = words(clerk.get(agenda.button[1]))
    assert "Agenda filed with the Secretary of the State" in page
    line = {"agenda-filed-date": today().isoformat(), "agenda-filed-way": "e-mail"}
    refused = words(clerk.post(agenda.button[1], line))
    assert "Say how it is known" in refused
    assert not Receipt.objects.filter(subject="filing").exists()
    clerk.post(agenda.button[1], line | {"agenda-filed-words": "Confirmation 4711"})
    filing = Receipt.objects.get(subject="filing")
    assert (filing.role, filing.is_public, filing.meeting) == ("clerk", True, coming)
    assert row("K2", coming).state == "done"
    assert {name: state for name, state, _ in strip(calendar())}["Agenda"] == "done"


def test_the_annual_report_asks_for_its_four_filings(clerk, kept):
    year = today().year + 1
    page = reverse("admin:filings_of_year", args=[year])
    offices = ["clerk-of-the-Senate", "clerk-of-the-House", "Office-of-Legislative-Research"]
    offices.append("State-Librarian")
    told = {}
    for office in offices:
        told[f"report-to-the-{office}-date"] = today().isoformat()
        told[f"report-to-the-{office}-words"] = "Sent"
    shown = clerk.get(page).content.decode()
    assert all(f'name="{name}"' in shown for name in told)
    clerk.post(page, told)
    assert Receipt.objects.filter(year=year, subject="filing").count() == len(offices)
    assert all(duty.first_evidence for duty in gathering.of_year(year) if duty.clock == "K17")


def test_the_first_page_shows_the_calendar_and_each_role_its_own_records(clerk, kept):
    coming = meeting(3)
    page = words(clerk.get(reverse("admin:index")))
    assert "What is due" in page
    assert f"Agenda, {coming}" in page
    assert "Next meeting, in" in page
    assert "All records" in page


def test_others_who_may_change_nothing_of_it_get_no_buttons(client, kept):
    meeting(3)
    client.force_login(make.staff("reader"))
    assert "Enter the filing" not in words(client.get(reverse("admin:index")))
    assert client.get(reverse("admin:filings_of_year", args=[2027])).status_code == 403


def test_the_command_ends_with_1_where_something_is_overdue(monkeypatch):
    told = StringIO()
    meeting(9)
    call_command("deadlines", stdout=told)
    assert "Due soon" in told.getvalue()
    held = meeting(-20, status="held")
    monkeypatch.setattr(gathering, "kept_since", lambda: today() - 30 * DAY)
    told = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("deadlines", "--json", stdout=told)
    assert refusal.value.returncode == 1
    rows = json.loads(told.getvalue())
    assert rows[0]["state"] == "late"
    assert held.slug in {one["meeting"] for one in rows}


def test_staff_get_one_letter_a_week_unless_they_want_none(kept, settings):
    meeting(3)
    clerk = make.administrator("first", email="first@example.org")
    quiet = make.administrator("second", email="second@example.org")
    StaffLetters.objects.create(user=quiet, is_wanted=False)
    letters.write_weekly()
    letters.write_weekly()
    assert [email.user for email in Email.objects.all()] == [clerk]
    outbox.send_waiting()
    [letter] = mail.outbox
    assert letter.to == ["first@example.org"]
    assert letter.subject.startswith("What is due: ")
    assert "Agenda, " in letter.body
    StaffLetters.objects.filter(user=clerk).update(week=letters.this_week() - 7 * DAY)
    letters.write_weekly()
    assert Email.objects.count() == 2


def test_the_week_of_a_letter_begins_on_monday_at_seven():
    monday = datetime.datetime(2027, 1, 11, 11, 59, tzinfo=datetime.UTC)  # 6:59 in Connecticut
    assert letters.this_week(monday) == datetime.date(2027, 1, 4)
    assert letters.this_week(monday + datetime.timedelta(minutes=1)) == datetime.date(2027, 1, 11)
    assert timezone.is_aware(monday)
