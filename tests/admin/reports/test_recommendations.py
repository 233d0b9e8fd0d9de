"""Staff move a recommendation on in one form, and everything that shows it follows."""

import csv
import io

from django.test import Client

from reports.models import RecommendationUpdate
from statutes.models import Act
from tests import make
from tests.admin.pages import address, shown, sign_in, told, words
from tests.meetings.seen import Seen
from tests.support.crawling import text_of_pdf

ENACTED = {
    "status": "enacted",
    "date": "2017-10-01",
    "date_precision": "day",
    "act_cited": "P.A. 17-32, S. 2",
    "bill": "sHB 7309 (2017)",
    "note": "It takes effect.",
    "outcome": "Sec. 53a-192a is a class A felony.",
    "evidence_url": "https://www.cga.ct.gov/current/pub/chap_952.htm",
}


def move_on(client, recommendation, **typed):
    url = address(recommendation, "move_on")
    return client.post(url, shown(client, url) | ENACTED | typed)


def asked_for(**fields):
    item = make.agenda_item(meeting=make.meeting(date="2017-01-19"), label="2.", anchor="2")
    return make.recommendation(
        "Revise Sec. 53a-192a",
        report=make.report(year=2016),
        number=1,
        origin_item=item,
        status="proposed",
        **fields,
    )


def test_one_form_moves_it_on_wherever_it_is_shown(staff_client):
    statute = make.statute("53a-192a")
    asked = asked_for()
    assert move_on(staff_client, asked).status_code == 302
    public = Client()
    act = Act.objects.get()
    assert (act.citation, act.is_public, act.bill) == ("P.A. 17-32", True, "sHB 7309")
    report = Seen(public, "/reports/2016/").words("#rec-1")
    assert "Outcome: Enacted Sec. 53a-192a is a class A felony." in report
    assert "Act: P.A. 17-32, Sec. 2" in report
    assert "October 1, 2017: Enacted: It takes effect. P.A. 17-32" in report
    assert "1 of 1 enacted" in Seen(public, "/recommendations/").words()
    assert "Revise Sec. 53a-192a" in Seen(public, act.get_absolute_url()).words()
    assert "Sec. 53a-192a is a class A felony." in Seen(public, statute.get_absolute_url()).words()
    [row] = csv.DictReader(
        io.StringIO(public.get("/recommendations.csv").content.decode("utf-8-sig"))
    )
    assert (row["status"], row["act"]) == ("enacted", "P.A. 17-32, Sec. 2")
    assert "It takes effect." in text_of_pdf(public.get("/reports/2016.pdf").content)


def test_an_act_that_is_held_is_cited_and_not_entered_again(staff_client):
    act = make.act("P.A. 17-32")
    asked = asked_for()
    move_on(staff_client, asked, act_cited="Public Act 17-32, Secs. 3 and 4")
    asked.refresh_from_db()
    assert (asked.act, asked.act_sections) == (act, "3, 4")
    assert Act.objects.count() == 1


def test_the_form_shows_how_it_stands_and_saving_it_anew_changes_no_words(staff_client):
    asked = asked_for()
    move_on(staff_client, asked)
    typed = shown(staff_client, address(asked, "move_on"))
    assert typed["act_cited"] == "P.A. 17-32, Sec. 2"
    move_on(staff_client, asked, **typed | {"date": "2018-01-01"})
    asked.refresh_from_db()
    assert (asked.outcome, asked.act_sections) == ("Sec. 53a-192a is a class A felony.", "2")


WRONG = [
    ({"act_cited": "the new law"}, "“the new law” is not the name of an act. Write it like"),
    ({"act_cited": "P.A. 17-32; P.A. 19-117"}, "names more than one act"),
    ({"act_cited": ""}, "Cite the act by which it was enacted"),
    ({"status": "introduced", "bill": ""}, "Name the bill by which it was introduced"),
    ({"date": ""}, "Enter the day on which this happened"),
    ({"date": "10/01/17x"}, "This is not a day. Write it like 2017-10-01."),
    ({"date": "2011-01-01"}, "is before the meeting of January 19, 2017"),
    ({"date": "0017-01-01"}, "is before the meeting"),
    ({"evidence_url": "see the web"}, "This is not a web address."),
    ({"status": "bought"}, "Select a valid choice"),
    ({"act_cited": "x" * 5000}, "at most 120 characters"),
    ({"note": "a\x00b"}, "Null characters are not allowed"),
]


def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_lost(staff_client):
    asked = asked_for()
    for typed, sentence in WRONG:
        answer = move_on(staff_client, asked, **typed)
        assert answer.status_code == 200, typed
        assert sentence in words(answer), typed
        assert "Sec. 53a-192a is a class A felony." in words(answer), typed
    asked.refresh_from_db()
    assert asked.status == "proposed"
    assert not RecommendationUpdate.objects.exists()
    assert not Act.objects.exists()


def test_one_that_only_staff_see_stays_so_unless_it_is_posted_at_once(staff_client):
    asked = asked_for(posted=False)
    move_on(staff_client, asked)
    asked.refresh_from_db()
    assert (asked.status, asked.posted_at) == ("enacted", None)
    assert not Act.objects.get().is_public
    page = words(staff_client.get(address(asked, "post")))
    assert "P.A. 17-32" in page
    move_on(staff_client, asked, at_once="on")
    asked.refresh_from_db()
    assert asked.is_public
    assert Act.objects.get().is_public


def test_a_clerk_cites_an_act_that_is_held_but_enters_none(clerk):
    asked = asked_for()
    page = words(move_on(clerk, asked))
    assert "only an administrator may enter an act. Ask one to enter it first." in page
    assert "is entered with the step" not in page
    make.act("P.A. 17-32")
    assert move_on(clerk, asked).status_code == 302
    asked.refresh_from_db()
    assert asked.status == "enacted"


def test_a_clerk_is_told_that_an_act_is_not_posted(clerk):
    make.act("P.A. 17-32", posted=False)
    asked = asked_for()
    answer = move_on(clerk, asked)
    assert (
        "P.A. 17-32 is not posted: until an administrator posts it, the public sees neither"
        in told(answer)
    )
    page = Seen(Client(), "/reports/2016/")
    assert "Act: P.A. 17-32, Sec. 2" in page.words("#rec-1")
    assert "/acts/pa-17-32/" not in page.links("#rec-1").values()


def test_two_people_who_move_it_on_do_not_undo_each_other(staff_client):
    asked = asked_for()
    url = address(asked, "move_on")
    seen = shown(staff_client, url)
    move_on(staff_client, asked)
    answer = staff_client.post(url, seen | ENACTED | {"status": "done"})
    assert "saved a change" in words(answer)
    asked.refresh_from_db()
    assert asked.status == "enacted"
    again = shown_again(answer)
    assert staff_client.post(url, again | ENACTED | {"status": "done"}).status_code == 302


def shown_again(answer):
    """The mark of what was seen, as the page that came back holds it."""
    return {"_seen": words(answer).partition('name="_seen" value="')[2].partition('"')[0]}


def test_its_page_leads_there_whoever_may_change_it(client, db):
    asked = asked_for()
    for role, may in (("clerk", True), ("administrator", False)):
        sign_in(client, role, name=f"the {role}")
        assert client.get(address(asked, "move_on")).status_code == (200 if may else 403)
        assert ("Move on…" in words(client.get(address(asked)))) == may
