"""Before a file with hidden words is posted, staff see them and say yes to each file."""

from hashlib import sha256
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from meetings.models import Document, Minutes
from tests import make
from tests.admin.pages import address, press, press_selected, save, shown, words
from tests.site.test_file_texts import found
from tests.support.database import ROOT
from tipcouncil.site.files.texts import pages_in, read_all
from tipcouncil.site.models import FileReading

DATA = ROOT / "tests" / "data"
WORD = (DATA / "hidden-words.docx").read_bytes()
BOXED = (DATA / "words-under-a-box.pdf").read_bytes()
RICH = rb"{\rtf1\ansi Seen. {\v Jane Victim}\par}"
UNDER_THE_BOX = "Jane Victim of Bridgeport"


def upload(content, name):
    return SimpleUploadedFile(name, content)


def yes(paper):
    return {"yes": f"hidden-{paper.sha256}"}


@pytest.fixture
def boxed(clerk):
    return make.document("Testimony", content=BOXED, name="testimony.pdf", posted=False)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (WORD, "minutes.docx", "holds 15 words that a reader of the paper cannot see"),
        (BOXED, "minutes.pdf", "4 under a box or a picture"),
        (RICH, "minutes.rtf", "2 marked hidden"),
        (b"Seen.<!-- Jane Victim -->", "minutes.md", "2 in a comment"),
    ],
)
def test_hidden_words_are_counted_shown_and_left_out_when_minutes_are_imported(
    clerk, settings, tmp_path, content, name, told
):
    settings.DATA_DIR = tmp_path
    make.council()
    sent = clerk.post(reverse("admin:meetings_meeting_import"), {"file": upload(content, name)})
    page = words(clerk.get(sent["Location"]))
    assert told in page
    assert "Jane Victim" in page.partition('class="hidden-words"')[2].partition("</details>")[0]
    form = shown(clerk, sent["Location"])
    assert "Jane" not in form["minutes_text"] + form["attendance_lines"]
    form |= {"date": "2026-03-12"}
    clerk.post(sent["Location"], form | {"_keep": "yes"})
    assert "Jane" not in Minutes.objects.get().body


def test_a_file_with_words_under_a_box_is_posted_only_after_a_yes_of_its_own(clerk, boxed):
    page = words(clerk.get(address(boxed, "post")))
    assert "4 under a box or a picture" in page
    assert UNDER_THE_BOX in page
    assert "a copy of the file does not" in page
    assert "the properties of the file say author: anonymous" in page
    press(clerk, boxed, "post", looked="yes")
    boxed.refresh_from_db()
    assert boxed.posted_at is None
    other = make.document("Letter", content=RICH, name="letter.rtf", posted=False)
    press(clerk, other, "post", **yes(boxed))  # the yes to one file is no yes to another
    other.refresh_from_db()
    assert other.posted_at is None
    meeting = make.meeting(posted=False)
    Document.objects.filter(pk=boxed.pk).update(meeting=meeting)
    chosen = {"with": f"document-{boxed.pk}"}
    press(clerk, meeting, "post", **chosen)
    meeting.refresh_from_db()
    assert meeting.posted_at is None
    press(clerk, meeting, "post", **chosen, **yes(boxed))
    boxed.refresh_from_db()
    assert boxed.is_public


def test_a_list_of_documents_is_posted_only_after_the_yes(clerk, boxed):
    assert UNDER_THE_BOX in words(press_selected(clerk, [boxed], "post_selected"))
    boxed.refresh_from_db()
    assert boxed.posted_at is None
    press_selected(clerk, [boxed], "post_selected", **yes(boxed))
    boxed.refresh_from_db()
    assert boxed.is_public


def test_a_report_is_posted_with_such_a_file_only_after_the_yes(clerk):
    paper = make.report_file(report=make.report(posted=False), content=BOXED, name="report.pdf")
    assert UNDER_THE_BOX in words(clerk.get(address(paper.report, "post")))
    press(clerk, paper.report, "post")
    paper.report.refresh_from_db()
    assert paper.report.posted_at is None
    press(clerk, paper.report, "post", **yes(paper))
    paper.report.refresh_from_db()
    assert paper.report.is_public


def test_a_file_that_would_be_public_at_once_asks_on_its_form(clerk):
    paper = make.document("Testimony")
    for content, name in ((BOXED, "a.pdf"), (RICH, "a.rtf")):
        answer = save(clerk, paper, file=upload(content, name))
        assert answer.status_code == 200
        assert "public at once" in words(answer)
        assert "Jane Victim" in words(answer)
        assert 'name="file-hidden"' in words(answer)
    yes_to_it = {"file-hidden": sha256(content).hexdigest()}
    assert save(clerk, paper, file=upload(content, name), **yes_to_it).status_code == 302
    paper.refresh_from_db()
    assert paper.is_held


def test_a_file_of_a_posted_report_asks_on_its_form_and_an_unposted_one_does_not(clerk):
    for posted, status in ((True, 200), (False, 302)):
        paper = make.report_file(report=make.report(posted=posted))
        row = {"files-0-file": upload(BOXED, "report.pdf")}
        assert save(clerk, paper.report, **row).status_code == status


def test_a_text_into_which_hidden_words_were_copied_asks_before_it_is_posted(clerk, boxed):
    meeting = make.meeting()
    Document.objects.filter(pk=boxed.pk).update(meeting=meeting)
    minutes = make.minutes(f"Then {UNDER_THE_BOX} spoke.", meeting=meeting, posted=False)
    assert "words that a reader of the paper" in words(clerk.get(address(minutes, "post")))
    press(clerk, minutes, "post")
    minutes.refresh_from_db()
    assert minutes.posted_at is None
    press(clerk, minutes, "post", yes=f"hidden-text-{boxed.sha256}")
    minutes.refresh_from_db()
    assert minutes.is_public


def test_hidden_words_are_not_found(client, boxed):
    boxed.post()
    read_all()
    assert found("testimony")
    assert found("survivor spoke")
    assert not found("bridgeport")
    assert "Bridgeport" not in words(client.get("/search/", {"q": "survivor"}))


def test_repairing_the_index_tells_which_posted_files_have_hidden_words(boxed):
    boxed.post()
    make.document("Not posted", content=RICH, name="a.rtf", posted=False)
    said = StringIO()
    call_command("check_index", "--repair", stdout=said)
    assert f"{boxed.get_file_url()} (“Testimony”): This file holds 4 words" in said.getvalue()
    assert "Not posted" not in said.getvalue()


def test_what_an_older_reader_found_is_shown_to_nobody_and_read_again(boxed):
    boxed.post()
    old = FileReading.objects.create(sha256=boxed.sha256, reader=2)
    old.pages.create(number=1, text=f"A survivor, {UNDER_THE_BOX}")
    assert not pages_in(boxed).exists()
    assert read_all() == 1
    (page,) = pages_in(boxed)
    assert "survivor" in page.text
    assert "Bridgeport" not in page.text
