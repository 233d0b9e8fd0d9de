"""What is hardly meant is asked about beside its field, and saved all the same for a reason."""

import datetime

import pytest

from meetings.models import Attendance, Meeting, Membership, MemberVote
from reports.models import RecommendationUpdate, Report
from statutes.models import Act
from tests import make
from tests.admin.pages import address, save, shown, words
from tests.admin.test_every_form import forms_on
from tipcouncil.records.dates import parse_iso, today
from tipcouncil.records.plausible import likely, questions_about
from tipcouncil.site.models import AuditEntry

BEGAN = datetime.date(2007, 6, 11)
NEXT_YEAR = today().year + 1
DAYS = {  # on which the council cannot have met, and what is asked
    "2103-01-21": "January 21, 2013",
    "2107-01-19": "January 19, 2017",
    "2071-01-19": "January 19, 2017",
    "1017-01-19": "January 19, 2017",
    "0017-01-19": "January 19, 2017",
    "1917-01-19": "January 19, 2017",
    "3017-01-19": "January 19, 2017",
    "9999-12-31": "Is the year right?",
    "0001-01-01": "Is the year right?",
    "2006-01-19": "January 19, 2016",
    "2007-06-11": "",
    "2017-01-19": "",
    make.working_day(350).isoformat(): "",
}
HOURS = [  # the hours of a meeting, the field that is asked about, and what is asked
    ({"called_to_order": "22:06", "starts_at": "10:00"}, "called_to_order", "10:06 AM"),
    ({"called_to_order": "01:00"}, "called_to_order", "1:00 PM"),
    ({"starts_at": "02:00"}, "starts_at", "2:00 PM"),
    ({"called_to_order": "10:06", "adjourned": "23:43"}, "adjourned", "11:43 AM"),
    ({"starts_at": "09:00", "ends_at": "23:00"}, "ends_at", "11:00 AM"),
    ({"starts_at": "17:30", "called_to_order": "17:36", "adjourned": "23:43"}, "adjourned", ""),
]
YEARS = [  # the years and days of a report
    ({"first_year": 2103, "last_year": 2103}, "first_year", "Did you mean 2013?"),
    ({"first_year": 1916, "last_year": 2016}, "first_year", "Did you mean 2016?"),
    ({"first_year": 2007, "last_year": 2016}, "last_year", "10 years"),
    ({"transmitted_on": datetime.date(2103, 1, 1)}, "transmitted_on", "January 1, 2013"),
    ({"issued_on": datetime.date(1916, 1, 1)}, "issued_on", "January 1, 2016"),
]


@pytest.fixture
def council(db):
    return make.body(slug="council", begins=BEGAN)


def asked_of(record):
    """{field: what is asked about it} of a record as it was typed."""
    return {question.field: question.words for question in questions_about(record)}


def check(rows):
    """Each row is a record, a field, and words of what is asked about it; empty for nothing."""
    said = [(asked_of(record).get(field, ""), words) for record, field, words in rows]
    assert [pair for pair in said if pair[1] not in pair[0] or bool(pair[0]) != bool(pair[1])] == []


def asked(answer):
    """The same, of a page; nothing is saved."""
    assert answer.status_code == 200
    return {q.field: q.words for form in forms_on(answer) for q in getattr(form, "questions", ())}


def all_the_same(client, url, answer, because="The paper says so."):
    """Send the page again as it came, with a reason."""
    page = forms_on(answer)[0].data.dict()
    shown_now = [q.words for form in forms_on(answer) for q in getattr(form, "questions", ())]
    return client.post(url, page | {"_asked": shown_now, "_because": because})


# What is asked


def test_days_years_and_hours_that_cannot_be_meant_are_asked_about(council):
    check(
        (Meeting(body=council, date=parse_iso(day)[0]), "date", words)
        for day, words in DAYS.items()
    )
    held = {"body": council, "date": datetime.date(2017, 1, 19), "status": "held"}
    check(
        (
            Meeting(**held, **{n: datetime.time.fromisoformat(h) for n, h in hours.items()}),
            name,
            words,
        )
        for hours, name, words in HOURS
    )
    check([(Meeting(**held | {"date": today().replace(year=NEXT_YEAR)}), "status", "planned")])
    report = {"title": "Annual Report", "first_year": 2013, "last_year": 2013}
    check((Report(**report | typed), name, words) for typed, name, words in YEARS)
    act = {"kind": "public", "number": 32}
    effective = Act(**act, year=2017, effective_on=datetime.date(2107, 10, 1))
    check([(effective, "effective_on", "October 1, 2017"), (Act(**act, year=2071), "year", "2017")])
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"))
    raised = make.recommendation(origin_item=item)
    step = RecommendationUpdate(recommendation=raised, date=datetime.date(2007, 3, 16))
    check([(step, "date", "January 19, 2017")])


def test_the_day_that_was_meant_is_one_slip_of_the_keys_away():
    last = datetime.date(2027, 12, 31)
    for typed in (2103, 2031, 1013, 3013):
        assert likely(datetime.date(typed, 1, 21), BEGAN, last).year == 2013
    assert likely(datetime.date(2212, 2, 29), BEGAN, last) != 2021  # no such day


def test_who_can_hardly_have_held_a_seat_is_asked_about(council):
    def sits(day=None, **typed):
        begins = day and datetime.date.fromisoformat(day)
        return Membership(**{"body": council, "person": make.person(), "begins": begins} | typed)

    ended = make.seat("Victim", body=council, ends=datetime.date(2025, 7, 7))
    later = make.seat(body=council, begins=datetime.date(2017, 10, 1))
    by_law = make.seat(body=council, designee_allowed=True)
    first = {"begins": datetime.date(2017, 1, 1), "ends": datetime.date(2018, 12, 31)}
    make.membership(body=council, seat=by_law, **first)
    public = make.seat("Public member", body=council, kind="public member")
    held = make.membership(
        body=council, seat=public, begins=datetime.date(2017, 1, 1), role="chair"
    )
    check(
        [
            (sits("2025-10-01", seat=ended), "seat", "ended on July 7, 2025"),
            (sits("2018-01-01", seat=ended), "ends", "July 7, 2025 as the last day?"),
            (sits(seat=ended), "ends", "July 7, 2025 as the last day?"),
            (sits("2018-01-01", seat=ended, ends=ended.ends), "ends", ""),
            (sits("2016-10-01", seat=later), "begins", "October 1, 2017"),
            (sits("2006-01-01"), "begins", "June 11, 2007"),
            (sits("2107-01-01"), "begins", "Did you mean"),
            (sits("2019-01-01", seat=by_law), "seat", ""),
            (sits("2018-01-01", seat=by_law, role="designee"), "role", ""),
            (
                sits("2018-01-01", seat=public, person=held.person, role="chair"),
                "person",
                "already",
            ),
            (sits("2018-01-01", role="chair"), "role", "chair"),
            (sits("2018-01-01", seat=public, role="designee"), "role", "Sec. 46a-170(c)"),
            (sits("2018-01-01", designee_of=held, role="designee"), "role", "Sec. 46a-170(c)"),
            *(
                (sits(day, seat=public, role=role), "seat", f"{held.person}")
                for role in ("member", "chair", "vice chair")
                for day in (None, "2018-01-01")
            ),
        ]
    )


def test_who_can_hardly_have_been_there_or_voted_is_asked_about(council):
    meeting = make.meeting(body=council, date="2017-01-19")
    someone, absent = make.person(), make.person()
    motion = make.motion(meeting=meeting)
    make.attendance(meeting=meeting, person=absent, manner="absent")
    check([(Attendance(meeting=meeting, person=someone), "person", "")])  # no membership is known
    later = make.membership(body=council, begins=datetime.date(2018, 1, 1)).person
    check(
        [
            (Attendance(meeting=meeting, person=later), "person", "was no member"),
            (Attendance(meeting=meeting, person=later, capacity="guest"), "person", ""),
            (MemberVote(motion=motion, person=absent), "person", "absent"),
            (MemberVote(motion=motion, person=later), "person", "was no member"),
        ]
    )


# How it is asked


def test_it_is_saved_all_the_same_for_a_reason_that_is_kept(clerk, council):
    url = address(Meeting, "add")
    answer = save(clerk, Meeting, date="2103-11-19", body=str(council.pk))
    assert "November 19, 2013" in asked(answer)["date"]
    assert "Save all the same, because" in words(answer)
    assert all_the_same(clerk, url, answer, because=" ").status_code == 200
    assert all_the_same(clerk, url, answer, because="a\x00b").status_code == 200
    assert not Meeting.objects.exists()
    assert all_the_same(clerk, url, answer, because="So it is headed.").status_code == 302
    meeting = Meeting.objects.get()
    assert "because: So it is headed." in meeting.history.get().history_change_reason
    assert any("Did you mean" in deed.words for deed in AuditEntry.objects.all())
    assert "So it is headed." in words(clerk.get(address(meeting, "history")))


def test_a_reason_answers_only_what_was_shown_with_it(clerk, council):
    answer = save(clerk, Meeting, date="2103-11-19", body=str(council.pk), _because="Yes.")
    assert "date" in asked(answer)
    data = forms_on(answer)[0].data.dict() | {"date": "2104-11-19", "_asked": "something else"}
    assert "date" in asked(clerk.post(address(Meeting, "add"), data))


def test_what_was_not_touched_is_not_asked_about_nor_anything_while_something_is_wrong(
    clerk, council
):
    meeting = make.meeting(body=council, date="2103-11-19", adjourned="23:00", posted=False)
    assert save(clerk, meeting, place="Room 2D").status_code == 302
    for record in (meeting, make.document(date="1999-01-01")):
        assert clerk.post(address(record), shown(clerk, address(record))).status_code == 302
    answer = save(clerk, Meeting, date="2103-11-19", body="")
    assert asked(answer) == {}
    assert "This field is required." in words(answer)


def test_rows_on_the_page_of_their_whole_are_asked_about_too(clerk, council):
    seat = make.seat(body=council, ends=datetime.date(2018, 12, 31))
    person = make.person()
    row = {"body": str(council.pk), "seat": str(seat.pk), "role": "member", "begins": "2019-01-01"}
    row |= {"person": str(person.pk), "ends": "", "title": ""}
    sent = {"memberships-TOTAL_FORMS": "1"} | {f"memberships-0-{k}": v for k, v in row.items()}
    answer = save(clerk, person, **sent)
    assert "ended on December 31, 2018" in asked(answer)["seat"]
    assert all_the_same(clerk, address(person), answer).status_code == 302
    assert Membership.objects.get().history.get().history_change_reason
