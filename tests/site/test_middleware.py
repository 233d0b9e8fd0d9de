"""What every request and every answer pass through."""

import gzip
import re

import brotli
import pytest
from django.core.files.base import ContentFile

from tests import make
from tipcouncil.site.middleware import encodings_taken

pytestmark = pytest.mark.django_db
PAGE = "/about/"


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("gzip, br", {"gzip", "br"}),
        ("gzip;q=0.8, br;q=0", {"gzip"}),
        ("br;q=0.0, gzip; q=0", set()),
        ("identity;q=1, *;q=0", {"identity"}),
        ("br;q=0.05", {"br"}),
    ],
)
def test_only_encodings_that_the_visitor_takes_are_used(header, taken):
    assert encodings_taken(header) == taken


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_a_compressed_page_is_the_same_page(client, encoding, unpack):
    plain, packed = client.get(PAGE), client.get(PAGE, headers={"Accept-Encoding": encoding})
    assert packed["Content-Encoding"] == encoding
    assert unpack(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content)
    assert "Accept-Encoding" in packed["Vary"]
    assert "Accept-Encoding" in plain["Vary"]


@pytest.mark.parametrize("encoding", ["", "br", "gzip"])
def test_a_page_that_has_not_changed_is_not_sent_again(client, encoding):
    first = client.get(PAGE, headers={"Accept-Encoding": encoding})
    again = client.get(PAGE, headers={"Accept-Encoding": encoding, "If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_head_of_a_page_is_the_page_without_its_body(client):
    page, head = client.get(PAGE), client.head(PAGE)
    assert head.content == b""
    assert head["Content-Length"] == page["Content-Length"]
    assert head["Content-Type"] == page["Content-Type"]


def test_a_public_page_may_be_kept_if_asked_about_and_sets_no_cookie(client):
    page = client.get(PAGE)
    assert page["Cache-Control"] == "public, no-cache"
    assert not page.cookies
    assert "Cookie" not in page["Vary"]


def test_a_staff_page_is_never_kept(client):
    client.force_login(make.administrator())
    page = client.get("/admin/")
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_public_pages_have_the_stricter_policy(client):
    public, staff = (
        client.get(url)["Content-Security-Policy"] for url in (PAGE, "/accounts/login/")
    )
    assert "require-trusted-types-for" in public
    assert "require-trusted-types-for" not in staff
    for policy in (public, staff):
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"HTTP_CONTENT_ENCODING": "gzip"}, 415),
        ({"CONTENT_LENGTH": "many"}, 400),
    ],
)
def test_what_no_browser_sends_is_refused_with_a_sentence(client, sent, status):
    answer = client.get(PAGE, **sent)
    assert answer.status_code == status
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("path", ["/a%00b/", "/%ff%fe/", "/" + "a" * 10_000 + "/"])
def test_an_address_that_cannot_be_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_staff_without_a_second_factor_are_sent_to_get_one(client, settings):
    settings.REQUIRE_MFA = True
    client.force_login(make.administrator())
    assert client.get("/admin/")["Location"] == "/accounts/2fa/totp/activate/"


def in_words(answer):
    return " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())


def test_a_file_that_is_too_large_is_refused_on_a_page_in_words_with_a_way_back(client):
    client.force_login(make.administrator())
    form = "/admin/meetings/document/add/?meeting=1"
    answer = client.post(form, CONTENT_LENGTH="60000000")
    assert answer.status_code == 413
    assert "The file has 60 MB; at most 50 MB can be filed. Make it smaller" in in_words(answer)
    assert "what you typed is still there" in in_words(answer)
    assert f'href="{form}"' in answer.content.decode()


def test_who_is_signed_out_is_told_so_and_the_public_too_is_told_in_words(client):
    staff = client.post("/admin/meetings/document/add/", CONTENT_LENGTH="60000000")
    assert staff.status_code == 413
    assert "You are signed out" in in_words(staff)
    public = client.get(PAGE, CONTENT_LENGTH="200000")
    assert public.status_code == 413
    assert "more than this form can take" in in_words(public)


@pytest.mark.parametrize(
    ("limit", "sentence"),
    [
        ("DATA_UPLOAD_MAX_MEMORY_SIZE", "instead of pasting it"),
        ("DATA_UPLOAD_MAX_NUMBER_FIELDS", "Save some of them first"),
        ("DATA_UPLOAD_MAX_NUMBER_FILES", "Send some of them first"),
    ],
)
def test_every_limit_of_a_form_is_told_in_words_with_a_way_back(client, settings, limit, sentence):
    client.force_login(make.administrator())
    setattr(settings, limit, 1)
    files = [ContentFile(b"Agenda", name=f"{number}.txt") for number in range(3)]
    answer = client.post("/admin/meetings/document/add/", {"a": "1", "b": "22", "file": files})
    assert answer.status_code == 413
    assert sentence in in_words(answer)
    assert 'href="/admin/meetings/document/add/"' in answer.content.decode()
