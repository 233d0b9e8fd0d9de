"""Each text that was public is kept, in order, with its reason and its seal."""

import pytest
from django.core.exceptions import ValidationError

from tests import make
from tipcouncil.records.revisions import chained_digest

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
    assert first.digest == chained_digest("", 1, "One.")
    assert second.digest == chained_digest(first.digest, 2, "Two.")


def test_a_version_is_neither_changed_nor_deleted():
    version = make.minutes().revisions.get()
    version.body = "Something else."
    with pytest.raises(ValidationError, match="never changed"):
        version.save()
    with pytest.raises(ValidationError, match="never deleted"):
        version.delete()


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
