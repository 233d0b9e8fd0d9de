"""Words that were withdrawn do not come back, until the secretary lets them stand again."""

import pytest
from django.core.exceptions import ValidationError

from meetings.models import Document, Person
from tests import make
from tests.admin.pages import address, press, save, sign_in, words
from tests.site.plaintext.packs import change, load
from tests.support import withdrawing
from tests.support.withdrawing import NAME, REASON
from tipcouncil.records.redaction import redaction
from tipcouncil.records.redaction.places import places
from tipcouncil.records.redaction.words import WordForms
from tipcouncil.site.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting():
    return withdrawing.sitting()


def test_the_cleaned_text_is_not_posted_while_a_place_is_left(client, sitting):
    sign_in(client, "secretary")
    redaction.hide([NAME, "Doe, Jane"], REASON)
    minutes = sitting.minutes
    minutes.refresh_from_db()
    assert "Take them out of" in words(client.get(address(minutes, "post")))
    save(client, minutes, body="# 1. Letter\n\nA guest spoke.")
    left = make.document(meeting=sitting, posted=False)
    moment = make.POSTED_AT
    rows = Document.objects.filter(pk=left.pk)
    rows.update(note=NAME, posted_at=moment, first_posted_at=moment)
    page = words(client.get(address(minutes, "post")))
    assert address(left) in page
    answer = press(client, minutes, "post", reason="A name is left out.")
    assert "Nothing has changed. Words that were withdrawn would stand" in words(answer)
    assert address(left) in words(answer)
    minutes.refresh_from_db()
    assert minutes.posted_at is None
    Document.objects.filter(pk=left.pk).update(note="")
    press(client, minutes, "post", reason=f"{NAME} is left out.")
    minutes.refresh_from_db()
    assert minutes.posted_at is None
    press(client, minutes, "post", reason="A name is left out.")
    minutes.refresh_from_db()
    assert (minutes.is_public, minutes.is_approved) == (True, True)


def test_nothing_that_holds_the_words_is_posted_or_saved_in_public(client):
    redaction.hide([NAME], REASON)
    sign_in(client, "clerk")
    draft = make.meeting(posted=False)
    make.attendance(NAME, meeting=draft)
    answer = press(client, draft, "post", looked="yes")
    assert "Words that were withdrawn would stand" in words(answer)
    assert NAME not in words(answer)
    draft.refresh_from_db()
    assert draft.posted_at is None
    paper = make.document()
    answer = save(client, paper, title_as_posted=f"From {NAME}")
    assert answer.status_code == 200
    assert "“Title as posted” holds words that were withdrawn" in words(answer)
    assert f"From {NAME}" in words(answer)
    sitting = make.meeting()
    answer = save(client, sitting, agenda_lines=f"1. A letter\n2. {NAME} speaks")
    assert answer.status_code == 200
    assert "holds words that were withdrawn" in words(answer)
    assert f"2. {NAME} speaks" in words(answer)
    with pytest.raises(ValidationError):
        make.milestone(f"{NAME} spoke.")


def test_a_record_is_loaded_again_where_its_words_were_withdrawn(pack):
    (pack / "people.csv").write_text(
        "slug,name,sort_name,posted\n"
        'jane-doe,Jane Doe,"Doe, Jane",2020-01-02T15:00:00+00:00\n'
        'pat,Pat Example,"Example, Pat",2020-01-02T15:00:00+00:00\n'
    )
    load(pack)
    redaction.hide([NAME, "The chair"], REASON)
    assert "0 new and 0 changed records; 2 were the same; 2 were left" in load(pack)
    change(pack / "people.csv", "Pat Example,", "Jane Doe,")
    said = load(pack)
    assert "people.csv: pat: left out. “Name” holds words that were withdrawn" in said
    assert "0 new and 0 changed" in said
    assert places(WordForms([NAME])) == []
    assert Person.objects.get(slug="pat").name == "Pat Example"


def test_lifting_lets_the_words_stand_again_and_needs_a_reason(client, sitting):
    sign_in(client, "secretary", name="sam")
    person = make.person(NAME)
    made = redaction.hide([NAME], REASON)
    person.refresh_from_db()
    assert (person.name, person.name_withheld) == ("Name withheld", True)
    assert "This field is required" in words(save(client, made, lifted_reason=" "))
    assert "A letter from Jane Doe" in words(client.get(address(made)))
    save(client, made, lifted_reason="The court allowed it.")
    person.refresh_from_db()
    assert (person.name, person.slug, person.name_withheld) == (NAME, "jane-doe", False)
    sitting.refresh_from_db()
    assert sitting.note == f"Held for {NAME}."
    assert sitting.agenda_items.get().title == f"A letter from {NAME}"
    assert AuditEntry.objects.filter(verb="restore", words="The court allowed it.").exists()
    sitting.minutes.refresh_from_db()
    assert sitting.minutes.is_withdrawn
    sitting.minutes.post(reason="The court allowed it.")
