"""Posting and taking back: a page asks first, one record at a time, and nothing posted is lost."""

import pytest
from django.contrib import admin
from django.urls import reverse

from meetings.models import Document, Meeting, Minutes
from tests import make
from tests.admin.pages import address, press, press_selected, save, shown, told, words
from tests.admin.test_every_page import BUILDERS
from tipcouncil.records.admin.base import RecordAdmin
from tipcouncil.records.posting import WAS_POSTED, Posted


def test_a_page_asks_first_and_then_a_clerk_posts_and_takes_back(clerk):
    meeting = make.meeting(posted=False)
    assert "Anyone will be able to read this" in words(clerk.get(address(meeting, "post")))
    meeting.refresh_from_db()
    assert meeting.posted_at is None
    answer = told(press(clerk, meeting, "post"))
    assert "January 19, 2017" in answer
    assert "See the page" in answer
    meeting.refresh_from_db()
    assert meeting.is_public
    assert meeting.history.first().history_user.username == "mara"
    before = meeting.posted_at
    press(clerk, meeting, "post")
    clerk.get(address(meeting, "take-back"))
    meeting.refresh_from_db()
    assert meeting.posted_at == before
    press(clerk, meeting, "take-back")
    meeting.refresh_from_db()
    assert meeting.posted_at is None


def test_a_meeting_is_posted_with_the_documents_that_were_ticked_and_no_other(clerk):
    meeting = make.meeting(posted=False)
    wanted = make.document("Agenda", meeting=meeting, posted=False)
    unticked = make.document("Notes", meeting=meeting, posted=False)
    another = make.document("Notes", meeting=make.meeting(), posted=False)
    assert f"document-{wanted.pk}" in words(clerk.get(address(meeting, "post")))
    press(clerk, meeting, "post", **{"with": [f"document-{d.pk}" for d in (wanted, another)]})
    posted = set(Document.objects.exclude(posted_at=None))
    assert posted == {wanted}
    assert unticked not in posted


def test_minutes_are_shown_as_the_public_will_read_them_and_the_version_says_who_posted(clerk):
    minutes = make.minutes("# 1. Reports\n\nThe *chair* spoke.", posted=False)
    assert "The <em>chair</em> spoke." in words(clerk.get(address(minutes, "post")))
    press(clerk, minutes, "post")
    assert minutes.revisions.get().made_by.username == "mara"


WHOLE = {  # with all that they may belong to
    "meetings.document": lambda: make.document(meeting=make.meeting()),
    "meetings.membership": lambda: make.membership(seat=make.seat()),
    "reports.recommendation": lambda: make.recommendation(report=make.report()),
    "reports.recommendationupdate": lambda: make.update(meeting=make.meeting(), act=make.act()),
}


def hidden_with():
    """Every kind of record that is posted, and each relation that can hide it."""
    for model, own_admin in admin.site._registry.items():
        if isinstance(own_admin, RecordAdmin):
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
    assert "is not posted: the public sees neither." in page
    assert f"{whole._meta.verbose_name.capitalize()}: " in page
    answer = told(press(staff_client, record, "post"))
    assert f"is posted. The public sees it once its {whole._meta.verbose_name} is posted." in answer
    listed = words(staff_client.get(address(type(record), "changelist")))
    assert f"hidden until its {whole._meta.verbose_name} is posted" in listed
    assert "See the public page" not in words(staff_client.get(address(record)))
    press(staff_client, record, "post", **{"with": [f"{whole._meta.model_name}-{whole.pk}"]})
    assert type(record)._base_manager.get(pk=record.pk).is_public


def test_save_and_post_saves_and_then_asks_and_no_form_sends_a_gate(clerk):
    meeting = make.meeting(posted=False)
    sent = {"posted_at": "2020-01-01", "posted_at_0": "2020-01-01", "posted_at_1": "10:00"}
    answer = save(clerk, meeting, place="Room 2D", _post="Save and post…", **sent)
    assert answer["Location"] == address(meeting, "post")
    meeting.refresh_from_db()
    assert (meeting.place, meeting.posted_at) == ("Room 2D", None)


def test_the_address_of_a_posted_meeting_stands_and_its_page_is_offered(clerk):
    meeting = make.meeting()
    assert "See the public page" in words(clerk.get(address(meeting)))
    save(clerk, meeting, slug="somewhere-else")
    meeting.refresh_from_db()
    assert meeting.slug == "2017-01-19"


@pytest.mark.parametrize(
    ("action", "posted"), [("post_selected", False), ("take_back_selected", True)]
)
def test_the_actions_of_a_list_ask_and_then_act(clerk, action, posted):
    meetings = [make.meeting(posted=posted) for _ in range(2)]
    chosen = {"action": action, "_selected_action": [m.pk for m in meetings], "index": "0"}
    assert clerk.post(address(Meeting, "changelist"), chosen).status_code == 200
    assert Meeting.objects.filter(posted_at=None).count() == (0 if posted else 2)
    assert press_selected(clerk, meetings, action).status_code == 302
    assert Meeting.objects.filter(posted_at=None).count() == (2 if posted else 0)
    assert meetings[0].history.count() == 2


def test_lists_say_what_is_posted_and_approved_and_are_narrowed_to_what_only_staff_see(clerk):
    make.minutes(approval="approved")
    page = words(clerk.get(address(Minutes, "changelist")))
    assert "Posted Jan 2, 2020" in page
    assert "Approved" in page
    make.document("Shown to all")
    make.document("Shown to staff", posted=False)
    page = words(clerk.get(address(Document, "changelist") + "?posted=no"))
    assert "Shown to staff" in page
    assert "Shown to all" not in page


# What was public is never deleted.


def test_what_was_posted_is_not_deleted_and_the_page_says_why(clerk):
    kept, draft, minutes = make.meeting(), make.meeting(posted=False), make.minutes()
    minutes.take_back()
    for record in (kept, minutes):
        answer = clerk.post(address(record, "delete"), {"post": "yes"}, follow=True)
        assert WAS_POSTED in words(answer)
        assert type(record).objects.filter(pk=record.pk).exists()
    chosen = {"action": "delete_selected", "_selected_action": [kept.pk, draft.pk]}
    asked = words(clerk.post(address(Meeting, "changelist"), chosen))
    assert WAS_POSTED in asked
    press_selected(clerk, [kept, draft], "delete_selected")
    assert kept in Meeting.objects.all()
    assert draft not in Meeting.objects.all()


def test_what_other_records_name_is_not_deleted_and_a_draft_is_with_its_parts(clerk):
    meeting = make.meeting(posted=False)
    make.agenda_item(meeting=meeting)
    paper = make.document(meeting=meeting, posted=False)
    assert "Other records name it" in told(press(clerk, meeting, "delete"))
    press_selected(clerk, [meeting], "delete_selected")
    assert Meeting.objects.filter(pk=meeting.pk).exists()
    paper.delete()
    assert "was deleted successfully" in told(press(clerk, meeting, "delete"))
    assert not Meeting.objects.exists()


def test_a_posted_row_is_not_deleted_on_the_page_of_its_meeting(clerk):
    document = make.document(meeting=make.meeting())
    save(clerk, document.meeting, **{"documents-0-DELETE": "on"})
    assert Document.objects.filter(pk=document.pk).exists()


def test_the_history_is_read_and_never_put_back(clerk):
    meeting = make.meeting(place="Room 1")
    meeting.place = "Room 2"
    meeting.save()
    url = reverse(
        "admin:meetings_meeting_simple_history", args=[meeting.pk, meeting.history.last().pk]
    )
    assert "Room 1" in words(clerk.get(url))
    assert clerk.post(url, shown(clerk, url)).status_code == 403
    meeting.refresh_from_db()
    assert meeting.place == "Room 2"
