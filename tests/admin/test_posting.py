"""Posting and taking back: a page asks first, one record at a time, and nothing posted is lost."""

import pytest
from django.contrib import admin
from django.urls import reverse

from meetings.models import Document, Meeting, Minutes
from tests import make
from tests.admin.pages import address, press, press_selected, save, shown, told, words
from tests.admin.test_every_page import BUILDERS
from tipcouncil.records.admin.posting import PostingAdmin
from tipcouncil.records.posting import WAS_POSTED, Posted


def test_posting_asks_before_it_acts(clerk):
    meeting = make.meeting(posted=False)
    page = clerk.get(address(meeting, "post"))
    assert "Anyone will be able to read this" in words(page)
    meeting.refresh_from_db()
    assert meeting.posted_at is None


def test_a_clerk_posts_a_meeting(clerk):
    meeting = make.meeting(posted=False)
    answer = press(clerk, meeting, "post")
    meeting.refresh_from_db()
    assert meeting.is_public
    assert "See the page" in told(answer)
    assert meeting.history.first().history_user.username == "mara"


def test_the_first_version_says_who_posted_it(clerk):
    minutes = make.minutes(posted=False)
    press(clerk, minutes, "post")
    assert minutes.revisions.get().made_by.username == "mara"


def test_taking_back_hides_the_record_again(clerk):
    meeting = make.meeting()
    press(clerk, meeting, "take-back")
    meeting.refresh_from_db()
    assert meeting.posted_at is None


def test_looking_at_the_page_that_asks_changes_nothing(clerk):
    meeting = make.meeting()
    before = meeting.posted_at
    clerk.get(address(meeting, "take-back"))
    meeting.refresh_from_db()
    assert meeting.posted_at == before


def test_posting_twice_keeps_the_first_moment(clerk):
    meeting = make.meeting()
    press(clerk, meeting, "post")
    meeting.refresh_from_db()
    assert meeting.posted_at == make.POSTED_AT


def test_a_meeting_is_posted_with_the_documents_that_were_ticked(clerk):
    meeting = make.meeting(posted=False)
    wanted = make.document("Agenda", meeting=meeting, posted=False)
    other = make.document("Notes", meeting=meeting, posted=False)
    page = words(clerk.get(address(meeting, "post")))
    assert f"document-{wanted.pk}" in page
    press(clerk, meeting, "post", **{"with": [f"document-{wanted.pk}"]})
    wanted.refresh_from_db()
    other.refresh_from_db()
    assert wanted.is_public
    assert other.posted_at is None


def test_a_document_of_another_meeting_is_not_posted_along(clerk):
    meeting = make.meeting(posted=False)
    other = make.document("Notes", meeting=make.meeting(), posted=False)
    press(clerk, meeting, "post", **{"with": [f"document-{other.pk}"]})
    other.refresh_from_db()
    assert other.posted_at is None


def test_minutes_are_shown_as_the_public_will_read_them_before_posting(clerk):
    minutes = make.minutes("# 1. Reports\n\nThe *chair* spoke.", posted=False)
    page = words(clerk.get(address(minutes, "post")))
    assert "The <em>chair</em> spoke." in page


def test_what_hides_a_posted_record_is_said(clerk):
    document = make.document(meeting=make.meeting(posted=False), posted=False)
    page = words(clerk.get(address(document, "post")))
    assert "is not posted: the public sees neither." in page
    press(clerk, document, "post")
    listed = words(clerk.get(address(Document, "changelist")))
    assert "hidden until its meeting is posted" in listed


WHOLE = {  # with all that they may belong to
    "meetings.document": lambda: make.document(meeting=make.meeting()),
    "meetings.membership": lambda: make.membership(seat=make.seat()),
    "reports.recommendation": lambda: make.recommendation(report=make.report()),
    "reports.recommendationupdate": lambda: make.update(meeting=make.meeting(), act=make.act()),
}


def hidden_with():
    """Every kind of record that is posted, and each relation that can hide it."""
    for model, own_admin in admin.site._registry.items():
        if isinstance(own_admin, PostingAdmin):
            for name in model.public_with:
                if issubclass(model._meta.get_field(name).related_model, Posted):
                    yield model._meta.label_lower, name


@pytest.mark.parametrize(("label", "name"), list(hidden_with()))
def test_nobody_is_told_that_the_public_reads_what_is_hidden(staff_client, label, name):
    record = (BUILDERS | WHOLE)[label]()
    whole = getattr(record, name)
    for one in (record, whole):
        type(one)._base_manager.filter(pk=one.pk).update(posted_at=None)
    page = words(staff_client.get(address(record, "post")))
    assert "Anyone will be able to read this" not in page
    assert f"{whole._meta.verbose_name.capitalize()}: " in page
    answer = told(press(staff_client, record, "post"))
    assert f"is posted. The public sees it once its {whole._meta.verbose_name} is posted." in answer
    key = f"{whole._meta.model_name}-{whole.pk}"
    press(staff_client, record, "post", **{"with": [key]})
    assert type(record)._base_manager.get(pk=record.pk).is_public


def test_save_and_post_saves_and_then_asks(clerk):
    meeting = make.meeting(posted=False)
    answer = save(clerk, meeting, place="Room 2D", _post="Save and post…")
    assert answer["Location"] == address(meeting, "post")
    meeting.refresh_from_db()
    assert meeting.place == "Room 2D"
    assert meeting.posted_at is None


def test_posted_at_cannot_be_sent_with_a_form(clerk):
    meeting = make.meeting(posted=False)
    sent = {"posted_at": "2020-01-01", "posted_at_0": "2020-01-01", "posted_at_1": "10:00"}
    assert save(clerk, meeting, **sent).status_code == 302
    meeting.refresh_from_db()
    assert meeting.posted_at is None


def test_the_address_of_a_posted_meeting_cannot_be_changed(clerk):
    meeting = make.meeting()
    save(clerk, meeting, slug="somewhere-else")
    meeting.refresh_from_db()
    assert meeting.slug == "2017-01-19"


def test_view_on_site_is_offered_only_for_what_is_public(clerk):
    link = "See the public page"
    assert link in words(clerk.get(address(make.meeting())))
    assert link not in words(clerk.get(address(make.meeting(posted=False))))
    hidden = make.document(meeting=make.meeting(posted=False))
    assert link not in words(clerk.get(address(hidden)))


@pytest.mark.parametrize(
    ("action", "posted"), [("post_selected", False), ("take_back_selected", True)]
)
def test_the_actions_of_a_list_ask_and_then_act(clerk, action, posted):
    meetings = [make.meeting(posted=posted) for _ in range(2)]
    chosen = {"action": action, "_selected_action": [m.pk for m in meetings], "index": "0"}
    assert clerk.post(address(Meeting, "changelist"), chosen).status_code == 200
    assert Meeting.objects.filter(posted_at=None).count() == (0 if posted else 2)
    answer = press_selected(clerk, meetings, action)
    assert answer.status_code == 302
    assert Meeting.objects.filter(posted_at=None).count() == (2 if posted else 0)
    assert meetings[0].history.count() == 2


def test_the_list_says_what_is_posted_and_what_is_approved(clerk):
    make.minutes(approval="approved")
    page = words(clerk.get(address(Minutes, "changelist")))
    assert "Posted Jan 2, 2020" in page
    assert "Approved" in page


def test_lists_are_narrowed_to_what_only_staff_see(clerk):
    make.document("Shown to all")
    make.document("Shown to staff", posted=False)
    page = words(clerk.get(address(Document, "changelist") + "?posted=no"))
    assert "Shown to staff" in page
    assert "Shown to all" not in page


# What was public is never deleted.


def test_a_posted_record_is_not_deleted_and_the_page_says_why(clerk):
    meeting = make.meeting()
    answer = clerk.post(address(meeting, "delete"), {"post": "yes"}, follow=True)
    assert WAS_POSTED in words(answer)
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_the_delete_action_refuses_posted_records_in_a_sentence(clerk):
    kept = make.meeting()
    draft = make.meeting(posted=False)
    sent = {"action": "delete_selected", "_selected_action": [kept.pk, draft.pk], "post": "yes"}
    answer = clerk.post(address(Meeting, "changelist"), sent, follow=True)
    assert WAS_POSTED in words(answer)
    assert Meeting.objects.count() == 2


def test_a_draft_is_deleted(clerk):
    draft = make.meeting(posted=False)
    press(clerk, draft, "delete")
    assert not Meeting.objects.exists()


def test_what_other_records_name_is_not_deleted(clerk):
    meeting = make.meeting(posted=False)
    make.document(meeting=meeting)
    for sent in ({"post": "yes"},):
        assert clerk.post(address(meeting, "delete"), sent).status_code in (200, 403)
    sent = {"action": "delete_selected", "_selected_action": [meeting.pk], "post": "yes"}
    assert clerk.post(address(Meeting, "changelist"), sent).status_code in (200, 302)
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_minutes_that_were_public_are_not_deleted_after_a_take_back(clerk):
    minutes = make.minutes()
    minutes.take_back()
    answer = clerk.post(address(minutes, "delete"), {"post": "yes"}, follow=True)
    assert WAS_POSTED in words(answer)
    assert Minutes.objects.filter(pk=minutes.pk).exists()


def test_a_posted_row_is_not_deleted_on_the_page_of_its_meeting(clerk):
    document = make.document(meeting=make.meeting())
    save(clerk, document.meeting, **{"documents-0-DELETE": "on"})
    assert Document.objects.filter(pk=document.pk).exists()


def test_the_history_is_read_and_never_put_back(clerk):
    meeting = make.meeting(place="Room 1")
    meeting.place = "Room 2"
    meeting.save()
    old = meeting.history.last()
    url = reverse("admin:meetings_meeting_simple_history", args=[meeting.pk, old.pk])
    assert "Room 1" in words(clerk.get(url))
    assert clerk.post(url, shown(clerk, url)).status_code == 403
    meeting.refresh_from_db()
    assert meeting.place == "Room 2"


def test_a_message_after_posting_names_the_record(clerk):
    meeting = make.meeting(posted=False)
    answer = press(clerk, meeting, "post")
    assert "January 19, 2017" in told(answer)
