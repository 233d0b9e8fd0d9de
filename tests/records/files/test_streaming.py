"""What the answer to a request for a file says, byte by byte."""

import email.message
import hashlib
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.http import Http404
from django.test import RequestFactory

from meetings.models import Document
from tests import make
from tests.support import papers
from tipcouncil.records.files.intake import take_in
from tipcouncil.records.files.streaming import FOR_STAFF, stream

pytestmark = pytest.mark.django_db
CONTENT = b"0123456789"
ETAG = f'"{hashlib.sha256(CONTENT).hexdigest()}"'
FILED = "Thu, 02 Jan 2020 15:00:00 GMT"  # as make.POSTED_AT


@pytest.fixture
def paper():
    return make.document(content=CONTENT, name="agenda.txt")


def ask(paper, method="GET", name="agenda.txt", keep=None, **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    request = RequestFactory().generic(method, "/", headers=headers)
    response = stream(request, paper, name, **({"keep": keep} if keep else {}))
    response.all = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response


def filed(name, content):
    """A paper that went through intake and was saved."""
    paper = Document(title_as_posted="Agenda", body=make.council())
    take_in(paper, ContentFile(content, name=name))
    paper.save()
    return paper


def test_the_whole_file_is_given(paper):
    response = ask(paper)
    assert (response.status_code, response.all) == (200, CONTENT)
    assert response["Content-Length"] == "10"
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Accept-Ranges"] == "bytes"
    assert response["ETag"] == ETAG
    assert response["Last-Modified"] == FILED
    assert response["Cache-Control"] == "public, no-cache"


def test_head_has_the_headers_of_get_and_no_body(paper):
    head, get = ask(paper, "HEAD"), ask(paper)
    assert head.all == b""
    assert dict(head.items()) == dict(get.items())


@pytest.mark.parametrize(
    ("asked", "answer", "content_range"),
    [
        ("bytes=0-0", b"0", "bytes 0-0/10"),
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=7-99999999999", b"789", "bytes 7-9/10"),
        ("bytes=-3", b"789", "bytes 7-9/10"),
        ("bytes=-99", CONTENT, "bytes 0-9/10"),
        ("BYTES=9-9", b"9", "bytes 9-9/10"),
        ("bytes= 1 - 2 ", b"12", "bytes 1-2/10"),
    ],
)
def test_a_part_is_given(paper, asked, answer, content_range):
    response = ask(paper, Range=asked)
    assert (response.status_code, response.all) == (206, answer)
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(answer))
    assert response["ETag"] == ETAG


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=99999999999999-", "bytes=10-11", "bytes=-0"])
def test_a_part_beyond_the_end_is_refused(paper, asked):
    response = ask(paper, Range=asked)
    assert (response.status_code, response.all) == (416, b"")
    assert response["Content-Range"] == "bytes */10"


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=5-2",
        "bytes=abc",
        "bytes=",
        "bytes=-",
        "items=0-1",
        "0-1",
        "bytes=0-0,1-1",
        "bytes=" + ",".join(["0-"] * 300),
        "bytes=0-" + "9" * 400,
        "bytes=" + "9" * 5000 + "-",
        "bytes=²-3",
        "bytes=--1",
    ],
)
def test_a_range_that_is_several_or_senseless_gives_the_whole(paper, asked):
    response = ask(paper, Range=asked)
    assert (response.status_code, response.all) == (200, CONTENT)
    assert not response.has_header("Content-Range")


def test_head_pays_no_heed_to_a_range(paper):
    assert ask(paper, "HEAD", Range="bytes=0-0")["Content-Length"] == "10"


@pytest.mark.parametrize("condition", [ETAG, FILED])
def test_a_part_of_the_same_file_is_given(paper, condition):
    assert ask(paper, Range="bytes=0-1", If_Range=condition).status_code == 206


@pytest.mark.parametrize(
    "condition", ['"another"', f"W/{ETAG}", "Thu, 02 Jan 2020 15:00:01 GMT", "nonsense"]
)
def test_of_another_file_the_whole_is_given(paper, condition):
    assert ask(paper, Range="bytes=0-1", If_Range=condition).status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    "condition",
    [
        {"If_None_Match": ETAG},
        {"If_None_Match": f'W/{ETAG}, "x"'},
        {"If_None_Match": "*"},
        {"If_Modified_Since": FILED},
        {"If_None_Match": ETAG, "Range": "bytes=0-1"},
    ],
)
def test_a_reader_who_has_the_file_is_told_so_in_no_bytes(paper, method, condition):
    response = ask(paper, method, **condition)
    assert (response.status_code, response.all) == (304, b"")
    assert response["ETag"] == ETAG
    assert response["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    "condition",
    [
        {"If_None_Match": '"another"'},
        {"If_None_Match": '"' + "x" * 5000},
        {"If_Modified_Since": "Thu, 02 Jan 2020 14:59:59 GMT"},
        {"If_Modified_Since": "Thu, 32 Foo 99999 25:61:61 GMT"},
        {"If_None_Match": '"another"', "If_Modified_Since": FILED},
        {"If_Unmodified_Since": "x"},
    ],
)
def test_a_reader_who_has_it_not_is_given_it(paper, condition):
    assert ask(paper, **condition).all == CONTENT


def test_a_reader_who_wants_another_file_is_refused(paper):
    assert ask(paper, If_Match='"another"').status_code == 412


SHOWN = {
    "a.pdf": papers.pdf(),
    "a.png": papers.picture("PNG"),
    "a.jpg": papers.picture("JPEG"),
    "a.txt": b"Agenda",
}
SAVED = {
    "a.html": papers.PAGE,
    "a.rtf": papers.RTF,
    "a.md": b"# Agenda",
    "a.docx": papers.docx(),
    "a.pptx": papers.pptx(),
    "a.xlsx": papers.xlsx(),
    "a.odt": papers.odt(),
}


@pytest.mark.parametrize("name", [*SHOWN, *SAVED])
def test_only_what_cannot_run_is_shown_and_all_else_is_saved(name):
    response = ask(filed(name, (SHOWN | SAVED)[name]), name=name)
    way = "inline" if name in SHOWN else "attachment"
    assert response["Content-Disposition"] == f'{way}; filename="{name}"'


@pytest.mark.parametrize("name", [*SHOWN, *SAVED])
def test_no_file_can_run_or_be_taken_for_another_kind(name):
    response = ask(filed(name, (SHOWN | SAVED)[name]), name=name)
    policy = response["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not any(part.startswith("script-src") for part in policy)
    assert response["X-Content-Type-Options"] == "nosniff"
    # Not every browser's PDF viewer works in a sandbox.
    assert ("sandbox" in policy) == (name != "a.pdf")


def test_text_is_given_with_the_charset_it_was_filed_in():
    paper = filed("a.txt", "café".encode("cp1252"))
    assert ask(paper)["Content-Type"] == "text/plain; charset=windows-1252"


@pytest.mark.parametrize(
    "name",
    [
        "a\r\nSet-Cookie: x=y.txt",
        'a";x=y.txt',
        "a\u202etxt.exe",
        "caf\u00e9.txt",
        "a\\b.txt",
        "\x00",
    ],
)
def test_a_hostile_name_splits_no_header(paper, name):
    disposition = ask(paper, name=name)["Content-Disposition"]
    parsed = email.message.Message()
    parsed["Content-Disposition"] = disposition
    assert parsed.get_content_disposition() == "inline"
    assert [key for key, _ in parsed.get_params(header="Content-Disposition")[1:]] in (
        ["filename"],
        ["filename*"],
    )
    assert disposition.isascii()
    assert not set(parsed.get_filename()) & set("\r\n\u202e\x00\\")


def test_a_file_that_is_gone_answers_as_if_it_had_never_been(paper, caplog):
    Path(paper.file.path).unlink()
    with pytest.raises(Http404):
        ask(paper)
    assert paper.file.name in caplog.text


def test_a_file_of_another_size_than_was_filed_is_not_handed_out(paper, caplog):
    Path(paper.file.path).write_bytes(CONTENT[:-1])
    with pytest.raises(Http404):
        ask(paper)
    assert "not of the size" in caplog.text


def test_a_document_that_is_not_held_has_no_file():
    with pytest.raises(Http404):
        ask(make.document())


def test_behind_a_proxy_the_proxy_is_told_where_the_file_is(paper, settings):
    settings.ACCEL_PREFIX = "/kept/"
    response = ask(paper, Range="bytes=0-1")
    assert response["X-Accel-Redirect"] == f"/kept/{paper.file.name}"
    assert response.all == b""
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="agenda.txt"'


def test_behind_a_proxy_a_file_that_is_gone_is_still_noticed(paper, settings):
    settings.ACCEL_PREFIX = "/kept"
    Path(paper.file.path).unlink()
    with pytest.raises(Http404):
        ask(paper)


def test_what_only_staff_may_see_is_kept_by_nobody(paper):
    assert ask(paper, keep=FOR_STAFF)["Cache-Control"] == "private, no-store"


def test_no_answer_tells_where_the_file_lies(paper):
    for method in ("GET", "HEAD"):
        told = str(dict(ask(paper, method).items()))
        assert Path(paper.file.name).stem not in told
