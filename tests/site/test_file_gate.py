"""Files and pictures are given to the public only while the record that shows them is public."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile

from tests import make
from tests.support import papers

pytestmark = pytest.mark.django_db

ASKED = {
    "GET": ("get", {}),
    "HEAD": ("head", {}),
    "a part": ("get", {"Range": "bytes=0-0"}),
    "anything new": ("get", {"If-None-Match": "*"}),
    "anything since": ("get", {"If-Modified-Since": "Thu, 02 Jan 2030 15:00:00 GMT"}),
    "JSON": ("get", {"Accept": "application/json"}),
    "OPTIONS": ("options", {}),
    "POST": ("post", {}),
    "with a cookie": ("get", {"Cookie": f"{settings.SESSION_COOKIE_NAME}={'x' * 32}"}),
}
NEVER = "0" * 32


def with_first_page(paper):
    """The same paper with a PDF, and with a picture of its page."""
    paper.media_type = "application/pdf"
    paper.file = ContentFile(papers.pdf(), name="agenda.pdf")
    paper.thumbnail = ContentFile(papers.picture("WEBP"), name="first-page.webp")
    paper.save()
    return paper


def document(**fields):
    return with_first_page(make.document(**fields))


def report_file(*, posted=True, **fields):
    return with_first_page(make.report_file(report=make.report(posted=posted), **fields))


def thumbnail(paper):
    return paper.get_file_url().replace("/files/", "/thumbnails/").rpartition("/")[0] + ".webp"


def shown(picture, record=make.minutes, field="body", **fields):
    """A record whose text shows the picture."""
    return record(**{field: f"![The room]({picture.get_absolute_url()})"}, **fields)


def received(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def status(client, address):
    response = client.get(address)
    received(response)
    return response.status_code


def answer(client, address, asked):
    """All that a visitor can see of an answer."""
    method, headers = ASKED[asked]
    response = getattr(client, method)(address, headers=headers)
    seen = received(response).replace(address.encode(), b"")
    cookies = response.cookies.output()
    return response.status_code, dict(response.items()), cookies, seen


@pytest.mark.parametrize("filed", [document, report_file])
def test_the_file_of_a_public_record_is_given(client, filed):
    paper = filed()
    response = client.get(paper.get_file_url())
    assert (response.status_code, received(response)) == (200, papers.pdf())
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'inline; filename="{paper.download_name}"'
    assert not response.cookies
    assert not response.has_header("Vary")


@pytest.mark.parametrize("filed", [document, report_file])
def test_the_first_page_of_a_public_record_is_given(client, filed):
    response = client.get(thumbnail(filed()))
    assert response["Content-Type"] == "image/webp"
    assert received(response)[8:12] == b"WEBP"


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("filed", [document, report_file])
def test_the_file_of_a_draft_is_an_address_that_never_was(client, filed, asked):
    paper = filed(posted=False)
    for address in (paper.get_file_url(), thumbnail(paper), f"/files/{paper.key}/other.pdf"):
        never = address.replace(paper.key, NEVER)
        assert answer(client, address, asked) == answer(client, never, asked)
        assert answer(client, address, "GET")[0] == 404


@pytest.mark.parametrize("whole", ["meeting", "body"])
def test_a_posted_document_of_a_draft_has_no_address(client, whole):
    draft = (
        make.meeting(posted=False) if whole == "meeting" else make.body("Task force", posted=False)
    )
    paper = document(**{whole: draft})
    assert status(client, paper.get_file_url()) == 404
    draft.post()
    assert status(client, paper.get_file_url()) == 200


def test_a_file_that_is_taken_back_is_gone(client):
    paper = document()
    paper.take_back()
    assert client.get(paper.get_file_url()).status_code == 404
    assert client.get(thumbnail(paper)).status_code == 404


def test_a_document_that_is_not_held_has_no_file_and_no_picture(client):
    paper = make.document()
    assert client.get(paper.get_file_url()).status_code == 404
    assert client.get(thumbnail(paper)).status_code == 404


def test_a_document_without_a_picture_of_its_page_has_no_address_for_one(client):
    assert client.get(thumbnail(make.document(content=b"Agenda"))).status_code == 404


@pytest.mark.parametrize("filed", [document, report_file])
def test_an_address_under_an_old_title_leads_to_the_file(client, filed):
    paper = filed()
    old = paper.get_file_url()
    paper.title_as_posted = "Agenda, as corrected"
    paper.save()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, paper.get_file_url())
    # A browser that kept a redirect for ever would go in circles when the title is put back.
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_file_is_only_ever_read(client, method):
    assert getattr(client, method)(document().get_file_url()).status_code == 405


def test_where_a_file_is_stored_is_no_address(client):
    paper, picture = document(), make.image()
    stored = [paper.file.name, paper.thumbnail.name, picture.file.name]
    for name in stored:
        for root in ("/", "/media/", "/static/", settings.MEDIA_URL, "/files/", "/images/"):
            assert client.get(root + name).status_code == 404


def test_a_part_of_a_public_file_is_given_through_every_layer(client):
    response = client.get(document().get_file_url(), headers={"Range": "bytes=0-3"})
    assert (response.status_code, received(response)) == (206, b"%PDF")


def test_a_reader_who_has_the_file_is_told_so(client):
    paper = document()
    head = client.head(paper.get_file_url())
    assert head.getvalue() == b""
    etag = head["ETag"]
    response = client.get(paper.get_file_url(), headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_file_lost_from_the_disk_is_not_found_and_no_error(client, caplog):
    paper = document()
    paper.file.storage.delete(paper.file.name)
    assert client.get(paper.get_file_url()).status_code == 404
    assert paper.file.name in caplog.text


@pytest.mark.parametrize("name", ["a" * 5000, "%00", "..%2f..%2fetc%2fpasswd", "%ff", "a%0d%0ab"])
def test_a_senseless_file_name_is_no_error(client, name):
    assert client.get(f"/files/{document().key}/{name}").status_code in {301, 404}


# Pictures inside texts

SHOWN_BY = {
    "minutes": (make.minutes, "body"),
    "a report": (make.report, "body"),
    "the note of a report": (make.report, "note"),
    "a section of law": (make.statute, "summary"),
    "an act": (make.act, "summary"),
    "the council": (make.body, "about"),
    "a milestone": (make.milestone, "text"),
}


@pytest.mark.parametrize("kind", SHOWN_BY)
def test_a_picture_is_public_while_a_public_text_shows_it(client, kind):
    record, field = SHOWN_BY[kind]
    picture = make.image()
    address = picture.get_absolute_url()
    assert client.get(address).status_code == 404
    text = shown(picture, record, field)
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert not response.has_header("Vary")
    assert received(response) == picture.file.open().read()
    picture.file.close()
    type(text).objects.filter(pk=text.pk).update(posted_at=None)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("asked", ASKED)
def test_a_picture_of_a_draft_is_an_address_that_never_was(client, asked):
    picture = make.image()
    shown(picture, posted=False)
    address = picture.get_absolute_url()
    assert answer(client, address, asked) == answer(client, "/images/picture-0", asked)
    assert answer(client, address, "GET")[0] == 404


def test_a_picture_in_posted_minutes_of_a_draft_meeting_is_not_public(client):
    picture = make.image()
    shown(picture, meeting=make.meeting(posted=False))
    assert client.get(picture.get_absolute_url()).status_code == 404


def test_a_picture_in_an_earlier_public_version_stays_public(client):
    picture = make.image()
    minutes = shown(picture)
    minutes.body = "Without the picture."
    minutes.save(reason="The picture was of another room.")
    assert status(client, picture.get_absolute_url()) == 200
    minutes.take_back()
    assert status(client, picture.get_absolute_url()) == 404


def test_a_picture_whose_name_begins_like_a_public_one_is_not_public(client):
    make.image("room-2")
    shown(make.image("room-22"))
    assert status(client, "/images/room-22") == 200
    assert status(client, "/images/room-2") == 404


def test_staff_see_a_picture_before_it_is_public_and_no_cache_keeps_it(client):
    picture = make.image()
    clerk = make.staff()
    client.force_login(clerk)
    assert client.get(picture.get_absolute_url()).status_code == 404
    clerk.user_permissions.add(Permission.objects.get(codename="view_inlineimage"))
    response = client.head(picture.get_absolute_url())
    assert (response.status_code, response.getvalue()) == (200, b"")
    assert response["Cache-Control"] == "private, no-store"
    assert client.get("/images/picture-0").status_code == 404


def test_staff_without_a_second_factor_see_no_draft_where_it_is_asked_for(client, settings):
    settings.REQUIRE_MFA = True
    client.force_login(make.administrator())
    assert client.get(make.image().get_absolute_url()).status_code == 404


def test_a_public_picture_is_the_same_for_everybody(client):
    picture = make.image()
    shown(picture)
    visitor = answer(client, picture.get_absolute_url(), "GET")
    client.force_login(make.administrator())
    assert answer(client, picture.get_absolute_url(), "GET") == visitor


@pytest.mark.parametrize("texts", [1, 20])
def test_a_picture_costs_few_queries_however_many_texts_there_are(
    client, texts, django_assert_max_num_queries
):
    picture = make.image()
    with make.many():
        for _ in range(texts):
            make.minutes()
    with django_assert_max_num_queries(12):
        assert client.get(picture.get_absolute_url()).status_code == 404
