"""The files of all reports in one zip: whole, named for people, and the same each time."""

import hashlib
import io
import zipfile

import pytest

from tests import make
from tests.meetings.seen import Seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def data_dir(tmp_path, settings):
    """A folder of its own for what is kept."""
    settings.DATA_DIR = tmp_path


ADDRESS = "/reports/files.zip"


def fetched(client, **headers):
    answer = client.get(ADDRESS, headers=headers)
    return answer, b"".join(answer.streaming_content) if answer.streaming else answer.content


def opened(client):
    return zipfile.ZipFile(io.BytesIO(fetched(client)[1]))


def listed(client):
    return opened(client).read("LIST-OF-REPORTS.txt").decode()


def test_each_file_is_in_it_as_it_was_filed(client):
    first = make.report_file("Annual Report", report=make.report(year=2015), content=b"first")
    make.report_file("Annual Report", report=make.report(year=2016), content=b"second")
    held = opened(client)
    assert held.testzip() is None
    assert held.namelist() == [
        "LIST-OF-REPORTS.txt",
        "2016/annual-report.txt",
        "2015/annual-report.txt",
    ]
    assert hashlib.sha256(held.read("2015/annual-report.txt")).hexdigest() == first.sha256


def test_two_files_of_one_name_both_have_a_place(client):
    report = make.report(year=2016)
    for content in (b"first", b"second"):
        make.report_file("Annual Report", report=report, content=content)
    assert opened(client).namelist()[1:] == ["2016/annual-report.txt", "2016/annual-report-2.txt"]


def test_files_are_not_compressed_and_are_sent_in_pieces_with_their_length_before(client):
    make.report_file(report=make.report(), content=b"a" * 1_000_000)
    answer = client.get(ADDRESS)
    pieces = list(answer.streaming_content)
    assert max(map(len, pieces)) < 100_000
    content = b"".join(pieces)
    assert int(answer["Content-Length"]) == len(content) > 1_000_000
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert [entry.compress_type for entry in entries[1:]] == [zipfile.ZIP_STORED]


def test_its_list_names_what_is_held_and_where_else_a_copy_is_known(client):
    held = make.report_file("Held", report=make.report(year=2016), content=b"first")
    make.report_file("Abroad", report=make.report(year=2015), source_url="https://example.org/a")
    make.report(year=2014, title="Only named")
    words = listed(client)
    assert f"2016/held.txt: Held, 5 bytes\n  SHA-256 {held.sha256}" in words
    assert "No copy held: Abroad\n  A public copy on another site: https://example.org/a" in words
    assert "Only named\nhttp" in words
    assert "No public copy elsewhere is known here." in words


def test_the_same_files_make_the_same_bytes(client):
    file = make.report_file(report=make.report(), content=b"first")
    first, again = fetched(client), fetched(client)
    assert first[1] == again[1]
    assert first[0]["ETag"] == again[0]["ETag"]
    answer, content = fetched(client, **{"If-None-Match": first[0]["ETag"]})
    assert (answer.status_code, content) == (304, b"")
    file.title_as_posted = "Another title"
    file.save()
    assert fetched(client)[0]["ETag"] != first[0]["ETag"]


def test_a_file_of_a_report_that_is_not_posted_is_not_in_it(client):
    report = make.report(year=2031, title="SENTINEL", posted=False)
    make.report_file("SENTINEL", report=report, content=b"SENTINEL")
    assert b"SENTINEL" not in fetched(client)[1]


def test_a_file_that_is_gone_is_left_out_and_the_zip_is_whole(client):
    file = make.report_file("Gone", report=make.report(year=2016), content=b"first")
    make.report_file("Held", report=make.report(year=2015), content=b"second")
    file.file.storage.delete(file.file.name)
    assert opened(client).namelist() == ["LIST-OF-REPORTS.txt", "2015/held.txt"]
    assert "No copy held: Gone" in listed(client)


def test_head_tells_the_length_and_sends_nothing(client):
    make.report_file(report=make.report(), content=b"first")
    answer = client.head(ADDRESS)
    assert answer["Content-Length"] == str(len(fetched(client)[1]))
    assert answer.content == b""


def test_the_shelf_says_how_much_is_in_the_zip(client):
    assert "zip" not in Seen(client, "/reports/").words()
    report = make.report()
    make.report_file(report=report, content=b"a" * 2_000_000)
    make.report_file(report=report, content=b"a" * 100_000)
    page = Seen(client, "/reports/")
    assert "All files in one zip: 2 files, 2.1 MB" in page.words()
    assert page.links()["All files in one zip"] == ADDRESS
