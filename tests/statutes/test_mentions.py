"""Each place that cites the law is in the index, with its address; the index follows the texts."""

from io import StringIO

import pytest
from django.core.management import call_command

from statutes.models import Mention
from tests import make

pytestmark = pytest.mark.django_db
TEXT = (
    "# 2. Discussion\n\n## a) Next steps\n\n- Revising *Sec. 53a-192a*, Trafficking in persons;\n"
)


def test_minutes_are_indexed_with_the_item_and_its_words():
    statute = make.statute("53a-192a")
    minutes = make.minutes(TEXT, meeting=make.meeting(date="2017-01-19"))
    mention = statute.mentions.get()
    assert mention.record == minutes
    assert mention.get_absolute_url() == "/meetings/2017-01-19/#item-2a"
    assert mention.place == "item 2(a)"
    assert mention.quote == "Revising *Sec. 53a-192a*, Trafficking in persons;"


def test_a_corrected_text_is_indexed_anew():
    statute = make.statute("53a-192a")
    minutes = make.minutes(TEXT)
    minutes.body = "No law is cited."
    minutes.save()
    assert not statute.mentions.exists()


def test_a_deleted_draft_leaves_the_index():
    minutes = make.minutes(TEXT, posted=False)
    minutes.delete()
    assert not Mention.objects.exists()


@pytest.mark.parametrize(
    "cite",
    [
        lambda: make.agenda_item("Report on Sec. 53a-192a"),
        lambda: make.motion("To support a change of Sec. 53a-192a."),
        lambda: make.document("A guide to Sec. 53a-192a"),
        lambda: make.report(body="We ask for a change of Sec. 53a-192a."),
        lambda: make.recommendation("Revise Sec. 53a-192a"),
        lambda: make.resource("A study of Sec. 53a-192a"),
    ],
    ids=["agenda item", "motion", "document", "report", "recommendation", "resource"],
)
def test_every_kind_of_citing_record_is_indexed(cite):
    statute = make.statute("53a-192a")
    record = cite()
    assert [mention.record for mention in statute.mentions.all()] == [record]


def test_law_entered_later_is_linked_at_once():
    make.minutes("Sec. 53a-192a and P.A. 16-66, Sec. 44")
    assert Mention.objects.unresolved().count() == 2
    statute, act = make.statute("53a-192a"), make.act("P.A. 16-66")
    assert not Mention.objects.unresolved().exists()
    assert statute.mentions.count() == act.mentions.count() == 1


def test_a_pinpoint_is_kept_with_the_mention():
    make.minutes("the penalty for Sec. 53a-83(i)")
    assert Mention.objects.get().pinpoint == "(i)"


def test_federal_law_is_not_indexed():
    make.minutes("5 U.S.C. § 552")
    assert not Mention.objects.exists()


def test_the_index_can_be_built_anew():
    statute = make.statute("53a-192a")
    make.minutes(TEXT)
    Mention.objects.all().delete()
    said = StringIO()
    call_command("index_mentions", stdout=said)
    assert statute.mentions.count() == 1
    assert "Citations indexed: 1" in said.getvalue()
