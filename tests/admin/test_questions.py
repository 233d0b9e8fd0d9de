"""What is hardly meant is asked about beside its field, and saved all the same for a reason."""

import datetime

import pytest

from meetings.models import Attendance, Meeting, Membership, MemberVote
from reports.models import RecommendationUpdate, Report
from statutes.models import Act
from tests import make
from tests.admin.pages import address, save, shown, words
from tests.admin.test_every_form import forms_on
from tipcouncil.records.dates import today
from tipcouncil.records.plausible import likely
from tipcouncil.site.models import AuditEntry

BEGAN = "2007-06-11"
NEXT_YEAR = today().year + 1


@pytest.fixture
def council(db):
    return make.body(slug="council", begins=BEGAN)


def asked(answer):
    """{field: what is asked about it}; nothing is saved."""
    assert answer.status_code == 200
    return {q.field: q.words for form in forms_on(answer) for q in getattr(form, "questions", ())}


def all_the_same(client, url, answer, because="The paper says so."):
    """Send the page again as it came, with a reason."""
    page = forms_on(answer)[0].data.dict()
    shown_now = [q.words for form in forms_on(answer) for q in getattr(form, "questions", ())]
    return client.post(url, page | {"_asked": shown_now, "_because": because})


@pytest.mark.parametrize(
    ("date", "meant"),
    [
        ("2103-01-21", "January 21, 2013"),
        ("2107-01-19", "January 19, 2017"),
        ("2071-01-19", "January 19, 2017"),
        ("1017-01-19", "January 19, 2017"),
        ("0017-01-19", "January 19, 2017"),
        ("1917-01-19", "January 19, 2017"),
        ("3017-01-19", "January 19, 2017"),
        ("9999-12-31", "Is the year right?"),
        ("0001-01-01", "Is the year right?"),
        ("2006-01-19", "January 19, 2016"),
    ],
)
def test_a_day_on_which_the_council_cannot_have_met_is_asked_about(clerk, council, date, meant):
    answer = save(clerk, Meeting, date=date, body=str(council.pk))
    assert meant in asked(answer)["date"]
    assert not Meeting.objects.exists()


def test_the_day_that_was_meant_is_one_slip_of_the_keys_away():
    first, last = datetime.date(2007, 6, 11), datetime.date(2027, 12, 31)
    for typed in (2103, 2031, 1013, 3013):
        assert likely(datetime.date(typed, 1, 21), first, last).year == 2013
    assert likely(datetime.date(2212, 2, 29), first, last) != 2021  # no such day


def test_a_day_of_the_council_is_not_asked_about(clerk, council):
    for date in (BEGAN, "2017-01-19", f"{NEXT_YEAR}-12-31"):
        assert save(clerk, Meeting, date=date, body=str(council.pk)).status_code == 302, date


def test_it_is_saved_all_the_same_for_a_reason_that_is_kept(clerk, council):
    answer = save(clerk, Meeting, date="2103-11-19", body=str(council.pk))
    assert "Save all the same, because" in words(answer)
    url = address(Meeting, "add")
    assert all_the_same(clerk, url, answer, because=" ").status_code == 200
    assert all_the_same(clerk, url, answer, because="a\x00b").status_code == 200
    assert all_the_same(clerk, url, answer, because="So it is headed.").status_code == 302
    meeting = Meeting.objects.get()
    assert "because: So it is headed." in meeting.history.get().history_change_reason
    assert any("Did you mean" in entry.words for entry in AuditEntry.objects.all())
    assert "So it is headed." in words(clerk.get(address(meeting, "history")))


def test_a_reason_answers_only_what_was_shown_with_it(clerk, council):
    answer = save(clerk, Meeting, date="2103-11-19", body=str(council.pk), _because="Yes.")
    assert "date" in asked(answer)
    data = forms_on(answer)[0].data.dict() | {"date": "2104-11-19", "_asked": "something else"}
    assert "date" in asked(clerk.post(address(Meeting, "add"), data))


def test_what_was_not_touched_is_not_asked_about_again(clerk, council):
    meeting = make.meeting(body=council, date="2103-11-19", adjourned="23:00", posted=False)
    assert save(clerk, meeting, place="Room 2D").status_code == 302


def test_nothing_is_asked_while_something_is_wrong(clerk, council):
    answer = save(clerk, Meeting, date="2103-11-19", body="")
    assert asked(answer) == {}
    assert "This field is required." in words(answer)


@pytest.mark.parametrize(
    ("typed", "field", "meant"),
    [
        ({"called_to_order": "10:06 PM", "starts_at": "10:00 AM"}, "called_to_order", "10:06 AM"),
        ({"called_to_order": "1:00 AM"}, "called_to_order", "1:00 PM"),
        ({"starts_at": "2:00 AM"}, "starts_at", "2:00 PM"),
        ({"called_to_order": "10:06 AM", "adjourned": "11:43 PM"}, "adjourned", "11:43 AM"),
        ({"starts_at": "9:00 AM", "ends_at": "11:00 PM"}, "ends_at", "11:00 AM"),
        ({"status": "held", "date": f"{NEXT_YEAR}-01-19"}, "status", "planned"),
    ],
)
def test_hours_at_night_and_hours_apart_are_asked_about(clerk, council, typed, field, meant):
    filled = {"date": "2017-01-19", "body": str(council.pk), "status": "held"} | typed
    assert meant in asked(save(clerk, Meeting, **filled))[field]


def test_hours_as_they_are_held_are_not_asked_about(clerk, council):
    hours = {"starts_at": "5:30 PM", "called_to_order": "5:36 PM", "adjourned": "11:43 PM"}
    filled = {"date": "2017-01-19", "body": str(council.pk), "status": "held"}
    assert save(clerk, Meeting, **filled, **hours).status_code == 302


# Who held which seat


def membership(client, council, **typed):
    person = make.person()
    rows = {name: str(getattr(value, "pk", value)) for name, value in typed.items()}
    return save(client, Membership, **{"body": str(council.pk), "person": str(person.pk)} | rows)


def test_a_seat_that_ended_is_asked_about(clerk, council):
    seat = make.seat("Adult victim of trafficking", body=council, ends="2025-07-07")
    late = asked(membership(clerk, council, seat=seat, begins="2025-10-01"))
    assert "ended on July 7, 2025" in late["seat"]
    for days in ({"begins": "2018-01-01"}, {}):
        assert (
            "July 7, 2025 as the last day?"
            in asked(membership(clerk, council, seat=seat, **days))["ends"]
        )
    answer = membership(clerk, council, seat=seat, begins="2018-01-01", ends="2025-07-07")
    assert answer.status_code == 302


def test_a_day_before_the_seat_or_the_body_was_there_is_asked_about(clerk, council):
    seat = make.seat(body=council, begins="2017-10-01")
    answer = asked(membership(clerk, council, seat=seat, begins="2016-10-01"))
    assert "October 1, 2017" in answer["begins"]
    assert "June 11, 2007" in asked(membership(clerk, council, begins="2006-01-01"))["begins"]
    assert "Did you mean" in asked(membership(clerk, council, begins="2107-01-01"))["begins"]


@pytest.mark.parametrize("role", ["member", "chair", "vice chair"])
@pytest.mark.parametrize("days", [{}, {"begins": "2018-01-01"}])
def test_a_second_holder_of_a_seat_is_asked_about(clerk, council, role, days):
    seat = make.seat(body=council)
    held = make.membership(body=council, seat=seat, begins="2017-01-01")
    question = asked(membership(clerk, council, seat=seat, role=role, **days))["seat"]
    assert str(held.person) in question
    assert "January 1, 2017" in question


def test_who_comes_after_or_beside_a_holder_is_not_asked_about(clerk, council):
    seat = make.seat(body=council, designee_allowed=True)
    make.membership(body=council, seat=seat, begins="2017-01-01", ends="2018-12-31")
    for typed in ({"begins": "2019-01-01"}, {"begins": "2018-01-01", "role": "designee"}):
        assert membership(clerk, council, seat=seat, **typed).status_code == 302, typed


def test_the_same_membership_twice_is_asked_about(clerk, council):
    held = make.membership(body=council, seat=make.seat(body=council), begins="2017-01-01")
    typed = {"person": held.person, "seat": held.seat, "begins": "2018-01-01"}
    assert "already" in asked(membership(clerk, council, **typed))["person"]


def test_a_second_chair_is_asked_about(clerk, council):
    make.membership(body=council, role="chair", begins="2017-01-01")
    assert "chair" in asked(membership(clerk, council, role="chair", begins="2018-01-01"))["role"]


@pytest.mark.parametrize("kind", ["public member", "appointed"])
def test_a_designee_of_whom_the_law_gives_none_is_asked_about(clerk, council, kind):
    seat = make.seat("Public member", body=council, kind=kind)
    typed = {"seat": seat, "role": "designee", "begins": "2018-01-01"}
    assert "Sec. 46a-170(c)" in asked(membership(clerk, council, **typed))["role"]
    holder = make.membership(body=council, seat=seat, begins="2017-01-01")
    typed = {"designee_of": holder, "role": "designee", "begins": "2018-01-01"}
    assert "Sec. 46a-170(c)" in asked(membership(clerk, council, **typed))["role"]


def test_rows_on_the_page_of_a_person_are_asked_about_too(clerk, council):
    person, seat = make.person(), make.seat(body=council, ends="2018-12-31")
    row = {"body": str(council.pk), "seat": str(seat.pk), "role": "member", "begins": "2019-01-01"}
    row |= {"person": str(person.pk), "ends": "", "title": ""}
    sent = {"memberships-TOTAL_FORMS": "1"} | {f"memberships-0-{k}": v for k, v in row.items()}
    answer = save(clerk, person, **sent)
    assert "ended on December 31, 2018" in asked(answer)["seat"]
    assert all_the_same(clerk, address(person), answer).status_code == 302
    assert Membership.objects.get().history.get().history_change_reason


# Who was there, and voted


def attendance(client, meeting, person, **typed):
    row = {"name_as_recorded": str(person), "person": str(person.pk), "capacity": "member"}
    row |= {"meeting": str(meeting.pk), "manner": "in person", "position": "1"} | typed
    return save(
        client,
        meeting,
        **{"attendances-TOTAL_FORMS": "1", **{f"attendances-0-{k}": v for k, v in row.items()}},
    )


def test_a_member_who_was_none_that_day_is_asked_about(clerk, council):
    meeting = make.meeting(body=council, date="2017-01-19")
    held = make.membership(body=council, begins="2018-01-01")
    assert "was no member" in asked(attendance(clerk, meeting, held.person))["person"]
    assert attendance(clerk, meeting, held.person, capacity="guest").status_code == 302
    assert Attendance.objects.get().capacity == "guest"


def test_where_the_record_does_not_know_who_sat_nobody_is_asked_about(clerk, council):
    meeting = make.meeting(body=council, date="2017-01-19")
    assert attendance(clerk, meeting, make.person()).status_code == 302


def test_a_vote_by_somebody_absent_or_by_no_member_is_asked_about(clerk, council):
    meeting = make.meeting(body=council, date="2017-01-19")
    motion, absent = make.motion(meeting=meeting, posted=False), make.person()
    make.attendance(meeting=meeting, person=absent, manner="absent")
    row = {"motion": str(motion.pk), "name_as_recorded": "Fox", "option": "yes"}
    sent = {f"votes-0-{k}": v for k, v in row.items()} | {"votes-TOTAL_FORMS": "1"}
    answer = save(clerk, motion, **sent, **{"votes-0-person": str(absent.pk)})
    assert "absent" in asked(answer)["person"]
    later = make.membership(body=council, begins="2018-01-01").person
    answer = save(clerk, motion, **sent, **{"votes-0-person": str(later.pk)})
    assert "was no member" in asked(answer)["person"]
    assert not MemberVote.objects.exists()


# Reports, steps and the law


@pytest.mark.parametrize(
    ("typed", "field", "meant"),
    [
        ({"first_year": "2103", "last_year": "2103"}, "first_year", "Did you mean 2013?"),
        ({"first_year": "1916", "last_year": "2016"}, "first_year", "Did you mean 2016?"),
        ({"first_year": "2007", "last_year": "2016"}, "last_year", "10 years"),
        ({"transmitted_on": "2103-01-01"}, "transmitted_on", "January 1, 2013"),
        ({"issued_on": "1916-01-01"}, "issued_on", "January 1, 2016"),
    ],
)
def test_years_and_days_of_a_report_are_asked_about(clerk, typed, field, meant):
    filled = {"title": "Annual Report", "first_year": "2013", "last_year": "2016"} | typed
    if "transmitted_on" in typed or "issued_on" in typed:
        filled["last_year"] = "2013"
    assert meant in asked(save(clerk, Report, **filled))[field]


def test_a_law_in_effect_before_its_act_and_an_act_to_come_are_asked_about(keeper):
    answer = asked(save(keeper, Act, cited="P.A. 17-32", effective_on="2107-10-01"))
    assert "October 1, 2017" in answer["effective_on"]
    assert "year" in asked(save(keeper, Act, year="2071", number="3", kind="public"))


def test_a_step_before_its_recommendation_was_raised_is_asked_about(clerk):
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"))
    raised = make.recommendation(origin_item=item)
    typed = {"recommendation": str(raised.pk), "date": "2007-03-16", "status": "proposed"}
    assert "January 19, 2017" in asked(save(clerk, RecommendationUpdate, **typed))["date"]


def test_a_form_opened_and_saved_as_it_was_asks_nothing(clerk, council):
    for record in (make.meeting(body=council, date="2003-01-01"), make.document(date="1999-01-01")):
        assert clerk.post(address(record), shown(clerk, address(record))).status_code == 302
