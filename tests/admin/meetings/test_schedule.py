"""The schedule of a year: a grid in which dates alone are typed, one preview, one posting."""

import datetime

import pytest
from django.urls import reverse

from meetings.deadlines import holidays_of
from meetings.models import Meeting, MeetingKind, Receipt
from tests import make
from tests.admin.pages import sent_by, sign_in, words
from tests.meetings.seen import Seen
from tests.support.crawling import text_of_pdf
from tipcouncil.records.dates import in_words, today

pytestmark = pytest.mark.django_db
YEAR = today().year + 1
USUAL = {
    "starts_at": datetime.time(10),
    "ends_at": datetime.time(12),
    "place": "Room 2D",
    "manner": "hybrid",
}
# Tuesdays and Thursdays that no holiday of Sec. 1-4 falls upon in any year
DAYS = [
    next(day for n in range(7) if (day := datetime.date(YEAR, month, 8) + n * one).weekday() == 1)
    for one in [datetime.timedelta(days=1)]
    for month in (3, 4, 5, 6, 8, 12)
]


@pytest.fixture
def council():
    last = make.meeting(date=datetime.date(YEAR - 2, 5, 5), kind="regular", **USUAL)
    return last.body


def page_of(body):
    return reverse("admin:meetings_meeting_schedule", args=[YEAR, body.slug])


def send(client, body, rows, button="_save", **more):
    """Fill rows, {number: {field: value}}, and press a button."""
    sent = sent_by(client.get(page_of(body)))
    typed = {
        f"row-{row}-{name}": value for row, fields in rows.items() for name, value in fields.items()
    }
    return client.post(page_of(body), sent | typed | {button: "1"} | more)


def dates(*days):
    return {row: {"date": f"{day:%B} {day.day}"} for row, day in enumerate(days)}


def planned():
    return Meeting.objects.filter(date__year=YEAR).order_by("date")


def test_a_date_is_enough_for_each_meeting_and_two_buttons_post_the_year(clerk, council, client):
    rows = dates(*DAYS)
    rows[6] = {"date": f"3/{DAYS[0].day + 2}", "kind": "special"}
    answer = send(clerk, council, rows, "_post")
    assert answer.status_code == 302, words(answer)
    preview = clerk.get(answer.url)
    assert [one.date for one in planned() if one.posted_at] == []
    for day in DAYS:
        assert in_words(day) in preview.content.decode()
    answer = clerk.post(answer.url, sent_by(preview) | {"confirmed": "post_schedule"})
    assert answer.url == page_of(council)
    made = list(planned())
    assert sorted(one.date for one in made if one.kind == MeetingKind.REGULAR) == DAYS
    assert all(one.is_public for one in made)
    assert {(m.starts_at, m.ends_at, m.place, m.manner) for m in made} == {tuple(USUAL.values())}
    assert "7 meetings" in words(clerk.get(page_of(council)))


def test_a_row_that_differs_is_carried_down_from_there(clerk, council):
    rows = dates(*DAYS[:3])
    rows[1] |= {"place": "Room 1A", "starts_at": "2 pm", "ends_at": "4 pm"}
    send(clerk, council, rows)
    assert [one.place for one in planned()] == ["Room 2D", "Room 1A", "Room 1A"]
    assert [one.starts_at.hour for one in planned()] == [10, 14, 14]


def test_a_holiday_offers_the_next_business_day(clerk, council):
    holiday = next(day for day, name in holidays_of(YEAR).items() if "Thanksgiving" in name)
    friday = in_words(holiday + datetime.timedelta(days=1))
    answer = send(clerk, council, dates(DAYS[0], holiday), "_post")
    said = words(answer)
    assert f"the next business day, Friday, {friday} (Sec. 1-230)" in said
    assert (f"Take {friday}" in said, planned().count()) == (True, 0)
    taken = clerk.post(page_of(council), sent_by(answer) | {"_take": f"1:{friday}"})
    assert planned().count() == 0
    assert sent_by(taken)["row-1-date"] == friday
    assert clerk.post(page_of(council), sent_by(taken) | {"_save": "1"}).status_code == 302
    assert [one.date for one in planned()] == [DAYS[0], holiday + datetime.timedelta(days=1)]


def test_a_special_meeting_may_be_on_a_holiday(clerk, council):
    holiday = next(day for day, name in holidays_of(YEAR).items() if "Thanksgiving" in name)
    rows = {0: {"date": in_words(holiday), "kind": "special"}}
    assert send(clerk, council, rows).status_code == 302


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"date": "the thirteenth"}, "Enter a valid date"),
        ({"date": f"March 18, {YEAR - 1}"}, f"March 18, {YEAR - 1} is not in {YEAR}."),
        ({"date": "March 18", "starts_at": "ten"}, "Enter a valid time"),
        ({"date": "March 18", "starts_at": "2 pm", "ends_at": "1 pm"}, "end before it starts"),
        ({"date": "March 18", "starts_at": "10 pm", "ends_at": "11 pm"}, "at night"),
        ({"date": f"{DAYS[0]:%B} {DAYS[0].day}"}, "Row 1 has this day, hour and kind already."),
    ],
)
def test_what_is_refused_is_told_beside_its_row_and_nothing_is_lost(
    clerk, council, typed, sentence
):
    answer = send(clerk, council, {**dates(DAYS[0]), 1: typed})
    assert sentence in words(answer)
    assert planned().count() == 0
    assert sent_by(answer)["row-1-date"] == typed["date"]


def test_saved_rows_are_corrected_and_removed_in_the_same_grid(clerk, council):
    send(clerk, council, dates(*DAYS[:3]))
    send(clerk, council, {0: {"place": "Room 5"}, 1: {"DELETE": "on"}})
    assert [(one.date, one.place) for one in planned()] == [
        (DAYS[0], "Room 5"),
        (DAYS[2], "Room 2D"),
    ]


def test_nothing_is_saved_over_what_somebody_else_saved(clerk, council, client):
    send(clerk, council, dates(DAYS[0]))
    sent = sent_by(clerk.get(page_of(council)))
    row = planned().get()
    row.place = "Room 9"
    row.save()
    answer = clerk.post(page_of(council), sent | {"row-0-place": "Room 1", "_save": "1"})
    assert "saved a change" in words(answer)
    assert planned().get().place == "Room 9"


def test_only_staff_who_enter_meetings_reach_it(client, council):
    assert client.get(page_of(council)).status_code == 302
    assert "login" in client.get(page_of(council)).url
    somebody = sign_in(client, "administrator", name="ada")
    assert somebody.get(page_of(council)).status_code == 403


def test_the_printed_schedule_has_what_is_posted_and_no_more(client, council):
    for day in DAYS:
        make.meeting(date=day, kind="regular", body=council, posted=day != DAYS[3], **USUAL)
    page = Seen(client, reverse("meetings:schedule", args=[YEAR, council.slug]))
    pdf = client.get(page.links()["PDF"])
    for said in (page.words(), " ".join(text_of_pdf(pdf.content).split())):
        assert [day for day in DAYS if in_words(day) not in said] == [DAYS[3]]
        assert "10:00 AM to 12:00 PM" in said
        assert "Room 2D, and by electronic equipment" in said


def test_the_notice_of_a_meeting_has_all_that_one_needs_to_come(client, council):
    ways = {"remote_url": "https://example.gov/m", "remote_phone": "(860) 555-0142"}
    meeting = make.meeting(date=DAYS[0], kind="special", body=council, **USUAL, **ways)
    make.agenda_item("Budget", meeting=meeting, label="1.")
    page = Seen(client, reverse("meetings:notice", args=[meeting.slug]))
    pdf = client.get(page.links()["PDF"])
    for said in (page.words(), " ".join(text_of_pdf(pdf.content).split())):
        for words_of in ["Special", "10:00 AM", "Room 2D", "(860) 555-0142", "1. Budget"]:
            assert words_of in said


def test_a_proclaimed_holiday_moves_a_meeting_like_any_other(clerk, council):
    make.closed_day(DAYS[0], kind="holiday")
    wednesday = in_words(DAYS[0] + datetime.timedelta(days=1))
    assert f"Wednesday, {wednesday} (Sec. 1-230)" in words(send(clerk, council, dates(DAYS[0])))


def test_the_schedule_is_posted_with_a_receipt_that_proves_it(clerk, council, client):
    preview = clerk.get(send(clerk, council, dates(*DAYS), "_post").url)
    clerk.post(preview.wsgi_request.path, sent_by(preview) | {"confirmed": "post_schedule"})
    receipt = Receipt.objects.public().get(proves="schedule posted")
    assert (receipt.year, receipt.is_posting) == (YEAR, True)
    said = Seen(client, receipt.get_absolute_url()).words()
    assert receipt.sha256 in said


def test_a_form_without_its_count_is_refused_in_words(clerk, council):
    answer = clerk.post(page_of(council), {"row-TOTAL_FORMS": "many", "_save": "1"})
    assert (answer.status_code, planned().count()) == (200, 0)
