"""Old addresses lead on for ever, hide no page, and never give away what is not public."""

import io
import zipfile

import pytest

from tests import make
from tipcouncil.site.models import Redirect
from tipcouncil.site.plaintext import whole_record
from tipcouncil.site.plaintext.pack import FOUNDING

pytestmark = pytest.mark.django_db


def leads(client, address, **headers):
    response = client.get(address, **headers)
    return response.headers.get("Location") if response.status_code == 301 else response.status_code


def old(path, target, **fields):
    return Redirect.objects.create(path=path, target=target, **fields)


def rename(record, slug):
    record.slug = slug
    record.save()


# A renamed page


def test_a_renamed_meeting_answers_at_its_old_address_with_all_that_lies_below(client):
    meeting = make.meeting(date="2017-01-19")
    make.minutes(meeting=meeting)
    rename(meeting, "2017-01-19-demand")
    assert leads(client, "/meetings/2017-01-19/") == "/meetings/2017-01-19-demand/"
    below = "/meetings/2017-01-19-demand/minutes.md"
    assert leads(client, "/meetings/2017-01-19/minutes.md") == below
    assert leads(client, "/meetings/2017-01-19.ics") == "/meetings/2017-01-19-demand.ics"
    assert leads(client, "/api/events/2017-01-19") == "/api/events/2017-01-19-demand"
    assert leads(client, "/meetings/2017-01-19/nothing/") == 404


def test_a_section_that_got_another_number_keeps_its_page_and_its_feed(client):
    statute = make.statute("53a-83")
    statute.number = "53a-83b"
    statute.save()
    assert leads(client, "/statutes/53a-83/") == "/statutes/53a-83b/"
    assert leads(client, "/statutes/53a-83.json") == "/statutes/53a-83b.json"
    assert leads(client, "/feeds/statutes/53a-83.xml") == "/feeds/statutes/53a-83b.xml"


def test_a_page_renamed_twice_leads_on_at_once_and_one_renamed_back_is_there(client):
    person = make.person("Pat Example")
    rename(person, "pat-second")
    rename(person, "pat-third")
    assert leads(client, "/people/pat-example/") == "/people/pat-third/"
    assert leads(client, "/people/pat-second/") == "/people/pat-third/"
    rename(person, "pat-example")
    assert leads(client, "/people/pat-example/") == 200
    assert leads(client, "/people/pat-third/") == "/people/pat-example/"


def test_what_was_taken_back_keeps_the_address_that_it_was_known_by(client):
    meeting = make.meeting(date="2017-01-19")
    meeting.take_back()
    rename(meeting, "2017-01-19-demand")
    assert leads(client, "/meetings/2017-01-19/") == 404
    meeting.post()
    assert leads(client, "/meetings/2017-01-19/") == "/meetings/2017-01-19-demand/"


def test_a_draft_that_is_renamed_leaves_nothing(client):
    meeting = make.meeting(date="2017-01-19", posted=False)
    rename(meeting, "2017-01-19-demand")
    assert not Redirect.objects.exists()


def test_an_old_address_of_what_was_taken_back_is_not_found(client):
    meeting = make.meeting(date="2017-01-19")
    rename(meeting, "2017-01-19-demand")
    nothing = client.get("/meetings/2017-01-20/")
    meeting.take_back()
    response = client.get("/meetings/2017-01-19/")
    assert (response.status_code, response.content) == (404, nothing.content)
    assert "Location" not in response.headers


def test_a_new_draft_at_an_old_address_changes_nothing(client):
    meeting = make.meeting(date="2017-01-19")
    rename(meeting, "2017-01-19-demand")
    make.meeting(date="2017-01-19", slug="2017-01-19", posted=False)
    assert leads(client, "/meetings/2017-01-19/") == "/meetings/2017-01-19-demand/"


# What staff entered


def test_the_address_of_the_councils_old_page_leads_home():
    assert "\n/trafficking-in-persons/,/," in (FOUNDING / "old_addresses.csv").read_text()


@pytest.mark.parametrize(
    "path",
    [
        "/trafficking-in-persons/",
        "/trafficking-in-persons",
        "/Trafficking-In-Persons/",
        "/TRAFFICKING-IN-PERSONS",
    ],
)
def test_an_old_address_is_found_in_any_case_with_and_without_its_last_stroke(client, path):
    old("/trafficking-in-persons/", "/")
    assert leads(client, path) == "/"


def test_a_question_goes_with_it_and_a_place_stays(client):
    old("/old/", "/about/#history")
    assert leads(client, "/old/?utm=x") == "/about/?utm=x#history"


def test_an_old_address_of_nothing_public_is_not_found(client):
    draft = make.meeting(date="2017-01-19", posted=False)
    old("/old/", draft.get_absolute_url())
    assert leads(client, "/old/") == 404
    draft.post()
    assert leads(client, "/old/") == "/meetings/2017-01-19/"


def test_a_living_page_wins_and_a_circle_ends(client):
    old("/about/", "/")
    old("/a/", "/b/")
    old("/b/", "/a/")
    assert leads(client, "/about/") == 200
    assert leads(client, "/a/") == 404


def test_what_leads_to_staff_pages_by_whatever_way_leads_nobody_anywhere(client, staff_client):
    old("/door/", "/admin/")
    assert leads(client, "/door/") == 404
    assert leads(staff_client, "/door/") == 404
    response = client.head("/data/record.zip")
    assert (response.status_code, response.getvalue()) == (200, b"")


def test_an_old_address_may_lead_to_the_whole_record_and_stands_in_it(client):
    old("/all.zip", "/data/record.zip")
    response = client.get("/data/record.zip")
    with zipfile.ZipFile(io.BytesIO(response.getvalue())) as whole:
        texts = [whole.read(name) for name in whole.namelist()]
    assert any(b"/all.zip" in text for text in texts)
    assert leads(client, "/all.zip") == "/data/record.zip"


def test_a_corrected_old_address_is_corrected_in_the_whole_record():
    kept = old("/old/", "/about/")
    before = whole_record.state()
    kept.target = "/members/"
    kept.save()
    assert whole_record.state() != before


def test_nothing_is_written_by_following(client):
    old("/old/", "/about/")
    assert client.post("/old/").status_code in {404, 405}


def test_an_old_address_costs_one_query_where_there_is_none(client, django_assert_num_queries):
    client.get("/nowhere/")
    with django_assert_num_queries(1):
        client.get("/nowhere/")


# The form of staff


@pytest.mark.parametrize(
    ("path", "target", "sentence"),
    [
        ("old", "/about/", "Write the address without the host"),
        ("https://ctpcsw.com/old/", "/about/", "Write the address without the host"),
        ("//evil.example/", "/about/", "Write the address without the host"),
        ("/admin/old/", "/about/", "belongs to the site’s own works"),
        ("/about/", "/", "There is a page at this address"),
        ("/old/", "https://evil.example/", "Choose a page of this site"),
        ("/old/", "//evil.example/", "Choose a page of this site"),
        ("/old/", "/nothing-like-it/", "No page of this site has such an address"),
        ("/old/", "/admin/", "No page of this site has such an address"),
        ("/meetings/2001-01-01/", "/meetings/2001-01-01/#x", "would lead to itself"),
        ("/older/", "/meetings/2002-02-02/", "That is an old address itself"),
    ],
)
def test_what_would_hide_a_page_or_lead_astray_is_refused(staff_client, path, target, sentence):
    old("/meetings/2002-02-02/", "/about/")
    page = staff_client.post(
        "/admin/site/redirect/add/", {"path": path, "target": target, "note": ""}
    )
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert Redirect.objects.count() == 1
    assert f'value="{path}"' in page.content.decode()


def test_an_address_that_staff_enter_leads_on(staff_client, client):
    staff_client.post(
        "/admin/site/redirect/add/",
        {"path": "/old/page.htm", "target": "/about/#history", "note": "A letter of 2014"},
    )
    assert leads(client, "/old/page.htm") == "/about/#history"


def test_the_old_address_of_a_renamed_page_cannot_be_deleted(staff_client):
    meeting = make.meeting(date="2017-01-19")
    rename(meeting, "2017-01-19-demand")
    left = Redirect.objects.first()
    assert staff_client.get(f"/admin/site/redirect/{left.pk}/delete/").status_code == 403
    own = old("/mistyped/", "/about/")
    assert staff_client.get(f"/admin/site/redirect/{own.pk}/delete/").status_code == 200
