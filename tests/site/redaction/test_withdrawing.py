"""Withdrawn words leave every place of the public record in one act, and none brings them back."""

import re

import pytest
from django.core.management import call_command
from django.db import IntegrityError, models, transaction
from django.test import Client

from meetings.models import Attendance
from tests import make
from tests.admin.pages import address, sent_by, sign_in, words
from tests.site.notices.subscribers import begin, subscriber
from tests.support import papers, sentinels, withdrawing
from tests.support.crawling import crawl, fetch
from tests.support.sentinels import WORD
from tests.support.withdrawing import NAME, REASON
from tests.test_sentinel import holding
from tipcouncil.records.redaction import redaction
from tipcouncil.records.redaction.places import places
from tipcouncil.records.redaction.redacted import text_fields
from tipcouncil.records.redaction.words import WordForms
from tipcouncil.records.versions import locks
from tipcouncil.records.versions.revisions import Versioned
from tipcouncil.site.integrity import files as fixity
from tipcouncil.site.models import AuditEntry, RedactedText, Redaction, Redirect
from tipcouncil.site.notices import news, outbox
from tipcouncil.site.notices.models import Email, Notice

pytestmark = pytest.mark.django_db
PUBLIC = [
    "/",
    "/meetings/2017-01-19/",
    "/meetings/2017-01-19/minutes/versions/",
    "/meetings.csv",
    "/feeds/all.xml",
    "/calendar.ics",
    "/api/events/2017-01-19",
    "/search/?q=letter",
    "/data/record.zip",
]


@pytest.fixture
def near():
    return sentinels.neighbours()


def plant(record):
    """Write the word into every text of a record that is public, whatever locks hold it."""
    for field in text_fields(type(record)):
        text = WORD
        if isinstance(field, models.URLField):
            text = f"https://example.org/{WORD}"
        elif field.unique or isinstance(field, models.SlugField):
            text = f"{WORD}-{record.pk}"
        setattr(record, field.name, text)
    record.save(**({"reason": "A word was wrong."} if isinstance(record, Versioned) else {}))
    return {(type(record).__name__, field.name) for field in text_fields(type(record))}


def test_a_word_in_any_public_text_of_any_kind_is_found_and_hidden_everywhere(near):
    locks.lift()
    planted = set()
    for model in sentinels.gated_models():
        planted |= plant(next(row for row in model._base_manager.all() if row.is_public))
    locks.lay()
    found = {(type(one.record).__name__, one.part) for one in places(WordForms([WORD]))}
    assert planted - found == set()
    redaction.hide([WORD], REASON)
    assert places(WordForms([WORD])) == []
    asked = f"/search/?q={WORD}"
    pages = crawl(Client(), "/data/record.zip", "/reports/files.zip", "/api/", asked)
    assert holding(pages, WORD) == []
    assert [page.address for page in pages.values() if page.status >= 500] == []


# A meeting as it is: approved minutes, and the name in what was entered beside them


@pytest.fixture
def sitting():
    return withdrawing.sitting()


def asked(client, url, **sent):
    """The answer to the page that asks for the words, and what its own form would send."""
    given = {"words": NAME, "is_reversed": "on", "reason": REASON, "note": "By law."} | sent
    listed = client.post(url, sent_by(client.get(url)) | given)
    return listed, sent_by(listed)


def test_the_secretary_sees_every_place_and_hides_all_at_once(client, sitting):
    sign_in(client, "secretary", name="sam")
    start = address(sitting.minutes, "withdraw")
    listed, sent = asked(client, start)
    for sentence in ("<mark>DOE, Jane</mark>", "<mark>Jane Doe</mark>’s lawyer", "A letter from"):
        assert sentence in words(listed), sentence
    assert len(places(WordForms([NAME, "Doe, Jane"]))) == 7
    assert words(listed).count("<li><a href=") == 7
    assert Redaction.objects.count() == 0
    assert sitting.minutes.revisions.filter(kind="withdrawn").count() == 0
    client.post(start, sent)
    made = Redaction.objects.get(is_in_force=True)
    assert made.words.splitlines() == [NAME, "Doe, Jane"]
    assert [row.name_as_recorded for row in sitting.attendances.all()] == ["Name withheld"]
    votes = sitting.motions.get().votes.order_by("pk")
    assert [row.name_as_recorded for row in votes] == ["Name withheld", "Name withheld (2)"]
    assert sitting.motions.get().text == "To thank [withheld]’s lawyer."
    sitting.minutes.refresh_from_db()
    assert sitting.minutes.is_withdrawn
    for place in PUBLIC:
        assert not re.search(rb"jane|\bdoe\b", fetch(Client(), place).said), place
    # One line of the log for each record, and none of them says the words.
    entries = AuditEntry.objects.filter(verb="withdraw", by__username="sam")
    assert entries.count() == 7
    assert not any(re.search("(?i)jane|doe", entry.record + entry.words) for entry in entries)
    call_command("verify_record")


def test_approved_rows_change_in_no_other_way(sitting):
    row = sitting.attendances.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk).update(name_as_recorded="Name withheld")
    redaction.hide(["Jane Doe's lawyer"], REASON)
    made = redaction.hide(["Doe, Jane"], REASON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk).update(name_as_recorded="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.filter(pk=row.pk).update(name_as_recorded="DOE, Jane")
    for model, changed in ((RedactedText, {"original": "x"}), (Redaction, {"words": "x"})):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**changed)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()
    assert sitting.minutes.is_approved
    redaction.lift(made, "It was another person.")
    row.refresh_from_db()
    assert row.name_as_recorded == "DOE, Jane"


def test_the_list_that_was_shown_is_what_is_hidden(client, sitting):
    sign_in(client, "secretary")
    start = address(Redaction, "add")
    _, sent = asked(client, start)
    make.resource(f"Report of {NAME}")
    again = client.post(start, sent)
    assert "other places now" in words(again)
    assert "Report of <mark>" in words(again)
    assert Redaction.objects.count() == 0
    assert client.post(start, sent_by(again)).status_code == 302
    assert places(WordForms([NAME])) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"reason": "Withdrawn because it named Jane  DOE."}, "without the words themselves"),
        ({"words": " ,; "}, "Write the words that must not stand"),
        ({"words": "J"}, "stands everywhere"),
        ({"words": "Jane Doe\nJ. *"}, "stands everywhere"),
        ({"reason": " "}, "This field is required"),
        ({"is_all": "on"}, "Either the words"),
    ],
)
def test_what_cannot_be_withdrawn_is_said_and_what_was_typed_is_kept(
    client, sitting, sent, sentence
):
    sign_in(client, "secretary")
    answer, kept = asked(client, address(sitting.minutes, "withdraw"), **sent)
    assert sentence in words(answer)
    assert kept["note"] == "By law."
    assert Redaction.objects.count() == 0


@pytest.mark.parametrize("role", ["clerk", "administrator"])
def test_only_the_secretary_reads_which_words_they_are(client, sitting, role):
    made = redaction.hide([NAME], REASON)
    sign_in(client, role)
    pages = [(Redaction, "changelist"), (Redaction, "add"), (made, "change"), (made, "history")]
    for record, name in pages:
        assert client.get(address(record, name)).status_code == 403, name
    assert client.post(address(made), {"lifted_reason": "So."}).status_code == 403
    assert "must not stand" not in words(client.get("/admin/"))
    assert not re.search("(?i)jane|doe", words(client.get("/admin/site/auditentry/")))


# What keeps versions, files, and what leads here


def test_words_of_an_old_version_alone_leave_with_it_and_the_text_stays(client):
    minutes = make.minutes(f"{NAME} spoke.")
    minutes.body = "A guest spoke."
    minutes.save(reason="A name is left out.")
    minutes.approve()
    redaction.hide([NAME], REASON)
    minutes.refresh_from_db()
    assert minutes.is_approved
    assert "A guest spoke." in words(client.get(minutes.get_absolute_url()))
    for number in (1, 2, 3):
        assert client.get(f"{minutes.get_versions_url()}{number}/").status_code == 410
    assert client.get(f"{minutes.get_versions_url()}5/").status_code == 200
    call_command("verify_record")


def test_a_file_is_withdrawn_for_the_words_inside_it(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        paper = make.document(content=b"Jane\nDoe")
        slides = make.report_file(content=b"By Doe, Jane.", report=make.report(year=2016))
        titled = make.document("Notes", content=papers.pdf(title=NAME), name="notes.pdf")
        named = make.document("Letter", content=b"Dear council", name="JaneDoe.txt")
    redaction.hide([NAME, "Doe, Jane"], REASON)
    for held in (paper, slides, titled):
        gone = client.get(held.get_file_url())
        assert gone.status_code == 410
        assert REASON in words(gone)
    assert client.get(slides.report.get_absolute_url()).status_code == 200
    assert client.get(named.get_file_url()).getvalue() == b"Dear council"
    for held in (paper, slides):
        # A tombstone would tell whoever has this address which name was withdrawn.
        assert client.get(held.get_file_url().replace(".txt", "-jane-doe.txt")).status_code == 404
    assert b"Doe" not in client.get("/reports/files.zip").getvalue()
    named.refresh_from_db()
    assert named.original_name == "withheld"
    assert {paper.file.name, slides.file.name} <= fixity.expected_files().keys()


def test_a_file_whose_words_are_read_later_is_withdrawn_then(
    client, django_capture_on_commit_callbacks
):
    redaction.hide([NAME], REASON)
    with django_capture_on_commit_callbacks(execute=True):
        paper = make.document(content=NAME.encode())
    assert client.get(paper.get_file_url()).status_code == 410


def test_old_addresses_and_emails_to_come_do_not_say_the_words(client, mailoutbox):
    subscriber("everything")
    begin()
    person = make.person("Jane Doe")
    paper = make.document(f"Letter of {NAME}", kind="handout")
    Redirect.objects.create(path="/jane-doe/", target=person.get_absolute_url())
    Redirect.objects.create(path="/letter/", target=person.get_absolute_url())
    news.look()
    assert Email.objects.count() == 1
    redaction.hide([NAME], REASON)
    for path in ("/jane-doe/", "/letter/", "/people/jane-doe/", "/api/people/jane-doe"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers.get("Location")) == (404, None), path
    paper.refresh_from_db()
    assert paper.title_as_posted == "Letter of [withheld]"
    news.turn()
    outbox.send_waiting()
    assert not any(re.search("(?i)jane|doe", m.subject + m.body) for m in mailoutbox)
    assert not Notice.objects.filter(title__icontains="jane").exists()
