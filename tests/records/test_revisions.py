"""Each text that was public is kept, in order, with its reason and its seal."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from meetings.models import Minutes
from tests import make
from tipcouncil.records.versions import chain

pytestmark = pytest.mark.django_db


def test_a_draft_keeps_no_versions():
    assert not make.minutes(posted=False).revisions.exists()


def test_posting_makes_the_first_version():
    minutes = make.minutes("As posted.", posted=False)
    minutes.post()
    assert minutes.revisions.get().body == "As posted."


def test_a_correction_adds_a_version_with_its_reason():
    minutes = make.minutes("The hour was ten.")
    minutes.body = "The hour was nine."
    minutes.save(reason="The clerk misheard the hour.")
    first, second = minutes.revisions.order_by("number")
    assert first.body == "The hour was ten."
    assert (second.number, second.reason) == (2, "The clerk misheard the hour.")


def test_saving_without_a_new_text_adds_no_version():
    minutes = make.minutes()
    minutes.source = "The clerk's file."
    minutes.save()
    assert minutes.revisions.count() == 1


def test_each_seal_covers_the_one_before():
    minutes = make.minutes("One.")
    minutes.body = "Two."
    minutes.save()
    first, second = minutes.revisions.order_by("number")
    assert first.digest == chain.sealed("", first)
    assert second.digest == chain.sealed(first.digest, second)
    assert chain.breaks([first, second]) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("body", "Another."),
        ("reason", "Another."),
        ("kind", "amended"),
        ("role", "secretary"),
        ("approval", "approved"),
        ("number", 3),
        ("minutes_id", 0),
    ],
)
def test_a_seal_covers_everything_that_a_version_says(name, value):
    version = make.minutes("One.").revisions.get()
    assert chain.breaks([version]) == []
    setattr(version, name, value)
    assert chain.breaks([version])


def test_a_seal_covers_the_moment():
    version = make.minutes("One.").revisions.get()
    version.made_at = make.POSTED_AT
    assert chain.breaks([version]) == ["version 1 does not fit its seal"]


def test_a_version_that_is_missing_is_noticed():
    minutes = make.minutes("One.")
    minutes.body = "Two."
    minutes.save()
    assert chain.breaks([minutes.revisions.get(number=2)])


def test_a_version_says_in_what_role_it_was_made():
    clerk = make.staff()
    clerk.groups.add(Group.objects.get(name="clerk"))
    minutes = make.minutes("One.", posted=False)
    minutes.post(by=clerk)
    assert (minutes.revisions.get().role, minutes.revisions.get().made_by) == ("clerk", clerk)
    minutes.body = "Two."
    minutes.save()
    assert minutes.revisions.get(number=2).role == "command"


def test_recording_the_approval_is_a_version_of_its_own():
    minutes, later = make.minutes(), make.meeting()
    minutes.approve(later)
    version = minutes.revisions.get(number=2)
    assert (version.kind, version.approved_in) == ("approved", later)
    assert version.reason == "Approved at the meeting of January 20, 2017."
    assert version.body == minutes.body


def test_approved_minutes_are_amended_only_with_a_reason():
    minutes = make.minutes("One.", approval="approved")
    minutes.body = "Two."
    with pytest.raises(ValidationError, match="Say why"):
        minutes.save()
    minutes.save(reason="Amended on March 16.")
    assert minutes.revisions.get(number=2).kind == "amended"


def test_the_approval_is_taken_back_only_with_a_reason():
    minutes = make.minutes(approval="approved")
    with pytest.raises(ValidationError, match="Say why"):
        minutes.reopen("  ")
    minutes.reopen("A vote was written down wrongly.")
    assert minutes.revisions.get(number=2).kind == "reopened"
    assert not minutes.is_approved


@pytest.mark.parametrize(
    ("verb", "given"),
    [("post", {}), ("approve", {}), ("withdraw", {"reason": "A name."}), ("take_back", {})],
)
def test_a_verb_acts_on_the_text_that_is_saved_and_not_on_an_older_copy(verb, given):
    copy = make.minutes("One.", posted=verb != "post")
    minutes = Minutes.objects.get()
    minutes.body = "Two."
    minutes.save(reason="A word was missing.")
    getattr(copy, verb)(**given)
    minutes.refresh_from_db()
    assert minutes.body == copy.body == minutes.revisions.latest("number").body == "Two."


def test_a_version_is_neither_changed_nor_deleted():
    version = make.minutes().revisions.get()
    version.body = "Something else."
    for do in (version.save, version.delete):
        with pytest.raises(IntegrityError, match="changed or deleted"), transaction.atomic():
            do()


def test_what_was_taken_back_stays_away_when_the_record_is_posted_again():
    minutes = make.minutes("With a name that must not stand.")
    minutes.take_back()
    minutes.body = "Without it."
    minutes.save()
    minutes.post()
    assert [version.body for version in minutes.revisions.public()] == ["Without it."]
    assert minutes.revisions.count() == 2


def test_a_text_posted_again_unchanged_has_a_version_again():
    minutes = make.minutes("As before.")
    minutes.take_back()
    minutes.post()
    assert minutes.revisions.public().get().body == "As before."


def test_a_report_keeps_its_versions_too():
    report = make.report(body="As sent.")
    assert report.revisions.get().body == "As sent."
