"""Papers, and the text of minutes by itself."""

import pytest

from tests import make
from tests.meetings.seen import Seen
from tipcouncil.records.files.stored import size_words, too_large_words

pytestmark = pytest.mark.django_db

TEXT = "# 1. Réports\r\n\r\nThe “chair” spoke.\r\n"


def test_documents_stand_by_meeting_after_those_of_the_council_itself(client):
    make.document("TIP Agenda", meeting=make.meeting(date="2013-11-19"))
    make.document("TIP Minutes", meeting=make.meeting(date="2014-02-11"), kind="minutes")
    make.document("2013-2014 TIP Meeting Schedule", kind="schedule")
    page = Seen(client, "/documents/")
    assert page.all_words("h2") == [
        "The Council itself",
        "February 11, 2014",
        "November 19, 2013",
    ]
    assert page.links()["November 19, 2013"] == "/meetings/2013-11-19/"


def test_a_document_of_the_council_is_found_at_its_address(client):
    paper = make.document("2013-2014 TIP Committees", kind="roster")
    address, _, place = paper.get_absolute_url().partition("#")
    shown = Seen(client, address).words(f"#{place}")
    day = f"{paper.posted_at:%B} {paper.posted_at.day}, {paper.posted_at.year}"
    said = f"2013-2014 TIP Committees Members and committees · Not held · Posted {day}"
    assert shown == f"{said} · Link to 2013-2014 TIP Committees"


def test_a_copy_elsewhere_is_linked(client):
    make.document("Guide", source_url="https://example.org/guide.pdf")
    assert "https://example.org/guide.pdf" in Seen(client, "/documents/").links().values()


def test_documents_can_be_filtered_by_kind(client):
    make.document("TIP Agenda", kind="agenda")
    make.document("TIP Schedule", kind="schedule")
    page = Seen(client, "/documents/?kind=schedule")
    assert "TIP Schedule" in page.words()
    assert "TIP Agenda" not in page.words()
    assert page.links()["Agenda 1"] == "?kind=agenda"


def test_a_filter_that_makes_no_sense_shows_every_document(client):
    make.document("TIP Agenda")
    for query in ("kind=x", "kind=%00", "kind=", "page=x", "page=-1", "page=99"):
        assert "TIP Agenda" in Seen(client, f"/documents/?{query}").words(), query


def test_documents_that_are_not_public_are_not_counted(client):
    make.document("TIP Agenda")
    make.document("Hidden", posted=False)
    make.document("Hidden too", meeting=make.meeting(posted=False))
    page = Seen(client, "/documents/")
    assert "1 document of the Council" in page.words()
    assert "Hidden" not in page.html


def test_a_size_is_written_as_a_download_counts_it():
    sizes = {1: "1 KB", 3_410: "3 KB", 999_600: "1 MB", 1_440_000: "1.4 MB"}
    assert {size: size_words(size) for size in sizes} == sizes
    words = "The file has 50.1 MB; at most 50 MB can be filed."
    assert too_large_words(50_000_001, 50_000_000) == words


def test_a_record_without_documents_says_so(client):
    assert "No document has been entered yet." in Seen(client, "/documents/").words()


# The text of minutes


def minutes_of_2017(**fields):
    return make.minutes(**({"body": TEXT} | fields), meeting=make.meeting(date="2017-01-19"))


def test_the_text_of_minutes_is_given_as_it_was_written(client):
    response = client.get(minutes_of_2017().get_text_url())
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response.content.decode() == TEXT


def test_minutes_that_are_not_held_or_not_public_have_no_text(client):
    for fields in ({"body": ""}, {"posted": False}):
        minutes = make.minutes(**fields, meeting=make.meeting())
        assert client.get(minutes.get_text_url()).status_code == 404


def amended():
    minutes = minutes_of_2017(body="# 1. First words\n")
    minutes.body = "# 1. Second words\n"
    minutes.save(reason="The clerk misheard.")
    return minutes


def test_minutes_of_one_version_speak_of_no_other(client):
    minutes_of_2017()
    assert "What changed" not in Seen(client, "/meetings/2017-01-19/").words()


def test_versions_of_minutes_that_were_taken_back_are_not_public(client):
    amended().take_back()
    assert client.get("/meetings/2017-01-19/minutes/versions/1/").status_code == 404
