"""Minutes: written from the agenda, corrected with a reason, approved by the secretary alone."""

import pytest

from meetings.models import Minutes, MinutesRevision
from reports.models import ReportRevision
from tests import make
from tests.admin.pages import (
    address,
    press,
    press_selected,
    save,
    sent_by,
    shown,
    sign_in,
    words,
)
from tipcouncil.records.admin.seen import digest_of

NEEDS_REASON = "Say why it changes"


def test_minutes_begin_with_the_headings_of_the_agenda(clerk):
    meeting = make.meeting()
    reports = make.agenda_item("Reports", meeting=meeting)
    make.agenda_item("Budget", meeting=meeting, label="a)", anchor="1a", parent=reports)
    form = shown(clerk, f"{address(Minutes, 'add')}?meeting={meeting.pk}")
    assert {"# 1. Reports", "## a) Budget"} <= set(form["body"].split("\r\n"))


def test_the_page_of_a_meeting_leads_to_its_minutes_at_once(clerk):
    without, minutes = make.meeting(), make.minutes()
    assert f"?meeting={without.pk}" in words(clerk.get(address(without)))
    assert address(minutes) in words(clerk.get(address(minutes.meeting)))


def test_a_public_text_is_corrected_only_with_a_reason_that_readers_see(clerk):
    minutes = make.minutes("Old words.")
    for reason in ("", "   "):
        answer = save(clerk, minutes, body="New words.", reason=reason)
        assert NEEDS_REASON in words(answer)
    minutes.refresh_from_db()
    assert minutes.body == "Old words."
    answer = save(clerk, minutes, body="New words.", reason="A name was wrong.")
    assert answer.status_code == 302
    last = MinutesRevision.objects.order_by("number").last()
    assert (last.number, last.body, last.reason) == (2, "New words.", "A name was wrong.")
    assert last.made_by.username == "mara"


def test_a_draft_is_changed_without_a_reason(clerk):
    minutes = make.minutes("Old words.", posted=False)
    assert save(clerk, minutes, body="New words.").status_code == 302
    assert not MinutesRevision.objects.exists()


def test_saving_a_public_text_untouched_changes_no_letter_of_it(secretary):
    for text in ("Ends.\n", "\n\nBegins with two.", "a\n\n    indented  \nb", "x\n\n\n"):
        minutes = make.minutes(text)
        assert save(secretary, minutes, source="The archive page.").status_code == 302
        minutes.refresh_from_db()
        assert minutes.body == text
        assert minutes.revisions.count() == 1


def test_a_report_is_corrected_with_a_reason_too(clerk):
    report = make.report(body="Old words.")
    assert NEEDS_REASON in words(save(clerk, report, body="New words."))
    assert save(clerk, report, body="New words.", reason="A year was wrong.").status_code == 302
    assert ReportRevision.objects.order_by("number").last().reason == "A year was wrong."


def test_the_secretary_approves_and_no_clerk(client, db):
    minutes, later = make.minutes(), make.meeting()
    for role, approval in (("clerk", "draft"), ("secretary", "approved")):
        sign_in(client, role, name=f"the {role}")
        save(client, minutes, approval="approved", approved_in=str(later.pk))
        minutes.refresh_from_db()
        assert minutes.approval == approval
    assert minutes.approved_in == later


def test_approved_minutes_are_beyond_a_clerk(clerk):
    minutes = make.minutes("Approved words.", approval="approved")
    save(clerk, minutes, body="Other words.", reason="Because.")
    assert clerk.get(address(minutes, "take-back")).status_code == 403
    assert press(clerk, minutes, "take-back").status_code == 403
    press_selected(clerk, [minutes], "take_back_selected")
    minutes.refresh_from_db()
    assert minutes.body == "Approved words."
    assert minutes.posted_at


def test_approved_minutes_are_amended_and_withdrawn_by_the_secretary(secretary):
    minutes = make.minutes("Approved words.", approval="approved")
    save(secretary, minutes, body="Amended words.", reason="Amended on March 16.")
    press(secretary, minutes, "withdraw", is_all="on", reason="A name must not stand.")
    minutes.refresh_from_db()
    assert minutes.body == "Amended words."
    assert minutes.is_withdrawn


@pytest.mark.parametrize(("approval", "is_led_there"), [("draft", True), ("approved", False)])
def test_a_page_leads_to_taking_back_only_where_it_is_done(secretary, approval, is_led_there):
    minutes = make.minutes(approval=approval)
    page = words(secretary.get(address(minutes)))
    assert (address(minutes, "take-back") in page) == is_led_there
    press(secretary, minutes, "take-back")
    minutes.refresh_from_db()
    assert (minutes.posted_at is None) == is_led_there


def test_the_secretary_records_an_approval_on_a_page_of_its_own(secretary):
    minutes, later = make.minutes(), make.meeting()
    motion = make.motion("To approve the minutes.", meeting=later)
    assert address(minutes, "approve") in words(secretary.get(address(minutes)))
    sent = shown(secretary, address(minutes, "approve"))
    assert sent["approved_in"] == offered(later)
    secretary.post(address(minutes, "approve"), sent | {"motion": offered(motion)})
    minutes.refresh_from_db()
    assert (minutes.approval, minutes.approved_in) == ("approved", later)
    assert minutes.approved_by_motion == motion
    version = MinutesRevision.objects.get(number=2)
    assert (version.kind, version.role, version.made_by.username) == (
        "approved",
        "secretary",
        "sam",
    )


def offered(row):
    """How the page of an approval offers a row: with its version."""
    row.refresh_from_db()
    return f"{row.pk}={digest_of(row)}"


def test_an_approval_is_proposed_only_where_the_record_says_it(secretary):
    for text, result, is_chosen in (
        ("To approve the minutes.", "carried", True),
        ("To approve the minutes of January 19, 2017.", "carried", True),
        ("To approve the minutes of March 3, 2016.", "carried", False),
        ("To approve the minutes.", "failed", False),
        ("To adjourn.", "carried", False),
        ("", "", False),
    ):
        minutes = make.minutes(meeting=make.meeting(date="2017-01-19", body=make.body(text[:40])))
        later = make.meeting(date="2017-03-16", body=minutes.meeting.body)
        motion = make.motion(text, meeting=later, result=result) if text else None
        sent = shown(secretary, address(minutes, "approve"))
        expected = [offered(later), offered(motion)] if is_chosen else ["", ""]
        assert [sent["approved_in"], sent["motion"]] == expected, text


@pytest.mark.parametrize("chosen", ["approved_in", "motion"])
def test_a_choice_that_was_changed_since_is_shown_first_and_no_other_matters(secretary, chosen):
    minutes, later, other = make.minutes(), make.meeting(posted=False), make.meeting()
    motion = make.motion("To approve the minutes.", meeting=later, posted=False)
    sent = shown(secretary, address(minutes, "approve")) | {"motion": offered(motion)}
    other.place = "Another room."
    other.save()
    row = {"approved_in": later, "motion": motion}[chosen]
    row.post() if chosen == "approved_in" else row.delete()
    answer = secretary.post(address(minutes, "approve"), sent)
    assert "Somebody changed what you chose" in words(answer)
    assert sent_by(answer)["approved_in"] == offered(later)
    assert secretary.post(address(minutes, "approve"), sent_by(answer)).status_code == 302
    minutes.refresh_from_db()
    assert minutes.approved_in == later


def test_a_forged_choice_is_refused_in_words(secretary):
    minutes = make.minutes()
    sent = shown(secretary, address(minutes, "approve"))
    for value in ("9" * 40, "0", "x", "\0", "1", "1="):
        answer = secretary.post(address(minutes, "approve"), sent | {"approved_in": value})
        assert "Somebody changed what you chose" in words(answer), value


def test_a_motion_of_another_meeting_approved_nothing(secretary):
    minutes, later = make.minutes(), make.meeting()
    other = make.motion("To approve the minutes.", meeting=make.meeting())
    sent = {"approved_in": offered(later), "motion": offered(other)}
    answer = press(secretary, minutes, "approve", **sent)
    assert "not made at the meeting" in words(answer)
    minutes.refresh_from_db()
    assert minutes.approval == "draft"


def test_an_approval_is_taken_back_with_a_reason_that_readers_see(secretary):
    minutes = make.minutes(approval="approved")
    assert NEEDS_REASON in words(save(secretary, minutes, approval="draft"))
    save(secretary, minutes, approval="draft", reason="A vote was wrong.")
    minutes.refresh_from_db()
    assert minutes.approval == "draft"
    assert minutes.revisions.get(number=2).reason == "A vote was wrong."


def test_what_approved_minutes_rest_on_is_shown_and_not_typed(secretary):
    meeting = make.meeting()
    item = make.agenda_item(meeting=meeting)
    row = make.attendance("Pat Example", meeting=meeting)
    vote = make.vote(motion=make.motion(meeting=meeting, agenda_item=item))
    make.minutes(meeting=meeting, approval="approved")
    page = words(secretary.get(address(meeting)))
    assert "takes the approval back first" in page
    assert 'name="place"' not in page
    assert 'name="attendances-0-name_as_recorded"' not in page
    person = make.person()
    answer = save(
        secretary,
        meeting,
        place="Elsewhere",
        summary="One line.",
        **{"attendances-0-person": str(person.pk), "attendances-0-name_as_recorded": "Another"},
    )
    assert answer.status_code == 302
    meeting.refresh_from_db()
    row.refresh_from_db()
    assert (meeting.place != "Elsewhere", meeting.summary) == (True, "One line.")
    assert (row.person, row.name_as_recorded) == (person, "Pat Example")
    page = words(secretary.get(address(vote.motion)))
    assert 'name="text"' not in page
    assert 'name="votes-0-option"' not in page


def test_a_page_that_was_open_when_the_minutes_were_approved_changes_nothing(secretary):
    minutes = make.minutes()
    sent = shown(secretary, address(minutes.meeting)) | {"place": "Elsewhere"}
    minutes.approve()
    secretary.post(address(minutes.meeting), sent)
    minutes.meeting.refresh_from_db()
    assert minutes.meeting.place != "Elsewhere"


def test_minutes_are_found_by_their_date_as_it_is_read(clerk):
    make.minutes(meeting=make.meeting(date="2017-01-19"))
    make.minutes(meeting=make.meeting(date="2014-04-16"))
    for search in ("January 19, 2017", "january 2017", "2017-01-19", "2017-01"):
        page = words(clerk.get(address(Minutes, "changelist"), {"q": search}))
        assert "1 minutes" in page or "1 result" in page, search
        assert "April 16, 2014" not in page
