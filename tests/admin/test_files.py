"""Papers in the admin: “not held” is replaced by a file, and a file never lies about itself."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import Document
from tests import make
from tests.admin.pages import address, save, words
from tests.admin.test_every_page import page

TEXT = b"Agenda of January 19, 2017\n"


def paper(content=TEXT, name="agenda.txt"):
    return SimpleUploadedFile(name, content, "application/pdf")


def test_not_held_is_replaced_by_a_file(clerk):
    document = make.document("TIP Agenda", meeting=make.meeting())
    assert "Not held" in words(clerk.get(address(Document, "changelist") + "?held=no"))
    assert save(clerk, document, file=paper()).status_code == 302
    document.refresh_from_db()
    assert document.is_held
    assert document.sha256 == hashlib.sha256(TEXT).hexdigest()
    assert document.original_name == "agenda.txt"
    assert document.size == len(TEXT)
    assert document.media_type.startswith("text/plain")


def test_a_file_is_filed_on_the_page_of_its_meeting(clerk):
    meeting = make.meeting()
    row = {
        "documents-TOTAL_FORMS": "1",
        "documents-0-id": "",
        "documents-0-meeting": str(meeting.pk),
        "documents-0-title_as_posted": "Agenda",
        "documents-0-kind": "agenda",
        "documents-0-position": "1",
        "documents-0-file": paper(),
    }
    assert save(clerk, meeting, **row).status_code == 302
    filed = Document.objects.get()
    assert (filed.body, filed.meeting, filed.posted_at) == (meeting.body, meeting, None)
    assert filed.sha256 == hashlib.sha256(TEXT).hexdigest()


def test_a_file_of_a_report_is_filed_with_it(clerk):
    kept = make.report_file()
    assert save(clerk, kept.report, **{"files-0-file": paper()}).status_code == 302
    kept.refresh_from_db()
    assert kept.sha256 == hashlib.sha256(TEXT).hexdigest()


def test_a_file_that_lies_about_its_kind_is_refused_on_the_form(clerk):
    document = make.document()
    for upload in (paper(b"MZ\x90\x00" * 20, "minutes.pdf"), paper(b"x", "x.exe"), paper(b"")):
        answer = save(clerk, document, file=upload)
        assert answer.status_code == 200
        assert 'class="errorlist"' in words(answer)
    document.refresh_from_db()
    assert not document.is_held


def test_a_removed_file_leaves_no_facts_behind(clerk):
    document = make.document(content=TEXT)
    assert save(clerk, document, **{"file-clear": "on"}).status_code == 302
    document.refresh_from_db()
    assert (document.file.name, document.sha256, document.size) == ("", "", 0)


def test_saving_a_document_keeps_its_file(clerk):
    document = make.document(content=TEXT)
    assert save(clerk, document, note="From the archive page.").status_code == 302
    document.refresh_from_db()
    assert document.sha256 == hashlib.sha256(TEXT).hexdigest()


def test_staff_open_a_file_that_is_not_posted_and_nobody_else_does(clerk, client):
    document = make.document(content=TEXT, posted=False)
    url = page("meetings.document", "paper", document.pk)
    assert url in words(clerk.get(address(document)))
    answer = clerk.get(url)
    assert b"".join(answer.streaming_content) == TEXT
    assert "no-store" in answer["Cache-Control"]
    clerk.logout()
    assert clerk.get(url).status_code == 302


def test_staff_open_a_file_of_a_report(clerk):
    kept = make.report_file(content=TEXT)
    answer = clerk.get(page("reports.reportfile", "paper", kept.pk))
    assert b"".join(answer.streaming_content) == TEXT


def test_no_form_names_the_place_of_a_file_on_the_disk(clerk):
    document = make.document(content=TEXT, meeting=make.meeting())
    for record in (document, document.meeting):
        shown = words(clerk.get(address(record)))
        assert "no-media-address" not in shown
        assert document.file.name not in shown


@pytest.mark.parametrize("held", [None, TEXT])
def test_a_file_beside_another_error_is_to_be_chosen_again_and_is_not_filed(clerk, held):
    document = make.document(content=held)
    answer = save(clerk, document, title_as_posted="", file=paper(b"Newer\n", "newer.txt"))
    assert answer.status_code == 200
    assert "Choose the file again: “newer.txt”" in words(answer)
    assert ("Filed under the name" in words(answer)) == bool(held)
    assert "newer.txt”. SHA" not in words(answer)
    assert Document.objects.get().sha256 == document.sha256
