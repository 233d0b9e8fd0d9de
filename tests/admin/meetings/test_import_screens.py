"""From a file to a draft in two screens: nothing is lost, and nothing is half kept."""

import datetime
import os
import re
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.desk.attendance_lines import attendance_lines, attendance_text, names_in
from meetings.importing import parse_text
from meetings.importing.staging import uploads
from meetings.importing.staging.keeping import keep_as_draft
from meetings.models import (
    AgendaItem,
    Attendance,
    Document,
    Meeting,
    MemberVote,
    Minutes,
    Motion,
)
from tests import make
from tests.admin.pages import FormReader, address, sign_in, told, words

IMPORT = "/admin/meetings/meeting/import/"
FOUNDING = Path(__file__).parents[2] / "data" / "minutes-2017-01-19.txt"
TEXT = """Trafficking in Persons Council

MINUTES

January 19, 2017

Legislative Office Building, Room 2D

Members present: Jillian Gilchrest, Erin Williams

The meeting was called to order at 10:06 AM.

1. Approval of minutes

Jillian Gilchrest moved to approve the minutes of November 17, 2016. Erin Williams seconded. \
The motion carried.

2. Adjournment

The meeting was adjourned at 11:43 AM.
"""


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def council(db):
    return make.council()


def send(client, content=TEXT, name="Minutes January 2017.txt", **sent):
    content = content.encode() if isinstance(content, str) else content
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)} | sent)


def form_of(client, url):
    reader = FormReader()
    reader.feed(words(client.get(url)))
    return reader.values


def keep(client, url, **changes):
    return client.post(url, form_of(client, url) | {"_keep": "yes"} | changes)


def test_every_field_is_filled_from_the_file(clerk, council):
    form = form_of(clerk, send(clerk)["Location"])
    wanted = {
        "body": str(council.pk),
        "date": "2017-01-19",
        "called_to_order": "10:06 AM",
        "adjourned": "11:43 AM",
        "place": "Legislative Office Building, Room 2D",
        "agenda_lines": "1. Approval of minutes\r\n2. Adjournment",
        "attendance_lines": "Jillian Gilchrest\r\nErin Williams",
        "title": "Minutes January 2017",
        "motions-0-moved_by_name": "Jillian Gilchrest",
        "motions-0-result": "carried",
        "motions-0-item": "1. Approval of minutes",
    }
    assert {name: form[name] for name in wanted} == wanted


def test_keep_as_draft_makes_everything_and_posts_nothing(clerk, council):
    url = send(clerk)["Location"]
    answer = keep(clerk, url)
    meeting = Meeting.objects.get()
    assert answer["Location"] == address(meeting)
    assert (meeting.body, str(meeting), meeting.status) == (council, "January 19, 2017", "held")
    assert AgendaItem.objects.count() == 2
    assert Attendance.objects.count() == 2
    motion = Motion.objects.get()
    assert motion.agenda_item.title == "Approval of minutes"
    paper = Document.objects.get()
    assert paper.original_name == "Minutes January 2017.txt"
    assert len(paper.sha256) == 64
    with paper.file.open() as kept:
        assert kept.read().decode() == TEXT
    rows = [meeting, Minutes.objects.get(), motion, paper]
    assert all(row.posted_at is None for row in rows)
    assert meeting.history.first().history_user.username == "mara"
    assert clerk.get(url).status_code == 404
    assert not list(uploads.folder().iterdir())


def test_what_the_clerk_corrected_is_what_is_kept_and_the_same_file_is_told(clerk, council):
    keep(
        clerk,
        send(clerk)["Location"],
        place="Room 1A",
        agenda_lines="1. Minutes\n   a) Corrections\n2. Adjournment",
        attendance_lines="Jillian Gilchrest; in person\nErin Williams; absent\nPat X; guest",
        minutes_text="# 1. Minutes\n\nOther words.\n",
        **{"motions-0-yes": "Jillian Gilchrest", "motions-0-no": "Erin Williams"},
        **{"motions-0-item": "2. Adjournment"},
    )
    assert Meeting.objects.get().place == "Room 1A"
    items = [(str(i), str(i.parent or "")) for i in AgendaItem.objects.order_by("position")]
    assert items == [("1. Minutes", ""), ("a) Corrections", "1. Minutes"), ("2. Adjournment", "")]
    there = {row.name_as_recorded: (row.capacity, row.manner) for row in Attendance.objects.all()}
    assert there == {
        "Jillian Gilchrest": ("member", "in person"),
        "Erin Williams": ("member", "absent"),
        "Pat X": ("guest", "not stated"),
    }
    votes = {vote.name_as_recorded: vote.option for vote in MemberVote.objects.all()}
    assert votes == {"Jillian Gilchrest": "yes", "Erin Williams": "no"}
    assert Motion.objects.get().agenda_item.title == "Adjournment"
    assert Minutes.objects.get().body == "# 1. Minutes\n\nOther words.\n"
    page = words(clerk.get(send(clerk)["Location"]))
    assert "This very file is in the record already" in page


def test_counts_are_filled_from_the_file_doubted_corrected_and_kept(clerk, council):
    url = send(clerk, TEXT.replace("The motion carried.", "The motion passed 7-2."))["Location"]
    form = form_of(clerk, url)
    assert [form[f"motions-0-{side}_count"] for side in ("yes", "no", "abstain")] == ["7", "2", ""]
    keep(clerk, url, **{"motions-0-no_count": "0", "motions-0-abstain_count": "2"})
    motion = Motion.objects.get()
    assert (motion.yes_count, motion.no_count, motion.abstain_count) == (7, 0, 2)
    said = "The motion carried 3-2. Erin Williams voted no."
    page = words(clerk.get(send(clerk, TEXT.replace("The motion carried.", said))["Location"]))
    assert "Motion 1: the counts say 3 in favor, 2 opposed; by name it is 1 no." in page


def test_a_motion_is_added_and_another_is_left_out(clerk, council):
    changes = {"motions-0-DELETE": "on", "motions-1-text": "To adjourn"}
    keep(clerk, send(clerk)["Location"], **changes, **{"motions-1-result": "tabled"})
    assert [(motion.text, motion.result) for motion in Motion.objects.all()] == [
        ("To adjourn", "tabled")
    ]


MISTAKES = {
    "date": ("", "This field is required"),
    "body": ("", "This field is required"),
    "attendance_lines": ("Pat; arrived soon", "is not an hour such as 10:06 AM"),
    "agenda_lines": ("1. " + "word " * 200, "longer than the 500 characters"),
    "adjourned": ("9:00 AM", "cannot adjourn before"),
    "motions-0-text": ("", "This field is required"),
    "motions-0-yes_count": ("1000", "less than or equal to 999"),
    "motions-0-no_count": ("two", "Enter a whole number"),
}


def test_a_mistake_gets_a_sentence_loses_nothing_and_keeps_nothing(clerk, council):
    url = send(clerk)["Location"]
    for field, (value, sentence) in MISTAKES.items():
        answer = keep(clerk, url, **{field: value, "place": "Room 1A"})
        assert answer.status_code == 200, field
        assert sentence in words(answer), field
        assert 'value="Room 1A"' in words(answer), field
    assert not Meeting.objects.exists()
    assert not Document.objects.exists()


def test_minutes_that_are_in_the_record_are_never_overwritten(clerk, council):
    meeting = make.meeting(date="2017-01-19", body=council)
    minutes = make.minutes("The words of the record.", meeting=meeting)
    url = send(clerk)["Location"]
    assert "January 19, 2017 is in the record already" in words(clerk.get(url))
    answer = keep(clerk, url)
    assert "Nothing is kept yet: this meeting is in the record already. Tick below" in words(answer)
    assert not Document.objects.exists()
    answer = keep(clerk, url, adjourned="elevenish", attach="yes")
    assert 'name="attach" value="yes" checked' in words(answer)
    answer = keep(clerk, url, attach="yes")
    assert "They stay as they are" in told(answer)
    minutes.refresh_from_db()
    assert minutes.body == "The words of the record."
    assert Document.objects.get().meeting == meeting
    assert Meeting.objects.count() == 1


def test_what_a_document_says_otherwise_is_named_with_the_button_that_lists_it(clerk, council):
    meeting = make.meeting(date="2017-01-19", body=council, place="Room 1A")
    answer = keep(clerk, send(clerk)["Location"], attach="yes")
    assert "otherwise: Place: “Legislative Office Building, Room 2D”" in told(answer)
    button = re.search("“([^“”]+…)” on the meeting's page", told(answer))[1]
    assert f">{button}</button>" in words(clerk.get(address(meeting, "change")))


def test_a_doubt_about_votes_is_of_what_was_typed(clerk, council):
    text = (
        f"{TEXT}\n\nMs. Ash moved to adjourn. The motion passed 3-0-1, with Bo Birch abstaining.\n"
    )
    url = send(clerk, text)["Location"]
    rows = [name for name, value in form_of(clerk, url).items() if value == "Bo Birch"]
    assert "by name it is 1 abstained" in words(clerk.get(url))
    typed = {rows[0].replace("abstain", "yes"): "Ann Ash, Cy Cole", "adjourned": "elevenish"}
    answer = words(keep(clerk, url, **typed))
    assert "by name it is 2 yes, 1 abstained" in answer
    typed[rows[0].replace("abstain", "yes")] = "Ann Ash, Cy Cole, Di Dow"
    assert "by name it is" not in words(keep(clerk, url, **typed))


def test_the_title_of_every_form_of_ours_says_that_there_is_a_mistake():
    folder = Path(settings.BASE_DIR) / "templates/admin"
    pages = [page.read_text() for page in folder.rglob("*.html")]
    asking = [
        page
        for page in pages
        if "admin/base_site.html" in page and re.search(r"form\.\w*errors", page)
    ]
    assert len(asking) > 2
    assert [page for page in asking if "Error: {% endif %}{{ block.super }}" not in page] == []


def test_a_meeting_of_another_body_on_the_day_has_an_address_of_its_own(clerk, council):
    make.meeting(date="2017-01-19", body=make.body("Demand Committee"))
    keep(clerk, send(clerk)["Location"], body=str(council.pk))
    assert Meeting.objects.get(body=council).slug == f"2017-01-19-{council.slug}"


def test_a_pasted_text_is_kept_as_the_document_that_it_is(clerk, council):
    answer = clerk.post(IMPORT, {"text": TEXT})
    keep(clerk, answer["Location"])
    assert Document.objects.get().original_name == "Pasted text.md"
    assert Meeting.objects.get().date == datetime.date(2017, 1, 19)


def test_a_bad_file_gets_a_sentence_and_leaves_nothing(clerk, council):
    for content, name, sentence in (
        (b"", "a.txt", "is empty"),
        (b"MZ\x90\x00" + b"\0" * 80, "minutes.docx", "minutes.docx"),
        (b"x", "minutes.exe", "of a kind that this record does not take"),
        (b"%PDF-1.7 broken", "minutes.pdf", "cannot be opened"),
        (b"PK\x03\x04broken", "minutes.docx", "This file is damaged"),
    ):
        answer = send(clerk, content, name)
        assert answer.status_code == 200, name
        assert sentence in words(answer), name
    assert "Choose a file, or paste the text" in words(clerk.post(IMPORT, {}))
    assert not Meeting.objects.exists()
    assert not list(uploads.folder().glob("*"))


def test_a_document_that_cannot_be_opened_is_filed_without_text_if_it_is_wanted(clerk, council):
    broken = b"%PDF-1.7\n" + b"broken " * 50
    assert "filed without a text" in words(send(clerk, broken, "old.pdf"))
    answer = send(clerk, broken, "old.pdf", accept_unreadable="on")
    page = words(clerk.get(answer["Location"]))
    assert "No text:" in page
    keep(clerk, answer["Location"], body=str(council.pk), date="2014-04-16")
    paper = Document.objects.get()
    assert paper.meeting.date == datetime.date(2014, 4, 16)
    assert not Minutes.objects.exists()


def test_a_document_on_its_way_is_seen_by_who_sent_it_alone(clerk, council, client):
    url = send(clerk)["Location"]
    client.force_login(make.staff("other"))
    assert client.get(url).status_code in (403, 404)
    client.force_login(make.administrator())
    for name in ("", "original/", "page/1/"):
        assert client.get(url + name).status_code == 404


def test_only_who_may_enter_minutes_imports_them_and_no_other_key_is_a_page(clerk, client):
    for key in ("x", "0" * 32, "%2e%2e", "é"):
        assert clerk.get(f"{IMPORT}{key}/").status_code == 404
    sign_in(client, "administrator")
    assert client.get(IMPORT).status_code == 403
    assert send(client).status_code == 403


def test_a_page_that_could_run_is_only_downloaded(clerk, council):
    answer = send(clerk, "<html><body><script>alert(1)</script><p>Minutes</p>", "m.html")
    if answer.status_code == 302:
        original = clerk.get(f"{answer['Location']}original/")
        assert original["Content-Disposition"].startswith("attachment")
        assert original["Content-Type"] == "application/octet-stream"
        assert b"alert" in b"".join(original)
        assert "<script>alert" not in words(clerk.get(answer["Location"]))


def test_a_document_is_thrown_away_at_once_or_after_a_week(clerk, council):
    url = send(clerk)["Location"]
    assert clerk.post(url, {"_drop": "yes"}).status_code == 302
    assert clerk.get(url).status_code == 404
    url = send(clerk)["Location"]
    (lying,) = uploads.folder().iterdir()
    old = time.time() - uploads.LONGEST_KEPT - 60
    os.utime(lying, (old, old))
    send(clerk)
    assert clerk.get(url).status_code == 404


def test_keep_and_post_leads_to_the_page_that_asks(clerk, council):
    url = send(clerk)["Location"]
    answer = clerk.post(url, form_of(clerk, url) | {"_keep_post": "yes"})
    meeting = Meeting.objects.get()
    assert answer["Location"].startswith(address(meeting, "post"))
    page = clerk.get(answer["Location"])
    chosen = [one["key"] for one in page.context["companions"] if one["chosen"]]
    assert chosen == [f"minutes-{meeting.minutes.pk}", f"motion-{Motion.objects.get().pk}"]


def test_a_step_that_fails_leaves_nothing_behind(clerk, council, settings, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("The disk is full.")

    url = send(clerk)["Location"]
    form = form_of(clerk, url)
    monkeypatch.setattr(Document, "_store_new_files", fail)
    with pytest.raises(OSError, match="disk is full"):
        clerk.post(url, form | {"_keep": "yes"})
    assert not Meeting.objects.exists()
    assert not Minutes.objects.exists()
    assert clerk.get(url).status_code == 200


def test_the_founding_minutes_are_kept_from_their_text(council):
    paper = SimpleUploadedFile("founding.txt", FOUNDING.read_bytes())
    kept = keep_as_draft(parse_text(FOUNDING.read_text()), paper)
    assert kept.is_new
    assert str(kept.meeting) == "January 19, 2017"
    assert kept.meeting.called_to_order == datetime.time(10, 6)
    top = [i.label for i in kept.meeting.agenda_items.filter(parent=None).order_by("position")]
    assert top == ["1.", "2.", "3.", "4."]
    assert "Sec. 53a-83(i)" in kept.minutes.body


def test_lines_of_attendance_come_back_as_they_were():
    text = (
        "Jillian Gilchrest; Chair; in person\nErin Williams; excused; absent\n"
        "Pat Example; guest; electronically; arrived 10:20 AM; left 11:00 AM"
    )
    assert attendance_text(attendance_lines(text)) == text


def test_names_are_divided_by_commas_or_by_semicolons():
    assert names_in("A B, C D") == ["A B", "C D"]
    assert names_in("Smith, Jr.; C D") == ["Smith, Jr.", "C D"]


def test_the_first_page_of_the_admin_leads_to_the_import(clerk):
    assert reverse("admin:meetings_meeting_import") == IMPORT
    assert IMPORT in words(clerk.get("/admin/"))


def test_a_document_of_approved_minutes_is_filed_and_changes_nothing(clerk, council):
    meeting = make.meeting(date="2017-01-19", body=council)
    make.minutes("The approved words.", meeting=meeting, approval="approved")
    answer = keep(clerk, send(clerk)["Location"], attach="yes")
    assert answer.status_code == 302
    assert Document.objects.get().meeting == meeting
    assert not meeting.agenda_items.exists()
    assert not Motion.objects.exists()
