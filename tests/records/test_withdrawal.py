"""A text that must not stand leaves every page; its address says when and why."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from meetings.models import Minutes
from tests import make
from tests.admin.pages import address, press, save, sign_in, told, words
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db
REASON = "Withdrawn because it named a person whom the law protects."
NAME = "Jane Doe"
FIRST = f"# 1. Reports\n\n{NAME} spoke."


def withdrawn(**fields):
    minutes = make.minutes(FIRST, **fields)
    minutes.body += " All listened."
    minutes.save(reason="A sentence was missing.")
    minutes.withdraw(REASON, note="Asked for on Monday.")
    return minutes


def gone(client, url):
    page = client.get(url)
    assert page.status_code == 410, url
    assert REASON in words(page)
    assert NAME not in words(page)
    assert "Asked for on Monday" not in words(page)
    return page


def test_every_address_of_the_text_says_that_it_is_gone_and_why(client):
    minutes = withdrawn()
    gone(client, minutes.get_text_url())
    gone(client, minutes.get_versions_url())
    for version in minutes.revisions.exclude(kind="withdrawn"):
        gone(client, version.get_absolute_url())


def test_the_page_of_the_meeting_stays_and_says_why(client):
    minutes = withdrawn()
    page = client.get(minutes.get_absolute_url())
    assert page.status_code == 200
    assert REASON in words(page)
    assert NAME not in words(page)


def test_a_version_that_never_was_is_not_found(client):
    minutes = withdrawn()
    assert client.get(f"{minutes.get_versions_url()}9/").status_code == 404


def test_a_draft_that_was_never_public_is_not_found(client):
    minutes = make.minutes(FIRST, posted=False)
    assert client.get(minutes.get_text_url()).status_code == 404
    assert client.get(minutes.get_versions_url()).status_code == 404


def test_an_approved_text_is_withdrawn_and_nothing_less(client):
    minutes = withdrawn(approval="approved")
    gone(client, minutes.get_text_url())
    assert minutes.revisions.latest("number").kind == "withdrawn"


def test_a_withdrawal_needs_a_reason():
    minutes = make.minutes(FIRST)
    with pytest.raises(ValidationError, match="Say why"):
        minutes.withdraw("  ")
    assert Minutes.objects.public().exists()


def test_what_is_not_posted_is_not_withdrawn():
    with pytest.raises(ValidationError, match="Only what is posted"):
        make.minutes(FIRST, posted=False).withdraw(REASON)


def test_the_site_keeps_what_it_withdrew():
    minutes = withdrawn()
    assert NAME in minutes.revisions.get(number=1).body
    with pytest.raises(ProtectedError):
        minutes.delete()


def test_a_redacted_text_is_posted_again_and_the_old_versions_stay_gone(client):
    minutes = withdrawn()
    minutes.body = "# 1. Reports\n\nA guest spoke."
    minutes.save()
    minutes.post(reason="A name is left out.")
    page = client.get(minutes.get_absolute_url())
    assert "A guest spoke." in words(page)
    listed = words(client.get(minutes.get_versions_url()))
    assert "A name is left out." in listed
    assert REASON in listed
    assert NAME not in listed
    assert client.get(f"{minutes.get_versions_url()}4/").status_code == 200
    for number in (1, 2, 3):
        gone(client, f"{minutes.get_versions_url()}{number}/")


def test_the_first_version_after_a_withdrawal_shows_no_differences(client):
    minutes = withdrawn()
    minutes.body = "# 1. Reports\n\nA guest spoke."
    minutes.save()
    minutes.post(reason="A name is left out.")
    page = words(client.get(f"{minutes.get_versions_url()}4/"))
    assert "first version made public" in page


def test_posting_again_needs_a_reason():
    minutes = withdrawn()
    with pytest.raises(ValidationError, match="Say why"):
        minutes.post()
    assert Minutes.objects.get(pk=minutes.pk).posted_at is None


def test_the_database_does_not_show_a_withdrawn_text_again():
    minutes = withdrawn()
    with pytest.raises(IntegrityError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(posted_at=make.POSTED_AT)


def test_a_withdrawn_version_stays_gone_even_if_the_clock_was_wrong():
    minutes = withdrawn()
    minutes.body = "A guest spoke."
    minutes.posted_at = make.POSTED_AT
    minutes.save(reason="A name is left out.")
    assert [version.number for version in minutes.revisions.public()] == [4]


def test_a_withdrawal_keeps_the_record_true(capsys):
    minutes = withdrawn(approval="approved")
    call_command("verify_record")
    minutes.body = "A guest spoke."
    minutes.save()
    minutes.post(reason="A name is left out.")
    call_command("verify_record")
    assert "Records verified: 1, with 4 versions" in capsys.readouterr().out


def test_a_withdrawn_document_leaves_a_tombstone_without_its_title(client):
    paper = make.document(f"Letter of {NAME}", meeting=make.meeting(), content=NAME.encode())
    url = paper.get_file_url()
    paper.withdraw(REASON, note="Asked for on Monday.")
    gone(client, url)
    page = words(client.get(paper.meeting.get_absolute_url()))
    assert REASON in page
    assert NAME not in page
    assert client.get(f"/thumbnails/{paper.key}.webp").status_code == 404
    assert NAME not in words(client.get("/documents/"))


def test_a_withdrawn_report_leaves_a_tombstone_without_its_title(client):
    report = make.report(title=f"Report on {NAME}", body=NAME)
    file = make.report_file(NAME, report=report, content=NAME.encode())
    report.withdraw(REASON, note="Asked for on Monday.")
    for url in (report.get_absolute_url(), report.get_versions_url(), file.get_file_url()):
        gone(client, url)
    gone(client, f"{report.get_versions_url()}1/")
    assert NAME not in words(client.get("/reports/"))


# By whom


@pytest.mark.parametrize("build", [make.minutes, make.document, make.report])
def test_only_the_secretary_withdraws(client, build):
    record = build()
    sign_in(client, "clerk", name="mara")
    assert client.post(address(record, "withdraw"), {"reason": REASON}).status_code == 403
    sign_in(client, "secretary", name="sam")
    assert client.get(address(record, "withdraw")).status_code == 200
    record.refresh_from_db()
    assert record.posted_at
    press(client, record, "withdraw", is_all="on", reason=REASON, note="For staff.")
    record.refresh_from_db()
    assert record.is_withdrawn
    assert (record.withdrawn_reason, record.withdrawn_note) == (REASON, "For staff.")
    assert (
        AuditEntry.objects.filter(verb="withdraw", by__username="sam", role="secretary").count()
        == 1
    )


def test_a_withdrawal_without_a_reason_keeps_what_was_typed(client):
    sign_in(client, "secretary")
    minutes = make.minutes()
    answer = press(client, minutes, "withdraw", is_all="on", reason=" ", note="A long note.")
    assert answer.status_code == 200
    assert "A long note." in words(answer)
    assert Minutes.objects.public().exists()


def test_a_withdrawn_text_is_beyond_a_clerk(client):
    minutes = withdrawn()
    sign_in(client, "clerk")
    save(client, minutes, body="Another text.")
    assert client.post(address(minutes, "post"), {"reason": "Because."}).status_code == 403
    minutes.refresh_from_db()
    assert minutes.body.startswith(FIRST)
    assert minutes.posted_at is None


def test_the_secretary_posts_it_again_with_a_reason(client):
    minutes = withdrawn()
    sign_in(client, "secretary")
    assert "readers see the reason" in words(client.get(address(minutes, "post")))
    assert "Say why" in words(press(client, minutes, "post"))
    save(client, minutes, body="A guest spoke.")
    answer = press(client, minutes, "post", reason="A name is left out.")
    minutes.refresh_from_db()
    assert minutes.posted_at
    assert minutes.revisions.latest("number").kind == "restored"
    assert "is posted" in told(answer)
    assert AuditEntry.objects.filter(verb="restore", role="secretary").count() == 1


def test_lists_say_that_minutes_were_withdrawn(client, admin_client):
    minutes = withdrawn()
    for url in ("/meetings/", "/meetings/2017/", "/meetings/?status=none"):
        page = words(client.get(url))
        assert "Minutes withdrawn" in page, url
        assert NAME not in page
    assert "Withdrawn" in words(admin_client.get(address(Minutes, "changelist")))
    assert "Withdrawn" in words(admin_client.get(address(minutes)))
