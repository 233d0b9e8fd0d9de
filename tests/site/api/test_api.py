"""The record for programs: whole, paged, public only, and never broken by a question."""

import json

import pytest

from tests import make
from tipcouncil.records.api import MOST
from tipcouncil.site.views.api import COLLECTIONS

pytestmark = pytest.mark.django_db

BASE_URL = "https://record.example.gov"
LISTS = [f"/api/{name}" for name in COLLECTIONS]


def told(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, (address, response.content[:300])
    return json.loads(response.content)


def test_the_first_page_names_every_list_and_each_has_something(client, one_of_each):
    lists = told(client, "/api/")["lists"]
    assert set(lists) == set(COLLECTIONS)
    for address in lists.values():
        assert told(client, address.removeprefix(BASE_URL))["results"], address


def test_every_row_of_every_list_has_an_address_of_its_own(client, one_of_each):
    for address in LISTS:
        for row in told(client, address)["results"]:
            alone = told(client, f"{address}/{row['id']}")
            assert {name: alone[name] for name in row} == row


def test_a_meeting_is_told_in_the_words_of_open_civic_data(client, one_of_each):
    event = told(client, "/api/events/2017-01-19")
    assert event["status"] == "passed"
    assert event["organization_id"] == "trafficking-in-persons-council"
    assert event["start_date"] == "2017-01-19"
    assert event["all_day"] is True
    assert [item["description"] for item in event["agenda"]] == ["Reports", "Next steps"]
    assert event["agenda"][1]["parent"] == event["agenda"][0]["id"] == "item-1"
    assert event["participants"][0]["name"] == "P. Example"
    assert event["participants"][0]["person_id"] == "pat-example"
    assert event["documents"][0]["links"][0]["media_type"] == "text/plain"
    assert event["minutes"]["text_url"] == f"{BASE_URL}/meetings/2017-01-19/minutes.md"
    vote = told(client, f"/api/vote_events/{event['vote_event_ids'][0]}")
    assert (vote["result"], vote["votes"][0]["option"]) == ("pass", "yes")


def test_counts_that_the_minutes_give_stand_beside_the_votes_by_name(client):
    motion = make.motion(meeting=make.meeting(), yes_count=7, no_count=0)
    make.vote("A. One", motion=motion, option="yes")
    make.vote("B. Two", motion=motion, option="abstain")
    vote = told(client, f"/api/vote_events/{motion.pk}")
    assert vote["counts"] == [{"option": "no", "value": 0}, {"option": "yes", "value": 7}]
    assert vote["counts_by_name"] == [
        {"option": "abstain", "value": 1},
        {"option": "yes", "value": 1},
    ]


def test_a_meeting_known_to_the_month_has_no_day(client):
    make.meeting(date="2014-06-01", date_precision="month")
    assert told(client, "/api/events/2014-06")["start_date"] == "2014-06"


def test_the_law_tells_where_it_is_cited(client, one_of_each):
    [mention] = told(client, "/api/statutes/53a-83")["mentions"][:1]
    assert mention["url"].startswith(BASE_URL)
    assert "<" not in "".join(mention["quotes"])


# Paging


def test_a_list_is_walked_by_its_links(client):
    made = {make.person().slug for _ in range(5)}
    address, seen = "/api/people?per_page=2", []
    while address:
        page = told(client, address.removeprefix(BASE_URL))
        seen += [row["id"] for row in page["results"]]
        address = page["links"]["next"]
    assert len(seen) == 5
    assert set(seen) == made
    assert page["pagination"] == {"page": 3, "per_page": 2, "max_page": 3, "total_items": 5}


def test_the_header_has_the_same_links(client):
    for _ in range(3):
        make.person()
    link = client.get("/api/people?per_page=1&page=2").headers["Link"]
    assert f'<{BASE_URL}/api/people?per_page=1>; rel="prev"' in link
    assert f'<{BASE_URL}/api/people?per_page=1&page=3>; rel="next"' in link


def test_a_page_has_a_most_that_no_question_passes(client):
    with make.many():
        for _ in range(MOST + 1):
            make.statute()
    assert len(told(client, f"/api/statutes?per_page={MOST}")["results"]) == MOST
    told(client, f"/api/statutes?per_page={MOST + 1}", 422)
    assert len(told(client, "/api/statutes?limit=100000000&offset=-5")["results"]) <= MOST


def test_behind_the_last_page_there_is_nothing_and_a_way_back(client):
    make.person()
    page = told(client, "/api/people?page=900")
    assert page["results"] == []
    assert page["links"]["next"] is None
    assert page["links"]["previous"] == f"{BASE_URL}/api/people"


# Filters


def test_meetings_are_narrowed_as_asked(client):
    make.meeting(date="2014-02-11", kind="special")
    committee = make.body("Services", kind="committee")
    make.meeting(date="2017-03-16", status="cancelled", body=committee)
    for question, ids in (
        ("year=2014", ["2014-02-11"]),
        ("start=2017-01-20", ["2017-03-16"]),
        ("end=2014-12-31", ["2014-02-11"]),
        ("status=cancelled", ["2017-03-16"]),
        ("kind=special", ["2014-02-11"]),
        ("body=services", ["2017-03-16"]),
        ("body=nobody", []),
    ):
        found = told(client, f"/api/events?{question}")["results"]
        assert [row["id"] for row in found] == ids, question


def test_what_changed_since_a_day_is_found_also_by_a_change_of_a_part(client):
    quiet, changed = make.meeting(date="2014-02-11"), make.meeting(date="2017-01-19")
    minutes = make.minutes(meeting=changed)
    assert told(client, "/api/events?updated_since=2021-01-01")["results"] == []
    minutes.body = "Corrected."
    minutes.save()
    found = told(client, "/api/events?updated_since=2021-01-01")["results"]
    assert [row["id"] for row in found] == [changed.slug]
    assert quiet.slug not in str(found)


# Answers that programs keep


def test_what_has_not_changed_is_not_sent_again(client, one_of_each):
    for address in ("/api/", "/api/openapi.json", *LISTS):
        etag = client.get(address).headers["ETag"]
        again = client.get(address, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b""), address


@pytest.mark.parametrize("address", ["/api/", "/api/events", "/api/events/x", "/api/nothing"])
def test_the_scripts_of_every_site_may_read_it(client, address):
    for response in (client.get(address), client.options(address)):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
    assert client.options(address).status_code == 204


def test_no_page_of_the_site_is_open_to_foreign_scripts(client):
    assert "Access-Control-Allow-Origin" not in client.get("/").headers
    assert "Access-Control-Allow-Origin" not in client.get("/subscribe/").headers


def test_head_has_the_headers_of_get(client, one_of_each):
    get, head = client.get("/api/events"), client.head("/api/events")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(get.content))


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(client, method):
    response = getattr(client, method)("/api/events")
    assert response.status_code == 405
    assert response.headers["Content-Type"] == "application/problem+json"


# What is not public


def test_a_name_that_is_withheld_is_told_nowhere(client):
    person = make.person("Secret Name", name_withheld=True)
    meeting = make.meeting()
    make.membership(person=person)
    make.attendance("Secret Name", meeting=meeting, person=person)
    make.vote("Secret Name", motion=make.motion(meeting=meeting), person=person)
    for address in LISTS:
        response = client.get(address)
        assert b"ecret" not in response.content, address
    assert client.get("/api/people/secret-name").status_code == 404
    assert told(client, "/api/memberships?person=secret-name")["results"] == []
    assert told(client, "/api/memberships")["results"][0]["person_name"] == "Name withheld"


def test_a_draft_is_told_of_by_nothing_that_refers_to_it(client):
    draft = make.person("Pat Draft", posted=False)
    meeting = make.meeting()
    make.attendance("As recorded", meeting=meeting, person=draft)
    [participant] = told(client, f"/api/events/{meeting.slug}")["participants"]
    assert (participant["name"], participant["person_id"]) == ("As recorded", None)
