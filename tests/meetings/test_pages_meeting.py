"""The page of one meeting: its facts, its minutes item by item, and what belongs to them."""

import datetime

import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.dates import in_words, today

pytestmark = pytest.mark.django_db

ADDRESS = "/meetings/2017-01-19/"
TEXT = """TIP

Mandated by the Connecticut General Assembly

# 1. Legislative Updates

## a) S.A. 16-13 Task Force

The Council discussed a moto vehicle under *Sec. 53a-86*.

# 2. The Council adjourned the meeting at 11:43AM.
"""


def held(**fields):
    return make.meeting(date="2017-01-19", **fields)


def test_each_item_of_the_minutes_has_an_address_of_its_own(client):
    make.minutes(TEXT, meeting=held())
    page = Seen(client, ADDRESS)
    assert page.words("#item-1a").startswith("a) S.A. 16-13 Task Force #Link to item 1(a)")
    assert page.links("#item-1a")["#Link to item 1(a)"] == "#item-1a"
    assert page.words("#item-2").startswith("2. The Council adjourned the meeting at 11:43AM.")


def test_the_minutes_are_shown_word_for_word(client):
    make.minutes(TEXT, meeting=held())
    shown = Seen(client, ADDRESS).words("article")
    for line in filter(None, TEXT.splitlines()):
        assert line.lstrip("# ").replace("*", "") in shown


def test_citations_are_linked_in_the_text_and_in_headings(client):
    make.statute("53a-86")
    make.act("S.A. 16-13")
    make.minutes(TEXT, meeting=held())
    links = Seen(client, ADDRESS).links("#item-1a")
    assert links["Sec. 53a-86"] == "/statutes/53a-86/"
    assert links["S.A. 16-13"] == "/acts/sa-16-13/"


def test_a_word_that_is_wrong_is_marked_once_and_kept(client):
    text = "# 1. A\n\nA moto vehicle.\n\n# 2. B\n\nA moto vehicle.\n"
    make.minutes(text, meeting=held(), errors_marked="moto\n")
    page = Seen(client, ADDRESS)
    assert "A moto [sic] vehicle." in page.words("#item-1")
    assert "A moto vehicle." in page.words("#item-2")


def test_headings_below_headings_go_down_one_step_at_a_time(client):
    make.minutes("# 1. A\n\n### i. B\n\n###### C\n", meeting=held())
    page = Seen(client, ADDRESS)
    assert [len(page.all_words(tag, "article")) for tag in ("h2", "h3", "h4")] == [1, 1, 1]


def test_the_agenda_leads_to_the_items_by_their_short_names(client):
    meeting = held()
    make.minutes(TEXT, meeting=meeting)
    make.agenda_item("Adjournment", meeting=meeting, label="2.", anchor="2")
    links = Seen(client, ADDRESS).links("#contents")
    assert links["2. Adjournment"] == "#item-2"
    assert links["a) S.A. 16-13 Task Force"] == "#item-1a"


def test_minutes_lead_to_the_report_and_the_later_meetings_that_they_name(client):
    meeting = held()
    make.report(year=2016, title="2016 Annual Report")
    make.report(year=2015, title="2015 Annual Report", posted=False)
    text = "The 2016 Annual Report, not the 2015 Annual Report.\n\n## Thursday, March 16th, 2017"
    make.minutes(f"# 1. Topics\n\n{text}\n\nOn May 18, 2017 too.", meeting=meeting)
    naming = make.agenda_item("Topics", meeting=meeting, label="1.", anchor="1")
    later = make.meeting(date="2017-03-16")
    make.meeting(date="2017-05-18")
    make.agenda_item("Mayors", meeting=later, named_in=naming)
    links = Seen(client, ADDRESS).links("article")
    assert links["2016 Annual Report"] == "/reports/2016/"
    assert links["Thursday, March 16th, 2017"] == later.get_absolute_url()
    assert not {"2015 Annual Report", "May 18, 2017"} & set(links)


def test_the_contents_name_every_section_of_the_page(client):
    meeting = held(note="See P.A. 16-66.")
    make.minutes(f"{TEXT}\n\nSec. 53a-83.\n", meeting=meeting)
    make.statute("53a-83")
    make.document(meeting=meeting)
    make.motion(meeting=meeting)
    make.attendance(meeting=meeting)
    make.agenda_item("New business", meeting=meeting, label="9.", anchor="9")
    later = make.meeting(date="2017-03-16")
    named_in = make.agenda_item("Topics", meeting=meeting, label="8.", anchor="8")
    make.agenda_item("Mayors", meeting=later, named_in=named_in)
    page = Seen(client, ADDRESS)
    headings = page.all_words("h2")
    contents = page.links("#contents")
    article = page.all_words("h2", "article")
    below = [heading for heading in headings if heading not in ["Agenda", *article]]
    assert len(below) == 9
    assert [heading for heading in below if heading not in contents] == []
    assert all(page.has(address) for address in contents.values())


def test_no_id_stands_twice_whatever_the_agenda_repeats(client):
    meeting = held()
    make.minutes(TEXT, meeting=meeting)
    for position in (1, 7, 7):
        make.agenda_item("Again", meeting=meeting, label="", anchor="", position=position)
    ids = [e.get("id") for e in Seen(client, ADDRESS).tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_an_agenda_without_minutes_is_shown_nested(client):
    meeting = held(status="scheduled")
    first = make.agenda_item("Reports", meeting=meeting, label="1.", anchor="1")
    make.agenda_item("Budget", meeting=meeting, label="a)", anchor="1a", parent=first)
    page = Seen(client, ADDRESS)
    assert page.words("#item-1") == "1. Reports a) Budget"
    assert page.words("#item-1a") == "a) Budget"


def test_the_hours_are_those_of_a_clock_in_connecticut(client):
    held(
        starts_at=datetime.time(10),
        ends_at=datetime.time(12),
        called_to_order=datetime.time(10, 6),
        adjourned=datetime.time(11, 43),
    )
    page = Seen(client, ADDRESS)
    assert page.words("dl").startswith(
        "Called to order 10:06 AM Adjourned 11:43 AM Scheduled 10:00 AM to 12:00 PM Place"
    )
    assert "2017-01-19T10:06-05:00" in [t.get("datetime") for t in page.elements("time")]


SAID = [  # of a meeting with these fields and minutes
    ({"status": "cancelled"}, None, "This meeting did not take place."),
    ({"status": "scheduled"}, None, "The record does not say whether this meeting took place."),
    ({"status": "scheduled"}, None, "No agenda of this meeting is held here."),
    ({"date": "2199-01-17", "status": "scheduled"}, None, "The date and topics may change."),
    ({}, {"approval": "draft"}, "The Council has not approved these minutes yet."),
    ({}, {"approval": "draft", "body": ""}, "The Council listed these minutes as a draft."),
    ({}, {"approval": "approved"}, "The Council approved these minutes."),
    ({}, {"approval": "not recorded"}, "The record does not say whether the Council approved"),
    ({}, None, "No minutes of this meeting are held or listed here."),
    ({}, {"body": ""}, "The text of these minutes is not held here yet."),
]


def test_what_must_be_known_first_and_what_is_missing_is_said(client):
    wrong = []
    for number, (fields, minutes, sentence) in enumerate(SAID, 1):
        meeting = make.meeting(**({"date": f"2017-01-{number:02}"} | fields))
        if minutes:
            make.minutes(**({"body": TEXT} | minutes), meeting=meeting)
        if sentence not in Seen(client, meeting.get_absolute_url()).words():
            wrong.append(sentence)
    assert wrong == []
    make.document("TIP Minutes", meeting=held(), kind="minutes", content=b"The minutes.")
    assert "The minutes are held as a file only." in Seen(client, ADDRESS).words()


def test_approved_minutes_name_the_public_meeting_that_approved_them(client):
    later = make.meeting(date="2017-03-16")
    make.minutes(TEXT, meeting=held(), approval="approved", approved_in=later)
    assert Seen(client, ADDRESS).links()["March 16, 2017"] == "/meetings/2017-03-16/"
    later.take_back()
    assert "March 16" not in Seen(client, ADDRESS).words()


def test_minutes_that_are_not_posted_are_not_there(client):
    make.minutes("# 1. SENTINEL", meeting=held(), posted=False)
    page = Seen(client, ADDRESS)
    assert "SENTINEL" not in page.html
    assert "No minutes of this meeting are held or listed here." in page.words()


def test_a_note_on_the_record_is_shown_under_its_title(client):
    held(note_title="A note on the date", note="Headed April 14.", as_listed="April 14, 2014")
    words = Seen(client, ADDRESS).words()
    assert "A note on the date Headed April 14." in words
    assert "Listed as “April 14, 2014”" in words


def test_documents_say_what_they_are_or_that_none_is_held(client):
    meeting = held()
    kept = make.document("TIP Agenda", meeting=meeting, content=b"x" * 3410)
    named = make.document("A forum", meeting=meeting, kind="handout")
    page = Seen(client, ADDRESS)
    shown = page.words(f"#document-{kept.key}")
    assert shown == "TIP Agenda Agenda · plain text, 3 KB · Link to TIP Agenda"
    assert page.links()["TIP Agenda"] == kept.get_file_url()
    shown = page.words(f"#document-{named.key}")
    assert shown == "A forum Handout · Not held · Link to A forum"


def test_topics_named_here_lead_to_the_meeting_they_were_planned_for(client):
    named = make.agenda_item("Topics", meeting=held())
    planned = make.meeting(date="2017-03-16", status="scheduled")
    make.agenda_item("Massage Parlors", meeting=planned, named_in=named, label="", anchor="")
    page = Seen(client, ADDRESS)
    assert "March 16, 2017 Massage Parlors" in page.words()
    assert page.links()["March 16, 2017"] == "/meetings/2017-03-16/"
    other = Seen(client, "/meetings/2017-03-16/")
    assert other.links()["January 19, 2017, item 1"] == "/meetings/2017-01-19/#item-1"


def test_the_meetings_before_and_after_are_public_ones(client):
    council = make.council()
    for date, posted in [
        ("2016-11-10", True),
        ("2016-12-01", False),
        ("2017-02-01", False),
        ("2017-03-16", True),
        ("2017-05-18", True),
    ]:
        make.meeting(date=date, posted=posted, body=council)
    held(body=council)
    page = Seen(client, ADDRESS)
    assert page.linked("prev") == "/meetings/2016-11-10/"
    assert page.linked("next") == "/meetings/2017-03-16/"


def test_two_meetings_of_one_day_are_neighbours(client):
    held()
    make.meeting(date="2017-01-19", slug="2017-01-19-committee")
    assert Seen(client, ADDRESS).linked("next") == "/meetings/2017-01-19-committee/"
    assert Seen(client, "/meetings/2017-01-19-committee/").linked("prev") == ADDRESS


def test_the_page_says_to_machines_what_it_is(client, settings):
    held(starts_at=datetime.time(10), place="Room 2D </script>")
    event = Seen(client, ADDRESS).data()
    assert event["@type"] == "Event"
    assert event["startDate"] == "2017-01-19T10:00:00-05:00"
    assert event["url"] == f"{settings.BASE_URL}{ADDRESS}"
    assert event["location"]["name"] == "Room 2D </script>"


def test_a_cancelled_month_is_said_to_machines_without_a_day(client):
    make.meeting(date="2014-06-01", date_precision="month", status="cancelled", place="")
    event = Seen(client, "/meetings/2014-06/").data()
    assert event["startDate"] == "2014-06"
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    assert "location" not in event


def test_the_citation_names_the_record_and_its_address(client, settings):
    make.minutes(TEXT, meeting=held(), approval="not recorded")
    shown = Seen(client, ADDRESS).words("#cite-text")
    address = f"{settings.BASE_URL}{ADDRESS}"
    assert shown.endswith(f"Minutes, January 19, 2017. {address} (visited {in_words(today())}).")


def test_an_address_that_never_was_answers_like_one_that_is_not_public(client):
    make.meeting(date="2017-02-01", posted=False)
    for slug in ("2017-13-45", "2017-02-01", "nothing", "2017-1-19", "0000-00-00", "-"):
        assert client.get(f"/meetings/{slug}/").status_code == 404, slug


def test_versions_of_a_posting_that_was_taken_back_are_not_offered(client):
    minutes = make.minutes("With a name.", meeting=make.meeting(date="2017-01-19"))
    minutes.take_back()
    minutes.body = "Without it."
    minutes.save()
    minutes.post()
    assert b"/minutes/versions/1/" not in client.get("/meetings/2017-01-19/").content
    assert client.get("/meetings/2017-01-19/minutes/versions/1/").status_code == 404
    assert client.get("/meetings/2017-01-19/minutes/versions/2/").status_code == 200


def test_the_law_cited_is_all_that_the_record_holds_and_the_text_cites(client):
    made = make.statute("53a-86", "Promoting."), make.act("P.A. 16-66"), make.act("P.A. 09-1")
    minutes = make.minutes("P.A. 16-66, Sec. 44; Sec. 53a-86; S.A. 16-13.")
    page = Seen(client, minutes.meeting.get_absolute_url())
    cited = [words.partition(",")[0] for words in page.all_words("li", "#law-cited-list")]
    assert cited == [law.citation for law in made[:2]]
