"""Two meetings of one day are told apart wherever a meeting is named."""

import datetime
import json

import feedparser
import icalendar
import pytest

from meetings.models import Meeting, Minutes, Motion
from tests import make
from tests.admin.pages import address, save, words
from tests.meetings.seen import Seen, words_of
from tests.site.notices.subscribers import begin, subscriber, turn

pytestmark = pytest.mark.django_db

DAY = "2017-01-19"
PAIRS = {
    "a committee": ({}, {"body": ("Legislation Committee", "committee")}),
    "another council": ({}, {"body": ("Interagency Task Force", "council")}),
    "regular and special": ({"kind": "regular"}, {"kind": "special"}),
    "special and emergency": ({"kind": "special"}, {"kind": "emergency"}),
    "special and regular": ({"kind": "special"}, {"kind": "regular"}),
    "kind not stated and regular": ({"kind": "not stated"}, {"kind": "regular"}),
    "morning and afternoon": (
        {"starts_at": datetime.time(9)},
        {"starts_at": datetime.time(14), "slug": f"{DAY}-afternoon"},
    ),
    "hours unknown": ({}, {"slug": f"{DAY}-again"}),
}


def two_meetings(pair, **fields):
    """Two public meetings of one day, with all that belongs to a meeting."""
    council = make.council()
    made = []
    for own in PAIRS[pair]:
        name = own.get("body")
        body = make.body(name[0], kind=name[1]) if name else council
        given = {"kind": "regular", "slug": "", "date": DAY} | fields | own | {"body": body}
        made.append(make.meeting(**given))
    return made


def furnish(meeting, person):
    item = make.agenda_item("Reports on Sec. 53a-192a", meeting=meeting)
    make.minutes("# 1. Reports\n\nOf Sec. 53a-192a.", meeting=meeting, approval="draft")
    make.document("Agenda", meeting=meeting, body=meeting.body, content=b"An agenda.")
    make.attendance("Pat Example", person=person, meeting=meeting)
    make.vote("Pat Example", person=person, motion=make.motion(meeting=meeting))
    make.update(meeting=meeting, recommendation=make.recommendation(origin_item=item))


def targets_by_words(page):
    """Which of the meetings each link of a page leads to, by what it says and what is beside it in
    the entry of its list."""
    found, inside = {}, {}
    for entry in page.tree.iter("li"):
        inside.update(dict.fromkeys(entry.iter("a"), words_of(entry)))
    for link in page.tree.iter("a"):
        path = (link.get("href") or "").partition("#")[0]
        if path.startswith("/meetings/2"):
            said = (words_of(link), inside.get(link, ""))
            found.setdefault(said, set()).add(path)
    return found


def assert_all_differ(names, where):
    assert len(names) > 1, where
    assert len(names) == len(set(names)), (where, names)


PAGES = ["/", "/meetings/", "/meetings/2017/", "/documents/", "/people/pat-example/"]
PAGES += ["/recommendations/", "/statutes/53a-192a/", "/search/?q=reports", "/members/?on=" + DAY]


@pytest.mark.parametrize("pair", ["a committee", "regular and special", "hours unknown"])
def test_no_words_lead_to_both(client, pair):
    make.statute("53a-192a")
    person = make.person("Pat Example")
    meetings = two_meetings(pair)
    later = make.meeting(date="2017-03-16", body=meetings[0].body)
    for meeting in meetings:
        furnish(meeting, person)
    Minutes.objects.get(meeting=meetings[0]).approve(later)
    ours = {meeting.get_absolute_url() for meeting in meetings}
    for page in [*PAGES, *ours, later.get_absolute_url()]:
        for said, paths in targets_by_words(Seen(client, page)).items():
            assert len(paths & ours) < 2, (page, said)


@pytest.mark.parametrize("pair", PAIRS)
def test_each_names_itself_unlike_the_other(client, pair):
    meetings = two_meetings(pair)
    for meeting in meetings:
        make.minutes("# 1. Reports", meeting=meeting)
    pages = [Seen(client, meeting.get_absolute_url()) for meeting in meetings]
    versions = [Seen(client, f"{m.get_absolute_url()}minutes/versions/") for m in meetings]
    for names in (("title", "h1", "#cite-text", "main"), ("title", "main")):
        shown = pages if "h1" in names else versions
        for name in names:
            assert_all_differ([page.words(name) for page in shown], name)
    assert_all_differ([page.data()["name"] for page in pages], "JSON-LD")
    feed = feedparser.parse(client.get("/feeds/meetings.xml").content)
    assert_all_differ([entry.title for entry in feed.entries], "feed")
    events = icalendar.Calendar.from_ical(client.get("/calendar.ics").content).walk("VEVENT")
    assert_all_differ([str(event["summary"]) for event in events], "calendar")
    told = json.loads(client.get("/api/events").content)
    assert_all_differ([event["name"] for event in told["results"]], "API")


@pytest.mark.parametrize("pair", PAIRS)
def test_staff_tell_them_apart_in_every_list_and_choice(staff_client, pair):
    meetings = two_meetings(pair)
    for meeting in meetings:
        make.minutes("# 1. Reports", meeting=meeting)
        make.motion("To adjourn", meeting=meeting)
    for model in (Meeting, Minutes, Motion):
        page = words(staff_client.get(address(model, "changelist")))
        for meeting in meetings:
            assert f"{meeting}" in page
    query = "app_label=meetings&model_name=minutes&field_name=meeting&term=2017-01-19"
    choices = json.loads(staff_client.get(f"/admin/autocomplete/?{query}").content)["results"]
    assert_all_differ([choice["text"] for choice in choices], "choices")
    assert_all_differ([str(meeting) for meeting in meetings], "names")


@pytest.mark.parametrize("pair", PAIRS)
def test_letters_name_the_one_they_tell_of(pair):
    meetings = two_meetings(pair, posted=False)
    subscriber("everything")
    begin()
    letters = []
    for meeting in meetings:
        meeting.post()
        letters += turn()
    assert_all_differ([letter.subject for letter in letters], "letters")


@pytest.mark.parametrize("pair", PAIRS)
def test_an_approval_names_the_meeting_it_was_given_at(client, pair):
    earlier = make.minutes("# 1. Reports", meeting=make.meeting(date="2016-11-17"))
    meeting = two_meetings(pair)[1]
    earlier.approve(meeting)
    page = Seen(client, earlier.get_absolute_url())
    assert page.links()[str(meeting)] == meeting.get_absolute_url()
    assert earlier.revisions.last().reason == f"Approved at the meeting of {meeting}."


def test_one_whose_day_became_known_or_was_corrected_names_the_day_it_was_listed_under():
    meeting = make.meeting(date="2014-06-01", date_precision="month")
    meeting.date, meeting.date_precision = datetime.date(2014, 6, 18), "day"
    meeting.save()
    assert str(meeting) == "June 18, 2014, listed as June 2014"
    assert str(make.meeting(date="2014-06-18")) == "June 18, 2014"


def test_two_of_one_body_and_kind_do_not_begin_in_one_hour(staff_client):
    hour = {"starts_at": datetime.time(9)}
    first = make.meeting(date=DAY, slug="morning", **hour)
    other = make.meeting(date="2017-02-16", slug="evening", posted=False, **hour)
    answer = save(staff_client, other, date=DAY)
    assert "The meeting at /meetings/morning/ is of this body, day and hour." in words(answer)
    assert save(staff_client, other, date=DAY, starts_at="9:30").status_code == 302
    other.refresh_from_db()
    assert str(first) != str(other)


def test_a_meeting_alone_on_its_day_is_named_by_the_day():
    assert str(make.meeting(date=DAY, kind="regular")) == "January 19, 2017"
